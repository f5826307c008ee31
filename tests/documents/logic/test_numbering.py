"""How documents are numbered: symbols, two digits, types that share a series."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.decree30 import Kind
from thidua.documents.logic.numbering import (
    OverlappingSeries,
    all_groups,
    in_order,
    kind_of,
    slug_of,
    symbol_for,
    written_number,
)

pytestmark = pytest.mark.logic


def test_a_number_has_two_digits_at_least() -> None:
    assert [written_number(n, "KH-UBND") for n in (5, 12, 345, None)] == [
        "05/KH-UBND",
        "12/KH-UBND",
        "345/KH-UBND",
        "…/KH-UBND",
    ]


def test_a_letter_has_no_type_code_but_the_part_that_drafts() -> None:
    assert [symbol_for(Kind.LETTER, "UBND", "VHXH"), symbol_for(Kind.SUBMISSION, "UBND", "VHXH")] == [
        "UBND-VHXH",
        "TTr-UBND",
    ]


@pytest.mark.parametrize("kind", list(Kind))
def test_every_type_has_a_name_of_its_own(kind: Kind) -> None:
    assert kind_of(slug_of(kind)) is kind


@given(st.sets(st.sampled_from(Kind)))
def test_every_type_is_in_exactly_one_series(group: set[Kind]) -> None:
    series = all_groups([group])
    assert sorted(kind.name for part in series for kind in part) == sorted(kind.name for kind in Kind)
    assert not group or in_order(group) in series


def test_a_type_in_two_groups_is_named() -> None:
    with pytest.raises(OverlappingSeries) as refusal:
        all_groups([[Kind.PLAN, Kind.REPORT], [Kind.PLAN]])
    assert refusal.value.kinds == {Kind.PLAN}
