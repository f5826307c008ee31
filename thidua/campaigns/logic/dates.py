"""Dates as documents give them: ISO text only as precise as written, made into days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date


def first_day(text: str) -> date | None:
    """The first day the text can mean: ``2024`` is 1 January, ``2024-03`` 1 March; None where it is no date."""
    parts = _parts(text)
    return _day(*(parts + [1, 1])[:3]) if parts else None


def last_day(text: str) -> date | None:
    """The last day the text can mean: ``2024`` is 31 December, ``2024-02`` 29 February."""
    parts = _parts(text)
    if len(parts) == 3:
        return _day(*parts)
    if len(parts) == 2 and 1 <= parts[1] <= 12:
        return _day(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return _day(parts[0], 12, 31) if len(parts) == 1 else None


def exact_day(text: str) -> date | None:
    """The day where the text names one to the day; None otherwise."""
    parts = _parts(text)
    return _day(*parts) if len(parts) == 3 else None


def same_day_in(year: int, day: date) -> date:
    """The same day of another year; 29 February becomes 28 where there is none."""
    return _day(year, day.month, day.day) or date(year, day.month, day.day - 1)


def _parts(text: str) -> list[int]:
    pieces = text.strip().split("-")
    whole = all(piece.isascii() and piece.isdigit() for piece in pieces) and len(pieces) <= 3
    return [int(piece) for piece in pieces] if whole and 1 <= int(pieces[0]) <= 9999 else []


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
