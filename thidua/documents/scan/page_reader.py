"""One page read: set upright, cleaned, read by the first engine, its numbers read again by the second."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Final

import cv2
import numpy as np

from thidua.documents.scan.cleaning import denoised, whitened, without_red
from thidua.documents.scan.figures import CERTAIN, has_digit, is_figure, judge
from thidua.documents.scan.number_engine import NumberEngine
from thidua.documents.scan.page import Area, Pixels, SeenWord, Turn
from thidua.documents.scan.strokes import Strokes, strokes_of
from thidua.documents.scan.text_engine import TextEngine
from thidua.documents.scan.upright import turn_of, turned

READS_WELL: Final = 90.0  # mean confidence below which a page is read again without its noise
ON_ITS_HEAD: Final = 65.0  # mean confidence below which the page may stand on its head
DOUBTFUL: Final = 60  # confidence of a short word below which it may be a number misread
SHORT: Final = 6  # letters
SHORTEST_WORD: Final = 2
RUBBISH: Final = 30  # confidence of the first reader, and below
DIRT: Final = 0.6  # this one of the second, for what is a speck and no sign
CELL_READS_WELL: Final = 80.0
ONE_LINE: Final = 2.2  # type sizes that a cell of one line is high at most
CELL_MARGIN: Final = 4  # pixels inside the rules
MARGIN: Final = 5  # pixels around a word for the second reader
INK_OF_A_SIGN: Final = 12  # dark pixels; fewer in a cell are specks
DARK: Final = 128

FindCells = Callable[[Strokes, int], Sequence[Area]]
"""The cells of ruled tables among the strokes of a page of the given height in pixels."""


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page with its words, in pixels of the page as it was set upright."""

    width: int
    height: int
    turn: Turn
    words: tuple[SeenWord, ...]
    strokes: Strokes
    cells: tuple[Area, ...]
    grey: Pixels


class PageReader:
    """Reads pages one after another; one for each thread, sharing the second engine."""

    def __init__(self, numbers: NumberEngine, find_cells: FindCells) -> None:
        self._text = TextEngine()
        self._numbers = numbers
        self._find_cells = find_cells

    def close(self) -> None:
        """Free the engine."""
        self._text.close()

    def read(self, colour: Pixels) -> SeenPage:
        """Read a page from its picture in colour."""
        grey = without_red(colour)
        turn = turn_of(grey)
        page = self._as_it_stands(turned(grey, turn), turn)
        if page.words and _confidence(page.words) < ON_ITS_HEAD:
            over = replace(turn, quarters=turn.quarters + 2)
            other = self._as_it_stands(turned(grey, over), over)
            page = max(page, other, key=lambda seen: _confidence(seen.words))
        return replace(page, words=tuple(self._with_numbers(page)))

    def _as_it_stands(self, grey: Pixels, turn: Turn) -> SeenPage:
        strokes = strokes_of(grey)
        cells = self._find_cells(strokes, grey.shape[0])
        bare = whitened(grey, strokes.along(cells))
        words = self._text.read_page(bare)
        if _confidence(words) < READS_WELL:
            calm = denoised(bare)
            again = self._text.read_page(calm)
            if _confidence(again) > _confidence(words):
                bare, words = calm, again
        words = self._with_cells(bare, words, cells)
        height, width = grey.shape[:2]
        return SeenPage(width, height, turn, tuple(words), strokes, tuple(cells), grey)

    def _with_cells(self, bare: Pixels, words: list[SeenWord], cells: Iterable[Area]) -> list[SeenWord]:
        """The words with those of badly read cells read anew, cell by cell."""
        for cell in cells:
            inside = [word for word in words if _holds(cell, word)]
            if not _badly_read(bare, cell, inside):
                continue
            again = self._cell(bare, cell.grown(-CELL_MARGIN))
            if again and _confidence(again) > _confidence(inside):
                kept = {id(word) for word in inside}
                words = [word for word in words if id(word) not in kept] + again
        return words

    def _cell(self, bare: Pixels, cell: Area) -> list[SeenWord]:
        """A badly read cell: as one number where the second reader is certain that it is, else as a block of text."""
        words = self._text.read_block(bare, cell)
        if not words or cell.bottom - cell.top > ONE_LINE * words[0].size or _confidence(words) >= CELL_READS_WELL:
            return words
        (figure,) = self._numbers.read([_around(words).grown(MARGIN).of(bare)])
        if is_figure(figure.text) and figure.confidence >= CERTAIN:
            whole = replace(words[0], text=figure.text, area=_around(words), sure=False)
            return [replace(whole, confidence=max(round(_confidence(words)), RUBBISH))]
        return words

    def _with_numbers(self, page: SeenPage) -> list[SeenWord]:
        """The words with every number read again from the page as it was, before rules and noise were taken off."""
        alone = _alone_in_cells(page)
        asked = [at for at, word in enumerate(page.words) if _may_be_number(word) or at in alone]
        crops = [page.words[at].area.grown(MARGIN).of(page.grey) for at in asked]
        words = list(page.words)
        for at, figure in zip(asked, self._numbers.read(crops), strict=True):
            verdict = judge(words[at].text, figure.text, figure.confidence)
            dirt = words[at].confidence < RUBBISH and figure.confidence < DIRT
            text = "" if dirt else verdict.text
            words[at] = replace(words[at], text=text, sure=verdict.sure and words[at].sure)
        return [word for word in words if word.text]


def _may_be_number(word: SeenWord) -> bool:
    return has_digit(word.text) or (word.confidence < DOUBTFUL and len(word.text) <= SHORT)


def _alone_in_cells(page: SeenPage) -> set[int]:
    """Short words in small letters that are all there is in a cell: ``g`` may be a 9."""
    alone: set[int] = set()
    for cell in page.cells:
        inside = [at for at, word in enumerate(page.words) if _holds(cell, word)]
        alone.update(at for at in inside if len(inside) == 1 and _is_short(page.words[at].text))
    return alone


def _is_short(text: str) -> bool:
    return len(text) <= SHORTEST_WORD and not text.isupper()


def _around(words: Sequence[SeenWord]) -> Area:
    areas = [word.area for word in words]
    return Area(
        min(area.left for area in areas),
        min(area.top for area in areas),
        max(area.right for area in areas),
        max(area.bottom for area in areas),
    )


def _confidence(words: Sequence[SeenWord]) -> float:
    """The mean over the letters."""
    letters = sum(len(word.text) for word in words)
    return fmean([word.confidence for word in words], [len(word.text) / letters for word in words]) if letters else 0.0


def _holds(cell: Area, word: SeenWord) -> bool:
    across = (word.area.left + word.area.right) / 2
    down = (word.area.top + word.area.bottom) / 2
    return cell.left <= across < cell.right and cell.top <= down < cell.bottom


def _badly_read(bare: Pixels, cell: Area, inside: Sequence[SeenWord]) -> bool:
    if inside:
        return _confidence(inside) < CELL_READS_WELL
    ink = cv2.medianBlur(np.ascontiguousarray(cell.grown(-CELL_MARGIN).of(bare)), 3)
    return ink.size > 0 and int(np.count_nonzero(ink < DARK)) >= INK_OF_A_SIGN
