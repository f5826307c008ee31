"""DOCX files: paragraphs with their automatic numbers, tables and text boxes in document order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from thidua.documents.logic.source import Source
from thidua.documents.read.building import GridCell, Looks, SourceBuilder
from thidua.documents.read.limits import Limits
from thidua.documents.read.opening import Progress
from thidua.documents.read.packages import damaged_package
from thidua.documents.read.word_names import child, w
from thidua.documents.read.word_numbering import Numbering
from thidua.documents.read.word_package import Element, WordPackage
from thidua.documents.read.word_styles import Styles
from thidua.documents.read.word_tables import WRAPPERS, WordRow, arranges_the_page, rows_of
from thidua.documents.read.word_text import RENDERED_PAGE_BREAK, WordParagraph, read_paragraph

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PARAGRAPH: Final = w("p")
TABLE: Final = w("tbl")
TAB_AFTER_MARK: Final = re.compile(r"^(\s*\S{1,8})\t\s*")
MACRO_NOTE: Final = "Tệp có macro; hệ thống chỉ đọc phần chữ, không chạy macro."


def read_word(data: bytes, *, name: str, limits: Limits, progress: Progress | None = None) -> Source:
    """Read the body of a DOCX file; headers, footers and notes are left out, macros are never looked at.

    Raises :class:`UnreadableDocument` for a package that is broken, hostile or too large.
    """
    del name
    package = WordPackage(data, limits)
    body = child(package.document(), "body")
    if body is None:
        raise damaged_package()
    reader = WordReader(body, Styles(package.part("styles.xml")), Numbering(package.part("numbering.xml")), limits)
    reader.read_blocks(body)
    if progress:
        progress(1, 1)
    notes = (MACRO_NOTE,) if package.has_macros() else ()
    return reader.builder.finish(MEDIA_TYPE, pages=reader.page, notes=notes)


class WordReader:
    """Walks the body once. Pages are known only where Word has left its last page breaks in the file."""

    def __init__(self, body: Element, styles: Styles, numbering: Numbering, limits: Limits) -> None:
        self.builder = SourceBuilder(limits)
        self.page = 1 if next(body.iter(RENDERED_PAGE_BREAK), None) is not None else None
        self._styles = styles
        self._numbering = numbering

    def read_blocks(self, container: Element) -> None:
        """Read the paragraphs and tables of the body, of a cell or of a text box."""
        for node in container:
            if node.tag == PARAGRAPH:
                self._paragraph(node)
            elif node.tag == TABLE:
                self._table(node)
            elif node.tag in WRAPPERS:
                self.read_blocks(node)

    def _paragraph(self, element: Element) -> None:
        paragraph, text = self._text(element)
        self.builder.paragraph(text, paragraph.looks, page=self.page)
        for box in paragraph.boxes:
            self.read_blocks(box)

    def _text(self, element: Element) -> tuple[WordParagraph, str]:
        """A paragraph and its text as seen, the automatic number in front."""
        paragraph = read_paragraph(element, self._styles)
        if self.page is not None:
            self.page += paragraph.page_breaks
        text = paragraph.text
        if "\t" in text:
            text = TAB_AFTER_MARK.sub(r"\1 ", text)
        numbering = paragraph.style.numbering
        mark = self._numbering.mark(*numbering) if numbering else ""
        return paragraph, f"{mark} {text}" if mark and text.strip() else text

    def _table(self, element: Element) -> None:
        rows = rows_of(element)
        if arranges_the_page(element, rows, self._styles):
            for row in rows:
                for cell in row.cells:
                    self.read_blocks(cell.element)
            return
        table = self.builder.open_table()
        for row in rows:
            self._row(row, table)

    def _row(self, row: WordRow, table: int) -> None:
        page = self.page
        cells: list[GridCell] = []
        looks: list[Looks] = []
        for cell in row.cells:
            paragraphs = list(self._cell_paragraphs(cell.element))
            looks += [paragraph.looks for paragraph, text in paragraphs if text.strip()]
            text = " ".join(text for _, text in paragraphs)
            cells.append(GridCell(text, cell.column, cell.column_span, cell.row_span, cell.continued))
        shared = Looks(bold=all(look.bold for look in looks), italic=all(look.italic for look in looks))
        self.builder.row(cells, shared, table=table, page=page, header=row.header)

    def _cell_paragraphs(self, container: Element) -> Iterator[tuple[WordParagraph, str]]:
        """All paragraphs of a cell of a real table; a table inside the cell is read as more of its text."""
        for node in container:
            if node.tag == PARAGRAPH:
                yield self._text(node)
            elif node.tag == TABLE:
                for row in rows_of(node):
                    for cell in row.cells:
                        yield from self._cell_paragraphs(cell.element)
            elif node.tag in WRAPPERS:
                yield from self._cell_paragraphs(node)
