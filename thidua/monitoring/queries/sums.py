"""What was reported under a node, kept apart by state, so that one reading answers "from which state up" and "how many
stand where"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from thidua.monitoring.logic.period import Period
from thidua.monitoring.logic.states import STRENGTH, FigureState
from thidua.monitoring.models import RollUp

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sum:
    """What the units under a node reported in one state (or from one state up) for one indicator and period."""

    numerator: Decimal = ZERO
    denominator: Decimal = ZERO
    figures: int = 0
    missing: int = 0
    changed_at: datetime | None = None

    def __add__(self, other: Sum) -> Sum:
        times = [time for time in (self.changed_at, other.changed_at) if time is not None]
        return Sum(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.figures + other.figures,
            self.missing + other.missing,
            max(times, default=None),
        )


Key = tuple[int, int, str]
"""Ids of node and indicator, code of the period."""
ByState = Mapping[FigureState, Sum]
States = {state.value: state for state in FigureState}


def sums_then(nodes: Collection[int], indicators: Collection[int], periods: Iterable[Period]) -> dict[Key, ByState]:
    """The sums of the nodes as their units stood when each period closed. One query."""
    rows = RollUp.objects.filter(
        node__in=nodes, indicator__in=indicators, period__in=[str(period) for period in periods]
    ).order_by()
    found: dict[Key, dict[FigureState, Sum]] = {}
    for node, indicator, period, state, *facts in rows.values_list(
        "node_id", "indicator_id", "period", "state", "numerator", "denominator", "figures", "missing", "changed_at"
    ):
        if facts[2] or facts[3]:
            found.setdefault((node, indicator, period), {})[States[state]] = Sum(*facts)
    return found


def from_state_up(sums: ByState, at_least: FigureState) -> Sum:
    """All figures that are worth at least the state, together."""
    return sum((part for state, part in sums.items() if STRENGTH[state] >= STRENGTH[at_least]), Sum())


