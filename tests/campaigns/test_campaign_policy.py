"""Every decision both ways: by role and by state, with its reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.campaigns.conftest import TODAY, Cast
from thidua.campaigns import policy
from thidua.campaigns.logic.workflow import CampaignState, ParticipationState
from thidua.campaigns.models import Campaign, Indicator, Participation, Target
from thidua.core.logic.decision import Decision
from thidua.directory.models import User

EVERYBODY = ("officer", "leader", "head", "unit_officer", "next_door", "auditor", "admin", "stranger")
OnCampaign = Callable[[User, Campaign, date], Decision]


def allowed(cast: Cast, ask: Callable[[User], Decision]) -> set[str]:
    return {name for name in EVERYBODY if ask(getattr(cast, name))}


@pytest.mark.parametrize(
    ("can", "state", "who"),
    [
        (policy.can_edit, CampaignState.DRAFT, {"officer", "leader"}),
        (policy.can_edit, CampaignState.PUBLISHED, set()),
        (policy.can_complete, CampaignState.PUBLISHED, {"officer", "leader"}),
        (policy.can_complete, CampaignState.CLOSED, set()),
        (policy.can_publish, CampaignState.DRAFT, {"officer", "leader"}),
        (policy.can_publish, CampaignState.PUBLISHED, set()),
        (policy.can_withdraw, CampaignState.PUBLISHED, {"officer", "leader"}),
        (policy.can_withdraw, CampaignState.DRAFT, set()),
        (policy.can_close, CampaignState.PUBLISHED, {"officer", "leader"}),
        (policy.can_close, CampaignState.CLOSED, set()),
        (policy.can_reopen, CampaignState.CLOSED, {"officer", "leader"}),
        (policy.can_reopen, CampaignState.WITHDRAWN, set()),
        (policy.can_drop, CampaignState.DRAFT, {"officer", "leader"}),
        (policy.can_drop, CampaignState.PUBLISHED, set()),
        (policy.can_restore, CampaignState.DROPPED, {"officer", "leader"}),
        (policy.can_restore, CampaignState.DRAFT, set()),
        (policy.can_choose_recipients, CampaignState.DRAFT, {"officer", "leader"}),
        (policy.can_choose_recipients, CampaignState.PUBLISHED, {"officer", "leader"}),
        (policy.can_choose_recipients, CampaignState.CLOSED, set()),
    ],
)
def test_a_campaign_is_handled_by_its_issuer_in_the_right_state(
    cast: Cast, draft: Campaign, can: OnCampaign, state: CampaignState, who: set[str]
) -> None:
    draft.state = state
    assert allowed(cast, lambda user: can(user, draft, TODAY)) == who


def test_a_refusal_names_the_unit_or_the_state(cast: Cast, draft: Campaign) -> None:
    assert "Huyện Chi Lăng" in policy.can_publish(cast.head, draft, TODAY).reason
    draft.state = CampaignState.CLOSED
    assert "Đã kết thúc" in policy.can_publish(cast.officer, draft, TODAY).reason


def test_a_right_ends_with_the_grant(cast: Cast, draft: Campaign) -> None:
    cast.officer.grants.update(valid_to=TODAY)
    assert not policy.can_edit(cast.officer, draft, TODAY)
    assert policy.can_edit(cast.officer, draft, date(2024, 1, 14))


def test_targets_are_adjusted_when_published_and_live(cast: Cast, target: Target) -> None:
    assert allowed(cast, lambda user: policy.can_adjust(user, target, TODAY)) == {"officer", "leader"}
    assert allowed(cast, lambda user: policy.can_allocate(user, target, TODAY)) == {"officer", "leader"}
    target.dropped_on = TODAY
    assert allowed(cast, lambda user: policy.can_adjust(user, target, TODAY)) == set()
    assert "đã bị bỏ" in policy.can_allocate(cast.officer, target, TODAY).reason


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (ParticipationState.CHOSEN, []),
        (ParticipationState.SENT, ["see_as_unit", "acknowledge", "answer"]),
        (ParticipationState.SEEN, ["acknowledge", "answer"]),
        (ParticipationState.ACKNOWLEDGED, ["answer"]),
        (ParticipationState.ANSWERED, []),
        (ParticipationState.RECALLED, []),
    ],
)
def test_a_unit_answers_step_by_step(
    cast: Cast, published: Campaign, state: ParticipationState, steps: list[str]
) -> None:
    row = Participation.objects.select_related("campaign", "organisation").get(
        campaign=published, organisation=cast.chi_lang
    )
    row.state = state
    every = ["see_as_unit", "acknowledge", "answer"]
    assert [step for step in every if getattr(policy, f"can_{step}")(cast.head, row, TODAY)] == steps
    assert allowed(cast, lambda user: policy.can_acknowledge(user, row, TODAY)) <= {"head"}


def test_nothing_is_acknowledged_once_the_campaign_is_recalled(cast: Cast, published: Campaign) -> None:
    row = Participation.objects.select_related("campaign", "organisation").get(
        campaign=published, organisation=cast.chi_lang
    )
    row.campaign.state = CampaignState.WITHDRAWN
    assert "Đã thu hồi" in policy.can_acknowledge(cast.head, row, TODAY).reason


def test_the_catalogue_belongs_to_its_keeper(cast: Cast, forest: Indicator) -> None:
    assert allowed(cast, lambda user: policy.can_edit_indicator(user, forest, TODAY)) == {"officer", "admin"}
