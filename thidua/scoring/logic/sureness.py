"""How sure a place is: the places a unit takes when weights and open figures move a little.

1. Every criterion gets a weight between 90 and 110 percent of its own, anew in each trial.
2. Every line that is still open takes some value of its range; firm lines stay.
3. The units are placed by the totals of the trial; tie rules are not asked.
4. The interval holds the middle nine tenths of the places.

The trials are seeded and run in whole numbers, so the same table gives the same interval on any machine, in whatever
order the units are given.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from operator import mul

from thidua.scoring.logic.card import Card
from thidua.scoring.logic.chance import below
from thidua.scoring.logic.lines import Line
from thidua.scoring.logic.ranking import Ranked
from thidua.scoring.logic.scheme import Scheme
from thidua.scoring.logic.terms import SectionKind

TRIALS = 200
WEIGHT_SWAY = 100
"""Per mille by which the weight of a criterion moves either way."""
CUT_OFF = 20
"""One in so many trials is left out at either end of the interval."""
PARTS = 10_000
"""Points are counted in ten-thousandths."""
SEED = 2024


@dataclass(frozen=True, slots=True)
class Sureness:
    """The places a unit may well take. ``kept`` is the number of trials of ``trials`` in which its place stayed."""

    unit: str
    best: int
    worst: int
    kept: int
    trials: int

    @property
    def sure(self) -> bool:
        """Whether small changes leave the place as it is."""
        return self.best == self.worst


@dataclass(frozen=True, slots=True)
class _Runner:
    """A card in whole numbers: points of its lines, which of them may move from where by how much, and what caps and
    the floor of the total add to the sum of the lines."""

    unit: str
    points: list[int]
    moving: tuple[tuple[int, int, int], ...]
    rest: int


def sureness(scheme: Scheme, table: Sequence[Ranked], trials: int = TRIALS, seed: int = SEED) -> tuple[Sureness, ...]:
    """The interval of every ranked unit of a table, by the order of the units' keys."""
    running = sorted((row for row in table if row.place is not None), key=lambda row: row.card.unit)
    if not running:
        return ()
    runners = [_runner(scheme, row.card) for row in running]
    taken: list[list[int]] = [[] for _runner in runners]
    for places in _trials(runners, trials, seed):
        for at, place in enumerate(places):
            taken[at].append(place)
    return tuple(_interval(row, places) for row, places in zip(running, taken, strict=True))


def _runner(scheme: Scheme, card: Card) -> _Runner:
    scale = scheme.maximum / card.possible if card.possible else Decimal(1)
    points = [_scaled(line, line.points, scale) for line in card.lines]
    moving = []
    for at, line in enumerate(card.lines):
        if not line.firm:
            low, high = _scaled(line, line.low, scale), _scaled(line, line.high, scale)
            moving.append((at, low, high - low))
    return _Runner(card.unit, points, tuple(moving), _parts(card.total) - sum(points))


def _parts(value: Decimal) -> int:
    return int(value * PARTS)


def _scaled(line: Line, points: Decimal, scale: Decimal) -> int:
    """Main points as if everything had been assigned; the others as they are."""
    return _parts(points * scale if line.kind is SectionKind.MAIN else points)


def _total(runner: _Runner, points: Sequence[int], weights: Sequence[int]) -> int:
    weighted: int = sum(map(mul, points, weights))
    return weighted + runner.rest * 1000


def _trials(runners: Sequence[_Runner], trials: int, seed: int) -> Iterator[list[int]]:
    weights_of, moves = below(2 * WEIGHT_SWAY + 1, seed), below(PARTS + 1, seed + 1)
    width = len(runners[0].points)
    for _trial in range(trials):
        weights = [1000 - WEIGHT_SWAY + next(weights_of) for _criterion in range(width)]
        yield _places([_total(runner, _moved(runner, moves), weights) for runner in runners])


def _moved(runner: _Runner, moves: Iterator[int]) -> list[int]:
    if not runner.moving:
        return runner.points
    points = list(runner.points)
    for at, low, width in runner.moving:
        points[at] = low + width * next(moves) // PARTS
    return points


def _places(totals: Sequence[int]) -> list[int]:
    """Places by total; equals share the better one."""
    ordered = sorted(totals, reverse=True)
    first: dict[int, int] = {}
    for place, total in enumerate(ordered, start=1):
        first.setdefault(total, place)
    return [first[total] for total in totals]


def _interval(row: Ranked, places: list[int]) -> Sureness:
    start = row.place or 0
    ordered = sorted(places)
    edge = len(ordered) // CUT_OFF
    inner = ordered[edge : len(ordered) - edge] or [start]
    return Sureness(row.card.unit, min(inner[0], start), max(inner[-1], start), places.count(start), len(places))
