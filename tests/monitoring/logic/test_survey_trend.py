from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.monitoring.logic.survey_trend import FULL, Move, YearResult, trend

pytestmark = pytest.mark.logic


def test_a_higher_score_and_a_lower_rank_are_better() -> None:
    points = trend([YearResult(2023, Decimal("80.5"), 4, 11), YearResult(2022, Decimal(78), 6, 11)])
    assert [(p.result.year, p.score_move, p.rank_move) for p in points] == [
        (2022, Move.FIRST, Move.FIRST),
        (2023, Move.BETTER, Move.BETTER),
    ]


def test_a_year_without_a_value_is_passed_over_when_comparing() -> None:
    points = trend([YearResult(2021, rank=3, among=5), YearResult(2022, Decimal(1)), YearResult(2023, rank=4, among=5)])
    assert [p.rank_move for p in points] == [Move.FIRST, Move.FIRST, Move.WORSE]


def test_the_best_rank_fills_the_bar() -> None:
    best, last = trend([YearResult(2022, rank=1, among=10), YearResult(2023, rank=10, among=10)])
    assert (best.bar, last.bar) == (1000, 100)


def test_the_bar_of_a_score_is_measured_by_the_largest_possible_one() -> None:
    assert trend([YearResult(2023, Decimal(25))], Decimal(100))[0].bar == 250


@given(
    st.lists(st.builds(YearResult, st.integers(2000, 2030), st.decimals(0, 100, places=2)), unique_by=lambda r: r.year)
)
def test_bars_stay_inside_and_years_stand_in_order(results: list[YearResult]) -> None:
    points = trend(results, Decimal(100))
    assert [p.result.year for p in points] == sorted(r.year for r in results)
    assert all(0 <= p.bar <= FULL for p in points)
