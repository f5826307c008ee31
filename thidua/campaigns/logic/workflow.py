"""The three processes of this room as tables: an intake, a campaign, a unit's participation."""

from __future__ import annotations

from enum import StrEnum

from thidua.core.logic.workflow import Transition, Workflow


class CampaignState(StrEnum):
    """Where a campaign stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


class ParticipationState(StrEnum):
    """How far a unit has come with a campaign sent to it."""

    CHOSEN = "chosen"  # will be sent with the launch
    SENT = "sent"
    SEEN = "seen"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    RECALLED = "recalled"


CAMPAIGN = Workflow(
    name="campaign",
    start=CampaignState.DRAFT,
    transitions=(
        Transition("publish", (CampaignState.DRAFT,), CampaignState.PUBLISHED),
        Transition("close", (CampaignState.PUBLISHED,), CampaignState.CLOSED),
        Transition("reopen", (CampaignState.CLOSED,), CampaignState.PUBLISHED),
        Transition("withdraw", (CampaignState.PUBLISHED,), CampaignState.WITHDRAWN),
        Transition("drop", (CampaignState.DRAFT,), CampaignState.DROPPED),
        Transition("restore", (CampaignState.DROPPED,), CampaignState.DRAFT),
    ),
    ends=(CampaignState.WITHDRAWN,),
)

_REACHED = (ParticipationState.SENT, ParticipationState.SEEN)
PARTICIPATION = Workflow(
    name="participation",
    start=ParticipationState.CHOSEN,
    transitions=(
        Transition("send", (ParticipationState.CHOSEN,), ParticipationState.SENT),
        Transition("see", (ParticipationState.SENT,), ParticipationState.SEEN),
        Transition("acknowledge", _REACHED, ParticipationState.ACKNOWLEDGED),
        Transition("answer", (*_REACHED, ParticipationState.ACKNOWLEDGED), ParticipationState.ANSWERED),
        Transition("unanswer", (ParticipationState.ANSWERED,), ParticipationState.ACKNOWLEDGED),
        Transition("resend", (ParticipationState.RECALLED,), ParticipationState.SENT),
        Transition(
            "recall",
            (*_REACHED, ParticipationState.ACKNOWLEDGED, ParticipationState.ANSWERED),
            ParticipationState.RECALLED,
        ),
    ),
)
