"""What a unit types for one figure, made into the figure that is stored; increments, year-to-date and levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from thidua.campaigns.logic.terms import Entry, OverUnits
from thidua.campaigns.logic.units import parse_unit
from thidua.core.logic.exact import LARGEST, rounded
from thidua.monitoring.logic.states import Missing

ZERO = Decimal(0)


class Flaw(StrEnum):
    """Why a typed figure cannot be stored."""

    BOTH = "both"  # a value and a reason why there is none
    NOT_FINITE = "not_finite"
    TOO_LARGE = "too_large"
    TOO_FINE = "too_fine"
    NO_PARTS = "no_parts"
    NO_WEIGHT = "no_weight"
    BELOW_NOTHING = "below_nothing"
    NO_WORDS = "no_words"


SENTENCES = {
    Flaw.BOTH: "Đã nhập số liệu thì không chọn lý do không có số liệu; hãy bỏ một trong hai.",
    Flaw.NOT_FINITE: "Không phải là một số; hãy nhập lại.",
    Flaw.TOO_LARGE: "Số quá lớn (quá 100 tỷ); hãy kiểm tra đơn vị tính.",
    Flaw.TOO_FINE: "Chỉ ghi được bốn chữ số sau dấu phẩy; hãy làm tròn.",
    Flaw.NO_PARTS: "Chỉ tiêu là tỷ số: hãy nhập cả tử số và mẫu số.",
    Flaw.NO_WEIGHT: "Chỉ tiêu bình quân theo quy mô: hãy nhập quy mô (mẫu số).",
    Flaw.BELOW_NOTHING: "Mẫu số phải lớn hơn 0; nếu không phát sinh, hãy chọn lý do không có số liệu.",
    Flaw.NO_WORDS: "Hãy ghi rõ lý do không có số liệu vào phần ghi chú.",
}


class NotAFigure(ValueError):
    """What was typed is no figure; ``sentence_vi`` says what to do."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(SENTENCES[flaw])
        self.flaw = flaw
        self.sentence_vi = SENTENCES[flaw]


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: a value with its parts, or a reason why there is none, or nothing at all (taken back)."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    missing: Missing | None = None
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said. Empty is not zero."""
        return self.value is None and self.missing is None


@lru_cache(maxsize=512)
def scale_of(unit: str) -> Decimal:
    """What a share is multiplied by to be in its unit: 100 for %, 1000 for ‰, 1 for anything else."""
    parsed = parse_unit(unit)
    return Decimal(1).scaleb(-parsed.power) if parsed.thing == "phần" and not parsed.per else Decimal(1)


def ratio(numerator: Decimal, denominator: Decimal, unit: str) -> Decimal:
    """The share in its unit, rounded to the places that are kept."""
    return rounded(numerator * scale_of(unit) / denominator)


def clean(typed: Figure, over_units: OverUnits, unit: str) -> Figure:
    """The figure as it is stored; :class:`NotAFigure` where it is none.

    A ratio is computed from its parts, whatever was typed beside them; a weighted mean keeps its weight as the
    denominator; all others keep no parts.
    """
    parts = [part for part in (typed.value, typed.numerator, typed.denominator) if part is not None]
    if typed.missing is not None:
        return _without_value(typed, parts)
    for part in parts:
        _refuse_odd(part)
    if over_units is OverUnits.RATIO:
        return _shared(typed, unit)
    if typed.value is None:
        return Figure(note=typed.note)
    if over_units is OverUnits.WEIGHTED:
        return _weighted(typed)
    return replace(typed, numerator=None, denominator=None)


def _without_value(typed: Figure, parts: Sequence[Decimal]) -> Figure:
    if parts:
        raise NotAFigure(Flaw.BOTH)
    if typed.missing is Missing.OTHER and not typed.note:
        raise NotAFigure(Flaw.NO_WORDS)
    return Figure(missing=typed.missing, note=typed.note)


def _refuse_odd(part: Decimal) -> None:
    if not part.is_finite():
        raise NotAFigure(Flaw.NOT_FINITE)
    if abs(part) > LARGEST:
        raise NotAFigure(Flaw.TOO_LARGE)
    if part != rounded(part):
        raise NotAFigure(Flaw.TOO_FINE)


def _shared(typed: Figure, unit: str) -> Figure:
    if typed.numerator is None and typed.denominator is None and typed.value is None:
        return Figure(note=typed.note)
    if typed.numerator is None or typed.denominator is None:
        raise NotAFigure(Flaw.NO_PARTS)
    if typed.denominator <= 0:
        raise NotAFigure(Flaw.BELOW_NOTHING)
    value = ratio(typed.numerator, typed.denominator, unit)
    if abs(value) > LARGEST:
        raise NotAFigure(Flaw.TOO_LARGE)
    return replace(typed, value=value)


def _weighted(typed: Figure) -> Figure:
    if typed.denominator is None:
        raise NotAFigure(Flaw.NO_WEIGHT)
    if typed.denominator <= 0:
        raise NotAFigure(Flaw.BELOW_NOTHING)
    if typed.value is not None and abs(typed.value * typed.denominator) > LARGEST:
        raise NotAFigure(Flaw.TOO_LARGE)
    return replace(typed, numerator=None)


def unchanged(before: Figure | None, entry: Entry, over_units: OverUnits, *, begins: bool) -> Figure | None:
    """The figure of a period in which nothing changed; None where the figure before is not known.

    Nothing was added: an increment is 0, and so is a year-to-date figure where the period ``begins`` the year. A
    share of nothing is not 0 but did not happen.
    """
    if entry is Entry.INCREMENT or (entry is Entry.YTD and begins):
        return Figure(ZERO) if over_units in {OverUnits.SUM, OverUnits.NONE} else Figure(missing=Missing.NOT_HAPPENED)
    if before is None or before.is_empty:
        return None
    return replace(before, note="")


def to_increments(values: Sequence[Decimal | None], entry: Entry) -> list[Decimal | None]:
    """What was added in each of consecutive periods that begin with the year; None where that is not known.

    Of levels the first has nothing to be compared with.
    """
    if entry is Entry.INCREMENT:
        return list(values)
    first: list[Decimal | None] = [ZERO if entry is Entry.YTD else None]
    before = [*first, *values][: len(values)]
    return [None if old is None or new is None else new - old for old, new in zip(before, values, strict=True)]


def to_year_to_date(values: Sequence[Decimal | None], entry: Entry) -> list[Decimal | None]:
    """The sum since January (or the level) at the end of each of consecutive periods that begin with the year.

    After an increment that is not known the sum is not known either.
    """
    if entry is not Entry.INCREMENT:
        return list(values)
    found: list[Decimal | None] = []
    total: Decimal | None = ZERO
    for value in values:
        total = None if total is None or value is None else total + value
        found.append(total)
    return found
