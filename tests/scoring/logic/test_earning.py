"""Points of one criterion from one number."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.scoring.logic.earning import earn, rounded
from thidua.scoring.logic.methods import Count, Deduction, Manual, Method, Rank, Share, Step, Steps, YesNo
from thidua.scoring.logic.terms import Measure

pytestmark = pytest.mark.logic
D = Decimal
LADDER = Steps((Step(D(80), D(5)), Step(D(100), D(20))))
FALLING = Steps((Step(D(0), D(20)), Step(D(2), D(8))), of=Measure.VALUE, falling=True)


@pytest.mark.parametrize(
    ("method", "measure", "points"),
    [
        (Share(), "98.5", "19.7"),
        (Share(), "140", "20"),
        (Share(full_at=D(120)), "100", "16.66666666666666666666666667"),
        (Share(none_below=D(70)), "69.9", "0"),
        (LADDER, "79.9", "0"),
        (LADDER, "80", "5"),
        (LADDER, "100", "20"),
        (FALLING, "0", "20"),
        (FALLING, "1", "8"),
        (FALLING, "3", "0"),
        (YesNo(), "1", "20"),
        (YesNo(), "0", "0"),
        (YesNo(earned_by=False), "0", "20"),
        (Count(D("2.5")), "3", "7.5"),
        (Count(D("2.5")), "30", "20"),
        (Deduction(D(3)), "2", "14"),
        (Deduction(D(3)), "9", "0"),
        (Manual(), "12.5", "12.5"),
        (Manual(), "25", "20"),
    ],
)
def test_each_method_earns_what_its_rule_says(method: Method, measure: str, points: str) -> None:
    assert earn(method, D(20), D(measure)) == D(points)


@pytest.mark.parametrize(("place", "points"), [(1, 20), (2, 17), (6, 5), (60, 5), (None, 0)])
def test_a_place_among_the_peers_costs_points_down_to_the_lowest(place: int | None, points: int) -> None:
    assert earn(Rank(D(3), D(5)), D(20), D(90), place) == points


def test_points_are_rounded_half_up_as_spreadsheets_do() -> None:
    assert [rounded(D(v), 2) for v in ("0.125", "0.135", "2.5", "-0.125")] == [
        D("0.13"),
        D("0.14"),
        D("2.50"),
        D("-0.13"),
    ]


@pytest.mark.parametrize("method", [Share(), Share(D(120), D(50)), LADDER, Count(D(2)), Manual(), YesNo()])
@given(low=st.decimals(0, 200, places=2), gain=st.decimals(0, 200, places=2))
def test_a_better_number_never_earns_less(method: Method, low: Decimal, gain: Decimal) -> None:
    assert earn(method, D(20), low) <= earn(method, D(20), low + gain)


@pytest.mark.parametrize("method", [Share(), LADDER, FALLING, Count(D(7)), Deduction(D(3)), Manual(), YesNo()])
@given(measure=st.decimals(0, 10_000, places=3))
def test_points_stay_between_nothing_and_the_maximum(method: Method, measure: Decimal) -> None:
    assert 0 <= earn(method, D(20), measure) <= 20
