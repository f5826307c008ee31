"""Two tables of the same units side by side: what was given, or another scheme, beside the scheme that is tried."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.card import Card
from thidua.scoring.logic.earning import ZERO
from thidua.scoring.logic.lines import Line
from thidua.scoring.logic.ranking import Ranked
from thidua.scoring.logic.results import ResultRow
from thidua.scoring.logic.scheme import Scheme
from thidua.scoring.logic.terms import SectionKind


@dataclass(frozen=True, slots=True)
class Stood:
    """Where a unit stands in one table: ``percent`` is of the maximum, so that two scales can be compared."""

    place: int | None
    total: Decimal
    percent: Decimal
    class_name: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A unit in both tables. ``costliest`` is the main line on which it leaves most points in the second one."""

    unit: str
    name: str
    before: Stood | None
    after: Stood
    costliest: Line | None

    @property
    def rises(self) -> int | None:
        """Places gained; negative where the unit falls; None where one of the places is unknown."""
        if self.before is None or self.before.place is None or self.after.place is None:
            return None
        return self.before.place - self.after.place

    @property
    def falls(self) -> int | None:
        """Places lost; negative where the unit rises."""
        return None if self.rises is None else -self.rises

    @property
    def gained(self) -> Decimal | None:
        """Percentage points of the maximum won or lost."""
        return None if self.before is None else self.after.percent - self.before.percent

    @property
    def changes_class(self) -> bool:
        """Whether the class is another one."""
        return self.before is not None and self.before.class_name != self.after.class_name


@dataclass(frozen=True, slots=True)
class Tally:
    """How many units rise, fall, stay and change their class."""

    risen: int
    fallen: int
    kept: int
    reclassed: int


def stood_in_rows(rows: Sequence[ResultRow]) -> dict[str, Stood]:
    """Where the units stand in a published table, by code."""
    return {row.unit: Stood(row.place, row.total, row.percent, row.class_name) for row in rows}


def stood_in_table(scheme: Scheme, table: Sequence[Ranked]) -> dict[str, Stood]:
    """Where the units stand in a computed table, by code."""
    names = {rule.key: rule.name for rule in scheme.classes}
    return {
        row.card.unit: Stood(row.place, row.card.total, row.card.percent, names.get(row.class_key, "")) for row in table
    }


def pairs(scheme: Scheme, table: Sequence[Ranked], before: Mapping[str, Stood]) -> tuple[Pair, ...]:
    """The units in the order of ``table``, each with where it stood before."""
    after = stood_in_table(scheme, table)
    return tuple(
        Pair(
            row.card.unit,
            row.card.name,
            before.get(row.card.unit),
            after[row.card.unit],
            costliest_line(row.card),
        )
        for row in table
    )


def costliest_line(card: Card) -> Line | None:
    """The main line on which the card leaves most points; None where it leaves none."""
    lines = [line for line in card.lines if line.kind is SectionKind.MAIN and line.counts]
    found = max(lines, key=_left, default=None)
    return found if found is not None and _left(found) > ZERO else None


def _left(line: Line) -> Decimal:
    return line.criterion.maximum - line.points


def tally(rows: Sequence[Pair]) -> Tally:
    """The pairs counted."""
    moves = [row.rises for row in rows if row.rises is not None]
    return Tally(
        risen=sum(1 for move in moves if move > 0),
        fallen=sum(1 for move in moves if move < 0),
        kept=sum(1 for move in moves if move == 0),
        reclassed=sum(1 for row in rows if row.changes_class),
    )
