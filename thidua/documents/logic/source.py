"""What a file says once it has been opened: one text, and the blocks it is made of.

Readers (``documents/read``) produce a :class:`Source`; recognition (``documents/logic``, ``campaigns/logic/reading``)
consumes it. Every position is an offset into :attr:`Source.text`, so that any field of a reading can be lit up in it.
"""

from __future__ import annotations

from enum import StrEnum

from thidua.core.logic.values import frozen


class BlockKind(StrEnum):
    """A paragraph of running text, or one row of a table."""

    PARAGRAPH = "paragraph"
    ROW = "row"


@frozen
class Cell:
    """One cell of a table row. ``column`` counts grid columns from 0; merged cells span several.

    A cell without text has ``start == end``. A ``continued`` cell points back at the text of the cell above it, so its
    range lies in an earlier row; the row's own text is empty there.
    """

    start: int
    end: int
    column: int
    column_span: int = 1
    row_span: int = 1
    continued: bool = False  # the lower part of a cell merged downwards


@frozen
class Block:
    """A paragraph or a table row, ``[start, end)`` in the text, with what the file says of its looks."""

    kind: BlockKind
    start: int
    end: int
    page: int | None = None  # counted from 1 where the format has pages
    table: int | None = None  # rows of the same table share a number
    cells: tuple[Cell, ...] = ()
    bold: bool = False
    italic: bool = False
    centred: bool = False
    header: bool = False  # a row the file marks as table head


@frozen
class ScannedPage:
    """How a page that is a picture was set upright, so that it can be shown as it was read.

    ``quarters`` are turns counter-clockwise, ``skew`` the thousandths of a degree that were turned back after them.
    """

    number: int
    quarters: int = 0
    skew: int = 0


@frozen
class ScannedWord:
    """A word read from a picture: ``[start, end)`` in the text, and where it stands on the upright page.

    ``left``, ``top``, ``width`` and ``height`` are ten-thousandths of the width and height of the page. ``confidence``
    is 0 to 100. ``sure`` is False for a number on which two readers differ; a word without digits is always sure.
    """

    start: int
    end: int
    page: int
    left: int
    top: int
    width: int
    height: int
    confidence: int
    sure: bool = True


@frozen
class Source:
    """The text of a document, normalised to NFC, and its blocks in reading order.

    Tables that only arrange a page (letterhead, recipients beside the signature) come as paragraphs, cell after cell.
    Cells of a real table are parted by a tab, one tab for each grid column. ``notes`` are sentences in Vietnamese about
    the file itself: what was left unread and why. ``words`` and ``scanned`` tell of pages read from pictures only.
    """

    text: str
    blocks: tuple[Block, ...]
    media_type: str
    pages: int | None = None
    encoding: str | None = None  # of plain text: utf-8, utf-16, tcvn3, vni …
    notes: tuple[str, ...] = ()
    words: tuple[ScannedWord, ...] = ()  # in the order of the text
    scanned: tuple[ScannedPage, ...] = ()

    def of(self, block: Block | Cell) -> str:
        """The text of one block or cell."""
        return self.text[block.start : block.end]
