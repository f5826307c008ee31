"""Points of one criterion from one number, by its method. Nothing here knows where the number comes from."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from thidua.scoring.logic.methods import Count, Deduction, Manual, Method, Rank, Share, Step, Steps, YesNo

ZERO = Decimal(0)
EXPONENTS = tuple(Decimal(1).scaleb(-places) for places in range(9))


def rounded(value: Decimal, places: int) -> Decimal:
    """Rounded half up, away from zero at the middle, as spreadsheets do."""
    return value.quantize(EXPONENTS[places], ROUND_HALF_UP)


def earn(method: Method, maximum: Decimal, measure: Decimal, place: int | None = None) -> Decimal:
    """Unrounded points from 0 to ``maximum``; ``place`` among the peers for :class:`Rank` (without one: none)."""
    match method:
        case Share():
            return _share(method, maximum, measure)
        case Steps():
            step = reached_step(method, measure)
            return ZERO if step is None else _between(step.points, maximum)
        case YesNo(earned_by=wanted):
            return maximum if (measure != 0) is wanted else ZERO
        case Count(each=each):
            return _between(each * measure, maximum)
        case Deduction(each_fault=each):
            return _between(maximum - each * max(ZERO, measure), maximum)
        case Rank():
            return _rank(method, maximum, place)
        case Manual():
            return _between(measure, maximum)


def _between(points: Decimal, maximum: Decimal) -> Decimal:
    return min(maximum, max(ZERO, points))


def _share(method: Share, maximum: Decimal, percent: Decimal) -> Decimal:
    if percent < method.none_below or method.full_at <= 0:
        return ZERO
    return maximum * _between(percent, method.full_at) / method.full_at


def reached_step(method: Steps, measure: Decimal) -> Step | None:
    """The best step the number reaches; None where it stays under the first."""
    reached = [step for step in method.steps if _reaches(step, measure, falling=method.falling)]
    return max(reached, key=lambda step: step.points, default=None)


def _reaches(step: Step, measure: Decimal, *, falling: bool) -> bool:
    return measure <= step.reached if falling else measure >= step.reached


def _rank(method: Rank, maximum: Decimal, place: int | None) -> Decimal:
    if place is None:
        return ZERO
    return min(maximum, max(method.lowest, maximum - method.lost_per_place * (place - 1)))
