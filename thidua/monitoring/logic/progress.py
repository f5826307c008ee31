"""Where a target stands on the way: what was to be reached by now, and how far the figure is from it.

The verdict itself is :func:`thidua.campaigns.logic.target.verdict_by`. Here the interval that keeps the promise at the
end of the year is drawn back to the present: each of its ends lies as far along the way as the year has gone. A sum
starts from nothing, a level from its baseline; a level without a known start has no way and is held to its end at once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from thidua.campaigns.logic.limits import Interval, Limit
from thidua.campaigns.logic.target import Promise, Rule, Verdict, reason_of, verdict_by
from thidua.campaigns.logic.terms import CHANGES, Measured
from thidua.core.logic.values import frozen
from thidua.monitoring.logic.series import Series, Shape

ZERO, ONE = Decimal(0), Decimal(1)


class Basis(StrEnum):
    """By what the expected figure was drawn, told beside it."""

    WORKING_DAYS = "working_days"  # evenly over the working days of the year
    LAST_YEAR = "last_year"  # as last year's figures grew
    NO_WAY = "no_way"  # a level whose start is unknown: compared with the end of the year


@frozen
class Share:
    """How much of the year's way is to be made by a day: 0 at its beginning, 1 at its end."""

    value: Decimal
    basis: Basis

    def __post_init__(self) -> None:
        if not ZERO <= self.value <= ONE:
            message = f"a share of the year lies between 0 and 1: {self.value}"
            raise ValueError(message)


@frozen
class Expected:
    """What would be on time: ``kept`` is the interval by now, ``value`` its nearest end, and how it was drawn."""

    kept: Interval
    value: Decimal
    share: Share


@frozen
class Progress:
    """A figure on its way.

    ``judgement`` lays it beside the end of the year (by ``rule``), ``pace`` beside what was to be reached by now.
    ``settled`` tells that nothing can change the verdict any more: a floor that was reached by a sum, a ceiling it
    broke, a closed year. ``start`` is where the way began, None where that is not known; ``unit`` that of the figure.
    """

    figure: Decimal
    shape: Shape
    start: Decimal | None
    judgement: Verdict
    expected: Expected
    pace: Verdict
    settled: bool
    rule: Rule
    unit: str = ""

    @property
    def reason_vi(self) -> str:
        """Why the promise is kept or not, in a sentence."""
        return reason_of(self.rule, self.figure, self.judgement, self.unit)

    @property
    def achieved(self) -> bool:
        """Kept, and nothing can undo it."""
        return self.settled and self.judgement.achieved

    @property
    def failed(self) -> bool:
        """Broken, and nothing can mend it."""
        return self.settled and not self.judgement.achieved

    @property
    def ahead(self) -> Decimal:
        """The distance from what was expected, below zero where the figure is behind."""
        behind = self.pace.missing
        return -behind if behind else abs(self.figure - self.expected.value)


def year_shares(starts: date, ends: date, days: Iterable[date], is_free: Callable[[date], bool]) -> tuple[Decimal, ...]:
    """The part of a span's working days that has gone by at the end of each of the days. Both ends belong to the span.

    Whether a day is free is asked once for each day of the span.
    """
    span = [starts + timedelta(days=step) for step in range((ends - starts).days + 1)]
    working = [day for day in span if not is_free(day)] or span
    return tuple(Decimal(bisect_right(working, on)) / len(working) for on in days)


def share_by_last_year(last_year: Series, month: int) -> Decimal | None:
    """How much of last year's whole was there at the end of the month.

    None where last year cannot be a pattern: no figure for the month or the year, a total of nothing, a sum that lacks
    periods, or one that was larger before the end than at it.
    """
    if last_year.shape is not Shape.GATHERED or last_year.last is None or last_year.last.period.last_month != 12:
        return None
    here, whole = last_year.at(month), last_year.last
    if here is None or whole.value == 0 or here.lacking or whole.lacking:
        return None
    share = here.value / whole.value
    return share if ZERO <= share <= ONE else None


def start_of(promise: Promise, rule: Rule, shape: Shape) -> Decimal | None:
    """Where the way begins: nothing for a sum, the baseline for a level, None where a level has none."""
    if shape is Shape.GATHERED:
        return ZERO
    if promise.comparator in CHANGES and promise.measured is Measured.CHANGE:
        return ZERO
    return rule.origin if promise.comparator in CHANGES else promise.baseline


def expected_by(rule: Rule, start: Decimal | None, share: Share, figure: Decimal) -> Expected:
    """The interval that would be on time, and its end nearest to the figure."""
    if start is None:
        return Expected(rule.kept, _nearest(rule.kept, figure), Share(ONE, Basis.NO_WAY))
    kept = Interval(_drawn_back(rule.kept.low, start, share.value), _drawn_back(rule.kept.high, start, share.value))
    return Expected(kept, _nearest(kept, figure), share)


def _drawn_back(limit: Limit | None, start: Decimal, share: Decimal) -> Limit | None:
    if limit is None:
        return None
    return Limit(start + share * (limit.value - start), limit.strict and share == ONE)


def _nearest(kept: Interval, figure: Decimal) -> Decimal:
    ends = [limit.value for limit in (kept.low, kept.high) if limit is not None]
    return min(ends, key=lambda end: abs(figure - end))


def progress_of(
    promise: Promise, rule: Rule, shape: Shape, figure: Decimal, share: Share, *, closed: bool = False, unit: str = ""
) -> Progress:
    """The figure beside the end of the year and beside now. ``closed``: the year is over, the figure is its last."""
    start = start_of(promise, rule, shape)
    expected = expected_by(rule, start, Share(ONE, share.basis) if closed else share, figure)
    origin = start if start is not None and start != expected.value else ZERO
    return Progress(
        figure=figure,
        shape=shape,
        start=start,
        judgement=verdict_by(rule, figure),
        expected=expected,
        pace=verdict_by(Rule(expected.kept, origin), figure),
        settled=closed or (shape is Shape.GATHERED and _beyond_change(rule.kept, figure)),
        rule=rule,
        unit=unit,
    )


def _beyond_change(kept: Interval, figure: Decimal) -> bool:
    """Of a sum that only grows: over its ceiling it stays broken, over a floor without a ceiling it stays kept.

    An end below nothing belongs to a sum that also falls, of which no such thing can be said.
    """
    if kept.high is not None:
        return kept.high.value >= ZERO and kept.is_above(figure)
    return kept.low is not None and kept.low.value >= ZERO and not kept.is_below(figure)
