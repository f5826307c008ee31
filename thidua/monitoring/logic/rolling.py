"""How figures make a total, over units and over the periods of a year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.campaigns.logic.terms import Entry, OverTime, OverUnits
from thidua.core.logic.exact import rounded
from thidua.core.logic.values import frozen
from thidua.monitoring.logic.entry import Figure, scale_of

ZERO, ONE = Decimal(0), Decimal(1)


@frozen
class Contribution:
    """What one figure, or many together, add to a total.

    ``numerator`` adds values, numerators of ratios, or value × weight; ``denominator`` adds denominators or weights.
    ``figures`` counts units with a value, ``missing`` those that said why they have none.
    """

    numerator: Decimal = ZERO
    denominator: Decimal = ZERO
    figures: int = 0
    missing: int = 0

    def __add__(self, other: Contribution) -> Contribution:
        return Contribution(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.figures + other.figures,
            self.missing + other.missing,
        )

    def __sub__(self, other: Contribution) -> Contribution:
        return self + -other

    def __neg__(self) -> Contribution:
        return Contribution(-self.numerator, -self.denominator, -self.figures, -self.missing)

    def __bool__(self) -> bool:
        """Whether it adds anything at all."""
        return bool(self.figures or self.missing or self.numerator or self.denominator)


NOTHING = Contribution()


def contribution(figure: Figure, over_units: OverUnits) -> Contribution:
    """What one unit's figure adds. A figure taken back adds nothing."""
    if figure.value is None:
        return Contribution(missing=0 if figure.missing is None else 1)
    match over_units:
        case OverUnits.RATIO:
            return Contribution(figure.numerator or ZERO, figure.denominator or ZERO, 1)
        case OverUnits.WEIGHTED:
            weight = figure.denominator or ZERO
            return Contribution(rounded(figure.value * weight), weight, 1)
        case _:
            return Contribution(figure.value, ZERO, 1)


def value_of(total: Contribution, over_units: OverUnits, unit: str = "") -> Decimal | None:
    """The total as a figure in its unit; None where there is none.

    An indicator that is not rolled up has a value only where a single unit reports: that unit's own.
    """
    if not has_value(total, over_units):
        return None
    if over_units in _SIMPLE:
        return total.numerator
    scale = scale_of(unit) if over_units is OverUnits.RATIO else ONE
    return rounded(total.numerator * scale / total.denominator)


def has_value(total: Contribution, over_units: OverUnits) -> bool:
    """Whether :func:`value_of` finds a figure."""
    if over_units is OverUnits.SUM:
        return total.figures != 0
    if over_units is OverUnits.NONE:
        return total.figures == 1 and total.missing == 0
    return total.figures != 0 and bool(total.denominator)


_SIMPLE = (OverUnits.SUM, OverUnits.NONE)
"""Rules by which a total is what its figures add up to."""


@dataclass(frozen=True, slots=True)
class Adding:
    """How the figures of one indicator add up: what is entered, and the rules over time and over units."""

    entry: Entry
    over_time: OverTime
    over_units: OverUnits
    unit: str = ""


def over_periods(totals: Sequence[Contribution | None], adding: Adding) -> Decimal | None:
    """The figure from the beginning of the year to the last of consecutive periods; None where it is not known.

    ``totals`` holds None for periods without any figure. Year-to-date figures hold their past, a level is that of the
    last period that has one; only increments are added up, and then no period may be missing.
    """
    known = [total for total in totals if total is not None and total.figures]
    if not known:
        return None
    if adding.over_time is OverTime.MEAN and adding.entry is not Entry.YTD:
        return _mean(known, adding)
    if adding.entry is Entry.INCREMENT and adding.over_time is not OverTime.LAST:
        return value_of(sum(known, NOTHING), _together(adding), adding.unit) if len(known) == len(totals) else None
    if adding.over_time is OverTime.RATIO and adding.entry is Entry.LEVEL:
        return value_of(sum(known, NOTHING), adding.over_units, adding.unit)
    return value_of(known[-1], adding.over_units, adding.unit)


def _together(adding: Adding) -> OverUnits:
    """Periods of an indicator that is not rolled up over units are those of one unit: they may be summed."""
    return OverUnits.SUM if adding.over_units is OverUnits.NONE else adding.over_units


def _mean(known: Sequence[Contribution], adding: Adding) -> Decimal | None:
    values = [value_of(total, adding.over_units, adding.unit) for total in known]
    found = [value for value in values if value is not None]
    return rounded(sum(found, ZERO) / len(found)) if found else None
