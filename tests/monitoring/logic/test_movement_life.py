from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.monitoring.logic.movement_life import RESULT, MovementState, ResultState, is_of_higher_level, state_of

pytestmark = pytest.mark.logic
years = st.integers(2000, 2050)


@pytest.mark.parametrize(
    ("level", "issuer", "higher"),
    [
        ("national", "province", True),
        ("national", "country", False),
        ("province", "district", True),
        ("province", "province", False),
        ("district", "commune", True),
        ("commune", "district", False),
        ("commune", "school", True),
        ("district", "department", True),
        ("sector", "commune", False),
        ("", "commune", False),
    ],
)
def test_a_movement_of_a_higher_level_is_only_answered(level: str, issuer: str, higher: bool) -> None:
    assert is_of_higher_level(level, issuer) is higher


@pytest.mark.parametrize(
    ("year", "state"),
    [
        (2020, MovementState.UPCOMING),
        (2021, MovementState.RUNNING),
        (2025, MovementState.RUNNING),
        (2026, MovementState.ENDED),
    ],
)
def test_a_movement_runs_in_its_years_both_inside(year: int, state: MovementState) -> None:
    assert state_of(2021, 2025, year, reviewed=False) is state


@given(years, years, years)
def test_a_final_review_ends_it_in_any_year(first: int, last: int, year: int) -> None:
    assert state_of(first, last, year, reviewed=True) is MovementState.REVIEWED


def test_an_accepted_result_is_not_changed_before_it_is_returned() -> None:
    assert RESULT.steps_from(ResultState.ACCEPTED) == ("return",)
    assert RESULT.reachable() == set(ResultState)
