"""Who may plan, open, move, lock, reopen and cancel the reporting rounds of a campaign, and chase the late."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.logic.workflow import CampaignState
from thidua.campaigns.models import Campaign
from thidua.campaigns.models.labels import CAMPAIGN_STATES
from thidua.campaigns.policy import LAUNCHERS
from thidua.campaigns.scope import DRAFTERS
from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Role
from thidua.directory.policy import in_scope
from thidua.monitoring.logic.states import ROUND, RoundState
from thidua.monitoring.models import Round
from thidua.monitoring.models.labels import ROUND_STATES

PLANNABLE = (CampaignState.DRAFT, CampaignState.PUBLISHED)
RUNNING = (CampaignState.PUBLISHED, CampaignState.CLOSED)
"""States of a campaign in which its rounds go on: the figures of the year come in after its last day."""


def can_plan(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Say which periods a campaign asks for and until when."""
    return first_refusal(_runs(user, campaign, on, DRAFTERS), _campaign_in(campaign, PLANNABLE))


def can_open(user: Actor, row: Round, on: date) -> Decision:
    """Let the units enter figures."""
    return first_refusal(
        _runs(user, row.campaign, on, DRAFTERS), _campaign_in(row.campaign, RUNNING), _step(row, "open")
    )


def can_move(user: Actor, row: Round, on: date) -> Decision:
    """Give another deadline, as long as the round takes figures for the first time."""
    return first_refusal(_runs(user, row.campaign, on, DRAFTERS), _in(row, RoundState.PLANNED, RoundState.OPEN))


def can_lock(user: Actor, row: Round, on: date) -> Decision:
    """Make the figures official and take no more."""
    return first_refusal(_runs(user, row.campaign, on, LAUNCHERS), _step(row, "lock"))


def can_reopen(user: Actor, row: Round, on: date) -> Decision:
    """Take figures again after locking."""
    return first_refusal(_runs(user, row.campaign, on, LAUNCHERS), _step(row, "reopen"))


def can_cancel(user: Actor, row: Round, on: date) -> Decision:
    """Leave out a round that nobody has been asked for yet; planning takes it up again."""
    return first_refusal(_runs(user, row.campaign, on, DRAFTERS), _step(row, "cancel"))


def can_chase(user: Actor, row: Round, on: date) -> Decision:
    """Remind the units that have not sent, now."""
    states = (RoundState.OPEN, RoundState.REOPENED)
    return first_refusal(_runs(user, row.campaign, on, DRAFTERS), _in(row, *states))


def _runs(user: Actor, campaign: Campaign, on: date, roles: tuple[Role, ...]) -> Decision:
    if in_scope(user, campaign.issuer, on, *roles):
        return ALLOWED
    who = ", ".join(str(role.label).lower() for role in roles)
    return deny(
        _("Chỉ %(who)s của “%(unit)s” mới làm được bước này với kỳ báo cáo.") % {"who": who, "unit": campaign.issuer}
    )


def _campaign_in(campaign: Campaign, states: tuple[CampaignState, ...]) -> Decision:
    if campaign.state in states:
        return ALLOWED
    return deny(
        _("Phong trào %(code)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"code": campaign.code, "state": CAMPAIGN_STATES[CampaignState(campaign.state)]}
    )


def _in(row: Round, *states: RoundState) -> Decision:
    return ALLOWED if row.state in states else _wrong_state(row)


def _step(row: Round, step: str) -> Decision:
    return ALLOWED if ROUND.can(RoundState(row.state), step) else _wrong_state(row)


def _wrong_state(row: Round) -> Decision:
    return deny(
        _("Kỳ %(period)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"period": row.span.name_vi, "state": ROUND_STATES[RoundState(row.state)]}
    )
