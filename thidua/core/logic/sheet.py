"""A table inside a worksheet: its heading found wherever it stands, its columns in whatever order, its rows as values.

People keep a title block above the table, merge heading cells over two rows, number the columns below, and sign
underneath; none of that is data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from thidua.core.logic.cells import (
    Cell,
    Fault,
    Unreadable,
    cell_text,
    read_date,
    read_digits,
    read_flag,
    read_number,
    read_text,
)
from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.text import fold

Grid = Sequence[Sequence[Cell]]
DEEPEST_HEADING = 20
"""Rows from the top among which the heading is looked for."""
_BRACKETS = pattern_of(r"\([^()]*\)|\*")
_NOT_WORD = pattern_of(r"[^a-z0-9]+")
_COLUMN_MARK = pattern_of(r"\(?(?:[A-Z]|\d{1,2}(?:\s*=.*)?)\)?")


class Kind(Enum):
    """What a column holds."""

    TEXT = "text"
    DATE = "date"
    FLAG = "flag"
    NUMBER = "number"
    CHOICE = "choice"
    DIGITS = "digits"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table that is read or handed out.

    ``choices`` maps stored values to their words; ``longest`` is the greatest number of characters, or of digits.
    """

    key: str
    label: str
    kind: Kind = Kind.TEXT
    required: bool = False
    aliases: tuple[str, ...] = ()
    choices: Mapping[str, str] = field(default_factory=dict)
    longest: int = 200
    hint: str = ""
    width: int = 18

    @property
    def names(self) -> frozenset[str]:
        """The headings under which the column is known, in comparable form."""
        return frozenset(heading_name(name) for name in (self.label, *self.aliases))


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the table begins: index of its last heading row and the column index of each key."""

    row: int
    positions: Mapping[str, int]

    def missing(self, columns: Sequence[Column]) -> list[Column]:
        """Required columns that the sheet does not have."""
        return [column for column in columns if column.required and column.key not in self.positions]


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that cannot be used: key of its column and why."""

    key: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class CellError:
    """A wrong cell by its name in Excel, its column heading, and what to do about it."""

    cell: str
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the table: its number in the sheet (from 1), what was read, what could not be."""

    number: int
    values: Mapping[str, object]
    faults: tuple[CellFault, ...]


def heading_name(text: str) -> str:
    """A heading in comparable form: without accents, marks, and what stands in brackets."""
    return _NOT_WORD.sub(" ", _BRACKETS.sub(" ", fold(text))).strip()


def find_heading(grid: Grid, columns: Sequence[Column]) -> Heading | None:
    """The row under which most columns are known by name, or None where fewer than two are."""
    best: Heading | None = None
    for row in range(min(len(grid), DEEPEST_HEADING)):
        positions = _positions(grid, row, columns)
        if len(positions) >= 2 and (best is None or len(positions) > len(best.positions)):
            best = Heading(row, positions)
    return best


def _positions(grid: Grid, row: int, columns: Sequence[Column]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, names in enumerate(_heading_names(grid, row)):
        for column in columns:
            if column.key not in found and column.names & names:
                found[column.key] = place
                break
    return found


def _heading_names(grid: Grid, row: int) -> Iterator[set[str]]:
    """For each place, what it may be called: its own text, the text merged down from above, both together."""
    above = grid[row - 1] if row else ()
    group = ""
    for place, cell in enumerate(grid[row]):
        own = cell_text(cell)
        over = cell_text(above[place]) if place < len(above) else ""
        group = over or group
        yield {heading_name(name) for name in ((own, f"{group} {own}") if own else (over,)) if name}


def entries(grid: Grid, heading: Heading, columns: Sequence[Column]) -> Iterator[Entry]:
    """The rows below the heading; empty rows, the numbering of columns and notes under the table are left out."""
    known = [column for column in columns if column.key in heading.positions]
    for index in range(heading.row + 1, len(grid)):
        cells = {column.key: _cell(grid, index, heading.positions[column.key]) for column in known}
        if _is_data(grid[index], cells, known, first=index == heading.row + 1):
            yield _entry(index + 1, cells, known)


def _cell(grid: Grid, row: int, place: int) -> Cell:
    return grid[row][place] if place < len(grid[row]) else None


def _is_data(row: Sequence[Cell], cells: Mapping[str, Cell], known: Sequence[Column], *, first: bool) -> bool:
    filled = [key for key, cell in cells.items() if cell_text(cell)]
    if first and len(filled) > 1 and all(_COLUMN_MARK.fullmatch(text) for text in map(cell_text, row) if text):
        return False
    needed = {column.key for column in known if column.required}
    return len(filled) >= 2 or (bool(filled) and needed <= set(filled))


def _entry(number: int, cells: Mapping[str, Cell], known: Sequence[Column]) -> Entry:
    values: dict[str, object] = {}
    faults: list[CellFault] = []
    for column in known:
        try:
            values[column.key] = _read(cells[column.key], column)
        except Unreadable as trouble:
            faults.append(CellFault(column.key, trouble.fault))
    return Entry(number, values, tuple(faults))


def _read(cell: Cell, column: Column) -> object:
    value = _READERS[column.kind](cell, column)
    if column.required and (value is None or value == ""):
        raise Unreadable(Fault.MISSING)
    return value


def _short_text(cell: Cell, column: Column) -> str:
    text = read_text(cell)
    if len(text) > column.longest:
        raise Unreadable(Fault.TOO_LONG)
    return text


def _choice(cell: Cell, column: Column) -> str:
    text = heading_name(read_text(cell))
    if not text:
        return ""
    for value, words in column.choices.items():
        if text in {heading_name(value), heading_name(words)}:
            return value
    raise Unreadable(Fault.NOT_A_CHOICE)


_READERS: dict[Kind, Callable[[Cell, Column], object]] = {
    Kind.TEXT: _short_text,
    Kind.DATE: lambda cell, _column: read_date(cell),
    Kind.FLAG: lambda cell, _column: read_flag(cell),
    Kind.NUMBER: lambda cell, _column: read_number(cell),
    Kind.CHOICE: _choice,
    Kind.DIGITS: lambda cell, column: read_digits(cell, column.longest),
}


def address(row: int, place: int) -> str:
    """The name of a cell as Excel shows it: row number from 1, column index from 0 (``7, 2`` is ``C7``)."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"
