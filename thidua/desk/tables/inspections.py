"""The lists of visits, plans and findings."""

from __future__ import annotations

from typing import Any

import django_tables2 as tables
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core import clock
from thidua.core.filtering import HouseFilters, OneOf
from thidua.core.logic.text import fold
from thidua.core.tables import CodeColumn, DayColumn, FigureColumn, HouseTable, LeadColumn, StateColumn
from thidua.core.templatetags.parts import state
from thidua.desk.shown.inspections import finding_badge, plan_badge, severity_badge, visit_badge
from thidua.monitoring.logic.inspection_states import FindingState
from thidua.monitoring.models import Finding, InspectionPlan, Visit
from thidua.monitoring.models.inspection_labels import FINDING_STATES, PLAN_STATES, SEVERITIES, VISIT_STATES
from thidua.monitoring.models.labels import choices


def plan_address(row: InspectionPlan) -> str:
    return reverse("inspection_plan_page", args=[row.code])


def visit_address(row: Visit) -> str:
    return reverse("visit_page", args=[row.code])


def finding_address(row: Finding) -> str:
    return reverse("finding_page", args=[row.visit.code, row.number])


class VisitTable(HouseTable):
    """Visits with their day, plan, findings and where they stand."""

    organisation = LeadColumn(verbose_name=_("Đơn vị được kiểm tra"), order_by="organisation__sort_key")
    code = CodeColumn(verbose_name=_("Mã"), visible=False)
    plan = tables.Column(verbose_name=_("Kế hoạch"), accessor="plan__title", order_by="plan__code", visible=False)
    planned_on = DayColumn(verbose_name=_("Ngày"))
    finding_count = FigureColumn(verbose_name=_("Kết luận"))
    open_count = FigureColumn(verbose_name=_("Chưa xong"))
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Visit
        fields = ("organisation", "code", "plan", "planned_on", "finding_count", "open_count", "badge")

    def render_organisation(self, record: Visit) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{} · {}</span></span>'
        return format_html(words, visit_address(record), record.organisation, record.code, record.plan.title)

    def value_organisation(self, record: Visit) -> str:
        return str(record.organisation)

    def render_badge(self, record: Visit) -> SafeString:
        return state(visit_badge(record, clock.today()))

    def value_badge(self, record: Visit) -> str:
        return visit_badge(record, clock.today()).text


def _offer(filters: HouseFilters, name: str, code: str, words: str) -> None:
    """Offer in a filter what the list itself has, in Vietnamese order."""
    found = set(filters.queryset.order_by().values_list(code, words).distinct())
    filters.filters[name].extra["choices"] = sorted(
        ((str(key), str(word)) for key, word in found), key=lambda pair: fold(pair[1])
    )


class VisitFilters(HouseFilters):
    """Find visits by year, unit and state."""

    nam = OneOf(field_name="plan__year", label=_("Năm"))
    don_vi = OneOf(field_name="organisation__code", label=_("Đơn vị"))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(VISIT_STATES))

    class Meta:
        model = Visit
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Visit] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        _offer(self, "nam", "plan__year", "plan__year")
        _offer(self, "don_vi", "organisation__code", "organisation__name")


class PlanTable(HouseTable):
    """Plans with how many of their visits were made."""

    title = LeadColumn(verbose_name=_("Kế hoạch kiểm tra"), address=plan_address)
    code = CodeColumn(verbose_name=_("Mã"))
    decision_number = tables.Column(verbose_name=_("Quyết định"), default="–")
    starts = DayColumn(verbose_name=_("Từ ngày"))
    ends = DayColumn(verbose_name=_("Đến hết ngày"))
    done_count = tables.Column(verbose_name=_("Đã kiểm tra"), attrs={"td": {"class": "num"}, "th": {"class": "num"}})
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = InspectionPlan
        fields = ("title", "code", "decision_number", "starts", "ends", "done_count", "badge")

    def render_done_count(self, record: Any) -> str:
        return f"{record.done_count}/{record.visit_count}"

    def value_done_count(self, record: Any) -> str:
        return f"{record.done_count}/{record.visit_count}"

    def render_badge(self, record: InspectionPlan) -> SafeString:
        return state(plan_badge(record))

    def value_badge(self, record: InspectionPlan) -> str:
        return plan_badge(record).text


class PlanFilters(HouseFilters):
    """Find plans by year and state."""

    nam = OneOf(field_name="year", label=_("Năm"))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(PLAN_STATES))

    class Meta:
        model = InspectionPlan
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[InspectionPlan] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        _offer(self, "nam", "year", "year")


class FindingTable(HouseTable):
    """Findings with who mends them by when."""

    text = LeadColumn(verbose_name=_("Kết luận"))
    severity = StateColumn(verbose_name=_("Mức độ"), order_by="severity")
    owner = tables.Column(verbose_name=_("Đơn vị khắc phục"), order_by="owner__sort_key")
    due_on = DayColumn(verbose_name=_("Hạn"))
    badge = StateColumn(verbose_name=_("Trạng thái"), accessor="state", order_by="state")

    class Meta(HouseTable.Meta):
        model = Finding
        fields = ("text", "severity", "owner", "due_on", "badge")

    def render_text(self, record: Finding) -> SafeString:
        words = '<span><a href="{}">{}</a> <span class="title-code">{} · {}</span></span>'
        return format_html(words, finding_address(record), record.text, record.code, record.visit.organisation)

    def value_text(self, record: Finding) -> str:
        return record.text

    def render_severity(self, record: Finding) -> SafeString:
        return state(severity_badge(record))

    def value_severity(self, record: Finding) -> str:
        return severity_badge(record).text

    def render_badge(self, record: Finding) -> SafeString:
        return state(finding_badge(record, clock.today()))

    def value_badge(self, record: Finding) -> str:
        return finding_badge(record, clock.today()).text


class FindingFilters(HouseFilters):
    """Find findings by who mends them, severity and state; overdue ones alone."""

    don_vi = OneOf(field_name="owner__code", label=_("Đơn vị khắc phục"))
    muc_do = OneOf(field_name="severity", label=_("Mức độ"), choices=choices(SEVERITIES))
    trang_thai = OneOf(field_name="state", label=_("Trạng thái"), choices=choices(FINDING_STATES))
    han = OneOf(label=_("Thời hạn"), choices=(("qua-han", _("Quá hạn")),), method="late_only")

    class Meta:
        model = Finding
        fields: tuple[str, ...] = ()

    def __init__(self, data: Any = None, queryset: QuerySet[Finding] | None = None, **kwargs: Any) -> None:
        super().__init__(data, queryset, **kwargs)
        _offer(self, "don_vi", "owner__code", "owner__name")

    def late_only(self, rows: QuerySet[Finding], _name: str, _value: str) -> QuerySet[Finding]:
        return rows.filter(state=FindingState.OPEN, due_on__lt=clock.today())
