"""The words of a PDF page with their places. Units are points; y grows upwards from the foot of the page."""

from __future__ import annotations

import ctypes
import re
from functools import lru_cache
from itertools import pairwise
from typing import Any, Final, Protocol

import pypdfium2.raw as pdfium

from thidua.core.logic.values import frozen

# The library runs a word on over a hyphen at the line end and puts one of these signs for the hyphen.
LINE_END_HYPHENS: Final = "\u0002\ufffe"
WORD: Final = re.compile(rf"[^\s\x00{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
HYPHENS: Final = str.maketrans(dict.fromkeys(LINE_END_HYPHENS, "-"))
BOLD_WEIGHT: Final = 600
FONT_NAME_BYTES: Final = 128
SMALLEST_TYPE: Final = 1.0  # points; files with wrong sizes have less
BOLD_NAMES: Final = (b"bold", b"black")
ITALIC_NAMES: Final = (b"italic", b"oblique")


# An asking of the library costs more than all else done with a word, so the right end of a word is asked for only
# where the next word starts further away than letters and a blank of usual width reach (in parts of the type size).
USUAL_LETTER: Final = 0.5
USUAL_BLANK: Final = 0.6
NARROW_BLANK: Final = 0.25

_Start = tuple[str, float, int, float, float, int]


@frozen
class Word:
    """A word on its baseline ``y``. ``place`` counts characters of the page up to it."""

    text: str
    left: float
    right: float
    y: float
    size: float
    place: int


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
        self._handle = self._text_page.raw
        self._boxes = tuple(ctypes.c_double() for _ in range(4))
        self._font = ctypes.create_string_buffer(FONT_NAME_BYTES)

    def close(self) -> None:
        """Free the memory held by the library."""
        self._text_page.close()

    def count(self) -> int:
        """How many characters the page has."""
        return max(int(self._text_page.count_chars()), 0)

    def words(self) -> list[Word]:
        """All words in the order of the file."""
        starts = self._starts()
        if not starts:
            return []
        words: list[Word] = []
        for start, following in pairwise(starts):
            text, left, _, y, size, place = start
            reach = following[1] - left
            if following[3] == y and 0 < reach < size * (USUAL_LETTER * len(text) + USUAL_BLANK):
                right = following[1] - NARROW_BLANK * size
                words.append(Word(text, left, right if right > left else left, y, size, place))
            else:
                words.append(Word(text, left, self._right_end(start), y, size, place))
        text, left, _, y, size, place = last = starts[-1]
        words.append(Word(text, left, self._right_end(last), y, size, place))
        return words

    def looks(self, word: Word) -> tuple[bool, bool]:
        """Whether a word is bold and whether it is italic, by the name and weight of its font."""
        flags = ctypes.c_int()
        size = pdfium.FPDFText_GetFontInfo(self._handle, word.place, self._font, FONT_NAME_BYTES, flags)
        name = self._font.value if 0 < size <= FONT_NAME_BYTES else b""
        if not name:
            return int(pdfium.FPDFText_GetFontWeight(self._handle, word.place)) >= BOLD_WEIGHT, False
        return _looks_of(name)

    def _starts(self) -> list[_Start]:
        """Text, left edge, last character, baseline, type size and first character of each word."""
        text = self._text_page.get_text_range()
        same_places = len(text) == self.count()
        hyphens = any(sign in text for sign in LINE_END_HYPHENS)
        handle, (x, y) = self._handle, self._boxes[:2]
        origin, font_size = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetFontSize
        starts: list[_Start] = []
        line, size = -1.0, 1.0
        for found in WORD.finditer(text):
            first, end = found.span()
            last = end - 1
            if not same_places:
                first, last = self._char_index(first), self._char_index(last)
            if not origin(handle, first, x, y):
                continue
            if y.value != line:
                line = y.value
                size = max(float(font_size(handle, first)), SMALLEST_TYPE)
            word = found[0].translate(HYPHENS) if hyphens else found[0]
            starts.append((word, x.value, last, line, size, first))
        return starts

    def _right_end(self, start: _Start) -> float:
        left, right, bottom, top = self._boxes
        if pdfium.FPDFText_GetCharBox(self._handle, start[2], left, right, bottom, top):
            return float(max(right.value, start[1]))
        return start[1]

    def _char_index(self, text_index: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, text_index))
