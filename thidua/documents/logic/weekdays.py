"""Days of the week written beside a date, held against the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.passage import fold
from thidua.documents.logic.written_dates import date_at

_NAMES = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_BY_WORD = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5, "2": 0, "3": 1, "4": 2, "5": 3, "6": 4, "7": 5}
_WEEKDAY = pattern_of(
    r"(?<!\w)(?:thu\s+(?P<word>hai|ba|tu|nam|sau|bay|[2-7])|(?P<sunday>chu nhat))\s*,?\s*\(?\s*(?=ngay\s|\d{1,2}/)"
)


@frozen
class MisnamedDay:
    """``[start, end)`` covers weekday and date; ``real_name`` is what the calendar says."""

    start: int
    end: int
    real_name: str


def misnamed_days(words: str) -> Iterator[MisnamedDay]:
    """Full dates whose weekday is not the one written in front of them."""
    folded = fold(words)
    for found in _WEEKDAY.finditer(folded):
        start = found.end() + 5 if folded.startswith("ngay ", found.end()) else found.end()
        written = date_at(folded, found.end()) or date_at(folded, start)
        if written is None or not (written.year and written.month and written.day and written.is_possible):
            continue
        named = 6 if found["sunday"] else _BY_WORD[found["word"]]
        real = date(written.year, written.month, written.day).weekday()
        if real != named:
            yield MisnamedDay(found.start(), written.end, _NAMES[real])
