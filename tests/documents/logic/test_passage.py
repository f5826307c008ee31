"""Passages: clean words that know where they came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.passage import fold, passage

pytestmark = pytest.mark.logic


def test_pieces_are_joined_with_one_blank_and_keep_their_places() -> None:
    text = "thu  gom,\n\n3\n\nxử lý"
    words = passage(text, [(0, 9), (14, 19)])
    assert words.text == "thu gom, xử lý"
    at = words.text.index("xử")
    assert text[slice(*words.span(at, at + 2))] == "xử"


def test_emphasis_marks_are_dropped_and_french_quotes_become_curly() -> None:
    text = "phong trào «*Một*»"
    assert passage(text, [(0, len(text))]).text == "phong trào “Một”"


def test_folding_keeps_the_length() -> None:
    assert fold("Đạt CHUẨN ‰ ß") == "dat chuan ‰ ß"


@given(st.text(max_size=200))
def test_every_character_has_a_place_and_no_blank_is_doubled(text: str) -> None:
    words = passage(text, [(0, len(text))])
    assert len(words.text) == len(words.offsets)
    assert "  " not in words.text
    assert list(words.offsets) == sorted(words.offsets)


@given(st.text(max_size=200))
def test_folding_any_text_keeps_its_length(text: str) -> None:
    assert len(fold(text)) == len(text)
