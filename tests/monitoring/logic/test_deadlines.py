"""Opening, deadline and lock of rounds, and how a deadline tells why it is the day it is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.workdays import Calendar
from thidua.monitoring.logic.deadlines import USUAL, Terms, late_days, lateness_by, moved_words, plan_round, plan_year
from thidua.monitoring.logic.period import Period, PeriodKind, parse_period, periods_of
from thidua.monitoring.logic.public_holidays import PUBLIC_HOLIDAYS

pytestmark = pytest.mark.logic

CALENDAR = Calendar.of(PUBLIC_HOLIDAYS)
PERIODS = st.sampled_from([p for year in range(2023, 2028) for kind in PeriodKind for p in periods_of(year, kind)])
TERMS = st.builds(Terms, st.integers(0, 30), st.integers(0, 20), st.none() | st.integers(0, 20))


@given(PERIODS, TERMS)
def test_neither_deadline_nor_lock_falls_on_a_day_off_and_they_stand_in_order(period: Period, terms: Terms) -> None:
    plan = plan_round(period, terms, CALENDAR)
    assert plan.opens_on <= period.closes <= plan.due_on
    assert CALENDAR.works(plan.due_on)
    assert plan.lock_on is None or (plan.due_on <= plan.lock_on and CALENDAR.works(plan.lock_on))


@given(PERIODS, TERMS)
def test_the_explanation_mentions_every_skipped_day(period: Period, terms: Terms) -> None:
    plan = plan_round(period, terms, CALENDAR)
    told = " ".join(plan.explanation)
    skipped = [
        day
        for n in range(1 if terms.due_after else 0, (plan.due_on - period.closes).days)
        if not CALENDAR.works(day := period.closes + timedelta(days=n))
    ]
    assert [day for day in skipped if f"{day:%d/%m/%Y} nghỉ" not in told] == []


def test_the_month_that_closes_in_tet_2024_is_told_day_by_day() -> None:
    plan = plan_round(parse_period("2024-02"), Terms(due_after=0), CALENDAR)
    assert plan.explanation == (
        "Số liệu tháng 2 năm 2024 chốt đến hết thứ Tư 14/02/2024 (Điều 12 Nghị định 09/2019/NĐ-CP).",
        "Hạn gửi là ngày chốt; nếu rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp.",
        "Thứ Tư 14/02/2024 nghỉ Tết Nguyên đán, chuyển sang thứ Năm 15/02/2024.",
        "Thứ Năm 15/02/2024: ngày làm việc.",
        "Hạn gửi: hết thứ Năm 15/02/2024.",
    )


def test_a_year_of_months_leaves_out_what_closes_before_the_campaign_begins() -> None:
    months = {PeriodKind.MONTH: USUAL[PeriodKind.MONTH]}
    plans = plan_year(2024, months, CALENDAR, starts=date(2024, 1, 15), ends=date(2024, 12, 31))
    assert [str(plan.period) for plan in plans] == [f"2024-{month:02d}" for month in range(2, 13)]


def test_kinds_are_planned_together_in_the_order_they_close() -> None:
    kinds = {kind: USUAL[kind] for kind in (PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.YEAR)}
    plans = plan_year(2024, kinds, CALENDAR)
    assert [str(plan.period) for plan in plans] == ["2024-Q1", "2024-Q2", "2024-H1", "2024-Q3", "2024-Q4", "2024"]


def test_a_plan_that_rests_on_days_not_announced_yet_says_so() -> None:
    february = plan_round(parse_period("2027-02"), Terms(), CALENDAR)
    year = plan_round(parse_period("2027"), Terms(due_after=20), CALENDAR)
    assert (february.due_on, february.tentative) == (date(2027, 2, 17), False)
    assert (year.due_on.year, year.tentative) == (2028, True)


def test_a_moved_deadline_keeps_how_it_was_first_computed() -> None:
    assert moved_words(["Hạn gửi: hết thứ Năm 15/02/2024."], date(2024, 2, 20), "Mất điện", date(2024, 2, 15)) == (
        "Hạn gửi: hết thứ Năm 15/02/2024.",
        "Ngày 15/02/2024 dời hạn đến hết thứ Ba 20/02/2024: Mất điện",
    )


def test_lateness_is_counted_in_working_days_and_never_below_zero() -> None:
    sent = [18, 19, 20, 22, 24, 25, 31]
    assert [late_days(date(2024, 3, day), date(2024, 3, 19), CALENDAR) for day in sent] == [0, 0, 1, 3, 3, 4, 8]


def test_what_comes_on_days_off_behind_the_deadline_is_one_day_late() -> None:
    friday = date(2024, 3, 22)
    assert [late_days(date(2024, 3, day), friday, CALENDAR) for day in (22, 23, 24, 25, 26)] == [0, 1, 1, 1, 2]


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.integers(-10, 40), st.integers(0, 10))
def test_the_later_the_more_days_and_never_more_than_the_calendar_has(due: date, after: int, more: int) -> None:
    sent, later = due + timedelta(days=after), due + timedelta(days=after + more)
    days, late_by = late_days(sent, due, CALENDAR), lateness_by(CALENDAR)
    assert (days > 0) == (sent > due)
    assert days <= late_by(later, due) <= max((later - due).days, 0)


def test_each_holiday_of_the_table_stands_once_and_swaps_come_in_pairs() -> None:
    days = [row.day for row in PUBLIC_HOLIDAYS]
    assert len(days) == len(set(days))
    worked = [row.day for row in PUBLIC_HOLIDAYS if row.works]
    assert worked == [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)]
    assert all(day.weekday() >= 5 for day in worked)


@pytest.mark.parametrize(("year", "free"), [(2023, 11), (2024, 12), (2025, 12), (2026, 14), (2027, 12)])
def test_a_year_takes_as_many_weekdays_off_as_the_law_gives_and_the_swaps_move(year: int, free: int) -> None:
    weekdays = [row for row in PUBLIC_HOLIDAYS if row.day.year == year and not row.works and row.day.weekday() < 5]
    assert len(weekdays) == free
