"""A flat list of rows, as a spreadsheet has it, made into the tree of a scheme by its numbering.

``I`` or ``A`` begins a section; a row without a method begins a group; a row with one is a criterion. The number of
parts of a number (``1``, ``1.2``, ``1.2.3``, with or without that of its section: ``I.1.2``) is its depth; a row
without a number stays where the row before stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from thidua.scoring.logic.scheme import Criterion, Group, Section
from thidua.scoring.logic.terms import SectionKind

_SECTION = re.compile(r"[IVXL]+|[A-Z]", re.ASCII)
_DEPTH = re.compile(r"(?:(?:[IVXL]+|[A-Z])\.)?(\d+(?:\.\d+)*)", re.ASCII)


class Homeless(ValueError):
    """A row that stands before the first section; ``row`` is its place in the list."""

    def __init__(self, row: int) -> None:
        super().__init__(row)
        self.row = row


@dataclass(frozen=True, slots=True)
class PlantedRow:
    """One row: a criterion, or the name of a branch with its maximum and (for a section) its kind."""

    number: str
    name: str
    maximum: Decimal
    kind: SectionKind = SectionKind.MAIN
    criterion: Criterion | None = None


@dataclass(slots=True)
class _Branch:
    row: PlantedRow
    key: str
    depth: int
    parts: list[_Branch | Criterion] = field(default_factory=list)


def begins_section(row: PlantedRow) -> bool:
    """Whether the row is a top part by its number."""
    return row.criterion is None and bool(_SECTION.fullmatch(row.number.rstrip(".")))


def planted(rows: Sequence[PlantedRow]) -> tuple[Section, ...]:
    """The sections with everything under them; keys are made of the numbers on the way down."""
    tops: list[_Branch] = []
    path: list[_Branch] = []
    for at, row in enumerate(rows):
        if begins_section(row):
            top = _Branch(row, row.number.rstrip("."), 0)
            tops.append(top)
            path = [top]
            continue
        if not path:
            raise Homeless(at)
        depth = _depth(row, path)
        path = [branch for branch in path if branch.depth < depth] or path[:1]
        _hang(row, path, depth)
    return tuple(_section(top) for top in tops)


def _depth(row: PlantedRow, path: Sequence[_Branch]) -> int:
    found = _DEPTH.fullmatch(row.number.rstrip("."))
    return path[-1].depth + 1 if found is None else found[1].count(".") + 1


def _hang(row: PlantedRow, path: list[_Branch], depth: int) -> None:
    above = path[-1]
    key = f"{above.key}.{len(above.parts) + 1}"
    if row.criterion is not None:
        above.parts.append(replace(row.criterion, key=row.criterion.key or key))
        return
    branch = _Branch(row, key, depth)
    above.parts.append(branch)
    path.append(branch)


def _section(top: _Branch) -> Section:
    row = top.row
    return Section(top.key, row.number, row.name, row.kind, row.maximum, _parts(top))


def _parts(branch: _Branch) -> tuple[Group | Criterion, ...]:
    return tuple(part if isinstance(part, Criterion) else _group(part) for part in branch.parts)


def _group(branch: _Branch) -> Group:
    return Group(branch.key, branch.row.number, branch.row.name, branch.row.maximum, _parts(branch))
