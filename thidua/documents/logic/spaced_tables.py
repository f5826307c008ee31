"""Tables drawn with runs of blanks: each line is split at the runs and its parts are put into columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.passage import Span
from thidua.documents.logic.physical import PhysicalLine
from thidua.documents.logic.source import Cell

_GAP = pattern_of(r"[ \u00a0]{2,}|[ \u00a0]*\t[ \t\u00a0]*")
_LONGEST_LINE = 400
_FEWEST_ROWS = 3
_FEWEST_CELLS = 3


def spaced_rows(text: str, lines: Sequence[PhysicalLine]) -> list[PhysicalLine]:
    """*lines* with every run of lines that forms such a table turned into rows with cells."""
    parts = [_parts(text, line) for line in lines]
    result = list(lines)
    number = 1 + max((line.table for line in lines if line.table is not None), default=0)
    for first, last in _runs(text, parts):
        columns = max(parts[first:last], key=len)
        origins = [_line_start(text, lines[at].start) for at in range(first, last)]
        widest = next(at for at in range(first, last) if parts[at] is columns)
        places = [(start - origins[widest - first], end - origins[widest - first]) for start, end in columns]
        for at in range(first, last):
            cells = _cells(parts[at], origins[at - first], places)
            result[at] = replace(lines[at], table=number, cells=cells)
        number += 1
    return result


def _parts(text: str, line: PhysicalLine) -> tuple[Span, ...]:
    if line.cells or line.length > _LONGEST_LINE:
        return ()
    spans: list[Span] = []
    start = line.start
    for gap in _GAP.finditer(text, line.start, line.end):
        spans.append((start, gap.start()))
        start = gap.end()
    spans.append((start, line.end))
    return tuple(span for span in spans if span[0] < span[1])


def _runs(text: str, parts: Sequence[tuple[Span, ...]]) -> list[Span]:
    """Runs of lines with three or more parts; a single line with fewer may stand between two of them."""
    runs: list[Span] = []
    at = 0
    while at < len(parts):
        if len(parts[at]) < _FEWEST_CELLS:
            at += 1
            continue
        end = at + 1
        while end < len(parts) and (
            len(parts[end]) >= _FEWEST_CELLS
            or (end + 1 < len(parts) and parts[end] and len(parts[end + 1]) >= _FEWEST_CELLS)
        ):
            end += 1
        rows = [row for row in parts[at:end] if len(row) >= _FEWEST_CELLS]
        numeric = sum(any(text[start].isdigit() for start, _ in row[1:]) for row in rows)
        if len(rows) >= _FEWEST_ROWS and numeric >= _FEWEST_ROWS - 1:
            runs.append((at, end))
        at = end
    return runs


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", max(0, at - _LONGEST_LINE), at) + 1


def _cells(parts: Sequence[Span], origin: int, places: Sequence[Span]) -> tuple[Cell, ...]:
    cells: list[Cell] = []
    lowest = 0
    for start, end in parts:
        column = max(
            range(min(lowest, len(places) - 1), len(places)),
            key=lambda at: (_overlap((start - origin, end - origin), places[at]), -at),
        )
        cells.append(Cell(start, end, column))
        lowest = column + 1
    return tuple(cells)


def _overlap(part: Span, place: Span) -> int:
    """Common width; negative distance where there is none."""
    return min(part[1], place[1]) - max(part[0], place[0])
