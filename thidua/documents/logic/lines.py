"""From the physical lines of a source to its logical lines.

A scan, a page end or a text file with fixed width breaks sentences; page numbers and the furniture of a web page stand
between them. This module takes the furniture away and joins what belongs together. Positions are kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.columns import part_columns
from thidua.documents.logic.flat_tables import flat_rows
from thidua.documents.logic.furniture import is_decoration, is_font_size, is_furniture, page_numbers
from thidua.documents.logic.joining import Joiner
from thidua.documents.logic.marks import Mark, MarkKind, read_mark
from thidua.documents.logic.passage import Span
from thidua.documents.logic.physical import PhysicalLine
from thidua.documents.logic.source import Block, BlockKind, Cell, Source
from thidua.documents.logic.spaced_tables import spaced_rows

_LINE = pattern_of(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_MORE_THAN = pattern_of(r">\s*\d[\d.,/]*\s*[%‰]?\s*")
_BREAKS = pattern_of(r"\n|\r(?!\n)|\u2028|\u2029")


@frozen
class LogicalLine:
    """One line as its writer meant it: the pieces it was broken into, and the mark at its head."""

    pieces: tuple[Span, ...]
    mark: Mark | None
    page: int | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()
    bold: bool = False
    centred: bool = False
    header: bool = False
    gap: int = 1  # line breaks in front of it

    @property
    def start(self) -> int:
        """Where the first piece begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where the last piece ends."""
        return self.pieces[-1][1]


def logical_lines(source: Source) -> tuple[LogicalLine, ...]:
    """All lines of *source* in reading order, joined and without furniture. Table rows carry cells."""
    physical = _without_furniture(source.text, list(physical_lines(source)))
    physical = part_columns(source.text, spaced_rows(source.text, physical))
    rows = flat_rows(source.text, physical)
    return tuple(_joined(source.text, [row for row in rows if row.cells or _says_something(source.text, row)]))


def physical_lines(source: Source) -> Iterator[PhysicalLine]:
    """The lines as they stand, without blank ones, without emphasis marks and stray cell bars at their edges."""
    previous_end = 0
    for block in source.blocks:
        if block.kind is BlockKind.ROW and block.cells:
            gap = _gap(source.text, previous_end, block.start)
            yield PhysicalLine(
                block.start, block.end, gap, page=block.page, table=block.table, cells=block.cells, header=block.header
            )
            previous_end = block.end
            continue
        for line in _lines_of(source.text, block, previous_end):
            previous_end = line.end
            yield line


def _lines_of(text: str, block: Block, previous_end: int) -> Iterator[PhysicalLine]:
    for found in _LINE.finditer(text, block.start, block.end):
        start, end = trim(text, found.start(), found.end())
        if start >= end:
            continue
        gap = _gap(text, previous_end, start)
        yield PhysicalLine(start, end, gap, page=block.page, bold=block.bold, centred=block.centred)
        previous_end = end


def trim(text: str, start: int, end: int) -> Span:
    """Leave out white space, cell bars and markdown at both ends.

    A star followed by a blank is a bullet and stays, so does the sign in front of a bare number (``> 90%``).
    """
    while start < end and (text[start].isspace() or text[start] in "|>#*_"):
        if text[start] == "*" and text[start + 1 : start + 2].isspace():
            break
        if text[start] == ">" and _MORE_THAN.fullmatch(text, start, end):
            break
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in "|*_"):
        end -= 1
    return (start, end)


def _gap(text: str, earlier: int, later: int) -> int:
    """How many line breaks lie between two places."""
    return len(_BREAKS.findall(text, earlier, min(later, earlier + 2_000))) if later > earlier else 0


def _without_furniture(text: str, lines: list[PhysicalLine]) -> list[PhysicalLine]:
    numbers = page_numbers(text, lines)
    kept = []

    def words_at(at: int) -> str:
        return text[lines[at].start : lines[at].end] if 0 <= at < len(lines) and lines[at].length < 4 else ""

    for index, line in enumerate(lines):
        if line.cells:
            kept.append(line)
            continue
        words = text[line.start : line.end]
        if index in numbers or is_decoration(words) or is_furniture(words):
            continue
        if is_font_size(words, words_at(index - 1), words_at(index + 1)):
            continue
        kept.append(line)
    return kept


def _says_something(text: str, line: PhysicalLine) -> bool:
    return any(character.isalnum() for character in text[line.start : line.end])


def _joined(text: str, lines: Sequence[PhysicalLine]) -> Iterator[LogicalLine]:
    joiner = Joiner.of(text, lines)
    last_upper = ""
    current: LogicalLine | None = None
    before: PhysicalLine | None = None
    for line in lines:
        mark = None if line.cells else read_mark(text[line.start : line.start + 60], last_upper)
        if mark and mark.kind is MarkKind.UPPER:
            last_upper = mark.number
        if current and before and not line.cells and not current.cells:
            opened = current.mark if len(current.pieces) == 1 else None
            if joiner.continues(before, line, head=opened, mark=mark, open_text=current.start):
                current = replace(current, pieces=(*current.pieces, (line.start, line.end)))
                before = line
                continue
        if current:
            yield current
        current = _logical(line, mark)
        before = line
    if current:
        yield current


def _logical(line: PhysicalLine, mark: Mark | None) -> LogicalLine:
    return LogicalLine(
        pieces=((line.start, line.end),),
        mark=mark,
        page=line.page,
        table=line.table,
        cells=line.cells,
        bold=line.bold,
        centred=line.centred,
        header=line.header,
        gap=line.gap,
    )
