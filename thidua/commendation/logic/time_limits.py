"""Until when a step of a dossier has to be done, and why: counted in working days, or in calendar days by the rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from thidua.commendation.logic.dated import Dated
from thidua.commendation.logic.local import Deadline
from thidua.commendation.logic.terms import Evidence
from thidua.core.logic.workdays import Calendar, explain, written

NOTICE_DAYS = 10
"""Calendar days of a public notice where no rule of the award or of the body says another number."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The last day in time, the number of days, and the sentences that lead there.

    ``source`` sets the number; ``unverified`` says that nobody has compared it with that text.
    """

    due_on: date
    days: int
    working: bool
    source: str
    steps: tuple[str, ...]
    unverified: bool = False

    def overdue(self, on: date) -> bool:
        return self.due_on < on


def limit_of(figure: Dated[Deadline], start: date, calendar: Calendar) -> Limit:
    """The limit of a step that began on ``start``."""
    rule, open_ = figure.value, figure.evidence is not Evidence.VERIFIED
    if rule.working:
        due = calendar.add(start, rule.days)
        return Limit(due, rule.days, rule.working, figure.source, explain(calendar, start, rule.days), open_)
    due, steps = start + timedelta(days=rule.days), (f"{rule.days} ngày kể từ sau {written(start)}.",)
    return Limit(due, rule.days, rule.working, figure.source, steps, open_)


def days_left(due: date, on: date, calendar: Calendar) -> int:
    """Working days from after ``on`` to ``due``; below zero by how many it is late."""
    return calendar.count(on, due) if due >= on else -calendar.count(due, on)


def last_day_of_notice(posted: date, days: int) -> date:
    """The last day of a notice shown for ``days`` days, the day of posting included."""
    return posted + timedelta(days=days - 1)
