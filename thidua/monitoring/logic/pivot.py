"""A pivot: dimensions laid on rows and columns, every combination a cell. What is too large is refused, never cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import groupby, product
from math import prod

from thidua.core.logic.numerals import format_number
from thidua.core.logic.values import frozen

MOST_CELLS = 6_000
"""Cells of a table that a person can still read and a browser show at once."""
MOST_READ = 6_000
"""Sums that one table may be made from."""


class Dimension(StrEnum):
    """What figures are told apart by."""

    INDICATOR = "indicator"
    UNIT = "unit"
    YEAR = "year"
    PERIOD = "period"
    STATE = "state"


class TooLarge(ValueError):
    """The table would be too large; the sentence says by how much and what to do."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Which dimensions lie on the rows and which on the columns; one that lies on neither is not told apart."""

    rows: tuple[Dimension, ...]
    columns: tuple[Dimension, ...]

    @classmethod
    def of(cls, rows: Sequence[str], columns: Sequence[str]) -> Layout:
        """From words of an address: unknown and repeated ones are left out; the indicator lies on rows if nowhere."""
        known = {dimension.value: dimension for dimension in Dimension}
        on_rows = tuple(dict.fromkeys(known[word] for word in rows if word in known))
        on_columns = tuple(dict.fromkeys(known[w] for w in columns if w in known and known[w] not in on_rows))
        if Dimension.INDICATOR not in on_rows + on_columns:
            on_rows = (Dimension.INDICATOR, *on_rows)
        return cls(on_rows, on_columns)

    @property
    def used(self) -> frozenset[Dimension]:
        """The dimensions that are told apart."""
        return frozenset(self.rows + self.columns)

    @property
    def spare(self) -> tuple[Dimension, ...]:
        """The dimensions that are not told apart."""
        return tuple(dimension for dimension in Dimension if dimension not in self.used)


@dataclass(frozen=True, slots=True)
class Member:
    """One value of a dimension: its key in the data and its words."""

    key: str
    label: str


Members = Mapping[Dimension, Sequence[Member]]
Place = Mapping[Dimension, Member]


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over ``span`` neighbouring cells."""

    label: str
    span: int
    first: bool = True


@frozen
class Cell:
    """A value and where it stands; None where nobody said anything."""

    place: Place
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its headings (None where the one above still spans) and its cells."""

    heads: tuple[Head | None, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The finished pivot: one line of column headings for each dimension on the columns, then the rows."""

    layout: Layout
    column_heads: tuple[tuple[Head, ...], ...]
    rows: tuple[Row, ...]

    @property
    def filled(self) -> int:
        """How many cells have a value."""
        return sum(cell.value is not None for row in self.rows for cell in row.cells)


def check_size(layout: Layout, members: Members, reads_of_a_cell: int) -> int:
    """How many cells the table has; :class:`TooLarge` where it, or what it is made from, is too much."""
    sizes = [len(members[dimension]) for dimension in layout.rows + layout.columns]
    cells = prod(sizes)
    if cells > MOST_CELLS:
        raise TooLarge(_too_much("ô", cells, MOST_CELLS))
    if cells * reads_of_a_cell > MOST_READ:
        raise TooLarge(_too_much("số liệu", cells * reads_of_a_cell, MOST_READ))
    return cells


def _too_much(what: str, count: int, most: int) -> str:
    return (
        f"Bảng này cần {format_number(Decimal(count))} {what}, quá mức {format_number(Decimal(most))}; hãy chọn bớt "
        "chỉ tiêu, đơn vị, năm hoặc kỳ. Không có số nào bị cắt bỏ."
    )


def arrange(layout: Layout, members: Members, value: Callable[[Place], Decimal | None]) -> Table:
    """Lay the values out. Rows and columns without a single value are kept: nothing said is an answer too."""
    down = list(product(*(members[dimension] for dimension in layout.rows)))
    across = list(product(*(members[dimension] for dimension in layout.columns)))
    rows = []
    for heads, left in zip(_row_heads(down), down, strict=True):
        here = dict(zip(layout.rows, left, strict=True))
        places: list[Place] = [{**here, **dict(zip(layout.columns, top, strict=True))} for top in across]
        rows.append(Row(heads, tuple(Cell(place, value(place)) for place in places)))
    return Table(layout, tuple(_heads(across, level) for level in range(len(layout.columns))), tuple(rows))


def _heads(combinations: Sequence[tuple[Member, ...]], level: int) -> tuple[Head, ...]:
    grouped = groupby(combinations, key=lambda combination: combination[: level + 1])
    return tuple(Head(prefix[-1].label, len(list(inside))) for prefix, inside in grouped)


def _row_heads(combinations: Sequence[tuple[Member, ...]]) -> list[tuple[Head | None, ...]]:
    depth = len(combinations[0]) if combinations else 0
    columns: list[list[Head | None]] = []
    for level in range(depth):
        column: list[Head | None] = []
        for head in _heads(combinations, level):
            column += [head, *([None] * (head.span - 1))]
        columns.append(column)
    return [tuple(column[place] for column in columns) for place in range(len(combinations))]
