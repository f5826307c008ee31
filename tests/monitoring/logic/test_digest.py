"""When somebody is reminded, who, and in which words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.monitoring.logic.digest import Audience, Due, audiences, compose, stage_reached

pytestmark = pytest.mark.logic

DUE = date(2024, 3, 19)


def due(
    unit: str = "Xã Bằng Hữu", *, on: date = DUE, late: int = 0, returned: bool = False, period: str = "2024-03"
) -> Due:
    return Due("PT-2024-001", period, "tháng 3 năm 2024", "20.180.1", unit, on, late, returned)


def after(days: int) -> date:
    return DUE + timedelta(days=days)


def test_stages_are_three_and_one_day_before_then_one_three_five_days_after_then_weekly() -> None:
    found = [stage_reached(DUE, after(days)) for days in range(-5, 21)]
    assert list(dict.fromkeys(found)) == [None, -3, -1, 1, 3, 5, 12, 19]


@given(st.integers(-400, 400))
def test_the_stage_never_lies_ahead_and_never_more_than_a_week_behind(days: int) -> None:
    stage = stage_reached(DUE, after(days))
    assert (days < -3) if stage is None else 0 <= days - stage < 7


@given(st.integers(-400, 399))
def test_stages_only_go_forward(days: int) -> None:
    earlier, later = stage_reached(DUE, after(days)), stage_reached(DUE, after(days + 1))
    assert earlier is None or (later is not None and earlier <= later)


def test_the_circle_of_those_told_grows_with_the_delay() -> None:
    assert [audiences(offset) for offset in (-3, 1, 3, 5, 12)] == [
        (Audience.UNIT,),
        (Audience.UNIT,),
        (Audience.UNIT, Audience.HEAD),
        (Audience.UNIT, Audience.HEAD, Audience.OFFICER),
        (Audience.UNIT, Audience.HEAD, Audience.OFFICER),
    ]


@pytest.mark.parametrize(
    ("days", "late", "words"),
    [
        (-3, 0, "chưa gửi; còn 3 ngày, hạn 19/03/2024."),
        (0, 0, "chưa gửi; hôm nay là hạn cuối."),
        (5, 3, "chưa gửi; đã quá hạn 3 ngày làm việc (hạn 19/03/2024)."),
    ],
)
def test_a_unit_reads_how_many_days_are_left_or_how_many_working_days_are_gone(
    days: int, late: int, words: str
) -> None:
    letter = compose([due(late=late)], [], after(days))
    assert letter.lines[0] == f"Báo cáo tháng 3 năm 2024 của Xã Bằng Hữu (PT-2024-001) {words}"
    assert "Không thay đổi so với kỳ trước" in letter.lines[1]


def test_one_report_links_to_itself_several_to_the_list_of_ones_work() -> None:
    assert compose([due()], [], DUE).link == "/so-lieu/PT-2024-001/2024-03/20.180.1/"
    assert compose([due(), due(period="2024-02")], [], DUE).link == "/"
    assert compose([], [due()], after(5)).link == "/so-lieu/ky/PT-2024-001/2024-03/"


def test_an_officer_reads_one_line_for_a_round_with_the_first_names_and_how_many_more() -> None:
    letter = compose([], [due(f"Xã {n}", late=4) for n in range(1, 8)], after(5))
    names = "Xã 1, Xã 2, Xã 3, Xã 4, Xã 5 và 2 đơn vị khác"
    which = "Kỳ tháng 3 năm 2024 (PT-2024-001) đã quá hạn 4 ngày làm việc (hạn 19/03/2024)"
    assert letter.lines == (f"{which}: 7 đơn vị chưa gửi: {names}.",)
    assert letter.title == "7 báo cáo của các đơn vị quá hạn"


def test_a_returned_report_is_called_returned_and_what_the_chaser_adds_is_told() -> None:
    letter = compose([due(returned=True)], [], DUE, ask="Đơn vị phát động đôn đốc: cần gấp")
    assert "đã bị trả lại, chưa gửi lại; hôm nay là hạn cuối." in letter.lines[0]
    assert letter.lines[1] == "Đơn vị phát động đôn đốc: cần gấp"


def test_the_title_counts_what_is_late_before_what_is_near() -> None:
    assert compose([due(), due(on=after(-30))], [], DUE).title == "1 báo cáo số liệu đã quá hạn"
    assert compose([due(), due(period="2024-02")], [], DUE).title == "2 báo cáo số liệu sắp đến hạn"
