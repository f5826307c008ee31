from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.draft_start import start_draft
from thidua.desk.review.lit_source import Lamp, lamps_of, place_of, shown_blocks
from thidua.documents.logic.source import Block, BlockKind, Cell, Source

pytestmark = pytest.mark.logic

TEXT = "Trồng rừng mới 1.100 ha; tỷ lệ che phủ đạt 49,6%.\nNơi nhận: Lưu VT"


def of_lines(text: str) -> Source:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(line)))
        start += len(line) + 1
    return Source(text, tuple(blocks), "text/plain")


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(1, 30)), max_size=8))
def test_pieces_put_together_are_the_text_however_it_is_lit(spans: list[tuple[int, int]]) -> None:
    lamps = [Lamp(f"targets-{at}", start, start + length) for at, (start, length) in enumerate(spans)]
    shown = shown_blocks(of_lines(TEXT), lamps)
    assert "\n".join("".join(piece.text for piece in block.pieces) for block in shown) == TEXT


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 40))
def test_exactly_the_words_of_a_lamp_are_lit_by_it(start: int, length: int) -> None:
    end = min(start + length, len(TEXT))
    shown = shown_blocks(of_lines(TEXT), [Lamp("targets-1", start, end)])
    lit = "".join(piece.text for block in shown for piece in block.pieces if "targets-1" in piece.keys.split())
    assert lit == TEXT[start:end].replace("\n", "")


def test_the_narrowest_lamp_is_the_one_a_click_leads_to() -> None:
    lamps = [Lamp("contents-1", 0, 40), Lamp("targets-7", 0, 23)]
    first = shown_blocks(of_lines(TEXT), lamps)[0].pieces[0]
    assert (first.keys.split()[0], first.tone) == ("targets-7", "targets")


def test_rows_of_one_table_become_one_block_with_their_merged_cells() -> None:
    text = "STT\tTên\n1\tRừng"
    rows = (
        Block(BlockKind.ROW, 0, 7, table=1, cells=(Cell(0, 3, 0, row_span=2), Cell(4, 7, 1))),
        Block(BlockKind.ROW, 8, 14, table=1, cells=(Cell(0, 3, 0, continued=True), Cell(10, 14, 1))),
    )
    (shown,) = shown_blocks(Source(text, rows, "text/plain"), [])
    assert [[cell.pieces[0].text for cell in row] for row in shown.rows] == [["STT", "Tên"], ["Rừng"]]
    assert shown.rows[0][0].row_span == 2


def test_a_page_is_named_where_it_begins() -> None:
    text = "một\nhai\nba"
    blocks = tuple(Block(BlockKind.PARAGRAPH, at, at + 3, page=page) for at, page in ((0, 1), (4, 1), (8, 2)))
    assert [b.page for b in shown_blocks(Source(text, blocks, "application/pdf"), [])] == [1, None, 2]


@pytest.mark.parametrize(
    ("words", "place"),
    [("che  phủ", (31, 38)), ("không có", None), ("", None)],
)
def test_words_are_found_in_the_text_whatever_the_blanks(words: str, place: tuple[int, int] | None) -> None:
    assert place_of(words, TEXT) == place


def test_every_item_with_a_place_gets_a_lamp() -> None:
    draft = start_draft(
        {
            "targets": [{"text": "Trồng rừng mới 1.100 ha", "name": "Trồng rừng mới", "span": [0, 23]}],
            "recipients": ["Lưu VT"],
            "remarks": [{"code": "x", "severity": "warning", "message": "Xem lại", "span": [15, 20]}],
        }
    )
    keys = {lamp.key for lamp in lamps_of(draft, TEXT)}
    assert keys == {"targets-1", "recipients-2", "remarks-0"}
