"""Sets a launch document as DOCX under Decree 30/2020, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from thidua.demo.launch_text import MARK, LaunchText, Style

FONT = "Times New Roman"
MADE = datetime(2024, 1, 8)  # noqa: DTZ001 - the file's own date, which has no zone
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def docx_of(text: LaunchText) -> bytes:
    """The file. Page A4; margins 20/20/30/20 mm; 14 pt, justified, first line 1.27 cm (Decree 30, appendix I)."""
    document = Document()
    _set_page(document)
    _letterhead(document, text)
    _line(document, text.doc_type, bold=True, align=CENTRE, before=12)
    _line(document, text.title, bold=True, align=CENTRE, after=12)
    for paragraph in text.body:
        _body_line(document, paragraph.text, heading=paragraph.style is Style.HEADING)
    _closing(document, text)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = text.title, "Số liệu minh họa", MARK
    properties.created = properties.modified = MADE
    properties.revision = 1
    buffer = io.BytesIO()
    document.save(buffer)
    return _with_fixed_times(buffer.getvalue())


def _with_fixed_times(packed: bytes) -> bytes:
    """The same package with one time for every member, so that two runs give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.namelist():
            info = zipfile.ZipInfo(member, date_time=(2024, 1, 8, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(member))
    return out.getvalue()


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    _page_number(section.header.paragraphs[0])
    for footer in (section.footer, section.first_page_footer):
        _fill(footer.paragraphs[0], MARK, size=10, italic=True, align=CENTRE)


def _page_number(paragraph: Any) -> None:
    """Arabic, centred in the top margin; the first page has its own empty header."""
    paragraph.alignment = CENTRE
    run = paragraph.add_run()
    for kind, content in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = content
        run._r.append(element)  # noqa: SLF001 - python-docx has no public call for a field


def _letterhead(document: Any, text: LaunchText) -> None:
    table = document.add_table(rows=2, cols=2)
    left, right = table.rows[0].cells
    _cell_lines(left, [(line, True, 13) for line in text.issuer])
    _cell_lines(right, [("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, 12), ("Độc lập - Tự do - Hạnh phúc", True, 13)])
    number, place = table.rows[1].cells
    _cell_lines(number, [(text.number, False, 13)])
    _fill(place.paragraphs[0], text.place_and_date, size=13, italic=True, align=CENTRE)
    _set_widths(table, 65, 95)


def _closing(document: Any, text: LaunchText) -> None:
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    _fill(left.paragraphs[0], "Nơi nhận:", size=12, bold=True, italic=True)
    for recipient in text.recipients:
        _fill(left.add_paragraph(), f"- {recipient}", size=11)
    _cell_lines(right, [(line, True, 14) for line in text.authority])
    _fill(right.add_paragraph(), text.signer, bold=True, align=CENTRE, before=72)
    _set_widths(document.tables[-1], 80, 80)


def _set_widths(table: Any, *millimetres: int) -> None:
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, millimetres, strict=True):
            cell.width = Mm(width)


def _cell_lines(cell: Any, lines: list[tuple[str, bool, int]]) -> None:
    for index, (content, bold, size) in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        _fill(paragraph, content, bold=bold, size=size, align=CENTRE)


def _line(document: Any, content: str, **look: Any) -> None:
    _fill(document.add_paragraph(), content, **look)


def _body_line(document: Any, content: str, *, heading: bool) -> None:
    paragraph = document.add_paragraph()
    _fill(paragraph, content, bold=heading, align=WD_ALIGN_PARAGRAPH.JUSTIFY, after=6)
    paragraph.paragraph_format.first_line_indent = Mm(12.7)
    paragraph.paragraph_format.keep_with_next = heading


def _fill(
    paragraph: Any,
    content: str,
    *,
    size: int = 14,
    bold: bool = False,
    italic: bool = False,
    align: Any = None,
    before: int = 0,
    after: int = 0,
) -> None:
    run = paragraph.add_run(content)
    run.font.size, run.bold, run.italic = Pt(size), bold, italic
    paragraph.alignment = align
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
