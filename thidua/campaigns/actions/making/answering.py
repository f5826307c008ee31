"""A unit's own campaign entered as its answer: by the unit itself, or when that campaign is published."""

from __future__ import annotations

from thidua.campaigns.logic.workflow import PARTICIPATION, ParticipationState
from thidua.campaigns.models import Campaign, Participation
from thidua.core import clock
from thidua.core.saving import save_checked


def give_answer(participation: Participation, own: Campaign) -> None:
    """Mark a participation as answered by the unit's own campaign; to answer is to have acknowledged."""
    participation.state = PARTICIPATION.advance(ParticipationState(participation.state), "answer")
    participation.answer = own
    if participation.acknowledged_at is None:
        participation.acknowledged_at = clock.now()
    save_checked(participation, ["state", "answer", "acknowledged_at"])
