"""Tables of a PDF: words put into the cells of ruled grids, and tables that run over several pages made one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.read.building import GridCell, Looks, SourceBuilder
from thidua.documents.read.pdf_grids import Grid
from thidua.documents.read.pdf_lines import baselines, joined_text
from thidua.documents.read.pdf_words import Typeset, Word

MIDDLE_OF_TYPE: Final = 0.3  # of the type size above the baseline
EDGE: Final = 3.0  # points by which the columns of two parts of a table may differ
TOUCHING: Final = re.compile(r"(?<=[\w%][-/]) (?=\w)")


@frozen
class TableRow:
    """One row with its cells; continued cells are among them, without text."""

    cells: tuple[GridCell, ...]
    looks: Looks

    @property
    def texts(self) -> tuple[str, ...]:
        """What the row says, for comparison with another."""
        return tuple(cell.text for cell in self.cells)


@frozen
class PageTable:
    """A table or a part of one on one page. ``xs`` are the edges of its columns, ``head`` its number of head rows."""

    page: int
    top: float
    xs: tuple[float, ...]
    rows: tuple[TableRow, ...]
    head: int


def ruled_tables(
    words: list[Word], grids: list[Grid], page_text: Typeset, page: int
) -> tuple[list[Word], list[PageTable]]:
    """The tables of a page and the words outside of them."""
    tables: list[PageTable] = []
    for grid in grids:
        inside, words = _sorted_in(words, grid)
        if inside:
            tables.append(_table(grid, inside, page_text, page))
    return words, tables


Cells = dict[tuple[int, int], list[Word]]


def _sorted_in(words: list[Word], grid: Grid) -> tuple[Cells, list[Word]]:
    """Words by the row and column in which their middle lies, and the words outside the grid."""
    cells: Cells = defaultdict(list)
    rest: list[Word] = []
    box = grid.box
    downwards = [-y for y in grid.ys]
    for word in words:
        x, y = (word.left + word.right) / 2, word.y + MIDDLE_OF_TYPE * word.size
        if box.left <= x < box.right and box.bottom <= y < box.top:
            cells[bisect_right(downwards, -y) - 1, bisect_right(grid.xs, x) - 1].append(word)
        else:
            rest.append(word)
    return cells, rest


def _table(grid: Grid, words: Cells, page_text: Typeset, page: int) -> PageTable:
    rows: list[list[GridCell]] = [[] for _ in range(len(grid.ys) - 1)]
    for place in grid.places:
        inside = [
            word
            for row in range(place.row, place.row + place.row_span)
            for column in range(place.column, place.column + place.column_span)
            for word in words.get((row, column), ())
        ]
        lines = baselines(inside)
        ordered = tuple(word for line in lines for word in line)
        rows[place.row].append(GridCell(_text(lines), place.column, place.column_span, place.row_span, words=ordered))
        for row in range(place.row + 1, place.row + place.row_span):
            rows[row].append(GridCell("", place.column, place.column_span, continued=True))
    head = max((cell.row_span for cell in rows[0]), default=1)
    firsts: dict[int, list[Word]] = defaultdict(list)
    for (row, _), found in words.items():
        firsts[row].append(found[0])
    return PageTable(
        page,
        grid.ys[0],
        grid.xs,
        tuple(TableRow(tuple(cells), _looks(firsts[index], page_text)) for index, cells in enumerate(rows)),
        head if head < len(rows) else 0,
    )


def _text(lines: list[list[Word]]) -> str:
    return TOUCHING.sub("", " ".join(joined_text(line) for line in lines))


def _looks(firsts: list[Word], page_text: Typeset) -> Looks:
    """Those of a row, by the first word of each of its cells."""
    return Looks(bold=bool(firsts) and all(page_text.looks(word)[0] for word in firsts))


def goes_on(table: PageTable, part: PageTable) -> bool:
    """Whether ``part``, the first thing on the next page, has the same columns as the table that ended the last."""
    return len(table.xs) == len(part.xs) and all(
        abs(one - other) <= EDGE for one, other in zip(table.xs, part.xs, strict=True)
    )


def write_table(parts: list[PageTable], builder: SourceBuilder) -> None:
    """Write a table, each page part without its repeated head, and rows broken by a page end made whole."""
    if not parts:
        return
    number = builder.open_table()
    head = parts[0].rows[: parts[0].head]
    rows: list[tuple[TableRow, int]] = [(row, parts[0].page) for row in parts[0].rows]
    for part in parts[1:]:
        rest = part.rows[len(head) :] if _repeats(head, part) else part.rows
        if rest and _completes(rows[-1][0], rest[0]):
            rows[-1] = (_completed(rows[-1][0], rest[0]), rows[-1][1])
            rest = rest[1:]
        rows += [(row, part.page) for row in rest]
    for index, (row, page) in enumerate(rows):
        builder.row(row.cells, row.looks, table=number, page=page, header=index < len(head))


def _repeats(head: Iterable[TableRow], part: PageTable) -> bool:
    return all(one.texts == other.texts for one, other in zip(head, part.rows, strict=False))


def _completes(row: TableRow, rest: TableRow) -> bool:
    """The lower part of a broken row: nothing in the first column, and words that go on in small letters."""
    if not rest.cells or rest.cells[0].text or not row.cells or not row.cells[0].text:
        return False
    texts = [text for text in rest.texts if text]
    return len(row.cells) == len(rest.cells) and bool(texts) and all(not text[0].isupper() for text in texts)


def _completed(row: TableRow, rest: TableRow) -> TableRow:
    cells = (
        GridCell(
            f"{cell.text} {more.text}".strip(),
            cell.column,
            cell.column_span,
            cell.row_span,
            cell.continued,
            (*cell.words, *more.words),
        )
        for cell, more in zip(row.cells, rest.cells, strict=True)
    )
    return TableRow(tuple(cells), row.looks)
