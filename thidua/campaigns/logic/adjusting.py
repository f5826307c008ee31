"""What a target asks for on a day: the promise as launched, changed by the adjustments in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from thidua.campaigns.logic.target import Promise


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A change from ``effective_on`` (that day included). ``cancels`` takes the target out of the campaign."""

    effective_on: date
    value: Decimal | None = None
    value_high: Decimal | None = None
    cancels: bool = False


def promise_on(promise: Promise, adjustments: Iterable[Adjustment], on: date) -> Promise | None:
    """The promise on the day; None where it is cancelled. Of two adjustments of one day the later given holds."""
    in_force = [adjustment for adjustment in adjustments if adjustment.effective_on <= on]
    if not in_force:
        return promise
    last = max(enumerate(in_force), key=lambda pair: (pair[1].effective_on, pair[0]))[1]
    return None if last.cancels else replace(promise, value=last.value, value_high=last.value_high)
