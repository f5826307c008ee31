"""PDF: physical lines become paragraphs again, columns are read one after the other, grids become tables."""

from __future__ import annotations

import pytest

from tests.documents.read.made_files import pdf_of, typeset, words_at
from thidua.documents.logic.source import BlockKind, Source
from thidua.documents.read import open_source

pytestmark = pytest.mark.logic

SENTENCE = (
    "Tiếp tục thi đua thực hiện thắng lợi các chỉ tiêu phát triển kinh tế - xã hội do Hội đồng nhân dân huyện giao. "
)


def read(pdf: bytes) -> Source:
    return open_source(pdf, name="van-ban.pdf")


def lines(source: Source) -> list[str]:
    return [source.of(block) for block in source.blocks]


def test_lines_are_joined_into_paragraphs() -> None:
    paragraphs = [(SENTENCE * 4).strip(), "- " + (SENTENCE * 2).strip(), "a) Ngắn;", "b) " + (SENTENCE * 3).strip()]
    assert lines(read(typeset("\n\n".join(f'#"{text}"' for text in paragraphs)))) == paragraphs


def test_a_paragraph_goes_on_over_the_page_end_and_page_numbers_go() -> None:
    paragraphs = [(SENTENCE * 12).strip()] * 5
    source = read(typeset("\n\n".join(f'#"{text}"' for text in paragraphs)))
    assert source.pages == 3
    assert lines(source) == paragraphs


def test_a_full_last_line_does_not_swallow_the_next_paragraph() -> None:
    # Every length of the last line is met, the full one too.
    for extra in range(12):
        paragraphs = [SENTENCE + "Xã vùng cao" + " xa" * extra + ".", SENTENCE.strip()]
        assert lines(read(typeset("\n\n".join(f'#"{text}"' for text in paragraphs)))) == paragraphs


def test_a_hyphen_at_the_line_end_is_kept() -> None:
    found = {
        " ".join(lines(read(typeset(f'#"{"x" * length} Quyết định số 245/QĐ-UBND ngày 20 tháng 12 năm 2024."'))))
        for length in range(30, 50)
    }
    assert {text.lstrip("x") for text in found} == {" Quyết định số 245/QĐ-UBND ngày 20 tháng 12 năm 2024."}


def test_the_letterhead_is_read_column_after_column() -> None:
    source = read(
        typeset(
            "#{ set par(first-line-indent: 0pt, justify: false)\n"
            "grid(columns: (2fr, 3fr), align: center, row-gutter: 8pt,"
            "[ỦY BAN NHÂN DÂN \\ XÃ A], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM \\ Độc lập - Tự do - Hạnh phúc],"
            "[Số: #h(1cm) /KH-UBND], [A, ngày #h(1cm) tháng 01 năm 2024]) }\n#align(center)[*KẾ HOẠCH*]\n\n" + SENTENCE
        )
    )
    assert lines(source) == [
        "ỦY BAN NHÂN DÂN",
        "XÃ A",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: /KH-UBND",
        "A, ngày tháng 01 năm 2024",
        "KẾ HOẠCH",
        SENTENCE.strip(),
    ]
    title = source.blocks[6]
    assert (title.bold, title.centred) == (True, True)


def test_recipients_are_read_before_the_signature_beside_them() -> None:
    source = read(
        typeset(
            SENTENCE + "\n\n#{ set par(first-line-indent: 0pt, justify: false)\n grid(columns: (1fr, 1fr), "
            "text(size: 11pt)[Nơi nhận: \\ \\- UBND huyện; \\ \\- Các phòng, ban, ngành; \\ \\- Lưu: VT.], "
            "align(center)[*CHỦ TỊCH* \\ #v(1cm) *Nguyễn Văn An*]) }"
        )
    )
    assert lines(source)[1:] == [
        "Nơi nhận:",
        "- UBND huyện;",
        "- Các phòng, ban, ngành;",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Nguyễn Văn An",
    ]


TABLE = (
    "#set par(first-line-indent: 0pt, justify: false)\n#table(columns: (1cm, 3fr, 1fr, 1fr, 1fr), table.header("
    "table.cell(rowspan: 2)[STT], table.cell(rowspan: 2)[Chỉ tiêu], table.cell(colspan: 2)[Năm 2024], "
    "table.cell(rowspan: 2)[KH 2025], [KH], [Ước]), [A], table.cell(colspan: 4)[KINH TẾ], "
)


def test_a_ruled_table_keeps_its_merged_cells() -> None:
    source = read(
        typeset(TABLE + "[1], [Tỷ lệ trường học đạt chuẩn quốc gia mức độ 1 và mức độ 2], [70], [71,5], [74])")
    )
    assert lines(source) == [
        "STT\tChỉ tiêu\tNăm 2024\t\tKH 2025",
        "\t\tKH\tƯớc",
        "A\tKINH TẾ",
        "1\tTỷ lệ trường học đạt chuẩn quốc gia mức độ 1 và mức độ 2\t70\t71,5\t74",
    ]
    assert [(c.column, c.column_span, c.row_span) for c in source.blocks[0].cells] == [
        (0, 1, 2),
        (1, 1, 2),
        (2, 2, 1),
        (4, 1, 2),
    ]
    assert [block.header for block in source.blocks] == [True, True, False, False]


def test_a_table_over_several_pages_is_one_and_repeats_no_head() -> None:
    rows = "".join(f"[{number}], [Chỉ tiêu số {number}], [1], [2], [3]," for number in range(1, 81))
    source = read(typeset(TABLE + rows + ")"))
    assert source.pages == 3
    assert {block.table for block in source.blocks} == {0}
    assert [source.of(block.cells[0]) for block in source.blocks] == ["STT", "STT", "A", *map(str, range(1, 81))]


def test_columns_set_with_spaces_are_a_table() -> None:
    content = words_at(
        *[(60, 700, "STT"), (110, 700, "Indicator"), (300, 700, "Unit"), (400, 700, "Plan")],
        *[(60, 680, "1"), (110, 680, "Forest"), (300, 680, "ha"), (400, 680, "120")],
        *[(110, 666, "planted")],
        *[(60, 640, "2"), (110, 640, "Jobs"), (300, 640, "people"), (400, 640, "700")],
    )
    source = read(pdf_of(content=content))
    assert [block.kind for block in source.blocks] == [BlockKind.ROW] * 3
    assert lines(source) == ["STT\tIndicator\tUnit\tPlan", "1\tForest planted\tha\t120", "2\tJobs\tpeople\t700"]
