"""Intervals of numbers: the set of values that count as kept."""

from __future__ import annotations

from decimal import Decimal

from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say
from thidua.core.logic.values import frozen


@frozen
class Limit:
    """One end of an interval. ``strict`` leaves the end itself outside ("trên 5")."""

    value: Decimal
    strict: bool = False


@frozen
class Interval:
    """All values between two ends; a missing end is open to infinity. At least one end is given."""

    low: Limit | None = None
    high: Limit | None = None

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            message = "an interval has at least one end"
            raise ValueError(message)

    def __contains__(self, value: Decimal) -> bool:
        return not (self.is_below(value) or self.is_above(value))

    def is_below(self, value: Decimal) -> bool:
        """Whether the value lies under the lower end."""
        low = self.low
        return low is not None and (value < low.value or (low.strict and value == low.value))

    def is_above(self, value: Decimal) -> bool:
        """Whether the value lies over the upper end."""
        high = self.high
        return high is not None and (value > high.value or (high.strict and value == high.value))

    def moved(self, factor: Decimal, offset: Decimal) -> Interval:
        """The interval of ``factor × x + offset``; a negative factor turns its ends round."""
        low = self.low and Limit(self.low.value * factor + offset, self.low.strict)
        high = self.high and Limit(self.high.value * factor + offset, self.high.strict)
        return Interval(low, high) if factor > 0 else Interval(high, low)

    def overlaps(self, other: Interval) -> bool:
        """Whether some number lies in both."""
        return not (_apart(self.high, other.low) or _apart(other.high, self.low))

    def sentence(self, unit: str = "") -> str:
        """The interval in Vietnamese: ``từ 5 % trở lên``."""
        tail = f" {unit}" if unit else ""
        low = self.low and f"{format_number(self.low.value)}{tail}"
        high = self.high and f"{format_number(self.high.value)}{tail}"
        if self.low and self.high:
            if self.low.value == self.high.value:
                return say("đúng %(number)s", number=low)
            return say("từ %(low)s đến %(high)s", low=format_number(self.low.value), high=high)
        if self.low:
            return say("trên %(number)s", number=low) if self.low.strict else say("từ %(number)s trở lên", number=low)
        assert self.high is not None
        return say("dưới %(number)s", number=high) if self.high.strict else say("không quá %(number)s", number=high)


def _apart(high: Limit | None, low: Limit | None) -> bool:
    """Whether everything up to ``high`` lies under everything from ``low``."""
    if high is None or low is None:
        return False
    return high.value < low.value or (high.value == low.value and (high.strict or low.strict))
