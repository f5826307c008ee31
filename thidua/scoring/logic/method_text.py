"""A method in one cell of a spreadsheet or one field of a form, and back: ``80=5; 90=12; 100=20``.

Numbers are in Vietnamese writing, parts are separated by semicolons; what is left out takes its usual value.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from thidua.core.logic.numerals import format_number, parse_number
from thidua.core.logic.text import fold
from thidua.scoring.logic.methods import Count, Deduction, Manual, Method, Rank, Share, Step, Steps, YesNo
from thidua.scoring.logic.terms import Measure

OF_VALUE = "theo số liệu"
SMALLER = "càng nhỏ càng tốt"
YES, NO = "có", "không"
GUIDE = {
    "share": "Mức % đạt điểm tối đa; mức % bắt đầu có điểm. Ví dụ: 100; 70. Để trống: 100; 0",
    "steps": "Các bậc ngưỡng=điểm. Ví dụ: 80=5; 90=12; 100=20. Thêm “theo số liệu”, “càng nhỏ càng tốt” nếu cần",
    "yes_no": "Câu trả lời được điểm (hoặc bị trừ): có hoặc không. Để trống: có",
    "count": "Số điểm mỗi lượt. Ví dụ: 2,5",
    "deduction": "Số điểm trừ mỗi lỗi. Ví dụ: 3",
    "rank": "Số điểm giảm mỗi bậc; điểm thấp nhất. Ví dụ: 2; 5",
    "manual": "Bước chấm. Để trống: 0,5",
}
"""How each method's cell is filled, by code of the method."""


class Unclear(ValueError):
    """The text does not say what the method needs; ``str()`` is the Vietnamese hint."""


def method_text(method: Method) -> str:
    """The cell of a method."""
    return "; ".join(_parts(method))


def _parts(method: Method) -> Iterator[str]:
    match method:
        case Share(full_at=full, none_below=floor):
            yield from (format_number(full), format_number(floor))
        case Steps(steps=steps, of=of, falling=falling):
            yield from _flags(of, smaller=falling)
            yield from (f"{format_number(step.reached)}={format_number(step.points)}" for step in steps)
        case YesNo(earned_by=wanted):
            yield YES if wanted else NO
        case Count(each=each) | Deduction(each_fault=each) | Manual(mark_step=each):
            yield format_number(each)
        case Rank(lost_per_place=lost, lowest=lowest, ranked_by=of, smaller_first=smaller):
            yield from _flags(of, smaller=smaller)
            yield from (format_number(lost), format_number(lowest))


def _flags(of: Measure, *, smaller: bool) -> Iterator[str]:
    if of is Measure.VALUE:
        yield OF_VALUE
    if smaller:
        yield SMALLER


def method_from(code: str, text: str) -> Method:
    """The method of that code with what its cell says; :class:`Unclear` where it cannot be read."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    said = {fold(part) for part in parts}
    of = Measure.VALUE if fold(OF_VALUE) in said else Measure.ATTAINMENT
    smaller = fold(SMALLER) in said
    rest = [part for part in parts if fold(part) not in {fold(OF_VALUE), fold(SMALLER)}]
    try:
        return _built(code, rest, of, smaller=smaller)
    except (ValueError, IndexError, KeyError) as flaw:
        raise Unclear(GUIDE.get(code, "Hãy chọn cách tính trong danh sách.")) from flaw


def _built(code: str, rest: list[str], of: Measure, *, smaller: bool) -> Method:
    match code:
        case "share":
            return Share(*map(_number, rest))
        case "steps":
            return Steps(tuple(_step(part) for part in rest), of, smaller)
        case "yes_no":
            return YesNo({fold(YES): True, fold(NO): False}[fold(rest[0] if rest else YES)])
        case "count":
            return Count(_number(rest[0]))
        case "deduction":
            return Deduction(_number(rest[0]))
        case "rank":
            return Rank(_number(rest[0]), _number(rest[1]) if len(rest) > 1 else Decimal(0), of, smaller)
        case "manual":
            return Manual(*map(_number, rest[:1]))
        case _:
            raise KeyError(code)


def _step(part: str) -> Step:
    reached, equals, points = part.partition("=")
    if not equals:
        raise ValueError(part)
    return Step(_number(reached.replace("%", "")), _number(points))


def _number(text: str) -> Decimal:
    value = parse_number(text.replace("%", ""))
    if value is None:
        raise ValueError(text)
    return value
