"""Periods as values: 2024, 2024-H1, 2024-9M, 2024-Q3, 2024-07, with the days whose data they hold.

Data of periodic reports close on the 14th, not with the calendar: Decree 09/2019/NĐ-CP, article 12, as repeated in
provincial regulations (law.md §10). A month runs from the 15th of the month before to its own 14th, a year from 15/12
to 14/12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from thidua.core.logic.saying import say

CLOSING_DAY = 14
MONTHS_OF_QUARTER = 3


class PeriodKind(StrEnum):
    """How long a period is. "Half" and "nine months" begin with the year; the second half is the year itself."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    NINE_MONTHS = "nine_months"
    YEAR = "year"


class NotAPeriod(ValueError):
    """The text names no period."""


_FORMS = (
    (re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), PeriodKind.MONTH),
    (re.compile(r"(\d{4})-Q([1-4])"), PeriodKind.QUARTER),
    (re.compile(r"(\d{4})-H(1)"), PeriodKind.HALF),
    (re.compile(r"(\d{4})-(9)M"), PeriodKind.NINE_MONTHS),
    (re.compile(r"(\d{4})"), PeriodKind.YEAR),
)
ROMAN = ("I", "II", "III", "IV")
_ORDER = {kind: place for place, kind in enumerate(PeriodKind)}
_FROM_JANUARY = {PeriodKind.HALF: 6, PeriodKind.NINE_MONTHS: 9, PeriodKind.YEAR: 12}


def _months(kind: PeriodKind, number: int) -> tuple[int, int]:
    """The calendar months a period begins with and closes in."""
    if kind is PeriodKind.MONTH:
        return number, number
    if kind is PeriodKind.QUARTER:
        return MONTHS_OF_QUARTER * (number - 1) + 1, MONTHS_OF_QUARTER * number
    return 1, _FROM_JANUARY[kind]


@dataclass(frozen=True, slots=True)
class Period:
    """One period of one year. ``number`` is the month (1-12) or the quarter (1-4); 1 for all others.

    ``first_month`` and ``last_month`` are the calendar months it begins with and closes in: all but months and quarters
    begin with the year. ``order`` sorts periods by their closing month, shorter ones first. They follow from the rest
    and are kept because a dashboard asks for them thousands of times.
    """

    year: int
    kind: PeriodKind
    number: int = 1
    first_month: int = field(init=False, repr=False, compare=False)
    last_month: int = field(init=False, repr=False, compare=False)
    order: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        most = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}.get(self.kind, 1)
        if not 1 <= self.number <= most or not date.min.year < self.year <= date.max.year:
            message = f"no such period: {self.kind} {self.number} of {self.year}"
            raise NotAPeriod(message)
        first, last = _months(self.kind, self.number)
        object.__setattr__(self, "first_month", first)
        object.__setattr__(self, "last_month", last)
        object.__setattr__(self, "order", (self.year * 100 + last) * 10 + _ORDER[self.kind])

    def __hash__(self) -> int:
        """Equal periods have one place in time; a number is hashed faster than a kind is."""
        return self.order

    def __str__(self) -> str:
        """The stable code, as databases and addresses hold it."""
        match self.kind:
            case PeriodKind.MONTH:
                return f"{self.year:04d}-{self.number:02d}"
            case PeriodKind.QUARTER:
                return f"{self.year:04d}-Q{self.number}"
            case PeriodKind.HALF:
                return f"{self.year:04d}-H1"
            case PeriodKind.NINE_MONTHS:
                return f"{self.year:04d}-9M"
            case PeriodKind.YEAR:
                return f"{self.year:04d}"

    @property
    def name_vi(self) -> str:
        """As officials write it: "tháng 7 năm 2024", "quý III năm 2024", "6 tháng đầu năm 2024"."""
        match self.kind:
            case PeriodKind.MONTH:
                return say("tháng %(number)s năm %(year)s", number=self.number, year=self.year)
            case PeriodKind.QUARTER:
                return say("quý %(number)s năm %(year)s", number=ROMAN[self.number - 1], year=self.year)
            case PeriodKind.HALF:
                return say("6 tháng đầu năm %(year)s", year=self.year)
            case PeriodKind.NINE_MONTHS:
                return say("9 tháng năm %(year)s", year=self.year)
            case PeriodKind.YEAR:
                return say("năm %(year)s", year=self.year)

    @property
    def starts(self) -> date:
        """The first day whose data belong to it: the 15th of the month before."""
        before = date(self.year, self.first_month, 1) - timedelta(days=1)
        return before.replace(day=CLOSING_DAY + 1)

    @property
    def closes(self) -> date:
        """The last day whose data belong to it (chốt số liệu)."""
        return date(self.year, self.last_month, CLOSING_DAY)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months it is made of."""
        return tuple(
            Period(self.year, PeriodKind.MONTH, month) for month in range(self.first_month, self.last_month + 1)
        )

    @property
    def before(self) -> Period:
        """The period of its kind just before it; that of halves, nine months and years lies a year back."""
        if self.number > 1:
            return Period(self.year, self.kind, self.number - 1)
        last = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}.get(self.kind, 1)
        return Period(self.year - 1, self.kind, last)

    @property
    def year_before(self) -> Period:
        """The same period of last year (cùng kỳ năm trước)."""
        return Period(self.year - 1, self.kind, self.number)


def parse_period(text: str) -> Period:
    """The period a code names; :class:`NotAPeriod` where it names none."""
    for form, kind in _FORMS:
        if found := form.fullmatch(text):
            number = int(found[2]) if kind in {PeriodKind.MONTH, PeriodKind.QUARTER} else 1
            return Period(int(found[1]), kind, number)
    message = f"no such period: {text!r}"
    raise NotAPeriod(message)


def periods_of(year: int, kind: PeriodKind) -> tuple[Period, ...]:
    """All periods of one kind in a year, in order."""
    most = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4}.get(kind, 1)
    return tuple(Period(year, kind, number) for number in range(1, most + 1))
