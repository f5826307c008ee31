"""Who may move a round of judging, who writes into which column, and why not. Nobody judges the own unit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Cluster, Organisation, Role
from thidua.directory.policy import in_scope
from thidua.scoring.logic.columns import stages_of
from thidua.scoring.logic.scheme import Criterion, criteria
from thidua.scoring.logic.terms import Stage
from thidua.scoring.logic.workflow import APPEAL, CARD, ROUND, AppealState, CardState, RoundState
from thidua.scoring.models import Appeal, Mark, Scorecard, ScoringRound
from thidua.scoring.models.labels import APPEAL_STATES, CARD_STATES, ROUND_STATES

STANDING = (Role.OFFICER,)
"""The standing body (cơ quan thường trực) of the council: it runs the round and appraises."""
MOVERS = (Role.OFFICER, Role.LEADER)
UNIT_ROLES = (Role.HEAD, Role.UNIT_OFFICER)
STAGE_OF_STATE = {
    RoundState.SELF: Stage.SELF,
    RoundState.CHECK: Stage.CHECK,
    RoundState.CROSS: Stage.CROSS,
    RoundState.APPRAISAL: Stage.APPRAISAL,
}


# --- the round -------------------------------------------------------------------------------------------------------


def can_open_round(user: Actor, cluster: Cluster, on: date) -> Decision:
    """The standing body of the organiser."""
    return _standing(user, cluster, on)


def can_move_round(user: Actor, row: ScoringRound, step: str, on: date) -> Decision:
    """Take the round one step on, back, or away. Publishing and finishing may also be done by a leader."""
    if in_scope(user, row.cluster.organiser, on, *MOVERS):
        return _step(row, step)
    return _standing(user, row.cluster, on)


def can_change_days(user: Actor, row: ScoringRound, on: date) -> Decision:
    """Give more or less time while the round is under way."""
    over = (RoundState.FINAL, RoundState.CANCELLED)
    return first_refusal(_standing(user, row.cluster, on), _not_in(row, *over))


def can_keep_gates(user: Actor, card: Scorecard, on: date) -> Decision:
    """Say that the fact behind a gate happened, or that it did not, until the result is final."""
    over = (RoundState.FINAL, RoundState.CANCELLED)
    return first_refusal(_standing(user, card.round.cluster, on), _not_in(card.round, *over))


def _standing(user: Actor, cluster: Cluster, on: date) -> Decision:
    if in_scope(user, cluster.organiser, on, *STANDING):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua của “%(unit)s” (cơ quan thường trực) mới làm được việc này.")
        % {"unit": cluster.organiser}
    )


def _step(row: ScoringRound, step: str) -> Decision:
    if ROUND.can(RoundState(row.state), step):
        return ALLOWED
    return _wrong_state(row)


def _not_in(row: ScoringRound, *states: RoundState) -> Decision:
    return _wrong_state(row) if row.state in states else ALLOWED


def _in(row: ScoringRound, *states: RoundState) -> Decision:
    return ALLOWED if row.state in states else _wrong_state(row)


def _wrong_state(row: ScoringRound) -> Decision:
    return deny(
        _("Đợt chấm điểm %(code)s đang ở bước “%(state)s” nên không làm việc này được.")
        % {"code": row.code, "state": ROUND_STATES[RoundState(row.state)]}
    )


# --- the columns -----------------------------------------------------------------------------------------------------


def can_write_marks(
    user: Actor, card: Scorecard, stage: Stage, scorer: Organisation, keys: Collection[str], on: date
) -> Decision:
    """Write into lines of one column in the name of a unit: the own card, the own criteria, the peers, the appraisal.

    ``keys`` are those of the criteria. The questions are asked once, however many lines there are.
    """
    listed = {criterion.key: criterion for _kind, criterion in criteria(card.round.table)}
    unknown = [key for key in keys if key not in listed]
    if unknown or not keys:
        return deny(_("Phiếu không có tiêu chí này. Hãy tải lại trang rồi ghi lại."))
    wanted = [listed[key] for key in keys]
    lines = first_refusal(*(_line_open(criterion, stage, scorer) for criterion in wanted))
    return first_refusal(lines, _may_write(user, card, stage, scorer, on), _open_for(card, keys, stage, scorer))


def _line_open(criterion: Criterion, stage: Stage, scorer: Organisation) -> Decision:
    """Whether the line has the column at all, and, for checks, whether it is this department's."""
    name = {"name": criterion.name}
    if criterion.indicator:
        return deny(
            _("Tiêu chí “%(name)s” tính từ số liệu nên không nhập điểm. Hãy đính chính số liệu ở kỳ báo cáo.") % name
        )
    if stage not in stages_of(criterion):
        return deny(_("Tiêu chí “%(name)s” không có bước này. Hãy ghi ở bước khác.") % name)
    if stage is Stage.CHECK and scorer.code != criterion.owner:
        return deny(_("Tiêu chí “%(name)s” do cơ quan khác kiểm tra.") % name)
    return ALLOWED


