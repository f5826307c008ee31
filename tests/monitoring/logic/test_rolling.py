"""How figures make totals, over units and over the periods of a year."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.terms import Entry, OverTime, OverUnits
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.rolling import NOTHING, Adding, Contribution, contribution, over_periods, value_of
from thidua.monitoring.logic.states import Missing

pytestmark = pytest.mark.logic
numbers = st.decimals(-(10**6), 10**6, places=4)
weights = st.decimals(1, 10**6, places=2)
figures = st.one_of(
    st.builds(Figure, numbers, numbers, weights),
    st.builds(lambda why: Figure(missing=why), st.sampled_from(Missing)),
    st.just(Figure()),
)
rules = st.sampled_from(OverUnits)


def _sum(*values: str) -> list[Contribution | None]:
    return [Contribution(Decimal(value), figures=1) if value else None for value in values]


@given(figures, figures, rules)
def test_what_was_added_can_be_taken_away_again(one: Figure, other: Figure, rule: OverUnits) -> None:
    total = contribution(one, rule) + contribution(other, rule)
    assert total - contribution(other, rule) == contribution(one, rule)


@given(st.lists(st.tuples(numbers, weights), min_size=1, max_size=20))
def test_a_ratio_of_many_is_that_of_the_sums_of_their_parts(parts: list[tuple[Decimal, Decimal]]) -> None:
    total = sum((contribution(Figure(Decimal(0), n, d), OverUnits.RATIO) for n, d in parts), NOTHING)
    numerator, denominator = sum(n for n, _ in parts), sum(d for _, d in parts)
    assert value_of(total, OverUnits.RATIO, "%") == round(Decimal(numerator) * 100 / Decimal(denominator), 4)


def test_a_weighted_mean_leans_to_the_larger_unit() -> None:
    small, large = Figure(Decimal(10), None, Decimal(1)), Figure(Decimal(40), None, Decimal(2))
    total = contribution(small, OverUnits.WEIGHTED) + contribution(large, OverUnits.WEIGHTED)
    assert value_of(total, OverUnits.WEIGHTED) == Decimal(30)


def test_no_data_counts_as_missing_and_nothing_said_as_nothing() -> None:
    assert contribution(Figure(missing=Missing.NOT_YET), OverUnits.SUM) == Contribution(missing=1)
    assert contribution(Figure(), OverUnits.SUM) == NOTHING


def test_zero_is_a_figure() -> None:
    assert value_of(contribution(Figure(Decimal(0)), OverUnits.SUM), OverUnits.SUM) == Decimal(0)
    assert value_of(NOTHING, OverUnits.SUM) is None


def test_what_is_not_rolled_up_has_a_value_for_a_single_unit_only() -> None:
    rank = contribution(Figure(Decimal(7)), OverUnits.NONE)
    assert value_of(rank, OverUnits.NONE) == Decimal(7)
    assert value_of(rank + rank, OverUnits.NONE) is None


@pytest.mark.parametrize(
    ("entry", "over_time", "series", "value"),
    [
        (Entry.INCREMENT, OverTime.SUM, ("3", "4", "5"), Decimal(12)),
        (Entry.INCREMENT, OverTime.SUM, ("3", "", "5"), None),
        (Entry.INCREMENT, OverTime.LAST, ("3", "4", "5"), Decimal(5)),
        (Entry.INCREMENT, OverTime.MEAN, ("3", "", "6"), Decimal("4.5")),
        (Entry.YTD, OverTime.SUM, ("3", "", "12"), Decimal(12)),
        (Entry.LEVEL, OverTime.LAST, ("3", "4", ""), Decimal(4)),
        (Entry.LEVEL, OverTime.MEAN, ("3", "4", "5"), Decimal(4)),
        (Entry.LEVEL, OverTime.LAST, ("", ""), None),
    ],
)
def test_the_year_so_far_follows_the_entry_and_the_rule_over_time(
    entry: Entry, over_time: OverTime, series: tuple[str, ...], value: Decimal | None
) -> None:
    assert over_periods(_sum(*series), Adding(entry, over_time, OverUnits.SUM)) == value


def test_a_ratio_over_time_is_rebuilt_from_its_parts() -> None:
    months = [Contribution(Decimal(1), Decimal(10), 1), Contribution(Decimal(4), Decimal(10), 1)]
    adding = Adding(Entry.INCREMENT, OverTime.RATIO, OverUnits.RATIO, "%")
    assert over_periods(months, adding) == Decimal(25)
