"""Where a year will probably end, and how sure that is: from the steps made so far and how much they differ.

The model is the plainest that is honest about its doubt. Every step is taken as speed × way + chance, where the way of
a step is its part of the year (by working days, or as last year grew) and chance grows with the way. The forecast is
the present figure and the mean speed over the way still to go; its range holds four ends of the year in five, from the
spread of past steps and the doubt about their mean (Student's t). Under three steps nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from enum import StrEnum

from thidua.campaigns.logic.limits import Interval
from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say, say_counted
from thidua.core.logic.values import frozen
from thidua.monitoring.logic.pace import rounded
from thidua.monitoring.logic.series import Series, Shape, Step, steps_of

ZERO, HUNDRED = Decimal(0), Decimal(100)
FEWEST = 3
"""Steps below which a spread means nothing."""
STUDENT_80 = {
    2: Decimal("1.886"), 3: Decimal("1.638"), 4: Decimal("1.533"), 5: Decimal("1.476"), 6: Decimal("1.440"),
    7: Decimal("1.415"), 8: Decimal("1.397"), 9: Decimal("1.383"), 10: Decimal("1.372"), 11: Decimal("1.363"),
}  # fmt: skip
"""Half of the central 80 % of Student's t, by degrees of freedom."""
NORMAL_80 = Decimal("1.282")


class Outlook(StrEnum):
    """What the range says of the target."""

    LIKELY = "likely"  # the whole range keeps it
    OPEN = "open"  # part of the range keeps it
    UNLIKELY = "unlikely"  # nothing of the range keeps it


@frozen
class Forecast:
    """The end of the year in the unit of the figure: the middle and the 80 % range around it, from ``steps`` steps."""

    middle: Decimal
    low: Decimal
    high: Decimal
    steps: int

    def outlook(self, kept: Interval) -> Outlook:
        """Whether the range lies inside, across or outside the figures that keep the promise."""
        inside = (self.low in kept, self.high in kept)
        if all(inside):
            return Outlook.LIKELY
        crosses = any(inside) or self.middle in kept or (kept.is_below(self.low) and kept.is_above(self.high))
        return Outlook.OPEN if crosses else Outlook.UNLIKELY

    def sentence(self, unit: str = "") -> str:
        """The forecast in words, with its range and what it rests on."""
        tail = f" {unit}" if unit else ""
        middle, low, high = (format_number(rounded(value)) for value in (self.middle, self.low, self.high))
        span = say("khoảng 80 %% khả năng trong %(low)s – %(high)s%(tail)s", low=low, high=high, tail=tail)
        return say_counted(
            "Dự báo cuối năm %(middle)s%(tail)s, %(span)s (từ %(steps)s kỳ số liệu).",
            self.steps,
            middle=middle,
            tail=tail,
            span=span,
            steps=self.steps,
        )


TOO_FEW_VI = say("Chưa đủ số liệu để dự báo: cần ít nhất 3 kỳ có số.")


def forecast_of(series: Series, way: Callable[[int], Decimal], *, is_share: bool = False) -> Forecast | None:
    """The end of the year; None under three steps or where no way is left to judge by.

    ``way`` gives, by closing month, the part of the year's way gone by then (``way(12)`` is 1). A share stays between 0
    and 100, and a sum that has never fallen does not fall below what it already is.
    """
    last = series.last
    steps = [step for step in steps_of(series) if way(step.to_month) > way(step.from_month)]
    if last is None or len(steps) < FEWEST:
        return None
    lengths = [way(step.to_month) - way(step.from_month) for step in steps]
    left = 1 - way(last.period.last_month)
    speed, spread = _speed(steps, lengths)
    made = sum(lengths, ZERO)
    half = _student(len(steps) - 1) * spread * (left + left * left / made).sqrt()
    middle = last.value + speed * left
    floor = last.value if series.shape is Shape.GATHERED and all(step.change >= 0 for step in steps) else None
    low, middle, high = (_bounded(value, floor, is_share) for value in (middle - half, middle, middle + half))
    return Forecast(middle, low, high, len(steps))


def _speed(steps: Sequence[Step], lengths: Sequence[Decimal]) -> tuple[Decimal, Decimal]:
    """Change per whole way, and the deviation of a step over a whole way."""
    speed = sum((step.change for step in steps), ZERO) / sum(lengths, ZERO)
    squares = ((step.change - speed * length) ** 2 / length for step, length in zip(steps, lengths, strict=True))
    return speed, (sum(squares, ZERO) / (len(steps) - 1)).sqrt()


def _student(freedom: int) -> Decimal:
    return STUDENT_80.get(freedom, NORMAL_80)


def _bounded(value: Decimal, floor: Decimal | None, is_share: bool) -> Decimal:
    if floor is not None:
        value = max(value, floor)
    return min(max(value, ZERO), HUNDRED) if is_share else value
