"""Days off that an organisation enters, and what becomes of deadlines that rest on them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.monitoring.round_stage import LAUNCH, Stage, codes_since, last_seq, open_march, set_the_stage
from thidua.core.errors import Invalid, NotAllowed
from thidua.monitoring.actions.calendar import DayFacts, import_days, remove_day, set_day
from thidua.monitoring.models import CalendarDay, Round
from thidua.monitoring.queries.calendar import calendar_days_visible_to, calendar_of

FRIDAY = date(2024, 3, 15)
FACTS = DayFacts(FRIDAY, "Lễ hội Chi Lăng", source="12/TB-UBND")


@pytest.fixture
def stage(db: None) -> Stage:
    return set_the_stage()


def test_a_local_day_off_holds_for_the_unit_and_all_under_it_and_for_nobody_else(stage: Stage) -> None:
    cast = stage.cast
    set_day(cast.district, FACTS, by=cast.officer, on=LAUNCH)
    calendars = {unit.code: calendar_of(unit, LAUNCH) for unit in (cast.district, cast.bang_huu, cast.neighbour)}
    assert [calendar.works(FRIDAY) for calendar in calendars.values()] == [False, False, True]


def test_what_the_unit_itself_enters_overrides_its_superior_and_the_law(stage: Stage) -> None:
    cast = stage.cast
    set_day(cast.province, FACTS, by=cast.admin, on=LAUNCH)
    set_day(cast.district, DayFacts(FRIDAY, "theo thông báo", works=True), by=cast.officer, on=LAUNCH)
    set_day(cast.district, DayFacts(date(2024, 4, 18), "theo thông báo", works=True), by=cast.officer, on=LAUNCH)
    calendar = calendar_of(cast.district, LAUNCH)
    assert (calendar.works(FRIDAY), calendar.works(date(2024, 4, 18))) == (True, True)


def test_deadlines_of_rounds_not_opened_yet_are_counted_anew_with_one_audit_line(stage: Stage) -> None:
    seq = last_seq()
    row = set_day(stage.cast.district, FACTS, by=stage.cast.officer, on=LAUNCH)
    assert (stage.march.due_on, stage.march.lock_on) == (date(2024, 3, 20), date(2024, 3, 27))
    assert "Thứ Sáu 15/03/2024 nghỉ Lễ hội Chi Lăng, chuyển sang thứ Bảy 16/03/2024." in stage.march.explanation
    remove_day(row, by=stage.cast.officer, on=LAUNCH)
    assert stage.march.due_on == date(2024, 3, 19)
    assert codes_since(seq) == ["calendar.day_set", "calendar.day_removed"]


def test_open_rounds_and_deadlines_set_by_hand_stay(stage: Stage) -> None:
    open_march(stage)
    Round.objects.filter(period="2024-04").update(due_after=None)
    before = dict(Round.objects.filter(period__in=["2024-03", "2024-04"]).values_list("period", "due_on"))
    april = DayFacts(date(2024, 4, 16), "Lễ hội")
    import_days(stage.cast.district, [FACTS, april], by=stage.cast.officer, on=LAUNCH)
    assert dict(Round.objects.filter(period__in=before).values_list("period", "due_on")) == before


def test_a_year_taken_in_twice_corrects_and_does_not_double(stage: Stage) -> None:
    for reason in ("Lễ hội", "Lễ hội Chi Lăng"):
        import_days(stage.cast.district, [DayFacts(FRIDAY, reason)], by=stage.cast.officer, on=LAUNCH)
    assert [str(row) for row in CalendarDay.objects.all()] == ["15/03/2024 Lễ hội Chi Lăng"]


def test_a_day_needs_a_reason_and_an_import_needs_days(stage: Stage) -> None:
    with pytest.raises(Invalid, match="nghỉ dịp gì"):
        set_day(stage.cast.district, DayFacts(FRIDAY, " "), by=stage.cast.officer, on=LAUNCH)
    with pytest.raises(Invalid, match="Chưa có ngày nào"):
        import_days(stage.cast.district, [], by=stage.cast.officer, on=LAUNCH)


def test_only_administrators_and_emulation_officers_of_the_unit_keep_its_calendar(stage: Stage) -> None:
    cast = stage.cast
    set_day(cast.district, FACTS, by=cast.admin, on=LAUNCH)
    for user in (cast.leader, cast.bang_huu_head, cast.neighbour_officer, cast.stranger):
        with pytest.raises(NotAllowed, match="lịch nghỉ"):
            set_day(cast.district, FACTS, by=user, on=LAUNCH)
    seen = [bool(calendar_days_visible_to(user, LAUNCH)) for user in (cast.bang_huu_head, cast.neighbour_officer)]
    assert seen == [True, False]
