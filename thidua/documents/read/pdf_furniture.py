"""What stands on every page of a PDF and is no text of the document: page numbers, running heads and feet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from thidua.documents.read.pdf_columns import Baseline

PAGE_NUMBER: Final = re.compile(r"(?:trang\s*)?[-–—]?\s*(\d{1,3})\s*(?:[-–—]|[/|]\s*\d{1,3})?", re.IGNORECASE)
DIGITS: Final = re.compile(r"\d+")
REPEATED_ON: Final = 3  # pages
REPEATED_SHARE: Final = 0.6


def without_furniture(pages: Sequence[list[Baseline]]) -> list[list[Baseline]]:
    """The baselines of each page without page numbers and lines repeated at the top or foot of most pages.

    A number alone is a page number only if it counts with the pages: as the page itself, or as another page does.
    """
    outermost = [page[:1] + page[1:][-1:] for page in pages]
    counts = Counter(said for lines in outermost for said in {_said(line) for line in lines})
    needed = max(REPEATED_ON, REPEATED_SHARE * len(pages))
    offsets = Counter(
        offset
        for number, lines in enumerate(outermost, start=1)
        for offset in {_offset(line, number) for line in lines}
    )
    result = []
    for number, (page, lines) in enumerate(zip(pages, outermost, strict=True), start=1):
        dropped = {
            id(line)
            for line in lines
            if (_said(line) and counts[_said(line)] >= needed) or _counts_pages(_offset(line, number), offsets)
        }
        result.append([line for line in page if id(line) not in dropped])
    return result


def _said(baseline: Baseline) -> str:
    """The words of a baseline with every number made the same; a number alone says nothing."""
    said = DIGITS.sub("#", " ".join(line.text for line in baseline))
    return "" if PAGE_NUMBER.fullmatch(said.replace("#", "0")) else said


def _offset(baseline: Baseline, number: int) -> int | None:
    found = PAGE_NUMBER.fullmatch(baseline[0].text.strip()) if len(baseline) == 1 else None
    return int(found[1]) - number if found else None


def _counts_pages(offset: int | None, offsets: Counter[int | None]) -> bool:
    return offset is not None and (offset == 0 or offsets[offset] > 1)
