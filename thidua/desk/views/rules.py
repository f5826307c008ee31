"""Rules that figures must satisfy: the list, one rule with its history, writing, changing and ending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.campaigns.models import Indicator
from thidua.campaigns.policy import CATALOGUERS
from thidua.campaigns.queries import active_indicators
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.tables.rules import RuleFilters, RuleTable, severity_badge, span_badge
from thidua.directory.queries import organisations_of
from thidua.monitoring.actions import rules
from thidua.monitoring.forms.rules import EndRuleForm, NewRuleForm, RuleForm
from thidua.monitoring.models import ValidationRule
from thidua.monitoring.policy.rules import OWNERS, can_write_rule
from thidua.monitoring.queries.rules import rules_visible_to

MOST_HISTORY = 100


def _way(rule: ValidationRule | None = None) -> tuple[Crumb, ...]:
    way = (crumb(_("Số liệu"), "report_list"), crumb(_("Quy tắc kiểm tra"), "rule_list"))
    return (*way, crumb(rule.code, "rule_page", rule.code)) if rule else way


def may_write_somewhere(request: Request, on: date) -> Decision:
    """Whether the person keeps a catalogue or works for a department that may own an indicator."""
    if organisations_of(request.user, on, *CATALOGUERS, *OWNERS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên thi đua hoặc cơ quan chủ trì chỉ tiêu mới đặt quy tắc kiểm tra."))


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesPage(Page):
    """All rules."""

    listing: Listing
    may_write: Decision


def rule_list(request: Request) -> HttpResponse:
    """Rules with filters in the address; ``?xuat=xlsx`` gives the same rows as Excel."""
    today = clock.today()
    rows = rules_visible_to(request.user, today)
    listing = make_listing(request, RuleTable, rows, RuleFilters, title=_("Quy tắc kiểm tra số liệu"))
    page = RulesPage(
        listing=listing, may_write=may_write_somewhere(request, today), crumbs=(crumb(_("Số liệu"), "report_list"),)
    )
    return listing.workbook or render(request, "desk/rules/list.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage(Page):
    """One rule."""

    rule: ValidationRule
    severity: Badge
    badge: Badge
    ended: bool
    facts: tuple[tuple[str, str], ...]
    entries: list[AuditEntry]
    may_write: Decision


def the_rule(request: Request, code: str, on: date) -> ValidationRule:
    """The rule of this code, if the reader sees it."""
    return get_object_or_404(rules_visible_to(request.user, on), code=code)


def rule_page(request: Request, code: str) -> HttpResponse:
    """What a rule says, when it holds, what was changed."""
    today = clock.today()
    rule = the_rule(request, code, today)
    page = RulePage(
        rule=rule,
        severity=severity_badge(rule),
        badge=span_badge(rule.valid_from, rule.valid_to, today),
        ended=rule.valid_to is not None and rule.valid_to <= today,
        facts=tuple(_facts(rule)),
        entries=list(history_of(rule.subject)[:MOST_HISTORY]),
        may_write=can_write_rule(request.user, rule.indicator, today),
        crumbs=_way(),
    )
    return render(request, "desk/rules/page.html", {"page": page})


def _facts(rule: ValidationRule) -> list[tuple[str, str]]:
    """The settings of a rule in the words and writing of its form."""
    form = RuleForm(initial=RuleForm.initial_of(rule))
    shown = []
    for name in rule.settings:
        field = form[name]
        words = dict(getattr(field.field, "choices", []))
        value: Any = field.value()
        shown.append((str(field.label), str(words.get(value, value))))
    return shown


def new(request: Request) -> HttpResponse:
    """Write a rule."""
    today = clock.today()
    require(may_write_somewhere(request, today))
    indicators = active_indicators(request.user, today)
    asked: Indicator | None = indicators.filter(code=request.GET.get("chi-tieu", "")).first()
    form = NewRuleForm(
        posted(request),
        indicators=indicators,
        initial={"indicator": asked.code if asked else None, "valid_from": today, "severity": "warning"},
    )
    rule = submitted(
        request,
        form,
        lambda: rules.write_rule(form.cleaned_data["indicator"], form.facts(), by=request.user, on=today),
    )
    if rule is not None:
        messages.success(request, _("Đã đặt quy tắc %(code)s.") % {"code": rule.code})
        return redirect("rule_page", rule.code)
    page = FormPage(
        form=form, title=_("Thêm quy tắc"), submit=_("Thêm"), back=reverse("rule_list"), crumbs=_way(),
        lead=_("Chọn loại rồi điền các ô của loại đó; ô của loại khác để trống."),
    )  # fmt: skip
    return render(request, "desk/rules/form.html", {"page": page})


def change(request: Request, code: str) -> HttpResponse:
    """Change a rule: from a day to come where it holds already."""
    today = clock.today()
    rule = the_rule(request, code, today)
    require(can_write_rule(request.user, rule.indicator, today))
    initial = RuleForm.initial_of(rule)
    holds = rule.valid_from <= today
    if holds:
        initial["valid_from"] = today + timedelta(days=1)
    form = RuleForm(posted(request), initial=initial)

    def save() -> ValidationRule:
        version = form.cleaned_data["version"] or rule.version
        return rules.change_rule(rule, form.facts(), version=version, by=request.user, on=today)

    changed = submitted(request, form, save)
    if changed is not None:
        messages.success(request, _("Đã lưu quy tắc %(code)s.") % {"code": changed.code})
        return redirect("rule_page", changed.code)
    warning = _("Quy tắc đang áp dụng: nội dung mới có hiệu lực từ ngày Anh/Chị chọn, số liệu cũ vẫn theo quy tắc cũ.")
    page = FormPage(
        form=form, title=_("Sửa quy tắc"), submit=_("Lưu"), back=reverse("rule_page", args=[code]),
        lead=str(rule.indicator), warning=warning if holds else "", crumbs=_way(rule),
    )  # fmt: skip
    return render(request, "desk/rules/form.html", {"page": page})


def end(request: Request, code: str) -> HttpResponse:
    """End a rule."""
    today = clock.today()
    rule = the_rule(request, code, today)
    require(can_write_rule(request.user, rule.indicator, today))
    form = EndRuleForm(posted(request), initial={"ends": today + timedelta(days=1)})
    done = submitted(request, form, lambda: rules.end_rule(rule, **form.cleaned_data, by=request.user, on=today))
    if done is not None:
        messages.success(request, _("Quy tắc ngừng áp dụng từ ngày đã chọn."))
        return redirect("rule_page", code)
    page = FormPage(
        form=form, title=_("Ngừng áp dụng quy tắc"), submit=_("Ngừng áp dụng"), lead=rule.sentence, danger=True,
        back=reverse("rule_page", args=[code]), crumbs=_way(rule),
    )  # fmt: skip
    return ask(request, page)
