"""The lists of councils and of meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.tables import CodeColumn, DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.councils import meeting_badge

if TYPE_CHECKING:
    from thidua.council.models import Council, Meeting


def council_address(row: Council) -> str:
    return reverse("council_page", args=[row.code])


def meeting_address(row: Meeting) -> str:
    return reverse("meeting_page", args=[row.code])


def _with_code(address: str, name: str, under: str) -> SafeString:
    """What names a row, and its code below."""
    return format_html('<span><a href="{}">{}</a> <span class="title-code">{}</span></span>', address, name, under)


class CouncilTable(HouseTable):
    """Councils with their members of the day and their meetings."""

    name = LeadColumn(verbose_name=_("Hội đồng"))
    code = CodeColumn(verbose_name=_("Mã"), visible=False)
    organisation = tables.Column(verbose_name=_("Đơn vị"), order_by="organisation__sort_key")
    legal_basis = tables.Column(verbose_name=_("Quyết định thành lập"))
    member_count = FigureColumn(verbose_name=_("Thành viên"))
    meeting_count = FigureColumn(verbose_name=_("Phiên họp"))
    valid_from = DayColumn(verbose_name=_("Từ ngày"))

    class Meta(HouseTable.Meta):
        fields = ("name", "code", "organisation", "legal_basis", "member_count", "meeting_count", "valid_from")

    def render_name(self, record: Council) -> SafeString:
        return _with_code(council_address(record), record.name, record.code)

    def value_name(self, record: Council) -> str:
        return record.name


class MeetingTable(HouseTable):
    """Meetings with how far their agenda has come."""

    about = LeadColumn(verbose_name=_("Phiên họp"))
    code = CodeColumn(verbose_name=_("Mã"), visible=False)
    council = tables.Column(
        verbose_name=_("Hội đồng"), accessor="council__name", order_by="council__name", visible=False
    )
    held_on = DayColumn(verbose_name=_("Ngày họp"))
    decided_count = tables.Column(verbose_name=_("Đã xét"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        fields = ("about", "code", "council", "held_on", "decided_count", "badge")

    def render_about(self, record: Meeting) -> SafeString:
        return _with_code(meeting_address(record), record.about, f"{record.code} · {record.council.name}")

    def value_about(self, record: Meeting) -> str:
        return record.about

    def render_decided_count(self, record: Any) -> str:
        return f"{record.decided_count}/{record.item_count}"

    def value_decided_count(self, record: Any) -> str:
        return f"{record.decided_count}/{record.item_count}"

    def render_badge(self, record: Meeting) -> SafeString:
        return state(meeting_badge(record))

    def value_badge(self, record: Meeting) -> str:
        return meeting_badge(record).text


class MeetingFilters(HouseFilters):
    """Find meetings by council and state."""

    hoi_dong = OneOf(field_name="council__code", label=_("Hội đồng"))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"))

    def __init__(self, data: Any = None, queryset: Any = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        found = self.queryset.order_by().values_list("council__code", "council__name").distinct()
        self.filters["hoi_dong"].extra["choices"] = sorted(found, key=lambda pair: str(pair[1]))
        self.filters["trang_thai"].extra["choices"] = self.queryset.model._meta.get_field("state").choices  # noqa: SLF001 - Django's documented Model API
