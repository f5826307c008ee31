"""Excel workbooks handed out: lists, templates, and returned imports, all of one look.

Whatever people typed is written as text, never as a formula: a name that begins with ``=`` stays a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter
from django.utils import timezone

from thidua.core.logic.cells import cell_text
from thidua.core.logic.sheet import CellError, Column, Grid, Kind, address

RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
"""First characters that a spreadsheet program would take for a formula."""
LONGEST_TEXT = 32_000
LAST_ROW = 5_000
"""Rows of a template that have drop-downs."""
RED, PALE, AMBER = "#9B1C1C", "#FDECEC", "#FFF4CC"
FONT = "Times New Roman"
FORMATS: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "font_color": RED},
    "note": {"italic": True, "font_color": "#555555"},
    "heading": {"bold": True, "bg_color": PALE, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"},
    "text": {"border": 1, "valign": "top", "text_wrap": True},
    "quoted": {"border": 1, "valign": "top", "text_wrap": True, "quote_prefix": True},
    "number": {"border": 1, "valign": "top", "num_format": "#,##0.######"},
    "whole": {"border": 1, "valign": "top", "num_format": "#,##0"},
    "date": {"border": 1, "valign": "top", "num_format": "dd/mm/yyyy", "align": "center"},
    "moment": {"border": 1, "valign": "top", "num_format": "dd/mm/yyyy hh:mm", "align": "center"},
    "wrong": {"border": 1, "valign": "top", "bg_color": "#F8B4B4", "quote_prefix": True},
    "error": {"border": 1, "valign": "top", "font_color": RED, "bg_color": AMBER, "text_wrap": True},
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet: a title block, a heading, rows. ``columns`` are (heading, width in characters)."""

    name: str
    title: str
    columns: Sequence[tuple[str, int]]
    rows: Iterable[Sequence[object]]
    notes: Sequence[str] = ()


