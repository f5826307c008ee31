"""A dry run as a page shows it: the columns of the file, each row with its outcome, each wrong cell with its error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from thidua.core.badges import Badge, Tone
from thidua.core.imports import Outcome, Plan, PlannedRow
from thidua.core.logic.cells import cell_text
from thidua.core.logic.sheet import Column, address

OUTCOME_BADGES = {
    Outcome.NEW: (_("Mới"), Tone.OK, "plus"),
    Outcome.CHANGED: (_("Cập nhật"), Tone.INFO, "edit"),
    Outcome.SAME: (_("Giữ nguyên"), Tone.QUIET, "minus"),
    Outcome.ERROR: (_("Lỗi"), Tone.BAD, "alert-octagon"),
}


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell: its text, what stands in the system where it differs, and what is wrong with it."""

    text: str
    before: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of the file."""

    number: int
    badge: Badge
    cells: tuple[CellView, ...]
    other_errors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The heading of the table and what may be decided."""

    headings: tuple[str, ...]
    wrong: int
    useful: int

    @classmethod
    def of(cls, plan: Plan, columns: Sequence[Column]) -> PlanView:
        """``useful`` counts the rows that would change something."""
        counts = plan.counts()
        headings = tuple(column.label for column in present(plan, columns))
        return cls(headings, counts[Outcome.ERROR], counts[Outcome.NEW] + counts[Outcome.CHANGED])


def present(plan: Plan, columns: Sequence[Column]) -> list[Column]:
    """The known columns that the file has, in the order of the file."""
    there = [column for column in columns if column.key in plan.heading.positions]
    return sorted(there, key=lambda column: plan.heading.positions[column.key])


def view_rows(plan: Plan, columns: Sequence[Column], wanted: str = "") -> list[RowView]:
    """The rows, all or of one outcome."""
    shown = present(plan, columns)
    return [_row(plan, row, shown) for row in plan.rows if not wanted or row.outcome.value == wanted]


def _row(plan: Plan, row: PlannedRow, columns: Sequence[Column]) -> RowView:
    errors = {error.cell: error.message for error in row.errors}
    changes = {change.field: str(change.before or "") for change in row.changes}
    line = plan.grid[row.number - 1]
    cells = []
    for column in columns:
        place = plan.heading.positions[column.key]
        text = cell_text(line[place]) if place < len(line) else ""
        cells.append(CellView(text, changes.get(column.key, ""), errors.pop(address(row.number, place), "")))
    words, tone, icon = OUTCOME_BADGES[row.outcome]
    return RowView(row.number, Badge(str(words), tone, icon), tuple(cells), tuple(errors.values()))
