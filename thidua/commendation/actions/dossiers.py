"""A dossier on its way: drafted, confirmed point by point, sent, received, judged, returned, decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation import dossier_policy, policy
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dossier_parts import asked
from thidua.commendation.logic.law.eligibility import FavourableChoice, compare, refusal_of_choice
from thidua.commendation.logic.law.finding import Verdict
from thidua.commendation.logic.terms import MeritKind, Point, SubjectKind
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import AwardRound, Dossier, Honour
from thidua.commendation.queries import clashes_of, facts_for
from thidua.commendation.steps.dossiers import DossierFacts as DossierFacts
from thidua.commendation.steps.dossiers import advanced, judged, judged_values, locked, proposal, require_simple
from thidua.commendation.steps.honours import HonourFacts, new_honour
from thidua.commendation.steps.telling import tell_unit
from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, Person

ROUND_CLOSED = gettext_lazy("Đợt xét này đã đóng; hãy chọn đợt đang nhận hồ sơ.")


@action("dossier.drafted")
def draft_dossier(
    subject: Person | Organisation, facts: DossierFacts, *, proposer: Organisation, by: Actor, on: date
) -> Dossier:
    """Begin a proposal for a person or a collective."""
    require(policy.can_propose(by, proposer, on))
    if facts.round is not None and facts.round.state != AwardRound.State.OPEN:
        raise Invalid({"round": str(ROUND_CLOSED)})
    if facts.simplified:
        require_simple(facts)
    dossier = proposal(subject, facts, proposer)
    dossier.code = next_code(Dossier, f"HS-{facts.year}-", digits=4)
    dossier.created_at = clock.now()
    save_checked(dossier)
    record(dossier.subject, str(dossier), by=by, changes={"subject": str(subject), "proposer": proposer})
    return dossier


@action("dossier.point_confirmed")
def say_points(dossier: Dossier, said: Mapping[Point, bool], *, reason: str, by: Actor, on: date) -> Dossier:
    """Say of criteria without a record whether they are met: the appraiser does, with the reason."""
    require(policy.can_appraise(by, dossier, on, DossierState.SUBMITTED, DossierState.RECEIVED, DossierState.APPRAISED))
    fresh = locked(dossier)
    fresh.points = {**fresh.points, **{point.value: met for point, met in said.items()}}
    fresh.version += 1
    save_checked(fresh, ["points", "version"])
    changes = {point.value: met for point, met in said.items()}
    record(fresh.subject, str(fresh), by=by, changes=changes, reason=reason)
    return fresh


@action("dossier.submitted")
def submit_dossier(dossier: Dossier, *, by: Actor, on: date) -> Dossier:
    """Send a dossier to the appraiser, unless the same merit was rewarded or is proposed already.

    A title (danh hiệu) asks for the registration of the year where the appraiser's dated rule makes it a condition.
    """
    require(policy.can_submit(by, dossier, on))
    fresh = advanced(dossier, "submit")
    if blocking := [found.sentence for found in clashes_of(fresh) if found.blocks]:
        raise Invalid({"": " ".join(blocking)})
    fresh.submitted_on, fresh.returned_fields = on, {}
    save_checked(fresh, ["state", "submitted_on", "returned_fields", "version"])
    record(fresh.subject, str(fresh), by=by)
    return fresh


@action("dossier.withdrawn")
def withdraw_dossier(dossier: Dossier, *, reason: str, by: Actor, on: date) -> Dossier:
    """Take a dossier back before it was received."""
    require(policy.can_step(by, dossier, "withdraw", on))
    return _ended(dossier, "withdraw", reason, by)


@action("dossier.received")
def receive_dossier(dossier: Dossier, *, received_on: date, by: Actor, on: date) -> Dossier:
    """Note the day of receipt for appraisal, which chooses the law (Luật 06/2026/QH16, Điều 4)."""
    require(policy.can_step(by, dossier, "receive", on))
    fresh = advanced(dossier, "receive")
    if received_on > on or (fresh.submitted_on and received_on < fresh.submitted_on):
        raise Invalid({"received_on": _("Ngày tiếp nhận phải từ ngày gửi đến hôm nay.")})
    # A dossier that comes back after a return keeps its first day: correcting it must not change the law.
    fresh.received_on = fresh.received_on or received_on
    save_checked(fresh, ["state", "received_on", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"received_on": fresh.received_on})
    return fresh


@action("dossier.returned")
def return_dossier(dossier: Dossier, fields: Mapping[str, str], *, by: Actor, on: date) -> Dossier:
    """Give a dossier back with what has to be put right, field by field."""
    require(policy.can_step(by, dossier, "return", on))
    if not fields or not all(words.strip() for words in fields.values()):
        raise Invalid({"fields": _("Hãy ghi rõ từng mục cần sửa và cách sửa.")})
    fresh = advanced(dossier, "return")
    fresh.returned_fields = dict(fields)
    fresh.exchanges = asked(fresh.exchanges, fields, on.isoformat())
    save_checked(fresh, ["state", "returned_fields", "exchanges", "version"])
    words = _("Hồ sơ %(code)s bị trả lại, cần sửa %(count)s mục.") % {"code": fresh.code, "count": len(fields)}
    tell_unit(fresh, "dossier.returned", words, on)
    record(fresh.subject, str(fresh), by=by, changes={"fields": list(fields)})
    return fresh


@action("dossier.favourable_rule_chosen")
def choose_favourable(dossier: Dossier, *, reason: str, by: Actor, on: date) -> Dossier:
    """Apply the amended rule to a dossier received before it, because it is more favourable; with the reason."""
    require(policy.can_appraise(by, dossier, on, DossierState.RECEIVED, DossierState.APPRAISED))
    fresh = locked(dossier)
    assert fresh.received_on is not None
    sides = compare(AwardCode(fresh.award), facts_for(fresh, on), fresh.received_on)
    if refusal := refusal_of_choice(FavourableChoice(reason, on), sides):
        raise Invalid({"reason": refusal})
    fresh.favourable_reason, fresh.favourable_on = reason, on
    fresh.version += 1
    save_checked(fresh, ["favourable_reason", "favourable_on", "version"])
    changes = {"old": sides.old.verdict.value, "new": sides.new.verdict.value}
    record(fresh.subject, str(fresh), by=by, changes=changes, reason=reason)
    return fresh


@action("dossier.appraised")
def appraise_dossier(dossier: Dossier, *, by: Actor, on: date) -> Dossier:
    """Judge the dossier by its law and keep the answer as it was: rules, articles, facts, what is missing."""
    require(policy.can_step(by, dossier, "appraise", on))
    fresh = advanced(dossier, "appraise")
    fresh.judged = judged_values(judged(fresh, on))
    save_checked(fresh, ["state", "judged", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"verdict": fresh.judged["verdict"]})
    return fresh


@action("dossier.sent_to_council")
def send_to_council(dossier: Dossier, *, by: Actor, on: date) -> Dossier:
    """Put an appraised dossier before the council, if the law has no clear no."""
    require(policy.can_step(by, dossier, "send_to_council", on))
    fresh = advanced(dossier, "send_to_council")
    _require_no_refusal(fresh, on)
    save_checked(fresh, ["state", "version"])
    record(fresh.subject, str(fresh), by=by)
    return fresh


@action("dossier.proposed")
def propose_dossier(dossier: Dossier, *, reason: str = "", by: Actor, on: date) -> Dossier:
    """Submit the dossier for decision, if the law has no clear no and no public notice about it is open.

    ``reason`` says why no vote of the council stands behind it, or which minutes on paper do.
    """
    require(policy.can_step(by, dossier, "propose", on))
    require(dossier_policy.notice_over(dossier, on))
    fresh = advanced(dossier, "propose")
    _require_no_refusal(fresh, on)
    save_checked(fresh, ["state", "version"])
    record(fresh.subject, str(fresh), by=by, reason=reason)
    return fresh


def _require_no_refusal(dossier: Dossier, on: date) -> None:
    answer = judged(dossier, on)
    if answer.verdict is Verdict.NOT_YET:
        raise Invalid({"": _("Chưa đủ điều kiện: %(missing)s.") % {"missing": "; ".join(answer.missing)}})


@action("dossier.refused")
def refuse_dossier(dossier: Dossier, *, reason: str, by: Actor, on: date) -> Dossier:
    """End a dossier without an award; the reason goes to the proposing unit."""
    require(policy.can_step(by, dossier, "refuse", on))
    fresh = _ended(dossier, "refuse", reason, by)
    tell_unit(fresh, "dossier.refused", _("Hồ sơ %(code)s không được khen thưởng.") % {"code": fresh.code}, on)
    return fresh


def _ended(dossier: Dossier, step: str, reason: str, by: Actor) -> Dossier:
    if not reason.strip():
        raise Invalid({"reason": _("Hãy ghi lý do.")})
    fresh = advanced(dossier, step)
    fresh.end_reason = reason
    save_checked(fresh, ["state", "end_reason", "version"])
    record(fresh.subject, str(fresh), by=by, reason=reason)
    return fresh


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The signed decision that gives the award."""

    number: str
    signed_on: date
    decided_by: str


@action("dossier.awarded")
def award_dossier(dossier: Dossier, decision: DecisionFacts, *, by: Actor, on: date) -> Honour:
    """Enter the signed decision: the dossier ends, and the honour stands in the record for life."""
    require(policy.can_step(by, dossier, "award", on))
    fresh = advanced(dossier, "award")
    _require_no_refusal(fresh, on)
    save_checked(fresh, ["state", "version"])
    facts = HonourFacts(
        AwardCode(fresh.award),
        fresh.year,
        decision.number,
        decision.signed_on,
        decision.decided_by,
        MeritKind(fresh.merit),
        fresh.first_year,
        fresh.deed,
        SubjectKind(fresh.subject_kind),
    )
    honour = new_honour(fresh.of, facts, on, fresh)
    record(fresh.subject, str(fresh), by=by, changes={"honour": honour.code, "decision_number": decision.number})
    return honour
