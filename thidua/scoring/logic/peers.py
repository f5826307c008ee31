"""Places of the units in single criteria, for the points that depend on what the others reached."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.inputs import CardInput
from thidua.scoring.logic.methods import Rank
from thidua.scoring.logic.scheme import Scheme, criteria


@dataclass(frozen=True, slots=True)
class Peers:
    """The numbers all units reached in one criterion, from the smallest."""

    measures: tuple[Decimal, ...]
    smaller_first: bool

    def place(self, measure: Decimal) -> int:
        """The place a unit takes with this number: one more than those that are better; equals share a place."""
        if self.smaller_first:
            return 1 + bisect_left(self.measures, measure)
        return 1 + len(self.measures) - bisect_right(self.measures, measure)


def peers_by_criterion(scheme: Scheme, cards: Sequence[CardInput]) -> Mapping[str, Peers]:
    """The field of every criterion that is scored by rank. Units without a number, or not concerned, do not run."""
    ranked = {c.key: c.method for _kind, c in criteria(scheme) if isinstance(c.method, Rank)}
    if not ranked:
        return {}
    field: dict[str, list[Decimal]] = {key: [] for key in ranked}
    for card in cards:
        for given in card.readings:
            reading = given.reading
            if given.criterion in ranked and reading.assigned and reading.measure is not None:
                field[given.criterion].append(reading.measure)
    return {key: Peers(tuple(sorted(field[key])), method.smaller_first) for key, method in ranked.items()}
