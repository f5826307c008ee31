"""Whose reviews a reader sees: others' only where the reader's own is in, so that nobody leans on anybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Review:
    """A review by keys of item (its place on the agenda) and reviewer; ``score`` None is an abstention."""

    item: int
    reviewer: int
    score: Decimal | None
    version: int = 1


def readable(reviews: Iterable[Review], reader: int | None) -> tuple[Review, ...]:
    """What the reviewer ``reader`` may see; None is somebody who reviews nothing and reads for the standing body."""
    found = tuple(reviews)
    if reader is None:
        return found
    own = {review.item for review in found if review.reviewer == reader}
    return tuple(review for review in found if review.item in own)
