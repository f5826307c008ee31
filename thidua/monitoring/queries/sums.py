"""What was reported under nodes, kept apart by state: one reading answers both "from which state up" and "how many
figures stand where"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import BigIntegerField, ExpressionWrapper, F

from thidua.core.logic.exact import PLACES
from thidua.monitoring.logic.period import Period
from thidua.monitoring.logic.rolling import NOTHING, Contribution
from thidua.monitoring.logic.states import STRENGTH, FigureState
from thidua.monitoring.models import RollUp
from thidua.monitoring.queries.totals import Reading, Total, TotalKey, totals


@dataclass(frozen=True, slots=True)
class Sum:
    """What the units under a node reported in one state, or from one state up, and when that last changed."""

    amount: Contribution = NOTHING
    changed_at: datetime | None = None


ByState = Mapping[FigureState, Sum]
Place = tuple[int, int, int]
"""Ids of node and indicator, and the year."""
Figures = Mapping[Place, Mapping[Period, ByState]]
"""The periods of a year in which anything was reported, for one indicator at a node."""
Found = dict[Place, dict[Period, dict[FigureState, Sum]]]
STATES = {state.value: state for state in FigureState}
NO_PERIODS: Mapping[Period, ByState] = {}


def sums(
    nodes: Collection[int],
    indicators: Collection[int],
    periods: Collection[Period],
    *,
    reading: Reading,
    on: date,
    timed: bool = True,
) -> Figures:
    """The sums of the nodes by state, by the units of then (one query) or of now.

    Without ``timed`` the time of the last change is left out: thousands of times would take longer than the sums.
    """
    if reading is Reading.THEN:
        return _sums_then(nodes, indicators, periods, timed=timed)
    return _sums_now(nodes, indicators, periods, on)


def _sums_then(
    nodes: Collection[int], indicators: Collection[int], periods: Iterable[Period], *, timed: bool
) -> Figures:
    """As stored. Figures are read as whole ten-thousandths, which is what takes the least time."""
    codes = {str(period): period for period in periods}
    rows = RollUp.objects.filter(node__in=nodes, indicator__in=indicators, period__in=codes).order_by()
    stored = [ExpressionWrapper(F(name), BigIntegerField()) for name in ("numerator", "denominator")]
    columns = [*stored, "figures", "missing", *(("changed_at",) if timed else ())]
    found: Found = {}
    for node, indicator, code, state, over, under, figures, missing, *times in rows.values_list(
        "node_id", "indicator_id", "period", "state", *columns
    ):
        if figures or missing:
            amount = Contribution(_exact(over), _exact(under), figures, missing)
            period = codes[code]
            year = found.setdefault((node, indicator, period.year), {})
            year.setdefault(period, {})[STATES[state]] = Sum(amount, times[0] if times else None)
    return found


def _exact(number: int) -> Decimal:
    return Decimal(number).scaleb(-PLACES)


def _sums_now(nodes: Collection[int], indicators: Collection[int], periods: Iterable[Period], on: date) -> Figures:
    """By the units of now: what is left of "from a state up" without "from the next state up" is that state."""
    codes = {str(period): period for period in periods}
    found: Found = {}
    stronger: Mapping[TotalKey, Total] = {}
    for state in reversed(FigureState):
        here = totals(nodes, indicators, list(codes), at_least=state, reading=Reading.NOW, on=on)
        for key, total in here.items():
            above = stronger.get(key)
            amount = total.parts - above.parts if above else total.parts
            if amount.figures or amount.missing:
                period = codes[key.period]
                year = found.setdefault((key.node, key.indicator, period.year), {})
                year.setdefault(period, {})[state] = Sum(amount, total.changed_at)
        stronger = here
    return found


def from_state_up(by_state: ByState, at_least: FigureState) -> Sum:
    """All figures that are worth at least the state, together."""
    parts = [part for state, part in by_state.items() if STRENGTH[state] >= STRENGTH[at_least]]
    if len(parts) == 1:
        return parts[0]
    times = [part.changed_at for part in parts if part.changed_at is not None]
    return Sum(sum((part.amount for part in parts), NOTHING), max(times, default=None))
