from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.workflow import Workflow
from thidua.monitoring.logic.inspection_states import (
    FINDING,
    PLAN,
    VISIT,
    FindingFacts,
    FindingState,
    FindingStatistics,
    PlanState,
    VisitState,
    is_overdue,
    statistics,
)

pytestmark = pytest.mark.logic
DAY = date(2024, 3, 20)


@pytest.mark.parametrize("workflow", [PLAN, VISIT, FINDING], ids=lambda w: w.name)
def test_every_state_is_reached_and_only_ends_have_no_way_out(workflow: Workflow) -> None:  # type: ignore[type-arg]
    states = set(type(workflow.start))
    assert workflow.reachable() == states
    assert {s for s in states if not workflow.steps_from(s)} == set(workflow.ends)


@pytest.mark.parametrize(
    ("workflow", "state", "steps"),
    [
        (PLAN, PlanState.DRAFT, ("issue", "cancel")),
        (PLAN, PlanState.ISSUED, ("close", "cancel")),
        (PLAN, PlanState.CLOSED, ("reopen",)),
        (PLAN, PlanState.CANCELLED, ()),
        (VISIT, VisitState.PLANNED, ("hold", "cancel")),
        (VISIT, VisitState.VISITED, ("hold", "issue")),
        (VISIT, VisitState.ISSUED, ()),
        (FINDING, FindingState.DRAFT, ("issue",)),
        (FINDING, FindingState.OPEN, ("answer", "extend", "close")),
        (FINDING, FindingState.ANSWERED, ("return", "close")),
        (FINDING, FindingState.CLOSED, ("reopen",)),
    ],
)
def test_the_steps_of_each_state(workflow: Workflow, state: PlanState, steps: tuple[str, ...]) -> None:  # type: ignore[type-arg]
    assert workflow.steps_from(state) == steps


def test_the_last_day_itself_is_not_overdue() -> None:
    assert not is_overdue(FindingFacts(FindingState.OPEN, DAY), DAY)
    assert is_overdue(FindingFacts(FindingState.OPEN, DAY), DAY + timedelta(days=1))


def test_statistics_tell_open_from_overdue_and_closed_in_time_from_late() -> None:
    late, soon = DAY - timedelta(days=1), DAY + timedelta(days=9)
    rows = [
        FindingFacts(FindingState.DRAFT, soon),
        FindingFacts(FindingState.OPEN, late),
        FindingFacts(FindingState.OPEN, soon),
        FindingFacts(FindingState.ANSWERED, late),
        FindingFacts(FindingState.CLOSED, late, late),
        FindingFacts(FindingState.CLOSED, late, DAY),
    ]
    assert statistics(rows, DAY) == FindingStatistics(
        total=5, open=2, answered=1, overdue=1, closed=2, closed_in_time=1
    )


facts = st.builds(FindingFacts, st.sampled_from(FindingState), st.dates(date(2024, 1, 1), date(2024, 12, 31)))


@given(st.lists(facts))
def test_open_answered_and_closed_add_up_to_all(rows: list[FindingFacts]) -> None:
    counted = statistics(rows, DAY)
    assert counted.open + counted.answered + counted.closed == counted.total
    assert counted.overdue <= counted.open
