"""The pictures of scanned pages as the screen shows them: every word a frame that fields of the reading light up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thidua.desk.review.lit_source import Lamp
from thidua.documents.logic.source import ScannedWord, Source

READ_WELL = 75
"""Below this confidence a word is shown as read with difficulty."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A word on the picture, in ten-thousandths of its width and height; ``tone`` tells how well it was read."""

    left: int
    top: int
    width: int
    height: int
    start: int
    words: str
    keys: str
    tone: str
    confidence: int


@dataclass(frozen=True, slots=True)
class ShownSheet:
    """One page that is a picture."""

    number: int
    frames: tuple[Frame, ...]


def sheets_of(source: Source, lamps: Sequence[Lamp]) -> tuple[ShownSheet, ...]:
    """The scanned pages in order; none for a document with its own text."""
    return tuple(
        ShownSheet(page.number, tuple(_frame(source, word, lamps) for word in source.words if word.page == page.number))
        for page in source.scanned
    )


def _frame(source: Source, word: ScannedWord, lamps: Sequence[Lamp]) -> Frame:
    here = sorted((lamp for lamp in lamps if lamp.start < word.end and word.start < lamp.end), key=_length)
    tone = "unsure" if not word.sure else "hard" if word.confidence < READ_WELL else "well"
    keys = " ".join(lamp.key for lamp in here)
    text = source.text[word.start : word.end]
    return Frame(word.left, word.top, word.width, word.height, word.start, text, keys, tone, word.confidence)


def _length(lamp: Lamp) -> int:
    return lamp.end - lamp.start
