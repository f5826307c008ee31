"""The page of one target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.campaigns import policy
from thidua.campaigns.launching import allocation_check
from thidua.campaigns.logic.allocation import AllocationCheck
from thidua.campaigns.logic.growth import CrossCheck
from thidua.campaigns.models import Target, TargetAdjustment
from thidua.core import clock
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.targets import TargetRow, full_text, growth_check, kept_when, target_row
from thidua.desk.views.campaign_access import campaign_crumbs, the_target

MOST_HISTORY = 100


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """A change by a document, with its figures in words."""

    adjustment: TargetAdjustment
    before: str
    after: str
    in_force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetPage(Page):
    """Everything known of one target on the day."""

    target: Target
    row: TargetRow
    sentence: str
    check: CrossCheck | None
    adjustments: tuple[AdjustmentRow, ...]
    allocation: AllocationCheck
    entries: list[AuditEntry]
    may_edit: Decision
    may_complete: Decision
    may_adjust: Decision
    may_allocate: Decision


def target_page(request: Request, code: str, part: str) -> HttpResponse:
    """Definition, normal form, baseline, named units, adjustments, allocation, history."""
    today = clock.today()
    target = the_target(request, code, part, today)
    row = target_row(target, target.position + 1, today)
    user = request.user
    page = TargetPage(
        target=target,
        row=row,
        sentence=kept_when(target, row.promise),
        check=growth_check(target, row.promise),
        adjustments=tuple(_adjustment_row(a, target, today) for a in target.adjustments.all()),
        allocation=allocation_check(target, today),
        entries=list(history_of(target.subject)[:MOST_HISTORY]),
        may_edit=policy.can_edit_target(user, target, today),
        may_complete=policy.can_complete_target(user, target, today),
        may_adjust=policy.can_adjust(user, target, today),
        may_allocate=policy.can_allocate(user, target, today),
        crumbs=campaign_crumbs(target.campaign),
    )
    return render(request, "desk/targets/page.html", {"page": page})


def _adjustment_row(row: TargetAdjustment, target: Target, on: date) -> AdjustmentRow:
    after = _("Bãi bỏ") if row.cancels else full_text(row.value, row.value_high, target.unit)
    before = full_text(row.value_before, row.value_high_before, target.unit)
    return AdjustmentRow(row, before, after, row.withdrawn_on is None and row.effective_on <= on)
