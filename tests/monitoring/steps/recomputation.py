"""The sums computed anew from every single figure, the long way and without the code that keeps them ready."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from thidua.directory.models import Organisation, Placement, Succession
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.models import Observation, RollUp

Parts = tuple[Decimal, Decimal, int, int]
Key = tuple[int, int, str, str]
NOTHING: Parts = (Decimal(0), Decimal(0), 0, 0)


def kept() -> dict[Key, Parts]:
    """The stored rows that are not all zero."""
    return {
        (row.node_id, row.indicator_id, row.period, row.state): parts
        for row in RollUp.objects.all()
        if (parts := (row.numerator, row.denominator, row.figures, row.missing)) != NOTHING
    }


def parts_of(row: Observation) -> Parts:
    """What one figure adds, by the words of its indicator."""
    if row.value is None:
        return (Decimal(0), Decimal(0), 0, 1 if row.missing else 0)
    match row.indicator.over_units:
        case "ratio":
            return (row.numerator, row.denominator, 1, 0)
        case "weighted":
            return (round(row.value * row.denominator, 4), row.denominator, 1, 0)
        case _:
            return (row.value, Decimal(0), 1, 0)


def plus(one: Parts, other: Parts) -> Parts:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3])


def recomputed() -> dict[Key, Parts]:
    """What the stored rows must be."""
    sums: dict[Key, Parts] = defaultdict(lambda: NOTHING)
    for row in Observation.objects.select_related("organisation", "indicator"):
        for node in path(row.organisation, parse_period(row.period).closes):
            key = (node, row.indicator_id, row.period, row.state)
            sums[key] = plus(sums[key], parts_of(row))
    return {key: parts for key, parts in sums.items() if parts != NOTHING}


def path(unit: Organisation, day: date) -> list[int]:
    """The unit and all above it on the day, or on the nearest day of its life."""
    if day < unit.valid_from:
        day = unit.valid_from
    if unit.valid_to is not None and day >= unit.valid_to:
        day = unit.valid_to - timedelta(days=1)
    found, here = [unit.pk], unit.pk
    rows = list(Placement.objects.all())
    while above := [r for r in rows if r.child_id == here and r.valid_from <= day and (r.valid_to or date.max) > day]:
        here = above[0].parent_id
        found.append(here)
    return found


def living_heir(unit: Organisation, on: date) -> Organisation:
    """Who stands for the unit today, where that is one unit: what it was merged into, and so on."""
    while unit.valid_to is not None and unit.valid_to <= on:
        step = Succession.objects.filter(source=unit, on__lte=on).exclude(target=unit).select_related("target").get()
        unit = step.target
    return unit


def recomputed_now(on: date) -> dict[tuple[int, int, str], Parts]:
    """Totals of all states with every figure counted where its unit, or what that was merged into, stands today."""
    sums: dict[tuple[int, int, str], Parts] = defaultdict(lambda: NOTHING)
    for row in Observation.objects.select_related("organisation", "indicator"):
        for node in path(living_heir(row.organisation, on), on):
            key = (node, row.indicator_id, row.period)
            sums[key] = plus(sums[key], parts_of(row))
    return {key: parts for key, parts in sums.items() if parts != NOTHING}
