"""The lines of a PDF page: words on one baseline, parted where a gap shows that two columns stand side by side."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from operator import attrgetter
from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.read.building import Looks
from thidua.documents.read.pdf_words import NARROW_BLANK, Typeset, Word

BASELINE: Final = 0.35  # of the type size; signs set higher or lower than this stand on another line
WIDE_GAP: Final = 1.2  # of the type size
SAME_HEIGHT: Final = 0.75  # of the type size; lines of one column are further apart than this
WIDEST_BLANK: Final = 2.5  # of the type size; no justified line is set wider
EVEN: Final = 3.0  # times the narrowest gap: justified lines have wide but even gaps
DATE_GAPS: Final = frozenset({("ngày", "tháng"), ("tháng", "năm")})
LEFT: Final = attrgetter("left")
HEIGHT: Final = attrgetter("y")
NATIONAL_TITLE_OPENS: Final = "CỘNG"
NATIONAL_TITLE: Final = frozenset({("CỘNG", "HÒA", "XÃ", "HỘI"), ("CỘNG", "HOÀ", "XÃ", "HỘI")})


@frozen
class Line:
    """A stretch of words without a wide gap. Lengths in points; ``first_word`` is the width of the first word."""

    text: str
    left: float
    right: float
    y: float
    size: float
    first_word: float
    looks: Looks
    ends_bold: bool
    page: int
    words: tuple[Word, ...] = ()


def baselines(words: Iterable[Word]) -> list[list[Word]]:
    """Words grouped by baseline, from the top of the page down, each group from left to right."""
    groups: list[list[Word]] = []
    reference = size = 0.0
    from_left = sorted(words, key=LEFT)
    for word in sorted(from_left, key=HEIGHT, reverse=True):
        if groups and reference - word.y <= BASELINE * (size if size > word.size else word.size):
            groups[-1].append(word)
            if word.size > size:
                reference, size = word.y, word.size
        else:
            groups.append([word])
            reference, size = word.y, word.size
    for group in groups:
        group.sort(key=LEFT)
    return groups


def interleaved(baselines: Iterable[list[Word]]) -> bool:
    """Whether some word stands among others that were taken together, as a raised sign may do."""
    return any(
        before.ends is not None and after.left < before.last.left
        for baseline in baselines
        for before, after in pairwise(baseline)
    )


def parted(words: list[Word]) -> list[list[Word]]:
    """The words of one baseline parted at wide gaps, and in front of the national title, which has its own column."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    if max(gaps, default=0.0) <= WIDE_GAP * words[0].size and not any(map(_opens_title, words)):
        return [words]
    all_gaps = gaps + [NARROW_BLANK * word.size for word in words if word.ends for _ in range(word.text.count(" "))]
    even = len(all_gaps) > 2 and max(gaps, default=0.0) <= EVEN * min(all_gaps)
    wide_gap = WIDEST_BLANK if even else WIDE_GAP
    parts = [[words[0]]]
    for index, (gap, word) in enumerate(zip(gaps, words[1:], strict=True), start=1):
        wide = gap > wide_gap * word.size
        if (wide and not _left_to_fill_in(words[index - 1], word)) or _is_national_title(words[index:]):
            parts.append([])
        parts[-1].append(word)
    return parts


def _left_to_fill_in(before: Word, word: Word) -> bool:
    """A gap that waits for a number or a day: "Số:     /KH-UBND", "ngày     tháng     năm 2026"."""
    return word.text.startswith("/") or (before.last.text.lower(), word.first.text.lower()) in DATE_GAPS


def _opens_title(word: Word) -> bool:
    return word.first.text == NATIONAL_TITLE_OPENS


def _is_national_title(words: list[Word]) -> bool:
    return _opens_title(words[0]) and tuple(" ".join(word.text for word in words).split(" ")[:4]) in NATIONAL_TITLE


def side_by_side(baselines: Iterable[list[Line]]) -> list[list[Line]]:
    """Baselines, with those made one that lie at almost the same height and leave a strip free between them.

    Type of two sizes does not share baselines: the recipients are set smaller than the signature beside them.
    """
    result: list[list[Line]] = []
    for baseline in baselines:
        if result and _beside(result[-1], baseline):
            result[-1] = sorted(result[-1] + baseline, key=lambda line: line.left)
        else:
            result.append(baseline)
    return result


def _beside(above: list[Line], below: list[Line]) -> bool:
    size = max(above[0].size, below[0].size)
    if above[0].y - below[0].y > SAME_HEIGHT * size:
        return False
    gap = max(below[0].left - above[-1].right, above[0].left - below[-1].right)
    return gap > WIDE_GAP * size


def joined_text(words: Iterable[Word]) -> str:
    """Words with one blank between them, but none where the file has set the pieces of one word side by side."""
    pieces: list[str] = []
    previous: Word | None = None
    for word in words:
        touches = previous is None or (
            -0.1 * word.size < word.left - previous.right < 0.06 * word.size
            and abs(previous.y - word.y) < BASELINE * word.size
        )
        pieces.append(word.text if touches else " " + word.text)
        previous = word
    return "".join(pieces)


def make_line(words: list[Word], page_text: Typeset, page: int) -> Line:
    """A line from words in order, with the looks of its type."""
    bold, italic = page_text.looks(words[0])
    first, last = words[0].first, words[-1].last
    ends_bold = bold and (first is last or page_text.looks(last)[0])
    return Line(
        joined_text(words),
        words[0].left,
        words[-1].right,
        words[0].y,
        max(word.size for word in words),
        first.right - first.left,
        Looks(bold=bold and ends_bold, italic=italic),
        ends_bold,
        page,
        tuple(words),
    )
