"""How odd a figure looks beside an earlier one: what stands out is looked at first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeVar

from thidua.core.logic.exact import rounded

HUNDRED = Decimal(100)
Row = TypeVar("Row")


def percent_change(before: Decimal | None, now: Decimal | None) -> Decimal | None:
    """By how many percent of its size the figure before has changed; None where that cannot be said.

    From 0 nothing is a percentage; that it rose from 0 is told by the figures themselves.
    """
    if before is None or now is None or before == 0:
        return None
    return rounded((now - before) * HUNDRED / abs(before))


def oddest_first(rows: Iterable[Row], change: Callable[[Row], Decimal | None]) -> list[Row]:
    """The greatest change first, up or down; what has none keeps its order at the end."""
    return sorted(rows, key=lambda row: -abs(found) if (found := change(row)) is not None else Decimal(1))
