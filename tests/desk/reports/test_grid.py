"""The page of a report: what its grid shows, what saving answers for each row, the steps of the report."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.desk.reports.conftest import FILLED, Desk
from tests.monitoring.reporting import DAY, figure, report_of
from thidua.monitoring.actions.figures import FigureFacts, save_figures
from thidua.monitoring.actions.rules import RuleFacts, write_rule
from thidua.monitoring.logic.states import ReportState
from thidua.monitoring.models import Report, Round, ValidationRule

Kind, Severity = ValidationRule.Kind, ValidationRule.Severity


def test_each_row_is_answered_with_its_version_and_what_stands_in_its_cells(desk: Desk) -> None:
    answer = desk.save(desk.officer(), *FILLED).json()["rows"]
    told = {code: (row["kind"], row["version"]) for code, row in answer.items()}
    assert told == dict.fromkeys(("MT-01", "XH-01", "XH-02", "KT-01"), ("saved", 1))
    assert (answer["XH-02"]["result"], answer["KT-01"]["fields"]["denominator"]) == ("5", "60")
    assert figure(desk.report, desk.world.forest).value == Decimal("12.5")


def test_one_unreadable_cell_does_not_keep_the_others_from_being_saved(desk: Desk) -> None:
    rows = ({"code": "MT-01", "version": 0, "value": "mười"}, *FILLED[1:])
    answer = desk.save(desk.officer(), *rows).json()["rows"]
    assert answer["MT-01"] == {
        "kind": "error",
        "field": "value",
        "error": "“mười” không phải là số. Hãy ghi số, dấu phẩy thập phân, ví dụ 1.234,5.",
    }
    assert [answer[code]["kind"] for code in ("XH-01", "XH-02", "KT-01")] == ["saved"] * 3


def test_a_rule_that_blocks_answers_its_row_alone(desk: Desk) -> None:
    facts = RuleFacts(Kind.RANGE, "Diện tích không quá 100 ha.", date(2024, 1, 1), {"high": "100"}, Severity.ERROR)
    write_rule(desk.world.forest, facts, by=desk.world.cast.officer, on=DAY)
    answer = desk.save(desk.officer(), {"code": "MT-01", "version": 0, "value": "500"}, FILLED[1]).json()["rows"]
    assert (answer["MT-01"]["kind"], answer["XH-01"]["kind"]) == ("error", "saved")
    assert answer["MT-01"]["error"].startswith("Diện tích không quá 100 ha.")


def test_a_warning_is_saved_and_asks_for_a_reason(desk: Desk) -> None:
    facts = RuleFacts(Kind.RANGE, "Thường dưới 100 ha.", date(2024, 1, 1), {"high": "100"})
    write_rule(desk.world.forest, facts, by=desk.world.cast.officer, on=DAY)
    row = {"code": "MT-01", "version": 0, "value": "500"}
    answer = desk.save(desk.officer(), row).json()["rows"]["MT-01"]
    assert (answer["kind"], answer["warning"].split(".")[0]) == ("saved", "Thường dưới 100 ha")
    again = desk.save(desk.officer(), {**row, "version": 1, "note": "Có dự án mới"}).json()["rows"]["MT-01"]
    assert again["warning"] == ""


def test_whoever_comes_second_is_told_and_nobodys_figure_vanishes(desk: Desk) -> None:
    cast = desk.world.cast
    save_figures(desk.report, [FigureFacts(desk.world.forest, Decimal(15))], by=cast.bang_huu_head, on=DAY)
    answer = desk.save(desk.officer(), *FILLED).json()["rows"]
    assert (answer["MT-01"]["kind"], answer["MT-01"]["version"], answer["MT-01"]["fields"]["value"]) == (
        "conflict",
        1,
        "15",
    )
    assert answer["MT-01"]["conflict"].endswith("vừa lưu 15 cho chỉ tiêu này.")
    assert answer["XH-01"]["kind"] == "saved"
    kept = desk.save(desk.officer(), {**FILLED[0], "version": 1}).json()["rows"]["MT-01"]
    assert (kept["kind"], figure(desk.report, desk.world.forest).value) == ("saved", Decimal("12.5"))


def test_a_late_report_is_saved_only_with_its_reason(desk: Desk) -> None:
    Round.objects.filter(pk=desk.report.round_id).update(due_on=DAY - timedelta(days=1))
    refused = desk.save(desk.officer(), FILLED[0])
    assert (refused.status_code, refused.json()["reason"]) == (
        422,
        "Đã quá hạn ngày 19/06/2024. Hãy nêu lý do nộp muộn.",
    )
    assert desk.save(desk.officer(), FILLED[0], late_reason="Mất mạng").json()["rows"]["MT-01"]["kind"] == "saved"


def test_who_may_not_enter_is_told_why_and_a_stranger_sees_nothing(desk: Desk) -> None:
    refused = desk.save(desk.sign_in(desk.world.cast.officer), FILLED[0])
    assert (refused.status_code, refused.json()["reason"]) == (
        403,
        "Chỉ thủ trưởng hoặc đầu mối của “Xã Bằng Hữu” mới nhập số liệu của đơn vị này.",
    )
    assert desk.save(desk.sign_in(desk.world.cast.stranger), FILLED[0]).status_code == 404


def test_what_is_not_a_saving_of_the_page_is_refused(desk: Desk) -> None:
    response = desk.officer().post(desk.url + "luu/", b"[]", content_type="application/json")
    assert (response.status_code, response.json()["reason"]) == (
        422,
        "Trang gửi dữ liệu không đúng dạng. Hãy tải lại trang.",
    )


def test_the_grid_shows_parts_under_the_names_of_their_indicator_and_bars_the_rest(desk: Desk) -> None:
    page = desk.officer().get(desk.url).content.decode()
    assert page.count('aria-label="Tỷ lệ hộ nghèo: Hộ nghèo"') == 1
    assert page.count('aria-label="Tỷ lệ hộ nghèo: Số hộ"') == 1
    assert page.count('class="barred num" role="gridcell" data-field="value"') == 1
    assert page.count('data-code="') == 4


def test_a_report_goes_from_its_unit_to_its_head_and_single_figures_come_back(desk: Desk) -> None:
    desk.save(desk.officer(), *FILLED)
    assert "Đã gửi báo cáo" in desk.officer().post(desk.url + "gui/", follow=True).content.decode()
    assert "data-save=" not in desk.officer().get(desk.url).content.decode()
    refused = desk.head().post(desk.url + "tra/", {"chon-MT-01": "on", "ly-do-MT-01": ""}).content.decode()
    assert "Hãy chọn số liệu cần trả lại và nêu lý do cho từng số." in refused
    returned = desk.head().post(
        desk.url + "tra/", {"chon-MT-01": "on", "ly-do-MT-01": "Đối chiếu với Hạt Kiểm lâm"}, follow=True
    )
    assert "Đã trả lại 1 số liệu" in returned.content.decode()
    page = desk.officer().get(desk.url).content.decode()
    assert (page.count("Trả lại: Đối chiếu với Hạt Kiểm lâm"), page.count("data-save=")) == (1, 1)


def test_what_is_missing_is_named_when_a_report_is_handed_in(desk: Desk) -> None:
    desk.save(desk.officer(), *FILLED[1:])
    page = desk.officer().post(desk.url + "gui/", follow=True).content.decode()
    assert "MT-01: Chưa có số liệu: hãy nhập số, hoặc chọn lý do không có." in page
    assert Report.objects.get(pk=desk.report.pk).state == ReportState.OPEN


def test_the_page_of_a_report_costs_the_same_with_one_figure_and_with_four(desk: Desk) -> None:
    client = desk.officer()
    desk.save(client, FILLED[0])
    client.get(desk.url)
    with CaptureQueriesContext(connection) as before:
        client.get(desk.url)
    desk.save(client, *FILLED[1:])
    with CaptureQueriesContext(connection) as after:
        client.get(desk.url)
    assert len(after) == len(before)


def test_the_list_costs_the_same_with_one_report_and_with_three(desk: Desk) -> None:
    client = desk.sign_in(desk.world.cast.officer)
    client.get("/so-lieu/")
    with CaptureQueriesContext(connection) as one:
        client.get("/so-lieu/")
    cast = desk.world.cast
    for unit, by in ((cast.nhan_ly, cast.nhan_ly_officer), (cast.bang_mac, cast.bang_mac_officer)):
        report_of(desk.report.round, unit, by)
    with CaptureQueriesContext(connection) as three:
        page = client.get("/so-lieu/").content.decode()
    assert (len(three), page.count('<td class="lead"')) == (len(one), 3)
