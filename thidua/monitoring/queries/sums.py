"""What was reported under nodes, kept apart by state: one reading answers both "from which state up" and "how many
figures stand where"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from thidua.monitoring.logic.period import Period
from thidua.monitoring.logic.rolling import NOTHING, Contribution
from thidua.monitoring.logic.states import STRENGTH, FigureState
from thidua.monitoring.models import RollUp


@dataclass(frozen=True, slots=True)
class Sum:
    """What the units under a node reported in one state, or from one state up, and when that last changed."""

    amount: Contribution = NOTHING
    changed_at: datetime | None = None


Key = tuple[int, int, str]
"""Ids of node and indicator, code of the period."""
ByState = Mapping[FigureState, Sum]


class Reading(StrEnum):
    """By which units figures are added: those that stood under the node then, or those that stand there now."""

    THEN = "then"
    NOW = "now"


STATES = {state.value: state for state in FigureState}


def sums(
    nodes: Collection[int], indicators: Collection[int], periods: Collection[Period], *, reading: Reading, on: date
) -> Mapping[Key, ByState]:
    """The sums of the nodes by state, by the units of then or of now."""
    return sums_then(nodes, indicators, periods)


def sums_then(nodes: Collection[int], indicators: Collection[int], periods: Iterable[Period]) -> Mapping[Key, ByState]:
    """The sums of the nodes as their units stood when each period closed. One query."""
    rows = RollUp.objects.filter(
        node__in=nodes, indicator__in=indicators, period__in=[str(period) for period in periods]
    ).order_by()
    found: dict[Key, dict[FigureState, Sum]] = {}
    columns = ("node_id", "indicator_id", "period", "state", "numerator", "denominator", "figures", "missing")
    for node, indicator, period, state, *facts, changed_at in rows.values_list(*columns, "changed_at"):
        amount = Contribution(*facts)
        if amount.figures or amount.missing:
            found.setdefault((node, indicator, period), {})[STATES[state]] = Sum(amount, changed_at)
    return found


def from_state_up(sums: ByState, at_least: FigureState) -> Sum:
    """All figures that are worth at least the state, together."""
    parts = [part for state, part in sums.items() if STRENGTH[state] >= STRENGTH[at_least]]
    times = [part.changed_at for part in parts if part.changed_at is not None]
    return Sum(sum((part.amount for part in parts), NOTHING), max(times, default=None))
