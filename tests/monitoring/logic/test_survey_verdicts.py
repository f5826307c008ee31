from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.target import Promise, judge
from thidua.campaigns.logic.terms import Bound, Change, Comparator, Meets
from thidua.monitoring.logic.survey_verdicts import of_rank

pytestmark = pytest.mark.logic


def achieved(promise: Promise, rank: int) -> bool:
    return judge(of_rank(promise), Decimal(rank)).achieved


@pytest.mark.parametrize(
    ("promise", "kept", "missed"),
    [
        (Promise(Comparator.EQ, Decimal(5)), 3, 6),
        (Promise(Comparator.EQ, Decimal(5), meets=Meets.AT_LEAST), 3, 6),
        (Promise(Comparator.EQ, Decimal(5), meets=Meets.EXACTLY), 5, 3),
        (Promise(Comparator.GE, Decimal(5)), 5, 6),
        (Promise(Comparator.GT, Decimal(5)), 4, 5),
        (Promise(Comparator.LE, Decimal(5)), 5, 6),
        (Promise(Comparator.BETWEEN, Decimal(3), Decimal(5)), 1, 6),
        (Promise(Comparator.INCREASE_BY, Decimal(2), change=Change.COUNT, baseline=Decimal(8)), 6, 7),
        (Promise(Comparator.MAINTAIN, baseline=Decimal(4)), 4, 5),
        (Promise(Comparator.MAINTAIN, Decimal(4), bound=Bound.GE), 4, 5),
    ],
)
def test_words_of_height_ask_a_rank_to_be_lower(promise: Promise, kept: int, missed: int) -> None:
    assert (achieved(promise, kept), achieved(promise, missed)) == (True, False)


@given(
    st.sampled_from([Comparator.EQ, Comparator.GE, Comparator.GT, Comparator.LE, Comparator.LT]),
    st.integers(1, 60),
    st.integers(1, 60),
)
def test_a_better_rank_never_breaks_what_a_worse_one_keeps(comparator: Comparator, asked: int, rank: int) -> None:
    promise = Promise(comparator, Decimal(asked))
    assert achieved(promise, rank) <= achieved(promise, max(1, rank - 1))
