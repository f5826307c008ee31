"""What a target asks of a rank: words of height turn round, for a rank is better when it is lower.

"Từ hạng 5 trở lên" and "tăng 2 bậc" ask for smaller numbers although the words say more.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import Bound, Comparator, Direction, Meets

_TURNED = MappingProxyType(
    {
        Comparator.GE: Comparator.LE,
        Comparator.GT: Comparator.LT,
        Comparator.INCREASE_BY: Comparator.DECREASE_BY,
    }
)
_LEVELS = frozenset({Comparator.EQ, Comparator.BETWEEN})
_TURNED_BOUND = MappingProxyType({Bound.GE: Bound.LE, Bound.GT: Bound.LT})


def of_rank(promise: Promise) -> Promise:
    """The promise as it is meant of a rank. "Đạt hạng 5" is kept by any better rank unless it is exactly that one."""
    comparator = _TURNED.get(promise.comparator, promise.comparator)
    meets = promise.meets
    if comparator in _LEVELS and meets is not Meets.EXACTLY:
        meets = Meets.AT_MOST
    bound = promise.bound
    if comparator is Comparator.MAINTAIN and bound is not None:
        bound = _TURNED_BOUND.get(bound, bound)
    return replace(promise, comparator=comparator, meets=meets, bound=bound, direction=Direction.LOWER)
