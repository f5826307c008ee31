"""Tables of places by measures: a place per row and a measure per column, or the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.campaigns.logic.reading.name_senses import unit_in_name
from thidua.campaigns.logic.reading.names import joined, upper_first
from thidua.campaigns.logic.reading.table_cells import read_value
from thidua.campaigns.logic.reading.table_columns import Column, Role
from thidua.campaigns.logic.reading.table_rows import Row, cell_at, is_number_only, name_and_unit, text_at
from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.text import fold
from thidua.documents.logic.outline import Line, Outline

_TOTAL = pattern_of(
    r"^(?:tong(?: so| cong)?|cong|chung|toan (?:xa|huyen|tinh|phuong|cum|cong ty|nganh|thanh pho|vung|khoi|truong|"
    r"quan|thi xa|thi tran))\b"
)
_GENERIC_HEAD = pattern_of(
    r"^(?:(?:chi tieu|ke hoach|so luong|khoi luong|muc tieu|muc|giao|duoc|phan dau|dang ky|nam|kh|ct|so|20\d\d|\W)+)$"
)
_YEAR_OF_HEAD = pattern_of(r"[\s,/-]*(?:(?:kế hoạch|KH|chỉ tiêu|mục tiêu) )?năm (?:19|20)\d\d", re.IGNORECASE)
_PLAN_OF_HEAD = pattern_of(
    r"^(?:chỉ tiêu|kế hoạch|KH|mục tiêu)(?: (?:giao|được giao|phấn đấu))?\s+(?=\w)", re.IGNORECASE
)
_STOCK = pattern_of(r"(?:tong )?(?:dan so|so ho|so dan|so nhan khau)\W*(?:\(.*\))?$|hien (?:co|trang)|dien tich tu n")
_CAPTION_OPENING = pattern_of(
    r"^(?:(?:về|bảng|biểu|phụ lục|phân bổ|phân khai|phân|giao|chi tiết|tổng hợp|các|một số|chỉ tiêu|kế hoạch)"
    r"(?: (?:số )?(?:\d{1,2}|[IVX]{1,4}))?[\s:.]+)+",
    re.IGNORECASE,
)
_CAPTION_END = pattern_of(
    r"\s+(?:năm (?:19|20)\d\d|giai đoạn|cho (?:các|từng)|giao (?:cho|các|từng)|của (?:các|từng)|"
    r"theo (?:từng|đơn vị|địa)).*$|\s*:$",
    re.IGNORECASE,
)


def places_by_measures(
    outline: Outline, lines: Sequence[Line], columns: Sequence[Column], caption: str
) -> Iterator[Row]:
    """Each cell of a table whose rows are places; a column without a name of its own takes that of the caption."""
    values = _planned([c for c in columns if c.role is Role.VALUE])
    measures = {c.index: _measure(c.head, caption) for c in values}
    name_at = next(c.index for c in columns if c.role in (Role.NAME, Role.OTHER))
    for line in lines:
        cell = cell_at(line, name_at)
        place = outline.cell(cell).text.strip(" :;.") if cell is not None else ""
        if not place and line.cells and _TOTAL.match(fold(outline.cell(line.cells[0]).text)):
            cell = line.cells[0]  # “Cộng” stands in the number column
            place = outline.cell(cell).text.strip(" :;.")
        if cell is None or not place or is_number_only(place):
            continue
        total = _TOTAL.match(fold(place)) is not None
        for column in values:
            measure, unit = measures[column.index]
            at = cell_at(line, column.index)
            reading = read_value(text_at(outline, line, column.index), "", measure)
            if at is None or reading is None:
                continue
            name = measure if total else joined(measure, place)
            yield Row(cell.start, at.end, name, reading, reading.unit or unit, "", None if total else place)


def _planned(values: Sequence[Column]) -> Sequence[Column]:
    """Beside heads that speak of a plan (``Chỉ tiêu giao``) such as ``Dân số`` or ``Tổng số hộ`` tell what there is."""
    if not any(column.score > 0 for column in values):
        return values
    return [column for column in values if column.score > 0 or not _STOCK.match(fold(column.head).strip())]


def _measure(head: str, caption: str) -> tuple[str, str | None]:
    """What a column measures, and its unit."""
    bare, unit = name_and_unit(_YEAR_OF_HEAD.sub("", head).strip(), "", None)
    if not _GENERIC_HEAD.match(fold(bare)):
        bare = upper_first(_PLAN_OF_HEAD.sub("", bare))
        return bare, unit or unit_in_name(bare)
    named = _CAPTION_END.sub("", _CAPTION_OPENING.sub("", caption)).strip()
    if not named:
        return bare, unit
    named, in_caption = name_and_unit(named, "", unit)
    return upper_first(named.lower() if named.isupper() else named), in_caption


def measures_by_places(
    outline: Outline, lines: Sequence[Line], columns: Sequence[Column], rows: Sequence[Row]
) -> Iterator[Row]:
    """Each cell of a table whose columns are places; *rows* are the indicators as read with any one column."""
    values = [c for c in columns if c.role is Role.VALUE]
    by_start = {row.start: row for row in rows}
    for line in lines:
        row = next((by_start[c.start] for c in line.cells if c.start in by_start), None)
        if row is None:
            continue
        for column in values:
            at = cell_at(line, column.index)
            reading = read_value(text_at(outline, line, column.index), "", row.name)
            if at is None or reading is None:
                continue
            total = _TOTAL.match(fold(column.head)) is not None
            name = row.name if total else joined(row.name, column.head)
            yield Row(row.start, at.end, name, reading, row.unit, row.heading, None if total else column.head)
