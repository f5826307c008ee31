"""What decides a table: how much of the spread of the totals each criterion brings, and who leads without it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.card import Card
from thidua.scoring.logic.earning import ZERO, rounded
from thidua.scoring.logic.methods import HUNDRED
from thidua.scoring.logic.scheme import Criterion

DECIDES = Decimal(50)
"""Percent of the spread from which one criterion is said to decide the table."""


@dataclass(frozen=True, slots=True)
class Influence:
    """``percent`` of the spread of totals that goes with the criterion; negative where it works against the table.

    ``spread`` is the distance between the best and the worst line, in points. ``leaders_without`` are the units that
    would lead if the criterion did not exist.
    """

    criterion: Criterion
    percent: Decimal
    spread: Decimal
    leaders_without: tuple[str, ...]


def influences(cards: Sequence[Card]) -> tuple[Influence, ...]:
    """All criteria, the most influential first. Nothing for fewer than two units.

    The share is the covariance of the line with the sum of the lines over the variance of that sum: over all criteria
    the shares add up to one hundred.
    """
    if len(cards) < 2:
        return ()
    totals = [sum((line.points for line in card.lines), ZERO) for card in cards]
    around = _deviations(totals)
    variance = sum((d * d for d in around), ZERO)
    found = [_influence(cards, at, totals, around, variance) for at in range(len(cards[0].lines))]
    return tuple(sorted(found, key=lambda influence: -influence.percent))


def _influence(
    cards: Sequence[Card], at: int, totals: Sequence[Decimal], around: Sequence[Decimal], variance: Decimal
) -> Influence:
    points = [card.lines[at].points for card in cards]
    together = sum((a * b for a, b in zip(_deviations(points), around, strict=True)), ZERO)
    percent = rounded(together * HUNDRED / variance, 1) if variance else ZERO
    rest = [total - own for total, own in zip(totals, points, strict=True)]
    leaders = tuple(sorted(card.unit for card, total in zip(cards, rest, strict=True) if total == max(rest)))
    return Influence(cards[0].lines[at].criterion, percent, max(points) - min(points), leaders)


def _deviations(values: Sequence[Decimal]) -> list[Decimal]:
    mean = sum(values, ZERO) / len(values)
    return [value - mean for value in values]
