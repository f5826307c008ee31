"""The screens of rounds, of the matrix and of the calendar: what is shown, what is refused, what it costs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.monitoring.round_stage import DUE, Stage, open_march, send, set_the_stage
from tests.remembering import remembered
from thidua.core.audit import SYSTEM
from thidua.desk.monitoring_work import reports_due, rounds_to_chase
from thidua.directory.models import Organisation, User
from thidua.monitoring.actions.reminders import send_reminders
from thidua.monitoring.models import CalendarDay, Report, Round

SignIn = Callable[[User], Client]
LATER = DUE + timedelta(days=1)


@pytest.fixture
def stage(db: None, settings: object) -> Stage:
    settings.FIXED_TODAY = LATER  # type: ignore[attr-defined]
    return remembered("March is reported", _march)


def _march() -> Stage:
    found = set_the_stage()
    open_march(found)
    send(found.report(found.cast.bang_huu), DUE)
    return found


def url(stage: Stage, *rest: str) -> str:
    return "/".join(["/so-lieu/ky", stage.campaign.code, *rest, ""])


def test_the_page_of_a_round_tells_why_its_deadline_is_that_day_and_who_is_late(stage: Stage, as_user: SignIn) -> None:
    page = as_user(stage.cast.officer).get(url(stage, "2024-03")).content.decode()
    assert "Vì sao hạn là ngày này" in page
    assert "Thứ Bảy 16/03/2024 nghỉ cuối tuần, chuyển sang Chủ nhật 17/03/2024." in page
    assert page.count("Chưa gửi, đã quá hạn 1 ngày làm việc") == 2
    assert page.count("Gửi đúng hạn") == 1
    assert "Đôn đốc" in page


def test_a_unit_sees_the_round_without_the_buttons_of_its_issuer(stage: Stage, as_user: SignIn) -> None:
    browser = as_user(stage.cast.bang_huu_officer)
    page = browser.get(url(stage, "2024-03")).content.decode()
    assert "buoc/" not in page
    assert browser.get(url(stage, "2024-03", "buoc", "khoa")).status_code == 403
    assert as_user(stage.cast.stranger).get(url(stage, "2024-03")).status_code == 404


def test_one_click_chases_the_late_and_a_second_one_the_same_day_says_so(stage: Stage, as_user: SignIn) -> None:
    browser = as_user(stage.cast.officer)
    address = url(stage, "2024-03", "buoc", "don-doc")
    assert "Đã đôn đốc 3 người." in browser.post(address, {"reason": ""}, follow=True).content.decode()
    page = browser.post(address, {"reason": "Cần gấp"}).content.decode()
    assert "Hôm nay đã đôn đốc kỳ này" in page
    assert "Cần gấp" in page


def test_a_year_is_looked_at_before_it_is_planned(stage: Stage, as_user: SignIn) -> None:
    browser = as_user(stage.cast.officer)
    fields = {"year": "2024", "quarter-asked": "on", "quarter-opens": "5", "quarter-due": "5", "quarter-lock": ""}
    page = browser.post(url(stage, "lap-lich"), {**fields, "xem": "1"}).content.decode()
    assert "Lập 4 kỳ" in page
    assert not Round.objects.filter(kind="quarter").exists()
    done = browser.post(url(stage, "lap-lich"), {**fields, "lap": "1"}, follow=True)
    assert "Đã lập 4 kỳ báo cáo." in done.content.decode()
    assert set(Round.objects.filter(kind="quarter").values_list("lock_on", flat=True)) == {None}


def test_what_is_wrong_in_a_plan_stands_beside_its_kind_and_nothing_typed_is_lost(
    stage: Stage, as_user: SignIn
) -> None:
    fields = {"year": "2024", "month-asked": "on", "month-opens": "năm", "month-due": "3", "lap": "1"}
    page = as_user(stage.cast.officer).post(url(stage, "lap-lich"), fields).content.decode()
    assert "Hãy ghi số ngày bằng chữ số" in page
    assert 'value="năm"' in page


def test_a_deadline_moves_with_a_reason_and_a_day_off_is_refused_with_the_next_working_day(
    stage: Stage, as_user: SignIn
) -> None:
    browser = as_user(stage.cast.officer)
    address = url(stage, "2024-03", "buoc", "doi-han")
    page = browser.post(address, {"due_on": "23/03/2024", "reason": "Mất điện"}).content.decode()
    assert "hãy chọn thứ Hai 25/03/2024" in page
    browser.post(address, {"due_on": "25/03/2024", "reason": "Mất điện"})
    assert stage.march.due_on == date(2024, 3, 25)


def test_the_matrix_shows_each_unit_with_symbol_and_words_and_goes_to_excel(stage: Stage, as_user: SignIn) -> None:
    browser = as_user(stage.cast.officer)
    page = browser.get("/so-lieu/tien-do/").content.decode()
    assert page.count("Quá hạn 1</span>") == 2
    assert page.count("Chưa mở</span>") == 3 * 10
    book = openpyxl.load_workbook(BytesIO(browser.get("/so-lieu/tien-do/?xuat=xlsx").content))
    rows = list(book["Tiến độ nộp"].iter_rows(values_only=True))
    assert rows[-1][2:5] == ("Xã Nhân Lý", "Chưa mở", "Quá hạn 1")
    assert rows[-1][-1] == 0


def test_the_matrix_turns_its_pages_while_heads_totals_and_excel_speak_of_all_units(
    stage: Stage, as_user: SignIn
) -> None:
    units = [
        Organisation(code=f"T-{n}", name=f"Thôn {n}", kind="village", valid_from=date(2020, 1, 1), sort_key=f"zz{n:02}")
        for n in range(47)
    ]
    Organisation.objects.bulk_create(units)
    Report.objects.bulk_create(Report(round=stage.march, organisation=unit) for unit in units)
    browser = as_user(stage.cast.officer)
    last = browser.get("/so-lieu/tien-do/?trang=3").context["page"]
    assert [str(line.organisation) for line in last.lines] == [f"Thôn {n}" for n in range(37, 47)]
    assert (last.total.due, last.total.on_time, last.heads[1].record.missing) == (50, 1, 49)
    text = browser.get("/so-lieu/tien-do/?trang=3").content.decode()
    assert ('<td class="stt">41</td>' in text, 'aria-current="page">3</a>' in text) == (True, True)
    found = browser.get("/so-lieu/tien-do/?q=nhan+ly").context["page"]
    assert [str(line.organisation) for line in found.lines] == ["Xã Nhân Lý"]
    assert "Không có đơn vị nào khớp" in browser.get("/so-lieu/tien-do/?q=khong+co").content.decode()
    book = openpyxl.load_workbook(BytesIO(browser.get("/so-lieu/tien-do/?trang=2&xuat=xlsx").content))
    codes = [row[1] for row in book["Tiến độ nộp"].iter_rows(values_only=True)]
    assert sum(str(code).startswith("T-") for code in codes) == 47


@pytest.mark.parametrize("address", ["/so-lieu/tien-do/", "/so-lieu/ky/PT-2024-001/2024-03/", "/so-lieu/ky/", "/"])
def test_a_page_asks_as_many_queries_for_thirty_units_as_for_one(stage: Stage, as_user: SignIn, address: str) -> None:
    browser = as_user(stage.cast.officer)
    counted = []
    for size in (1, 3, 30):
        Report.objects.filter(round=stage.march).delete()
        units = [
            Organisation(code=f"T{size}-{n}", name=f"Thôn {n}", kind="village", valid_from=date(2020, 1, 1))
            for n in range(size)
        ]
        Organisation.objects.bulk_create(units)
        Report.objects.bulk_create(Report(round=stage.march, organisation=unit) for unit in units)
        browser.get(address)
        with CaptureQueriesContext(connection) as asked:
            browser.get(address)
        counted.append(len(asked))
    assert counted[0] == counted[1] == counted[2]


def test_home_tells_a_unit_of_its_overdue_report_and_the_officer_of_the_round(stage: Stage) -> None:
    own = reports_due(stage.cast.nhan_ly_officer, LATER)
    assert [(waiting.section, waiting.item.due) for waiting in own] == [("overdue", DUE)]
    assert "Gửi báo cáo tháng 3 năm 2024" in own[0].item.title
    assert reports_due(stage.cast.bang_huu_officer, LATER) == []
    late = rounds_to_chase(stage.cast.officer, LATER)
    assert [waiting.item.detail for waiting in late] == [f"{stage.campaign.code} · 2 đơn vị chưa gửi"]
    assert rounds_to_chase(stage.cast.bang_huu_head, LATER) == []


def test_a_notice_of_the_day_leads_to_the_report(stage: Stage, as_user: SignIn) -> None:
    Round.objects.exclude(period="2024-03").delete()
    send_reminders(by=SYSTEM, on=LATER)
    page = as_user(stage.cast.bang_mac_officer).get("/thong-bao/").content.decode()
    assert f'href="/so-lieu/{stage.campaign.code}/2024-03/{stage.cast.bang_mac.code}/"' in page


def test_days_off_are_listed_entered_pasted_and_taken_out(stage: Stage, as_user: SignIn) -> None:
    browser, code = as_user(stage.cast.officer), stage.cast.district.code
    page = browser.get("/quan-tri/ngay-nghi/?nam=2024").content.decode()
    assert "hoán đổi dịp 30/4, làm bù ngày 04/05/2024" in page
    lines = "15/11/2024; nghỉ; Lễ hội Chi Lăng; 12/TB-UBND\n16/11/2024\tlàm bù\tbù cho ngày 15/11/2024"
    browser.post(f"/quan-tri/ngay-nghi/{code}/nhap/", {"lines": lines})
    entered = list(CalendarDay.objects.values_list("day", "works", "source"))
    assert entered == [(date(2024, 11, 15), False, "12/TB-UBND"), (date(2024, 11, 16), True, "")]
    browser.post(f"/quan-tri/ngay-nghi/{code}/2024-11-16/xoa/")
    day = {"day": "15/11/2024", "works": "", "reason": "Lễ hội", "source": ""}
    browser.post(f"/quan-tri/ngay-nghi/{code}/ghi/", day)
    assert [str(row) for row in CalendarDay.objects.all()] == ["15/11/2024 Lễ hội"]


def test_a_pasted_year_names_each_line_that_cannot_be_read(stage: Stage, as_user: SignIn) -> None:
    address = f"/quan-tri/ngay-nghi/{stage.cast.district.code}/nhap/"
    lines = "32/11/2024; nghỉ; Lễ\n15/11/2024; vui; Lễ\n15/11/2024; nghỉ"
    page = as_user(stage.cast.officer).post(address, {"lines": lines}).content.decode()
    assert "Dòng 1: “32/11/2024” không phải ngày" in page
    assert "Dòng 2: cột thứ hai phải là “nghỉ” hoặc “làm việc”, không phải “vui”" in page
    assert "Dòng 3: thiếu dịp, lý do" in page
    assert "15/11/2024; vui; Lễ" in page
    assert not CalendarDay.objects.exists()


def test_units_read_the_calendar_and_do_not_edit_it(stage: Stage, as_user: SignIn) -> None:
    browser = as_user(stage.cast.bang_huu_officer)
    page = browser.get("/quan-tri/ngay-nghi/").content.decode()
    assert "Thêm ngày" not in page
    assert browser.get(f"/quan-tri/ngay-nghi/{stage.cast.bang_huu.code}/ghi/").status_code == 403