def _may_write(user: Actor, card: Scorecard, stage: Stage, scorer: Organisation, on: date) -> Decision:
    match stage:
        case Stage.SELF if scorer.pk != card.organisation_id:
            return deny(_("Cột tự chấm chỉ do chính “%(unit)s” ghi.") % {"unit": card.organisation})
        case Stage.CROSS:
            return first_refusal(_is_peer(card, scorer), _speaks(user, scorer, on))
        case Stage.APPRAISAL:
            return _appraises(user, card, scorer, on)
        case _:
            return _speaks(user, scorer, on)


def _is_peer(card: Scorecard, scorer: Organisation) -> Decision:
    if scorer.pk == card.organisation_id:
        return deny(_("Đơn vị không chấm chéo cho chính mình. Hãy chấm phiếu của các đơn vị khác trong cụm."))
    if Scorecard.objects.filter(round=card.round_id, organisation=scorer).exists():
        return ALLOWED
    return deny(_("“%(unit)s” không thuộc cụm, khối này nên không chấm chéo.") % {"unit": scorer})


def _appraises(user: Actor, card: Scorecard, scorer: Organisation, on: date) -> Decision:
    organiser = card.round.cluster.organiser
    if scorer.pk != organiser.pk:
        return deny(_("Cột thẩm định do cơ quan thường trực của “%(unit)s” ghi.") % {"unit": organiser})
    return _standing(user, card.round.cluster, on)


def _speaks(user: Actor, unit: Organisation, on: date) -> Decision:
    if in_scope(user, unit, on, *UNIT_ROLES):
        return ALLOWED
    return deny(_("Chỉ thủ trưởng hoặc đầu mối của “%(unit)s” mới ghi được cột này.") % {"unit": unit})


def _open_for(card: Scorecard, keys: Collection[str], stage: Stage, scorer: Organisation) -> Decision:
    """Its own stage; and later, as long as the round is under way, lines whose mark was returned."""
    state = RoundState(card.round.state)
    handed_in = stage is Stage.SELF and card.state != CardState.OPEN
    if STAGE_OF_STATE.get(state) is stage and not handed_in:
        return ALLOWED
    returned = Mark.objects.filter(card=card, criterion__in=keys, stage=stage, scorer=scorer, returned=True)
    if state in STAGE_OF_STATE and returned.count() == len(keys):
        return ALLOWED
    if stage is Stage.SELF and state is RoundState.SELF:
        return deny(_("Phiếu đã nộp. Hãy đề nghị thủ trưởng rút phiếu để sửa, hoặc chờ dòng được trả lại."))
    return _wrong_state(card.round)


def can_return_marks(user: Actor, row: ScoringRound, on: date) -> Decision:
    """The standing body asks for single lines anew while the round is under way."""
    return first_refusal(_standing(user, row.cluster, on), _in(row, *STAGE_OF_STATE))


