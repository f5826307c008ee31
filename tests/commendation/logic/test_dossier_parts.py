from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.commendation.logic.dated import Dated
from thidua.commendation.logic.dossier_parts import DossierPart, answered, asked, unanswered
from thidua.commendation.logic.law.asked_points import asked_points
from thidua.commendation.logic.law.library import RULES
from thidua.commendation.logic.local import Deadline, Step
from thidua.commendation.logic.terms import Point
from thidua.commendation.logic.time_limits import days_left, last_day_of_notice, limit_of
from thidua.core.logic.span import Span
from thidua.core.logic.workdays import Calendar, SpecialDay

pytestmark = pytest.mark.logic

PARTS = st.sampled_from([part.value for part in DossierPart])
WORDS = st.dictionaries(PARTS, st.sampled_from(["a", "b"]), max_size=3)
HOLIDAYS = Calendar.of([SpecialDay(date(2024, 9, 2), "Quốc khánh"), SpecialDay(date(2024, 9, 3), "Quốc khánh")])


@given(WORDS, WORDS, WORDS)
def test_no_remark_and_no_answer_is_ever_lost(
    first: dict[str, str], said: dict[str, str], again: dict[str, str]
) -> None:
    rows = answered(asked([], first, "2024-12-01"), said, "2024-12-02")
    later = asked(rows, again, "2024-12-03")
    assert later[: len(rows)] == rows
    assert [row["asked"] for row in later] == [*first.values(), *again.values()]
    assert {row["part"] for row in rows if row["answer"]} == set(first) & set(said)
    assert unanswered(later, again) == list(again)


def test_an_answer_is_corrected_on_the_same_day_and_stands_afterwards() -> None:
    rows = answered(asked([], {"report": "Thiếu"}, "2024-12-01"), {"report": "Đã sửa"}, "2024-12-02")
    assert answered(rows, {"report": "Đã bổ sung"}, "2024-12-02")[0]["answer"] == "Đã bổ sung"
    assert answered(rows, {"report": "Khác"}, "2024-12-03")[0]["answer"] == "Đã sửa"


@pytest.mark.parametrize(
    ("working", "due", "reason"),
    [(True, date(2024, 9, 10), "nghỉ Quốc khánh"), (False, date(2024, 9, 4), "5 ngày kể từ sau")],
)
def test_a_limit_leaves_holidays_out_only_where_working_days_are_counted(working: bool, due: date, reason: str) -> None:
    figure = Dated(Deadline(Step.APPRAISAL, 5, working), Span(date(2024, 1, 1)), "QĐ 10/QĐ-UBND")
    limit = limit_of(figure, date(2024, 8, 30), HOLIDAYS)
    assert limit.due_on == due
    assert any(reason in words for words in limit.steps)
    assert limit.overdue(due + timedelta(days=1)) and not limit.overdue(due)


@given(st.dates(date(2024, 1, 1), date(2024, 12, 1)), st.integers(1, 40))
def test_days_left_count_down_and_then_up(day: date, days: int) -> None:
    due = HOLIDAYS.add(day, days)
    assert days_left(due, day, HOLIDAYS) == days
    assert days_left(day, due, HOLIDAYS) == -days


def test_a_notice_of_ten_days_counts_its_first_day() -> None:
    assert last_day_of_notice(date(2024, 12, 1), 10) == date(2024, 12, 10)


def test_the_criteria_to_conclude_are_those_of_the_law_of_the_day() -> None:
    award = next(rule.award for rule in RULES if rule.id == "L06-2022.23")
    assert award is not None
    assert asked_points(award, date(2026, 9, 30)) == (Point.ACTIVE_IN_EMULATION,)
    assert asked_points(award, date(2026, 10, 1)) == ()
    assert asked_points(award, date(2023, 12, 31)) == ()
