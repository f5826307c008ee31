"""The rows of a table as targets: name, unit and value cell."""

from __future__ import annotations

import re

from thidua.campaigns.logic.reading.name_senses import unit_in_name
from thidua.campaigns.logic.reading.names import joined, list_head, upper_first
from thidua.campaigns.logic.reading.table_cells import CellReading
from thidua.campaigns.logic.reading.tokens import tokenize
from thidua.campaigns.logic.reading.units import canonical, unit_alone
from thidua.campaigns.logic.reading.vocabulary import MEASURES
from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.outline import Line, Outline
from thidua.documents.logic.source import Cell

_NAME_UNIT = pattern_of(
    r"\s*\((?:(?:ĐVT|đơn vị tính|đơn vị)\s*:?\s*)?(?P<unit>%|‰|[^()\d]{1,28}|[^()]{1,20}/[^()]{1,20}|k?m[23])\)\s*$",
    re.IGNORECASE,
)
PART = pattern_of(r"^\W*(?:trong đó|trong đó có|gồm|tr\.đó|tđ|riêng)\s*[:,]?\s*", re.IGNORECASE)
BULLET = pattern_of(r"^\s*[-–+•*]\s*")
_BRACKETS = pattern_of(r"\s*\([^()]*\)")
_UNIT_WORDS = pattern_of(
    r"^(?:%|‰|ha|tỷ|triệu|tạ|tấn|km|m2|m3|người|hộ|con|cây|xã|thôn|trường|lượt|nghìn|kg|vụ|điểm|mô hình|"
    r"giường|bác sĩ|sản phẩm|doanh nghiệp|đồng|usd)",
    re.IGNORECASE,
)


@frozen
class Row:
    """A target read from a row: places in the source, name, value, unit, and the group row above it."""

    start: int
    end: int
    name: str
    reading: CellReading
    unit: str | None
    heading: str
    place: str | None = None


def cell_at(line: Line, column: int) -> Cell | None:
    """The cell that covers a grid column."""
    return next((c for c in line.cells if c.column <= column < c.column + c.column_span), None)


def text_at(outline: Outline, line: Line, column: int) -> str:
    """The words of the cell that begins at a grid column."""
    cell = cell_at(line, column)
    return outline.cell(cell).text.strip() if cell is not None and cell.column == column else ""


def is_number_only(raw: str) -> bool:
    """Only digits or a roman number, as in the number column."""
    return re.fullmatch(r"[\d.,()IVX]+", raw) is not None


def name_and_unit(raw: str, parent: str, unit: str | None) -> tuple[str, str | None]:
    """The name in a cell, completed by the row above it where it is a part of that, and the unit in its brackets."""
    name = PART.sub("", BULLET.sub("", raw)).strip(" :;.")
    in_name = _NAME_UNIT.search(name)
    if in_name and (_is_unit(in_name["unit"]) and (unit is None or canonical(in_name["unit"]) == unit)):
        name, unit = name[: in_name.start()], unit or canonical(in_name["unit"])
    tokens = tokenize(name)
    above = _BRACKETS.sub("", BULLET.sub("", parent)).strip(" :;.")
    measure = MEASURES.at(tokens, 0)
    if parent and measure and measure[1] == len(tokens):
        name = joined(name, above)
    elif parent and not measure:
        name = joined(list_head(above), name)
    return upper_first(name), unit or unit_in_name(name)


def _is_unit(text: str) -> bool:
    return _UNIT_WORDS.match(text) is not None or unit_alone(tokenize(text)) is not None
