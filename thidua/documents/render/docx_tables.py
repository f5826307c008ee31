"""Ruled tables of a DOCX, written as XML in one go: a call a cell would take longer than all the rest of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final
from xml.sax.saxutils import escape

from thidua.documents.logic import style_names as names
from thidua.documents.logic.body_parts import Table
from thidua.documents.logic.geometry import GEOMETRY
from thidua.documents.render.docx_styles import style_id
from thidua.documents.render.table_type import cell_size

TWIPS_A_MM: Final = 1440 / 25.4
ABOVE_AND_BELOW: Final = 34  # twips between the text of a cell and its rules
EIGHTHS: Final = int(GEOMETRY.strokes.table * 8)
SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


def add_table(word: Any, element: Table, line: float) -> None:
    """A ruled table over the whole line (millimetres), whose head repeats on every page and whose rows stay whole."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - slow import
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - slow import

    widths = [round(line * share / 100 * TWIPS_A_MM) for share in element.widths]
    size = cell_size(element, line)
    sides = [side.value for side in element.align]
    rows = [_row(element.header, widths, names.CELL_HEAD, ["center"] * len(widths), size, head=True)]
    rows += [_row(row, widths, names.CELL, sides, size, head=False) for row in element.rows]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    xml = f"<w:tbl {nsdecls('w')}>{_properties(widths)}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    word.element.body.insert_element_before(parse_xml(xml), "w:sectPr")


def _properties(widths: list[int]) -> str:
    inset = round(GEOMETRY.cell_inset * TWIPS_A_MM)
    rules = "".join(f'<w:{side} w:val="single" w:sz="{EIGHTHS}" w:space="0" w:color="000000"/>' for side in SIDES)
    room = {"top": ABOVE_AND_BELOW, "left": inset, "bottom": ABOVE_AND_BELOW, "right": inset}
    margins = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in room.items())
    return (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{inset}" w:type="dxa"/>'
        f'<w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
    )


def _row(
    texts: Iterable[str], widths: list[int], style: str, sides: list[str], size: float, *, head: bool
) -> str:  # fmt: skip
    flags = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{flags}</w:trPr>{''.join(_cells(texts, widths, style, sides, size))}</w:tr>"


def _cells(texts: Iterable[str], widths: list[int], style: str, sides: list[str], size: float) -> Iterator[str]:
    look = "" if size == GEOMETRY.sizes.cell else f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>'
    for text, width, side in zip(texts, widths, sides, strict=True):
        run = f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
        yield (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/><w:jc w:val="{side}"/></w:pPr>{run}</w:p></w:tc>'
        )
