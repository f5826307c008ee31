from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from thidua.core.exports import Sheet, template, workbook
from thidua.core.logic.sheet import Column, Kind

pytestmark = pytest.mark.no_database

HEAD = [("Tên", 30), ("Giá trị", 12)]


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def list_of(*values: object) -> openpyxl.worksheet.worksheet.Worksheet:
    rows = [(value, 1) for value in values]
    return opened(workbook(Sheet("Danh sách", "DANH SÁCH", HEAD, rows, ["Tính đến 15/03/2024"])))["Danh sách"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 912", "-5", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://a","b")', "=cmd|' /C calc'!A0"]
)
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    cell = list_of(text)["A5"]
    assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-5", "@SUM(A1)"])
def test_titles_notes_and_headings_that_look_like_formulas_stay_text(text: str) -> None:
    page = opened(workbook(Sheet("Danh sách", text, [(text, 20)], [["a"]], [text])))["Danh sách"]
    cells = [page[name] for name in ("A1", "A2", "A4")]
    assert [(cell.data_type, cell.value, cell.quotePrefix) for cell in cells] == [("s", text, True)] * 3


def test_a_list_has_title_note_heading_and_rows() -> None:
    page = list_of("Đồng Mỏ", "Chi Lăng")
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        ["DANH SÁCH", None],
        ["Tính đến 15/03/2024", None],
        [None, None],
        ["Tên", "Giá trị"],
        ["Đồng Mỏ", 1],
        ["Chi Lăng", 1],
    ]
    assert (page.freeze_panes, page.auto_filter.ref) == ("A5", "A4:B6")


def test_values_keep_their_kind() -> None:
    moment = datetime(2024, 3, 15, 8, 30, tzinfo=ZoneInfo("UTC"))
    values: list[object] = [date(2024, 3, 5), Decimal("84.77"), 3130, moment, True, None]
    page = list_of(*values)
    cells = [page[f"A{row}"] for row in range(5, 11)]
    assert [cell.value for cell in cells] == [
        datetime(2024, 3, 5),
        84.77,
        3130,
        datetime(2024, 3, 15, 15, 30),
        "x",
        None,
    ]
    assert [cell.number_format for cell in cells[:4]] == ["dd/mm/yyyy", "#,##0.######", "#,##0", "dd/mm/yyyy hh:mm"]


def test_an_empty_list_is_a_file_too() -> None:
    assert list_of().max_row == 4


def test_a_sheet_name_that_excel_forbids_is_mended() -> None:
    data = workbook(Sheet("Báo cáo 6/2024: [nháp] rất rất dài dòng quá", "T", HEAD, []))
    assert opened(data).sheetnames == ["Báo cáo 6-2024- -nháp- rất rất "]


def test_a_template_has_guide_code_list_and_drop_downs() -> None:
    columns = [
        Column("unit", "Đơn vị", required=True),
        Column("kind", "Loại", Kind.CHOICE, choices={"commune": "Xã", "town": "Thị trấn"}),
        Column("main", "Trung tâm", Kind.FLAG),
        Column("since", "Từ ngày", Kind.DATE),
    ]
    book = opened(template("DANH SÁCH", columns, ["Mỗi dòng một đơn vị."], {"unit": [("DM", "Đồng Mỏ"), ("=x", "?")]}))
    assert book.sheetnames == ["Dữ liệu", "Hướng dẫn", "Danh mục"]
    page = book["Dữ liệu"]
    assert [cell.value for cell in page[4]] == ["Đơn vị (*)", "Loại", "Trung tâm", "Từ ngày"]
    rules = {str(rule.sqref): (rule.type, rule.formula1) for rule in page.data_validations.dataValidation}
    assert rules == {
        "A5:A5005": ("list", "'Danh mục'!$A$2:$A$3"),
        "B5:B5005": ("list", "'Danh mục'!$D$2:$D$3"),
        "C5:C5005": ("list", '"x"'),
        "D5:D5005": ("date", "1"),
    }
    assert [cell.value for cell in book["Danh mục"]["A"]] == ["Đơn vị", "DM", "=x"]
    guide = [row[0].value for row in book["Hướng dẫn"].iter_rows()]
    assert guide[1] == "1. Mỗi dòng một đơn vị."
