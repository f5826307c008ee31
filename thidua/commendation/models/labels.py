"""The closed lists of the room as columns offer them, and the constraint that holds a column to its list."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from django.db.models import CheckConstraint, Q

from thidua.commendation.logic.terms import Words


def choices(words: Words) -> list[tuple[str | int, str]]:
    """The list as Django's ``choices``."""
    return [(member.value, text) for member, text in words.items()]


def held_to(field: str, members: Iterable[Enum], name: str) -> CheckConstraint:
    """The column holds a value of the list."""
    return CheckConstraint(condition=Q(**{f"{field}__in": [member.value for member in members]}), name=name)
