"""What is known of the units when they are scored: the only thing besides the scheme that a result depends on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from thidua.monitoring.logic.states import FigureState


@dataclass(frozen=True, slots=True)
class Reading:
    """What is known of one criterion for one unit.

    ``measure`` is the number its method takes: percent of attainment or the figure itself, a count, a mark, 1 or 0 for
    yes or no; None where nothing is known. ``disputed`` is the number held against it while an appeal is open.
    ``late_days`` are working days. ``basis`` says in words where the number comes from.
    """

    measure: Decimal | None = None
    state: FigureState = FigureState.REPORTED
    assigned: bool = True
    late_days: int = 0
    disputed: Decimal | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """The reading of one criterion."""

    criterion: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class CardInput:
    """Everything one unit is judged by. ``facts`` are keys of gates whose fact happened.

    ``last_percent`` is the unit's result of the year before in percent of the maximum of that year's scheme.
    """

    unit: str
    name: str
    readings: tuple[Given, ...]
    facts: tuple[str, ...] = ()
    last_percent: Decimal | None = None


NOTHING_KNOWN = Reading()
