"""The record of merit is written: ratings, honours and what becomes of them, initiatives, discipline, holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import policy
from thidua.commendation.logic.terms import (
    Discipline,
    HoldReason,
    Rating,
    Scope,
)
from thidua.commendation.models import Authorship, Hold, Honour, Initiative, Penalty, YearRating
from thidua.commendation.steps.honours import HonourFacts, holder, new_honour
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, Person

WHOLE = 10_000
"""All shares of an initiative together, in hundredths of a percent."""


@action("merit.rated")
def rate_year(
    subject: Person | Organisation, year: int, rating: Rating, *, source: str, by: Actor, on: date
) -> YearRating:
    """Enter or correct the rating of a year."""
    require(policy.can_keep_record(by, subject, on))
    row = YearRating.objects.select_for_update().filter(**holder(subject), year=year).first()
    before = row.get_rating_display() if row else None
    row = row or YearRating(**holder(subject), year=year)
    row.rating, row.source = rating.value, source
    save_checked(row)
    changes = {"year": year, "rating": row.get_rating_display(), "before": before}
    record(subject.subject, str(subject), by=by, changes=changes)
    return row


@action("honour.entered")
def enter_honour(subject: Person | Organisation, facts: HonourFacts, *, by: Actor, on: date) -> Honour:
    """Enter an honour that was given before or elsewhere. One decision gives one award to one subject once."""
    require(policy.can_keep_record(by, subject, on))
    honour = new_honour(subject, facts, on)
    changes = {"award": honour.get_award_display(), "decision_number": facts.decision_number}
    record(honour.subject, str(honour), by=by, changes=changes)
    return honour


def _changed(honour: Honour, state: Honour.State, decision: str, on: date) -> Honour:
    """The honour in its new state, saved."""
    fresh = Honour.objects.select_for_update(of=("self",)).get(pk=honour.pk)
    restoring = state is Honour.State.RESTORED
    if fresh.holds is restoring:
        raise Conflict(_("Trạng thái thành tích vừa được người khác thay đổi; hãy tải lại trang."))
    if not decision.strip():
        raise Invalid({"decision": _("Hãy ghi số, ngày quyết định.")})
    fresh.state, fresh.state_decision, fresh.state_on = state, decision, on
    return save_checked(fresh, ["state", "state_decision", "state_on"])


@action("honour.cancelled")
def cancel_honour(honour: Honour, *, decision: str, reason: str, by: Actor, on: date) -> Honour:
    """Cancel an honour by a decision (Luật 06/2022/QH15, Điều 93). It stays in the record and counts no more."""
    require(policy.can_keep_record(by, honour.of, on))
    fresh = _changed(honour, Honour.State.CANCELLED, decision, on)
    record(fresh.subject, str(fresh), by=by, changes={"decision": decision}, reason=reason)
    return fresh


@action("honour.stripped")
def strip_honour(honour: Honour, *, decision: str, reason: str, by: Actor, on: date) -> Honour:
    """Strip a state honorary title (Luật 06/2022/QH15, Điều 93)."""
    require(policy.can_keep_record(by, honour.of, on))
    fresh = _changed(honour, Honour.State.STRIPPED, decision, on)
    record(fresh.subject, str(fresh), by=by, changes={"decision": decision}, reason=reason)
    return fresh


@action("honour.restored")
def restore_honour(honour: Honour, *, decision: str, reason: str, by: Actor, on: date) -> Honour:
    """Restore what was cancelled or stripped."""
    require(policy.can_keep_record(by, honour.of, on))
    fresh = _changed(honour, Honour.State.RESTORED, decision, on)
    record(fresh.subject, str(fresh), by=by, changes={"decision": decision}, reason=reason)
    return fresh


@dataclass(frozen=True, slots=True)
class InitiativeFacts:
    """An initiative as it was recognised."""

    title: str
    year: int
    scope: Scope
    recognised_by: str
    decision: str


@action("initiative.registered")
def register_initiative(
    facts: InitiativeFacts, authors: Sequence[tuple[Person, int]], *, by: Actor, on: date
) -> Initiative:
    """Register a recognised initiative with its authors and their shares, which make the whole (10,000)."""
    require(policy.can_keep_initiatives(by, [person for person, _share in authors], on))
    if sum(share for _person, share in authors) != WHOLE:
        raise Invalid({"authors": _("Tổng tỷ lệ đóng góp của các tác giả phải là 100%.")})
    initiative = Initiative(
        code=next_code(Initiative, f"SK-{facts.year}-"),
        title=facts.title,
        year=facts.year,
        scope=facts.scope.value,
        recognised_by=facts.recognised_by,
        decision=facts.decision,
    )
    save_checked(initiative)
    for person, share in authors:
        save_checked(Authorship(initiative=initiative, person=person, share=share))
    record(initiative.subject, facts.title, by=by, changes={"authors": [str(person) for person, _share in authors]})
    return initiative


@action("initiative.used")
def use_initiative(authorship: Authorship, honour: Honour, *, by: Actor, on: date) -> Authorship:
    """Note that an author's initiative served as a criterion of an honour: it serves once."""
    require(policy.can_keep_record(by, authorship.person, on))
    fresh = Authorship.objects.select_for_update(of=("self",)).get(pk=authorship.pk)
    if fresh.served_id is not None:
        raise Conflict(_("Sáng kiến đã dùng làm căn cứ khen thưởng; hãy chọn sáng kiến khác."))
    if honour.person_id != fresh.person_id:
        raise Invalid({"honour": _("Thành tích này không phải của tác giả sáng kiến.")})
    fresh.served = honour
    save_checked(fresh, ["served"])
    record(fresh.initiative.subject, str(fresh.initiative), by=by, changes={"honour": honour.code})
    return fresh


