"""Closed lists as columns offer them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

Member = TypeVar("Member", bound=StrEnum)
Word = TypeVar("Word")


def choices(words: Mapping[Member, Word]) -> list[tuple[str, Word]]:
    """The list as Django's ``choices``."""
    return [(member.value, text) for member, text in words.items()]
