"""Units beside each other: a tile for each, and the table of units by targets with one symbol in each cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.core.badges import Badge
from thidua.core.templatetags.shown import number_text
from thidua.desk.shown.lights import Spread, light_badge, spread
from thidua.desk.shown.progress import TargetLine
from thidua.directory.logic.names import told_apart
from thidua.directory.models import Organisation
from thidua.monitoring.logic.lights import SYMBOLS, Light, whole_light
from thidua.monitoring.queries.dashboard import UnitProgress


@dataclass(frozen=True, slots=True)
class GridCell:
    """One unit on one target; ``asked`` False leaves the cell empty. ``text`` is the verdict, ``words`` whose it is."""

    asked: bool
    symbol: str = ""
    tone: str = ""
    words: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit: its worst light, how its targets are spread, its cells."""

    unit: Organisation
    name: str
    badge: Badge
    spread: Spread
    words: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True, slots=True)
class UnitGrid:
    """Units by targets, a page of them. ``heads`` number the targets as the lines do."""

    heads: tuple[TargetLine, ...]
    rows: tuple[UnitRow, ...]
    page: int
    pages: int
    total: int

    @property
    def before(self) -> int | None:
        """The page before this one."""
        return self.page - 1 if self.page > 1 else None

    @property
    def after(self) -> int | None:
        """The page after this one."""
        return self.page + 1 if self.page < self.pages else None


def unit_grid(
    units: Sequence[UnitProgress], lines: Sequence[TargetLine], *, page: int, pages: int, total: int
) -> UnitGrid:
    """The grid of one page of units. Targets asked of none of them are left out."""
    asked = {row.target.pk for unit in units for row in unit.rows}
    heads = tuple(line for line in lines if line.target.pk in asked)
    names = told_apart(unit.unit for unit in units)
    rows = tuple(_row(unit, names[unit.unit.pk], heads) for unit in units)
    return UnitGrid(heads, rows, page, pages, total)


def _row(unit: UnitProgress, name: str, heads: Sequence[TargetLine]) -> UnitRow:
    lights = {row.target.pk: row.light for row in unit.rows}
    counted = spread(lights.values())
    words = _("%(good)s/%(total)s đạt hoặc đúng tiến độ") % {
        "good": number_text(counted.good),
        "total": number_text(counted.total),
    }
    cells = tuple(_cell(lights.get(head.target.pk), name, head) for head in heads)
    return UnitRow(unit.unit, name, light_badge(whole_light(lights.values())), counted, words, cells)


def _cell(light: Light | None, unit: str, head: TargetLine) -> GridCell:
    if light is None:
        return GridCell(asked=False)
    badge = light_badge(light)
    return GridCell(
        asked=True,
        symbol=SYMBOLS[light],
        tone=badge.tone.value,
        words=f"{unit}, {head.target.name}: {badge.text}",
        text=badge.text,
    )
