"""What the evidence room says of one unit and one indicator in a year: the only way by which a target brings points."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Protocol

from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.inputs import Reading
from thidua.scoring.logic.methods import Method, measure_of
from thidua.scoring.logic.terms import Measure


@dataclass(frozen=True, slots=True)
class Attained:
    """``percent`` is the completion of the target, ``value`` the figure itself; both None where nothing is reported.

    ``state`` is that of the weakest figure behind it, ``late_days`` the working days its last report was late.
    ``basis`` is the sentence of the judgement, or why there is none.
    """

    percent: Decimal | None = None
    value: Decimal | None = None
    state: FigureState = FigureState.REPORTED
    assigned: bool = True
    late_days: int = 0
    basis: str = ""


NOT_ASSIGNED = Attained(assigned=False)


class Attainments(Protocol):
    """The port by which attainments come in: by code of unit and code of indicator, for a year as known on a day.

    A pair that is left out was not assigned to the unit.
    """

    def __call__(
        self, year: int, indicators: Collection[str], units: Collection[str], on: date
    ) -> Mapping[tuple[str, str], Attained]: ...


def reading_from(attained: Attained, method: Method, claimed: Decimal | None = None) -> Reading:
    """The reading of a criterion that is tied to the indicator; ``claimed`` is the number of an open appeal."""
    measure = attained.value if measure_of(method) is Measure.VALUE else attained.percent
    return Reading(
        measure=measure,
        state=attained.state,
        assigned=attained.assigned,
        late_days=attained.late_days,
        disputed=claimed if measure is not None else None,
        basis=attained.basis,
    )
