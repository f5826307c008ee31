from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.monitoring.logic.complaint_states import (
    CODE_PREFIX,
    COMPLAINT,
    STEPS,
    ComplaintKind,
    ComplaintState,
    PlannedStep,
    due_after,
    read_steps,
    written_steps,
)

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("state", "steps"),
    [
        (ComplaintState.RECEIVED, ("assign", "decline")),
        (ComplaintState.HANDLING, ("assign", "answer", "decline")),
        (ComplaintState.ANSWERED, ("close", "reopen")),
        (ComplaintState.CLOSED, ("reopen",)),
        (ComplaintState.DECLINED, ()),
    ],
)
def test_the_steps_of_each_state(state: ComplaintState, steps: tuple[str, ...]) -> None:
    assert COMPLAINT.steps_from(state) == steps
    assert COMPLAINT.reachable() == set(ComplaintState)


def test_each_kind_is_numbered_for_itself() -> None:
    assert len(set(CODE_PREFIX.values())) == len(ComplaintKind)


def test_days_are_counted_from_the_day_after() -> None:
    assert due_after(date(2024, 2, 28), 2) == date(2024, 3, 1)


@pytest.mark.parametrize("kind", list(ComplaintKind))
def test_the_proposed_steps_read_back_as_they_are_written(kind: ComplaintKind) -> None:
    expected = tuple(PlannedStep(step.title, step.days) for step in STEPS[kind])
    assert read_steps(written_steps(kind)) == (expected, ())


@pytest.mark.parametrize("line", ["Xác minh", "x | Xác minh", "0 | Xác minh", "366 | Xác minh", "5 |", "-5 | Xác minh"])
def test_a_line_that_is_no_step_is_named_by_its_number(line: str) -> None:
    assert read_steps(f"5 | Thụ lý\n\n{line}") == ((PlannedStep("Thụ lý", 5),), (3,))


@given(st.text())
def test_any_text_is_read_without_a_failure(text: str) -> None:
    steps, wrong = read_steps(text)
    assert len(steps) + len(wrong) <= len(text.splitlines())
