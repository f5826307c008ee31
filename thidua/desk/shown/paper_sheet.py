"""A document as the screen sets it: the same words in the same places as on paper, drawn by the style sheet."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.documents.logic.body_parts import CENTRED
from thidua.documents.logic.decree30 import Document, Element, Heading, Kind, Paragraph, Picture, Signature, Table
from thidua.documents.logic.printing import (
    ADDRESSED,
    DECIDES,
    MOTTO,
    NATION,
    RECIPIENTS,
    addressee_lines,
    appendix_note,
    base_lines,
    captions,
    date_line,
    heading_label,
    label_is_bold,
    letter_abstract,
    marks,
    number_line,
    paragraph_line,
    recipient_lines,
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table and the side its text keeps to."""

    text: str
    side: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the body. ``kind`` chooses the drawing: centred, heading, text, table, picture."""

    kind: str
    text: str = ""
    label: str = ""
    bold_label: bool = False
    bold: bool = False
    header: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class AppendixSheet:
    """An appendix on a sheet of its own."""

    label: str
    title: str
    note: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """The whole paper."""

    parent: str
    issuer: str
    number: str
    date: str
    letter_abstract: str
    marks: tuple[str, ...]
    type_name: str
    abstract: str
    addressed: tuple[str, ...]
    deciding: str
    bases: tuple[str, ...]
    decides: bool
    pieces: tuple[Piece, ...]
    recipients: tuple[str, ...]
    signatures: tuple[Signature, ...]
    appendices: tuple[AppendixSheet, ...]
    nation: str = NATION
    motto: str = MOTTO
    words_addressed: str = ADDRESSED
    words_decides: str = DECIDES
    words_recipients: str = RECIPIENTS


def sheet_of(document: Document) -> PaperSheet:
    """The document ready to be drawn."""
    letter = document.kind is Kind.LETTER
    return PaperSheet(
        parent=document.parent,
        issuer=document.issuer,
        number=number_line(document),
        date=date_line(document),
        letter_abstract=letter_abstract(document),
        marks=tuple(marks(document)),
        type_name=document.kind.printed,
        abstract="" if letter else document.abstract,
        addressed=tuple(addressee_lines(document)),
        deciding=document.deciding,
        bases=tuple(base_lines(document)),
        decides=document.kind is Kind.DECISION,
        pieces=tuple(_pieces(document.body)),
        recipients=tuple(recipient_lines(document)),
        signatures=document.signatures,
        appendices=tuple(
            AppendixSheet(f"Phụ lục {a.number}", a.title, appendix_note(document), tuple(_pieces(a.body)))
            for a in document.appendices
        ),
    )


def _pieces(elements: Iterable[Element]) -> Iterator[Piece]:
    for element, caption in captions(elements, 1):
        yield _piece(element, caption)


def _piece(element: Element, caption: str) -> Piece:
    match element:
        case Heading():
            kind = "centred" if element.level in CENTRED else "heading"
            bold = label_is_bold(element)
            return Piece(kind, element.text, heading_label(element), bold_label=bold, bold=element.titled)
        case Paragraph():
            return Piece("text", paragraph_line(element))
        case Table():
            rows = tuple(
                tuple(Cell(text, side.value) for text, side in zip(row, element.align, strict=True))
                for row in element.rows
            )
            return Piece("table", header=element.header, rows=rows)
        case Picture():
            return Piece("picture", caption, source=_address(element.data))


def _address(data: bytes) -> str:
    """The picture in the page itself: it belongs to the text of the paper and has no address of its own."""
    kind = "image/svg+xml" if b"<svg" in data[:200] else "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
    return f"data:{kind};base64,{base64.b64encode(data).decode('ascii')}" if data else ""
