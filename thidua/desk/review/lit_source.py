"""The source of a reading as the screen shows it: blocks cut into pieces, each piece knowing which fields light it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from thidua.campaigns.logic.draft import LISTS, Draft
from thidua.documents.logic.source import Block, BlockKind, Source

PLACED_FACTS = ("issuer", "number", "title", "theme", "signer_title", "signer_name", "place")
"""Facts of the head and foot that stand in the text word for word."""


@dataclass(frozen=True, slots=True)
class Lamp:
    """What lights up where: the key of a field on the reading side and its span in the text."""

    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same lamps light. ``keys`` are those of the reading side, space-separated."""

    text: str
    start: int
    keys: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One table cell of the source."""

    pieces: tuple[Piece, ...]
    column_span: int
    row_span: int


@dataclass(frozen=True, slots=True)
class ShownBlock:
    """A paragraph, or a table with its rows; ``page`` is set where a new page begins."""

    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[ShownCell, ...], ...] = ()
    page: int | None = None
    centred: bool = False
    bold: bool = False
    italic: bool = False


def lamps_of(draft: Draft, text: str) -> tuple[Lamp, ...]:
    """Every field of the draft that has a place in the source."""
    items = (Lamp(f"{name}-{item.id}", *item.span) for name in LISTS for item in draft.items(name) if item.span)
    remarks = (Lamp(f"remarks-{at}", *r.span) for at, r in enumerate(draft.remarks) if r.span and r.span[0] < r.span[1])
    numbers = (Lamp(f"numbers-{number.id}", *number.span) for number in draft.numbers)
    return (*_fact_lamps(draft, text), *items, *remarks, *numbers)


def _fact_lamps(draft: Draft, text: str) -> Iterator[Lamp]:
    for name in PLACED_FACTS:
        if span := place_of(getattr(draft.doc, name), text, last=name.startswith("signer")):
            yield Lamp(f"doc-{name}", *span)
    if span := place_of(draft.objective, text):
        yield Lamp("doc-objective", *span)
    for item in draft.recipients:
        if item.span is None and (span := place_of(item.line, text, last=True)):
            yield Lamp(f"recipients-{item.id}", *span)


def place_of(words: str, text: str, *, last: bool = False) -> tuple[int, int] | None:
    """Where the words stand in the text, white space and emphasis marks aside; the last place if asked."""
    parts = words.split()
    if not parts or len(words) > 4000:
        return None
    pattern = re.compile(r"[\s*_]+".join(re.escape(part) for part in parts))
    found = list(pattern.finditer(text))
    if not found:
        return None
    return found[-1 if last else 0].span()


def shown_blocks(source: Source, lamps: Iterable[Lamp]) -> tuple[ShownBlock, ...]:
    """The whole source, ready to be drawn. Rows of one table become one block."""
    ordered = sorted(lamps, key=lambda lamp: (lamp.start, lamp.end))
    return tuple(_with_tables(list(_marked_pages(_drawn(source, ordered)))))


def _drawn(source: Source, lamps: Sequence[Lamp]) -> Iterator[tuple[Block, ShownBlock]]:
    for block in source.blocks:
        near = [lamp for lamp in lamps if lamp.start < block.end and lamp.end > block.start]
        if block.kind is BlockKind.ROW and block.cells:
            cells = tuple(
                ShownCell(_pieces(source.text, cell.start, cell.end, near), cell.column_span, cell.row_span)
                for cell in block.cells
                if not cell.continued
            )
            yield block, ShownBlock(rows=(cells,))
        elif source.of(block).strip():
            pieces = _pieces(source.text, block.start, block.end, near)
            yield block, ShownBlock(pieces=pieces, centred=block.centred, bold=block.bold, italic=block.italic)


def _marked_pages(drawn: Iterable[tuple[Block, ShownBlock]]) -> Iterator[tuple[Block, ShownBlock]]:
    page = None
    for block, shown in drawn:
        new = block.page if block.page != page else None
        page = block.page or page
        yield block, replace(shown, page=new)


def _with_tables(drawn: list[tuple[Block, ShownBlock]]) -> Iterator[ShownBlock]:
    at = 0
    while at < len(drawn):
        block, shown = drawn[at]
        at += 1
        while shown.rows and at < len(drawn) and drawn[at][1].rows and drawn[at][0].table == block.table:
            shown = replace(shown, rows=(*shown.rows, *drawn[at][1].rows))
            at += 1
        yield shown


def _pieces(text: str, start: int, end: int, lamps: Sequence[Lamp]) -> tuple[Piece, ...]:
    """Cut ``[start, end)`` wherever a lamp begins or ends."""
    edges = {start, end}
    for lamp in lamps:
        edges |= {edge for edge in (lamp.start, lamp.end) if start < edge < end}
    cuts = sorted(edges)
    return tuple(_piece(text, a, b, lamps) for a, b in pairwise(cuts))


def _piece(text: str, start: int, end: int, lamps: Sequence[Lamp]) -> Piece:
    here = [lamp for lamp in lamps if lamp.start <= start and end <= lamp.end]
    # The narrowest lamp gives the piece its colour and is the one a click leads to.
    here.sort(key=lambda lamp: lamp.end - lamp.start)
    tone = here[0].key.partition("-")[0] if here else ""
    return Piece(text[start:end], start, " ".join(lamp.key for lamp in here), tone)
