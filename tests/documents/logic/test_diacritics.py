"""Accents of scanned words set right by their neighbours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.diacritics import Heard, language_of, mended

pytestmark = pytest.mark.logic

LANGUAGE = language_of(
    [
        ("sử", 9),
        ("dụng", 9),
        ("sử dụng", 9),
        ("đất", 5),
        ("dụng đất", 5),
        ("ủy", 20),
        ("ban", 20),
        ("ủy ban", 20),
        ("dung", 4),
        ("nội", 4),
        ("nội dung", 4),
    ]
)


def read(*words: str, confidence: int = 80) -> list[str]:
    return list(mended([Heard(word, confidence) for word in words], LANGUAGE))


def test_a_wrong_accent_between_known_neighbours_is_mended() -> None:
    assert read("sử", "dung", "đất") == ["sử", "dụng", "đất"]


def test_a_pair_that_is_known_as_it_stands_is_left() -> None:
    assert read("nội", "dung", "sau") == ["nội", "dung", "sau"]


def test_case_and_punctuation_are_kept() -> None:
    assert read("(Sử", "dung,") == ["(Sử", "dụng,"]
    assert read("SỬ", "DUNG") == ["SỬ", "DỤNG"]


def test_one_wrong_letter_of_an_impossible_syllable_is_mended() -> None:
    assert read("Ủv", "ban") == ["Ủy", "ban"]


def test_a_syllable_that_the_reader_is_certain_of_is_left() -> None:
    assert read("sử", "dung", "đất", confidence=97) == ["sử", "dung", "đất"]


def test_neighbours_do_not_reach_over_the_end_of_a_sentence() -> None:
    assert read("sử.", "dung") == ["sử.", "dung"]


@given(st.lists(st.text("aăâdđủyvung0123456789.,% ", min_size=1, max_size=8), max_size=12))
def test_no_digit_is_ever_changed(words: list[str]) -> None:
    after = read(*words, confidence=10)
    digits = [[sign for sign in word if sign.isdigit()] for word in words]
    assert [[sign for sign in word if sign.isdigit()] for word in after] == digits
