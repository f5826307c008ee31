"""The list of reports."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_filters
import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.logic.saying import capital
from thidua.core.logic.text import fold
from thidua.core.tables import DayColumn, HouseTable, LeadColumn
from thidua.core.templatetags.parts import state
from thidua.desk.reporting.badges import report_badge
from thidua.monitoring.logic.states import ReportState
from thidua.monitoring.models import Report
from thidua.monitoring.models.labels import PERIOD_KINDS, REPORT_STATES, choices


def report_address(row: Report) -> str:
    """The page of a report."""
    return reverse("report_page", args=[row.round.campaign.code, row.round.period, row.organisation.code])


class ReportTable(HouseTable):
    """Reports with unit, period, deadline and how far they are. ``on`` is the day the page is about."""

    period = LeadColumn(verbose_name=_("Kỳ báo cáo"), written=False, accessor="round", order_by="round__closes_on")
    organisation = tables.Column(verbose_name=_("Đơn vị"), order_by="organisation__sort_key")
    due_on = DayColumn(verbose_name=_("Hạn gửi"), accessor="round__due_on")
    submitted_on = DayColumn(verbose_name=_("Ngày gửi"))
    badge = tables.Column(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    on: date

    class Meta(HouseTable.Meta):
        model = Report
        fields = ("period", "organisation", "due_on", "submitted_on", "badge")

    def render_period(self, record: Report) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code" lang="vi">{} · {}</span></span>'
        campaign = record.round.campaign
        name = record.round.span.name_vi
        return format_html(words, report_address(record), capital(name), campaign.title, campaign.code)

    def value_period(self, record: Report) -> str:
        return f"{record.round.span.name_vi} · {record.round.campaign.code}"

    def render_badge(self, record: Report) -> SafeString:
        return state(report_badge(record, self.on))

    def value_badge(self, record: Report) -> str:
        return report_badge(record, self.on).text


def table_on(day: date) -> type[ReportTable]:
    """The table as of a day: whether a report is late depends on it."""

    class ReportTableOfDay(ReportTable):
        on = day

        class Meta(ReportTable.Meta):
            pass

    return ReportTableOfDay


class ReportFilters(HouseFilters):
    """By unit, by state, by kind of period, by campaign."""

    don_vi = django_filters.CharFilter(label=_("Đơn vị"), method="of_unit")
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(REPORT_STATES))
    ky = OneOf(field_name="round__kind", label=_("Loại kỳ"), choices=choices(PERIOD_KINDS))
    phong_trao = django_filters.CharFilter(label=_("Mã phong trào"), field_name="round__campaign__code")

    def of_unit(self, rows: QuerySet[Report], _name: str, value: str) -> QuerySet[Report]:
        """Units whose name holds every word, with or without accents, or whose code it is."""
        for word in fold(value).split():
            rows = rows.filter(organisation__search_key__contains=word)
        return rows


def waits(row: Any) -> bool:
    """Whether a listed report waits for its reader."""
    return bool(row.turn == 0 and row.state != ReportState.APPROVED)
