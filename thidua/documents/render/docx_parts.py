"""Parts of a DOCX that python-docx has no ready call for: borderless grids, rules, frames, ruled tables, pictures."""

from __future__ import annotations

import io
from typing import Any, Final

from thidua.documents.logic import style_names as names
from thidua.documents.logic.body_parts import Picture
from thidua.documents.render.docx_styles import style_id
from thidua.documents.render.raster import is_svg, png_from_svg

TALLEST_PICTURE: Final = 170  # millimetres
_BORDER: Final = '<w:{side} {ns} w:val="single" w:sz="{eighths}" w:space="{space}" w:color="000000"/>'


class Cell:
    """A table cell whose first, empty paragraph is used before others are added."""

    def __init__(self, cell: Any) -> None:
        self._cell, self._used = cell, False

    def add_paragraph(self, text: str) -> Any:
        """A paragraph below those there are."""
        if self._used:
            return self._cell.add_paragraph(text)
        self._used = True
        first = self._cell.paragraphs[0]
        first.text = text
        return first


def add(place: Any, text: str, style: str) -> Any:
    """A paragraph in a style given by its name: looked up once here, not in every style of the file."""
    paragraph = place.add_paragraph(text)
    paragraph._p.style = style_id(style)  # noqa: SLF001 - the public call searches all styles twice
    return paragraph


def grid(word: Any, widths: tuple[float, ...], rows: int, margin: float = 0) -> Any:
    """A borderless table of fixed column widths in millimetres; its rows are not broken over pages."""
    table = word.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    _set_margins(table, margin)
    _set_widths(table, widths)
    for row in table.rows:
        _row_flag(row, "w:cantSplit")
    return table


def rule(place: Any, width: float, room: float, *, after: float = 0) -> None:
    """A centred line of ``width`` in a ``room``, both millimetres: an empty paragraph with a top border."""
    from docx.enum.text import WD_LINE_SPACING  # noqa: PLC0415 - slow import
    from docx.shared import Mm, Pt  # noqa: PLC0415 - slow import

    paragraph = add(place, "", names.RULE)
    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((room - width) / 2)
    layout.space_before, layout.space_after = Pt(2), Pt(after)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(4)
    _borders(paragraph, ("top",), 1)


def frame(paragraph: Any, width: float, room: float) -> None:
    """A frame of ``width`` around a paragraph in a ``room``, both millimetres."""
    from docx.shared import Mm  # noqa: PLC0415 - slow import

    layout = paragraph.paragraph_format
    layout.left_indent = layout.right_indent = Mm((room - width) / 2)
    _borders(paragraph, ("top", "left", "bottom", "right"), 2)


def add_picture(word: Any, picture: Picture, caption: str, line: float) -> None:
    """The picture in the middle of the line (millimetres), its caption below; a placeholder where it has no data."""
    from docx.shared import Mm  # noqa: PLC0415 - slow import

    paragraph = add(word, "", names.PICTURE)
    width = line * picture.width / 100
    data = picture.data or EMPTY_PICTURE
    shape = paragraph.add_run().add_picture(io.BytesIO(png_from_svg(data) if is_svg(data) else data), Mm(width))
    if shape.height > Mm(TALLEST_PICTURE):
        shape.width, shape.height = int(shape.width * Mm(TALLEST_PICTURE) / shape.height), Mm(TALLEST_PICTURE)
    properties = shape._inline.docPr  # noqa: SLF001 - no call for the words screen readers say
    properties.set("descr", picture.caption)
    properties.set("title", f"{picture.width}%")
    add(word, caption, names.CAPTION)


EMPTY_PICTURE: Final = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 30">'
    b'<rect x="0.5" y="0.5" width="159" height="29" fill="none" stroke="black" stroke-width="0.3"/></svg>'
)


def _borders(paragraph: Any, sides: tuple[str, ...], space: int) -> None:
    from docx.oxml import parse_xml  # noqa: PLC0415 - slow import
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - slow import

    drawn = "".join(_BORDER.format(side=side, ns="", eighths=6, space=space) for side in sides)
    paragraph._p.get_or_add_pPr().insert_element_before(  # noqa: SLF001 - borders have no call either
        parse_xml(f"<w:pBdr {nsdecls('w')}>{drawn}</w:pBdr>"),
        "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc",
    )  # fmt: skip


def _row_flag(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - slow import

    row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001 - no call for properties of rows


def _set_margins(table: Any, width: float) -> None:
    """The room on either side of the cells' text, in millimetres."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - slow import
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - slow import
    from docx.shared import Mm  # noqa: PLC0415 - slow import

    twips = Mm(width).twips
    sides = "".join(f'<w:{side} w:w="{twips}" w:type="dxa"/>' for side in ("left", "right"))
    table._tbl.tblPr.append(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"))  # noqa: SLF001


def _set_widths(table: Any, widths: Any) -> None:
    """Word obeys the cells, LibreOffice the columns: both are told."""
    from docx.shared import Mm  # noqa: PLC0415 - slow import

    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
