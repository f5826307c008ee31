"""How far the lines of a scheme fill what their branch promises, and what a method gives for a few numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.earning import ZERO, earn, rounded
from thidua.scoring.logic.methods import Count, Deduction, Manual, Rank, Share, Steps, YesNo
from thidua.scoring.logic.scheme import Criterion, Node, Scheme, Section, all_nodes
from thidua.scoring.logic.terms import Measure, SectionKind

PERCENTS = (Decimal(50), Decimal(80), Decimal(100), Decimal(110))
COUNTS = (Decimal(0), Decimal(1), Decimal(2), Decimal(3))


@dataclass(frozen=True, slots=True)
class Filling:
    """Points that a branch promises and those that its lines make up.

    ``capped``: the branch is a bonus or penalty section, whose lines may add up to more than its cap.
    """

    promised: Decimal
    filled: Decimal
    capped: bool = False

    @property
    def missing(self) -> Decimal:
        """Points that no line brings yet; negative where the lines bring too many. Never negative under a cap."""
        left = self.promised - self.filled
        return max(ZERO, left) if self.capped else left

    @property
    def percent(self) -> Decimal:
        """How full the branch is, from 0 to 100, for drawing."""
        if self.promised <= 0:
            return ZERO
        return min(Decimal(100), self.filled * 100 / self.promised)


def fillings(scheme: Scheme) -> dict[str, Filling]:
    """Of every branch by key; the whole scheme under ''."""
    found = {node.key: _filling(node) for node in all_nodes(scheme) if not isinstance(node, Criterion)}
    main = sum((section.maximum for section in scheme.sections if section.kind is SectionKind.MAIN), ZERO)
    return {**found, "": Filling(scheme.maximum, main)}


def _filling(node: Node) -> Filling:
    assert not isinstance(node, Criterion)
    capped = isinstance(node, Section) and node.kind is not SectionKind.MAIN
    return Filling(node.maximum, sum((part.maximum for part in node.parts), ZERO), capped)


@dataclass(frozen=True, slots=True)
class Example:
    """What one number brings: ``place`` stands where the number is a place among the peers."""

    measure: Decimal
    points: Decimal


def examples(criterion: Criterion, places: int = 2) -> tuple[Example, ...]:
    """A few numbers with the points they bring, so that a method is seen before it is used.

    Percents of the target for shares, the steps themselves for ladders, 0 to 3 for counts and faults, places for
    ranks, 1 and 0 for yes and no. Nothing for marks by hand. The last one is left out where it brings no more.
    """
    method, maximum = criterion.method, criterion.maximum
    found: list[tuple[Decimal, Decimal]] = []
    match method:
        case Rank():
            found = [(Decimal(place), earn(method, maximum, ZERO, place)) for place in (1, 2, 3, 5)]
        case Steps(steps=steps, of=of):
            asked = PERCENTS if of is Measure.ATTAINMENT else tuple(sorted(step.reached for step in steps))
            found = [(number, earn(method, maximum, number)) for number in asked]
        case Share():
            found = [(number, earn(method, maximum, number)) for number in PERCENTS]
        case Count() | Deduction():
            found = [(number, earn(method, maximum, number)) for number in COUNTS]
        case YesNo():
            found = [(number, earn(method, maximum, number)) for number in (Decimal(1), ZERO)]
        case Manual():
            pass
    if len(found) > 3 and found[-1][1] == found[-2][1]:
        found.pop()
    return tuple(Example(number, rounded(points, places)) for number, points in found)
