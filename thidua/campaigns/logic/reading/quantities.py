"""Numbers that say how much: values, ranges, parts of a whole, with the unit and bound written behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import chain, pairwise

from thidua.campaigns.logic.reading.naming import counts_a_rate, names_something, trailed
from thidua.campaigns.logic.reading.nouns import SCALES
from thidua.campaigns.logic.reading.tokens import Kind, Phrases, Token, phrases, tokenize
from thidua.campaigns.logic.reading.units import Unit, read_unit
from thidua.campaigns.logic.reading.vocabulary import ACTIONS, GOVERNORS, Op
from thidua.core.logic.numerals import FIRST_WORDS, parse_number, read_number_words
from thidua.core.logic.values import frozen

DASHES = frozenset("-–—~÷")
QUOTES = frozenset("“”\"'‘’")
UPWARD: Phrases[Op] = Phrases(
    {"trở lên": Op.GE, "trở xuống": Op.LE, "hoặc hơn": Op.GE, "trở lại": Op.LE, "hoặc cao hơn": Op.GE, "trở đi": Op.GE}
)
"""Bounds behind a value."""

CHANGES_TO = phrases(
    "lên, xuống, xuống còn, còn, lên đến, lên tới, tăng lên, giảm còn, giảm xuống, giảm xuống còn, nâng lên, lên "
    "thành, đến còn, lên đạt, lên mức, xuống dưới mức, xuống mức, lên trên, xuống dưới"
)
"""Words between an old and a new level (``từ 62% lên 75%``)."""

DOUBLES: dict[str, Decimal | int] = {"đôi": 2, "hai": 2, "ba": 3, "rưỡi": Decimal("1.5"), "bốn": 4, "năm": 5}
WORDS_THAT_COUNT = FIRST_WORDS | {"nửa", "gấp", "tất", "toàn", "bán"}
WHOLES = phrases("tất cả, toàn bộ")
LOOK_AHEAD = 9


@frozen
class Quantity:
    """``tokens[start:end]`` with its unit; ``number`` is the end of the digits, ``unit_at`` where the unit begins."""

    start: int
    end: int
    value: Decimal
    unit: Unit | None
    unit_at: int
    high: Decimal | None = None
    whole: Decimal | None = None  # the M of N/M
    suffix: Op | None = None  # trở lên, trở xuống
    old: bool = False  # the level a change starts from
    worded: bool = False

    @property
    def share(self) -> bool:
        """A part of a whole."""
        return self.unit is not None and self.unit.share


def find_quantities(tokens: Sequence[Token]) -> tuple[Quantity, ...]:
    """All quantities of a line from left to right; numbers that name something are left out."""
    return tuple(_with_old_levels(tokens, _standing_alone(tokens)))


@lru_cache(maxsize=512)  # a line is looked at for its list, and again for its targets
def quantities_of_line(text: str) -> tuple[Quantity, ...]:
    """The quantities of a whole line, what stands in parentheses included."""
    return find_quantities(tokenize(text))


def _standing_alone(tokens: Sequence[Token]) -> Iterator[Quantity]:
    quoted = _quoted(tokens)
    at, label = 0, -9
    while at < len(tokens):
        token = tokens[at]
        if token.kind is Kind.WORD and token.low not in WORDS_THAT_COUNT:
            at += 1
            continue
        quantity = None if at in quoted else _quantity_at(tokens, at)
        if quantity is None or _goes_on_labelling(tokens, quantity, label):
            label = at if token.kind in (Kind.NUMBER, Kind.CODE) else label
            at += 1
            continue
        yield quantity
        at = quantity.end


def _goes_on_labelling(tokens: Sequence[Token], quantity: Quantity, label: int) -> bool:
    """``lớp 3, lớp 7``, ``các ngày 5, 15 và 25``: a bare number right behind a number that is a label."""
    joined = quantity.start - label == 2 and tokens[quantity.start - 1].low in {",", "và", "-", "–", "đến"}
    return joined and (quantity.unit is None or not quantity.unit.firm)


def _quoted(tokens: Sequence[Token]) -> frozenset[int]:
    """Token places inside quotation marks: numbers there belong to names and mottos."""
    inside: set[int] = set()
    opened: int | None = None
    for i in [i for i, token in enumerate(tokens) if token.text in QUOTES]:
        if opened is None:
            opened = i
        elif tokens[i].text != tokens[opened].text or tokens[i].text in "\"'":
            inside.update(range(opened, i))
            opened = None
    return frozenset(inside)


def _quantity_at(tokens: Sequence[Token], at: int) -> Quantity | None:
    token = tokens[at]
    if token.kind is Kind.NUMBER:
        return _numeric(tokens, at)
    if token.kind is Kind.FRACTION:
        return _fraction(tokens, at)
    return _worded(tokens, at) if token.kind is Kind.WORD else None


def _numeric(tokens: Sequence[Token], at: int) -> Quantity | None:
    stop = len(tokens)
    value = parse_number(tokens[at].text)
    unit = read_unit(tokens, at + 1, stop)
    firm = unit is not None and (unit.noun == 0 or "/" in unit.text)
    if value is None or names_something(tokens, at, 0, stop, unit_is_firm=firm or _range_has_firm_unit(tokens, at)):
        return None
    if _labelled_range(tokens, at):
        return None
    joined = _two_scales(tokens, at, value)
    quantity = joined or Quantity(at, at + 1 + (unit.length if unit else 0), value, unit, at + 1)
    return _with_suffix(tokens, _with_range(tokens, quantity))


def _labelled_range(tokens: Sequence[Token], at: int) -> bool:
    """``từ 3 - 5 tuổi``: the upper number is part of a name, so the lower is."""
    upper = at + 2
    if upper >= len(tokens) or tokens[upper].kind is not Kind.NUMBER or tokens[at + 1].low not in {*DASHES, "đến"}:
        return False
    return trailed(tokens, upper, len(tokens))


def _range_has_firm_unit(tokens: Sequence[Token], at: int) -> bool:
    behind = at + 1
    if behind + 1 >= len(tokens) or tokens[behind + 1].kind is not Kind.NUMBER:
        return False
    if tokens[behind].low not in DASHES and tokens[behind].low != "đến":
        return False
    unit = read_unit(tokens, behind + 2, len(tokens))
    return unit is not None and unit.noun == 0


def _two_scales(tokens: Sequence[Token], at: int, value: Decimal) -> Quantity | None:
    """``3 nghìn 200 cây`` = 3200 cây."""
    scale = SCALES.at(tokens, at + 1)
    powers = {"nghìn": 3, "vạn": 4, "triệu": 6, "tỷ": 9}
    if not scale or scale[0] not in powers:
        return None
    rest = at + 1 + scale[1]
    if rest >= len(tokens) or tokens[rest].kind is not Kind.NUMBER:
        return None
    small = parse_number(tokens[rest].text)
    if small is None or small >= Decimal(10) ** powers[scale[0]] or len(tokens[rest].text) != 3:
        return None
    unit = read_unit(tokens, rest + 1, len(tokens))
    total = value.scaleb(powers[scale[0]]) + small
    return Quantity(at, rest + 1 + (unit.length if unit else 0), total, unit, rest + 1)


def _fraction(tokens: Sequence[Token], at: int) -> Quantity | None:
    top, _, bottom = tokens[at].text.replace(" ", "").partition("/")
    value, whole = parse_number(top), parse_number(bottom)
    if value is None or whole is None or _is_date(tokens, at, value, whole):
        return None
    unit = read_unit(tokens, at + 1, len(tokens))
    return _with_suffix(tokens, Quantity(at, at + 1 + (unit.length if unit else 0), value, unit, at + 1, whole=whole))


def _is_date(tokens: Sequence[Token], at: int, day: Decimal, month: Decimal) -> bool:
    """``ngày 20/9``, ``từ 05/9 đến 20/11``: day and month, nothing that is counted behind."""
    before = tokens[at - 1].low if at else ""
    if before in {"ngày", "số", "tháng", "điều", "quý", "khóa", "sáng", "chiều"}:
        return True
    dated = before in {"từ", "đến", "trước", "sau", "hết", "lễ", "khánh", "dịp"} and day <= 31 and month <= 12
    unit = read_unit(tokens, at + 1, len(tokens))
    return dated and (unit is None or not unit.firm)


def _with_range(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    """Take in the upper value of ``7 - 7,5%``, ``5% - 7%``, ``từ 5 đến 7%``."""
    at = quantity.end
    number_end = quantity.unit_at
    for joint in (number_end, at):
        upper = _upper_of_range(tokens, joint)
        high = parse_number(tokens[upper].text) if upper is not None else None
        if upper is None or high is None or high <= quantity.value:
            continue
        unit = read_unit(tokens, upper + 1, len(tokens))
        kept = unit if unit and (unit.firm or quantity.unit is None) else quantity.unit
        end = upper + 1 + (unit.length if unit and kept is unit else 0)
        return replace(quantity, end=end, high=high, unit=kept, unit_at=upper + 1)
    return quantity


def _upper_of_range(tokens: Sequence[Token], joint: int) -> int | None:
    """Where the upper number stands behind the dash or ``đến`` at *joint* (``từ 5% đến dưới 10%``)."""
    word = tokens[joint].low if joint < len(tokens) else ""
    spoken = word in {"đến", "tới"}
    upper = joint + 1
    if spoken and upper < len(tokens) and tokens[upper].low in {"dưới", "gần"}:
        upper += 1
    if upper >= len(tokens) or tokens[upper].kind is not Kind.NUMBER or not (spoken or word in DASHES):
        return None
    # “đến 2025” names a year
    named = spoken and len(tokens[upper].text) == 4 and tokens[upper].text.startswith(("19", "20"))
    return None if named or (not spoken and _in_series(tokens, joint, upper)) else upper


def _in_series(tokens: Sequence[Token], joint: int, upper: int) -> bool:
    """``20% - 45% - 35%``: three shares in a row are no range."""
    before = joint - 2 if tokens[joint - 1].kind is Kind.NUMBER else joint - 3
    behind = upper + 1 + (upper + 1 < len(tokens) and tokens[upper + 1].text in "%‰")
    opened = before > 0 and tokens[before].text in DASHES and _ends_number(tokens, before)
    goes_on = behind + 1 < len(tokens) and tokens[behind].text in DASHES and tokens[behind + 1].kind is Kind.NUMBER
    return opened or goes_on


def _ends_number(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].kind is Kind.NUMBER or (at > 1 and tokens[at - 1].text in "%‰")


def _with_suffix(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    """Take in a bound behind the value, directly or behind the words of its unit."""
    direct = UPWARD.at(tokens, quantity.end)
    if direct:
        return replace(quantity, end=quantity.end + direct[1], suffix=direct[0])
    if (
        quantity.end < len(tokens)
        and tokens[quantity.end].low == "mới"
        and (more := UPWARD.at(tokens, quantity.end + 1))
    ):
        return replace(quantity, suffix=more[0])  # “60 đảng viên mới trở lên”
    if quantity.start == 0 or not _opened_by_from(tokens, quantity.start):
        return quantity
    for at in range(quantity.end, min(len(tokens), quantity.end + LOOK_AHEAD)):
        if tokens[at].kind is not Kind.WORD and tokens[at].text not in ",":
            return quantity
        found = UPWARD.at(tokens, at)
        if found:
            return replace(quantity, suffix=found[0])
    return quantity


def _opened_by_from(tokens: Sequence[Token], at: int) -> bool:
    return any(t.low == "từ" for t in tokens[max(0, at - 2) : at])


def _worded(tokens: Sequence[Token], at: int) -> Quantity | None:
    low = tokens[at].low
    if low not in WORDS_THAT_COUNT or (at and tokens[at - 1].low == "đủ"):  # “tiêm đủ hai mũi” is one state
        return None
    if low == "gấp" and at + 1 < len(tokens) and tokens[at + 1].low in DOUBLES:
        return _multiple(tokens, at + 1)
    if low == "bán":
        half = at > 0 and tokens[at - 1].low == "quá"  # “quá bán” is more than half
        return Quantity(at, at + 1, Decimal(50), Unit("%", 0), at + 1, worded=True) if half else None
    if low == "một" and counts_a_rate(tokens, at):
        return None
    found = read_number_words([t.low for t in tokens[at : at + LOOK_AHEAD]])
    if found is None:
        return _whole(tokens, at)
    end = at + found.length
    if found.share:
        return _with_suffix(tokens, Quantity(at, end, found.value * 100, Unit("%", 0), end, worded=True))
    unit = read_unit(tokens, end, len(tokens))
    if unit is None or not unit.firm or not _counts(tokens, at, low, found.length):
        return None
    if names_something(tokens, end - 1, 0, len(tokens), unit_is_firm=unit.noun == 0) or _labelled_word(tokens, at):
        return None
    return _with_suffix(tokens, Quantity(at, end + unit.length, found.value, unit, end, worded=True))


def _multiple(tokens: Sequence[Token], at: int) -> Quantity:
    """``gấp ba`` (``lần``) = 3 lần."""
    end = at + 1
    if end < len(tokens) and tokens[end].low == "rưỡi":
        return Quantity(at, end + 1, DOUBLES[tokens[at].low] + Decimal("0.5"), Unit("lần", 0), end + 1, worded=True)
    stop = end + (end < len(tokens) and tokens[end].low == "lần")
    return Quantity(at, stop, Decimal(DOUBLES[tokens[at].low]), Unit("lần", 0), stop, worded=True)


def _whole(tokens: Sequence[Token], at: int) -> Quantity | None:
    """``Tất cả / toàn bộ`` at the head of a clause or behind its verb are a share of 100 %."""
    found = WHOLES.at(tokens, at)
    opens = at == 0 or tokens[at - 1].low in {",", ";", ":", "và", "đấu", "."}
    if not found or not (opens or _task_before(tokens, at)):
        return None
    end = at + found[1]
    return Quantity(at, end, Decimal(100), Unit("%", 0), end, worded=True)


def _counts(tokens: Sequence[Token], at: int, low: str, length: int) -> bool:
    """One word alone is a number only where a verb or a bound leads up to it; ``một`` needs a bound or ``thêm``."""
    if length > 1 and low != "năm":
        return True
    governed = GOVERNORS.before(tokens, at)
    if governed is None and _task_before(tokens, at) and low not in {"một", "năm"}:
        return True
    if low == "một" and any(t.low == "mỗi" for t in tokens[max(0, at - LOOK_AHEAD) : at]):
        return governed is not None or _task_before(tokens, at)
    if governed is None:
        return at == 0 and low not in {"một", "năm"}
    strong = governed[0] in {Op.GE, Op.INCREASE, Op.DECREASE, Op.LE, Op.GT, Op.LT} or tokens[at - 1].low == "có"
    return strong or (low not in {"một", "năm"} and tokens[at - 1].low not in {"trong", "cả"})


def _task_before(tokens: Sequence[Token], at: int) -> bool:
    return ACTIONS.before(tokens, at) is not None and tokens[at - 1].low not in {"làm", "cả", "không", "toàn"}


def _labelled_word(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].low in {"thứ", "lớp", "quý", "tháng", "cấp", "khóa", "loại", "hạng"}


def _with_old_levels(tokens: Sequence[Token], found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Mark the first of two levels in ``từ 2,77% xuống còn 2,2%``; the second takes its unit where it lacks one."""
    pending: Quantity | None = None
    for quantity, following in pairwise(chain(found, [None])):
        if quantity is None:
            return
        if pending is not None and (quantity.unit is None or not quantity.unit.firm):
            quantity = replace(quantity, unit=_bare(pending.unit), end=quantity.end)
        pending = None
        if following is not None and _leads_to(tokens, quantity, following):
            quantity = replace(quantity, old=True)
            pending = quantity
        yield quantity


def _bare(unit: Unit | None) -> Unit | None:
    return Unit(unit.text, 0) if unit else None


def _leads_to(tokens: Sequence[Token], first: Quantity, second: Quantity) -> bool:
    if (
        not _opened_by_from(tokens, first.start)
        or first.high is not None
        or first.suffix is not None
        or second.start - first.end > LOOK_AHEAD
    ):
        return False
    between = range(first.end, second.start)
    if any(tokens[i].text in ";:" for i in between):
        return False
    if any(CHANGES_TO.at(tokens, i, second.start) for i in between):
        return True
    return any(tokens[i].low in {"đến", "tới"} for i in between) and second.value < first.value
