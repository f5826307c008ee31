"""The value cell of a table row, read together with its name cell and its comparator cell."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from thidua.campaigns.logic.reading.comparators import Judgement, judge
from thidua.campaigns.logic.reading.governors import governed
from thidua.campaigns.logic.reading.name_senses import is_rate_name
from thidua.campaigns.logic.reading.quantities import Quantity, find_quantities
from thidua.campaigns.logic.reading.tokens import Kind, Token, tokenize, word_set
from thidua.campaigns.logic.reading.vocabulary import CHANGE_VERBS, Op
from thidua.campaigns.logic.terms import Comparator
from thidua.core.logic.numerals import NUMBER, parse_number
from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen

_EMPTY = word_set("- – — x X … ... / ?")
_CHANGES = {"giảm": Op.DECREASE, "tăng": Op.INCREASE, "thêm": Op.INCREASE}
_STATUS = pattern_of(r"^(?:đạt|hoàn thành|duy trì|giữ vững|có|ổn định)(?!\w)", re.IGNORECASE)


@frozen
class CellReading:
    """What a value cell says."""

    judgement: Judgement
    value: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    quantity: Quantity | None = None


def read_value(text: str, sign: str, name: str) -> CellReading | None:
    """The value of a cell (``từ 9,5 trở lên``, ``12/15``, ``≥ 99``), None where it is empty or holds no value.

    ``sign`` is the cell of a comparator column; a verb of change at the head of the name (``giảm số vụ``) counts.
    """
    if not text.strip() or text.strip() in _EMPTY:
        return None
    tokens = tokenize(f"{sign} {text}".strip())
    quantity = _quantity(tokens)
    if quantity is None:
        return _status(text)
    lead = governed(tokens, quantity.start, 0)
    named = tokenize(name)
    verb = CHANGE_VERBS.at(named, 0)
    opening: Op | None = verb[0] if verb and verb[0] is not Op.MAINTAIN else None
    if opening is None and named and named[-1].low in _CHANGES:
        opening = _CHANGES[named[-1].low]  # “Tỷ lệ hộ nghèo giảm”
    if opening is None and any(t.low == "thêm" for t in named[:4]):
        opening = Op.INCREASE
    unit = quantity.unit
    if "hạng" in name.lower() or any(t.low in {"hạng", "thứ"} for t in tokens):
        lead = replace(lead, ranked=lead.ranked or (Op.RANK if _is_rank(tokens, name) else None))
    judgement = judge(quantity, lead, opening, rate=is_rate_name(name))
    written = unit.text if unit is not None and (unit.firm or unit.length) else None
    return CellReading(judgement, quantity.value, quantity.high, written, quantity)


def _is_rank(tokens: tuple[Token, ...], name: str) -> bool:
    return any(t.low == "hạng" for t in tokens) or re.search(r"(?:xếp|thứ) hạng|vị trí", name.lower()) is not None


def _quantity(tokens: tuple[Token, ...]) -> Quantity | None:
    found = [q for q in find_quantities(tokens) if not q.old]
    if found:
        return found[0]
    # in a value cell even a number that looks like a year or a label is a value
    for at, token in enumerate(tokens):
        value = parse_number(token.text) if token.kind is Kind.NUMBER and NUMBER.fullmatch(token.text) else None
        if value is not None:
            return Quantity(at, at + 1, value, None, at + 1)
    return None


def _status(text: str) -> CellReading | None:
    found = _STATUS.match(text.strip())
    if not found:
        return None
    kept = found.group().lower() in {"duy trì", "giữ vững", "ổn định"}
    return CellReading(Judgement(Comparator.MAINTAIN if kept else Comparator.EQ))
