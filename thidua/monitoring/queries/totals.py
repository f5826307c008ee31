"""Totals of organisations from the sums kept ready, read as then or as now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from django.db.models import Exists, Max, OuterRef, Sum

from thidua.campaigns.logic.terms import OverUnits
from thidua.directory.chains import below_ever, standings_of
from thidua.directory.models import Organisation, Placement
from thidua.directory.queries import lineage
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.logic.rolling import NOTHING, Contribution, contribution, value_of
from thidua.monitoring.logic.states import STRENGTH, FigureState
from thidua.monitoring.models import Observation, RollUp
from thidua.monitoring.queries.beside import figure_of


class Reading(StrEnum):
    """Whether units count where they stood on the closing day of the period, or where they (or their heirs) do now."""

    THEN = "then"
    NOW = "now"


class TotalKey(NamedTuple):
    """What names a total: the node, the indicator, the period."""

    node: int
    indicator: int
    period: str


@dataclass(frozen=True, slots=True)
class Total:
    """What the units of a node reported together. ``figures`` have a value, ``missing`` said why they have none.

    ``changed_at`` is the last moment at which anything in it changed; None where nothing ever was.
    """

    numerator: Decimal = Decimal(0)
    denominator: Decimal = Decimal(0)
    figures: int = 0
    missing: int = 0
    changed_at: datetime | None = None

    @property
    def parts(self) -> Contribution:
        """The same without its time, to add and subtract."""
        return Contribution(self.numerator, self.denominator, self.figures, self.missing)

    def value(self, over_units: OverUnits | str, unit: str = "") -> Decimal | None:
        """The figure by the rule of the indicator, in ``unit`` (a share in % is multiplied by 100)."""
        return value_of(self.parts, OverUnits(over_units), unit)


def states_from(least: FigureState) -> list[FigureState]:
    """The state and all stronger ones."""
    return [state for state in FigureState if STRENGTH[state] >= STRENGTH[least]]


def totals(
    nodes: Collection[int],
    indicators: Collection[int],
    periods: Collection[str],
    *,
    at_least: FigureState = FigureState.REPORTED,
    reading: Reading = Reading.THEN,
    on: date,
) -> dict[TotalKey, Total]:
    """The totals of figures in the state or a stronger one; keys without any figure or reason are left out.

    As then it is one query. As now the figures of units that stand elsewhere on ``on`` are taken away where they were
    counted and added where they are: six queries, and work by the number of those figures.
    """
    states = states_from(at_least)
    found = _stored(nodes, indicators, periods, states)
    if reading is Reading.THEN or not periods:
        return found
    moved = _moved(nodes, indicators, periods, states, on)
    for key, (part, changed_at) in moved.items():
        found[key] = _with(found.get(key, Total()), part, changed_at)
    return {key: total for key, total in found.items() if total.figures or total.missing}


def _stored(
    nodes: Collection[int], indicators: Collection[int], periods: Collection[str], states: Collection[FigureState]
) -> dict[TotalKey, Total]:
    rows = RollUp.objects.filter(node__in=nodes, indicator__in=indicators, period__in=periods, state__in=states)
    sums = rows.order_by().values_list("node_id", "indicator_id", "period").annotate(
        Sum("numerator"), Sum("denominator"), Sum("figures"), Sum("missing"), Max("changed_at")
    )  # fmt: skip
    return {
        TotalKey(node, indicator, period): Total(numerator, denominator, figures, missing, changed_at)
        for node, indicator, period, numerator, denominator, figures, missing, changed_at in sums
        if figures or missing
    }


def _with(total: Total, part: Contribution, changed_at: datetime) -> Total:
    parts = total.parts + part
    last = max(total.changed_at, changed_at) if total.changed_at else changed_at
    return Total(parts.numerator, parts.denominator, parts.figures, parts.missing, last)


def _moved(
    nodes: Collection[int],
    indicators: Collection[int],
    periods: Collection[str],
    states: Collection[FigureState],
    on: date,
) -> dict[TotalKey, tuple[Contribution, datetime]]:
    """What is added to each node when units count where they or their heirs stand on the day."""
    closing = {period: parse_period(period).closes for period in periods}
    units = _rearranged(indicators, periods, min(closing.values()), on)
    if not units:
        return {}
    history, asked = lineage(), set(nodes)
    heirs = {heir for unit in units for heir in history.successors(unit)}
    standings = standings_of(units | heirs)
    rows = Observation.objects.filter(
        organisation__in=units, indicator__in=indicators, period__in=periods, state__in=states
    ).select_related("indicator")
    sums: dict[TotalKey, Contribution] = defaultdict(Contribution)
    latest: dict[TotalKey, datetime] = {}

    @cache
    def ways(unit: int, period: str) -> list[tuple[int, int]]:
        then = standings.path(unit, closing[period])
        return _differences(then, standings.path_now(unit, on, history), asked)

    for row in rows.iterator():
        for node, sign in ways(row.organisation_id, row.period):
            key = TotalKey(node, row.indicator_id, row.period)
            part = contribution(figure_of(row), OverUnits(row.indicator.over_units))
            sums[key] += part if sign > 0 else -part
            latest[key] = max(latest.get(key, row.changed_at), row.changed_at)
    return {key: (part, latest[key]) for key, part in sums.items() if part != NOTHING}


def _differences(then: Iterable[int], now: Iterable[int], asked: set[int]) -> list[tuple[int, int]]:
    old, new = asked.intersection(then), asked.intersection(now)
    return [*((node, -1) for node in old - new), *((node, 1) for node in new - old)]


def _rearranged(indicators: Collection[int], periods: Collection[str], since: date, on: date) -> set[int]:
    """Units that may stand elsewhere today: placed after the first closing day, with all that ever stood under them.

    And those that are no more and have figures all the same, whenever they ended.
    """
    placed = Placement.objects.filter(valid_from__gt=since, valid_from__lte=on).values_list("child_id", flat=True)
    figures = Observation.objects.filter(
        organisation=OuterRef("pk"), period__in=periods, indicator__in=indicators
    ).order_by()
    ended = Organisation.objects.filter(Exists(figures), valid_to__lte=on).order_by().values_list("pk", flat=True)
    return below_ever(set(placed)) | set(ended)
