"""One line as it stands on the page."""

from __future__ import annotations

from thidua.core.logic.values import frozen
from thidua.documents.logic.source import Cell


@frozen
class PhysicalLine:
    """``[start, end)`` in the text, trimmed; ``gap`` counts the line breaks in front (two or more: a blank line)."""

    start: int
    end: int
    gap: int = 1
    page: int | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()
    bold: bool = False
    centred: bool = False
    header: bool = False

    @property
    def length(self) -> int:
        """Characters on the line."""
        return self.end - self.start
