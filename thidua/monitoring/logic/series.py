"""The figures of one node over a year, as what its target asks: one running figure at the end of each month.

A unit may enter what was added in a period, the sum since January, or a state. Whatever it enters, the series gives for
every closing month the figure that stands for the year until then, so that it can be laid beside the target. Where a
period is missing, the series has a gap, and sums made across it say which periods they lack.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from thidua.campaigns.logic.terms import Entry, Measured, OverTime, OverUnits
from thidua.core.logic.exact import from_stored
from thidua.core.logic.values import frozen
from thidua.monitoring.logic.period import Period, PeriodKind
from thidua.monitoring.logic.reported import Amount, by_period, opened
from thidua.monitoring.logic.rolling import NOTHING, Adding, Contribution, has_value, value_of

ZERO = Decimal(0)
PERCENT = "%"
ONE_FIGURE = (1, 0)
"""Figures and missing ones where a single unit reports."""


class Shape(StrEnum):
    """How the running figure of a year moves."""

    GATHERED = "gathered"  # begins the year at nothing and adds up: hectares planted, accidents, money collected
    LEVEL = "level"  # a state that is there at any time: a rate, a number of schools


def is_share(adding: Adding) -> bool:
    """Whether the figure is part of a whole, so that 0 and 100 are its ends."""
    return adding.unit.strip() == PERCENT


def is_ratio(adding: Adding) -> bool:
    """Whether the figure of many units is rebuilt from what lies above and below the line."""
    return adding.over_units in {OverUnits.RATIO, OverUnits.WEIGHTED}


def shape_of(adding: Adding, measured: Measured) -> Shape:
    """Whether the year gathers or holds a level. A year-to-date count gathers; a year-to-date rate does not."""
    if adding.over_time is OverTime.SUM and adding.entry is not Entry.LEVEL:
        return Shape.GATHERED
    running = adding.entry is Entry.YTD and adding.over_time is OverTime.LAST
    if running and (measured is Measured.CHANGE or not (is_ratio(adding) or is_share(adding))):
        return Shape.GATHERED
    return Shape.LEVEL


@frozen
class Point:
    """The running figure at the end of ``period``. ``lacking`` are the months inside the year that it leaves out."""

    period: Period
    value: Decimal
    lacking: tuple[int, ...] = ()


@frozen
class Series:
    """The running figures of a year, in order; only periods with a figure are there."""

    shape: Shape
    points: tuple[Point, ...] = ()

    @property
    def last(self) -> Point | None:
        """The newest running figure."""
        return self.points[-1] if self.points else None

    def until(self, month: int) -> Series:
        """The same year as it was known at the end of a month."""
        return Series(self.shape, tuple(point for point in self.points if point.period.last_month <= month))

    def at(self, month: int) -> Point | None:
        """The running figure at the end of a month; None where there is none."""
        return next((point for point in self.points if point.period.last_month == month), None)


def series_of(adding: Adding, measured: Measured, totals: Mapping[Period, Contribution]) -> Series:
    """The running figures of one year from what was entered for its periods.

    Of several periods that close in one month the longest one speaks, because it leaves no gap. A mean weighs every
    period alike. An indicator that is not added up over units has a figure only where a single unit reports.
    """
    shape = shape_of(adding, measured)
    known = [entry for entry in _by_month(totals) if has_value(entry[1], adding.over_units)]
    if _adds_periods(adding):
        return Series(shape, tuple(_ratios(known, adding) if is_ratio(adding) else _sums(known)))
    values = ((period, value_of(total, adding.over_units, adding.unit)) for period, total in known)
    figures = [(period, value) for period, value in values if value is not None]
    if adding.over_time is OverTime.MEAN and adding.entry is not Entry.YTD:
        return Series(shape, tuple(_means(figures)))
    return Series(shape, tuple([Point(period, value) for period, value in figures]))


def newest_of(adding: Adding, measured: Measured, amounts: Sequence[Amount]) -> Series:
    """The same with its newest point alone, from stored sums in order: a page of many units shows no more."""
    if not _adds_periods(adding) and (adding.over_time is not OverTime.MEAN or adding.entry is Entry.YTD):
        return Series(shape_of(adding, measured), _last_value(adding, amounts))
    if _adds_periods(adding) and not is_ratio(adding):
        chosen = {amount[0].last_month: amount for amount in amounts}
        alone = adding.over_units is OverUnits.NONE
        known = [amount for amount in chosen.values() if not alone or amount[3:] == ONE_FIGURE]
        return Series(shape_of(adding, measured), _last_sum(known))
    whole = series_of(adding, measured, by_period(amounts))
    return Series(whole.shape, whole.points[-1:])


def _last_sum(known: Sequence[Amount]) -> tuple[Point, ...]:
    """What all periods add up to; most years have no gap and no period that holds another."""
    if not known:
        return ()
    first = 1
    for amount in known:
        if amount[0].first_month != first:
            *_, (period, whole, lacking) = _gathered(((one[0], one[1]) for one in known), 0, operator.add)
            return (Point(period, from_stored(whole), lacking),)
        first = amount[0].last_month + 1
    return (Point(known[-1][0], from_stored(sum([amount[1] for amount in known]))),)


def _last_value(adding: Adding, amounts: Sequence[Amount]) -> tuple[Point, ...]:
    """The newest month whose longest period has a value."""
    month = None
    for amount in reversed(amounts):
        period = amount[0]
        if period.last_month != month:
            month = period.last_month
            value = value_of(opened(amount), adding.over_units, adding.unit)
            if value is not None:
                return (Point(period, value),)
    return ()


def _adds_periods(adding: Adding) -> bool:
    """Whether periods are added: increments, and the parts of a ratio that is taken over the whole time."""
    if adding.over_time is OverTime.RATIO:
        return adding.entry is not Entry.YTD
    return adding.entry is Entry.INCREMENT and adding.over_time is OverTime.SUM


def _by_month(totals: Mapping[Period, Contribution]) -> list[tuple[Period, Contribution]]:
    """One period for each closing month, the longest; in order of the months."""
    chosen = {period.last_month: period for period in sorted(totals, key=_order)}
    return [(period, totals[period]) for period in chosen.values()]


_order = attrgetter("order")


Held = TypeVar("Held")


def _gathered(
    entries: Iterable[tuple[Period, Held]], nothing: Held, add: Callable[[Held, Held], Held]
) -> Iterator[tuple[Period, Held, tuple[int, ...]]]:
    """Sums from January. A period is added to the sum at its beginning; months between that nobody filled are lacking.

    A half year, nine months or a year begins with January itself and so replaces whatever was summed before.
    """
    held: dict[int, tuple[Held, tuple[int, ...]]] = {0: (nothing, ())}
    for period, amount in entries:
        start = period.first_month - 1
        base_month = start if start in held else max(month for month in held if month < start)
        base, lacking = held[base_month]
        whole = add(base, amount)
        if base_month < start:
            lacking = (*lacking, *range(base_month + 1, start + 1))
        held[period.last_month] = (whole, lacking)
        yield period, whole, lacking


def _sums(entries: Sequence[tuple[Period, Contribution]]) -> list[Point]:
    """The periods of what is not rolled up over units are those of one unit: they may be summed like all others."""
    amounts = [(period, total.numerator) for period, total in entries]
    return [Point(period, whole, lacking) for period, whole, lacking in _gathered(amounts, ZERO, operator.add)]


def _ratios(entries: Sequence[tuple[Period, Contribution]], adding: Adding) -> list[Point]:
    wholes = _gathered(entries, NOTHING, operator.add)
    values = ((period, value_of(whole, adding.over_units, adding.unit), lacking) for period, whole, lacking in wholes)
    return [Point(period, value, lacking) for period, value, lacking in values if value is not None]


def _means(known: Sequence[tuple[Period, Decimal]]) -> list[Point]:
    points: list[Point] = []
    total = ZERO
    for count, (period, value) in enumerate(known, start=1):
        total += value
        lacking = () if period.kind is not PeriodKind.MONTH else _months_before(period, known)
        points.append(Point(period, total / count, lacking))
    return points


def _months_before(period: Period, known: Sequence[tuple[Period, Decimal]]) -> tuple[int, ...]:
    there = {month for other, _ in known for month in range(other.first_month, other.last_month + 1)}
    return tuple(month for month in range(1, period.last_month) if month not in there)


@frozen
class Step:
    """What came between two neighbouring running figures (from nothing to the first, where the year gathers)."""

    from_month: int
    to_month: int
    change: Decimal


def steps_of(series: Series) -> tuple[Step, ...]:
    """The changes from figure to figure: the increments of a sum, the moves of a level."""
    first = [(0, ZERO)] if series.shape is Shape.GATHERED else []
    path = first + [(point.period.last_month, point.value) for point in series.points]
    return tuple(
        Step(from_month, to_month, value - before) for (from_month, before), (to_month, value) in pairwise(path)
    )
