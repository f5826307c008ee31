"""Rules a figure must satisfy, as values, each with its sentence. Errors block; warnings need a reason."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from thidua.campaigns.logic.terms import Entry
from thidua.core.logic.exact import rounded
from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say

HUNDRED = Decimal(100)


class Severity(StrEnum):
    """What a breach does: it blocks, or it asks for a reason."""

    ERROR = "error"
    WARNING = "warning"


class Relation(StrEnum):
    """How a figure must stand to another."""

    LE = "le"
    LT = "lt"
    GE = "ge"
    GT = "gt"
    EQ = "eq"


_HOLDS: Mapping[Relation, Callable[[Decimal, Decimal], bool]] = {
    Relation.LE: operator.le,
    Relation.LT: operator.lt,
    Relation.GE: operator.ge,
    Relation.GT: operator.gt,
    Relation.EQ: operator.eq,
}
_WORDS = {
    Relation.LE: say("không lớn hơn"),
    Relation.LT: say("nhỏ hơn"),
    Relation.GE: say("không nhỏ hơn"),
    Relation.GT: say("lớn hơn"),
    Relation.EQ: say("bằng"),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a figure while it is checked; None or absent where it is not known.

    ``period_before`` is the figure of the period just before, ``year_to_date_before`` the last one of the same year;
    ``others`` are the other figures of the same unit and period, by code of their indicator.
    """

    period_before: Decimal | None = None
    year_to_date_before: Decimal | None = None
    others: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a figure does not satisfy. ``across`` tells that other figures take part: it can heal by them."""

    rule: str
    severity: Severity
    sentence_vi: str
    across: bool = False


@dataclass(frozen=True, slots=True)
class Range:
    """The figure lies between two bounds, either of which may be open."""

    low: Decimal | None = None
    high: Decimal | None = None

    def breach(self, value: Decimal, beside: Beside) -> str | None:
        """The sentence of the breach, or None."""
        if (self.low is None or value >= self.low) and (self.high is None or value <= self.high):
            return None
        return say("%(value)s nằm ngoài khoảng cho phép (%(range)s).", value=format_number(value), range=self.words_vi)

    @property
    def words_vi(self) -> str:
        """The range in words: "từ 0 đến 100"."""
        low, high = (format_number(bound) if bound is not None else "" for bound in (self.low, self.high))
        if low and high:
            return say("từ %(low)s đến %(high)s", low=low, high=high)
        return say("từ %(number)s trở lên", number=low) if low else say("đến %(number)s", number=high)


@dataclass(frozen=True, slots=True)
class Jump:
    """The figure does not rise or fall against the period before by more than ``percent``. From 0 any step may be."""

    percent: Decimal

    def breach(self, value: Decimal, beside: Beside) -> str | None:
        """The sentence of the breach, or None."""
        before = beside.period_before
        if before is None or before == 0:
            return None
        change = rounded((value - before) * HUNDRED / abs(before))
        if abs(change) <= self.percent:
            return None
        word = say("tăng") if change > 0 else say("giảm")
        return say(
            "Kỳ trước là %(before)s, kỳ này %(value)s: %(word)s %(change)s%%, quá mức %(percent)s%%.",
            before=format_number(before),
            value=format_number(value),
            word=word,
            change=format_number(abs(change), places=1),
            percent=format_number(self.percent),
        )


@dataclass(frozen=True, slots=True)
class Fall:
    """A year-to-date figure does not fall below the one before it in the same year."""

    def breach(self, value: Decimal, beside: Beside) -> str | None:
        """The sentence of the breach, or None."""
        before = beside.year_to_date_before
        if before is None or value >= before:
            return None
        return say(
            "Số lũy kế giảm từ %(before)s xuống %(value)s.", before=format_number(before), value=format_number(value)
        )


@dataclass(frozen=True, slots=True)
class SumOf:
    """The figure is the sum of others. Nothing is said while one of them is not there."""

    parts: tuple[str, ...]

    def breach(self, value: Decimal, beside: Beside) -> str | None:
        """The sentence of the breach, or None."""
        found = [beside.others[code] for code in self.parts if code in beside.others]
        total = sum(found, Decimal(0))
        if len(found) < len(self.parts) or total == value:
            return None
        names = " + ".join(self.parts)
        return say(
            "Tổng phải bằng %(names)s = %(total)s, đang là %(value)s.",
            names=names,
            total=format_number(total),
            value=format_number(value),
        )


@dataclass(frozen=True, slots=True)
class Compare:
    """The figure stands in a relation to another. Nothing is said while the other is not there."""

    other: str
    relation: Relation

    def breach(self, value: Decimal, beside: Beside) -> str | None:
        """The sentence of the breach, or None."""
        against = beside.others.get(self.other)
        if against is None or _HOLDS[self.relation](value, against):
            return None
        words = _WORDS[self.relation]
        return say(
            "%(value)s phải %(words)s số của %(other)s (%(against)s).",
            value=format_number(value),
            words=words,
            other=self.other,
            against=format_number(against),
        )


Check = Range | Jump | Fall | SumOf | Compare
ACROSS = (SumOf, Compare)
"""Checks in which other figures of the report take part."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One check with its code, its weight, and the sentence its author gave it."""

    code: str
    check: Check
    severity: Severity = Severity.WARNING
    sentence_vi: str = ""


