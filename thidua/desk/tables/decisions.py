"""The lists of decisions and of funds."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.commendation.logic.decisions import DECISION_STATES
from thidua.commendation.models import AwardDecision
from thidua.commendation.models.labels import choices
from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.logic.text import fold
from thidua.core.tables import DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.core.templatetags.shown import day
from thidua.desk.shown.decisions import decision_badge


def decision_address(row: AwardDecision) -> str:
    return reverse("decision_page", args=[row.code])


class DecisionTable(HouseTable):
    """Decisions with how many they honour and how far the money is."""

    about = LeadColumn(verbose_name=_("Quyết định"))
    organisation = tables.Column(verbose_name=_("Cơ quan"), order_by="organisation__sort_key")
    signed_on = DayColumn(verbose_name=_("Ngày ký"), default="–", visible=False)
    size = FigureColumn(verbose_name=_("Số được khen"))
    money = FigureColumn(verbose_name=_("Tiền thưởng (đồng)"))
    paid = tables.Column(verbose_name=_("Đã chi"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = AwardDecision
        fields = ("about", "organisation", "signed_on", "size", "money", "paid", "badge")

    def render_about(self, record: AwardDecision) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{}</span></span>'
        number = f"{record.number} · {day(record.signed_on)}" if record.number else record.code
        return format_html(words, decision_address(record), record.about, number)

    def value_about(self, record: AwardDecision) -> str:
        return f"{record.number or record.code} {record.about}"

    def render_paid(self, record: Any) -> str:
        return f"{record.paid}/{record.size}"

    def value_paid(self, record: Any) -> str:
        return f"{record.paid}/{record.size}"

    def render_badge(self, record: AwardDecision) -> SafeString:
        return state(decision_badge(record))

    def value_badge(self, record: AwardDecision) -> str:
        return decision_badge(record).text


class DecisionFilters(HouseFilters):
    """Find decisions by year, body and state."""

    nam = OneOf(field_name="year", label=_("Năm"))
    co_quan = OneOf(field_name="organisation__code", label=_("Cơ quan"))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(DECISION_STATES))

    class Meta:
        model = AwardDecision
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[AwardDecision] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        rows = self.queryset.order_by()
        years = set(rows.values_list("year", flat=True).distinct())
        bodies = set(rows.values_list("organisation__code", "organisation__name").distinct())
        self.filters["nam"].extra["choices"] = [(str(year), str(year)) for year in sorted(years, reverse=True)]
        self.filters["co_quan"].extra["choices"] = sorted(bodies, key=lambda pair: fold(pair[1]))
