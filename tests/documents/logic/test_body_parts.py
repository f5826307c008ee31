"""The parts of a body come into one written form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.body_parts import (
    Align,
    Heading,
    Level,
    Paragraph,
    Picture,
    Table,
    canonical_body,
    clean,
    percentages,
)

pytestmark = pytest.mark.logic
SIDES = (Align.LEFT, Align.RIGHT)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=40))
def test_widths_are_whole_per_cent_of_the_line(shares: list[int]) -> None:
    widths = percentages(shares)
    assert (sum(widths), min(widths) > 0, percentages(widths)) == (100, True, widths)


def test_white_space_and_invisible_signs_are_dropped() -> None:
    assert clean(" thi\u00a0 đua\u200b\tnăm\n2026\u00ad ") == "thi đua năm 2026"


def test_a_title_of_a_chapter_stands_in_capitals_and_one_of_an_article_does_not() -> None:
    assert [Heading(level, "1" if level is Level.ARTICLE else "I", "Quy định").text for level in
            (Level.CHAPTER, Level.ARTICLE)] == ["QUY ĐỊNH", "Quy định"]  # fmt: skip


@pytest.mark.parametrize(
    ("level", "number"),
    [(Level.CHAPTER, "1"), (Level.ARTICLE, "I"), (Level.CLAUSE, "a"), (Level.SUBCLAUSE, "1"), (Level.POINT, "1")],
)
def test_a_number_of_another_level_is_refused(level: Level, number: str) -> None:
    with pytest.raises(ValueError, match="no heading of level"):
        Heading(level, number, "Quy định")


def test_an_empty_paragraph_and_a_picture_without_caption_are_refused() -> None:
    for make in (Paragraph, Picture):
        with pytest.raises(ValueError, match="has"):
            make(" \u200b")


def test_a_ragged_table_is_refused() -> None:
    with pytest.raises(ValueError, match="one cell a column"):
        Table(("a", "b"), (("1",),), (1, 1), SIDES)


def test_a_paragraph_that_opens_like_a_point_is_one() -> None:
    written = [
        Paragraph("1. Giao"),
        Paragraph("1.2. Giao"),
        Paragraph("đ) Giao"),
        Paragraph("- Giao"),
        Paragraph("Giao"),
    ]
    assert canonical_body(written) == (
        Heading(Level.CLAUSE, "1", "Giao", titled=False),
        Heading(Level.SUBCLAUSE, "1.2", "Giao", titled=False),
        Heading(Level.POINT, "đ", "Giao", titled=False),
        Paragraph("Giao", bullet=True),
        Paragraph("Giao"),
    )


def test_tables_of_one_shape_that_touch_are_one() -> None:
    first, second = (Table(("a", "b"), ((text, text),), (1, 1), SIDES) for text in ("1", "2"))
    other = Table(("c", "b"), (), (1, 1), SIDES)
    assert canonical_body([first, second, other]) == (
        Table(("a", "b"), (("1", "1"), ("2", "2")), (50, 50), SIDES),
        other,
    )


def test_a_column_without_text_is_set_to_the_left() -> None:
    assert Table(("a", "b"), (("1", ""),), (1, 1), (Align.RIGHT, Align.RIGHT)).align == (Align.RIGHT, Align.LEFT)


def test_the_dots_of_a_picture_are_not_compared() -> None:
    assert Picture("Thu ngân sách", 50, b"<svg ") == Picture("Thu ngân sách", 50)
