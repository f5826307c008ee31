"""The papers of a decision: the submission letter, the decision laid before the head, taken back, given up."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import decision_policy as policy
from thidua.commendation.decision_queries import lines_of
from thidua.commendation.decision_source import decision_source
from thidua.commendation.logic.decision_papers import award_decision, submission_letter
from thidua.commendation.models import AwardDecision, DecisionLine
from thidua.commendation.steps.decision_lines import (
    AT_ONCE,
    RECKONED,
    advanced_decision,
    locked_decision,
    reckon,
    require_ready,
)
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.documents.actions.papers import Beginning, begin_paper, withdraw_paper
from thidua.documents.logic.paper_workflow import PaperState
from thidua.documents.models import Paper

LETTER_FORM, DECISION_FORM = "to-trinh-khen-thuong", "quyet-dinh-khen-thuong"
OPEN = (PaperState.DRAFT, PaperState.SUBMITTED, PaperState.SIGNED)
"""A paper that has no number yet; it is withdrawn when its lists change."""


def _require_lines(decision: AwardDecision, on: date) -> list[DecisionLine]:
    """The lines, reckoned anew for the day and fit to be decided."""
    lines = list(lines_of(decision))
    if not lines:
        raise Invalid({"": _("Danh sách còn trống; hãy chọn hồ sơ đã trình trước.")})
    require_ready(decision, [line.dossier for line in lines], on)
    changed = [line for line in lines if reckon(line, on)]
    DecisionLine.objects.bulk_update(changed, RECKONED, AT_ONCE)
    return lines


def _withdraw_open(paper: Paper | None, reason: str, by: Actor, on: date) -> None:
    if paper is not None and paper.state in OPEN:
        withdraw_paper(paper, reason=reason, by=by, on=on)


@action("decision.letter_written")
def write_letter(decision: AwardDecision, *, by: Actor, on: date) -> Paper:
    """Begin the submission letter from the lists; one begun before and without a number is withdrawn."""
    require(policy.can_edit_decision(by, decision, on))
    fresh = locked_decision(decision)
    _require_lines(fresh, on)
    _withdraw_open(fresh.letter, _("Soạn lại theo danh sách mới"), by, on)
    document = submission_letter(decision_source(fresh, on))
    fresh.letter = begin_paper(
        document, issuer=fresh.drafter, beginning=Beginning(LETTER_FORM, fresh.subject), by=by, on=on
    )
    fresh.version += 1
    save_checked(fresh, ["letter", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"paper": fresh.letter.label})
    return fresh.letter


@action("decision.submitted")
def submit_decision(decision: AwardDecision, *, by: Actor, on: date) -> AwardDecision:
    """Close the lists and begin the paper of the decision, which goes its way to signature and number."""
    require(policy.can_step_decision(by, decision, "submit", on))
    fresh = advanced_decision(decision, "submit")
    lines = _require_lines(fresh, on)
    document = award_decision(decision_source(fresh, on))
    fresh.paper = begin_paper(
        document, issuer=fresh.organisation, beginning=Beginning(DECISION_FORM, fresh.subject), by=by, on=on
    )
    save_checked(fresh, ["state", "paper", "version"])
    record(fresh.subject, str(fresh), by=by, changes={"paper": fresh.paper.label, "count": len(lines)})
    return fresh


@action("decision.returned")
def return_decision(decision: AwardDecision, *, reason: str, by: Actor, on: date) -> AwardDecision:
    """Open the lists again; the paper of the decision is withdrawn and written anew at the next submission."""
    require(policy.can_step_decision(by, decision, "return", on))
    why = _stated(reason)
    fresh = advanced_decision(decision, "return")
    if fresh.paper is not None and fresh.paper.state == PaperState.ISSUED:
        raise Conflict(_("Văn bản đã có số; hãy thu hồi văn bản ở phòng văn bản trước khi mở lại danh sách."))
    _withdraw_open(fresh.paper, why, by, on)
    fresh.paper = None
    save_checked(fresh, ["state", "paper", "version"])
    record(fresh.subject, str(fresh), by=by, reason=why)
    return fresh


@action("decision.cancelled")
def cancel_decision(decision: AwardDecision, *, reason: str, by: Actor, on: date) -> AwardDecision:
    """Give a decision up before it works; its dossiers can be picked for another one."""
    require(policy.can_step_decision(by, decision, "cancel", on))
    why = _stated(reason)
    fresh = advanced_decision(decision, "cancel")
    if fresh.paper is not None and fresh.paper.state == PaperState.ISSUED:
        raise Conflict(_("Văn bản đã có số; hãy thu hồi văn bản ở phòng văn bản trước khi hủy."))
    _withdraw_open(fresh.paper, why, by, on)
    _withdraw_open(fresh.letter, why, by, on)
    fresh.end_reason = why
    save_checked(fresh, ["state", "end_reason", "version"])
    record(fresh.subject, str(fresh), by=by, reason=why)
    return fresh


def _stated(reason: str) -> str:
    words = collapse(nfc(reason))
    if not words:
        raise Invalid({"reason": _("Hãy nêu lý do.")})
    return words
