"""What units are called beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol


class Named(Protocol):
    """Anything with an id, a whole name and perhaps a short one."""

    pk: int
    name: str
    short_name: str


def told_apart(units: Iterable[Named]) -> dict[int, str]:
    """By id, the short name of each unit; the whole one where two would read alike.

    A town and a commune of one district may share a name: "Thị trấn Chi Lăng" and "Xã Chi Lăng".
    """
    listed = list(units)
    short = {unit.pk: unit.short_name or unit.name for unit in listed}
    times = Counter(short.values())
    return {unit.pk: short[unit.pk] if times[short[unit.pk]] == 1 else unit.name for unit in listed}
