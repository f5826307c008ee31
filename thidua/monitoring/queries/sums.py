"""What was reported under nodes, kept apart by state: one reading answers both "from which state up" and "how many
figures stand where"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from thidua.core.logic.exact import to_stored
from thidua.monitoring.logic.period import Period
from thidua.monitoring.logic.reported import Reported, Stored
from thidua.monitoring.logic.rolling import NOTHING, Contribution
from thidua.monitoring.logic.states import STRENGTH, FigureState
from thidua.monitoring.models import RollUp
from thidua.monitoring.queries.totals import Reading, Total, TotalKey, totals

Place = tuple[int, int, int]
"""Ids of node and indicator, and the year."""
Figures = Mapping[Place, Reported]
"""What was reported of an indicator at a node in a year; places of which nothing was said are not there."""
Raw = tuple[int, int, str, str, int, int, int, int]
STATES = {state.value: state for state in FigureState}


def figures_at(
    nodes: Collection[int],
    indicators: Collection[int],
    periods: Collection[Period],
    *,
    reading: Reading,
    on: date,
) -> Figures:
    """The sums of the nodes by state, by the units of then (one query) or of now."""
    found: dict[Place, list[Stored]] = defaultdict(list)
    codes = {str(period): period for period in periods}
    if reading is Reading.NOW:
        for key, state, total in _totals_now(nodes, indicators, list(codes), on):
            period, amount = codes[key.period], total.parts
            part = (to_stored(amount.numerator), to_stored(amount.denominator), amount.figures, amount.missing)
            found[key.node, key.indicator, period.year].append((period, state, *part))
    else:
        for node, indicator, code, name, over, under, figures, missing in _raw(nodes, indicators, periods):
            then = codes.get(code)
            if then is not None:
                found[node, indicator, then.year].append((then, STATES[name], over, under, figures, missing))
    return {place: Reported(parts) for place, parts in found.items()}


_TABLE = RollUp._meta.db_table  # noqa: SLF001 - Django's documented Model API
_RAW = f"""
    SELECT node_id, indicator_id, period, state, numerator, denominator, figures, missing FROM {_TABLE}
    WHERE node_id IN ({{nodes}}) AND indicator_id IN ({{indicators}}) AND period >= %s AND period < %s
        AND (figures <> 0 OR missing <> 0)
"""  # noqa: S608 - the name of a table and its columns, no value


def _raw(nodes: Collection[int], indicators: Collection[int], periods: Collection[Period]) -> list[Raw]:
    """The stored sums as the database holds them, in whole ten-thousandths: rows by the thousand, made into nothing."""
    if not nodes or not indicators:
        return []
    marks = {name: ", ".join(["%s"] * len(ids)) for name, ids in (("nodes", nodes), ("indicators", indicators))}
    with connection.cursor() as cursor:
        cursor.execute(_RAW.format(**marks), [*nodes, *indicators, *_years(periods)])
        rows: list[Raw] = cursor.fetchall()
    return rows


def _years(periods: Collection[Period]) -> tuple[str, str]:
    """Codes from which and before which the periods lie: they begin with the year, and a span is found at once where
    thirty codes would be looked up one by one. Periods that were not asked for may lie between."""
    years = [period.year for period in periods] or [0]
    return f"{min(years):04d}", f"{max(years) + 1:04d}"


def _totals_now(
    nodes: Collection[int], indicators: Collection[int], codes: Collection[str], on: date
) -> list[tuple[TotalKey, FigureState, Total]]:
    """By the units of now: what is left of "from a state up" without "from the next state up" is that state."""
    found = []
    stronger: Mapping[TotalKey, Total] = {}
    for state in reversed(FigureState):
        here = totals(nodes, indicators, codes, at_least=state, reading=Reading.NOW, on=on)
        for key, total in here.items():
            above = stronger.get(key)
            part = total.parts - above.parts if above else total.parts
            if part.figures or part.missing:
                amounts = (part.numerator, part.denominator, part.figures, part.missing)
                found.append((key, state, Total(*amounts, total.changed_at)))
        stronger = here
    return found


@dataclass(frozen=True, slots=True)
class Sum:
    """What the units under a node reported in one state, or from one state up, and when that last changed."""

    amount: Contribution = NOTHING
    changed_at: datetime | None = None


ByState = Mapping[FigureState, Sum]


def timed_sums(
    nodes: Collection[int], indicators: Collection[int], periods: Collection[Period], *, reading: Reading, on: date
) -> Mapping[Place, Mapping[Period, ByState]]:
    """The sums with the time of their last change, for what is told of single numbers. One query (as then).

    Pages of many numbers use :func:`figures_at`: reading thousands of times would take longer than the sums.
    """
    codes = {str(period): period for period in periods}
    found: dict[Place, dict[Period, dict[FigureState, Sum]]] = defaultdict(lambda: defaultdict(dict))
    if reading is Reading.NOW:
        for key, state, total in _totals_now(nodes, indicators, list(codes), on):
            period = codes[key.period]
            found[key.node, key.indicator, period.year][period][state] = Sum(total.parts, total.changed_at)
        return found
    for row in RollUp.objects.filter(node__in=nodes, indicator__in=indicators, period__in=codes).order_by():
        if row.figures or row.missing:
            period = codes[row.period]
            amount = Contribution(row.numerator, row.denominator, row.figures, row.missing)
            found[row.node_id, row.indicator_id, period.year][period][STATES[row.state]] = Sum(amount, row.changed_at)
    return found


def from_state_up(by_state: ByState, at_least: FigureState) -> Sum:
    """All figures that are worth at least the state, together."""
    parts = [part for state, part in by_state.items() if STRENGTH[state] >= STRENGTH[at_least]]
    if len(parts) == 1:
        return parts[0]
    times = [part.changed_at for part in parts if part.changed_at is not None]
    return Sum(sum((part.amount for part in parts), NOTHING), max(times, default=None))
