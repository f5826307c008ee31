"""Heads of tables from formats that cannot say which cells are merged: plain text and PDF without rules.

There a merged cell shows as an empty place: to its right, or under it in the next row of the head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thidua.documents.logic.source import Cell

Row = tuple[Cell, ...]
MAX_HEAD_ROWS = 3


def merge_heads(rows: Sequence[Row]) -> tuple[list[Row], int]:
    """The rows with the merged cells of the head made out, and how many rows the head has.

    Every row must hold one cell per column from the left, empty ones included; rows may be short at the right.
    The first row of several is the head, and so are rows after it that leave their first column empty.
    """
    head = _head_length(rows)
    width = max((len(row) for row in rows), default=0)
    result = list(rows)
    for index in range(head - 1):
        upper, lower = _merge(result[index], _filled(rows[index + 1], width), width)
        result[index] = upper
        result[index + 1] = lower
    return result, head


def _head_length(rows: Sequence[Row]) -> int:
    if len(rows) < 2:
        return 0
    length = 1
    while length < min(MAX_HEAD_ROWS, len(rows) - 1) and rows[length] and _empty(rows[length][0]):
        length += 1
    return length


def _empty(cell: Cell) -> bool:
    return cell.start == cell.end


def _filled(row: Row, width: int) -> dict[int, Cell]:
    """The cells by column; columns that the row does not reach are empty cells at its end."""
    at = row[-1].end if row else 0
    return {column: row[column] if column < len(row) else Cell(at, at, column) for column in range(width)}


def _merge(upper: Row, below: dict[int, Cell], width: int) -> tuple[Row, Row]:
    """Two rows of a head: an empty place over a filled one widens the cell to its left, one under a filled one is
    the lower part of that."""
    above = {cell.column: cell for cell in upper}
    merged: dict[int, Cell] = {}
    last: int | None = None
    for column in range(width):
        cell = above.get(column)
        if cell is not None and not _empty(cell):
            last = column
            merged[column] = cell
        elif last is not None and not _empty(below[column]) and not merged[last].continued:
            merged[last] = replace(merged[last], column_span=column - last + 1)
        elif cell is not None:
            merged[column] = cell
    lower = dict(below)
    for column, cell in merged.items():
        if _empty(below[column]) and cell.column_span == 1 and not _empty(cell):
            merged[column] = replace(cell, row_span=cell.row_span + 1)
            lower[column] = replace(cell, row_span=1, continued=True)
    return tuple(merged.values()), tuple(lower.values())
