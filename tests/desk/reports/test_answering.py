"""Answering for figures: heads approve many reports, departments confirm across units, evidence, corrections."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.desk.reports.conftest import Desk
from tests.monitoring.reporting import DAY, approved, figure, report_of
from thidua.core.audit import SYSTEM
from thidua.desk.report_work import figures_awaiting_confirmation, reports_awaiting_approval
from thidua.monitoring.actions.figures import save_figures
from thidua.monitoring.actions.reports import submit_report
from thidua.monitoring.actions.rounds import lock_round
from thidua.monitoring.logic.states import FigureState, ReportState
from thidua.monitoring.models import Evidence, Report


@pytest.fixture(autouse=True)
def a_store_of_its_own(settings: Settings, tmp_path: Path) -> None:
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def both_approved(desk: Desk) -> None:
    """Bằng Hữu and Nhân Lý have reported and their heads have approved."""
    cast = desk.world.cast
    approved(desk.world, desk.report, desk.world.facts("10"), officer=cast.bang_huu_officer, head=cast.bang_huu_head)
    other = report_of(desk.report.round, cast.nhan_ly, cast.nhan_ly_officer)
    approved(desk.world, other, desk.world.facts("30"), officer=cast.nhan_ly_officer, head=cast.nhan_ly_head)


CONFIRM = "/so-lieu/xac-nhan/MT-01/2024-06/"


def test_a_head_approves_what_is_chosen_and_sees_what_is_new(desk: Desk) -> None:
    cast = desk.world.cast
    save_figures(desk.report, desk.world.facts(), by=cast.bang_huu_officer, on=DAY)
    submit_report(desk.report, by=cast.bang_huu_officer, on=DAY)
    page = desk.head().get("/so-lieu/duyet/").content.decode()
    assert ("4 số mới" in page, "Diện tích rừng trồng mới" in page) == (True, True)
    assert [row.item.title for row in reports_awaiting_approval(cast.bang_huu_head, DAY)] == [
        "Duyệt báo cáo tháng 6 năm 2024: Xã Bằng Hữu"
    ]
    done = desk.head().post("/so-lieu/duyet/", {f"chon-{desk.report.pk}": "on"}, follow=True).content.decode()
    assert "Đã duyệt 1 báo cáo." in done
    assert Report.objects.get(pk=desk.report.pk).state == ReportState.APPROVED


def test_nothing_chosen_says_so(desk: Desk) -> None:
    both_approved(desk)
    assert "Hãy chọn ít nhất một báo cáo." in desk.head().post("/so-lieu/duyet/", {}).content.decode()
    page = desk.sign_in(desk.world.cast.agriculture_head).post(CONFIRM, {"do": "confirm"}).content.decode()
    assert "Hãy chọn ít nhất một số liệu." in page


def test_the_owner_confirms_some_units_and_returns_one_with_a_reason(desk: Desk) -> None:
    both_approved(desk)
    cast = desk.world.cast
    owner = desk.sign_in(cast.agriculture_head)
    waiting = figures_awaiting_confirmation(cast.agriculture_head, DAY)
    assert [(row.item.url, row.item.detail) for row in waiting] == [(CONFIRM, "tháng 6 năm 2024 · 2 đơn vị chờ")]
    first, second = figure(desk.report, desk.world.forest), figure(Report.objects.latest("pk"), desk.world.forest)
    owner.post(CONFIRM, {f"chon-{first.pk}": "on", "do": "confirm"})
    refused = owner.post(CONFIRM, {f"chon-{second.pk}": "on", f"ly-do-{second.pk}": "", "do": "return"})
    assert "Hãy nêu lý do trả lại cho từng số liệu." in refused.content.decode()
    owner.post(CONFIRM, {f"chon-{second.pk}": "on", f"ly-do-{second.pk}": "Cao bất thường", "do": "return"})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state, second.returned, second.return_reason) == (
        FigureState.CONFIRMED,
        FigureState.REPORTED,
        True,
        "Cao bất thường",
    )


def test_whoever_owns_nothing_of_it_does_not_find_the_page(desk: Desk) -> None:
    both_approved(desk)
    assert desk.sign_in(desk.world.cast.finance_officer).get(CONFIRM).status_code == 404
    assert desk.sign_in(desk.world.cast.stranger).get(CONFIRM).status_code == 404


def test_the_confirming_page_costs_the_same_with_one_unit_and_with_two(desk: Desk) -> None:
    cast = desk.world.cast
    approved(desk.world, desk.report, desk.world.facts("10"), officer=cast.bang_huu_officer, head=cast.bang_huu_head)
    client = desk.sign_in(cast.agriculture_head)
    client.get(CONFIRM)
    with CaptureQueriesContext(connection) as one:
        client.get(CONFIRM)
    other = report_of(desk.report.round, cast.nhan_ly, cast.nhan_ly_officer)
    approved(desk.world, other, desk.world.facts("30"), officer=cast.nhan_ly_officer, head=cast.nhan_ly_head)
    with CaptureQueriesContext(connection) as two:
        page = client.get(CONFIRM).content.decode()
    assert (len(two), page.count("Xã Nhân Lý") > 0) == (len(one), True)


def test_evidence_is_laid_under_a_figure_fetched_and_taken_away(desk: Desk) -> None:
    save_figures(desk.report, desk.world.facts(), by=desk.world.cast.bang_huu_officer, on=DAY)
    client, address = desk.officer(), desk.url + "chi-tieu/MT-01/"
    client.post(address + "tai-lieu/", {"file": SimpleUploadedFile("biên bản.pdf", b"%PDF"), "note": "Nghiệm thu"})
    page = client.get(address).content.decode()
    assert ("biên bản.pdf" in page, "Nghiệm thu" in page) == (True, True)
    evidence = Evidence.objects.get()
    fetched = client.get(f"{address}tai-lieu/{evidence.pk}/")
    assert (b"".join(fetched), fetched["Content-Type"]) == (b"%PDF", "application/octet-stream")
    client.post(f"{address}tai-lieu/{evidence.pk}/go/", {"reason": "Nhầm"})
    assert client.get(f"{address}tai-lieu/{evidence.pk}/").status_code == 404


def test_the_panel_of_a_figure_comes_without_the_frame_of_the_page(desk: Desk) -> None:
    client, address = desk.officer(), desk.url + "chi-tieu/MT-01/"
    assert "<html" in client.get(address).content.decode()
    panel = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert ("<html" in panel, "Phòng Nông nghiệp" in panel) == (False, True)
    assert client.get(desk.url + "chi-tieu/ZZ-99/").status_code == 404


def test_a_figure_of_a_locked_round_is_corrected_and_both_values_are_shown(desk: Desk) -> None:
    both_approved(desk)
    address = desk.url + "chi-tieu/MT-01/"
    assert desk.officer().get(address + "dinh-chinh/").status_code == 403
    lock_round(desk.report.round, by=SYSTEM, on=DAY)
    row = figure(desk.report, desk.world.forest)
    told = {"value": "11", "missing": "", "note": "", "reason": "Cộng thiếu một thôn", "version": row.version}
    page = desk.officer().post(address + "dinh-chinh/", told, follow=True).content.decode()
    assert ("Khi khóa kỳ là 10; đã đính chính sau đó." in page, "Cộng thiếu một thôn" in page) == (True, True)
    row.refresh_from_db()
    assert (row.value, row.official_value) == (Decimal(11), Decimal(10))
