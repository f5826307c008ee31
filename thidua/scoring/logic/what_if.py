"""A sandbox: what the table would be if some numbers or weights were different. Nothing here is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.card import score
from thidua.scoring.logic.inputs import NOTHING_KNOWN, CardInput, Given
from thidua.scoring.logic.ranking import Ranked, rank
from thidua.scoring.logic.reweighing import reweighed
from thidua.scoring.logic.scheme import Scheme

NO_OTHER_WEIGHTS: Mapping[str, Decimal] = {}


@dataclass(frozen=True, slots=True)
class Supposing:
    """One number of one unit as it is supposed to be, confirmed and undisputed."""

    unit: str
    criterion: str
    measure: Decimal


@dataclass(frozen=True, slots=True)
class Outlook:
    """A unit before and after the supposed change."""

    before: Ranked
    after: Ranked

    @property
    def gained(self) -> Decimal:
        """Points won or lost."""
        return self.after.card.total - self.before.card.total

    @property
    def rises(self) -> int | None:
        """Places gained; negative where the unit falls; None where it is not ranked before or after."""
        if self.before.place is None or self.after.place is None:
            return None
        return self.before.place - self.after.place


def what_if(
    scheme: Scheme,
    inputs: Sequence[CardInput],
    changes: Sequence[Supposing],
    maxima: Mapping[str, Decimal] = NO_OTHER_WEIGHTS,
) -> tuple[Outlook, ...]:
    """All units in the order of the changed table, each beside where it stands now.

    ``maxima`` are other weights by key of the criterion; supposed marks are on the scale of the scheme as it is.
    """
    now = {row.card.unit: row for row in rank(scheme, score(scheme, inputs))}
    supposed = reweighed(scheme, [_changed(card, changes) for card in inputs], maxima)
    then = rank(supposed.scheme, score(supposed.scheme, supposed.inputs))
    return tuple(Outlook(now[row.card.unit], row) for row in then)


def _changed(card: CardInput, changes: Sequence[Supposing]) -> CardInput:
    wanted = {change.criterion: change.measure for change in changes if change.unit == card.unit}
    if not wanted:
        return card
    known = {given.criterion: given.reading for given in card.readings}
    for criterion, measure in wanted.items():
        reading = known.get(criterion, NOTHING_KNOWN)
        known[criterion] = replace(
            reading, measure=measure, state=FigureState.OFFICIAL, assigned=True, disputed=None, basis=""
        )
    return replace(card, readings=tuple(Given(key, reading) for key, reading in known.items()))