class Book:
    """A workbook under way. Ask for :meth:`bytes` at the end."""

    def __init__(self) -> None:
        self._stream = BytesIO()
        self.file = xlsxwriter.Workbook(
            self._stream,
            {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        self.formats = {name: self.file.add_format({"font_name": FONT, **look}) for name, look in FORMATS.items()}

    def bytes(self) -> bytes:
        """The finished file."""
        self.file.close()
        return self._stream.getvalue()

    def add(self, sheet: Sheet) -> None:
        """A list with its title block, frozen heading and filter."""
        page = self.page(sheet.name)
        first = self.heading(page, sheet.title, sheet.notes, [name for name, _ in sheet.columns])
        for place, (_, width) in enumerate(sheet.columns):
            page.set_column(place, place, width)
        last = first
        for last, row in enumerate(sheet.rows, start=first):
            for place, value in enumerate(row):
                self.put(page, last, place, value)
        if sheet.columns:
            page.autofilter(first - 1, 0, max(last, first), len(sheet.columns) - 1)
        page.fit_to_pages(1, 0)
        page.repeat_rows(first - 1)

    def page(self, name: str) -> Any:
        """An empty worksheet; characters that Excel forbids in names are replaced."""
        return self.file.add_worksheet("".join("-" if c in "[]:*?/\\'" else c for c in name)[:31] or "Trang")

    def heading(self, page: Any, title: str, notes: Sequence[str], names: Sequence[str]) -> int:
        """Write title, notes and heading row; returns the index of the first row of data."""
        self.write_words(page, 0, 0, title, "title")
        for row, note in enumerate(notes, start=1):
            self.write_words(page, row, 0, note, "note")
        row = len(notes) + 2
        for place, name in enumerate(names):
            self.write_words(page, row, place, name, "heading")
        page.freeze_panes(row + 1, 0)
        return row + 1

    def look(self, **properties: Any) -> Any:
        """A format of one's own in the house's type."""
        return self.file.add_format({"font_name": FONT, **properties})

    def write_words(self, page: Any, row: int, place: int, words: str, look: str) -> None:
        """Text in one of the :data:`FORMATS`; marked as text where a program could take it for a formula."""
        text = words[:LONGEST_TEXT]
        marked = self.look(**FORMATS[look], quote_prefix=True) if text.startswith(RISKY) else self.formats[look]
        page.write_string(row, place, text, marked)

    def add_guide(self, name: str, title: str, lines: Sequence[str]) -> None:
        """A sheet of numbered sentences."""
        page = self.page(name)
        page.set_column(0, 0, 5)
        page.set_column(1, 1, 110)
        self.write_words(page, 0, 0, title, "title")
        for row, line in enumerate(lines, start=2):
            self.put(page, row, 0, row - 1)
            self.put(page, row, 1, line)

    def put(self, page: Any, row: int, place: int, value: object, look: str = "") -> None:
        """Write one value in its kind. Text that a program could take for a formula is marked as text."""
        formats = self.formats
        if value is None or value == "":
            page.write_blank(row, place, None, formats[look or "text"])
        elif isinstance(value, bool):
            page.write_string(row, place, "x" if value else "", formats[look or "text"])
        elif isinstance(value, int | Decimal | float):
            whole = isinstance(value, int) or value == int(value)
            page.write_number(row, place, value, formats[look or ("whole" if whole else "number")])
        elif isinstance(value, datetime):
            local = timezone.localtime(value).replace(tzinfo=None) if timezone.is_aware(value) else value
            page.write_datetime(row, place, local, formats[look or "moment"])
        elif isinstance(value, date):
            page.write_datetime(row, place, value, formats[look or "date"])
        else:
            text = str(value)[:LONGEST_TEXT]
            page.write_string(row, place, text, formats[look or ("quoted" if text.startswith(RISKY) else "text")])


def workbook(*sheets: Sheet) -> bytes:
    """A workbook of lists."""
    book = Book()
    for sheet in sheets:
        book.add(sheet)
    return book.bytes()


def template(
    title: str, columns: Sequence[Column], guide: Sequence[str], lists: Mapping[str, Sequence[tuple[str, str]]]
) -> bytes:
    """A file to fill in: title block, heading, drop-downs; sheets "Hướng dẫn" and "Danh mục".

    ``lists`` gives, by key of a column, the (code, name) pairs that may be entered there.
    """
    book = Book()
    page = book.page("Dữ liệu")
    notes = ["Cột có dấu (*) là bắt buộc. Xem trang “Hướng dẫn” và “Danh mục” trước khi nhập."]
    names = [column.label + (" (*)" if column.required else "") for column in columns]
    first = book.heading(page, title, notes, names)
    _guide(book, columns, guide)
    ranges = _code_lists(book, columns, lists)
    for place, column in enumerate(columns):
        look = book.formats["date"] if column.kind is Kind.DATE else book.file.add_format({"num_format": "@"})
        page.set_column(place, place, column.width, look)
        if rule := _validation(column, ranges):
            page.data_validation(first, place, first + LAST_ROW, place, rule)
    page.activate()
    return book.bytes()


def _guide(book: Book, columns: Sequence[Column], guide: Sequence[str]) -> None:
    rows = [
        (column.label, "Bắt buộc" if column.required else "Không bắt buộc", column.hint or _usual_hint(column))
        for column in columns
    ]
    head = [("Cột", 28), ("Yêu cầu", 16), ("Cách ghi", 80)]
    book.add(Sheet("Hướng dẫn", "Hướng dẫn nhập", head, rows, [f"{n}. {line}" for n, line in enumerate(guide, 1)]))


def _usual_hint(column: Column) -> str:
    if column.kind is Kind.CHOICE:
        return "Chọn trong danh sách: " + "; ".join(str(words) for words in column.choices.values())
    return {
        Kind.DATE: "Ngày/tháng/năm, ví dụ 05/03/2024",
        Kind.FLAG: "Ghi x hoặc 1 nếu có; để trống nếu không",
        Kind.NUMBER: "Số; dấu phẩy thập phân, dấu chấm ngăn nghìn",
        Kind.DIGITS: f"Đúng {column.longest} chữ số",
    }.get(column.kind, "")


def _code_lists(
    book: Book, columns: Sequence[Column], lists: Mapping[str, Sequence[tuple[str, str]]]
) -> dict[str, str]:
    """Write the lists side by side; returns by key the range a drop-down takes its entries from."""
    page = book.page("Danh mục")
    place, ranges = 0, {}
    for column in columns:
        listed = lists.get(column.key)
        pairs = listed if listed is not None else [(str(words), "") for words in column.choices.values()]
        if not pairs:
            continue
        page.set_column(place, place + 1, 30)
        page.write_string(0, place, column.label, book.formats["heading"])
        for row, (code, name) in enumerate(pairs, start=1):
            book.put(page, row, place, code)
            book.put(page, row, place + 1, name)
        letter = xlsxwriter.utility.xl_col_to_name(place, col_abs=True)
        ranges[column.key] = f"='Danh mục'!{letter}$2:{letter}${len(pairs) + 1}"
        place += 3
    return ranges


def _validation(column: Column, ranges: Mapping[str, str]) -> dict[str, Any] | None:
    if column.key in ranges:
        return {
            "validate": "list",
            "source": ranges[column.key],
            "error_title": "Không có trong danh mục",
            "error_message": "Hãy chọn một giá trị trong danh sách.",
        }
    if column.kind is Kind.FLAG:
        return {"validate": "list", "source": ["x"], "ignore_blank": True}
    if column.kind is Kind.DATE:
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": date(1900, 1, 1),
            "maximum": date(2100, 1, 1),
            "error_title": "Ngày chưa đúng",
            "error_message": "Hãy ghi ngày/tháng/năm, ví dụ 05/03/2024.",
        }
    return None


def returned_workbook(grid: Grid, heading: int, errors: Mapping[int, Sequence[CellError]]) -> bytes:
    """A sheet as it was received, wrong cells coloured, with a column "Lỗi" at the end that says what to do.

    ``heading`` is the index of the heading row; ``errors`` are by row number, from 1.
    """
    book = Book()
    page = book.page("Kết quả kiểm tra")
    width = max((len(row) for row in grid), default=0)
    page.set_column(0, max(width - 1, 0), 18)
    page.set_column(width, width, 70)
    for index, cells in enumerate(grid):
        found = errors.get(index + 1, ())
        wrong = {error.cell for error in found}
        for place, cell in enumerate(cells):
            look = "wrong" if address(index + 1, place) in wrong else "heading" if index == heading else ""
            book.put(page, index, place, cell if isinstance(cell, float | date) else cell_text(cell), look)
        if found:
            text = "\n".join(f"{error.cell} ({error.column}): {error.message}" for error in found)
            book.put(page, index, width, text, "error")
    page.write_string(heading, width, "Lỗi", book.formats["heading"])
    page.freeze_panes(heading + 1, 0)
    return book.bytes()
