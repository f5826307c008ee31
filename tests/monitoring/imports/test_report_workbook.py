from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from thidua.campaigns.logic.terms import OverUnits
from thidua.core.errors import Invalid
from thidua.core.imports import Outcome
from thidua.monitoring.exports.report_workbook import DATA_SHEET, STAMP_SHEET, SheetHead, SheetRow, report_workbook
from thidua.monitoring.imports.report_workbook import Overtaken, Present, plan_report
from thidua.monitoring.logic.entry import Figure
from thidua.monitoring.logic.states import Missing
from thidua.monitoring.logic.workbook import Issued, Stamp, says_nothing

pytestmark = pytest.mark.no_database

KEY, REPORT = b"k" * 32, "report:PT-1/2024-07/20.187.01"
NAMES = {"KT-01": "Thu ngân sách", "XH-02": "Tỷ lệ hộ nghèo", "XH-05": "Thu nhập bình quân"}
KINDS = {"KT-01": OverUnits.SUM, "XH-02": OverUnits.RATIO, "XH-05": OverUnits.WEIGHTED}
FIRST = 6
"""The sheet row of the first figure under the title block of these tests."""
Presents = dict[str, Present]


def figures(**known: Figure) -> dict[str, Issued]:
    facts = {code: known.get(code.replace("-", ""), Figure()) for code in NAMES}
    return {code: Issued(0 if says_nothing(told) else 1, told) for code, told in facts.items()}


def presents(issued: Mapping[str, Issued]) -> Presents:
    return {code: Present(NAMES[code], "", KINDS[code], figure, "Nông Mẫu An") for code, figure in issued.items()}


def handed_out(issued: Mapping[str, Issued], report: str = REPORT, key: bytes = KEY) -> bytes:
    rows = [SheetRow(code, NAMES[code], "", KINDS[code], figure.figure) for code, figure in issued.items()]
    stamp = Stamp(report, "2024-07-15T08:00:00+07:00", issued)
    return report_workbook(SheetHead("BÁO CÁO", ("Xã Bằng Hữu",)), rows, stamp, key)


def filled(data: bytes, fill: Callable[[Worksheet], object]) -> bytes:
    """The file as it comes back from the officer's machine."""
    book, stream = openpyxl.load_workbook(BytesIO(data)), BytesIO()
    fill(book[DATA_SHEET])
    book.save(stream)
    return stream.getvalue()


def put(**cells: float | str | None) -> Callable[[Worksheet], None]:
    def fill(page: Worksheet) -> None:
        for name, value in cells.items():
            page[name] = value

    return fill


def outcomes(data: bytes, known: Presents) -> list[tuple[str, Outcome]]:
    plan = plan_report(data, known, report=REPORT, key=KEY).plan
    return [(str(row.values["code"]), row.outcome) for row in plan.rows]


def errors(data: bytes, known: Presents) -> list[tuple[str, str]]:
    plan = plan_report(data, known, report=REPORT, key=KEY).plan
    return [(error.cell, error.message) for row in plan.wrong for error in row.errors]


EMPTY = figures()
CODES = ["KT-01", "XH-02", "XH-05"]


def test_the_figures_begin_where_these_tests_think() -> None:
    page = openpyxl.load_workbook(BytesIO(handed_out(EMPTY)))[DATA_SHEET]
    assert [page.cell(FIRST + n, 2).value for n in range(3)] == CODES


def test_a_file_that_comes_back_untouched_changes_nothing() -> None:
    known = figures(KT01=Figure(Decimal("84.77"), note="Tạm tính"), XH02=Figure(missing=Missing.NOT_YET))
    data = filled(handed_out(known), put())
    assert outcomes(data, presents(known)) == [(code, Outcome.SAME) for code in CODES]


def test_new_changed_and_same_rows_are_told_apart() -> None:
    known = figures(KT01=Figure(Decimal(12)), XH05=Figure(Decimal(41), None, Decimal(900)))
    data = filled(handed_out(known), put(K6=15, I7=45, J7=900))
    assert outcomes(data, presents(known)) == [
        ("KT-01", Outcome.CHANGED),
        ("XH-02", Outcome.NEW),
        ("XH-05", Outcome.SAME),
    ]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1.234,5", Decimal("1234.5")),
        ("  84,770 ", Decimal("84.77")),
        ("3\N{NO-BREAK SPACE}130", Decimal(3130)),
        (0.1 + 0.2, Decimal("0.3")),
        (0, Decimal(0)),
        ("-5", Decimal(-5)),
    ],
)
def test_numbers_are_read_as_officers_write_them(cell: float | str, value: Decimal) -> None:
    data = filled(handed_out(EMPTY), put(K6=cell))
    row = plan_report(data, presents(EMPTY), report=REPORT, key=KEY).plan.rows[0]
    assert (row.outcome, row.values["figure"]) == (Outcome.NEW, Figure(value))


