"""Exact figures: four decimals, kept as whole ten-thousandths."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal, localcontext

PLACES = 4
"""Decimals that a stored figure keeps."""
SCALE = 10**PLACES
LARGEST = Decimal(10) ** 11
"""The largest figure of one unit: sums over a country still fit the column. Beyond it, count in tỷ đồng."""
_STEP = Decimal(1).scaleb(-PLACES)
_DIGITS = 60
"""Precision of the arithmetic: the product of two figures must not be cut."""


def rounded(value: Decimal) -> Decimal:
    """The figure as it will be stored: half to even at the last kept place."""
    with localcontext(prec=_DIGITS):
        return value.quantize(_STEP, ROUND_HALF_EVEN)


def to_stored(value: Decimal) -> int:
    """The integer that stands for ``value``, rounded half to even at the last kept place."""
    with localcontext(prec=_DIGITS):
        return int(rounded(value).scaleb(PLACES))


def from_stored(number: int) -> Decimal:
    """The value behind a stored integer, without trailing zeros beyond the point."""
    with localcontext(prec=_DIGITS):
        value = Decimal(number).scaleb(-PLACES)
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
