"""The yearly life of a named movement: where it stands, what becomes of a unit's result, and who stands above.

A movement that the campaign only answers (of the nation, of the province) is told apart by comparing its level with
the kind of body that issued the campaign.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from thidua.core.logic.workflow import Transition, Workflow


class MovementState(StrEnum):
    """Where a movement stands in a year. Over without its final review is a state of its own: somebody owes it."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    ENDED = "ended"
    REVIEWED = "reviewed"


class ResultState(StrEnum):
    """How far a unit's narrative result has come."""

    REPORTED = "reported"
    RETURNED = "returned"
    ACCEPTED = "accepted"


class ReviewKind(StrEnum):
    """Sơ kết on the way, tổng kết at the end."""

    INTERIM = "interim"
    FINAL = "final"


class Rating(StrEnum):
    """What a review finds of the movement as a whole."""

    GOOD = "good"
    FAIR = "fair"
    AVERAGE = "average"
    WEAK = "weak"


RESULT = Workflow(
    name="movement_result",
    start=ResultState.REPORTED,
    transitions=(
        Transition("change", (ResultState.REPORTED, ResultState.RETURNED), ResultState.REPORTED),
        Transition("accept", (ResultState.REPORTED,), ResultState.ACCEPTED),
        Transition("return", (ResultState.REPORTED, ResultState.ACCEPTED), ResultState.RETURNED),
    ),
)

_HEIGHT_OF_LEVEL: Mapping[str, int] = {"national": 1, "province": 2, "district": 3, "commune": 4}
_HEIGHT_OF_ISSUER: Mapping[str, int] = {
    "country": 1,
    "province": 2,
    "district": 3,
    "commune": 4,
    "ward": 4,
    "town": 4,
    "special": 4,
}
_LOWEST = 5
"""Departments, schools and enterprises stand under the body of their place, whatever its level."""


def is_of_higher_level(level: str, issuer_kind: str) -> bool:
    """Whether a movement of this level is one that an issuer of this kind can only answer, not launch.

    Levels that say nothing about height ("sector", not stated) are never higher.
    """
    height = _HEIGHT_OF_LEVEL.get(level)
    return height is not None and height < _HEIGHT_OF_ISSUER.get(issuer_kind, _LOWEST)


def state_of(first_year: int, last_year: int, year: int, *, reviewed: bool) -> MovementState:
    """Where a movement of these years (both inside) stands in ``year``; its final review ends it at any time."""
    if reviewed:
        return MovementState.REVIEWED
    if year < first_year:
        return MovementState.UPCOMING
    return MovementState.RUNNING if year <= last_year else MovementState.ENDED
