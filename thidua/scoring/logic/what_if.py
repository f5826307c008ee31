"""A sandbox: what the table would be if some numbers were different. Nothing here is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.scoring.logic.card import score
from thidua.scoring.logic.inputs import NOTHING_KNOWN, CardInput, Given
from thidua.scoring.logic.ranking import Ranked, rank
from thidua.scoring.logic.scheme import Scheme


@dataclass(frozen=True, slots=True)
class Supposing:
    """One number of one unit as it is supposed to be."""

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


def what_if(scheme: Scheme, inputs: Sequence[CardInput], changes: Sequence[Supposing]) -> tuple[Outlook, ...]:
    """All units in the order of the changed table, each beside where it stands now."""
    now = {row.card.unit: row for row in rank(scheme, score(scheme, inputs))}
    then = rank(scheme, score(scheme, [_changed(card, changes) for card in inputs]))
    return tuple(Outlook(now[row.card.unit], row) for row in then)


def _changed(card: CardInput, changes: Sequence[Supposing]) -> CardInput:
    wanted = {change.criterion: change.measure for change in changes if change.unit == card.unit}
    if not wanted:
        return card
    known = {given.criterion: given.reading for given in card.readings}
    for criterion, measure in wanted.items():
        reading = known.get(criterion, NOTHING_KNOWN)
        known[criterion] = replace(reading, measure=measure, assigned=True, disputed=None)
    return replace(card, readings=tuple(Given(key, reading) for key, reading in known.items()))
