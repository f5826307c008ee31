"""The rows of a report's grid as a page shows them: what stands beside the cells, which are open, what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thidua.core.badges import Badge

NUMBER_FIELDS = ("numerator", "denominator", "value")
FIELDS = (*NUMBER_FIELDS, "missing", "note")
"""The columns to type in, in their order on the screen and in the file."""


class Opening(StrEnum):
    """Whether a cell can be typed in. ``BARRED``: this number is not asked of the indicator."""

    OPEN = "open"
    SHOWN = "shown"
    BARRED = "barred"


@dataclass(frozen=True, slots=True)
class Choice:
    """A reason for having no figure: its code and its words."""

    code: str
    words: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell to type in. ``label`` is how a screen reader names it; ``choices`` makes it a list."""

    field: str
    text: str
    opening: Opening
    label: str
    heading: str
    choices: tuple[Choice, ...] = ()

    @property
    def is_number(self) -> bool:
        return self.field in NUMBER_FIELDS


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One indicator asked of the unit. Numbers are texts already; ``remark`` is what somebody or a rule says of it."""

    code: str
    name: str
    unit: str
    url: str
    cells: tuple[Cell, ...]
    state: Badge | None
    version: int
    last_year: str = ""
    last_period: str = ""
    target: str = ""
    allowed: str = ""
    result: str = ""
    remark: str = ""
    remark_tone: str = "warn"
    evidence: int = 0
    group: str = ""
    """Words of the group where it begins; empty in all rows but the first of each."""

    @property
    def result_cell(self) -> bool:
        """Whether the value is worked out of its parts."""
        return any(cell.field == "numerator" and cell.opening is not Opening.BARRED for cell in self.cells)


@dataclass(frozen=True, slots=True)
class FigureGrid:
    """The whole grid: which columns it has, and whether anything in it can be typed."""

    rows: tuple[FigureRow, ...]
    columns: tuple[tuple[str, str], ...]
    open: bool
    save_url: str = ""
    store: str = ""

    @property
    def fields(self) -> str:
        """The codes of the columns, for the script."""
        return " ".join(code for code, _ in self.columns)

    @property
    def numbers(self) -> str:
        return " ".join(code for code, _ in self.columns if code in NUMBER_FIELDS)
