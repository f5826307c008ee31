"""A report as Excel through the screens: handed out, looked over, taken in, refused when stale, taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl.worksheet.worksheet import Worksheet
from pytest_django import Settings

from tests.desk.reports.conftest import FILLED, Desk
from tests.monitoring.reporting import DAY, figure
from thidua.campaigns.models import Indicator
from thidua.monitoring.actions.figures import FigureFacts, save_figures
from thidua.monitoring.actions.rules import RuleFacts, write_rule
from thidua.monitoring.models import ImportBatch, Observation, ValidationRule

Severity = ValidationRule.Severity
FIRST = 8
"""The sheet row of the first figure."""


@pytest.fixture(autouse=True)
def a_store_of_its_own(settings: Settings, tmp_path: Path) -> None:
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def fetched(desk: Desk, client: Client) -> bytes:
    return client.get(desk.url + "tep/").content


def filled(data: bytes, fill: Callable[[Worksheet], None]) -> SimpleUploadedFile:
    book, stream = openpyxl.load_workbook(BytesIO(data)), BytesIO()
    fill(book["Số liệu"])
    book.save(stream)
    return SimpleUploadedFile("da dien.xlsx", stream.getvalue())


def fifteen(page: Worksheet) -> None:
    page[f"K{FIRST}"] = 15


def fifteen_and_eight(page: Worksheet) -> None:
    fifteen(page)
    page[f"K{FIRST + 1}"] = 8


def fill_rows(page: Worksheet, rows: int) -> None:
    """Numbers in all open cells of the first rows."""
    for row in range(FIRST, FIRST + rows):
        for column in "IJK":
            page[f"{column}{row}"] = 7


def set_rule(desk: Desk, indicator: Indicator, severity: Severity, *, high: str, sentence: str) -> None:
    """A highest value for an indicator, in force since long before the round."""
    facts = RuleFacts(ValidationRule.Kind.RANGE, sentence, date(2024, 1, 1), {"high": high}, severity)
    write_rule(indicator, facts, by=desk.world.cast.officer, on=DAY)


def wrong_too(page: Worksheet) -> None:
    fifteen(page)
    page[f"K{FIRST + 1}"] = "tám"


def sent(desk: Desk, client: Client, upload: SimpleUploadedFile) -> str:
    """Send the file; the address of its dry run."""
    response = client.post(desk.url + "nhap/", {"file": upload})
    assert response.status_code == 302, response.content.decode()
    return str(response["Location"])


def test_a_filled_file_is_looked_over_first_and_then_taken_in(desk: Desk) -> None:
    client = desk.officer()
    review = sent(desk, client, filled(fetched(desk, client), fifteen))
    page = client.get(review).content.decode()
    assert (page.count("Nhập tất cả"), Observation.objects.count()) == (1, 0)
    done = client.post(review + "ghi/", {"mode": "all"}, follow=True).content.decode()
    assert "Đã nhập 1 số liệu từ tệp." in done
    assert figure(desk.report, desk.world.forest).value == Decimal(15)
    assert client.get(review, follow=True).content.decode().count("Tệp đã nhập xong hoặc đã quá một ngày.") == 1


def test_wrong_rows_keep_all_out_unless_only_the_valid_ones_are_wanted(desk: Desk) -> None:
    client = desk.officer()
    review = sent(desk, client, filled(fetched(desk, client), wrong_too))
    refused = client.post(review + "ghi/", {"mode": "all"}, follow=True).content.decode()
    assert ("Còn 1 dòng lỗi nên chưa nhập dòng nào." in refused, Observation.objects.count()) == (True, 0)
    client.post(review + "ghi/", {"mode": "valid"})
    assert list(Observation.objects.values_list("indicator__code", "value")) == [("MT-01", Decimal(15))]


def test_the_errors_come_back_in_their_cells_and_the_file_can_be_sent_again(desk: Desk) -> None:
    client = desk.officer()
    review = sent(desk, client, filled(fetched(desk, client), wrong_too))
    back = openpyxl.load_workbook(BytesIO(client.get(review + "loi/").content))
    cell = back["Số liệu"][f"K{FIRST + 1}"]
    assert cell.comment is not None
    assert (cell.value, cell.comment.text) == ("tám", "Không phải số. Hãy ghi số, dấu phẩy thập phân, ví dụ 1.234,5.")

    def put_right(page: Worksheet) -> None:
        page[f"K{FIRST + 1}"] = 8

    again = sent(desk, client, filled(client.get(review + "loi/").content, put_right))
    client.post(again + "ghi/", {"mode": "all"})
    told = Observation.objects.order_by("indicator__code").values_list("indicator__code", "value")
    assert list(told) == [("MT-01", Decimal(15)), ("XH-01", Decimal(8))]


def test_a_stale_file_is_refused_with_who_changed_what(desk: Desk) -> None:
    client = desk.officer()
    old = fetched(desk, client)
    head = desk.world.cast.bang_huu_head
    save_figures(desk.report, [FigureFacts(desk.world.forest, Decimal(20))], by=head, on=DAY)
    review = sent(desk, client, filled(old, fifteen))
    page = client.get(review).content.decode()
    assert ("Tệp đã cũ" in page, str(head.audit_label) in page, "Nhập tất cả" in page) == (True, True, False)
    refused = client.post(review + "ghi/", {"mode": "valid"}, follow=True).content.decode()
    assert "Có số liệu đã được người khác sửa sau khi tệp được tải." in refused
    assert figure(desk.report, desk.world.forest).value == Decimal(20)


def test_an_error_of_a_rule_stands_in_its_cell_and_an_odd_figure_asks_for_its_reason(desk: Desk) -> None:
    set_rule(desk, desk.world.forest, Severity.WARNING, high="10", sentence="Cao bất thường.")
    set_rule(desk, desk.world.jobs, Severity.ERROR, high="5", sentence="Không quá 5.")
    client = desk.officer()
    review = sent(desk, client, filled(fetched(desk, client), fifteen_and_eight))
    page = client.get(review).content.decode()
    assert "Cao bất thường. 15 nằm ngoài khoảng cho phép (đến 10)." in page
    assert "Không quá 5. 8 nằm ngoài khoảng cho phép (đến 5)." in page
    back = openpyxl.load_workbook(BytesIO(client.get(review + "loi/").content))["Số liệu"]
    told = [cell.comment.text[:15] for cell in (back[f"M{FIRST}"], back[f"K{FIRST + 1}"]) if cell.comment]
    assert told == ["Cao bất thường.", "Không quá 5. 8 "]

    refused = client.post(review + "ghi/", {"mode": "valid", "ly-do-MT-01": " "}).content.decode()
    assert ("Còn 1 số liệu bất thường chưa có lý do." in refused, Observation.objects.exists()) == (True, False)
    both = client.post(review + "ghi/", {"mode": "all", "ly-do-MT-01": "Trồng bù"}).content.decode()
    assert ("Còn 1 dòng lỗi" in both, 'value="Trồng bù"' in both) == (True, True)
    client.post(review + "ghi/", {"mode": "valid", "ly-do-MT-01": "Trồng bù"})
    assert list(Observation.objects.values_list("indicator__code", "note")) == [("MT-01", "Trồng bù")]


def test_a_file_that_explains_its_odd_figure_or_leaves_a_wrong_one_alone_is_not_asked(desk: Desk) -> None:
    client = desk.officer()
    desk.save(client, {"code": "XH-01", "version": 0, "value": "9"})
    set_rule(desk, desk.world.forest, Severity.WARNING, high="10", sentence="Cao bất thường.")
    set_rule(desk, desk.world.jobs, Severity.ERROR, high="5", sentence="Không quá 5.")

    def explained(page: Worksheet) -> None:
        fifteen(page)
        page[f"M{FIRST}"] = "Trồng bù năm trước"

    review = sent(desk, client, filled(fetched(desk, client), explained))
    client.post(review + "ghi/", {"mode": "all"})
    assert figure(desk.report, desk.world.forest).note == "Trồng bù năm trước"


def test_the_rules_cost_the_same_queries_for_one_row_and_for_four(desk: Desk) -> None:
    client = desk.officer()
    empty = fetched(desk, client)
    counted = []
    for rows in (1, 4):
        review = sent(desk, client, filled(empty, lambda page, rows=rows: fill_rows(page, rows)))  # type: ignore[misc]
        with CaptureQueriesContext(connection) as asked:
            client.get(review)
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_an_import_is_taken_back_with_a_reason(desk: Desk) -> None:
    client = desk.officer()
    desk.save(client, FILLED[0])
    review = sent(desk, client, filled(fetched(desk, client), fifteen))
    client.post(review + "ghi/", {"mode": "all"})
    batch = ImportBatch.objects.get()
    address = f"{desk.url}lan-nhap/{batch.pk}/hoan-tac/"
    assert "Hoàn tác lần nhập" in client.get(address).content.decode()
    client.post(address, {"reason": "Nhầm tệp"})
    assert figure(desk.report, desk.world.forest).value == Decimal("12.5")


def test_a_file_of_another_unit_is_refused_before_anything_is_held(desk: Desk) -> None:
    client = desk.officer()
    data = fetched(desk, client)

    def another(page: Worksheet) -> None:
        book = page.parent
        assert book is not None
        book["_kiem_soat"]["C1"] = "report:khac"

    page = client.post(desk.url + "nhap/", {"file": filled(data, another)}).content.decode()
    assert "Trang kiểm soát của tệp đã bị sửa." in page


def test_only_the_units_own_people_take_files_in(desk: Desk) -> None:
    assert desk.sign_in(desk.world.cast.officer).get(desk.url + "nhap/").status_code == 403
    assert desk.sign_in(desk.world.cast.stranger).get(desk.url + "tep/").status_code == 404
