"""The Excel file of a report: what to compare with beside the cells to fill in, everything else locked.

A hidden sheet carries the stamp (see :mod:`thidua.monitoring.logic.workbook`). The same writer hands a wrong file back:
what was typed stands in its cells, wrong ones coloured and commented, under the stamp of the file it came with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from thidua.campaigns.logic.terms import OverUnits
from thidua.core.exports import Book
from thidua.core.logic.cells import Cell, cell_text
from thidua.monitoring.logic.entry import Figure, scale_of
from thidua.monitoring.logic.report_sheet import PLACES, SHEET_COLUMNS
from thidua.monitoring.logic.workbook import INPUTS, Stamp, stamp_rows
from thidua.monitoring.models.labels import MISSING, in_vietnamese

DATA_SHEET, GUIDE_SHEET, STAMP_SHEET = "Số liệu", "Hướng dẫn", "_kiem_soat"
FIGURES = "#,##0.####"
CELL = {"border": 1, "valign": "vcenter"}
WRONG = {"bg_color": "#F8B4B4"}
LOOKS: Mapping[str, dict[str, Any]] = {
    "shown": {**CELL, "text_wrap": True, "font_color": "#333333", "bg_color": "#F4F6F9", "quote_prefix": True},
    "shown_number": {**CELL, "num_format": FIGURES, "font_color": "#333333", "bg_color": "#F4F6F9"},
    "barred": {**CELL, "num_format": FIGURES, "font_color": "#333333", "bg_color": "#DDE2EA"},
    "number": {**CELL, "num_format": FIGURES, "bg_color": "#FFFBE6", "locked": False, "align": "right"},
    "words": {**CELL, "text_wrap": True, "bg_color": "#FFFBE6", "locked": False, "quote_prefix": True},
    "wrong_number": {**CELL, **WRONG, "num_format": FIGURES, "locked": False, "align": "right"},
    "wrong_words": {**CELL, **WRONG, "text_wrap": True, "locked": False, "quote_prefix": True},
}
NUMBER_KEYS = frozenset({"value", "numerator", "denominator"})
INPUT_KEYS = ("numerator", "denominator", "value", "missing", "note")
GUIDE = (
    "Chỉ nhập vào ô nền vàng. Các ô khác đã khóa; không cần bỏ khóa.",
    "Số ghi theo cách viết của Việt Nam: dấu phẩy cho phần thập phân, dấu chấm ngăn nghìn, ví dụ 1.234,5.",
    "Để trống khác với số 0: không có gì thì ghi 0; chưa có số liệu thì chọn lý do ở cột “Lý do không có số liệu”.",
    "Chỉ tiêu là tỷ lệ: nhập tử số và mẫu số, hệ thống tự tính kết quả.",
    "Chỉ tiêu có quy mô (bình quân gia quyền): nhập kết quả và quy mô.",
    "Số liệu bất thường so với kỳ trước cần ghi lý do ở cột “Giải trình”.",
    "Có thể sắp xếp lại dòng, đổi thứ tự cột; giữ nguyên tên cột và cột “Mã chỉ tiêu”.",
    "Nếu sau khi tải tệp có người khác sửa cùng một ô, hệ thống báo ai đã sửa gì và không ghi đè.",
)


@dataclass(frozen=True, slots=True)
class SheetHead:
    """The title block: which period, which unit, which campaign, until when."""

    title: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One figure: what stands beside the cells, and which of them the unit fills in. ``locked`` rows are shown only."""

    code: str
    name: str
    unit: str
    over_units: OverUnits
    figure: Figure
    last_year: Decimal | None = None
    last_period: Decimal | None = None
    target: str = ""
    allowed: str = ""
    locked: bool = False

    @property
    def inputs(self) -> tuple[str, ...]:
        """The numbers asked for."""
        return INPUTS[self.over_units]


@dataclass(frozen=True, slots=True)
class Typed:
    """What came back for one row: the cells as they were, and what is wrong with them, by key of the column."""

    cells: Mapping[str, Cell]
    wrong: Mapping[str, str] = field(default_factory=dict)


def report_workbook(
    head: SheetHead, rows: Sequence[SheetRow], stamp: Stamp, key: bytes, typed: Mapping[str, Typed] | None = None
) -> bytes:
    """The file. ``typed`` puts what was received in the place of what the system knows, by code of the indicator."""
    sheet = _ReportSheet(Book(), rows, typed or {})
    sheet.write(head)
    sheet.book.add_guide(GUIDE_SHEET, "Hướng dẫn nhập", GUIDE)
    hidden = sheet.book.page(STAMP_SHEET)
    for row, cells in enumerate(stamp_rows(stamp, key)):
        for place, cell in enumerate(cells):
            hidden.write_string(row, place, cell)
    hidden.protect()
    hidden.very_hidden()
    return sheet.book.bytes()


