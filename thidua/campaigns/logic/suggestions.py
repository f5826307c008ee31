"""What an ambiguous wording most likely means. Suggestions only: a person sees and confirms each."""

from __future__ import annotations

from decimal import Decimal

from thidua.campaigns.logic.terms import CHANGES, Change, Comparator, Direction, Measured, Meets
from thidua.core.logic.text import collapse

PERCENT_UNITS = frozenset({"%", "‰"})
POINT_UNITS = frozenset({"điểm %", "điểm phần trăm"})
RATE_HEADS = ("tỷ lệ", "tỉ lệ", "tỷ suất", "tỉ suất", "tỷ trọng", "tỉ trọng", "độ che phủ")
"""How the name of a rate begins; a rate that changes by N% changes by N points (``giảm tỷ lệ hộ nghèo 3%``)."""


def suggested_change(name: str, unit: str, comparator: Comparator) -> Change | None:
    """In what a change is counted; None for a level.

    ``giảm tỷ lệ hộ nghèo 3%`` means points, ``giảm tai nạn giao thông 5%`` percent of last year, ``thêm 02 trường``
    a count.
    """
    if comparator not in CHANGES:
        return None
    if unit in POINT_UNITS:
        return Change.POINTS
    if unit not in PERCENT_UNITS:
        return Change.COUNT
    words = collapse(name).casefold()
    return Change.POINTS if any(head in words for head in RATE_HEADS) else Change.RELATIVE


def suggested_meets(comparator: Comparator, value: Decimal | None, direction: Direction | None) -> Meets | None:
    """What a bare "đạt" means, where the direction of the indicator or a zero (``không để xảy ra``) tells."""
    if comparator is not Comparator.EQ:
        return None
    if value == 0:
        return Meets.AT_MOST
    if direction is Direction.HIGHER:
        return Meets.AT_LEAST
    return Meets.AT_MOST if direction is Direction.LOWER else None


def suggested_measure(comparator: Comparator, change: Change | None) -> Measured:
    """What a unit will report: for "thêm 02 trường" the two schools, not how many there are."""
    counted = comparator is Comparator.INCREASE_BY and change is Change.COUNT
    return Measured.CHANGE if counted else Measured.LEVEL
