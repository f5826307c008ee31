"""Who draws up, submits, issues and pays decisions; who takes honours back and restores them; who hands dossiers up."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation import decision_queries as queries
from thidua.commendation.logic.decisions import DECISION, DecisionState
from thidua.commendation.models import AwardDecision, DecisionLine, Doubt, Honour
from thidua.commendation.policy import APPRAISERS, can_keep_fund, can_keep_record
from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation
from thidua.directory.policy import in_scope
from thidua.documents.logic.paper_workflow import PaperState

ARTICLE_93 = "Điều 93 Luật 06/2022/QH15"


def can_draft_decision(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Draw up a decision of this body: the officer who serves its head."""
    if in_scope(user, organisation, on, *APPRAISERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua, khen thưởng của “%(unit)s” mới lập và trình được quyết định.")
        % {"unit": organisation}
    )


def can_edit_decision(user: Actor, decision: AwardDecision, on: date) -> Decision:
    """Change its text and lines while it is being drawn up."""
    return can_step_decision(user, decision, "submit", on)


def can_step_decision(user: Actor, decision: AwardDecision, step: str, on: date) -> Decision:
    """Take a step of its way."""
    return first_refusal(can_draft_decision(user, decision.organisation, on), _reaches(decision, step))


def can_issue_decision(user: Actor, decision: AwardDecision, on: date) -> Decision:
    """Make it work: once its paper is signed, numbered and dated."""
    return first_refusal(can_step_decision(user, decision, "issue", on), _has_number(decision))


def can_hold_money(user: Actor, decision: AwardDecision, on: date) -> Decision:
    """Hold the bonuses back in the fund, where that was not done at the issue."""
    held = deny(_("Quỹ đã giữ chỗ tiền thưởng của quyết định này.")) if decision.fund_id else ALLOWED
    return first_refusal(can_keep_fund(user, decision.organisation, on), _is_signed(decision), held)


def can_pay(user: Actor, decision: AwardDecision, on: date) -> Decision:
    """Mark bonuses as paid: who keeps the fund, after the money was held back in it."""
    unheld = ALLOWED if decision.fund_id else deny(_("Chưa giữ chỗ tiền thưởng trong quỹ; hãy giữ chỗ trước khi chi."))
    return first_refusal(can_keep_fund(user, decision.organisation, on), _is_signed(decision), unheld)


def can_change_honour(user: Actor, honour: Honour, on: date, *, restoring: bool = False) -> Decision:
    """Cancel, strip or restore: the body that decided where it decided here, else who keeps the record."""
    line = queries.line_of(honour)
    body = line.decision.organisation if line else None
    may = can_draft_decision(user, body, on) if body else can_keep_record(user, honour.of, on)
    return first_refusal(may, _stands(honour, restoring=restoring))


def can_publish_decision(user: Actor, decision: AwardDecision, on: date) -> Decision:
    """Publish what it gave, or keep it from the public: the officers of the deciding body, once it is in force."""
    return first_refusal(can_draft_decision(user, decision.organisation, on), _is_signed(decision))


def can_publish_honour(user: Actor, honour: Honour, on: date) -> Decision:
    """Publish one honour or withhold it, as long as it stands: who may also take it back."""
    return can_change_honour(user, honour, on)


def can_settle_doubt(user: Actor, doubt: Doubt, on: date) -> Decision:
    """Say what becomes of an honour that leaned on another."""
    if doubt.settled_on is not None:
        return deny(_("Việc xem lại đã có kết luận."))
    return can_keep_record(user, doubt.honour.of, on)


def can_recover(user: Actor, line: DecisionLine, on: date) -> Decision:
    """Note that the bonus of an honour taken back was paid in again."""
    if line.honour is None or line.honour.holds or line.paid_on is None or line.recovered_on is not None:
        return deny(_("Chỉ thu hồi tiền thưởng đã chi của thành tích đã bị hủy bỏ hoặc tước."), ARTICLE_93)
    return can_keep_fund(user, line.decision.organisation, on)


def can_hand_up(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Put dossiers of this body together for the level above, or take in those that came to it."""
    if in_scope(user, organisation, on, *APPRAISERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua, khen thưởng của “%(unit)s” mới chuyển và nhận gói hồ sơ.") % {"unit": organisation}
    )


def _reaches(decision: AwardDecision, step: str) -> Decision:
    if DECISION.can(DecisionState(decision.state), step):
        return ALLOWED
    return deny(
        _("Quyết định đang ở bước “%(state)s”, không làm được việc này.") % {"state": decision.get_state_display()}
    )


def _has_number(decision: AwardDecision) -> Decision:
    if decision.paper is not None and decision.paper.state == PaperState.ISSUED:
        return ALLOWED
    return deny(_("Văn bản quyết định chưa được ký và cấp số; hãy hoàn tất ở phòng văn bản rồi ban hành."))


def _is_signed(decision: AwardDecision) -> Decision:
    return ALLOWED if decision.state == DecisionState.SIGNED else deny(_("Quyết định chưa ban hành."))


def _stands(honour: Honour, *, restoring: bool) -> Decision:
    if honour.holds is not restoring:
        return ALLOWED
    if restoring:
        return deny(_("Thành tích đang có hiệu lực, không cần phục hồi."), ARTICLE_93)
    return deny(_("Thành tích đã bị hủy bỏ hoặc tước trước đó."), ARTICLE_93)
