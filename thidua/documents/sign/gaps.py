"""Where a document leaves room for the signature: between the line above the signer's name and the name itself."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2

from thidua.core.logic.text import collapse, nfc
from thidua.documents.logic.signature_place import Gap, Sheet

LEAST_GAP = 20.0
"""Points between position and name; less is two lines of running text."""


def sheet_of(data: bytes, *, first: bool) -> Sheet:
    """Number of pages, and the size of the first or the last."""
    document = pypdfium2.PdfDocument(data)
    try:
        pages = len(document)
        width, height = document.get_page_size(0 if first else pages - 1)
        return Sheet(pages, width, height)
    finally:
        document.close()


def find_gap(data: bytes, name: str) -> Gap | None:
    """The last place in the file where the name stands with room above it."""
    wanted = collapse(nfc(name))
    if not wanted:
        return None
    document = pypdfium2.PdfDocument(data)
    try:
        for number in range(len(document) - 1, -1, -1):
            page = document[number].get_textpage()
            found = [gap for gap in _gaps(page, wanted, number) if gap.below_position - gap.above_name >= LEAST_GAP]
            if found:
                return min(found, key=lambda gap: gap.above_name)
        return None
    finally:
        document.close()


def _gaps(page: pypdfium2.PdfTextPage, name: str, number: int) -> Iterator[Gap]:
    lines = [page.get_rect(place) for place in range(page.count_rects())]
    search = page.search(name)
    while (found := search.get_next()) is not None:
        boxes = [page.get_charbox(found[0] + offset) for offset in range(found[1])]
        left, right = min(b[0] for b in boxes), max(b[2] for b in boxes)
        top = max(b[3] for b in boxes)
        above = [line[1] for line in lines if line[1] >= top and line[0] < right and line[2] > left]
        if above:
            yield Gap(number, (left + right) / 2, top, min(above))
