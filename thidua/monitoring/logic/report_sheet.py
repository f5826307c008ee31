"""The columns of a report's Excel sheet: what is shown to compare with, what the unit fills in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.core.logic.sheet import Column, Kind

LONGEST_NOTE = 1_000


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: ``group`` is the heading merged over it and its neighbours, empty where it stands alone."""

    key: str
    label: str
    width: int
    group: str = ""


COMPARE, NOW = "Để so sánh", "Số liệu kỳ này"
SHEET_COLUMNS = (
    SheetColumn("position", "STT", 5),
    SheetColumn("code", "Mã chỉ tiêu", 12),
    SheetColumn("name", "Chỉ tiêu", 44),
    SheetColumn("unit", "Đơn vị tính", 13),
    SheetColumn("last_year", "Cùng kỳ năm trước", 13, COMPARE),
    SheetColumn("last_period", "Kỳ trước", 13, COMPARE),
    SheetColumn("target", "Chỉ tiêu giao", 14, COMPARE),
    SheetColumn("allowed", "Khoảng cho phép", 16, COMPARE),
    SheetColumn("numerator", "Tử số", 13, NOW),
    SheetColumn("denominator", "Mẫu số, quy mô", 13, NOW),
    SheetColumn("value", "Kết quả", 14, NOW),
    SheetColumn("missing", "Lý do không có số liệu", 26),
    SheetColumn("note", "Giải trình", 40),
)
PLACES = {column.key: place for place, column in enumerate(SHEET_COLUMNS)}
"""The place of each column in a sheet as it is handed out; a file that comes back may have others."""


def input_columns(reasons: Mapping[str, str]) -> list[Column]:
    """The columns that are read back, known by their headings. ``reasons`` are the words for having no figure."""
    return [
        Column("code", "Mã chỉ tiêu", required=True, aliases=("Mã",), longest=30),
        Column("name", "Chỉ tiêu", aliases=("Tên chỉ tiêu",), longest=500),
        Column("numerator", "Tử số", Kind.NUMBER),
        Column("denominator", "Mẫu số, quy mô", Kind.NUMBER, aliases=("Mẫu số", "Quy mô")),
        Column("value", "Kết quả", Kind.NUMBER, aliases=("Số liệu", "Giá trị", "Thực hiện")),
        Column("missing", "Lý do không có số liệu", Kind.CHOICE, choices=reasons, aliases=("Lý do",)),
        Column("note", "Giải trình", aliases=("Ghi chú",), longest=LONGEST_NOTE),
    ]
