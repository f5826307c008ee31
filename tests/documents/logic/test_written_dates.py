"""Dates as documents write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.documents.logic.passage import fold
from thidua.documents.logic.weekdays import misnamed_days
from thidua.documents.logic.written_dates import date_at, full_date

pytestmark = pytest.mark.logic


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("ngày 05/9/2023", "2023-09-05"),
        ("31 tháng 12 năm 2024", "2024-12-31"),
        ("ngày 31 tháng 12 năm 2024", "2024-12-31"),
        ("tháng 9/2023", "2023-09"),
        ("tháng 12 năm 2025", "2025-12"),
        ("2025", "2025"),
        ("01.02.2020", "2020-02-01"),
        ("30/11", None),
    ],
)
def test_a_date_is_read_where_it_begins(words: str, iso: str | None) -> None:
    read = date_at(fold(words), 0)
    assert read is not None
    assert read.iso == iso


def test_the_first_full_date_of_a_line_is_found() -> None:
    read = full_date(fold("ban hành ngày 20/02/2020, sửa ngày 01/03/2021"))
    assert read is not None
    assert read.iso == "2020-02-20"


def test_an_impossible_day_is_known_and_left_out() -> None:
    read = full_date("ngay 31/02/2024")
    assert read is not None
    assert (read.is_possible, read.iso) == (False, "2024-02")


def test_a_weekday_is_held_against_the_calendar() -> None:
    assert [day.real_name for day in misnamed_days("thứ Hai, ngày 15/01/2024 và thứ Ba, ngày 17/01/2024")] == ["thứ Tư"]


@given(st.text(max_size=60), st.integers(0, 60))
def test_any_place_of_any_text_may_be_asked_for_a_date(text: str, at: int) -> None:
    read = date_at(fold(text), at)
    assert read is None or read.start >= at
