"""Sources as a typist would make them: each line a paragraph, lines with tabs the rows of a table."""

from __future__ import annotations

import re

from thidua.documents.logic.outline import Outline, read_outline
from thidua.documents.logic.source import Block, BlockKind, Cell, Source


def typed(text: str) -> Source:
    """The source of a plain text."""
    return Source(text, tuple(_block(found) for found in re.finditer(r"[^\n]+", text)), "text/plain")


def outlined(text: str) -> Outline:
    """The outline of a plain text."""
    return read_outline(typed(text))


def _block(found: re.Match[str]) -> Block:
    if "\t" not in found[0]:
        return Block(BlockKind.PARAGRAPH, found.start(), found.end())
    cells: list[Cell] = []
    start = found.start()
    for column, part in enumerate(found[0].split("\t")):
        cells.append(Cell(start, start + len(part), column))
        start += len(part) + 1
    return Block(BlockKind.ROW, found.start(), found.end(), table=0, cells=tuple(cells))
