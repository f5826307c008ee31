"""Rounding of shares and of money. A share is compared exactly; only a number of people or of đồng is rounded."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal
from enum import StrEnum


class Rounding(StrEnum):
    """Which way a number goes that is not whole."""

    DOWN = "down"
    HALF_UP = "half_up"
    UP = "up"


_MODES = {Rounding.DOWN: ROUND_FLOOR, Rounding.HALF_UP: ROUND_HALF_UP, Rounding.UP: ROUND_CEILING}


def round_to(value: Decimal, step: int, rounding: Rounding) -> int:
    """The multiple of ``step`` that ``value`` is rounded to."""
    if step <= 0:
        message = f"a step is above zero: {step}"
        raise ValueError(message)
    return int((value / step).to_integral_value(_MODES[rounding])) * step


def share_of(percent: Decimal, base: int, rounding: Rounding) -> int:
    """How many of ``base`` people ``percent`` is."""
    return round_to(percent * base / 100, 1, rounding)
