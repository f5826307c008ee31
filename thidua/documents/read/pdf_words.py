"""The words of a PDF page with their places. Units are points; y grows upwards from the foot of the page.

Ten pages have thousands of words and few hundred lines, so words that follow on each other with usual blanks can be had
together, as one piece of a line. Only the cells of a table need each word by itself.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, compress, pairwise, repeat
from typing import Any, Final, Protocol

import pypdfium2.raw as pdfium

from thidua.core.logic.values import frozen
from thidua.documents.read.pdf_calls import char_box, char_origin, font_of, font_size, passed, text_object

# The library runs a word on over a hyphen at the line end and puts one of these signs for the hyphen.
LINE_END_HYPHENS: Final = "\u0002\ufffe"
WORD: Final = re.compile(rf"([^\s\x00{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}])")
HYPHENS: Final = str.maketrans(dict.fromkeys(LINE_END_HYPHENS, "-"))
BOLD_WEIGHT: Final = 600
FONT_NAME_BYTES: Final = 128
SMALLEST_TYPE: Final = 1.0  # points; files with wrong sizes have less
BOLD_NAMES: Final = (b"bold", b"black")
ITALIC_NAMES: Final = (b"italic", b"oblique")
REAL_BYTES: Final = ctypes.sizeof(ctypes.c_double)
PLACES: Final = 64  # of characters that are asked for one after another

# An asking of the library costs more than all else done with a word, so the right end of a word is asked for only
# where the next word starts further away than letters and a blank of usual width reach (in parts of the type size).
USUAL_LETTER: Final = 0.5
USUAL_BLANK: Final = 0.6
NARROW_BLANK: Final = 0.25


@frozen
class Word:
    """A word on its baseline ``y``. ``place`` counts characters of the page up to it.

    Several words with a blank between each two are one, too; ``ends`` are then the first and the last of them.
    """

    text: str
    left: float
    right: float
    y: float
    size: float
    place: int
    ends: tuple[Word, Word] | None = None

    @property
    def first(self) -> Word:
        """The first of several words, otherwise the word itself."""
        return self.ends[0] if self.ends else self

    @property
    def last(self) -> Word:
        """The last of several words, otherwise the word itself."""
        return self.ends[1] if self.ends else self


@frozen
class _Spread:
    """The words of a page, one entry each: text, left edge, baseline, first character and the one after the last."""

    texts: list[str]
    lefts: list[float]
    heights: list[float]
    firsts: list[int]
    ends: list[int]

    def lines(self) -> Iterator[tuple[int, int]]:
        """From which word to which, words that the file gives one after another have the same baseline."""
        heights = self.heights
        ends = [at for at, (y, following) in enumerate(pairwise(heights), start=1) if y != following]
        return pairwise((0, *ends, len(heights)) if heights else ())

    def breaks(self, start: int, end: int, size: float) -> list[int]:
        """The words of a line that do not follow on the word before at the distance of a usual blank."""
        least = NARROW_BLANK * size
        lefts = self.lefts[start:end]
        return [
            at
            for at, (left, following, text) in enumerate(
                zip(lefts, lefts[1:], self.texts[start:end], strict=False), start + 1
            )
            if not least <= following - left < size * (USUAL_LETTER * len(text) + USUAL_BLANK)
        ]


@lru_cache(maxsize=256)
def _looks_of(font: bytes) -> tuple[bool, bool]:
    name = font.lower()
    return any(part in name for part in BOLD_NAMES), any(part in name for part in ITALIC_NAMES)


class Typeset(Protocol):
    """A page that knows how its words are set."""

    def looks(self, word: Word) -> tuple[bool, bool]:
        """Whether a word is bold and whether it is italic."""
        ...


class PageText:
    """The text layer of one page. Must be closed before its page."""

    def __init__(self, page: Any) -> None:
        self._text_page = page.get_textpage()
        self._handle = passed(self._text_page.raw)
        self._places = (ctypes.c_double * (2 * PLACES))()
        self._xs = [ctypes.byref(self._places, at * REAL_BYTES) for at in range(0, 2 * PLACES, 2)]
        self._ys = [ctypes.byref(self._places, at * REAL_BYTES) for at in range(1, 2 * PLACES, 2)]
        self._right = ctypes.c_double()
        self._box = (self._xs[0], ctypes.byref(self._right), *self._ys[:2])
        self._font = ctypes.create_string_buffer(FONT_NAME_BYTES)
        self._looks: dict[int, tuple[bool, bool]] = {}

    def close(self) -> None:
        """Free the memory held by the library."""
        self._text_page.close()

    def count(self) -> int:
        """How many characters the page has."""
        return max(int(self._text_page.count_chars()), 0)

    def words(self) -> list[Word]:
        """All words in the order of the file, each by itself."""
        spread = self._spread()
        words: list[Word] = []
        for start, end in spread.lines():
            size = self._size(spread.firsts[start])
            words += [self._word(spread, at, end, size) for at in range(start, end)]
        return words

    def pieces(self, opening: str) -> list[Word]:
        """All words in the order of the file, those with usual blanks between them together.

        A word that is ``opening`` begins a piece wherever it stands.
        """
        spread = self._spread()
        opens = [at for at, text in enumerate(spread.texts) if text == opening] if opening in spread.texts else []
        pieces: list[Word] = []
        for start, end in spread.lines():
            size = self._size(spread.firsts[start])
            breaks = spread.breaks(start, end, size)
            if opens:
                breaks = sorted({*breaks, *(at for at in opens if start < at < end)})
            pieces += [self._piece(spread, one, other, end, size) for one, other in pairwise((start, *breaks, end))]
        return pieces

    def looks(self, word: Word) -> tuple[bool, bool]:
        """Whether a word is bold and whether it is italic, by the name and weight of its font."""
        piece = text_object(self._handle, word.place)
        font = font_of(piece) if piece else None
        if font is None:
            return self._looks_at(word.place)
        if font not in self._looks:
            self._looks[font] = self._looks_at(word.place)
        return self._looks[font]

    def _looks_at(self, place: int) -> tuple[bool, bool]:
        handle = self._text_page.raw
        flags = ctypes.c_int()
        size = pdfium.FPDFText_GetFontInfo(handle, place, self._font, FONT_NAME_BYTES, flags)
        name = self._font.value if 0 < size <= FONT_NAME_BYTES else b""
        if not name:
            return int(pdfium.FPDFText_GetFontWeight(handle, place)) >= BOLD_WEIGHT, False
        return _looks_of(name)

    def _spread(self) -> _Spread:
        """Those words whose place the library knows."""
        texts, firsts, ends = self._texts()
        lefts, heights, known = self._origins(firsts)
        spread = (texts, lefts, heights, firsts, ends)
        return _Spread(*(spread if all(known) else (list(compress(field, known)) for field in spread)))

    def _size(self, character: int) -> float:
        return max(float(font_size(self._handle, character)), SMALLEST_TYPE)

    def _piece(self, spread: _Spread, start: int, end: int, line_end: int, size: float) -> Word:
        first = self._word(spread, start, line_end, size)
        if end - start == 1:
            return first
        last = self._word(spread, end - 1, line_end, size)
        text = " ".join(spread.texts[start:end])
        return Word(text, first.left, last.right, first.y, size, first.place, (first, last))

    def _word(self, spread: _Spread, at: int, line_end: int, size: float) -> Word:
        text, left = spread.texts[at], spread.lefts[at]
        following = spread.lefts[at + 1] if at + 1 < line_end else left
        if 0 < following - left < size * (USUAL_LETTER * len(text) + USUAL_BLANK):
            right = following - NARROW_BLANK * size
        else:
            right = self._right_end(spread.ends[at] - 1)
        return Word(text, left, right if right > left else left, spread.heights[at], size, spread.firsts[at])

    def _texts(self) -> tuple[list[str], list[int], list[int]]:
        """Each word with its first character and the one after its last."""
        text = self._text_page.get_text_range()
        pieces = WORD.split(text)  # by turns what is between words and a word
        *bounds, _ = accumulate(map(len, pieces))
        texts, firsts, ends = pieces[1::2], bounds[::2], bounds[1::2]
        if any(sign in text for sign in LINE_END_HYPHENS):
            texts = [word.translate(HYPHENS) for word in texts]
        if len(text) != self.count():
            firsts = self._char_indexes(firsts)
            ends = [last + 1 for last in self._char_indexes([end - 1 for end in ends])]
        return texts, firsts, ends

    def _origins(self, characters: list[int]) -> tuple[list[float], list[float], list[int]]:
        """The left edge and the baseline of each character, and whether the library knows them."""
        known: list[int] = []
        places: list[float] = []
        for at in range(0, len(characters), PLACES):
            known += map(char_origin, repeat(self._handle), characters[at : at + PLACES], self._xs, self._ys)
            places += self._places[:]
        return places[: 2 * len(known) : 2], places[1 : 2 * len(known) : 2], known

    def _right_end(self, character: int) -> float:
        """The right edge of a character; a place left of the page where the library does not know it."""
        return self._right.value if char_box(self._handle, character, *self._box) else -math.inf

    def _char_indexes(self, text_indexes: Sequence[int]) -> list[int]:
        handle = self._text_page.raw
        return [int(pdfium.FPDFText_GetCharIndexFromTextIndex(handle, index)) for index in text_indexes]
