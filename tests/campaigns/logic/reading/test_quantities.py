"""Numbers that say how much, and their units."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.reading.quantities import find_quantities
from thidua.campaigns.logic.reading.tokens import tokenize
from thidua.campaigns.logic.reading.units import canonical

pytestmark = pytest.mark.logic


def units(text: str) -> list[tuple[Decimal, str | None]]:
    return [(q.value, q.unit.text if q.unit else None) for q in find_quantities(tokenize(text))]


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("5 tỷ.đ", "tỷ đồng"),
        ("5 ngàn tỷ đồng", "nghìn tỷ đồng"),
        ("5 tr.đ/ha", "triệu đồng/ha"),
        ("5 triệu USD", "triệu USD"),
        ("5 triệu đồng/người/năm", "triệu đồng/người/năm"),
        ("5 ‰", "‰"),
        ("5 điểm %", "điểm %"),
        ("5 phần trăm", "%"),
        ("5 nghìn lượt", "nghìn lượt"),
        ("5 trường học", "trường"),
        ("5 phòng học", "phòng"),
        ("5 hợp tác xã", "hợp tác xã"),
        ("5 m2 sàn/người", "m2 sàn/người"),
        ("5 ca/100.000 trẻ đẻ sống", "ca/100.000 trẻ đẻ sống"),
        ("5 giờ công", "giờ công"),
        ("5 xã, phường, thị trấn", "xã, phường, thị trấn"),
        ("5con", "con"),
        ("5%/năm", "%/năm"),
    ],
)
def test_units_are_canonical(written: str, unit: str) -> None:
    assert units(written) == [(Decimal(5), unit)]


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("Tỷ đồng", "tỷ đồng"),
        ("Tr.đ", "triệu đồng"),
        ("1.000 tấn", "nghìn tấn"),
        ("Tạ/ha", "tạ/ha"),
        ("Triệu USD", "triệu USD"),
        ("-", None),
    ],
)
def test_the_unit_column_of_a_table_is_canonical(cell: str, unit: str | None) -> None:
    assert canonical(cell) == unit


def test_the_old_level_of_a_change_is_known_as_such() -> None:
    first, second = find_quantities(tokenize("từ 62% năm 2023 lên 75%"))
    assert (first.old, second.old) == (True, False)


def test_a_part_of_a_whole_keeps_the_whole() -> None:
    (quantity,) = find_quantities(tokenize("đạt 41/57 trường"))
    assert (quantity.value, quantity.whole) == (Decimal(41), Decimal(57))


@given(st.text(max_size=120))
def test_tokens_are_pieces_of_the_text_in_order(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(one.end <= other.start for one, other in pairwise(tokens))
