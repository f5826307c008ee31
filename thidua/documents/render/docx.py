"""Decree-30 documents as DOCX that an officer can edit in Word: real styles, real tables, no frames.

The rule under the issuer and the abstract is a bottom border of a narrow, empty paragraph: it survives editing, and
stays between one third and one half of the line above as the decree asks.
"""

from __future__ import annotations

import io
from typing import Any

from thidua.documents.logic.decree30 import (
    Appendix,
    Document,
    Element,
    Heading,
    Kind,
    Paragraph,
    Table,
    date_line,
    number_line,
)
from thidua.documents.logic.printing import (
    appendix_note,
    base_lines,
    heading_line,
    paragraph_line,
    recipient_lines,
)
from thidua.documents.render import docx_styles as styles

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LINE_WIDTH = 160  # millimetres between the margins of 30 and 20
LEFT, RIGHT = 70, 90


def render_docx(document: Document) -> bytes:
    """The document as DOCX bytes."""
    from docx import Document as Word  # noqa: PLC0415 - slow import

    word = Word()
    styles.define(word)
    _page(word.sections[0])
    word.core_properties.title = " ".join(filter(None, [document.kind.title, document.abstract]))
    word.core_properties.author = document.issuer
    _letterhead(word, document)
    _opening(word, document)
    for element in document.body:
        _element(word, element)
    _closing(word, document)
    for appendix in document.appendices:
        _appendix(word, document, appendix)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _page(section: Any, *, landscape: bool = False) -> None:
    """A4 with the margins of the decree; the page number in the top margin, not on the first page."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415 - slow import
    from docx.shared import Mm  # noqa: PLC0415 - slow import

    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    header = section.header
    header.is_linked_to_previous = False
    _page_number(header.paragraphs[0])


def _page_number(paragraph: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - slow import
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow import
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow import
    from docx.shared import Pt  # noqa: PLC0415 - slow import

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size = Pt(13)
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no call for fields
    field.append(run._r)  # noqa: SLF001
    run.text = "1"


def _add(place: Any, text: str, style: styles.Style) -> Any:
    """A paragraph in the given style; line breaks inside the text stay line breaks."""
    return place.add_paragraph(text, style=style.name)


def _rule(place: Any, width: float, room: float) -> None:
    """A short centred line: an empty paragraph with a top border, indented to the width wanted (millimetres)."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - slow import
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - slow import
    from docx.shared import Mm, Pt  # noqa: PLC0415 - slow import

    paragraph = place.add_paragraph("", style=styles.CELL.name)
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((room - width) / 2)
    layout.line_spacing = Pt(4)
    border = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - borders have no call either
        parse_xml(border), "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
    )


def _grid(word: Any, widths: tuple[int, ...], rows: int) -> Any:
    """A borderless table of fixed column widths in millimetres."""
    from docx.shared import Mm  # noqa: PLC0415 - slow import

    table = word.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    _set_widths(table, [Mm(width) for width in widths])
    return table


def _set_widths(table: Any, widths: list[Any]) -> None:
    """Word obeys the cells, LibreOffice the columns: both are told."""
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width


class _Cell:
    """A table cell whose first, empty paragraph is used before others are added."""

    def __init__(self, cell: Any) -> None:
        self._cell, self._used = cell, False

    def add_paragraph(self, text: str, style: str) -> Any:
        if self._used:
            return self._cell.add_paragraph(text, style=style)
        self._used = True
        first = self._cell.paragraphs[0]
        first.text, first.style = text, style
        return first


def _letterhead(word: Any, document: Document) -> None:
    grid = _grid(word, (LEFT, RIGHT), 2)
    left, right = _Cell(grid.cell(0, 0)), _Cell(grid.cell(0, 1))
    if document.parent:
        _add(left, document.parent, styles.PARENT)
    _add(left, document.issuer, styles.ISSUER)
    _rule(left, 26, LEFT)
    _add(right, NATION, styles.NATION)
    _add(right, MOTTO, styles.MOTTO)
    _rule(right, 60, RIGHT)
    left, right = _Cell(grid.cell(1, 0)), _Cell(grid.cell(1, 1))
    _add(left, number_line(document), styles.NUMBER)
    if document.kind is Kind.LETTER:
        _add(left, f"V/v {document.abstract}", styles.LETTER_ABSTRACT)
    if document.secrecy.value:
        _add(left, document.secrecy.value, styles.SECRECY)
    if document.urgency.value:
        _add(left, document.urgency.value, styles.URGENCY)
    _add(right, date_line(document), styles.DATE)


