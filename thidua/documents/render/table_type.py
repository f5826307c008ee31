"""The type size of a table: as large as the widest words allow."""

from __future__ import annotations

from thidua.documents.logic.body_parts import Table
from thidua.documents.logic.geometry import GEOMETRY
from thidua.documents.render.line_breaks import SAFETY
from thidua.documents.render.typeface import typeface


def cell_size(table: Table, line: float) -> float:
    """The size in points at which the widest word of every column fits its column, between the smallest and 12."""
    usual, bold = GEOMETRY.sizes.cell, typeface("Bold")
    size = usual
    for index, share in enumerate(table.widths):
        room = line * share / 100 - 2 * GEOMETRY.cell_inset
        texts = {table.header[index], *(row[index] for row in table.rows)}
        widest = max(bold.longest_word(text, usual) for text in texts) * SAFETY
        if widest > room:
            size = min(size, usual * room / widest)
    return max(GEOMETRY.sizes.smallest_cell, int(size * 2) / 2)
