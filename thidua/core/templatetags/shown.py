"""How numbers, dates and records are shown. Templates use these filters and nothing else for figures and dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone, translation

from thidua.core.logic.numerals import format_number

register = template.Library()

NOTHING = "–"
NO_BREAK = "\N{NO-BREAK SPACE}"
Value = Decimal | int | None


def number_text(value: Value, places: int | None = None) -> str:
    """The writing of a value in the language of the page: ``1.234,5`` in Vietnamese, ``1,234.5`` in English."""
    if value is None:
        return NOTHING
    text = format_number(Decimal(value), places=places)
    if (translation.get_language() or "vi").startswith("vi"):
        return text
    return text.translate({ord("."): ",", ord(","): "."})


@register.filter
def number(value: Value, places: int | None = None) -> str:
    """``{{ target.value|number }}``; an argument fixes the decimals. Nothing becomes a dash, never a zero."""
    return number_text(value, places)


@register.filter
def quantity(value: Value, unit: str = "") -> str:
    """``{{ value|quantity:"tỷ đồng" }}``: a value and its unit on one line; the percent sign stands close."""
    if value is None:
        return NOTHING
    gap = "" if unit.startswith("%") else NO_BREAK
    return f"{number_text(value)}{gap}{unit}".rstrip(NO_BREAK)


@register.filter
def percent(value: Value, places: int | None = 1) -> str:
    """A share given in percent: ``98,5%``."""
    return NOTHING if value is None else f"{number_text(value, places).removesuffix(',0').removesuffix('.0')}%"


@register.filter
def day(value: date | datetime | None) -> str:
    """``dd/mm/yyyy`` in every language, so that a date never changes its meaning."""
    if value is None:
        return NOTHING
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return f"{value:%d/%m/%Y}"


@register.filter
def moment(value: datetime | None) -> str:
    """``HH:MM dd/mm/yyyy`` by the clock of Vietnam."""
    if value is None:
        return NOTHING
    local = timezone.localtime(value) if timezone.is_aware(value) else value
    return f"{local:%H:%M %d/%m/%Y}"


@register.filter
def initials(name: str) -> str:
    """Two letters that stand for a person: the first and the given name."""
    words = [word for word in str(name).split() if word[:1].isalpha()]
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of an audit line: ``is_change`` tells a before/after pair from a plain fact."""

    field: str
    before: str
    after: str
    is_change: bool


def _plain(value: Any, name: str = "") -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "✓" if value else "✗"
    if isinstance(value, dict):
        told = ((key, item) for key, item in value.items() if item not in (None, "", []))
        return "; ".join(f"{field_name(key)}: {_plain(item, key)}" for key, item in told)
    if isinstance(value, list):
        return ", ".join(_plain(item, name) for item in value)
    return VALUE_WORDS[name](str(value)) if name in VALUE_WORDS else _as_vietnamese_day(str(value))


def _as_vietnamese_day(text: str) -> str:
    try:
        return f"{date.fromisoformat(text):%d/%m/%Y}" if len(text) == 10 else text
    except ValueError:
        return text


def change_rows(changes: dict[str, Any]) -> list[ChangeRow]:
    """The rows of an audit line. A list of exactly two scalars is a before/after pair, as the ledger writes it."""
    rows = []
    for name, value in changes.items():
        if isinstance(value, list) and len(value) == 2:
            rows.append(ChangeRow(field_name(name), _plain(value[0], name), _plain(value[1], name), is_change=True))
        else:
            rows.append(ChangeRow(field_name(name), "", _plain(value, name), is_change=False))
    return rows


def field_name(code: str) -> str:
    """The words of a field in the language of the page; a code without words is shown as it is."""
    return str(FIELD_WORDS.get(code, code))


def audit_words(code: str) -> str:
    """What an audit code says: ``unit.created`` → «Lập đơn vị»."""
    return str(AUDIT_WORDS.get(code, code))


FIELD_WORDS: dict[str, Any] = {}
AUDIT_WORDS: dict[str, Any] = {}
VALUE_WORDS: dict[str, Callable[[str], str]] = {}
"""How the values of a field read: the words of a code, the writing of a figure."""

register.filter("audit_name", audit_words)
register.filter("field_name", field_name)
