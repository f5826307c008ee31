"""Which numbers of an outline Word counts by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.body_parts import Heading, Level
from thidua.documents.logic.outline_numbers import OutlineNumbers, Place
from thidua.documents.logic.roman import from_roman, roman

pytestmark = pytest.mark.logic


def placed(*numbers: tuple[Level, str]) -> list[tuple[int, int, int] | None]:
    """Outline, list and depth of each heading."""
    outline = OutlineNumbers()
    places = [outline.place(Heading(level, number, "Nội dung")) for level, number in numbers]
    return [place and (place.outline, place.list, place.depth) for place in places]


def test_a_plan_without_a_gap_is_one_list() -> None:
    assert placed(
        (Level.SECTION, "I"), (Level.CLAUSE, "1"), (Level.SUBCLAUSE, "1.1"), (Level.SUBCLAUSE, "1.2"),
        (Level.CLAUSE, "2"), (Level.SUBCLAUSE, "2.1"), (Level.SECTION, "II"), (Level.CLAUSE, "1"),
    ) == [(0, 0, 0), (0, 0, 1), (0, 0, 2), (0, 0, 2), (0, 0, 1), (0, 0, 2), (0, 0, 0), (0, 0, 1)]  # fmt: skip


def test_articles_run_on_while_their_clauses_begin_anew() -> None:
    assert placed(
        (Level.ARTICLE, "1"), (Level.CLAUSE, "1"), (Level.CLAUSE, "2"), (Level.ARTICLE, "2"), (Level.CLAUSE, "1")
    ) == [(1, 0, 0), (1, 0, 1), (1, 0, 1), (1, 0, 0), (1, 0, 1)]


def test_clauses_under_nothing_are_an_outline_of_their_own() -> None:
    assert placed((Level.CLAUSE, "1"), (Level.SUBCLAUSE, "1.1"), (Level.SECTION, "I")) == [
        (2, 0, 0),
        (2, 0, 1),
        (0, 0, 0),
    ]


def test_an_annex_that_counts_from_one_again_is_a_new_list() -> None:
    assert placed((Level.SECTION, "I"), (Level.SECTION, "II"), (Level.SECTION, "I"), (Level.SECTION, "II")) == [
        (0, 0, 0), (0, 0, 0), (0, 1, 0), (0, 1, 0),
    ]  # fmt: skip


def test_a_list_that_starts_over_tells_where_what_stands_above_goes_on() -> None:
    outline = OutlineNumbers()
    for level, number in ((Level.SECTION, "I"), (Level.SECTION, "II"), (Level.CLAUSE, "4"), (Level.SECTION, "III")):
        outline.place(Heading(level, number, "Nội dung"))
    assert outline.starts(0, 1) == {0: 3, 1: 4}
    assert outline.place(Heading(Level.SECTION, "IV", "Nội dung")) == Place(0, 1, 0)


def test_what_no_word_processor_counts_is_written_out() -> None:
    odd = (
        (Level.SECTION, "A"), (Level.ARTICLE, "3a"), (Level.SUBCLAUSE, "1.1.1"), (Level.SUBCLAUSE, "7.1"),
        (Level.POINT, "đ"), (Level.CHAPTER, "I"), (Level.CLAUSE, "01"),
    )  # fmt: skip
    assert placed(*odd) == [None] * len(odd)


@given(st.integers(1, 3999))
def test_roman_figures_read_back(count: int) -> None:
    assert from_roman(roman(count)) == count


def test_figures_in_no_right_order_are_no_number() -> None:
    assert [from_roman(figures) for figures in ("", "IIII", "VX", "IC", "B", "i")] == [None] * 6
