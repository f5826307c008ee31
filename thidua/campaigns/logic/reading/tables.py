"""Targets in tables: rows of indicators with a column of planned values, or places by measures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from thidua.campaigns.logic.reading.misprints import repaired
from thidua.campaigns.logic.reading.place_tables import measures_by_places, places_by_measures
from thidua.campaigns.logic.reading.quantities import find_quantities
from thidua.campaigns.logic.reading.table_cells import read_value
from thidua.campaigns.logic.reading.table_columns import (
    Column,
    Role,
    columns_of,
    heads_are_places,
    lists_places,
    value_column,
)
from thidua.campaigns.logic.reading.table_rows import (
    BULLET,
    PART,
    Row,
    cell_at,
    is_number_only,
    name_and_unit,
    text_at,
)
from thidua.campaigns.logic.reading.tokens import tokenize
from thidua.campaigns.logic.reading.units import canonical
from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.text import fold
from thidua.documents.logic.outline import Line, Outline

_DITTO = pattern_of(r"^(?:[-–]?\s*(?:nt|như trên)\s*[-–]?|[\"”“″'’]{1,2}|,,|[-–]\s*[\"”]\s*[-–]?)$", re.IGNORECASE)
_ROW_MARK = pattern_of(r"[\d.,()IVX]*|[A-Za-zĐđ][.)]?|[-–+•*]")
_SUB_NUMBER = pattern_of(r"(?P<above>\d+(?:\.\d+)*)\.\d+\.?")


def read_table(outline: Outline, lines: Sequence[Line], year: int | None, caption: str = "") -> Iterator[Row]:
    """The targets of the rows of one table, in reading order; *caption* is what stands above it."""
    head_count = _head_rows(outline, lines)
    width = max((c.column + c.column_span for line in lines for c in line.cells), default=0)
    heads = [" ".join(_heads(outline, lines[:head_count], column)) for column in range(width)]
    body = lines[head_count:]
    samples = [[text_at(outline, line, column) for line in body] for column in range(width)]
    columns = columns_of(heads, samples, year)
    if columns and columns[0].role is Role.NUMBER:
        body = [_without_lost_cell(outline, line, width) for line in body]
    if lists_places(columns):
        yield from places_by_measures(outline, body, columns, caption)
    elif heads_are_places(columns):
        yield from measures_by_places(outline, body, columns, tuple(_indicators(outline, body, columns)))
    else:
        yield from _indicators(outline, body, columns)


def _without_lost_cell(outline: Outline, line: Line, width: int) -> Line:
    """A row whose empty number cell was lost on the way is moved one column to the right."""
    covered = sum(cell.column_span for cell in line.cells)
    marked = _ROW_MARK.fullmatch(outline.cell(line.cells[0]).text.strip()) is not None
    if covered != width - 1 or line.cells[0].column != 0 or marked:
        return line
    return replace(line, cells=tuple(replace(c, column=c.column + 1) for c in line.cells))


def _head_rows(outline: Outline, lines: Sequence[Line]) -> int:
    """How many rows at the top are the head: those before the first row with a value behind its name."""
    for index, line in enumerate(lines):
        if line.header:
            continue
        texts = [outline.cell(c).text.strip() for c in line.cells]
        first = fold(texts[0]) if texts else ""
        if index == 0 and (first in {"tt", "stt"} or not any(_is_value(t) for t in texts[1:])):
            continue
        lettered = [t for t in texts if re.fullmatch(r"\(?(?:\d{1,2}|[A-Z])\)?(?:=.*)?", t)]
        if index <= 3 and len(lettered) >= 3 and len(lettered) == len([t for t in texts if t]):
            return index + 1  # a row of column numbers closes the head
        if index <= 3 and _is_head_text(texts):
            continue
        return index
    return min(1, len(lines))


def _is_head_text(texts: Sequence[str]) -> bool:
    """No value, more than one text, and words of a head (years, plan, result)."""
    filled = [t for t in texts if t]
    if len(filled) < 2 or any(_is_value(t) for t in filled) or re.fullmatch(r"[IVXA-ZĐ]{1,4}\.?", filled[0]):
        return False
    return bool(
        re.search(
            r"ke hoach|thuc hien|uoc|nam (?:19|20)\d\d|muc tieu|chi tieu|don vi|\bkh\b|\bth\b", fold(" ".join(filled))
        )
    )


def _is_value(text: str) -> bool:
    quantities = find_quantities(tokenize(text))
    return bool(quantities) and len(text) < 40 and not re.search(r"(?:19|20)\d\d", text)


def _heads(outline: Outline, lines: Sequence[Line], column: int) -> Iterator[str]:
    seen: set[str] = set()
    for line in lines:
        for cell in line.cells:
            if cell.column <= column < cell.column + cell.column_span:
                text = outline.cell(cell).text.strip()
                if text and text not in seen and not re.fullmatch(r"\(?(?:\d{1,2}|[A-Z])\)?", text):
                    seen.add(text)
                    yield text


def _indicators(outline: Outline, lines: Sequence[Line], columns: Sequence[Column]) -> Iterator[Row]:
    roles = {role: [c.index for c in columns if c.role is role] for role in Role}
    value = value_column(columns)
    if value is None:
        return
    name_at = _name_column(outline, lines, columns, value.index)
    heading, parent, unit_above = "", "", None
    for line in lines:
        name_cell = cell_at(line, name_at)
        raw = repaired(outline.cell(name_cell).text.strip()) if name_cell is not None else ""
        written = text_at(outline, line, roles[Role.UNIT][0]) if roles[Role.UNIT] else ""
        unit_above = unit = (
            unit_above
            if _DITTO.match(written)
            else (canonical(written) or (unit_above if not roles[Role.UNIT] else None))
        )
        sign = text_at(outline, line, roles[Role.COMPARATOR][0]) if roles[Role.COMPARATOR] else ""
        value_cell = cell_at(line, value.index)
        reading = read_value(text_at(outline, line, value.index), sign, raw)
        if name_cell is None or not raw or is_number_only(raw):
            continue
        if reading is None:
            if not written:
                heading, parent = _open_row(outline, line, raw, heading)
            elif not _is_sub(outline, line, raw):
                parent = raw
            continue
        sub = _is_sub(outline, line, raw)
        name, unit = name_and_unit(raw, parent if sub else "", unit or reading.unit)
        parent = parent if sub else raw
        if value_cell is not None:
            yield Row(name_cell.start + _lead_length(raw), value_cell.end, name, reading, unit, heading)


def _lead_length(raw: str) -> int:
    found = BULLET.match(raw)
    return found.end() if found else 0


def _open_row(outline: Outline, line: Line, raw: str, heading: str) -> tuple[str, str]:
    """A row without unit and value opens a group (roman or letter number, capitals) or a list of parts."""
    number = outline.cell(line.cells[0]).text.strip() if line.cells else ""
    if (
        raw.isupper()
        or re.fullmatch(r"[IVXA-ZĐ]{1,4}\.?", number)
        or len([c for c in line.cells if c.end > c.start]) == 1
    ):
        return raw, ""
    return heading, raw


def _is_sub(outline: Outline, line: Line, raw: str) -> bool:
    number = outline.cell(line.cells[0]).text.strip() if line.cells else ""
    return (
        number in {"-", "–", "+", "•"}
        or _SUB_NUMBER.fullmatch(number) is not None
        or bool(BULLET.match(raw) or PART.match(raw))
    )


def _name_column(outline: Outline, lines: Sequence[Line], columns: Sequence[Column], value: int) -> int:
    """The named column, else the one with the longest texts left of the values."""
    named = [c.index for c in columns if c.role is Role.NAME and c.index < value]
    if named:
        return named[0]
    left = [c.index for c in columns if c.index < value and c.role in (Role.OTHER, Role.RESULT, Role.VALUE)] or [0]
    return max(left, key=lambda at: sum(len(text_at(outline, line, at)) for line in lines))
