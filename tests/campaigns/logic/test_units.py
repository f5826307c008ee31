from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.units import SCALES, THINGS, Incompatible, Unit, convert, parse_unit

pytestmark = pytest.mark.logic

figures = st.decimals(min_value=-(10**15), max_value=10**15, places=6, allow_nan=False)
scales = st.sampled_from(["", *[f"{word} " for word in SCALES]])


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("tỷ đồng", Unit("đồng", 9, (), "tỷ đồng")),
        ("nghìn tỷ đồng", Unit("đồng", 12, (), "nghìn tỷ đồng")),
        ("triệu USD", Unit("USD", 6, (), "triệu USD")),
        ("triệu đồng/người/năm", Unit("đồng", 6, ("người", "năm"), "triệu đồng/người/năm")),
        ("nghìn lượt", Unit("lượt", 3, (), "nghìn lượt")),
        ("tạ/ha", Unit("kg", -2, ("m2",), "tạ/ha")),
        ("%", Unit("phần", -2, (), "%")),
        ("giường/vạn dân", Unit("giường", -4, ("dân",), "giường/vạn dân")),
        ("hợp tác xã", Unit("hợp tác xã", 0, (), "hợp tác xã")),
        ("vạn", Unit("", 4, (), "vạn")),
        ("", Unit("", 0, (), "")),
    ],
)
def test_a_unit_is_read_into_scale_thing_and_denominator(text: str, unit: Unit) -> None:
    assert parse_unit(text) == unit


@pytest.mark.parametrize(
    ("value", "source", "target", "expected"),
    [
        ("3130.5", "tỷ đồng", "triệu đồng", "3130500"),
        ("84.77", "tỷ đồng", "đồng", "84770000000"),
        ("1100", "ha", "km2", "11"),
        ("5", "tấn/ha", "tạ/ha", "50"),
        ("12", "‰", "%", "1.2"),
        ("380", "nghìn lượt", "lượt", "380000"),
        ("2.5", "vạn con", "con", "25000"),
    ],
)
def test_conversion_is_exact(value: str, source: str, target: str, expected: str) -> None:
    assert convert(Decimal(value), parse_unit(source), parse_unit(target)) == Decimal(expected)


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("triệu USD", "tỷ đồng", "khác loại tiền"),
        ("%", "điểm %", "độ chênh"),
        ("triệu đồng/người/năm", "triệu đồng", "mẫu số"),
        ("ha", "xã", "hai thứ khác nhau"),
    ],
)
def test_incompatible_units_are_refused_with_the_reason(source: str, target: str, why: str) -> None:
    with pytest.raises(Incompatible, match=why):
        convert(Decimal(1), parse_unit(source), parse_unit(target))


@given(figures, scales, scales, st.sampled_from([*THINGS, "xã", "đồng", "usd"]))
def test_there_and_back_loses_nothing(value: Decimal, first: str, second: str, thing: str) -> None:
    source, target = parse_unit(first + thing), parse_unit(second + thing)
    assert convert(convert(value, source, target), target, source) == value


@given(st.text(max_size=30))
def test_any_text_is_some_unit(text: str) -> None:
    assert parse_unit(text).agrees(parse_unit(text))
