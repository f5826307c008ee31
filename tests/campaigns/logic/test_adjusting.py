from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.campaigns.logic.adjusting import Adjustment, promise_on
from thidua.campaigns.logic.dates import exact_day, first_day, last_day, same_day_in
from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import Comparator

pytestmark = pytest.mark.logic

LAUNCHED = Promise(Comparator.GE, Decimal(1100))
JULY, AUGUST = date(2024, 7, 1), date(2024, 8, 1)


def value_on(day: date, *adjustments: Adjustment) -> Decimal | None:
    promise = promise_on(LAUNCHED, adjustments, day)
    return promise.value if promise else None


def test_the_last_adjustment_in_force_holds_whatever_the_order_they_were_entered() -> None:
    july, august = Adjustment(JULY, Decimal(1000)), Adjustment(AUGUST, Decimal(900))
    days = (JULY - timedelta(days=1), JULY, AUGUST)
    assert [value_on(day, august, july) for day in days] == [Decimal(1100), Decimal(1000), Decimal(900)]


def test_of_two_of_one_day_the_later_entered_holds_and_a_cancelled_target_asks_nothing() -> None:
    assert value_on(JULY, Adjustment(JULY, Decimal(1)), Adjustment(JULY, Decimal(2))) == Decimal(2)
    assert promise_on(LAUNCHED, [Adjustment(JULY, cancels=True)], JULY) is None


@pytest.mark.parametrize(
    ("text", "first", "last", "exact"),
    [
        ("2024-02-05", date(2024, 2, 5), date(2024, 2, 5), date(2024, 2, 5)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), None),
        ("2024", date(2024, 1, 1), date(2024, 12, 31), None),
        ("2024-13", None, None, None),
        ("2024-02-30", None, None, None),
        ("", None, None, None),
        ("sau này", None, None, None),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(
    text: str, first: date | None, last: date | None, exact: date | None
) -> None:
    assert (first_day(text), last_day(text), exact_day(text)) == (first, last, exact)


@given(st.text(max_size=12))
def test_no_text_stops_the_dates(text: str) -> None:
    first, last = first_day(text), last_day(text)
    assert (first is None) == (last is None)
    assert first is None or last is None or first <= last


def test_a_leap_day_moves_to_the_day_before() -> None:
    assert same_day_in(2025, date(2024, 2, 29)) == date(2025, 2, 28)
    assert same_day_in(2025, date(2024, 12, 31)) == date(2025, 12, 31)
