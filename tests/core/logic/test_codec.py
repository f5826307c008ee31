from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.codec import Malformed, decode_field, from_json, to_json

pytestmark = pytest.mark.logic


class Colour(StrEnum):
    RED = "red"
    GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Outer:
    number: int
    colour: Colour = Colour.RED
    inner: tuple[Inner, ...] = ()
    pair: tuple[int, int] | None = None
    share: float = 1.0


values = st.decimals(allow_nan=False, allow_infinity=False)
inners = st.builds(Inner, st.text(), st.none() | values)
outers = st.builds(
    Outer,
    st.integers(),
    st.sampled_from(Colour),
    st.lists(inners).map(tuple),
    st.none() | st.tuples(st.integers(), st.integers()),
)


@given(outers)
def test_there_and_back_is_the_same(outer: Outer) -> None:
    assert from_json(Outer, to_json(outer)) == outer


@pytest.mark.parametrize(
    ("given_value", "path"),
    [
        ({"number": "1"}, "number"),
        ({"number": True}, "number"),
        ({}, "number"),
        ({"number": 1, "colour": "blue"}, "colour"),
        ({"number": 1, "inner": [{"name": "a", "value": "NaN"}]}, "inner.0.value"),
        ({"number": 1, "inner": [{"name": "a", "value": "nhiều"}]}, "inner.0.value"),
        ({"number": 1, "pair": [1]}, "pair"),
        ([], ""),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(given_value: object, path: str) -> None:
    with pytest.raises(Malformed) as flaw:
        from_json(Outer, given_value)
    assert flaw.value.path == path


def test_unknown_names_are_passed_over_and_whole_numbers_are_shares_too() -> None:
    assert from_json(Outer, {"number": 1, "share": 1, "later": "x"}) == Outer(1)
    assert decode_field(Outer, "colour", "gold") == Colour.GOLD
