"""The figures of a pivot, read as ready sums: its cost follows its cells and not the number of figures behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from thidua.campaigns.logic.terms import Measured
from thidua.campaigns.models import Indicator
from thidua.core.logic.saying import say
from thidua.directory.logic.names import told_apart
from thidua.directory.models import Organisation
from thidua.monitoring.logic.period import ROMAN, Period, PeriodKind, parse_period, periods_of
from thidua.monitoring.logic.pivot import Dimension, Layout, Member, Place, Table, arrange, check_size
from thidua.monitoring.logic.reported import Amount, opened
from thidua.monitoring.logic.rolling import value_of
from thidua.monitoring.logic.series import newest_of
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models.labels import FIGURE_STATES
from thidua.monitoring.queries.campaign_year import adding_of
from thidua.monitoring.queries.progress import Lens, year_of
from thidua.monitoring.queries.sums import Figures, figures_at

USUAL_PERIODS = 12
"""Sums behind the running figure of a year, where it is entered by months."""


@dataclass(frozen=True, slots=True)
class PivotQuestion:
    """What a pivot is asked.

    ``units`` are laid out where units are told apart; otherwise ``whole`` stands for all, or the node that ``wholes``
    names for an indicator by its id.
    """

    layout: Layout
    indicators: Sequence[Indicator]
    whole: Organisation
    units: Sequence[Organisation]
    years: Sequence[int]
    kind: PeriodKind
    lens: Lens
    wholes: Mapping[int, int] = field(default_factory=dict)


def pivot_of(question: PivotQuestion) -> Table:
    """The table; :class:`~thidua.monitoring.logic.pivot.TooLarge` where it would be too much. One query (as then)."""
    members = _members(question)
    by_period = Dimension.PERIOD in question.layout.used
    check_size(question.layout, members, 1 if by_period else USUAL_PERIODS)
    figures = figures_at(
        {*(int(member.key) for member in members[Dimension.UNIT]), *question.wholes.values()},
        [row.pk for row in question.indicators],
        _periods(question, by_period=by_period),
        reading=question.lens.reading,
        on=question.lens.on,
    )
    return arrange(question.layout, members, _reader(question, members, figures, by_period=by_period))


def _members(question: PivotQuestion) -> Mapping[Dimension, Sequence[Member]]:
    units = question.units if Dimension.UNIT in question.layout.used else [question.whole]
    names = told_apart(units)
    return {
        Dimension.INDICATOR: [Member(str(row.pk), f"{row.name} ({row.unit})") for row in question.indicators],
        Dimension.UNIT: [Member(str(unit.pk), names[unit.pk]) for unit in units],
        Dimension.YEAR: [Member(str(year), str(year)) for year in question.years],
        Dimension.PERIOD: [Member(_slot(period), _word(period)) for period in periods_of(2000, question.kind)],
        Dimension.STATE: [Member(state.value, str(FIGURE_STATES[state])) for state in FigureState],
    }


def _slot(period: Period) -> str:
    """The code of a period without its year."""
    return str(period)[4:]


def _word(period: Period) -> str:
    """The period without its year, as the head of a column or row."""
    match period.kind:
        case PeriodKind.MONTH:
            return say("Tháng %(month)s", month=period.number)
        case PeriodKind.QUARTER:
            return say("Quý %(quarter)s", quarter=ROMAN[period.number - 1])
        case PeriodKind.HALF:
            return say("6 tháng đầu")
        case PeriodKind.NINE_MONTHS:
            return say("9 tháng")
        case PeriodKind.YEAR:
            return say("Cả năm")


def _periods(question: PivotQuestion, *, by_period: bool) -> list[Period]:
    kinds = [question.kind] if by_period else list(PeriodKind)
    return [period for year in question.years for kind in kinds for period in periods_of(year, kind)]


def _reader(
    question: PivotQuestion, members: Mapping[Dimension, Sequence[Member]], figures: Figures, *, by_period: bool
) -> Callable[[Place], Decimal | None]:
    units = {row.pk: row.unit for row in question.indicators}
    addings = {row.pk: adding_of(row) for row in question.indicators}
    alone = {dimension: listed[0] for dimension, listed in members.items() if listed}
    period = cache(parse_period)

    @cache
    def amounts(node: int, indicator: int, year: int, state: str) -> Mapping[int, Amount]:
        """What is looked at, by place in time: everything from the lens's state up, or one state alone."""
        reported = year_of(figures, node, indicator, year)
        found = reported.in_state(FigureState(state)) if state else reported.from_state_up(question.lens.at_least)
        return {amount[0].order: amount for amount in found}

    def read(place: Place) -> Decimal | None:
        key = {dimension: place.get(dimension, only).key for dimension, only in alone.items()}
        indicator, node, year = int(key[Dimension.INDICATOR]), int(key[Dimension.UNIT]), key[Dimension.YEAR]
        if Dimension.UNIT not in place:
            node = question.wholes.get(indicator, node)
        state = key[Dimension.STATE] if Dimension.STATE in place else ""
        found = amounts(node, indicator, int(year), state)
        if by_period:
            amount = found.get(period(year + key[Dimension.PERIOD]).order)
            return None if amount is None else value_of(opened(amount), addings[indicator].over_units, units[indicator])
        last = newest_of(addings[indicator], Measured.LEVEL, list(found.values())).last
        return last.value if last else None

    return read
