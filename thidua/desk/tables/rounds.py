"""The list of reporting rounds."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.tables import DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.rounds import period_words, round_address, round_badge
from thidua.monitoring.models import Round
from thidua.monitoring.models.labels import PERIOD_KINDS, ROUND_STATES, choices


class RoundTable(HouseTable):
    """Rounds with their days and who has sent."""

    period = LeadColumn(verbose_name=_("Kỳ báo cáo"), written=False, order_by=("closes_on", "pk"), short=True)
    campaign = tables.Column(verbose_name=_("Phong trào"), visible=False)
    closes_on = DayColumn(verbose_name=_("Chốt số liệu"))
    due_on = DayColumn(verbose_name=_("Hạn gửi"))
    lock_on = DayColumn(verbose_name=_("Tự khóa"), default="–")
    sent = tables.Column(verbose_name=_("Đã gửi"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    late = FigureColumn(verbose_name=_("Gửi muộn"))
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Round
        fields = ("period", "campaign", "closes_on", "due_on", "lock_on", "sent", "late", "badge")

    def render_period(self, record: Round) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code" lang="vi">{} · {}</span></span>'
        return format_html(
            words, round_address(record), period_words(record), record.campaign.code, record.campaign.title
        )

    def value_period(self, record: Round) -> str:
        return period_words(record)

    def value_campaign(self, record: Round) -> str:
        return str(record.campaign)

    def render_sent(self, record: Any) -> str:
        return f"{record.sent}/{record.asked}" if record.asked else "–"

    def value_sent(self, record: Any) -> str:
        return f"{record.sent}/{record.asked}"

    def render_late(self, record: Any) -> str:
        return str(record.late) if record.asked else "–"

    def render_badge(self, record: Round) -> SafeString:
        return state(round_badge(record))

    def value_badge(self, record: Round) -> str:
        return round_badge(record).text


class RoundFilters(HouseFilters):
    """Find rounds by campaign, year, kind and state. Campaigns and years offered are those of the list itself."""

    phong_trao = OneOf(field_name="campaign__code", label=_("Phong trào"))
    nam = OneOf(field_name="closes_on__year", label=_("Năm"))
    loai = OneOf(field_name="kind", label=_("Loại kỳ"), choices=choices(PERIOD_KINDS))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(ROUND_STATES))

    class Meta:
        model = Round
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Round] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        rows = self.queryset.order_by()
        campaigns = rows.values_list("campaign__code", "campaign__title").distinct().order_by("-campaign__code")
        self.filters["phong_trao"].extra["choices"] = [(code, f"{code} {title}") for code, title in campaigns]
        years = rows.values_list("closes_on__year", flat=True).distinct().order_by("-closes_on__year")
        self.filters["nam"].extra["choices"] = [(str(year), str(year)) for year in years]
