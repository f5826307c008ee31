"""What was reported of one indicator at one node in a year, kept as it is stored and opened only as far as is asked.

A dashboard reads thousands of sums and shows a few hundred numbers: what is not looked at stays whole ten-thousandths.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.core.logic.exact import PLACES
from thidua.monitoring.logic.period import Period
from thidua.monitoring.logic.rolling import ZERO, Contribution
from thidua.monitoring.logic.states import STRENGTH, FigureState

Stored = tuple[Period, FigureState, int, int, int, int]
"""A sum of one state: period, state, numerator and denominator in ten-thousandths, figures, missing ones."""


@dataclass(frozen=True, slots=True)
class Reported:
    """The sums of one year, one for each period and state, in no order."""

    parts: Sequence[Stored] = ()

    def from_state_up(self, at_least: FigureState) -> dict[Period, Contribution]:
        """By period, what figures worth at least the state add up to; periods of which nothing is left are gaps."""
        least = STRENGTH[at_least]
        return _added(self.parts) if least == 0 else self._where(lambda state: STRENGTH[state] >= least)

    def in_state(self, state: FigureState) -> dict[Period, Contribution]:
        """The same for figures of one state alone."""
        return self._where(lambda other: other is state)

    def _where(self, wanted: Callable[[FigureState], bool]) -> dict[Period, Contribution]:
        return _added([part for part in self.parts if wanted(part[1])])

    def states_at(self, period: Period) -> dict[FigureState, int]:
        """How many figures of a period stand in which state."""
        return {state: figures for other, state, _, _, figures, _ in self.parts if figures and other == period}

    def said_at(self, period: Period) -> int:
        """How many units have said something for a period: a figure, or why there is none."""
        return sum(figures + missing for other, _, _, _, figures, missing in self.parts if other == period)

    @property
    def weakest(self) -> FigureState | None:
        """The state of the least confirmed figure of the year; None where there is none."""
        return min((part[1] for part in self.parts if part[4]), key=STRENGTH.__getitem__, default=None)


NOTHING_REPORTED = Reported()


def _added(parts: Sequence[Stored]) -> dict[Period, Contribution]:
    sums: dict[Period, Contribution] = {}
    for period, _, over, under, figures, missing in parts:
        below = Decimal(under).scaleb(-PLACES) if under else ZERO
        amount = Contribution(Decimal(over).scaleb(-PLACES), below, figures, missing)
        sums[period] = sums[period] + amount if period in sums else amount
    return {period: amount for period, amount in sums.items() if amount.figures}
