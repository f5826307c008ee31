"""Charts drawn as SVG."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from lxml import etree

from thidua.documents.render.chart import Bars, Lines, Series, bar_chart, line_chart

pytestmark = pytest.mark.logic
SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: bytes) -> list[str]:
    return [element.text for element in etree.fromstring(svg).iter(f"{SVG}text")]


def heights(svg: bytes) -> list[Decimal]:
    """Heights of the bars; the small squares of the legend left out."""
    return [Decimal(bar.get("height")) for bar in etree.fromstring(svg).iter(f"{SVG}rect") if bar.get("height") != "10"]


def test_bars_are_as_high_as_their_values() -> None:
    first, second = heights(bar_chart(Bars(("a", "b"), (Series("Thu", (50, 100)),)), "%"))
    assert second == 2 * first


def test_a_missing_value_has_no_bar_and_breaks_a_line() -> None:
    series = (Series("Thu", (1, None, 3)),)
    path = re.search(rb'd="(M[^"]*)" fill="none"', line_chart(Lines(("a", "b", "c"), series), "tỷ"))
    assert (len(heights(bar_chart(Bars(("a", "b", "c"), series), "tỷ"))), path and path[1].count(b"M")) == (2, 2)


def test_the_axis_has_round_marks_written_in_vietnamese() -> None:
    shown = texts(bar_chart(Bars(("Vạn Linh",), (Series("Thu", (Decimal("3130.5"),)),)), "tấn"))
    assert shown == ["0", "1.000", "2.000", "3.000", "4.000", "tấn", "Vạn Linh", "3.130,5", "Thu"]


def test_values_below_zero_hang_from_the_axis() -> None:
    shown = texts(bar_chart(Bars(("a", "b"), (Series("Tăng", (-10, 10)),)), "%"))
    assert shown[:5] == ["-10", "-5", "0", "5", "10"]


def test_names_are_written_as_text_and_never_as_markup() -> None:
    assert texts(bar_chart(Bars(("<b>&",), (Series('"x"', (0,)),)), "%"))[-3:] == ["<b>&", "0", '"x"']


def test_a_series_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="one value a label"):
        Bars(("a", "b"), (Series("Thu", (1,)),))
