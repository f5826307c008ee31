"""The running figures of a year: whatever units enter, the series says what the target asks."""

from __future__ import annotations

from decimal import Decimal
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.terms import Entry, Measured, OverTime, OverUnits
from thidua.core.logic.exact import rounded
from thidua.monitoring.logic.period import Period, PeriodKind, parse_period, periods_of
from thidua.monitoring.logic.reported import Reported, by_period
from thidua.monitoring.logic.rolling import Adding, Contribution
from thidua.monitoring.logic.series import Series, Shape, Step, newest_of, series_of, shape_of, steps_of
from thidua.monitoring.logic.states import FigureState

pytestmark = pytest.mark.logic

amounts = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False)
years = st.lists(amounts, min_size=12, max_size=12)
MONTHS = periods_of(2024, PeriodKind.MONTH)
FLOW = Adding(Entry.INCREMENT, OverTime.SUM, OverUnits.SUM)
RUNNING = Adding(Entry.YTD, OverTime.SUM, OverUnits.SUM)
RATE = Adding(Entry.LEVEL, OverTime.LAST, OverUnits.RATIO, "%")


def of(adding: Adding, figures: dict[str, str]) -> Series:
    entered = {parse_period(code): Contribution(Decimal(value), figures=1) for code, value in figures.items()}
    return series_of(adding, Measured.LEVEL, entered)


def values(series: Series) -> list[tuple[int, Decimal]]:
    return [(point.period.last_month, point.value) for point in series.points]


@given(years)
def test_increments_and_the_year_to_date_tell_the_same_year(months: list[Decimal]) -> None:
    added = {month: Contribution(value, figures=1) for month, value in zip(MONTHS, months, strict=True)}
    running = {month: Contribution(value, figures=1) for month, value in zip(MONTHS, accumulate(months), strict=True)}
    by_increments = series_of(FLOW, Measured.LEVEL, added)
    assert by_increments == series_of(RUNNING, Measured.LEVEL, running)


@given(years)
def test_quarters_tell_the_same_as_their_months(months: list[Decimal]) -> None:
    quarters = {
        quarter: Contribution(sum(months[quarter.first_month - 1 : quarter.last_month], Decimal(0)), figures=1)
        for quarter in periods_of(2024, PeriodKind.QUARTER)
    }
    by_months = series_of(
        FLOW, Measured.LEVEL, {m: Contribution(v, figures=1) for m, v in zip(MONTHS, months, strict=True)}
    )
    by_quarters = series_of(FLOW, Measured.LEVEL, quarters)
    assert values(by_quarters) == [pair for pair in values(by_months) if pair[0] % 3 == 0]


def test_year_to_date_figures_are_never_added_up_again() -> None:
    assert values(of(RUNNING, {"2024-01": "10", "2024-02": "25", "2024-03": "30"})) == [
        (1, Decimal(10)),
        (2, Decimal(25)),
        (3, Decimal(30)),
    ]


def test_a_missing_month_stays_a_gap_and_sums_across_it_say_what_they_lack() -> None:
    series = of(FLOW, {"2024-01": "5", "2024-03": "7", "2024-04": "0"})
    assert [(p.period.last_month, p.value, p.lacking) for p in series.points] == [
        (1, Decimal(5), ()),
        (3, Decimal(12), (2,)),
        (4, Decimal(12), (2,)),
    ]


def test_a_half_year_closes_the_gaps_before_it() -> None:
    series = of(FLOW, {"2024-01": "5", "2024-06": "2", "2024-H1": "30", "2024-07": "4"})
    assert [(p.period.last_month, p.value, p.lacking) for p in series.points] == [
        (1, Decimal(5), ()),
        (6, Decimal(30), ()),
        (7, Decimal(34), ()),
    ]


def test_a_year_whose_first_months_are_missing_lacks_them() -> None:
    (point,) = of(FLOW, {"2024-Q2": "8"}).points
    assert (point.value, point.lacking) == (Decimal(8), (1, 2, 3))


def test_a_rate_is_rebuilt_from_what_is_above_and_below_the_line() -> None:
    small, large = Contribution(Decimal(9), Decimal(10), 1), Contribution(Decimal(100), Decimal(1000), 1)
    series = series_of(RATE, Measured.LEVEL, {parse_period("2024-03"): small + large})
    mean_of_rates = (Decimal(90) + Decimal(10)) / 2
    assert series.points[0].value == rounded(Decimal(109) * 100 / Decimal(1010)) != mean_of_rates


@given(st.lists(st.tuples(amounts, amounts.map(lambda value: value + 1)), min_size=1, max_size=12))
def test_a_rate_over_time_is_the_ratio_of_the_sums(pairs: list[tuple[Decimal, Decimal]]) -> None:
    adding = Adding(Entry.INCREMENT, OverTime.RATIO, OverUnits.RATIO, "%")
    entered = {month: Contribution(*pair, 1) for month, pair in zip(MONTHS, pairs, strict=False)}
    above, below = (sum(column, Decimal(0)) for column in zip(*pairs, strict=True))
    assert series_of(adding, Measured.LEVEL, entered).points[-1].value == rounded(above * 100 / below)


