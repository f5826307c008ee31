"""Tables of a PDF page that are set with spaces instead of rules: three or more columns on several lines."""

from __future__ import annotations

from collections import defaultdict

from thidua.documents.read.building import GridCell, Looks
from thidua.documents.read.pdf_columns import Baseline
from thidua.documents.read.pdf_lines import Line
from thidua.documents.read.pdf_tables import PageTable, TableRow

COLUMNS = 3
ROWS = 3
REACH = 3.0  # type sizes between the lines of one table


def spaced_table_at(baselines: list[Baseline], position: int) -> tuple[PageTable | None, int]:
    """The table that begins at ``position``, None where none begins, and where to look on."""
    if len(baselines[position]) < COLUMNS:
        return None, position + 1
    end = _end(baselines, position)
    full = [baseline for baseline in baselines[position:end] if len(baseline) >= COLUMNS]
    edges = _columns(full)
    if len(full) < ROWS or len(edges) < COLUMNS:
        return None, end
    rows = _rows(baselines[position:end], edges)
    first = baselines[position][0]
    xs = (*(left for left, _ in edges), edges[-1][1])
    return PageTable(first.page, first.y + first.size, xs, tuple(rows), 1), end


def _end(baselines: list[Baseline], position: int) -> int:
    """After the last full line that is reached over near lines; one line between may be short."""
    end = position + 1
    last = end
    while end < len(baselines) and end - last < 2:
        above, below = baselines[end - 1][0], baselines[end][0]
        if above.y - below.y > REACH * below.size:
            break
        end += 1
        last = end if len(baselines[end - 1]) >= COLUMNS else last
    return last


def _columns(baselines: list[Baseline]) -> list[tuple[float, float]]:
    """The stretches across the page that some cell covers."""
    edges: list[tuple[float, float]] = []
    for line in sorted((line for baseline in baselines for line in baseline), key=lambda line: line.left):
        if edges and line.left <= edges[-1][1]:
            edges[-1] = (edges[-1][0], max(edges[-1][1], line.right))
        else:
            edges.append((line.left, line.right))
    return edges


def _column(line: Line, edges: list[tuple[float, float]]) -> int:
    return max((index for index, (left, _) in enumerate(edges) if left <= line.left + 1), default=0)


def _rows(baselines: list[Baseline], edges: list[tuple[float, float]]) -> list[TableRow]:
    """A line that leaves the first column empty and is not full goes on with the row above."""
    rows: list[dict[int, list[Line]]] = []
    for baseline in baselines:
        cells: dict[int, list[Line]] = defaultdict(list)
        for line in baseline:
            cells[_column(line, edges)].append(line)
        if rows and 0 not in cells and len(cells) < COLUMNS:
            for column, lines in cells.items():
                rows[-1][column] += lines
        else:
            rows.append(cells)
    return [
        TableRow(tuple(_cell(cells.get(column, []), column) for column in range(len(edges))), Looks()) for cells in rows
    ]


def _cell(lines: list[Line], column: int) -> GridCell:
    words = tuple(word for line in lines for word in line.words)
    return GridCell(" ".join(line.text for line in lines), column, words=words)
