"""Working days: what is counted, what is skipped, and that the telling leaves nothing out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.logic.workdays import Calendar, EndlessRest, SpecialDay, explain, written

pytestmark = pytest.mark.logic

TET_2024 = [SpecialDay(date(2024, 2, n), "Tết Nguyên đán") for n in range(8, 15)]
SWAP_2024 = [
    SpecialDay(date(2024, 4, 29), "hoán đổi dịp 30/4"),
    SpecialDay(date(2024, 4, 30), "Ngày Chiến thắng 30/4"),
    SpecialDay(date(2024, 5, 1), "Ngày Quốc tế Lao động 1/5"),
    SpecialDay(date(2024, 5, 4), "bù cho ngày 29/04/2024", works=True),
]
CALENDAR = Calendar.of(TET_2024, SWAP_2024)
DAYS = st.dates(date(2023, 6, 1), date(2025, 6, 1))
calendars = st.builds(
    lambda rows: Calendar.of(SpecialDay(day, "lễ", works=works) for day, works in rows),
    st.lists(st.tuples(DAYS, st.booleans()), max_size=40),
)


@given(calendars, DAYS, st.integers(1, 40))
def test_counting_up_to_the_nth_working_day_gives_n(calendar: Calendar, start: date, n: int) -> None:
    assert calendar.count(start, calendar.add(start, n)) == n


@given(calendars, DAYS, st.integers(0, 40))
def test_adding_never_ends_on_a_day_off(calendar: Calendar, start: date, n: int) -> None:
    assert calendar.works(calendar.add(start, n))


@given(calendars, DAYS, st.integers(0, 20))
def test_adding_more_never_ends_earlier(calendar: Calendar, start: date, n: int) -> None:
    assert calendar.add(start, n) < calendar.add(start, n + 1) or n == 0


@given(calendars, DAYS, st.integers(0, 20))
def test_the_telling_names_each_skipped_day_once(calendar: Calendar, start: date, n: int) -> None:
    end = calendar.add(start, n)
    first = start + timedelta(days=1) if n else start
    passed = [first + timedelta(days=k) for k in range((end - first).days + 1)]
    told = " ".join(explain(calendar, start, n)).casefold()
    for day in passed:
        sentence = f"{written(day)} nghỉ".casefold()
        assert told.count(sentence) == int(not calendar.works(day))


def test_tet_pushes_the_deadline_behind_the_holidays() -> None:
    assert CALENDAR.add(date(2024, 2, 7), 3) == date(2024, 2, 19)
    assert CALENDAR.add(date(2024, 2, 14), 0) == date(2024, 2, 15)


def test_a_swapped_saturday_counts_and_the_monday_it_replaces_does_not() -> None:
    assert CALENDAR.add(date(2024, 4, 26), 1) == date(2024, 5, 2)
    assert CALENDAR.add(date(2024, 4, 26), 3) == date(2024, 5, 4)
    assert CALENDAR.count(date(2024, 4, 26), date(2024, 5, 5)) == 3


def test_every_step_is_a_sentence_with_the_day_and_the_reason() -> None:
    assert explain(CALENDAR, date(2024, 2, 14), 0) == (
        "Thứ Tư 14/02/2024 nghỉ Tết Nguyên đán, chuyển sang thứ Năm 15/02/2024.",
        "Thứ Năm 15/02/2024: ngày làm việc.",
    )
    assert explain(CALENDAR, date(2024, 5, 2), 2) == (
        "Thứ Sáu 03/05/2024: ngày làm việc thứ 1.",
        "Thứ Bảy 04/05/2024 (làm việc bù cho ngày 29/04/2024): ngày làm việc thứ 2.",
    )


def test_a_year_without_holidays_is_confessed() -> None:
    assert explain(CALENDAR, date(2030, 1, 1), 1) == (
        "Thứ Tư 02/01/2030: ngày làm việc thứ 1.",
        "Chưa có lịch nghỉ lễ năm 2030: mới trừ thứ Bảy, Chủ nhật; cần xem lại khi có lịch.",
    )
    assert CALENDAR.tentative_between(date(2030, 1, 1), date(2030, 1, 2))
    assert not CALENDAR.tentative_between(date(2024, 1, 1), date(2024, 1, 2))


def test_a_day_not_announced_yet_carries_its_mark() -> None:
    tentative = Calendar.of([SpecialDay(date(2027, 2, 5), "Tết Nguyên đán", tentative=True)])
    assert tentative.rest(date(2027, 2, 5)) == "Tết Nguyên đán (dự kiến)"
    assert tentative.tentative_between(date(2027, 2, 1), date(2027, 2, 8))


def test_a_later_list_overrides_an_earlier_one_day_by_day() -> None:
    corrected = Calendar.of(TET_2024, [SpecialDay(date(2024, 2, 14), "theo thông báo mới", works=True)])
    assert (corrected.works(date(2024, 2, 13)), corrected.works(date(2024, 2, 14))) == (False, True)


def test_a_calendar_that_never_works_is_refused_and_counting_backwards_too() -> None:
    idle = Calendar.of(SpecialDay(date(2024, 1, 1) + timedelta(days=n), "lễ") for n in range(90))
    with pytest.raises(EndlessRest):
        idle.add(date(2024, 1, 1), 1)
    with pytest.raises(ValueError, match="forward"):
        CALENDAR.add(date(2024, 1, 1), -1)