def can_return_mark(user: Actor, mark: Mark, on: date) -> Decision:
    """The standing body asks for one line anew; the rest of the card goes on."""
    if mark.stage == Stage.APPRAISAL:
        return deny(_("Cột thẩm định không trả lại; hãy ghi lại điểm thẩm định kèm lý do."))
    return can_return_marks(user, mark.card.round, on)


def can_add_evidence(user: Actor, card: Scorecard, on: date) -> Decision:
    """The unit itself, while the round is under way or appeals run."""
    return first_refusal(
        _speaks(user, card.organisation, on), _not_in(card.round, RoundState.FINAL, RoundState.CANCELLED)
    )


# --- the card --------------------------------------------------------------------------------------------------------


def can_submit_card(user: Actor, card: Scorecard, on: date) -> Decision:
    """The head hands the card in; late is noted, never refused, until the checks are over."""
    return first_refusal(
        _heads(user, card, on), _in(card.round, RoundState.SELF, RoundState.CHECK), _reaches(card, "submit")
    )


def can_recall_card(user: Actor, card: Scorecard, on: date) -> Decision:
    """The head takes the card back while self-scoring goes on."""
    return first_refusal(_heads(user, card, on), _in(card.round, RoundState.SELF), _reaches(card, "recall"))


def _heads(user: Actor, card: Scorecard, on: date) -> Decision:
    if in_scope(user, card.organisation, on, Role.HEAD):
        return ALLOWED
    return deny(
        _("Chỉ thủ trưởng “%(unit)s” mới nộp hoặc rút phiếu. Hãy trình thủ trưởng.") % {"unit": card.organisation}
    )


def _reaches(card: Scorecard, step: str) -> Decision:
    state = CardState(card.state)
    if CARD.can(state, step):
        return ALLOWED
    return deny(_("Phiếu đang ở trạng thái “%(state)s” nên không cần bước này.") % {"state": CARD_STATES[state]})


# --- appeals ---------------------------------------------------------------------------------------------------------


def can_appeal(user: Actor, card: Scorecard, on: date) -> Decision:
    """The unit itself, between publication and the last day of appeals."""
    row = card.round
    due = row.appeal_due
    in_time = ALLOWED
    if row.state == RoundState.PUBLISHED and due is not None and on > due:
        in_time = deny(
            _("Đã hết hạn kiến nghị (%(due)s). Hãy trao đổi trực tiếp với cơ quan thường trực.")
            % {"due": f"{due:%d/%m/%Y}"}
        )
    return first_refusal(_speaks(user, card.organisation, on), _in(row, RoundState.PUBLISHED), in_time)


def can_withdraw_appeal(user: Actor, appeal: Appeal, on: date) -> Decision:
    """The unit that filed it."""
    return first_refusal(_speaks(user, appeal.card.organisation, on), _appeal_step(appeal, "withdraw"))


def can_answer_appeals(user: Actor, row: ScoringRound, on: date) -> Decision:
    """The standing body, until the result is final."""
    return first_refusal(_standing(user, row.cluster, on), _in(row, RoundState.PUBLISHED))


def can_answer_appeal(user: Actor, appeal: Appeal, on: date) -> Decision:
    """The standing body, as long as the appeal is open."""
    return first_refusal(can_answer_appeals(user, appeal.card.round, on), _appeal_step(appeal, "accept"))


def can_report_results(user: Actor, row: ScoringRound, on: date) -> Decision:
    """Write the report of the results, once the cluster knows them."""
    return first_refusal(_standing(user, row.cluster, on), _in(row, RoundState.PUBLISHED, RoundState.FINAL))


def _appeal_step(appeal: Appeal, step: str) -> Decision:
    state = AppealState(appeal.state)
    if APPEAL.can(state, step):
        return ALLOWED
    return deny(_("Kiến nghị này đã xong (%(state)s).") % {"state": APPEAL_STATES[state]})
