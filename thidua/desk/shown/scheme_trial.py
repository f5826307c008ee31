"""How a trial looks: lines that run from the old place to the new one, and bars of what decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.card import Card
from thidua.scoring.logic.comparing import Pair
from thidua.scoring.logic.influence import Influence

ROW = 34
"""Height of a place in the drawing."""
TOP = 30
WIDTH, LEFT, RIGHT = 600, 210, 390
"""Width of the drawing; where the lines begin and end."""
GAP = 12
"""Between a line and its words."""
LONGEST = 26


@dataclass(frozen=True, slots=True)
class Slope:
    """A unit in the drawing: the heights of its two places, its tone. ``before_y`` is None where it had no place."""

    name: str
    before_place: int | None
    after_place: int
    before_y: int | None
    after_y: int
    tone: str


@dataclass(frozen=True, slots=True)
class Slopes:
    """The whole drawing. Equals stand below each other, so that no name hides another."""

    rows: list[Slope]
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    words_left: int = LEFT - GAP
    words_right: int = RIGHT + GAP


def slopes_of(pairs: Sequence[Pair]) -> Slopes | None:
    """The drawing of the units that have a place in the new table; None for fewer than two."""
    placed = [pair for pair in pairs if pair.after.place is not None]
    if len(placed) < 2:
        return None
    old = sorted((pair for pair in placed if _old_place(pair) is not None), key=lambda pair: _old_place(pair) or 0)
    before = {pair.unit: _height(at) for at, pair in enumerate(old)}
    rows = [
        Slope(
            _short(pair.name),
            _old_place(pair),
            pair.after.place or 0,
            before.get(pair.unit),
            _height(at),
            _tone(pair.rises),
        )
        for at, pair in enumerate(placed)
    ]
    return Slopes(rows, TOP + ROW * len(placed))


def _old_place(pair: Pair) -> int | None:
    return pair.before.place if pair.before is not None else None


def _height(at: int) -> int:
    return TOP + ROW * at + ROW // 2


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


def _tone(rises: int | None) -> str:
    if not rises:
        return "kept"
    return "up" if rises > 0 else "down"


@dataclass(frozen=True, slots=True)
class InfluenceBar:
    """A criterion with its share of the spread; ``width`` is in hundredths of the widest, ``against`` works the other
    way."""

    name: str
    percent: Decimal
    spread: Decimal
    width: int
    against: bool
    leaders: str


def influence_bars(influences: Sequence[Influence], cards: Sequence[Card], most: int = 6) -> list[InfluenceBar]:
    """The most influential criteria; those that tell nobody apart are left out.

    Who would lead without a criterion is named only where it is somebody else than who leads with it; both are by the
    sum of the lines alone.
    """
    names = {card.unit: card.name for card in cards}
    sums = {card.unit: sum((line.points for line in card.lines), Decimal(0)) for card in cards}
    leading = {unit for unit, points in sums.items() if points == max(sums.values())}
    moving = [found for found in influences if found.spread > 0]
    shown = sorted(moving, key=lambda found: -abs(found.percent))[:most]
    widest = max((abs(found.percent) for found in shown), default=Decimal(1)) or Decimal(1)
    return [
        InfluenceBar(
            found.criterion.name,
            found.percent,
            found.spread,
            int(abs(found.percent) * 100 / widest),
            found.percent < 0,
            _listed(found.leaders_without, names) if set(found.leaders_without) != leading else "",
        )
        for found in shown
    ]


def _listed(units: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(unit, unit) for unit in units)
