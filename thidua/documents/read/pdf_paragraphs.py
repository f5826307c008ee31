"""Joining the lines of a PDF into paragraphs.

A line ends either because the paragraph ends or because the next word did not fit. So where the next line's first word
would have fitted, the break was meant; where it would not, the next line goes on unless it looks like a beginning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.read.building import Looks
from thidua.documents.read.pdf_columns import Stretch
from thidua.documents.read.pdf_lines import Line
from thidua.documents.read.pdf_words import Word

BLANK: Final = 0.25  # of the type size
INDENT: Final = 0.8  # of the type size; a first line set in by more than this opens a paragraph
SIZE_CHANGE: Final = 0.1
PARAGRAPH_GAP: Final = 1.6  # times the usual distance of lines
CENTRED_WITHIN: Final = 0.02  # of the width between the margins
CENTRED_INDENT: Final = 3.0  # of the type size
MARK: Final = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]|\d{1,2}(?:\.\d{1,2})+|\(\d{1,2}\)|[a-zđ][.)]|[A-ZĐ]\.|[IVXLC]+[.)]|[-+*•–]"
    r"|(?:Điều|Chương|Phần|Mục) [\dIVXLC]+)(?=\s|$)|\d{1,2}(?:\.\d{1,2})*\.(?=[A-ZĐ])"
)
HYPHEN_MARKS: Final = "-+*•–"
CLOSED: Final = re.compile(r"[.;:!?/”\")…]$")
TOUCHING: Final = re.compile(r"[\w%][-/]$")  # a hyphen or slash inside a word that was parted by the line end


@frozen
class Margins:
    """Left and right edge of the running text, in points."""

    left: float
    right: float


@frozen
class Paragraph:
    """Running text with its looks and the page it begins on."""

    text: str
    looks: Looks
    page: int
    words: tuple[Word, ...]


class ParagraphJoiner:
    """Takes stretches of lines in reading order and gives paragraphs; text that runs over a page end is joined too.

    ``margins`` are those of each page by its number, ``usual_distance`` that of two lines in type sizes.
    """

    def __init__(self, margins: dict[int, Margins], usual_distance: float) -> None:
        self._pages = margins
        self._margins = Margins(0, 0)
        self._usual_distance = usual_distance
        self._open: list[Line] = []

    def add(self, stretch: Stretch) -> Iterator[Paragraph]:
        """Paragraphs that are complete once these lines have come."""
        for line in stretch.lines:
            self._margins = self._pages[line.page]
            if self._open and not self._goes_on(self._open[-1], line, side=stretch.side):
                yield from self.close()
            self._open.append(line)
        if stretch.side:
            yield from self.close()

    def close(self) -> Iterator[Paragraph]:
        """The paragraph that was being collected, if any."""
        if self._open:
            yield self._paragraph(self._open)
        self._open = []

    def _goes_on(self, before: Line, line: Line, *, side: bool) -> bool:
        if abs(before.size - line.size) > SIZE_CHANGE * before.size:
            return False
        if before.page == line.page and before.y - line.y > self._far(line):
            return False
        return self._goes_on_aside(before, line) if side else self._goes_on_in_text(before, line)

    def _far(self, line: Line) -> float:
        return PARAGRAPH_GAP * self._usual_distance * line.size

    def _goes_on_aside(self, before: Line, line: Line) -> bool:
        """In a column of a letterhead or of recipients: small letters go on, and so do items of a list."""
        if MARK.match(line.text) or CLOSED.search(before.text):
            return False
        return line.text[:1].islower() or MARK.match(before.text) is not None

    def _goes_on_in_text(self, before: Line, line: Line) -> bool:
        if self._would_have_fitted(before, line) or self._styles_differ(before, line):
            return False
        if MARK.match(line.text):
            return not self._opens_with_mark(before, line)
        return self.centred(line) or not self._set_in(line) or self._set_in_as_a_whole(before, line)

    def _set_in(self, line: Line) -> bool:
        return line.left - self._margins.left > INDENT * line.size

    def _set_in_as_a_whole(self, before: Line, line: Line) -> bool:
        """Whether a line away from the margin belongs to a paragraph that stands away from it with all its lines."""
        if abs(line.left - before.left) > INDENT * line.size:
            return line.left > before.left and len(self._open) == 1 and MARK.match(before.text) is not None
        return len(self._open) > 1 or not (CLOSED.search(before.text) or line.text[:1].isupper())

    def _would_have_fitted(self, before: Line, line: Line) -> bool:
        room = self._margins.right - before.right
        if self.centred(before):
            room = (self._margins.right - self._margins.left) - (before.right - before.left)
        return room > line.first_word + BLANK * line.size

    def _styles_differ(self, before: Line, line: Line) -> bool:
        """A heading and a text may both be full lines: then type, capitals or the middle axis part them."""
        if not self.centred(line):
            return self.centred(before)
        return before.ends_bold != line.looks.bold or _small_letters(before) != _small_letters(line)

    def _opens_with_mark(self, before: Line, line: Line) -> bool:
        """Whether what looks like a mark is one: "kinh tế / - xã hội" and "tháng / 12." are not."""
        if CLOSED.search(before.text) or self._set_in(line):
            return True
        rest = line.text.partition(" ")[2]
        return line.text[0] not in HYPHEN_MARKS and rest[:1].isupper()

    def centred(self, line: Line) -> bool:
        """Whether a line stands on the middle axis, well in from both margins."""
        width = self._margins.right - self._margins.left
        off_axis = abs((line.left + line.right) - (self._margins.left + self._margins.right)) / 2
        return off_axis <= CENTRED_WITHIN * width and line.left - self._margins.left > CENTRED_INDENT * line.size

    def _paragraph(self, lines: list[Line]) -> Paragraph:
        text = lines[0].text
        for line in lines[1:]:
            text += line.text if TOUCHING.search(text) else " " + line.text
        looks = replace(
            lines[0].looks,
            bold=all(line.looks.bold for line in lines),
            italic=all(line.looks.italic for line in lines),
            centred=self.centred(lines[0]) or self.centred(lines[-1]),
        )
        return Paragraph(text, looks, lines[0].page, tuple(chain.from_iterable(line.words for line in lines)))


def _small_letters(line: Line) -> bool:
    return any(letter.islower() for letter in line.text)
