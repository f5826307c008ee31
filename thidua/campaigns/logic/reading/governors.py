"""The words directly in front of a number: verbs of level and change, bounds, and what may stand between them."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.campaigns.logic.reading.tokens import Kind, Token, word_set
from thidua.campaigns.logic.reading.vocabulary import GOVERNORS, OPENERS, Op
from thidua.core.logic.values import frozen

BOUNDS = frozenset({Op.GE, Op.GT, Op.LE, Op.LT})
VERBS = frozenset({Op.LEVEL, Op.INCREASE, Op.DECREASE, Op.MAINTAIN})
RATE_NOUNS = word_set("độ lệ mức suất")
AMOUNTS = word_set("năng công")  # năng suất, công suất are amounts, no rates


@frozen
class Lead:
    """What leads up to a number: from ``tokens[start]`` on, its closest verb and bound."""

    start: int
    verb: Op | None = None
    bound: Op | None = None
    ranked: Op | None = None
    from_word: bool = False
    exceeds: bool = False  # the bound is the verb “vượt”

    @property
    def marked(self) -> bool:
        """Some word or colon marks the number as the value."""
        return self.verb is not None or self.bound is not None or self.from_word or self.ranked is not None


def governed(tokens: Sequence[Token], number: int, start: int) -> Lead:
    """Walk back from ``tokens[number]`` over all words that govern it, not further than ``tokens[start]``."""
    at, verb, bound, ranked, from_word, colon, exceeds = number, None, None, None, False, False, False
    while at > start:
        found = GOVERNORS.before(tokens, at, start)
        if found is None:
            scope = _scope_length(tokens, at, start) or _span_length(tokens, at, start)
            if not scope:
                break
            at -= scope
            continue
        op, length = found
        if op in VERBS and _names_a_rate(tokens, at - length, start):
            break
        if op in BOUNDS:
            bound = bound or op
            exceeds = exceeds or (op is Op.GT and tokens[at - length].low == "vượt")
        elif op in VERBS:
            verb = verb or op
        elif op in (Op.RANK, Op.TOP):
            ranked = ranked or op
        elif op is Op.FROM:
            from_word = True
        colon = colon or tokens[at - length].text == ":"
        at -= length
    return Lead(at, verb or (Op.LEVEL if colon else None), bound, ranked, from_word, exceeds)


def _scope_length(tokens: Sequence[Token], at: int, start: int) -> int:
    """Length of ``trên cả 3 mặt``, ``cả về số vụ và số người`` between a verb of change and its number."""
    begin = next((i for i in range(at - 1, max(start, at - _LONGEST_SCOPE) - 1, -1) if tokens[i].low == "cả"), None)
    if begin is None or begin + 1 >= at:
        return 0
    listed = any(t.low in {"và", "lẫn"} for t in tokens[begin + 1 : at])
    if not listed and (tokens[begin + 1].kind is not Kind.NUMBER or at - begin > _LONGEST_COUNTED_SCOPE):
        return 0
    begin -= begin > start and tokens[begin - 1].low in {"trên", "ở"}
    verb = GOVERNORS.before(tokens, begin, start)
    return at - begin if verb is not None and verb[0] in (Op.INCREASE, Op.DECREASE) else 0


def _span_length(tokens: Sequence[Token], at: int, start: int) -> int:
    """Length of ``5 năm``, ``giai đoạn 2026 - 2030`` between ``tăng bình quân`` and its number."""
    if at - 3 > start and tokens[at - 1].kind is Kind.NUMBER and tokens[at - 3].kind is Kind.NUMBER:
        begin = at - 5  # giai đoạn 2026 - 2030
        spans = begin > start and tokens[begin].low == "giai" and tokens[begin + 1].low == "đoạn"
    else:
        begin = at - 2
        spans = begin > start and tokens[begin].kind is Kind.NUMBER and tokens[at - 1].low == "năm"
    if not spans:
        return 0
    verb = GOVERNORS.before(tokens, begin, start)
    return at - begin if verb is not None and verb[0] in (Op.INCREASE, Op.DECREASE) else 0


_LONGEST_SCOPE = 12
_LONGEST_COUNTED_SCOPE = 6


def _names_a_rate(tokens: Sequence[Token], verb: int, start: int) -> bool:
    """``tốc độ tăng``, ``mức giảm``: there the verb is part of a noun."""
    if verb <= start:
        return False
    if tokens[verb - 1].low == "trở":  # “4 lần trở lên”: a bound inside the name
        return tokens[verb].low in {"lên", "xuống"}
    if tokens[verb - 1].low in {"vào", "của", "về"}:
        return True
    amount = verb - 2 >= start and tokens[verb - 2].low in AMOUNTS
    return tokens[verb].low in {"tăng", "giảm"} and tokens[verb - 1].low in RATE_NOUNS and not amount


def starts_bare(tokens: Sequence[Token], start: int, number: int) -> bool:
    """Nothing but governing words and openers stands between ``tokens[start]`` and the number: there is no name."""
    at = governed(tokens, number, start).start
    while start < at:
        found = OPENERS.at(tokens, start, at)
        if not found:
            return False
        start += found[1]
    return True
