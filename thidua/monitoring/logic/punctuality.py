"""How punctual a unit is: where each of its reports stands against the deadline, and the sum over a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from thidua.monitoring.logic.deadlines import LateBy
from thidua.monitoring.logic.states import ReportState, RoundState


class Standing(StrEnum):
    """Where the report of one unit in one round stands against its deadline."""

    NOT_ASKED = "not_asked"
    NOT_OPEN = "not_open"
    AWAITED = "awaited"  # open, the deadline not passed
    OVERDUE = "overdue"  # open, the deadline passed
    RETURNED = "returned"  # sent, given back, not sent again
    ON_TIME = "on_time"
    LATE = "late"
    MISSING = "missing"  # locked without a report


@dataclass(frozen=True, slots=True)
class Dates:
    """What the standing depends on. ``report`` is None where the unit is not asked in the round."""

    round_state: RoundState
    due_on: date
    report: ReportState | None = None
    first_sent: date | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A standing with the working days it is late by (0 where it is not)."""

    standing: Standing
    days: int = 0


def mark_of(dates: Dates, on: date, late_by: LateBy) -> Mark:
    """The standing as of the day. A report counts by the day it was first sent, whatever was returned later."""
    if dates.round_state == RoundState.CANCELLED:
        return Mark(Standing.NOT_ASKED)
    if dates.round_state == RoundState.PLANNED:
        return Mark(Standing.NOT_OPEN)
    if dates.report is None:
        return Mark(Standing.NOT_ASKED)
    if dates.first_sent is None:
        return _unsent(dates, late_by(on, dates.due_on))
    days = late_by(dates.first_sent, dates.due_on)
    if dates.report == ReportState.OPEN and dates.round_state != RoundState.LOCKED:
        return Mark(Standing.RETURNED, days)
    return Mark(Standing.LATE if days else Standing.ON_TIME, days)


def _unsent(dates: Dates, days: int) -> Mark:
    if dates.round_state == RoundState.LOCKED:
        return Mark(Standing.MISSING, days)
    return Mark(Standing.OVERDUE if days else Standing.AWAITED, days)


@dataclass(frozen=True, slots=True)
class Punctuality:
    """The record of one unit: reports in time, late, not sent though due; working days late of those sent in all."""

    on_time: int = 0
    late: int = 0
    missing: int = 0
    late_days: int = 0

    @property
    def due(self) -> int:
        """Reports that were sent or whose deadline has passed."""
        return self.on_time + self.late + self.missing

    @property
    def share_on_time(self) -> Decimal | None:
        """Percent of the reports due that came in time, one decimal; None where nothing was due."""
        if not self.due:
            return None
        return (Decimal(100 * self.on_time) / self.due).quantize(Decimal("0.1"), ROUND_HALF_UP)


def punctuality_of(marks: Iterable[Mark]) -> Punctuality:
    """The record that follows from single marks. A returned report counts by when it was first sent."""
    return counted(Counter(marks))


def counted(marks: Mapping[Mark, int]) -> Punctuality:
    """The same from how often each mark occurs."""
    on_time = late = missing = days = 0
    for mark, times in marks.items():
        if mark.standing in {Standing.OVERDUE, Standing.MISSING}:
            missing += times
        elif mark.standing in {Standing.ON_TIME, Standing.LATE, Standing.RETURNED}:
            on_time += 0 if mark.days else times
            late += times if mark.days else 0
            days += mark.days * times
    return Punctuality(on_time, late, missing, days)


def together(records: Sequence[Punctuality]) -> Punctuality:
    """One record out of several that share no report."""
    return Punctuality(
        on_time=sum(row.on_time for row in records),
        late=sum(row.late for row in records),
        missing=sum(row.missing for row in records),
        late_days=sum(row.late_days for row in records),
    )