def _opening(word: Any, document: Document) -> None:
    if document.kind is not Kind.LETTER:
        _add(word, document.kind.title, styles.TYPE)
        _add(word, document.abstract, styles.ABSTRACT)
        _rule(word, 45, LINE_WIDTH)
    if len(document.addressed_to) == 1:
        _add(word, f"Kính gửi: {document.addressed_to[0]}", styles.ADDRESSED)
    elif document.addressed_to:
        _add(word, "Kính gửi:", styles.ADDRESSED)
        for name in document.addressed_to:
            _add(word, f"- {name}", styles.ADDRESSED)
    for line in base_lines(document):
        _add(word, line, styles.BASE)


def _element(place: Any, element: Element, room: int = LINE_WIDTH) -> None:
    if isinstance(element, Heading):
        _add(place, heading_line(element), styles.HEADINGS[element.level])
    elif isinstance(element, Paragraph):
        _add(place, paragraph_line(element), styles.BULLET if element.bullet else styles.BODY)
    else:
        _table(place, element, room)


def _table(place: Any, element: Table, room: int) -> None:
    """A ruled table whose head repeats on every page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow import
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow import
    from docx.shared import Mm  # noqa: PLC0415 - slow import

    table = place.add_table(rows=1 + len(element.rows), cols=len(element.header))
    table.style, table.autofit = "Table Grid", False
    total = sum(element.widths)
    widths = [Mm(room * share / total) for share in element.widths]
    _set_widths(table, widths)
    for row, texts in zip(table.rows, (element.header, *element.rows), strict=True):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001 - a row stays on its page
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].text = text
    _table_styles(table, element)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - no call for repeated heads


def _table_styles(table: Any, element: Table) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - slow import

    sides = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
    for cell in table.rows[0].cells:
        cell.paragraphs[0].style = styles.CELL_HEAD.name
    for row in table.rows[1:]:
        for cell, align in zip(row.cells, element.align, strict=True):
            cell.paragraphs[0].style = styles.CELL.name
            cell.paragraphs[0].alignment = sides[align.value]


def _closing(word: Any, document: Document) -> None:
    grid = _grid(word, (LEFT, RIGHT), 1)
    left, right = _Cell(grid.cell(0, 0)), _Cell(grid.cell(0, 1))
    if document.recipients:
        _add(left, "Nơi nhận:", styles.RECIPIENTS_HEAD)
        for line in recipient_lines(document):
            _add(left, line, styles.RECIPIENT)
    for line in document.signature.authority:
        _add(right, line, styles.AUTHORITY)
    _add(right, document.signature.position, styles.POSITION)
    _add(right, document.signature.name, styles.SIGNER)


def _appendix(word: Any, document: Document, appendix: Appendix) -> None:
    """An appendix begins a section of its own, so that its pages count from 1 and may lie on their side."""
    from docx.enum.section import WD_SECTION  # noqa: PLC0415 - slow import
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow import
    from docx.oxml.ns import qn  # noqa: PLC0415 - slow import

    section = word.add_section(WD_SECTION.NEW_PAGE)
    _page(section, landscape=appendix.landscape)
    count = OxmlElement("w:pgNumType")
    count.set(qn("w:start"), "1")
    section._sectPr.append(count)  # noqa: SLF001 - no call for page counting
    _add(word, f"Phụ lục {appendix.number}", styles.APPENDIX)
    _add(word, appendix.title.upper(), styles.APPENDIX_TITLE)
    _add(word, appendix_note(document), styles.APPENDIX_NOTE)
    for element in appendix.body:
        _element(word, element, 247 if appendix.landscape else LINE_WIDTH)
