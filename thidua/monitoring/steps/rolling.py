"""Adding to the sums kept ready. A step of actions, in the transaction of the figures themselves.

A figure counts at its unit and at all above it, as they stand on the closing day of the period.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from django.db import connection

from thidua.campaigns.logic.terms import OverUnits
from thidua.campaigns.models import Indicator
from thidua.core.exact import to_stored
from thidua.core.saving import hold_table
from thidua.directory.chains import superiors_by_unit
from thidua.directory.models import Organisation, Placement
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.logic.rolling import NOTHING, Contribution, contribution
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import RollUp

_TABLE = RollUp._meta.db_table  # noqa: SLF001 - Django's documented Model API
_ADD = f"""
    INSERT INTO {_TABLE}
        (node_id, indicator_id, period, state, numerator, denominator, figures, missing, changed_at)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT (node_id, indicator_id, period, state) DO UPDATE SET
        numerator = {_TABLE}.numerator + excluded.numerator,
        denominator = {_TABLE}.denominator + excluded.denominator,
        figures = {_TABLE}.figures + excluded.figures,
        missing = {_TABLE}.missing + excluded.missing,
        changed_at = excluded.changed_at
"""  # noqa: S608 - the name of a table, no value


Key = TypeVar("Key", bound=Hashable)
Part = tuple[int, str]
"""An indicator and a state, the same for all nodes of a chain."""


class Row(NamedTuple):
    """What names one sum."""

    node: int
    indicator: int
    period: str
    state: str


@dataclass(frozen=True, slots=True)
class Held:
    """A figure in a state: what it adds, and to which row of each node."""

    state: FigureState
    figure: Figure


@dataclass(frozen=True, slots=True)
class Shift:
    """One figure before and after a change; None where there was or is none."""

    unit: Organisation
    indicator: Indicator
    period: str
    before: Held | None
    after: Held | None


def hold_tree() -> None:
    """Let no unit be moved while sums are added; the first step of every action that adds."""
    hold_table(Placement)


def add_up(shifts: Iterable[Shift], *, at: datetime) -> None:
    """Add the differences to the sums of the units and all above them. One statement, one query for each period.

    What units of the same superiors bring is added up first, and to each superior only once.
    """
    by_period: dict[str, list[Shift]] = defaultdict(list)
    for shift in shifts:
        by_period[shift.period].append(shift)
    sums: dict[Row, Contribution] = {}
    for period, of_period in by_period.items():
        units = {shift.unit.pk: shift.unit for shift in of_period}
        above = superiors_by_unit(units.values(), closing_day(period))
        together: dict[tuple[int, ...], dict[Part, Contribution]] = defaultdict(dict)
        for shift in of_period:
            unit, indicator, rule = shift.unit.pk, shift.indicator.pk, OverUnits(shift.indicator.over_units)
            for state, part in _differences(shift, rule):
                _add(sums, Row(unit, indicator, period, state), part)
                _add(together[above[unit]], (indicator, state), part)
        for nodes, parts in together.items():
            for (indicator, state), part in parts.items():
                for node in nodes:
                    _add(sums, Row(node, indicator, period, state), part)
    write_sums(sums, at=at)


def _add(sums: dict[Key, Contribution], key: Key, part: Contribution) -> None:
    sums[key] = sums[key] + part if key in sums else part


def closing_day(period: str) -> date:
    """The day on which the units of a period stand where they are counted."""
    return parse_period(period).closes


def _differences(shift: Shift, rule: OverUnits) -> list[tuple[str, Contribution]]:
    """What changes in each state, once for all nodes."""
    before = contribution(shift.before.figure, rule) if shift.before else NOTHING
    after = contribution(shift.after.figure, rule) if shift.after else NOTHING
    if shift.before and shift.after and shift.before.state is shift.after.state:
        found = [(shift.after.state.value, after - before)]
    else:
        found = [(held.state.value, part) for held, part in ((shift.before, -before), (shift.after, after)) if held]
    return [(state, part) for state, part in found if part]


def write_sums(sums: Mapping[Row, Contribution], *, at: datetime) -> None:
    """Add to the stored rows, in the order of their keys so that two writers never wait for each other in a ring."""
    moment = connection.ops.adapt_datetimefield_value(at)
    values = [
        (*row, to_stored(part.numerator), to_stored(part.denominator), part.figures, part.missing, moment)
        for row, part in sorted(sums.items())
        if part
    ]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(_ADD, values)
