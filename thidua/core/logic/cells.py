"""What people put into spreadsheet cells, read as values: dates as text, flags as x or 1, ids as numbers."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum

from thidua.core.logic.numerals import format_number, parse_number
from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.text import collapse, fold

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""A cell as a spreadsheet reader gives it."""

BROKEN_FORMULAS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#GETTING_DATA"})
YES = frozenset({"1", "x", "co", "dung", "true", "yes", "c", "v", "✓", "✔", "☑"})
NO = frozenset({"", "0", "khong", "sai", "false", "no", "k", "-", "☐"})
_DATE = pattern_of(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?")
_ISO_DATE = pattern_of(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_SPOKEN_DATE = pattern_of(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
# 1908 to 2099 as Excel counts days; below lie numbers that are rather years, typed where a day is wanted.
_FIRST_SERIAL, _LAST_SERIAL = 3_000, 73_050
_EXCEL_EPOCH = date(1899, 12, 30)


class Fault(Enum):
    """Why a cell cannot be used."""

    MISSING = "missing"
    NOT_A_DATE = "not_a_date"
    NOT_A_FLAG = "not_a_flag"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_CHOICE = "not_a_choice"
    TOO_LONG = "too_long"
    BROKEN_FORMULA = "broken_formula"


class Unreadable(ValueError):
    """The cell holds something that is not what its column is for."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.value)
        self.fault = fault


def cell_text(cell: Cell) -> str:
    """The text of any cell: composed, without invisible characters, single blanks; whole numbers without ``.0``."""
    if cell is None or cell == "":
        return ""
    if isinstance(cell, bool):
        return "1" if cell else "0"
    if isinstance(cell, float | int):
        number = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
        return format_number(number, grouping=False) if number.is_finite() else ""
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    text = str(cell)
    if not text.isprintable():  # most cells hold nothing to leave out
        text = "".join(c for c in text if unicodedata.category(c) not in {"Cf", "Cc"} or c.isspace())
    return collapse(unicodedata.normalize("NFC", text))


def read_text(cell: Cell) -> str:
    """The text, where it is not the trace of a broken formula."""
    text = cell_text(cell)
    if text.upper() in BROKEN_FORMULAS:
        raise Unreadable(Fault.BROKEN_FORMULA)
    return text


def read_digits(cell: Cell, length: int) -> str:
    """A number that is a name, such as a personal id: zeros that Excel dropped in front are put back.

    Blanks and dots inside are left out; a text cell is never filled up, only a number cell.
    """
    text = read_text(cell)
    bare = re.sub(r"[\s.\-]", "", text).lstrip("'")
    if isinstance(cell, float | int) and not isinstance(cell, bool) and length - 3 <= len(bare) < length:
        return bare.zfill(length)
    return bare


def read_date(cell: Cell) -> date | None:
    """A day, from a date cell, day/month/year as text, an Excel serial number, or words; None when empty."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    text = read_text(cell)
    if not text:
        return None
    if isinstance(cell, float | int) and not isinstance(cell, bool) and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return _EXCEL_EPOCH + timedelta(days=int(cell))
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _DATE.fullmatch(text) or _SPOKEN_DATE.fullmatch(fold(text)):
        day, month, year = (int(part) for part in found.groups())
    else:
        raise Unreadable(Fault.NOT_A_DATE)
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(Fault.NOT_A_DATE) from None


def read_flag(cell: Cell) -> bool:
    """Yes (1, x, có) or no (0, không, empty)."""
    text = fold(read_text(cell))
    if text in YES:
        return True
    if text in NO:
        return False
    raise Unreadable(Fault.NOT_A_FLAG)


def read_number(cell: Cell) -> Decimal | None:
    """A value, from a number cell or Vietnamese writing (dots for thousands, comma for decimals); None when empty."""
    if isinstance(cell, bool):
        raise Unreadable(Fault.NOT_A_NUMBER)
    if isinstance(cell, float | int):
        number = Decimal(repr(cell)) if isinstance(cell, float) else Decimal(cell)
        if not number.is_finite():
            raise Unreadable(Fault.NOT_A_NUMBER)
        return number
    text = read_text(cell).replace(" ", "")
    if not text:
        return None
    value = parse_number(text)
    if value is None:
        raise Unreadable(Fault.NOT_A_NUMBER)
    return value