class _ReportSheet:
    """The sheet that is filled in, under way."""

    def __init__(self, book: Book, rows: Sequence[SheetRow], typed: Mapping[str, Typed]) -> None:
        self.book, self.rows, self.typed = book, rows, typed
        self.page = book.page(DATA_SHEET)
        self.reasons = in_vietnamese(MISSING)
        self.looks = {name: book.look(**look) for name, look in LOOKS.items()}

    def write(self, head: SheetHead) -> None:
        first = self._heading(head)
        for number, row in enumerate(self.rows, start=1):
            self._row(first + number - 1, number, row)
        last = first + max(len(self.rows), 1) - 1
        self._choices(first, last)
        self._paper(first)
        self.page.protect(options={"format_columns": True, "format_rows": True, "sort": True, "autofilter": True})
        self.page.activate()

    def _heading(self, head: SheetHead) -> int:
        """Title, notes and the heading in two rows; returns the first row of figures."""
        self.book.write_words(self.page, 0, 0, head.title, "title")
        for row, note in enumerate(head.notes, start=1):
            self.book.write_words(self.page, row, 0, note, "note")
        upper = len(head.notes) + 2
        look = self.book.formats["heading"]
        for place, column in enumerate(SHEET_COLUMNS):
            self.page.set_column(place, place, column.width)
            if not column.group:
                self.page.merge_range(upper, place, upper + 1, place, column.label, look)
            else:
                self.page.write_string(upper + 1, place, column.label, look)
        for group in dict.fromkeys(column.group for column in SHEET_COLUMNS if column.group):
            places = [place for place, column in enumerate(SHEET_COLUMNS) if column.group == group]
            self.page.merge_range(upper, places[0], upper, places[-1], group, look)
        self.page.set_row(upper + 1, 32)
        return upper + 2

    def _row(self, at: int, number: int, row: SheetRow) -> None:
        self.page.write_number(at, PLACES["position"], number, self.looks["shown_number"])
        for key in ("code", "name", "unit", "target", "allowed"):
            self.page.write_string(at, PLACES[key], getattr(row, key), self.looks["shown"])
        for key in ("last_year", "last_period"):
            self._number(at, key, getattr(row, key), "shown_number")
        typed = self.typed.get(row.code)
        for key in INPUT_KEYS:
            cell = typed.cells.get(key) if typed else self._known(row, key)
            self._input(at, key, row, cell, typed.wrong.get(key, "") if typed else "")

    def _known(self, row: SheetRow, key: str) -> Decimal | str | None:
        if key == "missing":
            return self.reasons.get(row.figure.missing or "", "")
        found: Decimal | str | None = getattr(row.figure, key)
        return found

    def _input(self, at: int, key: str, row: SheetRow, cell: Decimal | Cell, wrong: str) -> None:
        is_number = key in NUMBER_KEYS
        if is_number and key not in row.inputs:
            self._barred(at, key, row)
            return
        look = "shown" if row.locked else "number" if is_number else "words"
        if wrong:
            look = "wrong_number" if is_number else "wrong_words"
            self.page.write_comment(at, PLACES[key], wrong, {"author": "Thi Đua", "x_scale": 2})
        if isinstance(cell, int | float | Decimal) and not isinstance(cell, bool):
            self._number(at, key, cell, "shown_number" if look == "shown" else look)
        elif text := cell_text(cell):
            self.page.write_string(at, PLACES[key], text, self.looks[look])
        else:
            self.page.write_blank(at, PLACES[key], None, self.looks[look])

    def _barred(self, at: int, key: str, row: SheetRow) -> None:
        """A number that is not asked for; a share shows how it comes out of its parts."""
        if key != "value" or "numerator" not in row.inputs:
            self.page.write_blank(at, PLACES[key], None, self.looks["barred"])
            return
        above, below = (xl_rowcol_to_cell(at, PLACES[name]) for name in ("numerator", "denominator"))
        formula = f'=IF(AND(ISNUMBER({above}),ISNUMBER({below}),{below}<>0),{above}/{below}*{scale_of(row.unit):f},"")'
        known = "" if row.figure.value is None else float(row.figure.value)
        self.page.write_formula(at, PLACES[key], formula, self.looks["barred"], known)

    def _number(self, at: int, key: str, number: Decimal | float | None, look: str) -> None:
        if number is None:
            self.page.write_blank(at, PLACES[key], None, self.looks[look])
        else:
            self.page.write_number(at, PLACES[key], number, self.looks[look])

    def _choices(self, first: int, last: int) -> None:
        self.page.data_validation(first, PLACES["missing"], last, PLACES["missing"], {
            "validate": "list", "source": list(self.reasons.values()), "ignore_blank": True,
            "input_title": "Khi không có số liệu", "input_message": "Chọn lý do; ô số liệu để trống.",
            "error_title": "Không có trong danh mục", "error_message": "Hãy chọn một lý do trong danh sách.",
        })  # fmt: skip

    def _paper(self, first: int) -> None:
        """A4 on its side, one page wide, the heading again on each page."""
        self.page.freeze_panes(first, PLACES["unit"])
        self.page.set_landscape()
        self.page.set_paper(9)
        self.page.fit_to_pages(1, 0)
        self.page.repeat_rows(first - 2, first - 1)
