from __future__ import annotations

import pytest

from thidua.campaigns.logic.workflow import CAMPAIGN, PARTICIPATION, CampaignState, ParticipationState
from thidua.core.logic.workflow import NoSuchStep

pytestmark = pytest.mark.logic


def test_every_state_is_reachable_and_only_the_recalled_campaign_has_no_way_out() -> None:
    assert CAMPAIGN.reachable() == set(CampaignState)
    assert PARTICIPATION.reachable() == set(ParticipationState)
    assert [state for state in CampaignState if not CAMPAIGN.steps_from(state)] == list(CAMPAIGN.ends)


def test_a_unit_may_answer_at_once_and_is_recalled_from_wherever_it_stands() -> None:
    assert PARTICIPATION.advance(ParticipationState.SENT, "answer") == ParticipationState.ANSWERED
    assert PARTICIPATION.advance(ParticipationState.ANSWERED, "recall") == ParticipationState.RECALLED
    with pytest.raises(NoSuchStep):
        PARTICIPATION.advance(ParticipationState.CHOSEN, "acknowledge")
