"""Lists as Excel workbooks. Text stays text: nothing a person typed is ever run as a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpResponse
from xlsxwriter import Workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDEST = 60
Cell = str | int | Decimal | date | datetime | bool | None


def workbook(title: str, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A workbook with one sheet: the title, the header in row 3, frozen and filtered, then the rows."""
    target = io.BytesIO()
    book = Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    heading = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bg_color": "#EEF1F6", "border": 1, "text_wrap": True, "valign": "vcenter"})
    text = book.add_format({"quote_prefix": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
    figure = book.add_format({"num_format": "#,##0.######", "valign": "top"})
    sheet.write_string(0, 0, title, heading)
    widths = [len(name) for name in header]
    for column, name in enumerate(header):
        sheet.write_string(2, column, name, head)
    last = 2
    for last, row in enumerate(rows, start=3):
        for column, value in enumerate(row):
            widths[column] = max(widths[column], len(str(value or "")))
            if value is None:
                continue
            if isinstance(value, date):
                sheet.write_datetime(last, column, _naive(value), day)
            elif isinstance(value, int | Decimal) and not isinstance(value, bool):
                sheet.write_number(last, column, value, figure)
            else:
                sheet.write_string(last, column, str(value), text)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, min(width + 2, WIDEST))
    sheet.freeze_panes(3, 0)
    if header:
        sheet.autofilter(2, 0, last, len(header) - 1)
    book.close()
    return target.getvalue()


def _naive(value: date) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime(value.year, value.month, value.day)  # noqa: DTZ001  Excel knows no zone


def as_download(content: bytes, name: str) -> HttpResponse:
    """Send a workbook under a file name of ASCII letters."""
    return HttpResponse(content, XLSX, headers={"Content-Disposition": f'attachment; filename="{name}.xlsx"'})
