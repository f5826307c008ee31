"""Published targets changed by a document, and shared out among the units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.campaigns import policy
from thidua.campaigns.actions.making.steps import locked
from thidua.campaigns.facts import TargetAdjusted
from thidua.campaigns.launching import allocation_check
from thidua.campaigns.logic.allocation import AllocationCheck
from thidua.campaigns.logic.workflow import CampaignState
from thidua.campaigns.models import Allocation, Participation, Target, TargetAdjustment
from thidua.campaigns.queries import promise_of, targets_with_all
from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.events import publish as tell
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User


@dataclass(frozen=True, slots=True)
class AdjustmentFacts:
    """The new value and the document that sets it. ``cancels`` takes the target out instead."""

    effective_on: date
    document_number: str
    document_date: date
    document_issuer: str
    reason: str
    value: Decimal | None = None
    value_high: Decimal | None = None
    cancels: bool = False


@action("target.adjusted")
def adjust_target(target: Target, facts: AdjustmentFacts, *, by: Actor, on: date) -> TargetAdjustment:
    """Change what a published target asks for from a day on; what it asked before stays in its history."""
    require(policy.can_adjust(by, target, on))
    locked(target)
    fresh = targets_with_all().select_related("campaign").get(pk=target.pk)
    before = promise_of(fresh, facts.effective_on)
    if before is None:
        raise Conflict(_("Chỉ tiêu đã bị bãi bỏ từ trước ngày này; hãy rút văn bản bãi bỏ trước."))
    words = {name: collapse(nfc(v)) if isinstance(v, str) else v for name, v in asdict(facts).items()}
    row = TargetAdjustment(
        target=fresh,
        value_before=before.value,
        value_high_before=before.value_high,
        recorded_by=by if isinstance(by, User) else None,
        recorded_at=clock.now(),
        **words,
    )
    save_checked(row)
    tell(TargetAdjusted(fresh.pk, facts.effective_on))
    record(
        fresh.subject,
        fresh.name,
        by=by,
        changes={
            "value": [before.value, facts.value],
            "value_high": [before.value_high, facts.value_high],
            "effective_on": facts.effective_on,
            "document": f"{row.document_number} ({facts.document_date:%d/%m/%Y}), {row.document_issuer}",
            "cancels": facts.cancels,
        },
        reason=row.reason,
    )
    return row


@action("target.adjustment_withdrawn")
def withdraw_adjustment(adjustment: TargetAdjustment, *, reason: str, by: Actor, on: date) -> TargetAdjustment:
    """Take back an adjustment entered by mistake; the row stays, struck out, with the reason."""
    require(policy.can_adjust(by, adjustment.target, on))
    fresh = TargetAdjustment.objects.select_for_update(of=("self",)).select_related("target").get(pk=adjustment.pk)
    if fresh.withdrawn_on is not None:
        raise Conflict(_("Văn bản điều chỉnh này đã được rút; hãy tải lại trang."))
    fresh.withdrawn_on = on
    fresh.withdraw_reason = collapse(nfc(reason))
    if not fresh.withdraw_reason:
        raise Invalid({"reason": _("Hãy nêu lý do rút văn bản điều chỉnh.")})
    save_checked(fresh, ["withdrawn_on", "withdraw_reason"])
    tell(TargetAdjusted(fresh.target_id, fresh.effective_on))
    changes = {"document": fresh.document_number, "value": [fresh.value, fresh.value_before]}
    record(fresh.target.subject, fresh.target.name, by=by, changes=changes, reason=fresh.withdraw_reason)
    return fresh


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """What one unit is given; neither a value nor ``not_assigned`` takes back what was said of a draft."""

    organisation: Organisation
    value: Decimal | None = None
    not_assigned: bool = False
    reason: str = ""
    weight: Decimal | None = None

    @property
    def is_empty(self) -> bool:
        return self.value is None and not self.not_assigned


@action("target.allocated")
def allocate_target(target: Target, shares: Sequence[ShareFacts], *, by: Actor, on: date) -> AllocationCheck:
    """Give units their shares, or say "not assigned" with the reason. The answer says how the sum stands.

    A sum that differs is told, not refused: units may be given more than the whole on purpose.
    """
    require(policy.can_allocate(by, target, on))
    locked(target)
    _require_recipients(target, shares)
    known = {row.organisation_id: row for row in Allocation.objects.filter(target=target)}
    changes: dict[str, object] = {}
    for share in shares:
        before = known.get(share.organisation.pk)
        shown = _shown(before)
        after = _give(target, share, before)
        if shown != _shown(after):
            changes[str(share.organisation)] = [shown, _shown(after)]
    record(target.subject, target.name, by=by, changes=changes)
    return allocation_check(target, on)


def _require_recipients(target: Target, shares: Sequence[ShareFacts]) -> None:
    units = set(Participation.objects.filter(campaign=target.campaign).values_list("organisation_id", flat=True))
    strangers = [str(share.organisation) for share in shares if share.organisation.pk not in units]
    if strangers:
        raise Invalid({"shares": _("Đơn vị không nhận phong trào này: %(names)s.") % {"names": ", ".join(strangers)}})


def _give(target: Target, share: ShareFacts, before: Allocation | None) -> Allocation | None:
    if share.is_empty:
        if before is not None and target.campaign.state != CampaignState.DRAFT:
            raise Invalid({"shares": _("Phong trào đã phát động: hãy nhập số mới hoặc chọn không giao kèm lý do.")})
        if before is not None:
            before.delete()
        return None
    row = before or Allocation(target=target, organisation=share.organisation)
    row.value, row.weight = share.value, share.weight
    row.not_assigned, row.reason = share.not_assigned, collapse(nfc(share.reason))
    return save_checked(row, ["value", "weight", "not_assigned", "reason"])


def _shown(row: Allocation | None) -> dict[str, object] | None:
    if row is None:
        return None
    return {"not_assigned": row.reason} if row.not_assigned else {"value": row.value, "weight": row.weight}
