"""The list of campaigns and the catalogue of indicators."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.campaigns.models import Campaign, Indicator
from thidua.campaigns.models.labels import CAMPAIGN_STATES, DIRECTIONS, GROUPS, choices
from thidua.core.badges import Badge, Tone
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.tables import DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.core.templatetags.shown import day
from thidua.desk.shown.campaigns import campaign_badge
from thidua.directory.models import Organisation

SHRINK = {"td": {"class": "shrink"}, "th": {"class": "shrink"}}


def campaign_address(row: Campaign) -> str:
    return reverse("campaign_page", args=[row.code])


def indicator_address(row: Indicator) -> str:
    return reverse("indicator_page", args=[row.code])


def indicator_badge(row: Indicator) -> Badge:
    """Whether new targets may still be tied to it."""
    if row.active:
        return Badge(str(_("Đang dùng")), Tone.OK)
    return Badge(str(_("Ngừng dùng")), Tone.QUIET, "archive")


class CampaignTable(HouseTable):
    """Campaigns with who launched them, how long they run and who has answered."""

    title = LeadColumn(verbose_name=_("Phong trào"))
    code = tables.Column(verbose_name=_("Mã"), visible=False)
    issuer = tables.Column(verbose_name=_("Đơn vị phát động"), order_by="issuer__sort_key")
    year = tables.Column(verbose_name=_("Năm"))
    period = tables.Column(
        verbose_name=_("Thời gian"), accessor="year", order_by="starts", exclude_from_export=True, attrs=SHRINK
    )
    starts = DayColumn(verbose_name=_("Từ ngày"), visible=False, default=None)
    ends = DayColumn(verbose_name=_("Đến hết ngày"), visible=False, default=None)
    target_count = FigureColumn(verbose_name=_("Chỉ tiêu"))
    answered_count = tables.Column(verbose_name=_("Hưởng ứng"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Campaign
        fields = (
            "title",
            "code",
            "issuer",
            "year",
            "period",
            "starts",
            "ends",
            "target_count",
            "answered_count",
            "badge",
        )

    def render_title(self, record: Campaign) -> SafeString:
        words = '<a href="{}">{}</a> <span class="title-code">{}</span>'
        return format_html("<span>" + words + "</span>", campaign_address(record), record.title, record.code)

    def value_title(self, record: Campaign) -> str:
        return record.title

    def render_period(self, record: Campaign) -> str:
        return f"{day(record.starts)} – {day(record.ends)}" if record.starts or record.ends else ""

    def render_answered_count(self, record: Any) -> str:
        return f"{record.answered_count}/{record.sent_count}" if record.sent_count else "–"

    def value_answered_count(self, record: Any) -> str:
        return f"{record.answered_count}/{record.sent_count}"

    def render_badge(self, record: Campaign) -> SafeString:
        return state(campaign_badge(record))

    def value_badge(self, record: Campaign) -> str:
        return campaign_badge(record).text


class CampaignFilters(HouseFilters):
    """Find campaigns by words, year, issuer and state. The years and issuers offered are those of the list itself."""

    q = WordsFilter()
    nam = OneOf(field_name="year", label=_("Năm"))
    don_vi = OneOf(field_name="issuer__code", label=_("Đơn vị phát động"))
    trang_thai = OneOf(
        field_name="state",
        label=_("Trạng thái"),
        choices=[(code, words) for code, words in choices(CAMPAIGN_STATES) if code != "dropped"],
    )

    class Meta:
        model = Campaign
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Campaign] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        rows = self.queryset.order_by()
        years = rows.values_list("year", flat=True).distinct().order_by("-year")
        self.filters["nam"].extra["choices"] = [(str(year), str(year)) for year in years]
        issuers = rows.values_list("issuer__code", "issuer__name").distinct().order_by("issuer__sort_key")
        self.filters["don_vi"].extra["choices"] = [(code, name) for code, name in issuers]


class IndicatorTable(HouseTable):
    """The catalogue."""

    name = LeadColumn(verbose_name=_("Chỉ tiêu"), address=indicator_address)
    code = tables.Column(verbose_name=_("Mã"), attrs=SHRINK)
    unit = tables.Column(verbose_name=_("Đơn vị tính"))
    group = tables.Column(verbose_name=_("Nhóm"), accessor="get_group_display", order_by="group")
    direction = tables.Column(verbose_name=_("Chiều"), accessor="get_direction_display", order_by="direction")
    over_units = tables.Column(verbose_name=_("Cộng giữa các đơn vị"), accessor="get_over_units_display", visible=False)
    owner = tables.Column(verbose_name=_("Cơ quan chủ trì"), order_by="owner__sort_key", default="–")
    frequency = tables.Column(verbose_name=_("Kỳ báo cáo"), default="", visible=False)
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="pk", order_by="retired_on")

    class Meta(HouseTable.Meta):
        model = Indicator
        fields = ("name", "code", "unit", "group", "direction", "over_units", "owner", "frequency", "badge")

    def render_owner(self, value: Organisation) -> str:
        return value.short_name or value.name

    def value_owner(self, value: Organisation) -> str:
        return str(value)

    def render_badge(self, record: Indicator) -> SafeString:
        return state(indicator_badge(record))

    def value_badge(self, record: Indicator) -> str:
        return indicator_badge(record).text


class IndicatorFilters(HouseFilters):
    """Find indicators by words, field, direction and whether they are still in use."""

    q = WordsFilter()
    nhom = OneOf(field_name="group", label=_("Nhóm"), choices=choices(GROUPS))
    chieu = OneOf(field_name="direction", label=_("Chiều"), choices=choices(DIRECTIONS))
    dung = OneOf(label=_("Trạng thái"), choices=(("1", _("Đang dùng")), ("0", _("Ngừng dùng"))), method="in_use_only")

    class Meta:
        model = Indicator
        fields: tuple[str, ...] = ()

    def in_use_only(self, rows: QuerySet[Indicator], _name: str, value: str) -> QuerySet[Indicator]:
        return rows.filter(retired_on__isnull=value == "1")
