"""Points shared out among the targets of a campaign, so that a scheme begins with what was promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.methods import Share
from thidua.scoring.logic.scheme import Criterion
from thidua.scoring.logic.terms import Scorer


@dataclass(frozen=True, slots=True)
class Promised:
    """A target that the year is judged by: code of its indicator, name, code of the department that confirms it."""

    indicator: str
    name: str
    owner: str = ""


def shared_out(points: int, targets: Sequence[Promised], prefix: str, number: str) -> tuple[Criterion, ...]:
    """One criterion for each target, whole points as even as can be, the first ones taking what is left over."""
    each, rest = divmod(points, len(targets))
    return tuple(
        Criterion(
            key=f"{prefix}{at}",
            number=f"{number}.{at}",
            name=target.name,
            maximum=Decimal(each + (1 if at <= rest else 0)),
            method=Share(),
            indicator=target.indicator,
            scorer=Scorer.RECORD,
            owner=target.owner,
        )
        for at, target in enumerate(targets, start=1)
    )
