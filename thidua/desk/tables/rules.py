"""The lists of validation rules and of delegations."""

from __future__ import annotations

from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.core.badges import Badge, Tone
from thidua.core.filtering import HouseFilters, OneOf, WordsFilter
from thidua.core.tables import CodeColumn, DayColumn, HouseTable, LeadColumn, StateColumn
from thidua.monitoring.models import Delegation, ValidationRule


def rule_address(row: ValidationRule) -> str:
    return reverse("rule_page", args=[row.code])


def span_badge(valid_from: date, valid_to: date | None, on: date) -> Badge:
    """Whether a dated thing holds on the day, will hold, or held."""
    if valid_from > on:
        return Badge(str(_("Chưa áp dụng")), Tone.INFO, "hourglass")
    if valid_to is not None and valid_to <= on:
        return Badge(str(_("Hết hiệu lực")), Tone.QUIET, "archive")
    return Badge(str(_("Đang áp dụng")), Tone.OK)


def severity_badge(rule: ValidationRule) -> Badge:
    """What a breach does."""
    blocks = rule.severity == ValidationRule.Severity.ERROR
    return Badge(str(rule.get_severity_display()), Tone.BAD if blocks else Tone.WARN, "ban" if blocks else "")


class RuleTable(HouseTable):
    """Rules by indicator: what is asked, what a breach does, when it holds."""

    sentence = LeadColumn(verbose_name=_("Quy tắc"), address=rule_address)
    indicator = tables.Column(verbose_name=_("Chỉ tiêu"), order_by="indicator__code")
    kind = tables.Column(verbose_name=_("Loại"))
    severity = StateColumn(verbose_name=_("Khi không đạt"))
    valid_from = DayColumn(verbose_name=_("Từ ngày"))
    valid_to = DayColumn(verbose_name=_("Đến trước ngày"))
    code = CodeColumn(verbose_name=_("Mã"), visible=False)

    class Meta(HouseTable.Meta):
        model = ValidationRule
        fields = ("sentence", "indicator", "kind", "severity", "valid_from", "valid_to", "code")

    def render_indicator(self, record: ValidationRule) -> SafeString:
        return format_html('{} <span class="quiet small">{}</span>', record.indicator.name, record.indicator.code)

    def value_indicator(self, record: ValidationRule) -> str:
        return str(record.indicator)

    def render_severity(self, record: ValidationRule) -> Any:
        column: Any = self.base_columns["severity"]
        return column.render(severity_badge(record))

    def value_severity(self, record: ValidationRule) -> str:
        return str(record.get_severity_display())


class RuleFilters(HouseFilters):
    """By words of the indicator, by kind, by what a breach does."""

    tu_khoa = WordsFilter(field_name="indicator__search_key")
    loai = OneOf(field_name="kind", label=_("Loại"), choices=ValidationRule.Kind.choices)
    muc = OneOf(field_name="severity", label=_("Khi không đạt"), choices=ValidationRule.Severity.choices)


class DelegationTable(HouseTable):
    """Who acts for whom, at which work, for how long."""

    user = LeadColumn(verbose_name=_("Người được ủy quyền"), short=True)
    organisation = tables.Column(verbose_name=_("Thay cho"), order_by="organisation__sort_key")
    work = tables.Column(verbose_name=_("Việc"))
    valid_from = DayColumn(verbose_name=_("Từ ngày"))
    valid_to = DayColumn(verbose_name=_("Đến trước ngày"))
    reason = tables.Column(verbose_name=_("Lý do"))
    actions = tables.TemplateColumn(
        template_name="desk/delegations/_actions.html", verbose_name="", orderable=False, exclude_from_export=True
    )

    class Meta(HouseTable.Meta):
        model = Delegation
        fields = ("user", "organisation", "work", "valid_from", "valid_to", "reason", "actions")
