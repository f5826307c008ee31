"""Two readers of one number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.scan.figures import Verdict, is_figure, judge, key_of

pytestmark = pytest.mark.logic


def test_two_readers_who_agree_are_believed_and_the_first_ones_spelling_is_kept() -> None:
    assert judge("3986/QĐ-UBND", "3986/QD-UBND", 0.99) == Verdict("3986/QĐ-UBND", sure=True)


def test_punctuation_around_a_number_is_no_disagreement() -> None:
    assert key_of("31/12/2025.") == key_of("31/12/2025")


def test_a_comma_that_only_one_reader_saw_is_kept_and_never_sure() -> None:
    assert judge("7,3", "73", 0.99) == Verdict("7,3", sure=False)
    assert judge("228", "22,8", 0.99) == Verdict("22,8", sure=False)


def test_a_dot_before_one_digit_is_no_way_to_write_a_number() -> None:
    assert judge("18.4", "18,4", 0.99) == Verdict("18,4", sure=False)


def test_a_comparison_sign_that_differs_is_a_disagreement() -> None:
    assert judge(">99", "≥99", 0.99) == Verdict("≥99", sure=False)


def test_an_uncertain_second_reader_does_not_replace_the_first() -> None:
    assert judge("450", "45C", 0.4) == Verdict("450", sure=False)


@pytest.mark.parametrize("text", ["98,5%", "3.130,5", "(2021", "31/12/2025.", "7,5-8", "≥ 95"])
def test_what_is_one_number_is_known(text: str) -> None:
    assert is_figure(text)


@given(st.text("0123456789.,%", min_size=1, max_size=8), st.text("0123456789.,%", min_size=1, max_size=8))
def test_different_numbers_are_never_sure(first: str, second: str) -> None:
    verdict = judge(first, second, 1.0)
    assert key_of(first) == key_of(second) or not verdict.sure
