"""What was reported of one number in a year, opened as far as is asked."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.exact import from_stored
from thidua.monitoring.logic.period import PeriodKind, periods_of
from thidua.monitoring.logic.reported import NOTHING_REPORTED, Reported, Stored, by_period
from thidua.monitoring.logic.rolling import NOTHING, Contribution
from thidua.monitoring.logic.states import STRENGTH, FigureState

pytestmark = pytest.mark.logic
PERIODS = [period for kind in PeriodKind for period in periods_of(2024, kind)]
numbers = st.integers(-(10**17), 10**17)
counts = st.integers(0, 400)
parts = st.tuples(st.sampled_from(PERIODS), st.sampled_from(FigureState), numbers, numbers, counts, counts)
years = st.lists(parts, max_size=30, unique_by=lambda part: part[:2])
states = st.sampled_from(FigureState)


def amount(part: Stored) -> Contribution:
    return Contribution(from_stored(part[2]), from_stored(part[3]), part[4], part[5])


def added(rows: Sequence[Stored]) -> dict[object, Contribution]:
    """The long way: exact decimals, one by one; periods without a figure are gaps."""
    sums = {part[0]: sum((amount(row) for row in rows if row[0] == part[0]), NOTHING) for part in rows}
    return {period: total for period, total in sums.items() if total.figures}


@given(years, states)
def test_whole_ten_thousandths_add_up_to_what_exact_decimals_do(rows: list[Stored], least: FigureState) -> None:
    year = Reported(rows)
    assert by_period(year.from_state_up(least)) == added([row for row in rows if STRENGTH[row[1]] >= STRENGTH[least]])
    assert by_period(year.in_state(least)) == added([row for row in rows if row[1] is least])


@given(years, states)
def test_states_are_counted_by_figures_and_units_by_what_they_said(rows: list[Stored], least: FigureState) -> None:
    year = Reported(rows)
    for period in PERIODS:
        here = [row for row in rows if row[0] == period]
        assert year.states_at(period) == {row[1]: row[4] for row in here if row[4]}
        assert year.said_at(period) == sum(row[4] + row[5] for row in here)
        worth = [row for row in here if STRENGTH[row[1]] >= STRENGTH[least]]
        assert year.said_at(period, least) == sum(row[4] + row[5] for row in worth)
    with_figures = [state for state in FigureState if any(row[1] is state and row[4] for row in rows)]
    assert year.weakest == (with_figures[0] if with_figures else None)


def test_where_nothing_was_said_everything_is_empty() -> None:
    assert NOTHING_REPORTED.from_state_up(FigureState.REPORTED) == []
    assert NOTHING_REPORTED.weakest is None
