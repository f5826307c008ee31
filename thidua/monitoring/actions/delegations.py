"""Approving or confirming handed to another account for a span of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User
from thidua.monitoring.models import Delegation
from thidua.monitoring.policy import delegations as policy


@dataclass(frozen=True, slots=True)
class DelegationFacts:
    """Who does which work for a unit, from a day until before another (open where that is None), and why."""

    user: User
    work: Delegation.Work
    valid_from: date
    valid_to: date | None = None
    reason: str = ""


@action("delegation.given")
def delegate(organisation: Organisation, facts: DelegationFacts, *, by: Actor, on: date) -> Delegation:
    """Let another account approve or confirm for a unit."""
    require(policy.can_delegate(by, organisation, on))
    _refuse_odd(facts, on)
    row = save_checked(
        Delegation(
            organisation=organisation,
            user=facts.user,
            work=facts.work,
            valid_from=facts.valid_from,
            valid_to=facts.valid_to,
            reason=collapse(nfc(facts.reason)),
        )
    )
    words = {"work": facts.work.label, "unit": organisation, "since": facts.valid_from.strftime("%d/%m/%Y")}
    text = _("Anh/Chị được ủy quyền “%(work)s” của %(unit)s từ ngày %(since)s.") % words
    notify([facts.user], "delegation.given", row.subject, text)
    changes = {
        "user": facts.user.audit_label,
        "work": facts.work.label,
        "valid_from": facts.valid_from,
        "valid_to": facts.valid_to,
    }
    record(row.subject, organisation.name, by=by, changes=changes, reason=row.reason)
    return row


def _refuse_odd(facts: DelegationFacts, on: date) -> None:
    if not facts.reason.strip():
        raise Invalid({"reason": _("Hãy nêu lý do ủy quyền.")})
    if facts.valid_from < on:
        raise Invalid({"valid_from": _("Ủy quyền bắt đầu sớm nhất từ hôm nay.")})
    if facts.valid_to is not None and facts.valid_to <= facts.valid_from:
        raise Invalid({"valid_to": _("Ngày kết thúc phải sau ngày bắt đầu.")})
    if not facts.user.is_active:
        raise Invalid({"user": _("Tài khoản này đang bị khóa; hãy chọn tài khoản khác.")})


@action("delegation.ended")
def end_delegation(delegation: Delegation, *, ends: date, by: Actor, on: date) -> Delegation:
    """End a delegation: ``ends`` is the first day it no longer holds. What was done under it stays."""
    require(policy.can_end_delegation(by, delegation, on))
    fresh = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if fresh.valid_to is not None and fresh.valid_to <= on:
        raise Conflict(_("Ủy quyền này đã hết hiệu lực."))
    if ends < on:
        raise Invalid({"ends": _("Không kết thúc lùi ngày; hãy chọn từ hôm nay.")})
    before, fresh.valid_to = fresh.valid_to, ends
    save_checked(fresh, ["valid_to"])
    record(fresh.subject, fresh.organisation.name, by=by, changes={"valid_to": [before, ends]})
    return fresh
