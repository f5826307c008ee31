"""Letting the sums follow a unit whose place or life was recorded anew. A step of receivers.

Only what differs is added and taken away: the figures of the unit and of those under it, in the periods in which their
way to the top is another one now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from thidua.campaigns.logic.terms import OverUnits
from thidua.directory.chains import below_ever, standings_of
from thidua.directory.logic.standing import Life
from thidua.monitoring.logic.rolling import Contribution, contribution
from thidua.monitoring.models import Observation
from thidua.monitoring.queries.beside import figure_of
from thidua.monitoring.steps.rolling import Row, closing_day, write_sums


@dataclass(frozen=True, slots=True)
class Way:
    """The nodes at which a unit counts in one period no longer, and those at which it counts from now on."""

    left: tuple[int, ...]
    joined: tuple[int, ...]


def carry_sums(before: Life, after: Life, *, at: datetime) -> None:
    """Move what the unit and those under it add from where they stood by ``before`` to where they stand now."""
    units = below_ever([after.unit])
    if not Observation.objects.filter(organisation__in=units).exists():
        return
    ways = _ways(units, before, after)
    if not ways:
        return
    sums: dict[Row, Contribution] = defaultdict(Contribution)
    rows = Observation.objects.filter(
        organisation__in={unit for unit, _ in ways}, period__in={period for _, period in ways}
    ).select_related("indicator")
    for row in rows.iterator():
        way = ways.get((row.organisation_id, row.period))
        if way is not None:
            _carry(row, way, sums)
    write_sums(sums, at=at)


def _ways(units: Collection[int], before: Life, after: Life) -> dict[tuple[int, str], Way]:
    """The ways that differ, by unit and period; only of units and periods that have figures."""
    superiors = {stand.parent for stand in before.stands}
    now = standings_of({*units, *superiors})
    then = now.changed(before)
    found: dict[tuple[int, str], Way] = {}
    reported = Observation.objects.filter(organisation__in=units).order_by()
    for unit, period in reported.values_list("organisation_id", "period").distinct():
        day = closing_day(period)
        old, new = then.path(unit, day), now.changed(after).path(unit, day)
        left = tuple(node for node in old if node not in new)
        joined = tuple(node for node in new if node not in old)
        if left or joined:
            found[unit, period] = Way(left, joined)
    return found


def _carry(row: Observation, way: Way, sums: dict[Row, Contribution]) -> None:
    part = contribution(figure_of(row), OverUnits(row.indicator.over_units))
    if not part:
        return
    for nodes, moved in ((way.left, -part), (way.joined, part)):
        for node in nodes:
            sums[Row(node, row.indicator_id, row.period, row.state)] += moved
