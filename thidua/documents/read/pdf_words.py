"""The words of a PDF page with their places. Units are points; y grows upwards from the foot of the page."""

from __future__ import annotations

import ctypes
import re
from itertools import zip_longest
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

# The library runs a word on over a hyphen at the line end and puts one of these signs for the hyphen.
LINE_END_HYPHENS: Final = "\u0002\ufffe"
WORD: Final = re.compile(rf"[^\s\x00{LINE_END_HYPHENS}]+[{LINE_END_HYPHENS}]?|[{LINE_END_HYPHENS}]")
HYPHENS: Final = str.maketrans(dict.fromkeys(LINE_END_HYPHENS, "-"))
BOLD_WEIGHT: Final = 600
FONT_NAME_BYTES: Final = 128
ITALIC_NAMES: Final = (b"italic", b"oblique")


# An asking of the library costs more than all else done with a word, so the right end of a word is asked for only
# where the next word starts further away than letters and a blank of usual width reach (in parts of the type size).
USUAL_LETTER: Final = 0.5
USUAL_BLANK: Final = 0.6
NARROW_BLANK: Final = 0.25
SAME_LINE: Final = 0.5  # points


class Word(NamedTuple):
    """A word on its baseline ``y``. ``place`` counts characters of the page up to it."""

    text: str
    left: float
    right: float
    y: float
    size: float
    place: int


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
        return [
            Word(start.text, start.left, self._right(start, following), start.y, start.size, start.first)
            for start, following in zip_longest(starts, starts[1:])
        ]

    def looks(self, word: Word) -> tuple[bool, bool]:
        """Whether a word is bold and whether it is italic, by the name and weight of its font."""
        flags = ctypes.c_int()
        size = pdfium.FPDFText_GetFontInfo(self._handle, word.place, self._font, FONT_NAME_BYTES, flags)
        name = self._font.value.lower() if 0 < size <= FONT_NAME_BYTES else b""
        bold = b"bold" in name or b"black" in name
        if not name:
            bold = int(pdfium.FPDFText_GetFontWeight(self._handle, word.place)) >= BOLD_WEIGHT
        return bold, any(part in name for part in ITALIC_NAMES)

    def _char_index(self, text_index: int) -> int:
        return int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._handle, text_index))

    def _starts(self) -> list[_Start]:
        text = self._text_page.get_text_range()
        aligned = len(text) == self.count()
        x, y = self._boxes[:2]
        starts: list[_Start] = []
        line, size = -1.0, 0.0
        for found in WORD.finditer(text):
            first, last = found.start(), found.end() - 1
            if not aligned:
                first, last = self._char_index(first), self._char_index(last)
            if not pdfium.FPDFText_GetCharOrigin(self._handle, first, x, y):
                continue
            if y.value != line:
                line = y.value
                size = max(float(pdfium.FPDFText_GetFontSize(self._handle, first)), 1.0)
            starts.append(_Start(found[0].translate(HYPHENS), first, last, x.value, line, size))
        return starts

    def _right(self, start: _Start, following: _Start | None) -> float:
        if following is not None and abs(following.y - start.y) < SAME_LINE:
            reach = following.left - start.left
            if 0 < reach < start.size * (USUAL_LETTER * len(start.text) + USUAL_BLANK):
                return max(following.left - NARROW_BLANK * start.size, start.left)
        left, right, bottom, top = self._boxes
        if pdfium.FPDFText_GetCharBox(self._handle, start.last, left, right, bottom, top):
            return max(right.value, start.left)
        return start.left


class _Start(NamedTuple):
    text: str
    first: int
    last: int
    left: float
    y: float
    size: float
