"""Plain text and Markdown: the text stays what the person sees; only lines that make tables become rows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.source import BlockKind, Source
from thidua.documents.read import Trouble, UnreadableDocument, open_source

pytestmark = pytest.mark.logic


def read(text: str, name: str = "van-ban.txt") -> Source:
    return open_source(text.encode(), name=name)


def rows(source: Source) -> list[list[str]]:
    return [[source.of(cell) for cell in block.cells] for block in source.blocks if block.kind is BlockKind.ROW]


def test_the_text_stays_as_it_is_but_for_line_ends_and_composition() -> None:
    assert read("  Số:   /KH\r\n\r\nXã\u2028Ho\u0300a  \r").text == "  Số:   /KH\n\nXã\nHòa  \n"


def test_each_line_is_a_block_without_the_blanks_around_it() -> None:
    source = read("\n  một \n\n\thai\n")
    assert [source.of(block) for block in source.blocks] == ["một", "hai"]


def test_form_feeds_part_pages() -> None:
    source = read("một\fhai\nba\f\fbốn")
    assert [(source.of(block), block.page) for block in source.blocks] == [
        ("một", 1),
        ("hai", 2),
        ("ba", 2),
        ("bốn", 4),
    ]
    assert source.pages == 4


def test_rows_with_tabs_are_a_table_and_blank_heads_are_merged() -> None:
    source = read("Bảng\nSTT\tTên\tNăm 2024\t\tKH\n\t\tKH\tƯớc\nI\tKINH TẾ\n1\tLúa\t1\t2\t3\nHết")
    assert rows(source) == [
        ["STT", "Tên", "Năm 2024", "KH"],
        ["STT", "Tên", "KH", "Ước", "KH"],
        ["I", "KINH TẾ"],
        ["1", "Lúa", "1", "2", "3"],
    ]
    table = [block for block in source.blocks if block.kind is BlockKind.ROW]
    assert [(c.column, c.column_span, c.row_span) for c in table[0].cells] == [
        (0, 1, 2),
        (1, 1, 2),
        (2, 2, 1),
        (4, 1, 2),
    ]
    assert [c.continued for c in table[1].cells] == [True, True, False, False, True]
    assert [block.header for block in table] == [True, True, False, False]
    assert {block.table for block in table} == {0}


def test_pipes_make_a_table_and_their_rule_is_no_row() -> None:
    assert rows(read("| A | B |\n|---|:-:|\n| 1 | 2 |\n| 3 | |")) == [["A", "B"], ["1", "2"], ["3", ""]]


def test_a_row_that_begins_with_a_bar_among_rows_that_do_not_keeps_its_columns() -> None:
    assert rows(read("A | B | C\n | m | n\n1 | 2 | 3")) == [["A", "B", "C"], ["A", "m", "n"], ["1", "2", "3"]]


def test_a_short_line_between_rows_is_a_row() -> None:
    assert rows(read("1\tLúa\t5\nVĂN HÓA\n2\tLớp\t6")) == [["1", "Lúa", "5"], ["VĂN HÓA"], ["2", "Lớp", "6"]]


@pytest.mark.parametrize(
    "text",
    [
        "a\tb\tc",
        "UBND XÃ\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 1\tngày 1\nx\ty",
        "\tmột\n\thai\n\tba",
        "Cỡ chữ: A- A A+ | Lượt xem: 5\n| CỘNG HOÀ",
    ],
)
def test_some_lines_with_tabs_or_pipes_are_no_table(text: str) -> None:
    assert rows(read(text)) == []


def test_marks_of_markdown_are_left_out_of_the_block_but_stay_in_the_text() -> None:
    source = read("## Mục tiêu\n**Đậm**\n- thường\n**a** và **b**\n", "van-ban.md")
    assert [(source.of(block), block.bold) for block in source.blocks] == [
        ("Mục tiêu", True),
        ("Đậm", True),
        ("- thường", False),
        ("**a** và **b**", False),
    ]
    assert source.text == "## Mục tiêu\n**Đậm**\n- thường\n**a** và **b**\n"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        open_source(bytes(range(32)) * 20 + b"abc", name="x.txt")
    assert refused.value.code is Trouble.UNSUPPORTED


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_every_block_lies_in_the_text_in_order(text: str) -> None:
    try:
        source = read(text)
    except UnreadableDocument:
        return
    position = 0
    for block in source.blocks:
        assert position <= block.start < block.end <= len(source.text)
        assert source.of(block) == source.of(block).strip()
        position = block.end


@given(st.lists(st.lists(st.sampled_from(["", "a", "1"]), min_size=1, max_size=5), min_size=1, max_size=6))
def test_every_cell_of_any_table_lies_in_the_text(table: list[list[str]]) -> None:
    source = read("đầu\n" + "\n".join("\t".join(row) for row in table) + "\ncuối")
    for block in source.blocks:
        columns = [cell.column for cell in block.cells]
        assert columns == sorted(set(columns))
        assert all(0 <= cell.start <= cell.end <= len(source.text) for cell in block.cells)
