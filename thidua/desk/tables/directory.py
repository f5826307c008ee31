"""The lists of units, people, clusters and accounts."""

from __future__ import annotations

from typing import Any

import django_filters
import django_tables2 as tables
from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.core.badges import Badge, Tone
from thidua.core.filtering import EVERYTHING, HouseFilters, OneOf, WordsFilter
from thidua.core.tables import CodeColumn, DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.directory.models import Cluster, Organisation, Person, Role, User


def unit_address(record: Organisation) -> str:
    return reverse("unit_page", args=[record.code])


def person_address(record: Person) -> str:
    return reverse("person_page", args=[record.code])


def cluster_address(record: Cluster) -> str:
    return reverse("cluster_page", args=[record.year, record.code])


def user_address(record: User) -> str:
    return reverse("user_page", args=[record.username])


def unit_badge(row: Organisation, ended: bool) -> Badge:
    """Whether a unit lives on the day of the page."""
    if ended:
        return Badge(str(_("Đã kết thúc")), Tone.QUIET, "archive")
    return Badge(str(_("Đang hoạt động")), Tone.OK)


def account_badge(row: User) -> Badge:
    """The state of an account in words."""
    if not row.is_active:
        return Badge(str(_("Đã khóa")), Tone.BAD, "lock")
    if row.must_change_password:
        return Badge(str(_("Chưa đổi mật khẩu đầu")), Tone.WARN, "key")
    return Badge(str(_("Đang dùng")), Tone.OK)


class UnitTable(HouseTable):
    """Units with their kind and superior."""

    name = LeadColumn(verbose_name=_("Tên đơn vị"), address=unit_address, order_by=("sort_key", "code"))
    code = CodeColumn(verbose_name=_("Mã"))
    kind = tables.Column(verbose_name=_("Loại"), accessor="get_kind_display", order_by="kind")
    superior = tables.Column(verbose_name=_("Trực thuộc"), default="")
    valid_from = DayColumn(verbose_name=_("Từ ngày"))
    valid_to = DayColumn(verbose_name=_("Đến trước ngày"), default="")

    class Meta(HouseTable.Meta):
        model = Organisation
        fields = ("name", "code", "kind", "superior", "valid_from", "valid_to")


class UnitFilters(HouseFilters):
    """Find units by words, kind and whether they still exist."""

    q = WordsFilter()
    loai = OneOf(field_name="kind", label=_("Loại"), choices=Organisation.Kind.choices)

    class Meta:
        model = Organisation
        fields: tuple[str, ...] = ()


class PersonTable(HouseTable):
    """People by given name, with the foremost post of the day."""

    full_name = LeadColumn(verbose_name=_("Họ và tên"), address=person_address, order_by=("sort_key", "code"))
    code = CodeColumn(verbose_name=_("Mã"))
    post_now = tables.Column(verbose_name=_("Chức vụ"), default="")
    unit_now = tables.Column(verbose_name=_("Đơn vị"), default="")

    class Meta(HouseTable.Meta):
        model = Person
        fields = ("full_name", "code", "post_now", "unit_now")


class PersonFilters(HouseFilters):
    """Find people by words."""

    q = WordsFilter()

    class Meta:
        model = Person
        fields: tuple[str, ...] = ()


class ClusterTable(HouseTable):
    """Clusters of the years with their head."""

    name = LeadColumn(verbose_name=_("Tên cụm, khối"), address=cluster_address)
    year = tables.Column(verbose_name=_("Năm"))
    kind = tables.Column(verbose_name=_("Loại"), accessor="get_kind_display", order_by="kind")
    organiser = tables.Column(verbose_name=_("Đơn vị tổ chức"), order_by="organiser__sort_key")
    head_now = tables.Column(verbose_name=_("Đơn vị trưởng"), default="")
    member_count = FigureColumn(verbose_name=_("Số thành viên"))

    class Meta(HouseTable.Meta):
        model = Cluster
        fields = ("name", "year", "kind", "organiser", "head_now", "member_count")


class ClusterFilters(HouseFilters):
    """Clusters of one year."""

    nam = django_filters.NumberFilter(
        field_name="year", label=_("Năm"), widget=forms.NumberInput(attrs={"placeholder": EVERYTHING})
    )
    loai = OneOf(field_name="kind", label=_("Loại"), choices=Cluster.Kind.choices)

    class Meta:
        model = Cluster
        fields: tuple[str, ...] = ()


class UserTable(HouseTable):
    """Accounts with the roles they hold today."""

    display_name = LeadColumn(verbose_name=_("Họ và tên"), address=user_address)
    username = CodeColumn(verbose_name=_("Tên đăng nhập"))
    roles = tables.Column(verbose_name=_("Vai trò hôm nay"), accessor="roles_now", orderable=False, empty_values=())
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="pk", order_by=("is_active", "must_change_password"))

    class Meta(HouseTable.Meta):
        model = User
        fields = ("display_name", "username", "roles", "badge")

    def render_roles(self, value: list[Any]) -> str:
        return "; ".join(f"{Role(grant.role).label} – {grant.organisation}" for grant in value or ())

    def render_badge(self, record: User) -> Any:
        return StateColumn().render(account_badge(record))

    def value_badge(self, record: User) -> str:
        return account_badge(record).text


class UserFilters(HouseFilters):
    """Find accounts by words, role and state."""

    q = WordsFilter()
    vai_tro = OneOf(label=_("Vai trò"), choices=Role.choices, method="with_role")
    dung = OneOf(field_name="is_active", label=_("Trạng thái"), choices=(("1", _("Đang dùng")), ("0", _("Đã khóa"))))

    class Meta:
        model = User
        fields: tuple[str, ...] = ()

    def with_role(self, rows: QuerySet[User], _name: str, value: str) -> QuerySet[User]:
        return rows.filter(grants__role=value).distinct()
