"""Dates only as precise as a document gives them, between their ISO writing and the Vietnamese one."""

from __future__ import annotations

import re
from datetime import date

_TYPED = re.compile(r"(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def shown_date(iso: str) -> str:
    """``2024-12-31`` as ``31/12/2024``, ``2024-01`` as ``01/2024``."""
    return "/".join(reversed(iso.split("-")))


def read_date(typed: str) -> str | None:
    """The ISO writing of a day, a month or a year as typed; '' for nothing, None where it is no date."""
    text = typed.strip()
    if not text:
        return ""
    if found := _TYPED.fullmatch(text):
        day, month, year = found.groups()
    elif found := _ISO.fullmatch(text):
        year, month, day = found.groups()
    else:
        return None
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])
