"""DOCX: what a reader sees on paper comes out as text, with tables kept in their grid."""

from __future__ import annotations

import pytest

from tests.documents.read.made_files import docx_of, p, table, tc
from thidua.documents.logic.source import Source
from thidua.documents.read import open_source

pytestmark = pytest.mark.logic

MERGED = '<w:vMerge w:val="restart"/>'
GOES_ON = "<w:vMerge/>"


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def num(num_id: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num_id}"/></w:numPr>'


def lvl(level: int, form: str, text: str, start: int = 1) -> str:
    written = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/>{written}</w:lvl>'


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + lvl(0, "upperRoman", "%1.")
    + lvl(1, "decimal", "%2.")
    + lvl(2, "decimal", "%2.%3.")
    + lvl(3, "lowerLetter", "%4)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + lvl(0, "bullet", "-")
    + lvl(1, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="3"><w:startOverride w:val="4"/>'
    "</w:lvlOverride></w:num>"
)


def read(body: str, **parts: str) -> Source:
    return open_source(docx_of(body, **parts), name="van-ban.docx")


def lines(source: Source) -> list[str]:
    return [source.of(block) for block in source.blocks]


def test_automatic_numbers_become_text() -> None:
    steps = [(0, "A"), (1, "B"), (2, "C"), (2, "D"), (3, "E"), (3, "F"), (1, "G"), (2, "H"), (0, "I"), (1, "K")]
    body = "".join(p(text, num(1, level)) for level, text in steps)
    assert lines(read(body, numbering=LISTS)) == [
        "I. A", "1. B", "1.1. C", "1.2. D", "a) E", "b) F", "2. G", "2.1. H", "II. I", "1. K",
    ]  # fmt: skip


def test_bullets_become_hyphens_and_plus_signs() -> None:
    body = p("một", num(2, 0)) + p("hai", num(2, 1)) + p("ba", num(2, 0))
    assert lines(read(body, numbering=LISTS)) == ["- một", "+ hai", "- ba"]


def test_a_list_can_start_again_with_a_number_of_its_own() -> None:
    body = p("một", num(1, 3)) + p("hai", num(3, 3)) + p("ba", num(3, 3))
    assert lines(read(body, numbering=LISTS)) == ["a) một", "d) hai", "e) ba"]


def test_a_style_can_number_and_a_paragraph_can_refuse() -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="Muc"><w:pPr>{num(1, 1)}</w:pPr></w:style>'
    named = '<w:pStyle w:val="Muc"/>'
    body = p("một", named) + p("không", named + num(0, 0)) + p("hai", named)
    assert lines(read(body, numbering=LISTS, styles=styles)) == ["1. một", "không", "2. hai"]


def test_merged_cells_keep_their_place() -> None:
    source = read(
        table(
            [
                [tc("STT", MERGED), tc("Chỉ tiêu", MERGED), tc("Năm 2024", wide(2)), tc("Kế hoạch 2025", MERGED)],
                [tc("", GOES_ON), tc("", GOES_ON), tc("Kế hoạch"), tc("Ước"), tc("", GOES_ON)],
                [tc("A"), tc("KINH TẾ", wide(4))],
                [tc("1"), tc("Sản lượng"), tc("10"), tc("11"), tc("12")],
            ]
        )
    )
    assert lines(source) == [
        "STT\tChỉ tiêu\tNăm 2024\t\tKế hoạch 2025",
        "\t\tKế hoạch\tƯớc",
        "A\tKINH TẾ",
        "1\tSản lượng\t10\t11\t12",
    ]
    cells = [
        [(source.of(c), c.column, c.column_span, c.row_span, c.continued) for c in block.cells]
        for block in source.blocks
    ]
    assert cells[0] == [
        ("STT", 0, 1, 2, False),
        ("Chỉ tiêu", 1, 1, 2, False),
        ("Năm 2024", 2, 2, 1, False),
        ("Kế hoạch 2025", 4, 1, 2, False),
    ]
    assert cells[1] == [
        ("STT", 0, 1, 1, True),
        ("Chỉ tiêu", 1, 1, 1, True),
        ("Kế hoạch", 2, 1, 1, False),
        ("Ước", 3, 1, 1, False),
        ("Kế hoạch 2025", 4, 1, 1, True),
    ]
    assert cells[2] == [("A", 0, 1, 1, False), ("KINH TẾ", 1, 4, 1, False)]
    assert [block.header for block in source.blocks] == [True, True, False, False]


def test_an_unruled_letterhead_comes_as_paragraphs_cell_after_cell() -> None:
    left = f"<w:tc>{p('UBND HUYỆN')}{p('PHÒNG NỘI VỤ')}</w:tc>"
    source = read(table([[left, tc("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], [tc("Số: 1/KH"), tc("ngày 1")]], "nil"))
    assert lines(source) == ["UBND HUYỆN", "PHÒNG NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1/KH", "ngày 1"]
    assert {block.table for block in source.blocks} == {None}


def test_a_ruled_table_of_two_columns_stays_a_table() -> None:
    source = read(table([[tc("Chỉ tiêu"), tc("Kế hoạch")], [tc("Trồng rừng"), tc("120 ha")]]))
    assert lines(source) == ["Chỉ tiêu\tKế hoạch", "Trồng rừng\t120 ha"]


def test_a_table_inside_a_frame_is_read_as_a_table() -> None:
    inner = table([[tc("a"), tc("b")], [tc("c"), tc("d")]])
    source = read(table([[f"<w:tc>{p('Phụ lục')}{inner}<w:p/></w:tc>"]]))
    assert lines(source) == ["Phụ lục", "a\tb", "c\td"]


def test_a_table_inside_a_cell_of_a_table_is_part_of_its_text() -> None:
    inner = table([[tc("lúa"), tc("615")]])
    source = read(table([[tc("1"), f"<w:tc>{p('Diện tích')}{inner}<w:p/></w:tc>"], [tc("2"), tc("khác")]]))
    assert lines(source) == ["1\tDiện tích lúa 615", "2\tkhác"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('HỎA TỐC')}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    drawing = (
        f"<mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    assert lines(read(f"<w:p><w:r><w:t>trước</w:t>{drawing}</w:r></w:p>{p('sau')}")) == ["trước", "HỎA TỐC", "sau"]


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    body = "<w:p><w:ins><w:r><w:t>giữ</w:t></w:r></w:ins><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>"
    assert lines(read(body)) == ["giữ"]


def test_hidden_text_is_not_read() -> None:
    assert lines(read(p("ẩn", run="<w:vanish/>") + p("hiện"))) == ["hiện"]


def test_signs_of_the_symbol_font_are_read() -> None:
    body = '<w:p><w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t xml:space="preserve"> 95%</w:t></w:r></w:p>'
    assert lines(read(body)) == ["≥ 95%"]


def test_old_fonts_are_turned_into_unicode() -> None:
    body = p("Céng hßa", run='<w:rFonts w:ascii=".VnTime"/>') + p("céng hßa", run='<w:rFonts w:ascii=".VnTimeH"/>')
    body += p("Coäng hoøa", run='<w:rFonts w:ascii="VNI-Times"/>')
    assert lines(read(body)) == ["Cộng hòa", "CỘNG HÒA", "Cộng hòa"]


def test_a_line_break_parts_a_paragraph() -> None:
    assert lines(read("<w:p><w:r><w:t>ỦY BAN</w:t><w:br/><w:t>XÃ A</w:t></w:r></w:p>")) == ["ỦY BAN", "XÃ A"]


def test_a_tab_after_a_typed_number_is_a_blank() -> None:
    assert lines(read("<w:p><w:r><w:t>1.</w:t><w:tab/><w:t>Mục</w:t></w:r></w:p>")) == ["1. Mục"]


def test_looks_come_from_run_paragraph_and_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="D"><w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    )
    source = read(
        p("a", '<w:pStyle w:val="D"/>') + p("b", '<w:pStyle w:val="D"/>', '<w:b w:val="0"/><w:i/>'), styles=styles
    )
    assert [(b.bold, b.italic, b.centred) for b in source.blocks] == [(True, False, True), (False, True, True)]


def test_pages_are_counted_where_word_has_left_its_breaks() -> None:
    broken = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>hai</w:t></w:r></w:p>"
    source = read(p("một") + broken + p("ba"))
    assert source.pages == 2
    assert read(p("một")).pages is None


def test_every_offset_points_at_its_text() -> None:
    source = read(p("một") + table([[tc("a"), tc("b"), tc("c")], [tc("1"), tc(""), tc("3")]]) + p("hai"))
    assert source.text == "một\na\tb\tc\n1\t\t3\nhai\n"
    assert [source.of(cell) for block in source.blocks for cell in block.cells] == ["a", "b", "c", "1", "", "3"]
