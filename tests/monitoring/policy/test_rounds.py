"""Who may take which step of a round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tests.monitoring.round_stage import Stage, open_march, set_the_stage
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import Decision
from thidua.monitoring.models import Round
from thidua.monitoring.policy import rounds as policy

DAY = date(2024, 3, 15)
Ask = Callable[[Actor, Round, date], Decision]
OPEN_STEPS: tuple[Ask, ...] = (policy.can_move, policy.can_lock, policy.can_chase)


@pytest.fixture
def stage(db: None) -> Stage:
    found = set_the_stage()
    open_march(found)
    return found


def test_officer_leader_and_the_system_run_a_round_others_do_not(stage: Stage) -> None:
    cast = stage.cast
    people = (SYSTEM, cast.officer, cast.leader, cast.council_member, cast.bang_huu_head, cast.auditor, cast.admin)
    allowed = [[bool(ask(user, stage.march, DAY)) for ask in OPEN_STEPS] for user in people]
    assert allowed == [[True] * 3] * 3 + [[False] * 3] * 4


def test_a_refusal_names_the_roles_and_the_issuer(stage: Stage) -> None:
    reason = policy.can_lock(stage.cast.bang_huu_head, stage.march, DAY).reason
    assert reason.startswith("Chỉ chuyên viên thi đua, khen thưởng")
    assert "“Huyện Chi Lăng”" in reason


@pytest.mark.parametrize(
    ("state", "possible"),
    [
        ("planned", {"can_open", "can_move", "can_cancel"}),
        ("open", {"can_move", "can_lock", "can_chase"}),
        ("locked", {"can_reopen"}),
        ("reopened", {"can_lock", "can_chase"}),
        ("cancelled", set()),
    ],
)
def test_each_state_admits_its_own_steps(stage: Stage, state: str, possible: set[str]) -> None:
    row = stage.march
    row.state = state
    steps = ("can_open", "can_move", "can_lock", "can_reopen", "can_cancel", "can_chase")
    assert {name for name in steps if getattr(policy, name)(stage.cast.officer, row, DAY)} == possible


def test_rounds_go_on_after_the_campaign_has_ended_and_stop_when_it_is_withdrawn(stage: Stage) -> None:
    row = stage.march
    row.state = "planned"
    answers = []
    for state in ("published", "closed", "withdrawn", "draft"):
        row.campaign.state = state
        answers.append(bool(policy.can_open(stage.cast.officer, row, DAY)))
    assert answers == [True, True, False, False]
