"""Giao, phân bổ: whether what the units were given makes up the whole, by the rule of the indicator.

"Not assigned" is said, with its reason, and leaves the denominator; a unit nothing was said about is still open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from thidua.campaigns.logic.terms import Meets, OverUnits
from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say, say_counted

ZERO = Decimal(0)
MOST_NAMED = 5
"""Units named in a sentence; the others are counted."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one unit is given. ``weight`` is the size behind a rate (households, hectares), where known."""

    unit_name: str
    value: Decimal | None = None
    not_assigned: bool = False
    reason: str = ""
    weight: Decimal | None = None


class Balance(StrEnum):
    """How the shares stand to the whole."""

    EVEN = "even"
    SHORT = "short"
    OVER = "over"
    OPEN = "open"  # some unit has neither a value nor "not assigned"
    UNCHECKED = "unchecked"  # the indicator does not add up over units, or weights are missing


@dataclass(frozen=True, slots=True)
class AllocationCheck:
    """The outcome, with ``made`` (what the shares come to) and ``difference`` = made - total where computable."""

    balance: Balance
    assigned: int
    not_assigned: tuple[str, ...]
    still_open: tuple[str, ...]
    made: Decimal | None
    difference: Decimal | None
    sentence_vi: str


def check_allocation(
    total: Decimal | None, shares: Sequence[Share], rule: OverUnits, meets: Meets | None, unit: str = ""
) -> AllocationCheck:
    """Compare the shares with the total of the target."""
    given = [share for share in shares if share.value is not None and not share.not_assigned]
    left_out = tuple(share.unit_name for share in shares if share.not_assigned)
    still_open = tuple(share.unit_name for share in shares if share.value is None and not share.not_assigned)
    made = _made(given, rule)
    difference = made - total if made is not None and total is not None else None
    balance = _balance(still_open, difference)
    sentence = _sentence(balance, total, made, difference, rule, meets, unit)
    if still_open:
        sentence = say_counted(
            "Còn %(count)s đơn vị chưa giao: %(names)s. %(sentence)s",
            len(still_open),
            count=len(still_open),
            names=_names(still_open),
            sentence=sentence,
        )
    if left_out:
        sentence = say_counted(
            "%(sentence)s Không giao cho %(count)s đơn vị: %(names)s.",
            len(left_out),
            sentence=sentence,
            count=len(left_out),
            names=_names(left_out),
        )
    return AllocationCheck(balance, len(given), left_out, still_open, made, difference, sentence)


def _names(units: Sequence[str]) -> str:
    words = ", ".join(units[:MOST_NAMED])
    return (
        say_counted(
            "%(names)s và %(count)s đơn vị khác", len(units) - MOST_NAMED, names=words, count=len(units) - MOST_NAMED
        )
        if len(units) > MOST_NAMED
        else words
    )


def _made(given: Sequence[Share], rule: OverUnits) -> Decimal | None:
    values = [share.value for share in given if share.value is not None]
    if rule is OverUnits.SUM:
        return sum(values, ZERO)
    if rule is OverUnits.NONE or not values:
        return None
    weights = [share.weight for share in given if share.weight is not None]
    whole = sum(weights, ZERO)
    if len(weights) < len(values) or whole == 0:
        return None
    return sum((value * weight for value, weight in zip(values, weights, strict=True)), ZERO) / whole


def _balance(still_open: Sequence[str], difference: Decimal | None) -> Balance:
    if still_open:
        return Balance.OPEN
    if difference is None:
        return Balance.UNCHECKED
    if difference == 0:
        return Balance.EVEN
    return Balance.SHORT if difference < 0 else Balance.OVER


def _sentence(
    balance: Balance,
    total: Decimal | None,
    made: Decimal | None,
    difference: Decimal | None,
    rule: OverUnits,
    meets: Meets | None,
    unit: str,
) -> str:
    if rule is OverUnits.NONE:
        return say("Chỉ tiêu này không cộng dồn giữa các đơn vị nên không đối chiếu tổng.")
    if total is None:
        return say("Chỉ tiêu chung chưa có giá trị nên chưa đối chiếu được tổng.")
    if made is None or difference is None:
        return say("Chưa đối chiếu được vì thiếu quy mô (mẫu số) của từng đơn vị; hãy nhập quy mô.")
    tail = f" {unit}" if unit else ""
    word = say("Tổng") if rule is OverUnits.SUM else say("Bình quân theo quy mô")
    facts = say(
        "%(word)s giao cho các đơn vị là %(made)s%(tail)s, chỉ tiêu chung là %(total)s%(tail)s",
        word=word,
        made=_short(made),
        tail=tail,
        total=format_number(total),
    )
    if difference == 0:
        return say("%(facts)s: khớp.", facts=facts)
    gap = f"{_short(abs(difference))}{tail}"
    if difference < 0:
        advice = "" if meets is Meets.AT_MOST else say("; hãy giao thêm hoặc nêu lý do")
        return say("%(facts)s: thấp hơn %(gap)s%(advice)s.", facts=facts, gap=gap, advice=advice)
    advice = say("; hãy giảm bớt hoặc nêu lý do") if meets is not Meets.AT_LEAST else ""
    return say("%(facts)s: cao hơn %(gap)s%(advice)s.", facts=facts, gap=gap, advice=advice)


def _short(value: Decimal) -> str:
    """At most four decimals on screen: a weighted mean rarely ends."""
    return format_number(value) if value == round(value, 4) else format_number(value, places=4)
