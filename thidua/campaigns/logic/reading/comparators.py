"""From the words around a number to a comparator and its bound."""

from __future__ import annotations

from dataclasses import replace

from thidua.campaigns.logic.reading.governors import Lead
from thidua.campaigns.logic.reading.quantities import Quantity
from thidua.campaigns.logic.reading.vocabulary import Op
from thidua.campaigns.logic.terms import Comparator
from thidua.core.logic.values import frozen

_BOUNDS = {Op.GE: Comparator.GE, Op.GT: Comparator.GT, Op.LE: Comparator.LE, Op.LT: Comparator.LT}
_CHANGES = {Op.INCREASE: Comparator.INCREASE_BY, Op.DECREASE: Comparator.DECREASE_BY}
_TURNED = {
    Comparator.GE: Comparator.LE,
    Comparator.GT: Comparator.LT,
    Comparator.LE: Comparator.GE,
    Comparator.LT: Comparator.GT,
}
_QUALIFIERS = frozenset({Comparator.GE, Comparator.GT, Comparator.BETWEEN})


@frozen
class Judgement:
    """A comparator, and the bound on a change or a kept level."""

    comparator: Comparator
    bound: Comparator | None = None


def judge(quantity: Quantity, lead: Lead, opening: Op | None, *, rate: bool) -> Judgement:
    """The comparator of a quantity.

    ``opening`` is the change verb at the head of the clause (``giảm tỷ lệ …``); ``rate`` tells that the name is itself
    a rate of change (``tốc độ tăng``), so that the number is a level whatever verb stands by.
    """
    bound = _bound(quantity, lead)
    if lead.ranked is not None:
        return _rank(lead, bound, turned=quantity.suffix is not None)
    verb = _verb(lead, opening, bound, rate=rate)
    if verb in _CHANGES:
        return Judgement(_CHANGES[verb], bound if bound in _QUALIFIERS else None)
    if verb is Op.MAINTAIN:
        return Judgement(Comparator.MAINTAIN, bound if bound in _QUALIFIERS else None)
    return Judgement(bound or Comparator.EQ)


def _bound(quantity: Quantity, lead: Lead) -> Comparator | None:
    if quantity.high is not None:
        return Comparator.BETWEEN
    if quantity.suffix is not None:
        return _BOUNDS[quantity.suffix]
    if lead.bound is not None:
        return _BOUNDS[lead.bound]
    return Comparator.GE if lead.from_word else None


def _rank(lead: Lead, bound: Comparator | None, *, turned: bool) -> Judgement:
    """Rank 1 is the best: “hạng 15 trở lên” is 15 or a smaller number; a sign (``≤ 15``) means what it says."""
    if lead.ranked is Op.TOP:
        return Judgement(Comparator.LE)
    if lead.verb in _CHANGES:
        return Judgement(_CHANGES[lead.verb])
    if bound is None:
        return Judgement(Comparator.EQ)
    return Judgement(_TURNED.get(bound, bound) if turned else bound)


def exceeds_plan(lead: Lead, quantity: Quantity, *, plan_follows: bool) -> Lead:
    """``vượt 5% dự toán`` is an increase over the plan, not a level above 5 %."""
    if quantity.share and plan_follows and lead.bound is Op.GT and lead.exceeds:
        return replace(lead, verb=Op.INCREASE, bound=None)
    return lead


def _verb(lead: Lead, opening: Op | None, bound: Comparator | None, *, rate: bool) -> Op | None:
    if opening is Op.MAINTAIN:
        return Op.MAINTAIN
    if rate:
        return Op.LEVEL if lead.verb is not Op.MAINTAIN else Op.MAINTAIN
    if lead.verb is None and opening is not None:
        # “giảm tỷ lệ hộ nghèo dưới 3%” sets a level, “giảm … ít nhất 3%” a change
        return Op.LEVEL if opening is Op.DECREASE and bound in (Comparator.LT, Comparator.LE) else opening
    return lead.verb


def with_verb(lead: Lead, earlier: Lead) -> Lead:
    """A lead that takes verb and bound from the clause before where it has none of its own."""
    return replace(
        lead, verb=lead.verb or earlier.verb, bound=lead.bound or (earlier.bound if lead.verb is None else None)
    )
