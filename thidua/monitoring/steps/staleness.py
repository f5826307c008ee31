"""Two people at the same figure: the second is told, cell by cell, and nobody's figure vanishes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thidua.core.counting import counted
from thidua.core.errors import Conflict
from thidua.core.logic.numerals import format_number
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.models import Observation
from thidua.monitoring.queries.beside import figure_of

if TYPE_CHECKING:
    from thidua.monitoring.steps.writing import FigureFacts

MOST_NAMED = 5
"""Cells named in the sentence; the others are counted. All of them are in ``cells``."""


@dataclass(frozen=True, slots=True)
class Present:
    """What stands in a cell now, who wrote it, and its version."""

    figure: Figure
    version: int
    changed_by: str


class StaleFigures(Conflict):
    """Others changed figures since they were seen. ``cells`` holds those that stand there now, by code."""

    def __init__(self, cells: Mapping[str, Present]) -> None:
        self.cells = cells
        super().__init__(_sentence(cells))


def refuse_stale(
    facts: Iterable[FigureFacts], figures: Mapping[int, Figure], present: Mapping[int, Observation]
) -> None:
    """Raise :class:`StaleFigures` where a figure is not the one its writer saw, unless both wrote the same."""
    cells: dict[str, Present] = {}
    for item in facts:
        row = present.get(item.indicator.pk)
        if item.version is None or item.version == (row.version if row else 0):
            continue
        now = figure_of(row) if row else Figure()
        if now != figures[item.indicator.pk]:
            cells[item.indicator.code] = Present(now, row.version if row else 0, row.changed_by if row else "")
    if cells:
        raise StaleFigures(cells)


def _sentence(cells: Mapping[str, Present]) -> str:
    named = "; ".join(_cell(code, cell) for code, cell in list(cells.items())[:MOST_NAMED])
    if len(cells) > MOST_NAMED:
        named += counted(" và %(count)d ô khác", len(cells) - MOST_NAMED) % {"count": len(cells) - MOST_NAMED}
    return _(
        "Có ô vừa được người khác sửa: %(cells)s. Số Anh/Chị nhập vẫn còn trên màn hình; hãy xem số mới rồi lưu lại."
    ) % {"cells": named}


def _cell(code: str, cell: Present) -> str:
    if cell.figure.is_empty:
        return _("%(code)s (đã xóa số)") % {"code": code}
    value = format_number(cell.figure.value) if cell.figure.value is not None else _("không có số liệu")
    return _("%(code)s = %(value)s (%(who)s)") % {"code": code, "value": value, "who": cell.changed_by}
