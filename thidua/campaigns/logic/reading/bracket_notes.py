"""What a parenthesis says about the target in front of it."""

from __future__ import annotations

import re
from decimal import Decimal

from thidua.campaigns.logic.reading.brackets import Bracket
from thidua.campaigns.logic.reading.drafts import Draft
from thidua.campaigns.logic.reading.governors import governed, starts_bare
from thidua.campaigns.logic.reading.joints import SEPARATORS, Joint
from thidua.campaigns.logic.reading.quantities import Quantity, find_quantities
from thidua.campaigns.logic.reading.tokens import Kind, Token, phrases
from thidua.campaigns.logic.reading.vocabulary import BASES, Op
from thidua.core.logic.values import frozen

EQUIVALENTS = phrases(
    "tương ứng, tương đương, tức, tức là, bằng, khoảng, đạt, tương ứng với, tương đương với, tỷ lệ, đạt tỷ "
    "lệ, chiếm, tỷ lệ đạt"
)
PAST = phrases(
    "năm trước, cùng kỳ, hiện nay, hiện có, năm ngoái, đã, ước, thực hiện, ước thực hiện, kết quả, đầu năm, "
    "cuối năm trước, hiện tại, đến nay"
)


@frozen
class BracketNotes:
    """``parts``: it holds targets of its own; ``growth`` in percent, a fall negative; ``past``: an earlier result."""

    parts: bool = False
    growth: Decimal | None = None
    past: bool = False


def read_bracket(bracket: Bracket, before: Draft) -> BracketNotes:
    """Parts (``lúa 2.099, bắp 246``), a growth (``tăng 8%``), or only a note (``91/131 xã``)."""
    tokens = bracket.tokens
    found = find_quantities(tokens)
    quantities = [q for q in found if not q.old]
    if not quantities or found[0].old:  # “(từ 3,5% xuống còn 2,3%)” tells the change once more
        return BracketNotes()
    if _tells_the_past(tokens, quantities[0]):
        return BracketNotes(past=True)
    separator = SEPARATORS.at(tokens, 0)
    if separator and separator[0] in (Joint.WITHIN, Joint.APART):
        return BracketNotes(parts=True)
    first = quantities[0]
    lead = governed(tokens, first.start, 0)
    if lead.start == 0 and lead.verb in (Op.INCREASE, Op.DECREASE) and first.share:
        return BracketNotes(growth=-first.value if lead.verb is Op.DECREASE else first.value)
    if _same_again(tokens, first) or bracket.start < before.start:
        return BracketNotes()
    return BracketNotes(parts=bracket.start >= before.end - 1)


def _tells_the_past(tokens: tuple[Token, ...], first: Quantity) -> bool:
    """``(năm 2023: 92%)``, ``(cùng kỳ 45%)``: a figure for comparison."""
    if PAST.at(tokens, 0):
        return True
    if len(tokens) > 1 and tokens[0].kind is Kind.NUMBER and tokens[1].low == "tháng":
        return True
    before = tokens[: first.start]
    dated = any(t.kind in (Kind.NUMBER, Kind.CODE) and re.search(r"(?:19|20)\d\d$", t.text) for t in before)
    return dated and not any(t.low in {"đến", "hết"} for t in before)


def _same_again(tokens: tuple[Token, ...], first: Quantity) -> bool:
    """Nothing is told but a number and what it counts."""
    start = 0
    while found := EQUIVALENTS.at(tokens, start):
        start += found[1]
    if not starts_bare(tokens, min(start, first.start), first.start):
        return False
    rest = tokens[first.end :]
    return len(rest) <= 2 or BASES.at(rest, 0) is not None
