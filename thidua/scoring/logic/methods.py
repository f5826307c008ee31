"""How a criterion turns what is known of a unit into points: seven methods, each a value of its own.

Every method has field names of its own, by which a stored scheme tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.terms import Measure

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Share:
    """Points in proportion to the attainment of a target; all of them from ``full_at`` percent, none under a floor."""

    full_at: Decimal = HUNDRED
    none_below: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Step:
    """From (with a falling ladder: down to) ``reached`` the line is worth ``points``."""

    reached: Decimal
    points: Decimal


@dataclass(frozen=True, slots=True)
class Steps:
    """A ladder: the best step that is reached counts. ``falling`` where a smaller number is better."""

    steps: tuple[Step, ...]
    of: Measure = Measure.ATTAINMENT
    falling: bool = False


@dataclass(frozen=True, slots=True)
class YesNo:
    """All points or none. ``earned_by`` is the answer that earns (or, on a penalty line, costs) them."""

    earned_by: bool = True


@dataclass(frozen=True, slots=True)
class Count:
    """``each`` points for every counted thing up to the maximum of the line."""

    each: Decimal


@dataclass(frozen=True, slots=True)
class Deduction:
    """Begins with the maximum and loses ``each_fault`` for every fault, never below 0."""

    each_fault: Decimal


@dataclass(frozen=True, slots=True)
class Rank:
    """The best of the peers gets the maximum; every place behind costs ``lost_per_place`` down to ``lowest``."""

    lost_per_place: Decimal
    lowest: Decimal = Decimal(0)
    ranked_by: Measure = Measure.ATTAINMENT
    smaller_first: bool = False


@dataclass(frozen=True, slots=True)
class Manual:
    """A mark from 0 to the maximum, in steps of ``mark_step``, by guidance that people read."""

    mark_step: Decimal = Decimal("0.5")


Method = Share | Steps | YesNo | Count | Deduction | Rank | Manual

METHOD_CODES: dict[type, str] = {
    Share: "share",
    Steps: "steps",
    YesNo: "yes_no",
    Count: "count",
    Deduction: "deduction",
    Rank: "rank",
    Manual: "manual",
}
"""The stable word of each method, as files and forms have it."""


def measure_of(method: Method) -> Measure | None:
    """Which number of a target's figure the method takes; None for methods that people answer."""
    match method:
        case Share():
            return Measure.ATTAINMENT
        case Steps(of=of):
            return of
        case Rank(ranked_by=ranked_by):
            return ranked_by
        case _:
            return None