def test_nothing_below_the_line_is_no_figure() -> None:
    entered = {parse_period("2024-01"): Contribution(Decimal(0), Decimal(0), 1)}
    assert series_of(RATE, Measured.LEVEL, entered).points == ()


def test_a_mean_weighs_every_period_alike_and_a_level_is_its_newest_state() -> None:
    mean = Adding(Entry.LEVEL, OverTime.MEAN, OverUnits.NONE)
    stock = Adding(Entry.LEVEL, OverTime.LAST, OverUnits.SUM)
    figures = {"2024-Q1": "10", "2024-Q2": "20", "2024-Q3": "60"}
    assert values(of(mean, figures))[-1] == (9, Decimal(30))
    assert values(of(stock, figures))[-1] == (9, Decimal(60))


@pytest.mark.parametrize(
    ("adding", "measured", "shape"),
    [
        (FLOW, Measured.LEVEL, Shape.GATHERED),
        (RUNNING, Measured.LEVEL, Shape.GATHERED),
        (Adding(Entry.YTD, OverTime.LAST, OverUnits.SUM, "ha"), Measured.LEVEL, Shape.GATHERED),
        (Adding(Entry.YTD, OverTime.LAST, OverUnits.RATIO, "%"), Measured.LEVEL, Shape.LEVEL),
        (Adding(Entry.YTD, OverTime.LAST, OverUnits.NONE, "%"), Measured.LEVEL, Shape.LEVEL),
        (Adding(Entry.YTD, OverTime.LAST, OverUnits.NONE, "%"), Measured.CHANGE, Shape.GATHERED),
        (Adding(Entry.LEVEL, OverTime.LAST, OverUnits.SUM, "xã"), Measured.LEVEL, Shape.LEVEL),
        (Adding(Entry.LEVEL, OverTime.SUM, OverUnits.SUM, "xã"), Measured.LEVEL, Shape.LEVEL),
    ],
)
def test_counts_gather_over_a_year_and_rates_and_states_do_not(
    adding: Adding, measured: Measured, shape: Shape
) -> None:
    assert shape_of(adding, measured) is shape


def test_steps_of_a_sum_begin_at_nothing_and_steps_of_a_level_at_its_first_figure() -> None:
    gathered = of(FLOW, {"2024-01": "5", "2024-03": "7"})
    level = of(Adding(Entry.LEVEL, OverTime.LAST, OverUnits.SUM), {"2024-01": "5", "2024-03": "7"})
    assert steps_of(gathered) == (Step(0, 1, Decimal(5)), Step(1, 3, Decimal(7)))
    assert steps_of(level) == (Step(1, 3, Decimal(2)),)


def test_a_year_can_be_read_as_it_was_known_before() -> None:
    series = of(FLOW, {"2024-01": "5", "2024-02": "1", "2024-03": "7"})
    assert series.until(2).last == series.at(2)
    assert series.at(4) is None
    assert Series(Shape.LEVEL).last is None


def test_of_two_periods_closing_together_the_longest_speaks() -> None:
    level = Adding(Entry.LEVEL, OverTime.LAST, OverUnits.SUM)
    (point,) = of(level, {"2024-06": "1", "2024-Q2": "2", "2024-H1": "3"}).points
    assert (point.period, point.value) == (Period(2024, PeriodKind.HALF), Decimal(3))


PERIODS = [period for kind in PeriodKind for period in periods_of(2024, kind)]
stored = st.tuples(
    st.sampled_from(PERIODS),
    st.sampled_from(FigureState),
    st.integers(-(10**9), 10**9),
    st.integers(0, 10**9),
    st.integers(0, 2),
    st.integers(0, 1),
)
addings = st.builds(Adding, st.sampled_from(Entry), st.sampled_from(OverTime), st.sampled_from(OverUnits), st.just("%"))


@given(
    st.lists(stored, max_size=20, unique_by=lambda part: part[:2]),
    addings,
    st.sampled_from(Measured),
    st.sampled_from(FigureState),
)
def test_the_newest_point_is_the_last_one_of_the_whole_year(
    parts: list[tuple[Period, FigureState, int, int, int, int]],
    adding: Adding,
    measured: Measured,
    least: FigureState,
) -> None:
    reported = Reported(parts)
    whole = series_of(adding, measured, by_period(reported.from_state_up(least)))
    newest = newest_of(adding, measured, reported.from_state_up(least))
    assert (newest.shape, newest.last, len(newest.points)) == (whole.shape, whole.last, min(len(whole.points), 1))
