"""Dates as documents write them, to ISO 8601 and only as precise as written."""

from __future__ import annotations

import re
from datetime import date

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen

_BLANK = r"[\s.…_·/-]{0,40}"
_SPELLED = pattern_of(
    rf"ngay{_BLANK}(?P<day>\d{{1,2}})?{_BLANK}thang{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}nam\s*(?P<year>(?:19|20)\d\d)?"
)
_SPELLED_IN_FULL = pattern_of(
    r"(?:ngay\s+)?(?P<day>\d{1,2})\s+thang\s+(?P<month>\d{1,2})\s*,?\s*nam\s+(?P<year>(?:19|20)\d\d)"
)
_FIGURES = pattern_of(
    r"(?<![\d/.,-])(?P<day>\d{1,2})\s?(?P<mark>[/.-])\s?(?P<month>\d{1,2})\s?(?P=mark)\s?(?P<year>(?:19|20)\d\d)(?![\d/])"
)
_MONTH = pattern_of(r"(?:thang\s+)?(?<![\d/])(?P<month>\d{1,2})\s*(?:/|nam\s+)\s*(?P<year>(?:19|20)\d\d)(?![\d/])")
_DAY_MONTH = pattern_of(r"(?:ngay\s+)?(?<![\d/.,])(?P<day>\d{1,2})(?:\s*/\s*|\s+thang\s+)(?P<month>\d{1,2})(?![\d/%])")
_MONTH_ALONE = pattern_of(r"thang\s+(?P<month>\d{1,2})(?![\d/.,])")
_YEAR = pattern_of(r"(?<![\d/.,-])(?P<year>(?:19|20)\d\d)(?![\d/.,]*\d)")
_MISREAD = pattern_of(
    r"(?<=ngay )[\doil]{1,2}(?= thang\b)|(?<=thang )[\doil]{1,2}(?= nam\b)|(?<=nam )[12][\doil]{3}(?!\w)"
)
_AS_FIGURES = str.maketrans("oil", "011")


@frozen
class WrittenDate:
    """``[start, end)`` in the words it was found in; parts that are blank or not given are ``None``."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str | None:
        """``2024-01-15``, ``2024-01`` or ``2024``; an impossible day or month is left out."""
        if self.year is None:
            return None
        if self.month is None or not 1 <= self.month <= 12:
            return f"{self.year:04}"
        if self.day is None or not self.is_possible:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"

    @property
    def is_possible(self) -> bool:
        """Whether the calendar has such a day; parts not given do not matter."""
        try:
            date(self.year or 2000, self.month or 1, self.day or 1)
        except ValueError:
            return False
        return True


def with_figures(folded: str) -> str:
    """Folded words with the letters that a scan took for figures put right in ``ngày … tháng … năm …``."""
    return _MISREAD.sub(lambda found: found[0].translate(_AS_FIGURES), folded)


def full_date(folded: str, start: int = 0) -> WrittenDate | None:
    """The first ``ngày … tháng … năm …`` or ``dd/mm/yyyy`` at or after *start* of folded words."""
    found = [match for pattern in (_SPELLED, _FIGURES) if (match := pattern.search(folded, start))]
    return _date(min(found, key=lambda match: match.start())) if found else None


def date_at(folded: str, start: int) -> WrittenDate | None:
    """The date that begins at *start* of folded words: day, month (``tháng 9/2023``) or year; without a year too."""
    bare = start + len("ngay ") * folded.startswith("ngay ", start)
    for pattern in (_SPELLED_IN_FULL, _SPELLED, _FIGURES, _MONTH, _DAY_MONTH, _MONTH_ALONE, _YEAR):
        found = pattern.match(folded, bare if pattern is _FIGURES else start)
        if found and found.end() > start:
            return _date(found)
    return None


def _date(found: re.Match[str]) -> WrittenDate:
    parts = {name: int(value) for name, value in found.groupdict().items() if value and value.isdigit()}
    return WrittenDate(found.start(), found.end(), parts.get("year"), parts.get("month"), parts.get("day"))
