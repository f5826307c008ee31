"""The lives of papers, numbers and incoming documents have no dead ends but their ends."""

from __future__ import annotations

from typing import Any

import pytest

from thidua.core.logic.workflow import Workflow
from thidua.documents.logic.paper_workflow import INCOMING, NUMBER, PAPER

pytestmark = pytest.mark.logic


@pytest.mark.parametrize("workflow", [PAPER, NUMBER, INCOMING], ids=lambda w: w.name)
def test_every_state_is_reached_and_only_the_ends_have_no_way_out(workflow: Workflow[Any]) -> None:
    states = set(type(workflow.start))
    assert workflow.reachable() == states
    assert {state for state in states if not workflow.steps_from(state)} == set(workflow.ends)
