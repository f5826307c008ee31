"""The ruled tables and framed pictures on a page of an issued PDF, and the text in their cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from thidua.documents.logic.body_parts import Align, Table, percentages
from thidua.documents.logic.broken_lines import joined
from thidua.documents.logic.geometry import GEOMETRY, points
from thidua.documents.page_marks import Line, PageMarks, Stroke

NEAR: Final = 1.5  # points; how far ends of rules that meet may lie apart
THIN: Final = 2.0
THICKNESS_SLACK: Final = 0.05


@dataclass(slots=True)
class Grid:
    """A table, or the piece of one that stands on a page: the places of its rules and the lines in its cells."""

    columns: list[float]  # left to right
    heights: list[float]  # top to bottom
    cells: dict[tuple[int, int], list[Line]] = field(default_factory=dict)

    @property
    def top(self) -> float:
        return self.heights[0]

    @property
    def bottom(self) -> float:
        return self.heights[-1]

    def holds(self, line: Line) -> bool:
        """Whether a line stands within the outer rules; a long word may stick out of a narrow cell on either side."""
        return self.bottom < line.y < self.top and self.columns[0] < line.middle < self.columns[-1]

    def put(self, line: Line) -> None:
        """Give a line to its cell."""
        row = sum(line.y < height for height in self.heights) - 1
        column = sum(line.middle > place for place in self.columns) - 1
        self.cells.setdefault((row, column), []).append(line)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return joined(line.text.strip(" ") for line in self.cells.get((row, column), ()))

    def texts(self, row: int) -> tuple[str, ...]:
        """The cells of a row."""
        return tuple(self.text(row, column) for column in range(len(self.columns) - 1))

    def offsets(self, column: int) -> Iterator[tuple[float, float]]:
        """How far each line in a column stands from both edges of its cells; the head is always centred."""
        inset = points(GEOMETRY.cell_inset)
        left, right = self.columns[column] + inset, self.columns[column + 1] - inset
        for row in range(1, len(self.heights) - 1):
            for line in self.cells.get((row, column), ()):
                yield line.left - left, right - line.right


def whole_table(pieces: list[Grid]) -> Table:
    """The table of which the pieces stand on pages that follow each other; each begins with the repeated head."""
    first = pieces[0]
    rows = [piece.texts(row) for piece in pieces for row in range(1, len(piece.heights) - 1)]
    align = (_side(pieces, column) for column in range(len(first.columns) - 1))
    return Table(first.texts(0), tuple(rows), widths(first), tuple(align))


def _side(pieces: list[Grid], column: int) -> Align:
    """The side from which the lines of a column stray least."""
    offsets = [offset for piece in pieces for offset in piece.offsets(column)]
    strays = {
        Align.LEFT: max((abs(before) for before, _ in offsets), default=0.0),
        Align.CENTRE: max((abs(before - after) for before, after in offsets), default=0.0),
        Align.RIGHT: max((abs(after) for _, after in offsets), default=0.0),
    }
    return min(strays, key=lambda side: round(strays[side], 1))


def widths(grid: Grid) -> tuple[int, ...]:
    """The columns in per cent of the line."""
    return percentages([right - left for left, right in pairwise(grid.columns)])


def continues(grid: Grid, above: Grid) -> bool:
    """Whether a grid at the head of a page goes on with the one at the foot of the page before."""
    return widths(grid) == widths(above) and grid.texts(0) == above.texts(0)


def frames(page: PageMarks) -> list[Stroke]:
    """The frames of pictures, top to bottom; what is drawn inside a picture is none."""
    thickness = GEOMETRY.strokes.frame_of_picture
    wide = points(GEOMETRY.line()) / 20
    drawn = [s for s in page.strokes if _is(s, thickness) and s.width > wide and s.height > wide / 4]
    outer = [s for s in drawn if not any(o is not s and _within(s, o) for o in drawn)]
    return sorted(outer, key=lambda stroke: -stroke.top)


def grids(page: PageMarks, pictures: list[Stroke]) -> list[Grid]:
    """The tables on a page, top to bottom, their cells still empty."""
    rules = [s for s in page.strokes if _is(s, GEOMETRY.strokes.table) and not any(_within(s, p) for p in pictures)]
    upright = [s for s in rules if s.width < THIN < s.height]
    flat = [s for s in rules if s.height < THIN < s.width]
    found: list[Grid] = []
    for top, bottom in _extents(upright):
        columns = _places(s.left + s.width / 2 for s in upright if bottom - NEAR < s.bottom and s.top < top + NEAR)
        heights = _places(s.bottom + s.height / 2 for s in flat if bottom - NEAR < s.bottom and s.top < top + NEAR)
        if len(columns) > 1 and len(heights) > 1:
            found.append(Grid(columns, heights[::-1]))
    return sorted(found, key=lambda grid: -grid.top)


def _extents(upright: list[Stroke]) -> list[tuple[float, float]]:
    """Where tables begin and end: upright rules that touch belong to one."""
    extents: list[tuple[float, float]] = []
    for rule in sorted(upright, key=lambda s: -s.top):
        if extents and rule.top > extents[-1][1] - NEAR / 3:
            top, bottom = extents[-1]
            extents[-1] = (top, min(bottom, rule.bottom))
        else:
            extents.append((rule.top, rule.bottom))
    return extents


def _places(values: Iterable[float]) -> list[float]:
    """Sorted, each place once."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def _is(stroke: Stroke, thickness: float) -> bool:
    return abs(stroke.thickness - thickness) < THICKNESS_SLACK


def _within(inner: Stroke, outer: Stroke) -> bool:
    return outer.holds(inner.left, inner.bottom) and outer.holds(inner.right, inner.top)
