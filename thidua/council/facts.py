"""What the council tells the rooms above: the result of an item, never a vote."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ItemDecided:
    """An item was decided. ``about`` is the subject reference it was put on the agenda with."""

    about: str
    meeting: str
    round: int
    passed: bool
    sentence: str
    on: date
