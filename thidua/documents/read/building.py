"""Putting a :class:`Source` together piece by piece, with every offset right and every limit kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.source import Block, BlockKind, Cell, Source
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import LIMITS, Limits

# Letters that look the same as a Vietnamese one but are not, and characters nobody sees.
LOOKALIKES = str.maketrans(
    {"\u00d0": "Đ", "\u0189": "Đ", "\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None}
)
LOOKALIKE = pattern_of("[" + "".join(map(chr, LOOKALIKES)) + "]")


def clean(text: str) -> str:
    """NFC, without invisible characters, with the Icelandic Ð that old fonts put for Đ set right."""
    if LOOKALIKE.search(text):  # translating letter by letter is slow, and seldom needed
        text = text.translate(LOOKALIKES)
    return unicodedata.normalize("NFC", text)


@frozen
class Looks:
    """How a paragraph or row is set in the file."""

    bold: bool = False
    italic: bool = False
    centred: bool = False


PLAIN = Looks()


class Spelt(Protocol):
    """A word that a reader wants to find again in the finished text."""

    @property
    def text(self) -> str: ...
    @property
    def place(self) -> int: ...


class PlacedWord(NamedTuple):
    """``[start, end)`` in the finished text of the word that the reader knows as ``place``."""

    start: int
    end: int
    place: int


@frozen
class GridCell:
    """A cell that a reader has found, before its text has a place in the source."""

    text: str
    column: int
    column_span: int = 1
    row_span: int = 1
    continued: bool = False
    words: tuple[Spelt, ...] = ()


class SourceBuilder:
    """Collects paragraphs and rows in reading order.

    Raises :class:`UnreadableDocument` (too large) as soon as the text or the number of cells passes the limits.
    """

    def __init__(self, limits: Limits = LIMITS, *, keep_words: bool = False) -> None:
        self._limits = limits
        self._keep_words = keep_words
        self._parts: list[str] = []
        self._blocks: list[Block] = []
        self._length = 0
        self._cells = 0
        self._tables = 0
        self._above: dict[int, Cell] = {}
        self.placed: list[PlacedWord] = []

    def paragraph(
        self, text: str, looks: Looks = PLAIN, *, page: int | None = None, words: Sequence[Spelt] = ()
    ) -> None:
        """Add a paragraph; line breaks inside it part it into several. Blank ones are left out.

        ``words`` are those of the text, in its order; a builder that keeps words notes them in :attr:`placed`.
        """
        before = self._length
        for line in clean(text).split("\n"):
            line = line.strip()
            if line:
                start = self._append(line)
                self._blocks.append(
                    Block(
                        BlockKind.PARAGRAPH,
                        start,
                        start + len(line),
                        page=page,
                        bold=looks.bold,
                        italic=looks.italic,
                        centred=looks.centred,
                    )
                )
        self._find(words, before)

    def open_table(self) -> int:
        """Start a table and give its number; rows added afterwards may carry it."""
        self._tables += 1
        self._above = {}
        return self._tables - 1

    def row(
        self,
        cells: Iterable[GridCell],
        looks: Looks = PLAIN,
        *,
        table: int,
        page: int | None = None,
        header: bool = False,
    ) -> None:
        """Add a table row. Rows without any text, own or merged from above, are left out."""
        ordered = sorted(cells, key=lambda cell: cell.column)
        self._count(ordered)
        pieces, places = _lay_out(ordered)
        line = "".join(pieces).rstrip("\t")
        if not line.strip():
            return
        start = self._append(line)
        placed = tuple(
            self._place(cell, start, place, start + len(line)) for cell, place in zip(ordered, places, strict=True)
        )
        for cell, place in zip(ordered, places, strict=True):
            self._find(cell.words, start + place[0])
        self._blocks.append(
            Block(
                BlockKind.ROW,
                start,
                start + len(line),
                page=page,
                table=table,
                cells=placed,
                bold=looks.bold,
                italic=looks.italic,
                header=header,
            )
        )

    def finish(self, media_type: str, *, pages: int | None = None, notes: tuple[str, ...] = ()) -> Source:
        """The source that has been collected."""
        return Source("".join(self._parts), tuple(self._blocks), media_type, pages=pages, notes=notes)

    def _append(self, line: str) -> int:
        start = self._length
        self._parts.append(line + "\n")
        self._length += len(line) + 1
        if self._length > self._limits.characters or len(self._blocks) >= self._limits.blocks:
            raise too_much_text()
        return start

    def _find(self, words: Sequence[Spelt], position: int) -> None:
        """Note the places of words that stand in the text one after another from ``position`` on."""
        if not self._keep_words or not words:
            return
        text, at = self._tail(position), 0
        for word in words:
            found = text.find(word.text, at)
            if found >= 0:
                at = found + len(word.text)
                self.placed.append(PlacedWord(position + found, position + at, word.place))

    def _tail(self, position: int) -> str:
        """The finished text from ``position`` on."""
        tail: list[str] = []
        start = self._length
        for part in reversed(self._parts):
            if start <= position:
                break
            start -= len(part)
            tail.append(part)
        return "".join(reversed(tail))[position - start :]

    def _count(self, cells: list[GridCell]) -> None:
        self._cells += len(cells)
        if self._cells > self._limits.cells:
            raise too_much_text()

    def _place(self, cell: GridCell, row_start: int, place: tuple[int, int], row_end: int) -> Cell:
        above = self._above.get(cell.column)
        if cell.continued and above is not None:
            return replace(above, column_span=cell.column_span, row_span=1, continued=True)
        start, end = (min(row_start + offset, row_end) for offset in place)
        placed = Cell(start, end, cell.column, cell.column_span, cell.row_span)
        self._above[cell.column] = placed
        return placed


def _lay_out(cells: list[GridCell]) -> tuple[list[str], list[tuple[int, int]]]:
    """The pieces of the row's text, a tab before each grid column but the first, and where each cell lies in it."""
    pieces: list[str] = []
    places: list[tuple[int, int]] = []
    column = length = 0
    for cell in cells:
        tabs = "\t" * max(cell.column - column, 0)
        text = "" if cell.continued else " ".join(clean(cell.text).split())
        pieces += [tabs, text]
        length += len(tabs)
        places.append((length, length + len(text)))
        length += len(text)
        column = max(cell.column, column)
    return pieces, places


def too_much_text() -> UnreadableDocument:
    """The refusal for a document whose text is longer than any administrative document."""
    return UnreadableDocument(
        "Văn bản quá dài để đọc một lần. Hãy tách văn bản thành từng phần (thân văn bản, từng phụ lục) rồi đọc riêng.",
        Trouble.TOO_LARGE,
    )
