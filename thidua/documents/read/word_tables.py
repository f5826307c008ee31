"""The grid of a Word table, and whether it is a real table or only arranges the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.read.word_names import child, number, switch, value, w
from thidua.documents.read.word_package import Element
from thidua.documents.read.word_styles import NO_BORDER, Styles, has_borders

MAX_SPAN: Final = 63  # Word's own limit of columns
LAYOUT_COLUMNS: Final = 3
LAYOUT_ROWS: Final = 8
# Words of a letterhead and of the foot of a document (Decree 30/2020, annex I): a table around them arranges the page.
FRAME_WORDS: Final = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa|độc lập\s*[-–]\s*tự do|nơi nhận\s*:", re.IGNORECASE)
WRAPPERS: Final = frozenset({w("sdt"), w("sdtContent"), w("customXml"), w("ins"), w("moveTo")})


@frozen
class WordCell:
    """A ``w:tc`` with its place in the grid."""

    element: Element
    column: int
    column_span: int
    row_span: int = 1
    continued: bool = False


@frozen
class WordRow:
    """A row that has not been deleted."""

    cells: tuple[WordCell, ...]
    header: bool


def through(element: Element, tag: str) -> Iterator[Element]:
    """The children with this tag, also inside content controls and insertions."""
    for node in element:
        if node.tag == tag:
            yield node
        elif node.tag in WRAPPERS:
            yield from through(node, tag)


def rows_of(table: Element) -> list[WordRow]:
    """The rows of a table with merged cells worked out. Without marked head rows the first ones are taken as head."""
    rows = [
        WordRow(tuple(_cells(row)), bool(switch(child(row, "trPr"), "tblHeader")))
        for row in through(table, w("tr"))
        if child(child(row, "trPr"), "del") is None
    ]
    rows = _with_row_spans(rows)
    if len(rows) < 2 or any(row.header for row in rows):
        return rows
    head = max((cell.row_span for cell in rows[0].cells), default=1)
    return [replace(row, header=index < head) for index, row in enumerate(rows)]


def _cells(row: Element) -> Iterator[WordCell]:
    column = number(value(child(row, "trPr"), "gridBefore"), 0, high=MAX_SPAN)
    for element in through(row, w("tc")):
        properties = child(element, "tcPr")
        span = number(value(properties, "gridSpan"), 1, low=1, high=MAX_SPAN)
        merge = child(properties, "vMerge")
        yield WordCell(
            element, column, span, continued=merge is not None and merge.get(w("val"), "continue") == "continue"
        )
        column += span


def _with_row_spans(rows: list[WordRow]) -> list[WordRow]:
    """From the last row up: a continued cell lengthens the cell in the same column above it."""
    below: dict[int, int] = {}
    result: list[WordRow] = []
    for row in reversed(rows):
        spans = {cell.column: 1 + below.get(cell.column, 0) for cell in row.cells}
        result.append(
            replace(
                row,
                cells=tuple(
                    cell if cell.continued else replace(cell, row_span=spans[cell.column]) for cell in row.cells
                ),
            )
        )
        below = {cell.column: spans[cell.column] for cell in row.cells if cell.continued}
    return result[::-1]


def arranges_the_page(table: Element, rows: list[WordRow], styles: Styles) -> bool:
    """Whether a table only sets things side by side: one column, words of letterhead or foot, or few unruled rows."""
    widest = max((len(row.cells) for row in rows), default=0)
    if widest <= 1:
        return True
    if widest > LAYOUT_COLUMNS:
        return False
    if FRAME_WORDS.search(" ".join(node.text or "" for node in table.iter(w("t")))):
        return True
    return len(rows) <= LAYOUT_ROWS and not _ruled(table, rows, styles)


def _ruled(table: Element, rows: list[WordRow], styles: Styles) -> bool:
    properties = child(table, "tblPr")
    own = has_borders(properties)
    style_id = value(properties, "tblStyle")
    if own or (own is None and style_id is not None and styles.named(style_id).borders):
        return True
    return any(_cell_ruled(cell.element) for cell in rows[0].cells)


def _cell_ruled(cell: Element) -> bool:
    borders = child(child(cell, "tcPr"), "tcBorders")
    return borders is not None and any(side.get(w("val"), "none") not in NO_BORDER for side in borders)
