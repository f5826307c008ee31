"""Working days: Monday to Friday, without public holidays, with Saturdays that are worked in exchange.

Which days are holidays is given as dated data; nothing is computed from the moon. Every count can be told step by step
in Vietnamese, so that a deadline explains itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from thidua.core.logic.saying import capital, say

WEEKDAYS = (
    say("thứ Hai"),
    say("thứ Ba"),
    say("thứ Tư"),
    say("thứ Năm"),
    say("thứ Sáu"),
    say("thứ Bảy"),
    say("Chủ nhật"),
)
SATURDAY = 5
ONE_DAY = timedelta(days=1)
LONGEST_REST = 60
"""Days off in a row beyond which a calendar is taken for wrong rather than followed to the end of time."""

UNKNOWN_YEAR = "Chưa có lịch nghỉ lễ năm %(year)s: mới trừ thứ Bảy, Chủ nhật; cần xem lại khi có lịch."


class EndlessRest(ValueError):
    """No working day within :data:`LONGEST_REST` days: the calendar holds a mistake."""


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that is not what its weekday says: ``works`` False is a holiday, True a weekend that is worked.

    ``reason`` continues the sentences "nghỉ …" and "làm việc …"; ``tentative`` marks what is not announced yet;
    ``source`` names the document, empty where none has been compared.
    """

    day: date
    reason: str
    works: bool = False
    tentative: bool = False
    source: str = ""

    @property
    def words(self) -> str:
        """The reason with its mark: "Tết Nguyên đán (dự kiến)"."""
        return say("%(reason)s (dự kiến)", reason=self.reason) if self.tentative else self.reason


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are worked. ``years`` are those whose holidays are known; elsewhere only weekends are free."""

    special: Mapping[date, SpecialDay]
    years: frozenset[int]

    @classmethod
    def of(cls, *layers: Iterable[SpecialDay], years: Iterable[int] = ()) -> Calendar:
        """From several lists of special days; a later list overrides an earlier one day by day."""
        special = {row.day: row for layer in layers for row in layer}
        known = frozenset(years) | {day.year for day in special}
        return cls(MappingProxyType(special), known)

    def works(self, day: date) -> bool:
        """Whether the day is worked."""
        found = self.special.get(day)
        return day.weekday() < SATURDAY if found is None else found.works

    def rest(self, day: date) -> str:
        """Why nobody works on the day, as words behind "nghỉ"; empty on a working day."""
        if self.works(day):
            return ""
        found = self.special.get(day)
        return say("cuối tuần") if found is None else found.words

    def on_or_after(self, day: date) -> date:
        """The day itself where it is worked, else the next one that is."""
        for distance in range(LONGEST_REST):
            candidate = day + timedelta(days=distance)
            if self.works(candidate):
                return candidate
        message = f"no working day within {LONGEST_REST} days of {day}"
        raise EndlessRest(message)

    def add(self, start: date, days: int) -> date:
        """The working day that is the ``days``-th after ``start``; for 0 the first one on or after ``start``."""
        if days < 0:
            message = f"working days are counted forward: {days}"
            raise ValueError(message)
        reached = start if days else self.on_or_after(start)
        for _step in range(days):
            reached = self.on_or_after(reached + ONE_DAY)
        return reached

    def count(self, start: date, end: date) -> int:
        """How many working days come after ``start`` up to and with ``end``; 0 where ``end`` is not later."""
        return sum(self.works(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))

    def tentative_between(self, start: date, end: date) -> bool:
        """Whether a special day not announced yet, or a year without holidays, lies between the two (both inside)."""
        unknown = any(year not in self.years for year in range(start.year, end.year + 1))
        return unknown or any(row.tentative for day, row in self.special.items() if start <= day <= end)


def written(day: date) -> str:
    """A day with its weekday: "thứ Tư 14/02/2024"."""
    return say("%(weekday)s %(day)s", weekday=WEEKDAYS[day.weekday()], day=f"{day:%d/%m/%Y}")


def explain(calendar: Calendar, start: date, days: int) -> tuple[str, ...]:
    """How :meth:`Calendar.add` gets from ``start`` to its answer, one sentence a step; every skipped day is named."""
    end = calendar.add(start, days)
    first = start + ONE_DAY if days else start
    passed = [first + timedelta(days=n) for n in range((end - first).days + 1)]
    steps = _told(calendar, passed, counting=bool(days))
    missing = sorted({day.year for day in passed} - calendar.years)
    return (*steps, *(say(UNKNOWN_YEAR, year=year) for year in missing))


def _told(calendar: Calendar, days: list[date], *, counting: bool) -> Iterator[str]:
    number = 0
    for day in days:
        if rest := calendar.rest(day):
            yield say(
                "%(day)s nghỉ %(rest)s, chuyển sang %(next)s.",
                day=capital(written(day)),
                rest=rest,
                next=written(day + ONE_DAY),
            )
            continue
        number += 1
        found = calendar.special.get(day)
        because = (
            say(" (làm việc %(words)s)", words=found.words) if found is not None and day.weekday() >= SATURDAY else ""
        )
        if counting:
            yield say(
                "%(day)s%(because)s: ngày làm việc thứ %(number)s.",
                day=capital(written(day)),
                because=because,
                number=number,
            )
        else:
            yield say("%(day)s%(because)s: ngày làm việc.", day=capital(written(day)), because=because)
