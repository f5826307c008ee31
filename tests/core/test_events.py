from __future__ import annotations

from dataclasses import dataclass

import pytest

from thidua.core.events import listens, publish


@dataclass(frozen=True, slots=True)
class Rained:
    millimetres: int


@dataclass(frozen=True, slots=True)
class Snowed:
    millimetres: int


HEARD: list[tuple[str, int]] = []


@listens(Rained)
def first(fact: Rained) -> None:
    HEARD.append(("first", fact.millimetres))


@listens(Rained)
def second(fact: Rained) -> None:
    HEARD.append(("second", fact.millimetres))
    if fact.millimetres < 0:
        message = "no such rain"
        raise ValueError(message)


def test_listeners_hear_facts_of_their_kind_in_order() -> None:
    HEARD.clear()
    publish(Rained(5))
    publish(Snowed(7))
    assert HEARD == [("first", 5), ("second", 5)]


def test_an_error_of_a_listener_reaches_the_publisher() -> None:
    with pytest.raises(ValueError, match="no such rain"):
        publish(Rained(-1))
