"""Every state machine: all states reachable, ends are ends, no dead ends besides."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import thidua
from thidua.core.logic.workflow import Workflow


def _workflows() -> list[Workflow]:
    found = []
    for info in pkgutil.walk_packages(thidua.__path__, "thidua."):
        if info.name.endswith(".logic.workflow") and not info.name.startswith("thidua.core"):
            module = importlib.import_module(info.name)
            found += [value for value in vars(module).values() if isinstance(value, Workflow)]
    return found


@pytest.mark.parametrize("workflow", _workflows(), ids=lambda w: w.name)
def test_a_workflow_reaches_every_state_and_stops_only_at_its_ends(workflow: Workflow) -> None:
    states = set(type(workflow.start))
    assert workflow.reachable() == states
    assert {s for s in states if not workflow.steps_from(s)} == set(workflow.ends)
