from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from thidua.campaigns.logic.terms import OverUnits
from thidua.monitoring.exports.report_workbook import (
    DATA_SHEET,
    GUIDE_SHEET,
    STAMP_SHEET,
    SheetHead,
    SheetRow,
    Typed,
    report_workbook,
)
from thidua.monitoring.imports.report_workbook import Present, plan_report
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.workbook import Issued, Stamp

pytestmark = pytest.mark.no_database

KEY, REPORT = b"k" * 32, "report:PT-1/2024-07/20.187.01"
HEAD = SheetHead("BÁO CÁO SỐ LIỆU THÁNG 7 NĂM 2024", ("Xã Bằng Hữu", "Hạn gửi: 19/07/2024"))
BUDGET = SheetRow(
    "KT-01", "Thu ngân sách", "tỷ đồng", OverUnits.SUM, Figure(Decimal("84.77")), Decimal(70), Decimal(80)
)
POVERTY = SheetRow(
    "XH-02", "Tỷ lệ hộ nghèo", "%", OverUnits.RATIO,
    Figure(Decimal("4.5"), Decimal(9), Decimal(200)),
)  # fmt: skip


def stamp(*rows: SheetRow) -> Stamp:
    return Stamp(REPORT, "2024-07-15T08:00:00+07:00", {row.code: Issued(1, row.figure) for row in rows})


def book(*rows: SheetRow, typed: dict[str, Typed] | None = None) -> Workbook:
    return openpyxl.load_workbook(BytesIO(report_workbook(HEAD, rows, stamp(*rows), KEY, typed)))


def test_a_file_has_its_title_heading_in_two_rows_and_figures() -> None:
    page = book(BUDGET)[DATA_SHEET]
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=1, max_row=7)] == [
        ["BÁO CÁO SỐ LIỆU THÁNG 7 NĂM 2024", *[None] * 12],
        ["Xã Bằng Hữu", *[None] * 12],
        ["Hạn gửi: 19/07/2024", *[None] * 12],
        [None] * 13,
        ["STT", "Mã chỉ tiêu", "Chỉ tiêu", "Đơn vị tính", "Để so sánh", None, None, None, "Số liệu kỳ này", None, None,
         "Lý do không có số liệu", "Giải trình"],
        [None, None, None, None, "Cùng kỳ năm trước", "Kỳ trước", "Chỉ tiêu giao", "Khoảng cho phép", "Tử số",
         "Mẫu số, quy mô", "Kết quả", None, None],
        [1, "KT-01", "Thu ngân sách", "tỷ đồng", 70, 80, "", "", None, None, 84.77, None, None],
    ]  # fmt: skip


def test_only_the_cells_to_fill_in_are_open() -> None:
    page = book(BUDGET, POVERTY)[DATA_SHEET]
    opened = [cell.coordinate for row in page.iter_rows(min_row=7) for cell in row if not cell.protection.locked]
    assert (page.protection.sheet, opened) == (True, ["K7", "L7", "M7", "I8", "J8", "L8", "M8"])


def test_a_locked_row_is_shown_only() -> None:
    row = SheetRow("KT-01", "Thu ngân sách", "", OverUnits.SUM, Figure(Decimal(1)), locked=True)
    page = book(row)[DATA_SHEET]
    assert [page[name].protection.locked for name in ("K7", "L7", "M7")] == [True, True, True]


def test_a_share_is_worked_out_in_the_file_too() -> None:
    assert book(POVERTY)[DATA_SHEET]["K7"].value == '=IF(AND(ISNUMBER(I7),ISNUMBER(J7),J7<>0),I7/J7*100,"")'


def test_reasons_are_chosen_from_a_list() -> None:
    (rule,) = book(BUDGET)[DATA_SHEET].data_validations.dataValidation
    words = "Không phát sinh,Chưa đến kỳ thống kê,Không thuộc nhiệm vụ của đơn vị,Nguồn cung cấp chưa gửi,Lý do khác"
    assert (str(rule.sqref), rule.type, rule.formula1) == ("L7", "list", f'"{words}"')


def test_the_stamp_is_hidden_and_a_guide_is_there() -> None:
    made = book(BUDGET)
    assert {name: made[name].sheet_state for name in made.sheetnames} == {
        DATA_SHEET: "visible",
        GUIDE_SHEET: "visible",
        STAMP_SHEET: "veryHidden",
    }


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5 hộ", "@SUM(A1)", "\t=1"])
def test_typed_words_never_become_formulas(text: str) -> None:
    row = SheetRow("KT-01", text, text, OverUnits.SUM, Figure(Decimal(1), note=text), target=text)
    page = book(row)[DATA_SHEET]
    cells = [page[name] for name in ("C7", "D7", "G7", "M7")]
    assert {(cell.data_type, cell.quotePrefix) for cell in cells} == {("s", True)}


def test_a_wrong_file_comes_back_with_its_cells_as_typed_coloured_and_commented() -> None:
    typed = {"KT-01": Typed({"value": "tám tư", "note": "Tạm tính"}, {"value": "Không phải số. Hãy ghi số."})}
    page = book(BUDGET, POVERTY, typed=typed)[DATA_SHEET]
    assert (page["K7"].value, page["M7"].value, page["I8"].value) == ("tám tư", "Tạm tính", 9)
    assert page["K7"].comment is not None
    assert page["K7"].comment.text == "Không phải số. Hãy ghi số."
    assert (page["K7"].fill.start_color.rgb, page["K7"].protection.locked) == ("FFF8B4B4", False)


def test_a_wrong_file_that_was_put_right_can_be_sent_again() -> None:
    typed = {"KT-01": Typed({"value": 90.0}, {})}
    data = report_workbook(HEAD, [BUDGET], stamp(BUDGET), KEY, typed)
    present = {"KT-01": Present("Thu ngân sách", "tỷ đồng", OverUnits.SUM, Issued(1, BUDGET.figure))}
    plan = plan_report(data, present, report=REPORT, key=KEY).plan
    assert [(row.outcome.value, row.values["figure"]) for row in plan.rows] == [("changed", Figure(Decimal(90)))]
