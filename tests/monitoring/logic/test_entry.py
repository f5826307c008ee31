"""What is typed made into a figure; increments, year-to-date and levels."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.terms import Entry, OverUnits
from thidua.core.logic.exact import LARGEST
from thidua.monitoring.logic.entry import Figure, Flaw, NotAFigure, clean, to_increments, to_year_to_date, unchanged
from thidua.monitoring.logic.states import Missing

pytestmark = pytest.mark.logic
numbers = st.decimals(-(10**6), 10**6, places=4)
D = Decimal


@pytest.mark.parametrize(
    ("typed", "rule", "flaw"),
    [
        (Figure(D(1), missing=Missing.NOT_YET), OverUnits.SUM, Flaw.BOTH),
        (Figure(D("NaN")), OverUnits.SUM, Flaw.NOT_FINITE),
        (Figure(LARGEST + 1), OverUnits.SUM, Flaw.TOO_LARGE),
        (Figure(D("0.00001")), OverUnits.SUM, Flaw.TOO_FINE),
        (Figure(D(5)), OverUnits.RATIO, Flaw.NO_PARTS),
        (Figure(numerator=D(1), denominator=D(0)), OverUnits.RATIO, Flaw.BELOW_NOTHING),
        (Figure(D(5)), OverUnits.WEIGHTED, Flaw.NO_WEIGHT),
        (Figure(LARGEST, denominator=D(2)), OverUnits.WEIGHTED, Flaw.TOO_LARGE),
        (Figure(missing=Missing.OTHER), OverUnits.SUM, Flaw.NO_WORDS),
    ],
)
def test_what_is_no_figure_is_refused_with_its_reason(typed: Figure, rule: OverUnits, flaw: Flaw) -> None:
    with pytest.raises(NotAFigure) as refusal:
        clean(typed, rule, "%")
    assert refusal.value.flaw is flaw


def test_a_share_is_computed_in_its_own_unit() -> None:
    typed = Figure(D(99), D(1), D(8))
    values = {unit: clean(typed, OverUnits.RATIO, unit).value for unit in ("%", "‰", "lần")}
    assert values == {"%": D("12.5"), "‰": D(125), "lần": D("0.125")}


def test_parts_that_the_rule_does_not_need_are_dropped() -> None:
    assert clean(Figure(D(5), D(1), D(2)), OverUnits.SUM, "ha") == Figure(D(5))


@given(st.lists(numbers, max_size=12))
def test_increments_and_year_to_date_turn_into_each_other(row: list[Decimal]) -> None:
    sums = to_year_to_date(list(row), Entry.INCREMENT)
    assert to_increments(sums, Entry.YTD) == row


def test_after_an_unknown_increment_the_sum_is_unknown_but_empty_is_not_zero() -> None:
    assert to_year_to_date([D(1), None, D(2)], Entry.INCREMENT) == [D(1), None, None]
    assert to_increments([D(1), None, D(4)], Entry.YTD) == [D(1), None, None]


def test_the_first_level_of_a_year_has_nothing_to_be_compared_with() -> None:
    assert to_increments([D(5), D(7)], Entry.LEVEL) == [None, D(2)]


def test_when_nothing_changed_increments_are_zero_and_levels_stay() -> None:
    before = Figure(D(5), note="cũ")
    assert unchanged(before, Entry.INCREMENT, OverUnits.SUM, begins=False) == Figure(D(0))
    assert unchanged(before, Entry.LEVEL, OverUnits.SUM, begins=False) == Figure(D(5))
    assert unchanged(None, Entry.YTD, OverUnits.SUM, begins=True) == Figure(D(0))
    assert unchanged(None, Entry.LEVEL, OverUnits.SUM, begins=True) is None
    assert unchanged(before, Entry.INCREMENT, OverUnits.RATIO, begins=False) == Figure(missing=Missing.NOT_HAPPENED)
