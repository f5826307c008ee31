"""What a careful reader would look at again among the targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from thidua.campaigns.logic.reading.duplicates import same_words
from thidua.campaigns.logic.reading.findings import Target
from thidua.core.logic.numerals import format_number, parse_number
from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.remark import Remark, Severity

_THREE_DECIMALS = pattern_of(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})*,\d{3}(?![\d,.]*\d)")
_LONGEST = 2_000


def remarks_on(text: str, targets: Sequence[Target]) -> tuple[Remark, ...]:
    """Remarks about values that read two ways, missing units or numbers, repetitions and contradictions."""
    return tuple(sorted(_all(text, targets), key=lambda remark: remark.span or (-1, -1)))


def _all(text: str, targets: Sequence[Target]) -> Iterator[Remark]:
    stated: dict[object, Target] = {}
    for target in targets:
        yield from _two_ways(text, target)
        yield from _missing(target)
        if target.duplicate_of is not None:
            yield Remark(
                "target-repeated",
                Severity.INFO,
                f"Chỉ tiêu này đã nêu ở trên: “{_short(target.duplicate_of)}”.",
                target.span,
            )
        yield from _contradicted(target, stated)


def _two_ways(text: str, target: Target) -> Iterator[Remark]:
    for found in _THREE_DECIMALS.finditer(text, target.span[0], min(target.span[1], target.span[0] + _LONGEST)):
        value = parse_number(found.group())
        if value is None or value != target.value:
            continue
        other = found.group().replace(",", ".")
        message = (
            f"“{found.group()}” được hiểu là {format_number(value)}; nếu văn bản định viết {other} thì cần sửa lại."
        )
        yield Remark("value-reads-two-ways", Severity.WARNING, message, found.span())


def _missing(target: Target) -> Iterator[Remark]:
    if target.value is None:
        yield Remark(
            "target-without-number", Severity.INFO, "Chỉ tiêu không có con số; cần xác định cách đánh giá.", target.span
        )
    elif target.unit is None and target.value != 0:
        yield Remark(
            "target-without-unit",
            Severity.WARNING,
            "Chỉ tiêu thiếu đơn vị tính; cần bổ sung trước khi giao.",
            target.span,
        )


def _contradicted(target: Target, stated: dict[object, Target]) -> Iterator[Remark]:
    """The same name, unit and kind of comparison in another section, with another value."""
    if target.value is None or target.duplicate_of is not None:
        return
    other = stated.setdefault((same_words(target.name), target.unit, target.comparator, target.named_units), target)
    if other.section != target.section and other.value != target.value:
        message = f"Cùng chỉ tiêu này ở trên ghi “{_short(other.text)}”; cần thống nhất một giá trị."
        yield Remark("target-contradicted", Severity.WARNING, message, target.span)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 90 else flat[:87] + "…"
