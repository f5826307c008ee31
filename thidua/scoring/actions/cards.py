"""What people write on a scorecard: their column, evidence, facts behind gates; and handing the card in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.campaigns.queries import speakers_of
from thidua.core import clock
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, User
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.scoring.actions.making.marking import written
from thidua.scoring.actions.making.steps import advanced, locked, stated
from thidua.scoring.logic.scheme import criterion_of
from thidua.scoring.logic.terms import Stage
from thidua.scoring.models import CardEvidence, GateFact, Mark, Scorecard
from thidua.scoring.policy import rounds as policy


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as it is written: a count, a mark, 1 or 0 for yes or no; with a reason where it differs."""

    criterion: str
    measure: Decimal
    reason: str = ""


@action("scorecard.marked")
def write_marks(
    card: Scorecard, stage: Stage, scorer: Organisation, entries: Sequence[Entry], *, by: Actor, on: date
) -> list[Mark]:
    """Write lines of one column. Every change keeps what was there before, with its reason."""
    require(policy.can_write_marks(by, card, stage, scorer, [entry.criterion for entry in entries], on))
    fresh = locked(card)
    fresh.round = card.round
    lines = [(entry.criterion, entry.measure, collapse(nfc(entry.reason))) for entry in entries]
    changed = written(fresh, stage, scorer, lines, by)
    shown = {mark.criterion: [before, mark.measure] for mark, before in changed}
    record(card.subject, card.label, by=by, changes={"stage": stage, "scorer": scorer.code, **shown})
    return [mark for mark, _before in changed]


@action("scorecard.line_returned")
def return_mark(mark: Mark, *, reason: str, by: Actor, on: date) -> Mark:
    """Ask for one line anew; nothing else on the card is touched."""
    require(policy.can_return_mark(by, mark, on))
    mark.returned, mark.return_reason = True, stated(reason)
    mark.version += 1
    save_checked(mark, ["returned", "return_reason", "version"])
    text = _("Trả lại một dòng của phiếu %(card)s: %(reason)s") % {
        "card": mark.card.label,
        "reason": mark.return_reason,
    }
    notify(speakers_of([mark.scorer_id], on), "scoring.returned", mark.card.subject, text)
    changes = {"criterion": mark.criterion, "stage": mark.stage, "scorer": mark.scorer.code}
    record(mark.card.subject, mark.card.label, by=by, changes=changes, reason=mark.return_reason)
    return mark


@action("scorecard.submitted")
def submit_card(card: Scorecard, *, by: Actor, on: date) -> Scorecard:
    """The head hands the self-scored card in. Lines left empty are named, not filled."""
    require(policy.can_submit_card(by, card, on))
    fresh = advanced(card, "submit")
    fresh.submitted_on, fresh.submitted_by = on, by if isinstance(by, User) else None
    save_checked(fresh, ["state", "submitted_on", "submitted_by", "version"])
    late = max(0, (on - card.round.self_due).days)
    record(card.subject, card.label, by=by, changes={"submitted_on": on, "days_late": late})
    return fresh


@action("scorecard.recalled")
def recall_card(card: Scorecard, *, reason: str, by: Actor, on: date) -> Scorecard:
    """The head takes the card back to correct it."""
    require(policy.can_recall_card(by, card, on))
    fresh = advanced(card, "recall")
    fresh.submitted_on = fresh.submitted_by = None
    fresh.recall_reason = stated(reason)
    save_checked(fresh, ["state", "submitted_on", "submitted_by", "recall_reason", "version"])
    record(card.subject, card.label, by=by, reason=fresh.recall_reason)
    return fresh


@action("scorecard.evidence_added")
def add_evidence(
    card: Scorecard, criterion: str, upload: File[bytes], *, note: str = "", by: Actor, on: date
) -> CardEvidence:
    """Attach a file to a line."""
    require(policy.can_add_evidence(by, card, on))
    if criterion_of(card.round.table, criterion) is None:
        raise Invalid({"criterion": _("Phiếu không có tiêu chí này. Hãy tải lại trang.")})
    name = file_name_of(upload)
    row = CardEvidence(
        card=card,
        criterion=criterion,
        file=stored_file(upload, name),
        note=collapse(nfc(note)),
        added_by=by.audit_label[:200],
        added_at=clock.now(),
    )
    save_checked(row)
    record(card.subject, card.label, by=by, changes={"criterion": criterion, "file": name})
    return row


@action("scorecard.evidence_removed")
def remove_evidence(row: CardEvidence, *, reason: str, by: Actor, on: date) -> CardEvidence:
    """Take a file off a line; it stays in the history."""
    require(policy.can_add_evidence(by, row.card, on))
    if row.removed_at is not None:
        raise Conflict(_("Tệp này đã được gỡ; hãy tải lại trang."))
    row.removed_at = clock.now()
    save_checked(row, ["removed_at"])
    changes = {"criterion": row.criterion, "file": row.file.name}
    record(row.card.subject, row.card.label, by=by, changes=changes, reason=stated(reason))
    return row


@action("scorecard.gate_closed")
def record_gate_fact(card: Scorecard, gate: str, *, reason: str, by: Actor, on: date) -> GateFact:
    """Say that the fact behind a gate happened in the unit, and where that is written."""
    require(policy.can_keep_gates(by, card, on))
    if gate not in {g.key for g in card.round.table.gates if not g.node}:
        raise Invalid({"gate": _("Bảng điểm không có điều kiện liệt này. Hãy chọn trong danh sách.")})
    if GateFact.objects.filter(card=card, gate=gate, withdrawn_on=None).exists():
        raise Conflict(_("Điều kiện này đã được ghi nhận cho đơn vị."))
    row = save_checked(GateFact(card=card, gate=gate, reason=stated(reason), recorded_on=on))
    record(card.subject, card.label, by=by, changes={"gate": gate}, reason=row.reason)
    return row


@action("scorecard.gate_opened")
def withdraw_gate_fact(fact: GateFact, *, reason: str, by: Actor, on: date) -> GateFact:
    """Take back that the fact happened."""
    require(policy.can_keep_gates(by, fact.card, on))
    if fact.withdrawn_on is not None:
        raise Conflict(_("Ghi nhận này đã được rút; hãy tải lại trang."))
    fact.withdrawn_on, fact.withdrawn_reason = on, stated(reason)
    save_checked(fact, ["withdrawn_on", "withdrawn_reason"])
    record(fact.card.subject, fact.card.label, by=by, changes={"gate": fact.gate}, reason=fact.withdrawn_reason)
    return fact
