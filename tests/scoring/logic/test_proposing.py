"""Who is put forward by quota, and who is kept out by what stands outside the table."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.making import FEW, card, one
from thidua.scoring.logic.card import score
from thidua.scoring.logic.methods import Manual
from thidua.scoring.logic.proposing import Quota, propose
from thidua.scoring.logic.ranking import Ranked, rank

pytestmark = pytest.mark.logic
TABLE = one(Manual(), 100)


def ranked(points: dict[str, int]) -> tuple[Ranked, ...]:
    return rank(TABLE, score(TABLE, [card(unit, {"a": mark}) for unit, mark in points.items()]))


def test_a_place_that_a_barred_unit_leaves_goes_to_the_next() -> None:
    found = propose(ranked({"x": 90, "y": 80, "z": 70}), Quota("Cờ", count=1), {"x": "Không đăng ký."})
    assert [(c.ranked.card.unit, c.proposed) for c in found] == [("x", False), ("y", True), ("z", False)]
    assert found[0].reason == "Không đăng ký."


@FEW
@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 100), min_size=1),
    st.integers(0, 4),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_never_more_than_the_quota_and_never_somebody_barred(
    points: dict[str, int], count: int, barred: set[str]
) -> None:
    found = propose(ranked(points), Quota("Cờ", count=count), dict.fromkeys(barred, "Không đăng ký."))
    proposed = {candidate.ranked.card.unit for candidate in found if candidate.proposed}
    assert len(proposed) <= count
    assert not proposed & barred
    free = sorted({points[unit] for unit in points if unit not in barred}, reverse=True)
    assert all(points[unit] >= free[min(count, len(free)) - 1] for unit in proposed)


def test_a_share_is_rounded_down_and_at_least_what_is_said() -> None:
    assert Quota("Cờ", share=Decimal(20)).size(9) == 1
    assert Quota("Cờ", share=Decimal(20), at_least=2).size(4) == 2
