from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.cells import (
    Cell,
    Fault,
    Unreadable,
    cell_text,
    read_date,
    read_digits,
    read_flag,
    read_number,
    read_text,
)

pytestmark = pytest.mark.logic
DAY = date(2024, 3, 5)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        ("  Xã\u00a0Chi  Lăng\n", "Xã Chi Lăng"),
        ("Chi La\u0306ng", "Chi Lăng"),
        ("Xã\u200b A\ufeff", "Xã A"),
        (6463.0, "6463"),
        (12.5, "12,5"),
        (20085001234.0, "20085001234"),
        (DAY, "05/03/2024"),
        (True, "1"),
        (float("nan"), ""),
    ],
)
def test_any_cell_has_a_clean_text(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    "cell",
    [
        DAY,
        datetime(2024, 3, 5, 8, 30),
        "05/03/2024",
        "5/3/2024",
        "5-3-2024",
        "05.03.2024",
        " 05 / 03 / 2024 ",
        "2024-03-05",
        "5/3/2024 00:00",
        "ngày 05 tháng 3 năm 2024",
        "\u00a005/03/2024",
        45356,
        45356.0,
    ],
)
def test_a_day_is_read_however_it_was_typed(cell: Cell) -> None:
    assert read_date(cell) == DAY


@pytest.mark.parametrize("cell", ["2024", 2024, "31/02/2024", "03/15/2024", "hôm qua", "1/1/24", 1e9, True])
def test_what_is_no_certain_day_is_refused(cell: Cell) -> None:
    with pytest.raises(Unreadable) as trouble:
        read_date(cell)
    assert trouble.value.fault is Fault.NOT_A_DATE


@pytest.mark.parametrize("cell", ["x", "X", "1", 1, 1.0, True, "có", "Có", "✓", "đúng"])
def test_yes_has_many_spellings(cell: Cell) -> None:
    assert read_flag(cell) is True


@pytest.mark.parametrize("cell", [None, "", " ", "0", 0, 0.0, False, "không", "-"])
def test_no_has_many_spellings(cell: Cell) -> None:
    assert read_flag(cell) is False


def test_anything_else_is_neither_yes_nor_no() -> None:
    with pytest.raises(Unreadable):
        read_flag("có thể")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1 234", "1234"),
        ("1.100", "1100"),
        ("98,5", "98.5"),
        (0.1, "0.1"),
        (7, "7"),
        ("-3", "-3"),
        ("\u00a012 ", "12"),
    ],
)
def test_numbers_are_read_in_vietnamese_writing(cell: Cell, value: str) -> None:
    assert read_number(cell) == Decimal(value)


@pytest.mark.parametrize("cell", ["nhiều", "1,2,3", True, float("inf"), "12 xã"])
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    with pytest.raises(Unreadable) as trouble:
        read_number(cell)
    assert trouble.value.fault is Fault.NOT_A_NUMBER


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        (20085001234.0, "020085001234"),
        (1085001234, "001085001234"),
        ("020085001234", "020085001234"),
        ("'020085001234", "020085001234"),
        ("020 085 001 234", "020085001234"),
        ("20085001234", "20085001234"),
        (123456789.0, "000123456789"),
        (12345678.0, "12345678"),
        (None, ""),
    ],
)
def test_zeros_that_excel_dropped_are_put_back_in_number_cells_only(cell: Cell, digits: str) -> None:
    assert read_digits(cell, 12) == digits


@pytest.mark.parametrize("cell", ["#N/A", "#REF!", "#value!"])
def test_the_trace_of_a_broken_formula_is_no_text(cell: Cell) -> None:
    with pytest.raises(Unreadable) as trouble:
        read_text(cell)
    assert trouble.value.fault is Fault.BROKEN_FORMULA


@given(st.dates(date(1901, 1, 2), date(2099, 12, 30)))
def test_a_day_written_out_is_read_back(day: date) -> None:
    assert read_date(f"{day.day}/{day.month}/{day.year}") == day
    assert read_date(day.isoformat()) == day


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none(), st.dates(), st.datetimes()))
def test_no_cell_makes_the_readers_fail_in_another_way(cell: Cell) -> None:
    for reader in (read_text, read_date, read_flag, read_number):
        try:
            reader(cell)
        except Unreadable as trouble:
            assert isinstance(trouble.fault, Fault)
