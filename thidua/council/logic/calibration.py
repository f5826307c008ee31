"""Strict and mild reviewers brought onto one scale.

Each reviewer's scores are laid around the mean that the whole panel gave the same items, and stretched or narrowed to
the usual spread of the panel. Nobody's order of items changes. Scores are from 0 to 100; results have two places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

LOWEST, HIGHEST = Decimal(0), Decimal(100)
FEWEST = 3
"""Scores of one reviewer below which a spread says nothing; such a reviewer is only moved, not stretched."""
NARROWEST, WIDEST = Decimal("0.5"), Decimal(2)
"""Bounds of the stretching: who gives nearly everybody the same says little, and must not be made to say much."""
LEANS_FROM = Decimal(3)
"""Points above or below the panel on the same items from which a reviewer is called mild or strict."""
_PLACES = Decimal("0.01")

Scores = Mapping[tuple[int, int], Decimal]
"""By reviewer and item."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How one reviewer scores. ``lean`` is the distance of ``mean`` from the panel's mean over the same items."""

    count: int
    mean: Decimal
    spread: Decimal
    lean: Decimal

    @property
    def is_mild(self) -> bool:
        return self.lean >= LEANS_FROM

    @property
    def is_strict(self) -> bool:
        return self.lean <= -LEANS_FROM


@dataclass(frozen=True, slots=True)
class Standing:
    """What an item got: the plain and the adjusted mean over ``count`` scores."""

    count: int
    mean: Decimal
    adjusted: Decimal


@dataclass(frozen=True, slots=True)
class Calibration:
    """All of it: reviewers by key, single adjusted scores, items by key."""

    scales: Mapping[int, Scale]
    adjusted: Scores
    standings: Mapping[int, Standing]


def calibrate(scores: Scores) -> Calibration:
    """Put the scores onto one scale. Abstentions are simply not among them."""
    by_reviewer, by_item = _grouped(scores)
    item_means = {item: _mean(found.values()) for item, found in by_item.items()}
    panel_means = {who: _mean(item_means[item] for item in found) for who, found in by_reviewer.items()}
    means = {who: _mean(found.values()) for who, found in by_reviewer.items()}
    spreads = {who: _spread(found.values(), means[who]) for who, found in by_reviewer.items()}
    telling = [spread for who, spread in spreads.items() if len(by_reviewer[who]) >= FEWEST and spread]
    usual = _mean(telling) if telling else Decimal(0)
    stretch = {who: _stretch(len(found), spreads[who], usual) for who, found in by_reviewer.items()}
    adjusted = {
        (who, item): _bounded(panel_means[who] + (score - means[who]) * stretch[who])
        for (who, item), score in scores.items()
    }
    scales = {
        who: Scale(len(found), _rounded(means[who]), _rounded(spreads[who]), _rounded(means[who] - panel_means[who]))
        for who, found in by_reviewer.items()
    }
    standings = {
        item: Standing(len(found), _rounded(item_means[item]), _rounded(_mean(adjusted[who, item] for who in found)))
        for item, found in by_item.items()
    }
    return Calibration(scales, {key: _rounded(score) for key, score in adjusted.items()}, standings)


def _grouped(scores: Scores) -> tuple[dict[int, dict[int, Decimal]], dict[int, dict[int, Decimal]]]:
    by_reviewer: dict[int, dict[int, Decimal]] = defaultdict(dict)
    by_item: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for (who, item), score in scores.items():
        by_reviewer[who][item] = score
        by_item[item][who] = score
    return by_reviewer, by_item


def _mean(values: Iterable[Decimal]) -> Decimal:
    found = list(values)
    return sum(found, Decimal(0)) / len(found)


def _spread(values: Iterable[Decimal], mean: Decimal) -> Decimal:
    """The standard deviation over all scores of the reviewer."""
    return _mean((value - mean) ** 2 for value in values).sqrt()


def _stretch(count: int, spread: Decimal, usual: Decimal) -> Decimal:
    if count < FEWEST or not spread or not usual:
        return Decimal(1)
    return min(max(usual / spread, NARROWEST), WIDEST)


def _bounded(score: Decimal) -> Decimal:
    return min(max(score, LOWEST), HIGHEST)


def _rounded(score: Decimal) -> Decimal:
    return score.quantize(_PLACES)
