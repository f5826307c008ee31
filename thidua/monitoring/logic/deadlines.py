"""When a reporting round opens, is due and is locked, and why on these days.

Data close on the 14th (:mod:`thidua.monitoring.logic.period`); the report is due some working days later, the round is
locked some working days after that. How many is the campaign's own choice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from thidua.core.logic.saying import say, say_counted
from thidua.core.logic.workdays import Calendar, explain, written
from thidua.monitoring.logic.period import Period, PeriodKind, periods_of

LateBy = Callable[[date, date], int]
"""Working days by which what is sent on the first day misses a deadline on the second."""
MOST_DAYS = 60
"""Working days that a deadline or a lock may lie behind what it is counted from; calendar days before the closing."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The rule of one kind of period. ``opens_before``: calendar days before the closing day on which entry opens;
    ``due_after``: working days from the closing day to the deadline; ``lock_after``: working days from the deadline to
    the day it is locked by itself, None where an officer locks it."""

    opens_before: int = 5
    due_after: int = 3
    lock_after: int | None = 5


USUAL: Mapping[PeriodKind, Terms] = {
    PeriodKind.MONTH: Terms(),
    PeriodKind.QUARTER: Terms(due_after=5),
    PeriodKind.HALF: Terms(due_after=5),
    PeriodKind.NINE_MONTHS: Terms(due_after=5),
    PeriodKind.YEAR: Terms(due_after=7, lock_after=10),
}
"""What is offered where the campaign has said nothing."""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """One round as it is to be: its days, and the deadline told step by step. ``tentative``: a day it rests on may
    still change. ``due_after``: working days behind the closing day, None for a day chosen by hand."""

    period: Period
    opens_on: date
    due_on: date
    lock_on: date | None
    explanation: tuple[str, ...] = ()
    tentative: bool = False
    due_after: int | None = None


def plan_round(period: Period, terms: Terms, calendar: Calendar) -> RoundPlan:
    """The days of one round by the rule of its kind."""
    due = calendar.add(period.closes, terms.due_after)
    lock = None if terms.lock_after is None else calendar.add(due, terms.lock_after)
    return RoundPlan(
        period=period,
        opens_on=period.closes - timedelta(days=terms.opens_before),
        due_on=due,
        lock_on=lock,
        explanation=deadline_words(period, terms.due_after, calendar),
        tentative=calendar.tentative_between(period.closes, lock or due),
        due_after=terms.due_after,
    )


def plan_year(
    year: int,
    terms: Mapping[PeriodKind, Terms],
    calendar: Calendar,
    *,
    starts: date | None = None,
    ends: date | None = None,
) -> tuple[RoundPlan, ...]:
    """All rounds of the kinds asked, in the order they close.

    ``starts``, ``ends``: the first and last day of the campaign; periods wholly outside are left out.
    """
    periods = [period for kind in terms for period in periods_of(year, kind) if _touches(period, starts, ends)]
    return tuple(plan_round(period, terms[period.kind], calendar) for period in sorted(periods, key=lambda p: p.order))


def _touches(period: Period, starts: date | None, ends: date | None) -> bool:
    return (starts is None or period.closes >= starts) and (ends is None or period.starts <= ends)


def deadline_words(period: Period, due_after: int, calendar: Calendar) -> tuple[str, ...]:
    """Why the deadline is the day it is: from the closing day, each day passed, to the last day in time."""
    closes = period.closes
    rule = (
        say_counted("Hạn gửi là %(count)s ngày làm việc kể từ sau ngày chốt.", due_after, count=due_after)
        if due_after
        else say("Hạn gửi là ngày chốt; nếu rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp.")
    )
    return (
        say(
            "Số liệu %(period)s chốt đến hết %(day)s (Điều 12 Nghị định 09/2019/NĐ-CP).",
            period=period.name_vi,
            day=written(closes),
        ),
        rule,
        *explain(calendar, closes, due_after),
        say("Hạn gửi: hết %(day)s.", day=written(calendar.add(closes, due_after))),
    )


def moved_words(explanation: Iterable[str], due_on: date, reason: str, on: date) -> tuple[str, ...]:
    """The explanation of a deadline that was moved by hand: what it was, and why it is another day now."""
    return (
        *explanation,
        say(
            "Ngày %(on)s dời hạn đến hết %(due_on)s: %(reason)s",
            on=f"{on:%d/%m/%Y}",
            due_on=written(due_on),
            reason=reason,
        ),
    )


def late_days(sent_on: date, due_on: date, calendar: Calendar) -> int:
    """Working days by which what was sent missed its deadline; 0 in time.

    What comes on days off right behind the deadline is late all the same: one day.
    """
    return max(calendar.count(due_on, sent_on), 1) if sent_on > due_on else 0


def lateness_by(calendar: Calendar) -> LateBy:
    """The same by one calendar, each pair of days counted once: the reports of a whole year share a few pairs."""

    @cache
    def days(sent_on: date, due_on: date) -> int:
        return late_days(sent_on, due_on, calendar)

    return days
