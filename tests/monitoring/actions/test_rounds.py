"""Reporting rounds: planned, opened, moved, locked, reopened, left out; and what each of them refuses."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.monitoring.round_stage import (
    DUE,
    LAUNCH,
    Stage,
    codes_since,
    last_seq,
    months,
    open_march,
    send,
    set_the_stage,
    share,
)
from thidua.core.audit import SYSTEM
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import Notice
from thidua.monitoring.actions.rounds import (
    cancel_round,
    lock_round,
    move_deadline,
    open_round,
    plan_rounds,
    renew_units,
    reopen_round,
)
from thidua.monitoring.logic.deadlines import Terms
from thidua.monitoring.models import Report, Round

LOCKING = date(2024, 3, 26)


@pytest.fixture
def stage(db: None) -> Stage:
    return set_the_stage()


def test_a_year_is_planned_in_one_action_with_explained_deadlines(stage: Stage) -> None:
    assert [row.period for row in stage.rounds] == [f"2024-{month:02d}" for month in range(2, 13)]
    march = stage.march
    assert (march.opens_on, march.closes_on, march.due_on, march.lock_on) == (
        date(2024, 3, 9), date(2024, 3, 14), DUE, LOCKING,
    )  # fmt: skip
    assert march.explanation[-1] == "Hạn gửi: hết thứ Ba 19/03/2024."


def test_planning_again_leaves_open_rounds_alone_and_takes_up_those_left_out(stage: Stage) -> None:
    open_march(stage)
    april = Round.objects.get(period="2024-04")
    cancel_round(april, reason="Gộp vào quý", by=stage.cast.officer, on=LAUNCH)
    seq = last_seq()
    planned = plan_rounds(stage.campaign, months(Terms(due_after=5)), by=stage.cast.officer, on=LAUNCH)
    assert "2024-03" not in {row.period for row in planned}
    april.refresh_from_db()
    assert (april.state, april.due_on) == ("planned", date(2024, 4, 22))
    assert stage.march.due_on == DUE
    assert codes_since(seq) == ["round.planned"]


def test_a_plan_whose_days_are_out_of_order_is_refused(stage: Stage) -> None:
    plan = months()[0]
    for wrong in (replace(plan, due_on=date(2024, 2, 1)), replace(plan, lock_on=date(2024, 2, 15))):
        with pytest.raises(Invalid, match="tháng 2 năm 2024"):
            plan_rounds(stage.campaign, [wrong], by=stage.cast.officer, on=LAUNCH)
    with pytest.raises(Invalid, match="mỗi kỳ chỉ lập một lần"):
        plan_rounds(stage.campaign, [plan, plan], by=stage.cast.officer, on=LAUNCH)
    with pytest.raises(Invalid, match="Chưa có kỳ nào"):
        plan_rounds(stage.campaign, [], by=stage.cast.officer, on=LAUNCH)


def test_opening_lays_out_a_report_for_each_unit_that_is_asked_and_tells_its_people(stage: Stage) -> None:
    row = open_march(stage)
    asked = set(Report.objects.filter(round=row).values_list("organisation__name", flat=True))
    assert asked == {str(unit) for unit in (stage.cast.bang_huu, stage.cast.nhan_ly, stage.cast.bang_mac)}
    told = set(Notice.objects.filter(kind="round.opened").values_list("recipient", flat=True))
    assert told == {
        f"user:{name}"
        for name in ("banghuu.thutruong", "banghuu.daumoi", "nhanly.thutruong", "nhanly.daumoi", "bangmac.daumoi")
    }
    assert "Hạn gửi: hết ngày 19/03/2024" in Notice.objects.filter(kind="round.opened")[0].text


def test_a_round_that_opens_after_its_deadline_gets_a_new_one_so_that_nobody_is_late(stage: Stage) -> None:
    row = open_round(stage.march, by=stage.cast.officer, on=date(2024, 4, 1))
    assert (row.due_on, row.lock_on) == (date(2024, 4, 4), date(2024, 4, 11))
    assert row.explanation[-1].startswith("Ngày 01/04/2024 dời hạn đến hết thứ Năm 04/04/2024: kỳ mở sau hạn cũ")


def test_units_given_a_target_later_come_in_and_untouched_ones_no_longer_asked_go(stage: Stage) -> None:
    row = open_march(stage)
    send(stage.report(stage.cast.nhan_ly), date(2024, 3, 15))
    stage.target.allocations.filter(organisation__in=[stage.cast.bang_mac, stage.cast.nhan_ly]).delete()
    share(stage.target, [stage.cast.dong_mo], by=stage.cast.officer)
    changed = renew_units(row, by=SYSTEM, on=date(2024, 3, 15))
    assert (changed.added, changed.dropped) == ((stage.cast.dong_mo.pk,), 1)
    left = set(Report.objects.filter(round=row).values_list("organisation_id", flat=True))
    assert left == {unit.pk for unit in (stage.cast.bang_huu, stage.cast.nhan_ly, stage.cast.dong_mo)}


def test_a_moved_deadline_keeps_its_history_shifts_the_lock_and_forgives_lateness(stage: Stage) -> None:
    row = open_march(stage)
    report = stage.report(stage.cast.nhan_ly)
    send(report, date(2024, 3, 21))
    assert report.late_days == 2
    moved = move_deadline(row, date(2024, 3, 22), reason="Mất điện diện rộng", by=stage.cast.officer, on=DUE)
    assert (moved.due_on, moved.lock_on) == (date(2024, 3, 22), date(2024, 3, 29))
    assert moved.explanation[-1] == "Ngày 19/03/2024 dời hạn đến hết thứ Sáu 22/03/2024: Mất điện diện rộng"
    report.refresh_from_db()
    assert report.late_days == 0
    told = set(Notice.objects.filter(kind="round.moved").values_list("recipient", flat=True))
    assert told == {"user:banghuu.thutruong", "user:banghuu.daumoi", "user:bangmac.daumoi"}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 3, 23), "Thứ Bảy 23/03/2024 nghỉ cuối tuần; hãy chọn thứ Hai 25/03/2024"),
        (date(2024, 3, 13), "từ ngày chốt số liệu 14/03/2024 trở đi"),
        (date(2024, 3, 15), "từ hôm nay trở đi"),
    ],
)
def test_a_deadline_moves_neither_to_a_day_off_nor_backwards(stage: Stage, day: date, words: str) -> None:
    row = open_march(stage)
    with pytest.raises(Invalid, match=f"(?i){words}"):
        move_deadline(row, day, reason="Lý do", by=stage.cast.officer, on=date(2024, 3, 18))


def test_moving_reopening_and_leaving_out_ask_for_a_reason(stage: Stage) -> None:
    row, by = stage.march, stage.cast.officer
    with pytest.raises(Invalid, match="lý do dời hạn"):
        move_deadline(row, date(2024, 3, 20), reason="  ", by=by, on=LAUNCH)
    with pytest.raises(Invalid, match="lý do bỏ kỳ"):
        cancel_round(row, reason="", by=by, on=LAUNCH)
    locked = lock_round(open_march(stage), by=by, on=LOCKING)
    with pytest.raises(Invalid, match="lý do mở lại"):
        reopen_round(locked, reason="", until=LOCKING, by=by, on=LOCKING)
    with pytest.raises(Invalid, match="từ hôm nay trở đi"):
        reopen_round(locked, reason="Sai số", until=date(2024, 3, 25), by=by, on=LOCKING)


def test_a_round_is_locked_reopened_and_locked_again_with_one_line_each(stage: Stage) -> None:
    by = stage.cast.officer
    row = open_march(stage)
    seq = last_seq()
    locked = lock_round(row, by=by, on=LOCKING)
    assert (locked.state, locked.takes_figures) == ("locked", False)
    again = reopen_round(locked, reason="Nhân Lý báo nhầm", until=date(2024, 3, 29), by=by, on=LOCKING)
    assert (again.takes_figures, again.answer_by, again.due_on) == (True, date(2024, 3, 29), DUE)
    closed = lock_round(again, by=by, on=date(2024, 3, 30))
    assert (closed.state, closed.reopened_until) == ("locked", None)
    assert codes_since(seq) == ["round.locked", "round.reopened", "round.locked"]
    assert "Nhân Lý báo nhầm" in Notice.objects.filter(kind="round.reopened")[0].text


def test_nothing_is_locked_before_its_data_close(stage: Stage) -> None:
    row = open_march(stage)
    with pytest.raises(Conflict, match="chốt đến hết ngày 14/03/2024"):
        lock_round(row, by=stage.cast.officer, on=date(2024, 3, 13))


def test_a_step_that_does_not_fit_the_state_is_refused_with_the_state(stage: Stage) -> None:
    with pytest.raises(NotAllowed, match="đang ở trạng thái “Chưa mở”"):
        lock_round(stage.march, by=stage.cast.officer, on=LOCKING)
    stale = stage.march
    open_march(stage)
    with pytest.raises(Conflict, match="vừa được người khác xử lý"):
        open_round(stale, by=stage.cast.officer, on=date(2024, 3, 9))


def test_only_the_issuers_own_people_run_its_rounds(stage: Stage) -> None:
    cast = stage.cast
    for user in (cast.bang_huu_officer, cast.neighbour_officer, cast.auditor, cast.admin, cast.stranger):
        with pytest.raises(NotAllowed, match="Huyện Chi Lăng"):
            open_round(stage.march, by=user, on=date(2024, 3, 9))
        with pytest.raises(NotAllowed, match="Huyện Chi Lăng"):
            plan_rounds(stage.campaign, months(), by=user, on=LAUNCH)
