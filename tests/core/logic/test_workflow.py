from __future__ import annotations

from enum import Enum

import pytest

from thidua.core.logic.workflow import NoSuchStep, Transition, Workflow

pytestmark = pytest.mark.logic


class Door(Enum):
    OPEN = "open"
    SHUT = "shut"
    LOCKED = "locked"
    BRICKED = "bricked"


WORKFLOW = Workflow(
    "door",
    Door.OPEN,
    (
        Transition("shut", (Door.OPEN,), Door.SHUT),
        Transition("lock", (Door.SHUT,), Door.LOCKED),
        Transition("open", (Door.SHUT, Door.LOCKED), Door.OPEN),
    ),
)


def test_a_step_leads_to_its_target() -> None:
    assert WORKFLOW.advance(Door.OPEN, "shut") is Door.SHUT
    assert WORKFLOW.advance(Door.LOCKED, "open") is Door.OPEN


def test_a_step_that_is_not_there_is_refused() -> None:
    with pytest.raises(NoSuchStep, match="no step 'lock'"):
        WORKFLOW.advance(Door.OPEN, "lock")


def test_the_steps_from_a_state_are_named() -> None:
    assert WORKFLOW.steps_from(Door.SHUT) == ("lock", "open")
    assert WORKFLOW.steps_from(Door.BRICKED) == ()
    assert WORKFLOW.can(Door.SHUT, "lock")
    assert not WORKFLOW.can(Door.OPEN, "lock")


def test_reachable_states_are_found_through_chains() -> None:
    assert WORKFLOW.reachable() == {Door.OPEN, Door.SHUT, Door.LOCKED}
