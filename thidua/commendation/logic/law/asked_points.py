"""Which criteria without a record a rule set asks for one award: what an appraiser has to say before it can judge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.bars import NothingPending
from thidua.commendation.logic.law.conditions import AllOf, AnyOf, Condition, Confirmed
from thidua.commendation.logic.law.library import FIRST_DAY, RULES, rule_set
from thidua.commendation.logic.terms import Point

HOLD_RULES = frozenset(rule.id for rule in RULES if isinstance(rule.condition, NothingPending))
"""The bars whose findings name why somebody is held."""


def asked_points(award: AwardCode, received: date) -> tuple[Point, ...]:
    """The criteria in the order of the standard; nothing for days before the first law that is known."""
    if received < FIRST_DAY:
        return ()
    standard = rule_set(received).standards.get(award)
    return tuple(dict.fromkeys(_points(standard.condition))) if standard else ()


def _points(condition: Condition) -> Iterator[Point]:
    if isinstance(condition, Confirmed):
        yield condition.point
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.conditions:
            yield from _points(part)
