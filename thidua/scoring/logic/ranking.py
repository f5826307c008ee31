"""Places, ties and classes of the units that were scored together; and who improved most.

Units that share a place count both (1, 1, 3). The order never depends on the order in which the units were given.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby
from typing import TypeVar

from thidua.scoring.logic.card import Card
from thidua.scoring.logic.methods import HUNDRED
from thidua.scoring.logic.scheme import ClassRule, Scheme, Tie
from thidua.scoring.logic.terms import TieBy, Veto

Row = TypeVar("Row")
Key = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit in the table. ``place`` is None where a gate keeps it out; ``decided_by`` is the tie rule that was needed.

    ``class_key`` is empty below the last class. ``improvement_place`` ranks gains in percentage points.
    """

    card: Card
    place: int | None
    class_key: str = ""
    decided_by: Tie | None = None
    shared: bool = False
    improvement_place: int | None = None


def rank(scheme: Scheme, cards: Sequence[Card]) -> tuple[Ranked, ...]:
    """The table, best first; units that are not ranked at the end, by name."""
    running = [card for card in cards if not card.vetoed(Veto.NOT_RANKED)]
    outside = sorted((card for card in cards if card.vetoed(Veto.NOT_RANKED)), key=lambda c: (c.name, c.unit))
    table = _placed(scheme, running)
    classes = _classes(scheme, table)
    gains = _improvement_places(cards)
    rows = [replace(row, class_key=classes[row.card.unit]) for row in table]
    rows += [Ranked(card, None) for card in outside]
    return tuple(replace(row, improvement_place=gains.get(row.card.unit)) for row in rows)


def order_key(scheme: Scheme, card: Card) -> Key:
    """What is compared: the total, then what the tie rules look at, each so that more is better."""
    return (card.total, *(_tie_value(tie, card) for tie in scheme.ties))


def _tie_value(tie: Tie, card: Card) -> Decimal:
    match tie.by:
        case TieBy.NODE:
            return card.sums[tie.node].points
        case TieBy.BONUS:
            return card.bonus
        case TieBy.LEAST_PENALTY:
            return -card.penalty
        case TieBy.IMPROVEMENT:
            return -HUNDRED if card.improvement is None else card.improvement
        case TieBy.FEWEST_LATE_DAYS:
            return Decimal(-card.late_days)


def _placed(scheme: Scheme, cards: Sequence[Card]) -> list[Ranked]:
    keys = {card.unit: order_key(scheme, card) for card in cards}
    ordered = sorted(cards, key=lambda card: (card.name, card.unit))
    ordered.sort(key=lambda card: keys[card.unit], reverse=True)
    places = _places(ordered, lambda card: keys[card.unit])
    count = {place: places.count(place) for place in places}
    return [
        Ranked(card, place, decided_by=_decided_by(scheme, card, keys), shared=count[place] > 1)
        for card, place in zip(ordered, places, strict=True)
    ]


def _places(ordered: Sequence[Row], key: Callable[[Row], object]) -> list[int]:
    places: list[int] = []
    for _value, group in groupby(ordered, key=key):
        first = len(places) + 1
        places += [first for _row in group]
    return places


def _decided_by(scheme: Scheme, card: Card, keys: dict[str, Key]) -> Tie | None:
    """The deepest tie rule that was needed to tell the unit from another of the same total."""
    own = keys[card.unit]
    deepest = -1
    for unit, other in keys.items():
        if unit == card.unit or other[0] != own[0]:
            continue
        differs = next((at for at in range(1, len(own)) if own[at] != other[at]), 0)
        deepest = max(deepest, differs - 1)
    return scheme.ties[deepest] if deepest >= 0 else None


def _improvement_places(cards: Sequence[Card]) -> dict[str, int]:
    gains = [(card.improvement, card.unit) for card in cards if card.improvement is not None]
    gains.sort(reverse=True)
    places = _places(gains, lambda pair: pair[0])
    return {unit: place for (_gain, unit), place in zip(gains, places, strict=True)}


def _classes(scheme: Scheme, table: Sequence[Ranked]) -> dict[str, str]:
    """The class of every ranked unit. A class that is full passes the rest on; equals are never torn apart.

    Nobody falls below the last class.
    """
    found: dict[str, str] = {}
    taken = dict.fromkeys((rule.key for rule in scheme.classes), 0)
    for _place, group in groupby(table, key=lambda row: row.place):
        equals = list(group)
        at = _class_at(scheme.classes, equals[0].card.percent, len(equals), taken, len(table))
        for row in equals:
            falls = row.card.vetoed(Veto.ONE_CLASS_DOWN) and at + 1 < len(scheme.classes)
            own = at + 1 if falls else at
            key = scheme.classes[own].key if own < len(scheme.classes) else ""
            found[row.card.unit] = key
            if key:
                taken[key] += 1
    return found


def _class_at(classes: Sequence[ClassRule], percent: Decimal, count: int, taken: dict[str, int], ranked: int) -> int:
    for at, rule in enumerate(classes):
        if percent >= rule.least_percent and _has_room(rule, count + taken[rule.key], ranked):
            return at
    return len(classes)


def _has_room(rule: ClassRule, wanted: int, ranked: int) -> bool:
    return rule.most_share is None or wanted * HUNDRED <= rule.most_share * ranked
