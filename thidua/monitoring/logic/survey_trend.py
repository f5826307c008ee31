"""Scores and ranks of outside surveys over the years: what rose, what fell, and which way is better.

A rank is better when it is lower; a score when it is higher.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

FULL = 1000
"""Length of a full bar in its own drawing units."""


class Move(StrEnum):
    """How a year compares with the one before it that has a value."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class YearResult:
    """What one survey said of one unit for a year. ``among`` is how many units were ranked."""

    year: int
    score: Decimal | None = None
    rank: int | None = None
    among: int | None = None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A year with how it moved and how long its bar is, in thousandths.

    The bar of a rank is longer when the rank is better: rank 1 of 11 is full.
    """

    result: YearResult
    score_move: Move
    rank_move: Move
    bar: int


def trend(results: Iterable[YearResult], highest: Decimal | None = None) -> tuple[TrendPoint, ...]:
    """The years in order. ``highest`` is the largest possible score; without it the best year fills the bar."""
    rows = sorted(results, key=lambda row: row.year)
    scores = [row.score for row in rows if row.score is not None]
    top = highest or max(scores, default=None)
    points: list[TrendPoint] = []
    last_score: Decimal | None = None
    last_rank: int | None = None
    for row in rows:
        score_move = _move(row.score, last_score, higher_is_better=True)
        rank_move = _move(row.rank, last_rank, higher_is_better=False)
        points.append(TrendPoint(row, score_move, rank_move, _bar(row, top)))
        last_score = row.score if row.score is not None else last_score
        last_rank = row.rank if row.rank is not None else last_rank
    return tuple(points)


def _move(now: Decimal | int | None, before: Decimal | int | None, *, higher_is_better: bool) -> Move:
    if now is None or before is None:
        return Move.FIRST
    if now == before:
        return Move.SAME
    return Move.BETTER if (now > before) == higher_is_better else Move.WORSE


def _bar(row: YearResult, top: Decimal | None) -> int:
    if row.score is not None and top:
        return max(0, min(FULL, int(row.score * FULL / top)))
    if row.rank is not None and row.among:
        return (row.among - row.rank + 1) * FULL // row.among
    return 0
