"""Typed facts that a lower room tells a higher one, inside the same transaction.

A fact is a frozen dataclass; a listener is registered in ``receivers.py`` of the higher room.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

Fact = TypeVar("Fact")
_listeners: dict[type, list[Callable[[Any], None]]] = defaultdict(list)


def listens(kind: type[Fact]) -> Callable[[Callable[[Fact], None]], Callable[[Fact], None]]:
    """Register the decorated function for facts of exactly this type."""

    def register(listener: Callable[[Fact], None]) -> Callable[[Fact], None]:
        _listeners[kind].append(listener)
        return listener

    return register


def publish(fact: object) -> None:
    """Tell every listener, in the order they were registered; an error undoes the whole transaction."""
    for listener in _listeners[type(fact)]:
        listener(fact)
