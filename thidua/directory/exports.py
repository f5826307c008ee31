"""Lists of the directory as Excel files: what the reader sees on the day, private fields only for those in charge."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from thidua.core import exports
from thidua.core.audit import Actor
from thidua.core.exports import Sheet
from thidua.directory import policy, queries
from thidua.directory.models import Appointment, Organisation, Person, Placement, Role


def export_units(units: Iterable[Organisation], *, on: date) -> bytes:
    """Units with where they stand on the day."""
    rows = list(units)
    placed = Placement.objects.filter(queries.in_force(on), child__in=rows).select_related("parent")
    above = {placement.child_id: placement.parent for placement in placed}
    lines = [
        (
            number,
            unit.code,
            unit.name,
            unit.get_kind_display(),
            above[unit.pk].code if unit.pk in above else "",
            above[unit.pk].name if unit.pk in above else "",
            unit.short_name,
            unit.official_code,
            unit.address,
            unit.valid_from,
            unit.valid_to,
        )
        for number, unit in enumerate(rows, start=1)
    ]
    columns = [
        (_("TT"), 6),
        (_("Mã đơn vị"), 16),
        (_("Tên đơn vị"), 36),
        (_("Loại đơn vị"), 22),
        (_("Mã đơn vị cấp trên"), 18),
        (_("Đơn vị cấp trên"), 30),
        (_("Tên viết tắt"), 16),
        (_("Mã hành chính"), 14),
        (_("Địa chỉ"), 36),
        (_("Hoạt động từ ngày"), 16),
        (_("Kết thúc từ ngày"), 16),
    ]
    return exports.workbook(Sheet(_("Đơn vị"), _("DANH SÁCH ĐƠN VỊ"), columns, lines, [_as_of(on)]))


def export_people(people: Iterable[Person], *, by: Actor, on: date) -> bytes:
    """People with their posts on the day; birth dates, ids and addresses only of those in the reader's charge."""
    rows = list(people)
    posts: dict[int, list[Appointment]] = {}
    for post in Appointment.objects.filter(queries.in_force(on), person__in=rows).select_related("organisation"):
        posts.setdefault(post.person_id, []).append(post)
    in_charge = queries.people_in_scope(by, on, *policy.PEOPLE_KEEPERS, Role.AUDITOR)
    private = set(in_charge.filter(pk__in=[person.pk for person in rows]).values_list("pk", flat=True))
    lines = [
        _person_line(n, person, posts.get(person.pk, []), person.pk in private) for n, person in enumerate(rows, 1)
    ]
    columns = [
        (_("TT"), 6),
        (_("Mã cá nhân"), 14),
        (_("Họ và tên"), 28),
        (_("Giới tính"), 10),
        (_("Chức vụ"), 30),
        (_("Đơn vị"), 36),
        (_("Ngày sinh"), 14),
        (_("Số định danh cá nhân"), 20),
        (_("Dân tộc"), 12),
        (_("Điện thoại"), 16),
        (_("Thư điện tử"), 26),
    ]
    return exports.workbook(Sheet(_("Cá nhân"), _("DANH SÁCH CÁ NHÂN"), columns, lines, [_as_of(on)]))


def _person_line(number: int, person: Person, posts: list[Appointment], shown: bool) -> tuple[object, ...]:
    open_part = (
        number,
        person.code,
        person.full_name,
        person.get_gender_display(),
        "; ".join(post.post for post in posts),
        "; ".join(post.organisation.name for post in posts),
    )
    private = (person.birth_date, person.personal_id, person.ethnicity, person.phone, person.email)
    return (*open_part, *(private if shown else (None,) * len(private)))


def _as_of(on: date) -> str:
    return _("Tính đến ngày %(day)s") % {"day": on.strftime("%d/%m/%Y")}
