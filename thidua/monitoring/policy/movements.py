"""Who may say how a movement is carried out, tell its results, take them or send them back, and review it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.models import Movement
from thidua.campaigns.policy import LAUNCHERS
from thidua.campaigns.queries import UNIT_ROLES
from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation
from thidua.directory.policy import in_scope
from thidua.monitoring.logic.movement_life import RESULT, ResultState
from thidua.monitoring.models import MovementResult, MovementReview
from thidua.monitoring.models.movement_labels import RESULT_STATES
from thidua.monitoring.queries.movements import ALIVE, lead_of, takes_part


def can_charter(user: Actor, movement: Movement, on: date) -> Decision:
    """Say lead, years, contents and participants: those who send the campaign out, and the lead unit."""
    return first_refusal(_alive(movement), _keeps(user, movement, on))


def can_review(user: Actor, movement: Movement, on: date) -> Decision:
    """Write a sơ kết or tổng kết, also after the campaign was closed."""
    return can_charter(user, movement, on)


def can_withdraw_review(user: Actor, review: MovementReview, on: date) -> Decision:
    """Take a review back that still stands."""
    if review.withdrawn_on is not None:
        return deny(_("Bản này đã được rút trước đó."))
    return can_review(user, review.movement, on)


def can_report(user: Actor, movement: Movement, organisation: Organisation, on: date) -> Decision:
    """Tell results: head or reporting officer of a unit that takes part or leads."""
    if not in_scope(user, organisation, on, *UNIT_ROLES):
        return deny(
            _("Chỉ thủ trưởng hoặc đầu mối của “%(unit)s” mới nhập kết quả của đơn vị này.") % {"unit": organisation}
        )
    if not takes_part(movement, organisation):
        return deny(
            _("“%(unit)s” không có trong danh sách tham gia. Hãy nhờ đơn vị chủ trì bổ sung.") % {"unit": organisation}
        )
    return _alive(movement)


def can_change_result(user: Actor, result: MovementResult, on: date) -> Decision:
    """Complete a result that nobody has accepted yet."""
    return first_refusal(can_report(user, result.movement, result.organisation, on), _step(result, "change"))


def can_accept_result(user: Actor, result: MovementResult, on: date) -> Decision:
    """Take a result: the lead unit or the issuer, never the unit that told it."""
    return first_refusal(_reviews(user, result, on), _step(result, "accept"))


def can_return_result(user: Actor, result: MovementResult, on: date) -> Decision:
    """Send a result back with a reason."""
    return first_refusal(_reviews(user, result, on), _step(result, "return"))


def _reviews(user: Actor, result: MovementResult, on: date) -> Decision:
    if in_scope(user, result.movement.campaign.issuer, on, *LAUNCHERS):
        return ALLOWED
    lead = lead_of(result.movement)
    if lead is not None and lead.pk != result.organisation_id and in_scope(user, lead, on, *UNIT_ROLES):
        return ALLOWED
    return deny(
        _("Kết quả do đơn vị chủ trì hoặc cơ quan phát động xem xét; đơn vị không tự xem xét kết quả của mình.")
    )


def _keeps(user: Actor, movement: Movement, on: date) -> Decision:
    issuer, lead = movement.campaign.issuer, lead_of(movement)
    if in_scope(user, issuer, on, *LAUNCHERS) or (lead is not None and in_scope(user, lead, on, *UNIT_ROLES)):
        return ALLOWED
    return deny(
        _("Chỉ đơn vị chủ trì phong trào hoặc chuyên viên, lãnh đạo của “%(unit)s” mới làm được việc này.")
        % {"unit": issuer}
    )


def _alive(movement: Movement) -> Decision:
    if movement.campaign.state in ALIVE:
        return ALLOWED
    return deny(
        _("Phong trào %(code)s chưa phát động hoặc đã thu hồi nên chưa ghi được kết quả.")
        % {"code": movement.campaign.code}
    )


def _step(result: MovementResult, step: str) -> Decision:
    state = ResultState(result.state)
    if RESULT.can(state, step):
        return ALLOWED
    return deny(
        _("Kết quả đang ở trạng thái “%(state)s” nên không làm bước này được.") % {"state": RESULT_STATES[state]}
    )
