from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.council.logic.calibration import HIGHEST, LOWEST, calibrate
from thidua.council.logic.reviewing import Review, readable

pytestmark = pytest.mark.logic

marks = st.integers(0, 1000).map(lambda tenths: Decimal(tenths) / 10)
middling = st.integers(400, 600).map(lambda tenths: Decimal(tenths) / 10)
panels = st.integers(2, 6).flatmap(
    lambda items: st.lists(st.lists(middling, min_size=items, max_size=items), min_size=2, max_size=5)
)
"""Rows of reviewers, all of whom score the same items, far from both ends of the scale."""


def table(rows: list[list[Decimal]]) -> dict[tuple[int, int], Decimal]:
    return {(who, item): mark for who, row in enumerate(rows) for item, mark in enumerate(row)}


@given(st.lists(marks, min_size=1, max_size=8), st.integers(1, 5))
def test_reviewers_who_agree_are_left_as_they_are(row: list[Decimal], reviewers: int) -> None:
    found = calibrate(table([row] * reviewers))
    assert [found.adjusted[0, item] for item in range(len(row))] == row
    assert {scale.lean for scale in found.scales.values()} == {Decimal("0.00")}


@given(st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 6)), marks))
def test_scores_stay_on_the_scale_and_nobodys_order_is_turned(scores: dict[tuple[int, int], Decimal]) -> None:
    found = calibrate(scores)
    assert set(found.adjusted) == set(scores)
    assert all(LOWEST <= score <= HIGHEST for score in found.adjusted.values())
    for (who, item), score in scores.items():
        for (other, second), lower in scores.items():
            if who == other and score > lower:
                assert found.adjusted[who, item] >= found.adjusted[who, second]


@given(panels, st.integers(-30, 30))
def test_being_strict_or_mild_throughout_changes_no_items_rank(rows: list[list[Decimal]], shift: int) -> None:
    moved = [[mark + shift for mark in rows[0]], *rows[1:]]
    plain, shifted = calibrate(table(rows)).standings, calibrate(table(moved)).standings
    steps = {shifted[item].adjusted - plain[item].adjusted for item in plain}
    assert max(steps) - min(steps) <= Decimal("0.03")


@given(panels)
def test_an_adjusted_panel_has_the_mean_it_had(rows: list[list[Decimal]]) -> None:
    scores = table(rows)
    found = calibrate(scores)
    before, after = sum(scores.values()) / len(scores), sum(found.adjusted.values()) / len(scores)
    assert abs(before - after) <= Decimal("0.01")


def test_a_strict_and_a_mild_reviewer_are_told_and_meet_in_the_middle() -> None:
    found = calibrate(table([[Decimal(90), Decimal(95), Decimal(100)], [Decimal(70), Decimal(75), Decimal(80)]]))
    assert (found.scales[0].is_mild, found.scales[1].is_strict) == (True, True)
    assert (found.scales[0].mean, found.scales[0].lean) == (Decimal("95.00"), Decimal("10.00"))
    assert [found.adjusted[who, 0] for who in (0, 1)] == [Decimal("80.00"), Decimal("80.00")]


def test_who_gives_everybody_the_same_is_only_moved() -> None:
    found = calibrate(table([[Decimal(50)] * 3, [Decimal(60), Decimal(70), Decimal(80)]]))
    assert {found.adjusted[0, item] for item in range(3)} == {Decimal("60.00")}


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 4)), unique=True), st.integers(0, 4))
def test_others_are_read_only_where_the_own_review_is_in(pairs: list[tuple[int, int]], reader: int) -> None:
    reviews = [Review(item, who, Decimal(50)) for item, who in pairs]
    own = {item for item, who in pairs if who == reader}
    assert {review.item for review in readable(reviews, reader)} == own
    assert readable(reviews, None) == tuple(reviews)
