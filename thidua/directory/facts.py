"""Typed facts the room tells those above it, inside the same transaction."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.directory.logic.standing import Life


@dataclass(frozen=True, slots=True)
class StandingChanged:
    """One unit stands elsewhere than was known, or lives on other days; sums over the tree follow.

    Told after each single change, so that the tree before it is the present one with ``before`` in place of ``after``.
    """

    before: Life
    after: Life
