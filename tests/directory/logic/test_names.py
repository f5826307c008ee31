"""Units that share a short name stay two units on every screen."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.directory.logic.names import told_apart

pytestmark = pytest.mark.logic


@dataclass
class Unit:
    pk: int
    name: str
    short_name: str = ""


def test_a_town_and_a_commune_of_one_name_are_called_by_their_whole_names() -> None:
    units = [
        Unit(1, "Thị trấn Chi Lăng", "Chi Lăng"),
        Unit(2, "Xã Chi Lăng", "Chi Lăng"),
        Unit(3, "Xã Vân An", "Vân An"),
    ]
    assert told_apart(units) == {1: "Thị trấn Chi Lăng", 2: "Xã Chi Lăng", 3: "Vân An"}


@given(st.lists(st.sampled_from(["", "A", "B"]), max_size=8))
def test_names_that_differ_as_a_whole_differ_as_they_are_told(shorts: list[str]) -> None:
    units = [Unit(number, f"Xã {number} {short}", short) for number, short in enumerate(shorts)]
    assert len(set(told_apart(units).values())) == len(units)
