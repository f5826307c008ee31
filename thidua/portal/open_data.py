"""What was looked up, as a file anybody may use: Excel or CSV. No birth date, no personal id."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from thidua.commendation.lookup_queries import look_up
from thidua.commendation.models import Honour
from thidua.core.exports import RISKY, Sheet, workbook
from thidua.portal.lookup import asked_of

MOST_ROWS = 50_000
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARK = "\ufeff"
"""Tells Excel that the text is UTF-8."""


def headings() -> list[tuple[str, int]]:
    """Names of the columns with their width in Excel."""
    return [
        (_("Cá nhân, tập thể"), 32),
        (_("Chức vụ, đơn vị khi được khen"), 40),
        (_("Đối tượng"), 18),
        (_("Danh hiệu, hình thức"), 44),
        (_("Loại hình"), 18),
        (_("Từ năm"), 10),
        (_("Đến năm"), 10),
        (_("Số quyết định"), 20),
        (_("Ngày quyết định"), 16),
        (_("Cấp quyết định"), 36),
    ]


def cells(honour: Honour) -> list[object]:
    """One row."""
    return [
        honour.name_then,
        "" if honour.hides else honour.unit_then,  # type: ignore[attr-defined]  # annotated by the lookup
        honour.get_subject_kind_display(),
        honour.get_award_display(),
        honour.get_merit_display(),
        honour.first_year,
        honour.last_year,
        honour.decision_number,
        honour.decided_on,
        honour.decided_by,
    ]


def hand_out(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The file of what the address asks for, at most fifty thousand rows."""
    _form, question = asked_of(request)
    rows = look_up(question).rows[:MOST_ROWS]
    name = {"Content-Disposition": f'attachment; filename="khen-thuong.{kind}"', "X-Robots-Tag": "noindex"}
    if kind == "xlsx":
        title = _("Danh sách khen thưởng đã công khai")
        content = workbook(Sheet(_("Khen thưởng"), title, headings(), (cells(row) for row in rows)))
        return HttpResponse(content, XLSX, headers=name)
    if kind == "csv":
        return StreamingHttpResponse(_csv(rows.iterator(2000)), content_type="text/csv; charset=utf-8", headers=name)
    raise Http404


class _Line:
    """What a writer of CSV takes for a file: each line is handed on as it comes."""

    def write(self, line: str) -> str:
        return line


def _csv(rows: Iterable[Honour]) -> Iterator[str]:
    writer = csv.writer(_Line())
    yield MARK + writer.writerow([name for name, _width in headings()])
    for row in rows:
        yield writer.writerow([_harmless(value) for value in cells(row)])


def _harmless(value: object) -> str:
    """Text that a spreadsheet program would run as a formula is marked as text by an apostrophe."""
    text = str(value)
    return f"'{text}" if text.startswith(RISKY) else text
