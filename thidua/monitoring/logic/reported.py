"""What was reported of one indicator at one node in a year, kept as it is stored and opened only as far as is asked.

A dashboard reads thousands of sums and shows a few hundred numbers: what is not looked at stays whole ten-thousandths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.logic.exact import PLACES
from thidua.monitoring.logic.period import Period
from thidua.monitoring.logic.rolling import ZERO, Contribution
from thidua.monitoring.logic.states import STRENGTH, FigureState

Stored = tuple[Period, FigureState, int, int, int, int]
"""A sum of one state: period, state, numerator and denominator in ten-thousandths, figures, missing ones."""
Amount = tuple[Period, int, int, int, int]
"""A sum over states: period, numerator and denominator in ten-thousandths, figures, missing ones."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The sums of one year, one for each period and state, in no order."""

    parts: Sequence[Stored] = ()

    def from_state_up(self, at_least: FigureState) -> list[Amount]:
        """What figures worth at least the state add up to, in order of their periods; where nothing is left is a
        gap."""
        return _added(self._worth(at_least))

    def in_state(self, state: FigureState) -> list[Amount]:
        """The same for figures of one state alone."""
        return _added([part for part in self.parts if part[1] is state])

    def _worth(self, at_least: FigureState) -> Sequence[Stored]:
        least = STRENGTH[at_least]
        return self.parts if least == 0 else [part for part in self.parts if STRENGTH[part[1]] >= least]

    def states_at(self, period: Period) -> dict[FigureState, int]:
        """How many figures of a period stand in which state."""
        return {state: figures for other, state, _, _, figures, _ in self.parts if figures and other == period}

    def said_at(self, period: Period, at_least: FigureState = FigureState.REPORTED) -> int:
        """How many units have said something for a period that is worth at least the state: a figure, or why there is
        none."""
        return sum(part[4] + part[5] for part in self._worth(at_least) if part[0] == period)

    @property
    def weakest(self) -> FigureState | None:
        """The state of the least confirmed figure of the year; None where there is none."""
        return min((part[1] for part in self.parts if part[4]), key=STRENGTH.__getitem__, default=None)


NOTHING_REPORTED = Reported()


def by_period(amounts: Sequence[Amount]) -> dict[Period, Contribution]:
    """The sums as exact figures, by period."""
    return {amount[0]: opened(amount) for amount in amounts}


def opened(amount: Amount) -> Contribution:
    """One stored sum as exact figures."""
    _, over, under, figures, missing = amount
    below = Decimal(under).scaleb(-PLACES) if under else ZERO
    return Contribution(Decimal(over).scaleb(-PLACES), below, figures, missing)


def _added(parts: Sequence[Stored]) -> list[Amount]:
    """The states of each period together, in order; without periods that have no figure."""
    sums: dict[int, Amount] = {}
    for period, _, over, under, figures, missing in parts:
        place = period.order
        if held := sums.get(place):
            over, under, figures, missing = over + held[1], under + held[2], figures + held[3], missing + held[4]
        sums[place] = (period, over, under, figures, missing)
    return [sums[place] for place in sorted(sums) if sums[place][3]]
