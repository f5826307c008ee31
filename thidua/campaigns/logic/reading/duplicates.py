"""Targets that a document states twice, and those it contradicts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from thidua.campaigns.logic.reading.findings import Target
from thidua.campaigns.logic.reading.tokens import word_set
from thidua.core.logic.text import fold

_FILLERS = word_set(
    "dat va cua cac so ty le tong co duoc tai o tren dia ban nam voi doi da them moi xay dung phan dau huyen tinh"
)
LIKE = 0.85
MOST_CANDIDATES = 40  # of the same value; more would be a list of equal figures, not a repetition
LIKE_UNNUMBERED = 0.55
SAME_LINE = 40  # so near to each other two targets are parts of one list item


def likeness(one: str, other: str) -> float:
    """How many significant words two names share, 0…1 (Dice)."""
    left, right = _bag(one), _bag(other)
    total = sum(left.values()) + sum(right.values())
    shared = sum(min(count, right[word]) for word, count in left.items())
    return 2 * shared / total if total else 0.0


@lru_cache(maxsize=4096)
def _bag(name: str) -> Counter[str]:
    words = ["".join(c for c in w if c.isalnum()) for w in fold(name).split()]
    kept = [w for w in words if w and w not in _FILLERS]
    return Counter(kept or words)


def same_words(name: str) -> frozenset[str]:
    """The significant words of a name: equal for names that mean the same figure."""
    return frozenset(_bag(name))


def mark_duplicates(targets: Sequence[Target], only_repeats: Collection[tuple[int, int]]) -> tuple[Target, ...]:
    """Link each repeated target to the first one with the same value.

    Targets without a number whose span is in ``only_repeats`` count only as repetitions and are dropped otherwise.
    """
    kept: list[Target] = []
    by_value: dict[object, list[Target]] = {}
    for target in targets:
        key = (target.value, target.value_high, target.comparator if target.value is None else None)
        first = _same_target(target, by_value.get(key, ()), unnumbered=target.span in only_repeats)
        if first is None and target.span in only_repeats:
            continue
        if first is not None:
            target = replace(target, duplicate_of=first.text, group=first.group)
        else:
            by_value.setdefault(key, []).append(target)
        kept.append(target)
    return tuple(kept)


def _same_target(target: Target, candidates: Sequence[Target], *, unnumbered: bool) -> Target | None:
    wanted = LIKE_UNNUMBERED if unnumbered else LIKE
    for candidate in candidates[:MOST_CANDIDATES]:
        if candidate.section == target.section and candidate.span[1] + SAME_LINE > target.span[0]:
            continue
        if candidate.unit == target.unit and likeness(candidate.name, target.name) >= wanted:
            return candidate
    return None
