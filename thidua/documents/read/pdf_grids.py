"""Ruled tables of a PDF page: which rules make a grid, and which cells of it are merged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.read.pdf_rules import Box, Rule, Rules

CLOSE: Final = 3.0  # points between rules that are meant to be one, or to meet
MOST_LINES: Final = 400  # whole lines of one page; more is a drawing


@frozen
class GridPlace:
    """A cell of a grid: its first row and column, counted from the top left, and how far it reaches."""

    row: int
    column: int
    row_span: int
    column_span: int


@frozen
class Grid:
    """A ruled table: ``xs`` from left to right, ``ys`` from top to bottom, one more of each than columns and rows."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[GridPlace, ...]

    @property
    def box(self) -> Box:
        """The area of the whole table."""
        return Box(self.xs[0], self.ys[-1], self.xs[-1], self.ys[0])


def grids_of(rules: Rules) -> list[Grid]:
    """The grids with at least two columns and two rows' worth of rules, from the top of the page down."""
    across, upright = _joined(rules.horizontal), _joined(rules.vertical)
    if len(across) + len(upright) > MOST_LINES:
        return []
    grids = []
    for horizontal, vertical in _connected(across, upright):
        xs = _merged([rule.place for rule in vertical])
        ys = _merged([rule.place for rule in horizontal])[::-1]
        if len(xs) >= 3 and len(ys) >= 2:
            grids.append(Grid(tuple(xs), tuple(ys), tuple(_places(xs, ys, horizontal, vertical))))
    return sorted(grids, key=lambda grid: -grid.ys[0])


def _joined(rules: Sequence[Rule]) -> list[Rule]:
    """Whole lines: pieces at the same place that touch, as programs draw tables cell by cell."""
    joined: list[Rule] = []
    open_rules: dict[int, Rule] = {}
    for rule in sorted(rules, key=lambda rule: rule.low):
        key = round(rule.place / CLOSE)
        last = open_rules.get(key)
        if last is not None and rule.low <= last.high + CLOSE:
            open_rules[key] = Rule(last.place, last.low, max(last.high, rule.high))
        else:
            joined += [last] if last is not None else []
            open_rules[key] = rule
    return joined + list(open_rules.values())


def _merged(values: list[float]) -> list[float]:
    """Ascending places, those closer than CLOSE taken as one."""
    merged: list[float] = []
    for value in sorted(values):
        if not merged or value - merged[-1] > CLOSE:
            merged.append(value)
    return merged


def _connected(horizontal: list[Rule], vertical: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of rules that touch, each by what it shares with the first of its verticals."""
    groups: list[tuple[list[Rule], list[Rule]]] = []
    rest_h, rest_v = horizontal, vertical
    while rest_v:
        group_h: list[Rule] = []
        group_v: list[Rule] = []
        edge_v = [rest_v[0]]
        rest_v = rest_v[1:]
        while edge_v:
            group_v += edge_v
            edge_h = [rule for rule in rest_h if any(_meet(rule, other) for other in edge_v)]
            rest_h = [rule for rule in rest_h if rule not in edge_h] if edge_h else rest_h
            group_h += edge_h
            edge_v = [rule for rule in rest_v if any(_meet(other, rule) for other in edge_h)]
            rest_v = [rule for rule in rest_v if rule not in edge_v] if edge_v else rest_v
        groups.append((group_h, group_v))
    return groups


def _meet(horizontal: Rule, vertical: Rule) -> bool:
    return (
        horizontal.low - CLOSE <= vertical.place <= horizontal.high + CLOSE
        and vertical.low - CLOSE <= horizontal.place <= vertical.high + CLOSE
    )


def _places(xs: list[float], ys: list[float], horizontal: list[Rule], vertical: list[Rule]) -> list[GridPlace]:
    """Cells from the top left; one reaches right and down until a rule covers the middle of its side."""
    taken: set[tuple[int, int]] = set()
    places: list[GridPlace] = []
    walls = [[_covered(vertical, x, (ys[row] + ys[row + 1]) / 2) for x in xs] for row in range(len(ys) - 1)]
    floors = [[_covered(horizontal, y, (xs[col] + xs[col + 1]) / 2) for col in range(len(xs) - 1)] for y in ys]
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) in taken:
                continue
            right = column + 1
            while right < len(xs) - 1 and not walls[row][right]:
                right += 1
            down = row + 1
            while down < len(ys) - 1 and not any(floors[down][column:right]):
                down += 1
            taken.update((r, c) for r in range(row, down) for c in range(column, right))
            places.append(GridPlace(row, column, down - row, right - column))
    return places


def _covered(rules: list[Rule], place: float, along: float) -> bool:
    return any(abs(rule.place - place) <= CLOSE and rule.low - 1 <= along <= rule.high + 1 for rule in rules)
