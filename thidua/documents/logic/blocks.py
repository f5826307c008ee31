"""The body of a document as blocks of plain text that a person edits on the screen, and back.

A table is one line a row, its cells set apart by ``|``; its column widths and sides travel beside it. An appendix is
a block that opens it; what follows belongs to it. ``with_blocks(d, blocks_of(d)) == d``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from thidua.documents.logic.body_parts import ALWAYS_TITLED
from thidua.documents.logic.decree30 import (
    Align,
    Appendix,
    Document,
    Element,
    Heading,
    Level,
    Paragraph,
    Picture,
    Table,
)

PARAGRAPH, BULLET, TABLE, PICTURE, APPENDIX = "paragraph", "bullet", "table", "picture", "appendix"
RUN_ON: Final = "-text"
"""Ending of the kind of a numbered line whose text is no title: ``clause-text``."""
KINDS: Final = (
    PARAGRAPH,
    BULLET,
    *(level.value for level in Level),
    *(f"{level.value}{RUN_ON}" for level in Level if level not in ALWAYS_TITLED),
    TABLE,
    PICTURE,
    APPENDIX,
)
SIDE, ESCAPED = "|", "\N{BROKEN BAR}"
LANDSCAPE = "landscape"


class UnusableBlock(ValueError):
    """A block that is no part of a document. ``index`` counts from 0."""

    def __init__(self, index: int) -> None:
        super().__init__(str(index))
        self.index = index


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the body. ``layout`` is for the program: sides and widths of a table, width of a picture."""

    kind: str
    text: str
    number: str = ""
    layout: str = ""


def blocks_of(document: Document) -> tuple[Block, ...]:
    """The body and the appendices, in order."""
    return tuple(_blocks(document))


def _blocks(document: Document) -> Iterator[Block]:
    yield from map(block_of, document.body)
    for appendix in document.appendices:
        yield Block(APPENDIX, appendix.title, appendix.number, LANDSCAPE if appendix.landscape else "")
        yield from map(block_of, appendix.body)


def block_of(element: Element) -> Block:
    """One part as a block."""
    match element:
        case Heading():
            return Block(f"{element.level.value}{'' if element.titled else RUN_ON}", element.text, element.number)
        case Paragraph():
            return Block(BULLET if element.bullet else PARAGRAPH, element.text)
        case Table():
            lines = (element.header, *element.rows)
            layout = " ".join(
                f"{side.value}:{width}" for side, width in zip(element.align, element.widths, strict=True)
            )
            return Block(TABLE, "\n".join(map(_line, lines)), layout=layout)
        case Picture():
            return Block(PICTURE, element.caption, layout=str(element.width))


def _line(cells: Sequence[str]) -> str:
    return f" {SIDE} ".join(cell.replace(SIDE, ESCAPED) for cell in cells)


def with_blocks(document: Document, blocks: Iterable[Block]) -> Document:
    """The document with this body. Pictures are those of ``document``, found by their captions, in their order.

    Raises :class:`UnusableBlock` where a block cannot be printed.
    """
    pictures: dict[str, list[Picture]] = {}
    for picture in (e for part in _bodies(document) for e in part if isinstance(e, Picture)):
        pictures.setdefault(picture.caption, []).append(picture)
    body: list[Element] = []
    appendices: list[Appendix] = []
    opened: Block | None = None
    main: tuple[Element, ...] = ()
    for index, block in enumerate(blocks):
        try:
            if block.kind != APPENDIX:
                body.append(_element(block, pictures))
                continue
            if opened is None:
                main = tuple(body)
            else:
                appendices.append(_appendix(opened, body))
            opened, body = block, []
        except (ValueError, KeyError) as flaw:
            raise UnusableBlock(index) from flaw
    if opened is None:
        return replace(document, body=tuple(body), appendices=())
    return replace(document, body=main, appendices=(*appendices, _appendix(opened, body)))


def _bodies(document: Document) -> Iterator[tuple[Element, ...]]:
    yield document.body
    for appendix in document.appendices:
        yield appendix.body


def _appendix(opened: Block, body: Sequence[Element]) -> Appendix:
    return Appendix(opened.number, opened.text, tuple(body), landscape=opened.layout == LANDSCAPE)


def _element(block: Block, pictures: Mapping[str, list[Picture]]) -> Element:
    match block.kind:
        case "paragraph" | "bullet":
            return Paragraph(block.text, bullet=block.kind == BULLET)
        case "table":
            return _table(block)
        case "picture":
            same = pictures[block.text.strip()]
            return same.pop(0) if len(same) > 1 else same[0]
        case _:
            level = Level(block.kind.removesuffix(RUN_ON))
            return Heading(level, block.number.strip(), block.text, titled=not block.kind.endswith(RUN_ON))


def _table(block: Block) -> Table:
    """Short rows are filled up with empty cells; a table of another shape than before is laid out evenly."""
    lines = [[cell.strip().replace(ESCAPED, SIDE) for cell in line.split(SIDE)] for line in block.text.splitlines()]
    rows = [row for row in lines if any(row)] if len(lines) > 1 else lines
    columns = max(map(len, rows), default=0)
    filled = [tuple(row + [""] * (columns - len(row))) for row in rows]
    layout = [part.partition(":") for part in block.layout.split()]
    if len(layout) != columns:
        layout = [(Align.LEFT.value, ":", "1")] * columns
    return Table(
        header=filled[0],
        rows=tuple(filled[1:]),
        widths=tuple(int(width) for _side, _colon, width in layout),
        align=tuple(Align(side) for side, _colon, _width in layout),
    )
