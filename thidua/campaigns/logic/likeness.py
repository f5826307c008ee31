"""Which indicator of the catalogue a target most likely speaks of: likeness of names, checked by the unit.

Deterministic and explained: two names are compared by their folded words and pairs of neighbouring words. A word that
many names share ("tỷ lệ", "đạt") says little and weighs little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from thidua.campaigns.logic.units import parse_unit
from thidua.core.logic.saying import say
from thidua.core.logic.text import slug

WORD_SHARE, PAIR_SHARE = 0.7, 0.3
OTHER_UNIT = 0.5
"""A name may be alike and the thing another: a differing unit halves the score."""
LEAST = 0.35


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator of the catalogue, as far as likeness needs it."""

    code: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An indicator, how alike it is (0 to 1) and why, in Vietnamese."""

    code: str
    score: float
    reason_vi: str


def suggest(name: str, unit: str, catalogue: Sequence[Candidate], *, most: int = 5) -> tuple[Suggestion, ...]:
    """The most alike indicators, best first; ties in the order of their codes. Empty where none is alike."""
    weights = _weights([name, *(candidate.name for candidate in catalogue)])
    scored = (_score(name, unit, candidate, weights) for candidate in catalogue)
    good = [suggestion for suggestion in scored if suggestion.score >= LEAST]
    return tuple(sorted(good, key=lambda s: (-s.score, s.code))[:most])


def likeness(first: str, second: str) -> float:
    """How alike two names are, 0 to 1, all words weighing the same; 1 for the same words in the same order."""
    return _likeness(_words(first), _words(second), {})


def _words(text: str) -> list[str]:
    return slug(text).split("-") if slug(text) else []


def _weights(names: Iterable[str]) -> Mapping[str, float]:
    """Less for a word the more names hold it (inverse document frequency, never 0)."""
    sets = [set(_words(name)) for name in names]
    counts = Counter(word for words in sets for word in words)
    return {word: 1 + log(len(sets) / count) for word, count in counts.items()}


def _score(name: str, unit: str, candidate: Candidate, weights: Mapping[str, float]) -> Suggestion:
    ours, theirs = _words(name), _words(candidate.name)
    score = _likeness(ours, theirs, weights)
    shared = len(set(ours) & set(theirs))
    reason = say(
        "Trùng %(shared)s/%(words)s từ của “%(name)s”", shared=shared, words=len(set(theirs)), name=candidate.name
    )
    if not unit or not candidate.unit:
        return Suggestion(candidate.code, round(score, 3), say("%(reason)s; chưa so được đơn vị tính.", reason=reason))
    if parse_unit(unit).agrees(parse_unit(candidate.unit)):
        return Suggestion(candidate.code, round(score, 3), say("%(reason)s; cùng đơn vị tính.", reason=reason))
    return Suggestion(
        candidate.code,
        round(score * OTHER_UNIT, 3),
        say("%(reason)s; khác đơn vị tính (%(unit)s).", reason=reason, unit=candidate.unit),
    )


def _likeness(ours: Sequence[str], theirs: Sequence[str], weights: Mapping[str, float]) -> float:
    if ours == theirs:
        return 1.0 if ours else 0.0
    words = _dice(Counter(ours), Counter(theirs), weights)
    pairs = _dice(Counter(_pairs(ours)), Counter(_pairs(theirs)), {})
    return min(WORD_SHARE * words + PAIR_SHARE * pairs, 0.999)


def _pairs(words: Sequence[str]) -> list[str]:
    return [f"{first} {second}" for first, second in pairwise(words)]


def _dice(first: Counter[str], second: Counter[str], weights: Mapping[str, float]) -> float:
    """Twice the shared weight over the weight of both (Dice's coefficient)."""

    def weigh(bag: Counter[str]) -> float:
        return sum(weights.get(item, 1.0) * bag[item] for item in sorted(bag))

    both = weigh(first) + weigh(second)
    return 2 * weigh(first & second) / both if both else 0.0
