"""Exact decimals in whole ten-thousandths."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.exact import LARGEST, from_stored, to_stored

pytestmark = pytest.mark.logic
figures = st.decimals(-LARGEST, LARGEST, places=4)


@given(figures)
def test_a_figure_of_four_places_comes_back_as_it_was(figure: Decimal) -> None:
    assert from_stored(to_stored(figure)) == figure


@given(st.lists(figures, max_size=50))
def test_stored_sums_are_sums(row: list[Decimal]) -> None:
    assert from_stored(sum(map(to_stored, row))) == sum(row, Decimal(0))


def test_whole_numbers_come_back_without_an_exponent() -> None:
    assert [str(from_stored(to_stored(Decimal(text)))) for text in ("1100", "84.770", "0", "-0.5")] == (
        ["1100", "84.77", "0", "-0.5"]
    )
