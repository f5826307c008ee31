"""Registration of titles and targets: called for, written, approved, changed with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Appointment, Organisation, Person, Role, User
from thidua.directory.queries import holders_of, in_force
from thidua.scoring.actions.making.steps import advanced, locked, stated
from thidua.scoring.logic.workflow import RegistrationState
from thidua.scoring.models import Registration, RegistrationCall, RegistrationLine, RegistrationRule
from thidua.scoring.policy import registrations as policy


@dataclass(frozen=True, slots=True)
class Wanted:
    """One title (``award``: its code in the catalogue) or target (``indicator``) in words."""

    kind: RegistrationLine.Kind
    text: str
    award: str = ""
    indicator: str = ""


@action("registration.rule_set")
def set_registration_rule(
    organiser: Organisation, *, required: bool, legal_basis: str, since: date, by: Actor, on: date
) -> RegistrationRule:
    """From a day on, say whether registration is a condition for a title, and by which text."""
    require(policy.can_rule_registration(by, organiser, on))
    later = RegistrationRule.objects.filter(organiser=organiser, valid_from__gte=since)
    if later.exists():
        raise Conflict(_("Đã có quy định từ ngày này hoặc sau đó. Hãy chọn ngày sau."))
    RegistrationRule.objects.filter(organiser=organiser, valid_to=None).update(valid_to=since)
    row = save_checked(
        RegistrationRule(
            organiser=organiser, required=required, legal_basis=stated(legal_basis, "legal_basis"), valid_from=since
        )
    )
    changes = {"required": required, "since": since, "legal_basis": row.legal_basis}
    record(organiser.subject, organiser.name, by=by, changes=changes)
    return row


@action("registration.called")
def call_for_registration(
    organiser: Organisation, year: int, *, due_on: date, legal_basis: str = "", by: Actor, on: date
) -> RegistrationCall:
    """Ask the units to register for a year until a day; a second call moves the day."""
    require(policy.can_rule_registration(by, organiser, on))
    row = RegistrationCall.objects.filter(organiser=organiser, year=year).first()
    before = row.due_on if row else None
    call = row or RegistrationCall(organiser=organiser, year=year)
    call.due_on, call.legal_basis = due_on, collapse(nfc(legal_basis)) or call.legal_basis
    save_checked(call)
    record(call.subject, str(organiser), by=by, changes={"year": year, "due_on": [before, due_on]})
    return call


@action("registration.begun")
def begin_registration(
    call: RegistrationCall,
    organisation: Organisation,
    lines: Sequence[Wanted],
    *,
    person: Person | None = None,
    by: Actor,
    on: date,
) -> Registration:
    """Write what a unit, or one of its people, strives for."""
    require(policy.can_register(by, organisation, on))
    held = Appointment.objects.filter(in_force(on), person=person, organisation=organisation)
    if person is not None and not held.exists():
        raise Invalid(
            {"person": _("“%(person)s” không công tác tại đơn vị này. Hãy chọn người khác.") % {"person": person}}
        )
    row = save_checked(
        Registration(
            code=next_code(Registration, f"DK-{call.year}-", digits=4),
            call=call,
            organisation=organisation,
            person=person,
        )
    )
    _write(row, lines)
    record(row.subject, str(row), by=by, changes={"lines": [line.text for line in lines]})
    return row


def _write(row: Registration, lines: Sequence[Wanted]) -> None:
    if not lines:
        raise Invalid({"lines": _("Hãy ghi ít nhất một danh hiệu hoặc chỉ tiêu.")})
    row.lines.all().delete()
    for position, line in enumerate(lines):
        save_checked(
            RegistrationLine(
                registration=row,
                kind=line.kind,
                award=line.award,
                indicator=line.indicator,
                text=collapse(nfc(line.text)),
                position=position,
            )
        )


def _texts(row: Registration) -> list[str]:
    return list(row.lines.values_list("text", flat=True))


@action("registration.edited")
def edit_registration(row: Registration, lines: Sequence[Wanted], *, version: int, by: Actor, on: date) -> Registration:
    """Correct a draft."""
    require(policy.can_edit_registration(by, row, on))
    fresh = locked(row, version)
    before = _texts(fresh)
    _write(fresh, lines)
    fresh.version += 1
    save_checked(fresh, ["version"])
    record(fresh.subject, str(fresh), by=by, changes={"lines": [before, _texts(fresh)]})
    return fresh


@action("registration.submitted")
def submit_registration(row: Registration, *, by: Actor, on: date) -> Registration:
    """Lay it before the head. After the last day it is late, and says so."""
    require(policy.can_submit_registration(by, row, on))
    fresh = advanced(row, "submit")
    fresh.submitted_on, fresh.return_reason = on, ""
    fresh.late_days = max(0, (on - fresh.call.due_on).days)
    save_checked(fresh, ["state", "submitted_on", "late_days", "return_reason", "version"])
    text = _("Chờ duyệt đăng ký thi đua: %(what)s") % {"what": fresh}
    notify(holders_of(Role.HEAD, fresh.organisation, on), "registration.submitted", fresh.subject, text)
    record(fresh.subject, str(fresh), by=by, changes={"submitted_on": on, "days_late": fresh.late_days})
    return fresh


@action("registration.approved")
def approve_registration(row: Registration, *, by: Actor, on: date) -> Registration:
    """The head stands behind it."""
    require(policy.can_decide_registration(by, row, on))
    fresh = advanced(row, "approve")
    fresh.approved_on, fresh.approved_by = on, by if isinstance(by, User) else None
    save_checked(fresh, ["state", "approved_on", "approved_by", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"approved_on": on})
    return fresh


@action("registration.returned")
def return_registration(row: Registration, *, reason: str, by: Actor, on: date) -> Registration:
    """The head gives it back to be corrected."""
    require(policy.can_decide_registration(by, row, on))
    fresh = advanced(row, "return")
    fresh.return_reason = stated(reason)
    save_checked(fresh, ["state", "return_reason", "version"])
    record(fresh.subject, str(fresh), by=by, reason=fresh.return_reason)
    return fresh


@action("registration.changed")
def change_registration(
    row: Registration, lines: Sequence[Wanted], *, reason: str, by: Actor, on: date
) -> Registration:
    """Change what was approved; it goes to the head again, and the ledger keeps both texts."""
    require(policy.can_change_registration(by, row, on))
    fresh = advanced(row, "change")
    fresh.change_reason, fresh.submitted_on = stated(reason), on
    before = _texts(fresh)
    _write(fresh, lines)
    save_checked(fresh, ["state", "change_reason", "submitted_on", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"lines": [before, _texts(fresh)]}, reason=fresh.change_reason)
    return fresh


@action("registration.withdrawn")
def withdraw_registration(row: Registration, *, reason: str, by: Actor, on: date) -> Registration:
    """Take it back; another one may be written."""
    require(policy.can_withdraw_registration(by, row, on))
    fresh = advanced(row, "withdraw")
    fresh.change_reason = stated(reason)
    save_checked(fresh, ["state", "change_reason", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"state": RegistrationState.WITHDRAWN}, reason=fresh.change_reason)
    return fresh
