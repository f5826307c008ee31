"""The Excel file of a report as values: the stamp it carries in a hidden sheet, and what came of three versions.

The stamp says for which report the file was made and what each figure was then. Together with the file and with what
stands in the system now it tells a cell that the officer changed from one that somebody else changed meanwhile.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from hashlib import sha256

from thidua.campaigns.logic.terms import OverUnits
from thidua.core.logic.cells import Cell, cell_text
from thidua.monitoring.logic.entry import Figure, Flaw
from thidua.monitoring.logic.states import Missing

MARK = "thidua-bao-cao-so-lieu"
"""The first cell of the hidden sheet: how it is known among the sheets of a file."""
FORMAT = "1"
INPUTS: Mapping[OverUnits, tuple[str, ...]] = {
    OverUnits.SUM: ("value",),
    OverUnits.NONE: ("value",),
    OverUnits.WEIGHTED: ("value", "denominator"),
    OverUnits.RATIO: ("numerator", "denominator"),
}
"""Which numbers a unit enters: a share is rebuilt from its parts, a weighted mean needs its weight."""
NUMBERS = ("value", "numerator", "denominator")
WIDTH = 2 + len(NUMBERS) + 2
"""Cells of a figure in the hidden sheet: code, version, numbers, reason, note."""


def says_nothing(figure: Figure) -> bool:
    """Whether nobody has entered a number or a reason; half a share says something."""
    return figure.missing is None and all(getattr(figure, name) is None for name in NUMBERS)


@dataclass(frozen=True, slots=True)
class Issued:
    """A figure as the file was handed out: the version of the observation (0: there was none) and what it said."""

    version: int
    figure: Figure


@dataclass(frozen=True, slots=True)
class Stamp:
    """For which report and when (ISO) a file was made, and each figure by the code of its indicator."""

    report: str
    made_at: str
    figures: Mapping[str, Issued]


class NoStamp(ValueError):
    """The file has no hidden sheet of ours."""


class ForgedStamp(ValueError):
    """The hidden sheet was changed, cut, or sealed by another installation."""


class Merge(StrEnum):
    """What a row of the file means now."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    STALE = "stale"


def stamp_rows(stamp: Stamp, key: bytes) -> list[tuple[str, ...]]:
    """The hidden sheet: one row about the file with the seal over everything, then a row for each figure."""
    lines = [_figure_row(code, issued) for code, issued in stamp.figures.items()]
    head = (MARK, FORMAT, stamp.report, stamp.made_at)
    return [(*head, _seal(key, [head, *lines])), *lines]


def read_stamp(grid: Sequence[Sequence[Cell]], key: bytes) -> Stamp:
    """The stamp of a hidden sheet; :class:`NoStamp` for any other sheet, :class:`ForgedStamp` for a changed one."""
    rows = [tuple(map(cell_text, row)) for row in grid]
    if not rows or rows[0][:1] != (MARK,):
        raise NoStamp
    head, seal = rows[0][:4], rows[0][4:5]
    lines = [(*row, *[""] * WIDTH)[:WIDTH] for row in rows[1:] if any(row)]
    if not seal or not hmac.compare_digest(seal[0].encode(), _seal(key, [head, *lines]).encode()):
        raise ForgedStamp
    return Stamp(head[2], head[3], {line[0]: _issued(line) for line in lines})


def _seal(key: bytes, lines: Sequence[tuple[str, ...]]) -> str:
    """HMAC-SHA256 over all cells; lengths stand before the texts, so no two sheets have the same bytes."""
    told = hmac.new(key, digestmod=sha256)
    for line in lines:
        told.update(b"\n".join(b"%d:%s" % (len(cell.encode()), cell.encode()) for cell in line) + b"\n\n")
    return told.hexdigest()


def _figure_row(code: str, issued: Issued) -> tuple[str, ...]:
    figure = issued.figure
    numbers = (_written(getattr(figure, name)) for name in NUMBERS)
    return (code, str(issued.version), *numbers, figure.missing or "", cell_text(figure.note))


def _issued(line: tuple[str, ...]) -> Issued:
    try:
        value, numerator, denominator = (Decimal(text) if text else None for text in line[2:5])
        missing = Missing(line[5]) if line[5] else None
        return Issued(int(line[1]), Figure(value, numerator, denominator, missing, line[6]))
    except (InvalidOperation, IndexError, ValueError) as trouble:
        raise ForgedStamp from trouble


def _written(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def merge(issued: Figure, file: Figure, now: Figure, inputs: Sequence[str]) -> Merge:
    """What a row means: ``issued`` is what the file said at first, ``now`` what the system says.

    Untouched rows are the same, also where somebody else has entered a figure meanwhile: theirs stays. A row that both
    changed, and differently, is stale.
    """
    issued, file, now = (_comparable(figure, inputs) for figure in (issued, file, now))
    if file in {issued, now}:
        return Merge.SAME
    if issued != now:
        return Merge.STALE
    return Merge.NEW if says_nothing(now) else Merge.CHANGED


def _comparable(figure: Figure, inputs: Sequence[str]) -> Figure:
    """A figure by what it says: trailing zeros and line breaks in the note make no difference."""
    asked = {name: None if (n := getattr(figure, name)) is None else n.normalize() for name in inputs}
    value, numerator, denominator = map(asked.get, NUMBERS)
    return Figure(value, numerator, denominator, figure.missing, cell_text(figure.note))


def asked_only(figure: Figure, inputs: Sequence[str]) -> Figure:
    """Without numbers that nobody asked for: the result of a share is worked out, not taken from its cell."""
    value, numerator, denominator = (getattr(figure, name) if name in inputs else None for name in NUMBERS)
    return replace(figure, value=value, numerator=numerator, denominator=denominator)


def field_of(flaw: Flaw, figure: Figure, inputs: Sequence[str]) -> str:
    """The cell in which what is wrong with a figure is said."""
    given = [name for name in inputs if getattr(figure, name) is not None]
    lacking = [name for name in inputs if name not in given]
    match flaw:
        case Flaw.NO_WORDS:
            return "note"
        case Flaw.NO_PARTS | Flaw.NO_WEIGHT if lacking:
            return lacking[0]
        case Flaw.BELOW_NOTHING:
            return "denominator"
        case Flaw.TOO_LARGE if given:
            return max(given, key=lambda name: abs(getattr(figure, name)))
    return (given or list(inputs))[0]
