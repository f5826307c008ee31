"""The document as plain data for the typesetter: every string as it stands on paper, every measure it needs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from thidua.documents.logic.body_parts import CENTRED
from thidua.documents.logic.decree30 import Appendix, Document, Element, Heading, Kind, Paragraph, Picture, Table
from thidua.documents.logic.geometry import GEOMETRY, as_data
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
    kept_together,
    label_is_bold,
    letter_abstract,
    marks,
    number_line,
    paragraph_line,
    pictures_in,
    recipient_lines,
)
from thidua.documents.render.typeface import typeface

MAY_BREAK: Final = "\N{ZERO WIDTH SPACE}"
LONG_WORD: Final = 40  # letters; longer ones may be broken anywhere
CELL_INSET: Final = 1.5  # millimetres on either side of a cell's text
SAFETY: Final = 1.03  # kerning is not measured
SIDE_BY_SIDE: Final = {1: 1, 2: 2, 3: 3, 4: 2}
MOST_SIDE_BY_SIDE: Final = 3
LONG_LIST: Final = 25  # recipients; a longer list may run over the page


def as_printed(document: Document) -> dict[str, Any]:
    """Everything the template asks for."""
    return {
        "geometry": {**as_data(GEOMETRY), "cell_inset": CELL_INSET},
        "title": document.title,
        "author": document.issuer,
        "keywords": [f"{name}={value}" for name, value in document.meta],
        "letterhead": _letterhead(document),
        "opening": _opening(document),
        "body": _elements(document.body, 1),
        "closing": _closing(document),
        "appendices": _appendices(document),
    }


def _letterhead(document: Document) -> dict[str, Any]:
    geometry, sizes = GEOMETRY, GEOMETRY.sizes
    room = geometry.letterhead_left - 2
    return {
        "nation": NATION,
        "motto": MOTTO,
        "parent": typeface().lines(kept_together(document.parent), room, sizes.issuer) if document.parent else [],
        "issuer": typeface("Bold").lines(kept_together(document.issuer), room, sizes.issuer),
        "number": number_line(document),
        "date": date_line(document),
        "abstract": letter_abstract(document),
        "marks": marks(document),
    }


def _opening(document: Document) -> dict[str, Any]:
    room = GEOMETRY.line() * GEOMETRY.title_share
    abstract = document.abstract if document.kind is not Kind.LETTER else ""
    return {
        "type": document.kind.title,
        "abstract": typeface("Bold").lines(abstract, room, GEOMETRY.sizes.body) if abstract else [],
        "addressed": ADDRESSED,
        "addressees": [_breakable(line) for line in addressee_lines(document)],
        "deciding": document.deciding,
        "bases": [_breakable(line) for line in base_lines(document)],
        "decides": DECIDES,
    }


def _closing(document: Document) -> dict[str, Any]:
    count = len(document.signatures)
    return {
        "head": RECIPIENTS,
        "recipients": [_breakable(line) for line in recipient_lines(document)],
        "breakable": len(document.recipients) > LONG_LIST,
        "columns": SIDE_BY_SIDE.get(count, MOST_SIDE_BY_SIDE),
        "signers": [
            {"lines": [*signature.authority, signature.position], "name": signature.name}
            for signature in document.signatures
        ],
    }


def _appendices(document: Document) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    number = 1 + pictures_in(document.body)
    for appendix in document.appendices:
        made.append(_appendix(document, appendix, number))
        number += pictures_in(appendix.body)
    return made


def _appendix(document: Document, appendix: Appendix, number: int) -> dict[str, Any]:
    room = GEOMETRY.line(landscape=appendix.landscape) * GEOMETRY.title_share
    return {
        "label": f"Phụ lục {appendix.number}",
        "title": typeface("Bold").lines(appendix.title, room, GEOMETRY.sizes.body),
        "note": appendix_note(document),
        "landscape": appendix.landscape,
        "body": _elements(appendix.body, number, landscape=appendix.landscape),
    }


def _elements(elements: Iterable[Element], number: int, *, landscape: bool = False) -> list[dict[str, Any]]:
    return [_element(element, caption, landscape=landscape) for element, caption in captions(elements, number)]


def _element(element: Element, caption: str, *, landscape: bool) -> dict[str, Any]:
    match element:
        case Heading():
            return {
                "type": "label" if element.level in CENTRED else "heading",
                "label": heading_label(element),
                "text": _breakable(element.text),
                "titled": element.titled,
                "bold_label": label_is_bold(element),
            }
        case Paragraph():
            return {"type": "paragraph", "text": _breakable(paragraph_line(element))}
        case Picture():
            return {"type": "picture", "caption": caption, "width": element.width, **_picture_data(element.data)}
        case Table():
            return _table(element, GEOMETRY.line(landscape=landscape))


def _picture_data(data: bytes) -> dict[str, Any]:
    """SVG goes as text, dots as a list of numbers: the template takes both without a file."""
    if not data:
        return {"svg": "", "dots": []}
    if data.lstrip()[:5] in {b"<svg ", b"<?xml"}:
        return {"svg": data.decode("utf-8"), "dots": []}
    return {"svg": "", "dots": list(data)}


def _table(table: Table, line: float) -> dict[str, Any]:
    size = cell_size(table, line)
    rooms = [line * share / 100 - 2 * CELL_INSET for share in table.widths]
    return {
        "type": "table",
        "size": size,
        "header": [_fitted(text, room, size) for text, room in zip(table.header, rooms, strict=True)],
        "rows": [[_fitted(t, room, size) for t, room in zip(row, rooms, strict=True)] for row in table.rows],
        "widths": list(table.widths),
        "align": [side.value for side in table.align],
    }


def cell_size(table: Table, line: float) -> float:
    """The size in points at which the widest word of every column fits its column, between the smallest and 12."""
    usual, bold = GEOMETRY.sizes.cell, typeface("Bold")
    size = usual
    for index, share in enumerate(table.widths):
        room = line * share / 100 - 2 * CELL_INSET
        texts = {table.header[index], *(row[index] for row in table.rows)}
        widest = max(bold.longest_word(text, usual) for text in texts) * SAFETY
        if widest > room:
            size = min(size, usual * room / widest)
    return max(GEOMETRY.sizes.smallest_cell, int(size * 2) / 2)


def _fitted(text: str, room: float, size: float) -> str:
    """The text, where a word is wider than its column with leave to break it anywhere."""
    face = typeface("Bold")
    if face.longest_word(text, size) * SAFETY <= room:
        return text
    words = (MAY_BREAK.join(w) if face.width(w, size) * SAFETY > room else w for w in text.split(" "))
    return " ".join(words)


def _breakable(text: str) -> str:
    """The text with leave to break words that no line could hold."""
    if len(text) <= LONG_WORD:
        return text
    return " ".join(MAY_BREAK.join(word) if len(word) > LONG_WORD else word for word in text.split(" "))
