"""Twelve invented months of one target in one unit: deterministic, so that every loading shows the same year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256
from itertools import pairwise

from thidua.campaigns.logic.terms import Entry, OverUnits

MONTHS = 12
SEASON = (6, 5, 8, 9, 9, 10, 8, 8, 9, 10, 9, 9)
"""Shares of the year that the months have, in percent."""
MEASURED_FINELY = frozenset({"%", "tỷ đồng", "triệu USD", "ha", "nghìn lượt"})
"""Units of measure with decimals; everything else is counted."""
CENT, ONE, HUNDRED = Decimal("0.01"), Decimal(1), Decimal(100)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the year is to lead to: from ``start`` to ``goal``, better upwards or downwards, or kept as it is."""

    goal: Decimal
    start: Decimal
    entry: Entry
    over_units: OverUnits
    unit: str
    lower_is_better: bool = False
    kept: bool = False
    size: int = 1000  # the denominator of a share: households, hamlets, people


@dataclass(frozen=True, slots=True)
class Month:
    """What is typed in for one month: a value, or the parts of a share."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def chance(*words: str) -> Decimal:
    """A number from 0 to below 1 that the words always give."""
    digest = sha256("/".join(words).encode()).digest()
    return Decimal(int.from_bytes(digest[:4], "big")) / Decimal(2**32)


def twelve_months(wanted: Wanted, *names: str) -> tuple[Month, ...]:
    """The year of one unit. Most reach their goal, some stay a little short of it."""
    luck = chance(*names)
    if wanted.kept:
        end = wanted.goal
    elif wanted.lower_is_better:
        end = wanted.goal * (Decimal("0.92") + luck / 10)
    else:
        end = wanted.goal * (Decimal("0.95") + luck / 8)
    if wanted.entry is Entry.INCREMENT:
        return tuple(Month(value) for value in _increments(rounded(end, wanted.unit), wanted.unit))
    levels = _levels(wanted, end)
    if wanted.over_units is OverUnits.RATIO:
        return tuple(_share(level, wanted.size) for level in levels)
    return tuple(Month(rounded(level, wanted.unit)) for level in levels)


def _increments(total: Decimal, unit: str) -> Sequence[Decimal]:
    """The total over the months by season; what rounding leaves goes to the next month."""
    reached = [rounded(total * sum(SEASON[: month + 1]) / HUNDRED, unit) for month in range(MONTHS)]
    return [reached[0], *(later - earlier for earlier, later in pairwise(reached))]


def _levels(wanted: Wanted, end: Decimal) -> Sequence[Decimal]:
    """From the start to the end in equal steps; a share stays within the whole."""
    step = (end - wanted.start) / MONTHS
    levels = [wanted.start + step * (month + 1) for month in range(MONTHS)]
    return [min(level, HUNDRED) for level in levels] if wanted.unit == "%" else levels


def _share(level: Decimal, size: int) -> Month:
    part = (level * size / HUNDRED).quantize(ONE, ROUND_HALF_UP)
    return Month(numerator=part, denominator=Decimal(size))


def rounded(value: Decimal, unit: str) -> Decimal:
    """As finely as a unit of measure is written."""
    return value.quantize(CENT if unit in MEASURED_FINELY else ONE, ROUND_HALF_UP)
