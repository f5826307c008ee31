"""Exact figures: four decimals, kept as whole ten-thousandths."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal

PLACES = 4
"""Decimals that a stored figure keeps."""
SCALE = 10**PLACES
LARGEST = Decimal(10) ** 11
"""The largest figure of one unit: sums over a country still fit the column. Beyond it, count in tỷ đồng."""
_STEP = Decimal(1).scaleb(-PLACES)
_EXACT = Context(prec=60, rounding=ROUND_HALF_EVEN)
"""Precise enough that the product of two figures is not cut."""


def rounded(value: Decimal) -> Decimal:
    """The figure as it will be stored: half to even at the last kept place."""
    return _EXACT.quantize(value, _STEP)


def to_stored(value: Decimal) -> int:
    """The integer that stands for ``value``, rounded half to even at the last kept place."""
    return int(_EXACT.scaleb(_EXACT.quantize(value, _STEP), PLACES))


def from_stored(number: int) -> Decimal:
    """The value behind a stored integer, without trailing zeros beyond the point."""
    whole, rest = divmod(number, SCALE)
    return _EXACT.normalize(_EXACT.scaleb(Decimal(number), -PLACES)) if rest else Decimal(whole)
