"""A page seen by the engines made into the lines and tables that the layout of PDF pages works with (points, y up)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median, median_low
from typing import Final

import cv2
import numpy as np

from thidua.core.logic.values import frozen
from thidua.documents.logic.source import ScannedPage
from thidua.documents.read.building import clean
from thidua.documents.read.pdf_grids import Grid, grids_of
from thidua.documents.read.pdf_layout import PageContent
from thidua.documents.read.pdf_lines import baselines, make_line, parted, side_by_side
from thidua.documents.read.pdf_rules import Rule, Rules
from thidua.documents.read.pdf_tables import ruled_tables
from thidua.documents.read.pdf_words import Word
from thidua.documents.scan.bounds import DPI
from thidua.documents.scan.page import Area, SeenWord
from thidua.documents.scan.page_reader import SeenPage
from thidua.documents.scan.strokes import Strokes

POINT: Final = 72 / DPI  # points a pixel
SAME_SIZE: Final = 0.14  # heights of lines vary by this much around their type size
BOLD: Final = 1.22  # times the usual thickness of a stroke for its size
LEAST_GAP: Final = 0.15  # of the type size, between two words that the engine took apart
TEN_THOUSAND: Final = 10_000
DARK: Final = 140


@frozen
class Sheet:
    """A page as it was read, and what is known of each of its words; ``first`` is the place of the first of them."""

    page: ScannedPage
    width: int
    height: int
    words: tuple[SeenWord, ...]
    first: int


def cells_of(strokes: Strokes, height: int) -> list[Area]:
    """The cells of all ruled tables of a page, in pixels."""
    return [cell for grid in grids_of(_rules(strokes, height)) for cell in _cells(grid, height)]


def laid_out(seen: SeenPage, number: int, first: int) -> tuple[PageContent, Sheet]:
    """The page for the layout, and its sheet. Places of words count down from ``first``, which is negative."""
    sizes = _type_sizes([word.size for word in seen.words])
    words = _parted_words(
        [
            Word(
                clean(word.text),
                word.area.left * POINT,
                word.area.right * POINT,
                (seen.height - word.baseline) * POINT,
                size * POINT,
                first - at,
            )
            for at, (word, size) in enumerate(zip(seen.words, sizes, strict=True))
        ]
    )
    typeset = Thickness(seen, first)
    outside, tables = ruled_tables(words, grids_of(_rules(seen.strokes, seen.height)), typeset, number)
    lines = side_by_side([make_line(part, typeset, number) for part in parted(line)] for line in baselines(outside))
    characters = sum(len(word.text) for word in words)
    content = PageContent(number, seen.width * POINT, lines, tables, characters, pictures=True, scanned=True)
    page = ScannedPage(number, seen.turn.quarters % 4, round(seen.turn.skew * 1000))
    return content, Sheet(page, seen.width, seen.height, seen.words, first)


class Thickness:
    """Tells bold type by the thickness of its strokes against the usual one of the page."""

    def __init__(self, seen: SeenPage, first: int) -> None:
        ink = (seen.grey < DARK).astype(np.uint8)
        self._depth = cv2.distanceTransform(ink, cv2.DIST_L1, 3)
        self._seen = seen
        self._first = first
        some = seen.words[:: max(len(seen.words) // 80, 1)]
        known = [thickness for word in some if (thickness := self._of(word)) > 0]
        self._usual = median(known) if known else 1.0

    def looks(self, word: Word) -> tuple[bool, bool]:
        """Whether a word is bold; slanted type is not made out."""
        return self._of(self._seen.words[self._first - word.place]) > BOLD * self._usual, False

    def _of(self, word: SeenWord) -> float:
        """The mean depth of the ink in parts of the type size."""
        area = word.area
        inside = self._depth[max(area.top, 0) : area.bottom, max(area.left, 0) : area.right]
        depths = inside[inside > 0]
        return float(depths.mean()) / word.size if depths.size else 0.0


def _type_sizes(heights: Sequence[float]) -> list[float]:
    """The height of each word's line as one of the few sizes that the page is set in."""
    sizes: dict[float, float] = {}
    rest = sorted(heights)
    while rest:
        usual = median_low(rest)
        near = [height for height in rest if abs(height - usual) <= SAME_SIZE * usual]
        sizes.update(dict.fromkeys(near, usual))
        rest = [height for height in rest if height not in sizes]
    return [sizes[height] for height in heights]


def _parted_words(words: list[Word]) -> list[Word]:
    """The words with a blank between neighbours of a line; boxes of slanted letters reach over it."""
    result: list[Word] = []
    for word, following in zip(words, [*words[1:], None], strict=True):
        right = word.right
        if following is not None and following.y == word.y and word.left < following.left:
            right = min(right, max(following.left - LEAST_GAP * word.size, word.left))
        result.append(replace(word, right=right))
    return result


def _rules(strokes: Strokes, height: int) -> Rules:
    across = (Rule((height - s.place) * POINT, s.low * POINT, s.high * POINT) for s in strokes.across)
    upright = (Rule(s.place * POINT, (height - s.high) * POINT, (height - s.low) * POINT) for s in strokes.upright)
    return Rules(tuple(across), tuple(upright))


def _cells(grid: Grid, height: int) -> list[Area]:
    return [
        Area(
            round(grid.xs[place.column] / POINT),
            round(height - grid.ys[place.row] / POINT),
            round(grid.xs[place.column + place.column_span] / POINT),
            round(height - grid.ys[place.row + place.row_span] / POINT),
        )
        for place in grid.places
    ]
