"""Targets without a number: nothing left of a thing, something kept up, a standing reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from thidua.campaigns.logic.reading.clauses import Clause, after_openers
from thidua.campaigns.logic.reading.comparators import Judgement
from thidua.campaigns.logic.reading.drafts import Draft
from thidua.campaigns.logic.reading.findings import Comparator
from thidua.campaigns.logic.reading.governors import governed
from thidua.campaigns.logic.reading.names import upper_first, words
from thidua.campaigns.logic.reading.tokens import Token, phrases
from thidua.campaigns.logic.reading.units import read_unit
from thidua.campaigns.logic.reading.vocabulary import CHANGE_VERBS, ZERO, Op

STANDINGS = phrases(
    "đạt chuẩn, đạt danh hiệu, được công nhận, đạt tiêu chuẩn, hoàn thành xuất sắc, hoàn thành tốt, xếp loại, vững "
    "mạnh toàn diện, đạt loại, trong sạch vững mạnh, đạt đô thị, đạt nông thôn mới, được xếp loại, đạt vững mạnh, "
    "giữ danh hiệu, được tặng, đạt loại tốt, đơn vị tiên tiến, đạt tiên tiến, đạt đơn vị, đạt tập thể, vững mạnh, "
    "lao động xuất sắc, lao động tiên tiến, trong sạch"
)


def status_draft(text: str, tokens: Sequence[Token], clause: Clause) -> Draft | None:
    """The target of a clause that is governed by ``không còn``, ``giữ vững`` and the like, or None."""
    start = after_openers(tokens, clause.start, clause.end)
    if tokens[clause.end - 1].text == ":":
        return None
    zero = ZERO.at(tokens, start, clause.end)
    if zero:
        return _nothing(text, tokens, clause, start, start + zero[1])
    if clause.quantity is not None:
        return None
    verb = CHANGE_VERBS.at(tokens, start, clause.end)
    if verb and verb[0] is Op.MAINTAIN:
        return _kept(text, tokens, clause, start + verb[1])
    kept = next((at for at in range(start + 1, clause.end) if _keeps_standing(tokens, at, clause.end)), None)
    if kept is not None:
        return _draft(text, tokens, clause, tokens[start : clause.end], Comparator.MAINTAIN)
    first = start if start < clause.end and tokens[start].low == "đạt" else start + 1
    if any(STANDINGS.at(tokens, at, clause.end) for at in range(first, clause.end)):
        return _draft(text, tokens, clause, tokens[start : clause.end], Comparator.EQ)
    return None


def _keeps_standing(tokens: Sequence[Token], at: int, stop: int) -> bool:
    """``Các xã … giữ vững danh hiệu …``: subject, verb and a standing."""
    verb = CHANGE_VERBS.at(tokens, at, stop)
    if verb is None or verb[0] is not Op.MAINTAIN:
        return False
    behind = at + verb[1]
    return behind < stop and (tokens[behind].low == "danh" or STANDINGS.at(tokens, behind, stop) is not None)


def _nothing(text: str, tokens: Sequence[Token], clause: Clause, start: int, named: int) -> Draft | None:
    quantity = clause.quantity
    if quantity is not None:
        lead = governed(tokens, quantity.start, start)
        capped = lead.bound in (Op.GT, Op.LE) and tokens[start].low == "không" and tokens[named - 1].low == "để"
        none_below = tokens[named - 1].low != "còn" and any(t.low == "nào" for t in tokens[named : quantity.start])
        if lead.start < named or capped or none_below:
            return None
    end = clause.end
    while end > named and tokens[end - 1].low in {"nào", ",", "."}:
        end -= 1
    unit = read_unit(tokens, named, clause.end)
    counted = unit.text if unit is not None and unit.firm and unit.noun else None
    draft = _draft(text, tokens, clause, tokens[named:end], Comparator.EQ)
    return replace(draft, value=Decimal(0), unit=counted) if draft is not None else None


def _kept(text: str, tokens: Sequence[Token], clause: Clause, named: int) -> Draft | None:
    while named < clause.end and tokens[named].low in {"các", "được", "vững", "chắc", "kết", "quả"}:
        named += 1
    return _draft(text, tokens, clause, tokens[named : clause.end], Comparator.MAINTAIN)


def _draft(
    text: str, tokens: Sequence[Token], clause: Clause, named: Sequence[Token], comparator: Comparator
) -> Draft | None:
    if not named:
        return None
    end = clause.end
    while end > clause.start + 1 and tokens[end - 1].text in ",.;:":
        end -= 1
    return Draft(
        start=tokens[clause.start].start,
        end=tokens[end - 1].end,
        name=upper_first(words(text, named)),
        judgement=Judgement(comparator),
        confidence=0.8,
    )