NEVER_FALLS = Rule("luy-ke", Fall(), Severity.WARNING, say("Số lũy kế không giảm; nếu giảm, hãy nêu lý do."))
"""Holds for every year-to-date figure without being written down."""


def rules_for(entry: Entry, written: Iterable[Rule]) -> tuple[Rule, ...]:
    """The written rules of an indicator, with the one that goes without saying unless they speak of it."""
    rules = tuple(written)
    if entry is not Entry.YTD or any(isinstance(rule.check, Fall) for rule in rules):
        return rules
    return (*rules, NEVER_FALLS)


def breaches(value: Decimal, rules: Iterable[Rule], beside: Beside) -> Iterator[Breach]:
    """Every rule the figure does not satisfy, in the order given."""
    for rule in rules:
        found = rule.check.breach(value, beside)
        if found is not None:
            sentence = say("%(rule)s %(found)s", rule=rule.sentence_vi, found=found) if rule.sentence_vi else found
            yield Breach(rule.code, rule.severity, sentence, isinstance(rule.check, ACROSS))


class BadSettings(ValueError):
    """The settings of a written rule do not make a check; the text says what is missing, in Vietnamese."""


def check_of(kind: str, settings: Mapping[str, object]) -> Check:
    """The check that a stored kind and its settings describe; :class:`BadSettings` where they do not."""
    try:
        match kind:
            case "range":
                return _range(_number(settings.get("low")), _number(settings.get("high")))
            case "jump":
                return Jump(_needed(settings.get("percent")))
            case "fall":
                return Fall()
            case "sum":
                return SumOf(_codes(settings.get("parts")))
            case "compare":
                return Compare(_code(settings.get("other")), Relation(str(settings.get("relation"))))
    except ArithmeticError as flaw:
        raise BadSettings(say("Giới hạn của quy tắc phải là số.")) from flaw
    except ValueError as flaw:
        raise BadSettings(str(flaw) if isinstance(flaw, BadSettings) else say("Quy tắc thiếu phép so sánh.")) from flaw
    raise BadSettings(say("Không có loại quy tắc này."))


def _range(low: Decimal | None, high: Decimal | None) -> Range:
    if low is None and high is None:
        raise BadSettings(say("Hãy nhập mức thấp nhất hoặc mức cao nhất."))
    if low is not None and high is not None and low > high:
        raise BadSettings(say("Mức thấp nhất phải nhỏ hơn mức cao nhất."))
    return Range(low, high)


def _number(value: object) -> Decimal | None:
    return None if value in (None, "") else Decimal(str(value))


def _needed(value: object) -> Decimal:
    number = _number(value)
    if number is None or number <= 0:
        raise BadSettings(say("Hãy nhập mức tăng, giảm tối đa (%), lớn hơn 0."))
    return number


def _codes(value: object) -> tuple[str, ...]:
    codes = tuple(str(code) for code in value) if isinstance(value, list | tuple) else ()
    if not codes:
        raise BadSettings(say("Hãy chọn các chỉ tiêu thành phần."))
    return codes


def _code(value: object) -> str:
    if not value:
        raise BadSettings(say("Hãy chọn chỉ tiêu để so sánh."))
    return str(value)