@action("merit.penalty_entered")
def enter_penalty(
    person: Person, level: Discipline, *, decided_on: date, decision: str, by: Actor, on: date
) -> Penalty:
    """Enter a disciplinary decision. The ledger names neither level nor reason."""
    require(policy.can_keep_record(by, person, on))
    penalty = save_checked(Penalty(person=person, level=level.value, decided_on=decided_on, decision=decision))
    record(person.subject, str(person), by=by)
    return penalty


@action("merit.penalty_ended")
def end_penalty(penalty: Penalty, *, ended_on: date, by: Actor, on: date) -> Penalty:
    """Note the day on which a penalty was served: achievements count anew from there."""
    require(policy.can_keep_record(by, penalty.person, on))
    fresh = Penalty.objects.select_for_update().get(pk=penalty.pk)
    fresh.ended_on = ended_on
    save_checked(fresh, ["ended_on"])
    record(fresh.person.subject, str(fresh.person), by=by)
    return fresh


@action("hold.placed")
def place_hold(
    subject: Person | Organisation, reason: HoldReason, *, note: str, since: date, by: Actor, on: date
) -> Hold:
    """Stop submission and decision for somebody until there is a conclusion."""
    require(policy.can_keep_record(by, subject, on))
    hold = Hold(
        **holder(subject), code=next_code(Hold, f"TD-{since.year}-"), reason=reason.value, note=note, since=since
    )
    save_checked(hold)
    record(hold.subject, str(subject), by=by)
    return hold


@action("hold.lifted")
def lift_hold(hold: Hold, *, conclusion: str, by: Actor, on: date) -> Hold:
    """Lift a hold by the conclusion that was reached."""
    require(policy.can_keep_record(by, hold.of, on))
    fresh = Hold.objects.select_for_update(of=("self",)).get(pk=hold.pk)
    if fresh.lifted_on is not None:
        raise Conflict(_("Đã có kết luận; hãy tải lại trang."))
    if not conclusion.strip():
        raise Invalid({"conclusion": _("Hãy ghi kết luận làm căn cứ bỏ tạm dừng.")})
    fresh.lifted_on, fresh.conclusion = on, conclusion
    save_checked(fresh, ["lifted_on", "conclusion"])
    record(fresh.subject, str(fresh.of), by=by)
    return fresh
