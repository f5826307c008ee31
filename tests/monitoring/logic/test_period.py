"""Periods of the reporting regime: their codes, their closing dates, their order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.monitoring.logic.period import NotAPeriod, Period, PeriodKind, parse_period, periods_of

pytestmark = pytest.mark.logic
years = st.integers(1990, 2100)
periods = st.builds(periods_of, years, st.sampled_from(PeriodKind)).flatmap(st.sampled_from)


@given(periods)
def test_a_code_names_its_period(period: Period) -> None:
    assert parse_period(str(period)) == period


@given(years, st.sampled_from([PeriodKind.MONTH, PeriodKind.QUARTER]))
def test_months_and_quarters_of_a_year_follow_each_other_without_a_gap(year: int, kind: PeriodKind) -> None:
    row = periods_of(year, kind)
    assert [later.starts - earlier.closes for earlier, later in pairwise(row)] == ([timedelta(days=1)] * (len(row) - 1))
    assert (row[0].starts, row[-1].closes) == (
        Period(year, PeriodKind.YEAR).starts,
        Period(year, PeriodKind.YEAR).closes,
    )


@pytest.mark.parametrize(
    ("code", "starts", "closes"),
    [
        ("2024-07", date(2024, 6, 15), date(2024, 7, 14)),
        ("2024-01", date(2023, 12, 15), date(2024, 1, 14)),
        ("2024-Q3", date(2024, 6, 15), date(2024, 9, 14)),
        ("2024-H1", date(2023, 12, 15), date(2024, 6, 14)),
        ("2024-9M", date(2023, 12, 15), date(2024, 9, 14)),
        ("2024", date(2023, 12, 15), date(2024, 12, 14)),
    ],
)
def test_data_close_on_the_fourteenth(code: str, starts: date, closes: date) -> None:
    period = parse_period(code)
    assert (period.starts, period.closes) == (starts, closes)


@pytest.mark.parametrize("text", ["", "24", "2024-13", "2024-00", "2024-Q5", "2024-H2", "2024-6M", "tháng 7", "2024-7"])
def test_other_texts_name_no_period(text: str) -> None:
    with pytest.raises(NotAPeriod):
        parse_period(text)


@given(periods)
def test_the_period_before_closes_earlier_and_last_years_a_year_earlier(period: Period) -> None:
    assert period.before.closes < period.closes
    assert period.year_before.closes == period.closes.replace(year=period.closes.year - 1)


@given(st.lists(periods, max_size=8))
def test_order_follows_the_closing_day(row: list[Period]) -> None:
    ordered = sorted(row, key=lambda period: period.order)
    assert [period.closes for period in ordered] == sorted(period.closes for period in row)