def test_columns_may_be_moved_and_rows_sorted() -> None:
    def turn_around(page: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=1, max_row=FIRST + 2)]
        for merged in list(page.merged_cells.ranges):
            page.unmerge_cells(str(merged))
        body = sorted(rows[FIRST - 1 :], key=lambda row: str(row[1]), reverse=True)
        for at, row in enumerate([*rows[: FIRST - 1], *body], start=1):
            for place, value in enumerate(reversed(row) if at > 2 else row, start=1):
                page.cell(at, place).value = value
        page.cell(FIRST + 2, 3).value = 77  # of KT-01, the last row now; the result stands in the third column

    data = filled(handed_out(EMPTY), turn_around)
    assert outcomes(data, presents(EMPTY)) == [
        ("XH-05", Outcome.SAME),
        ("XH-02", Outcome.SAME),
        ("KT-01", Outcome.NEW),
    ]


def test_a_reason_is_taken_by_its_words() -> None:
    data = filled(handed_out(EMPTY), put(L6="Nguồn cung cấp chưa gửi", M6="Cục Thống kê hẹn ngày 20"))
    row = plan_report(data, presents(EMPTY), report=REPORT, key=KEY).plan.rows[0]
    assert row.values["figure"] == Figure(missing=Missing.SOURCE_LATE, note="Cục Thống kê hẹn ngày 20")


def test_what_is_wrong_stands_in_its_cell() -> None:
    known = figures(KT01=Figure(Decimal(12)))
    data = filled(handed_out(known), put(K6=None, I7="bốn lăm", K8=41))
    assert errors(data, presents(known)) == [
        ("K6", "Hệ thống đang có 12; ô trống không xóa được. Hãy giữ số cũ hoặc chọn lý do."),
        ("I7", "Không phải số. Hãy ghi số, dấu phẩy thập phân, ví dụ 1.234,5."),
        ("J8", "Chỉ tiêu bình quân theo quy mô: hãy nhập quy mô (mẫu số)."),
    ]


def test_a_figure_that_somebody_changed_meanwhile_is_named_with_who_and_what() -> None:
    issued = figures(KT01=Figure(Decimal(12)))
    known = presents(issued)
    known["KT-01"] = replace(known["KT-01"], now=Issued(2, Figure(Decimal(15))))
    plan = plan_report(filled(handed_out(issued), put(K6=13)), known, report=REPORT, key=KEY)
    assert plan.overtaken == (Overtaken(known["KT-01"], Figure(Decimal(13))),)
    assert [error.message for error in plan.plan.rows[0].errors] == [
        "Sau khi tải tệp, Nông Mẫu An đã sửa thành 15. Hãy tải tệp mới rồi nhập lại ô này."
    ]


def test_a_figure_that_only_somebody_else_changed_stays_theirs() -> None:
    issued = figures(KT01=Figure(Decimal(12)))
    known = presents(issued)
    known["KT-01"] = replace(known["KT-01"], now=Issued(2, Figure(Decimal(15))))
    plan = plan_report(filled(handed_out(issued), put(I7=1, J7=2)), known, report=REPORT, key=KEY)
    assert ([row.outcome for row in plan.plan.rows], plan.overtaken) == (
        [Outcome.SAME, Outcome.NEW, Outcome.SAME],
        (),
    )


def refusal(data: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        plan_report(data, presents(EMPTY), report=REPORT, key=KEY)
    return str(refused.value)


def test_a_file_of_another_report_is_refused() -> None:
    assert refusal(handed_out(EMPTY, report="report:PT-1/2024-06/20.187.01")) == (
        "Tệp này của kỳ hoặc đơn vị khác. Hãy tải đúng tệp của báo cáo này rồi nhập lại."
    )


def test_a_file_whose_hidden_sheet_was_changed_is_refused() -> None:
    book, stream = openpyxl.load_workbook(BytesIO(handed_out(EMPTY))), BytesIO()
    book[STAMP_SHEET]["B2"] = "9"
    book.save(stream)
    assert refusal(stream.getvalue()).startswith("Trang kiểm soát của tệp đã bị sửa.")


def test_a_file_of_another_installation_is_refused() -> None:
    assert refusal(handed_out(EMPTY, key=b"other")).startswith("Trang kiểm soát của tệp đã bị sửa.")


def test_a_file_that_is_not_ours_is_refused() -> None:
    book, stream = openpyxl.Workbook(), BytesIO()
    book.create_sheet().append(["Mã chỉ tiêu", "Kết quả"])
    book.save(stream)
    assert refusal(stream.getvalue()).startswith("Tệp không do hệ thống này xuất ra.")


def test_an_indicator_twice_or_not_asked_is_an_error() -> None:
    data = filled(handed_out(EMPTY), put(B7="KT-01", K6=1, K7=2, B8="ZZ-99", K8=3))
    assert errors(data, presents(EMPTY)) == [
        ("B7", "Trùng mã với dòng 6. Hãy giữ một dòng."),
        ("B8", "Kỳ này không hỏi chỉ tiêu có mã “ZZ-99”. Hãy bỏ dòng."),
    ]
