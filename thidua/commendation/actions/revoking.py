"""Honours taken back and given back, with everything that hangs on them: certificate, money, later honours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import decision_policy as policy
from thidua.commendation.actions.fund import write_line
from thidua.commendation.actions.record import cancel_honour, restore_honour, strip_honour
from thidua.commendation.decision_queries import doubts_caused_by, line_of
from thidua.commendation.logic.fund import Entry, EntryKind
from thidua.commendation.models import DecisionLine, Doubt, Honour
from thidua.commendation.queries import shaken_by
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.documents.actions.certificates import restore_certificate, revoke_certificate
from thidua.documents.logic.certificates import CertificateState
from thidua.documents.models import Certificate

STATES_OF_TAKING: dict[Honour.State, Callable[..., Honour]] = {
    Honour.State.CANCELLED: cancel_honour,
    Honour.State.STRIPPED: strip_honour,
}


@dataclass(frozen=True, slots=True)
class Taking:
    """Why an honour is taken back, cancelled or stripped, and by which decision, which the public may read."""

    state: Honour.State
    decision: str
    decided_on: date
    reason: str


@action("honour.taken_back")
def take_back(honour: Honour, taking: Taking, *, by: Actor, on: date) -> list[Doubt]:
    """Take an honour back with its certificate; money not paid yet is set free; what leaned on it is flagged.

    Returns the questions raised. Nothing further is cancelled by itself: a person decides about each.
    """
    require(policy.can_change_honour(by, honour, on))
    if not taking.reason.strip():
        raise Invalid({"reason": _("Hãy nêu lý do.")})
    if not honour.decided_on <= taking.decided_on <= on:
        raise Invalid({"decided_on": _("Ngày quyết định thu hồi phải từ ngày khen thưởng đến hôm nay.")})
    fresh = STATES_OF_TAKING[taking.state](honour, decision=taking.decision, reason=taking.reason, by=by, on=on)
    line = line_of(fresh)
    certificate = line.certificate if line else None
    if certificate is not None and certificate.state == CertificateState.VALID:
        revoke_certificate(
            certificate, basis=taking.decision, reason=taking.reason, revoked_on=taking.decided_on, by=by, on=on
        )
    freed = _set_free(line, by=by, on=on) if line else 0
    doubts = _raise_doubts(fresh, on)
    changes = {"decision": taking.decision, "amount": freed, "leaning": ", ".join(row.honour.code for row in doubts)}
    record(fresh.subject, str(fresh), by=by, changes=changes, reason=taking.reason)
    return doubts


def _set_free(line: DecisionLine, *, by: Actor, on: date) -> int:
    """Money that was held back for the line and is not to be paid any more, in đồng."""
    fund = line.decision.fund
    if fund is None or line.paid_on is not None or not line.amount:
        return 0
    about = _("Không chi: khen thưởng của %(name)s đã bị thu hồi") % {"name": line.name}
    write_line(fund, Entry(EntryKind.RELEASE, line.amount, on, about), by=by, on=on, honour=line.honour)
    return line.amount


def _raise_doubts(cause: Honour, on: date) -> list[Doubt]:
    known = set(doubts_caused_by(cause).filter(settled_on=None).values_list("honour_id", flat=True))
    shaken = [row for row in shaken_by(cause, on) if row.pk not in known]
    return [save_checked(Doubt(honour=row, cause=cause, raised_on=on)) for row in shaken]


@action("honour.given_back")
def give_back(honour: Honour, *, decision: str, reason: str, by: Actor, on: date) -> list[Doubt]:
    """Restore an honour with its certificate; the questions it raised are judged anew, those answered are closed.

    Returns the questions that are settled by the restoration.
    """
    require(policy.can_change_honour(by, honour, on, restoring=True))
    if not reason.strip():
        raise Invalid({"reason": _("Hãy nêu lý do.")})
    fresh = restore_honour(honour, decision=decision, reason=reason, by=by, on=on)
    line = line_of(fresh)
    if line is not None:
        _reinstate(line.certificate, f"{reason} ({decision})", by=by, on=on)
        _hold_again(line, by=by, on=on)
    still = {row.pk for row in shaken_by(fresh, on)}
    settled = [row for row in doubts_caused_by(fresh).filter(settled_on=None) if row.honour_id not in still]
    for row in settled:
        row.settled_on, row.conclusion = on, _("Thành tích làm căn cứ đã được phục hồi")
        save_checked(row, ["settled_on", "conclusion"])
    changes = {"decision": decision, "settled": ", ".join(row.honour.code for row in settled)}
    record(fresh.subject, str(fresh), by=by, changes=changes, reason=reason)
    return settled


def _reinstate(certificate: Certificate | None, reason: str, *, by: Actor, on: date) -> None:
    if certificate is not None and certificate.state == CertificateState.REVOKED:
        restore_certificate(certificate, reason=reason, by=by, on=on)


def _hold_again(line: DecisionLine, *, by: Actor, on: date) -> None:
    """The money is promised anew: never paid, or paid in again and to be paid once more."""
    fund = line.decision.fund
    if fund is None or not line.amount or (line.paid_on is not None and line.recovered_on is None):
        return
    about = _("Giữ chỗ lại: khen thưởng của %(name)s được phục hồi") % {"name": line.name}
    write_line(fund, Entry(EntryKind.PROMISE, line.amount, on, about), by=by, on=on, honour=line.honour)
    line.paid_on, line.paid_note, line.recovered_on = None, "", None
    save_checked(line, ["paid_on", "paid_note", "recovered_on"])


@action("honour.doubt_settled")
def settle_doubt(doubt: Doubt, *, conclusion: str, by: Actor, on: date) -> Doubt:
    """Say what was decided about an honour that leaned on one taken back."""
    require(policy.can_settle_doubt(by, doubt, on))
    words = collapse(nfc(conclusion))
    if not words:
        raise Invalid({"conclusion": _("Hãy ghi kết luận và văn bản căn cứ.")})
    fresh = Doubt.objects.select_for_update(of=("self",)).select_related("honour", "cause").get(pk=doubt.pk)
    if fresh.settled_on is not None:
        raise Conflict(_("Việc xem lại đã có kết luận; hãy tải lại trang."))
    fresh.settled_on, fresh.conclusion = on, words
    save_checked(fresh, ["settled_on", "conclusion"])
    record(fresh.honour.subject, str(fresh.honour), by=by, changes={"cause": fresh.cause.code, "conclusion": words})
    return fresh
