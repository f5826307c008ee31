"""Excel files taken in: opened within limits, compared first, brought in only when a person says so.

A plan tells for every row whether it is new, changed, the same, or wrong, and names wrong cells as Excel does.
Nothing here writes; each room turns its rows into actions.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from io import BytesIO

from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from thidua.core.audit import Change
from thidua.core.counting import counted
from thidua.core.errors import Invalid
from thidua.core.logic.cells import Fault
from thidua.core.logic.sheet import CellError, Column, Entry, Grid, Heading, address, entries, find_heading

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 120 * 1024 * 1024
MOST_ROWS, MOST_COLUMNS = 50_000, 300
_CELL = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["'](?:[^>]*[^/>])?>\s*<(?:\w+:)?(?:v|is|f)\b"""
)
_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["'](\d{1,7})["'](?:[^>]*[^/>])?>""")
_CONTENT = re.compile(rb"<(?:\w+:)?(?:v|is)\b|</(?:\w+:)?row>")


class Outcome(StrEnum):
    """What bringing a row in would do."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    ERROR = "error"


class Mode(StrEnum):
    """What to do where some rows are wrong."""

    ALL_OR_NOTHING = "all"
    VALID_ONLY = "valid"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row: its number in the sheet, how people name it, what would happen, from what to what."""

    number: int
    label: str
    outcome: Outcome
    values: Mapping[str, object]
    target: int | None = None
    changes: tuple[Change, ...] = ()
    errors: tuple[CellError, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A dry run. ``grid`` is the sheet as received, for the file that is handed back."""

    grid: Grid
    heading: Heading
    rows: tuple[PlannedRow, ...]

    def counts(self) -> dict[Outcome, int]:
        """How many rows of each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found.get(outcome, 0) for outcome in Outcome}

    @property
    def wrong(self) -> list[PlannedRow]:
        return [row for row in self.rows if row.outcome is Outcome.ERROR]

    def errors(self) -> dict[int, tuple[CellError, ...]]:
        """The wrong cells by number of their row, for the file that is handed back."""
        return {row.number: row.errors for row in self.wrong}

    def wanted(self, mode: Mode) -> list[PlannedRow]:
        """The rows to bring in; :class:`Invalid` where some are wrong and all are wanted."""
        if mode is Mode.ALL_OR_NOTHING and self.wrong:
            words = counted(
                "Còn %(count)s dòng lỗi nên chưa nhập dòng nào. Hãy sửa tệp, hoặc chọn “Chỉ nhập dòng hợp lệ”.",
                len(self.wrong),
            )
            raise Invalid({"": words % {"count": len(self.wrong)}})
        return [row for row in self.rows if row.outcome in {Outcome.NEW, Outcome.CHANGED}]


@dataclass(slots=True)
class Findings:
    """Errors of one row while it is being judged."""

    entry: Entry
    heading: Heading
    columns: Mapping[str, Column]
    errors: list[CellError] = field(default_factory=list)

    @classmethod
    def of(cls, entry: Entry, heading: Heading, columns: Sequence[Column]) -> Findings:
        """Start with the cells that could not be read at all."""
        found = cls(entry, heading, {column.key: column for column in columns})
        for fault in entry.faults:
            found.wrong(fault.key, sentence(fault.fault, found.columns[fault.key]))
        return found

    def wrong(self, key: str, message: str) -> None:
        """Note that the cell of this column is wrong; the first message of a cell stands."""
        place = self.heading.positions.get(key)
        name = address(self.entry.number, place) if place is not None else str(self.entry.number)
        if all(error.cell != name for error in self.errors):
            self.errors.append(CellError(name, self.columns[key].label, message))


def sentence(fault: Fault, column: Column) -> str:
    """What is wrong with a cell and what to do."""
    choices = "; ".join(str(words) for words in column.choices.values())
    return {
        Fault.MISSING: _("Ô bắt buộc còn trống. Hãy nhập “%(column)s”."),
        Fault.NOT_A_DATE: _("Không phải ngày tháng. Hãy ghi ngày/tháng/năm, ví dụ 05/03/2024."),
        Fault.NOT_A_FLAG: _("Hãy ghi x (hoặc 1) nếu có, để trống nếu không."),
        Fault.NOT_A_NUMBER: _("Không phải số. Hãy ghi số, dấu phẩy thập phân, ví dụ 1.234,5."),
        Fault.NOT_A_CHOICE: _("Không có trong danh mục. Hãy chọn một trong: %(choices)s."),
        Fault.TOO_LONG: _("Quá dài. Hãy rút còn nhiều nhất %(longest)s ký tự."),
        Fault.BROKEN_FORMULA: _("Công thức trong ô bị lỗi. Hãy thay bằng giá trị."),
    }[fault] % {"column": column.label, "choices": choices, "longest": column.longest}


def read_table(data: bytes, columns: Sequence[Column]) -> tuple[Grid, Heading, list[Entry]]:
    """The table of an Excel file: the sheet, where its heading is, its rows. :class:`Invalid` says what to do."""
    return table_among(sheets_of(data), columns)


def table_among(grids: Sequence[Grid], columns: Sequence[Column]) -> tuple[Grid, Heading, list[Entry]]:
    """The table in whichever sheet knows most of the columns; the errors are those of :func:`read_table`."""
    found = [(grid, heading) for grid in grids if (heading := find_heading(grid, columns))]
    if not found:
        raise Invalid(
            {"file": _("Không tìm thấy dòng tiêu đề cột. Hãy dùng tệp mẫu (nút “Tải mẫu”) và giữ tên các cột.")}
        )
    grid, heading = max(found, key=lambda pair: len(pair[1].positions))
    if missing := heading.missing(columns):
        names = ", ".join(f"“{column.label}”" for column in missing)
        raise Invalid({"file": _("Tệp thiếu cột %(names)s. Hãy thêm cột hoặc dùng tệp mẫu.") % {"names": names}})
    rows = list(entries(grid, heading, columns))
    if not rows:
        raise Invalid({"file": _("Tệp chưa có dòng dữ liệu nào dưới dòng tiêu đề.")})
    return grid, heading, rows


def sheets_of(data: bytes) -> list[Grid]:
    """All sheets of an Excel file, hidden ones too, each from its cell A1; :class:`Invalid` says what to do."""
    _refuse_unfit(data)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        return [book.get_sheet_by_index(n).to_python(skip_empty_area=False) for n in range(len(book.sheet_names))]
    except BaseException as trouble:
        # A panic of the reader's native code is no Exception; its class has no importable name.
        if not isinstance(trouble, CalamineError | ValueError) and type(trouble).__name__ != "PanicException":
            raise
        raise Invalid({"file": _("Tệp Excel bị hỏng. Hãy mở bằng Excel và lưu lại, rồi tải lên.")}) from trouble


def _refuse_unfit(data: bytes) -> None:
    """Look into the file before it is opened: type, size, size unpacked, and how far its cells reach.

    The reader makes room for the whole rectangle up to the last cell, so one stray cell far out would fill the memory.
    """
    if len(data) > MOST_BYTES:
        raise Invalid({"file": _("Tệp lớn quá 10 MB. Hãy chia thành nhiều tệp.")})
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.infolist()
            if not any(info.filename == "xl/workbook.xml" for info in names):
                raise zipfile.BadZipFile
            if sum(info.file_size for info in names) > MOST_UNPACKED:
                raise Invalid({"file": _("Tệp chứa quá nhiều dữ liệu. Hãy chỉ giữ bảng cần nhập.")})
            for info in names:
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                    _refuse_far_cells(archive.read(info))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as trouble:
        raise Invalid(
            {"file": _("Đây không phải tệp Excel .xlsx. Hãy mở bằng Excel và chọn “Lưu dưới dạng .xlsx”.")}
        ) from trouble


def _refuse_far_cells(page: bytes) -> None:
    """Cells that are only formatted do not count; those with content do, named or standing in a numbered row."""
    far = any(int(row) > MOST_ROWS or _place(letters) > MOST_COLUMNS for letters, row in _CELL.findall(page))
    if far or any(_has_content(page, row.end()) for row in _ROW.finditer(page) if int(row[1]) > MOST_ROWS):
        raise Invalid(
            {"file": _("Bảng vượt quá %(rows)s dòng hoặc %(columns)s cột. Hãy xóa dòng, cột thừa ở cuối trang tính.")
             % {"rows": MOST_ROWS, "columns": MOST_COLUMNS}}
        )  # fmt: skip


def _has_content(page: bytes, start: int) -> bool:
    found = _CONTENT.search(page, start)
    return found is not None and not found[0].startswith(b"</")


def _place(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
