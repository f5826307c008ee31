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
from thidua.documents.render.line_breaks import SAFETY, segments
from thidua.documents.render.raster import is_svg
from thidua.documents.render.table_type import cell_size
from thidua.documents.render.typeface import typeface

SIDE_BY_SIDE: Final = {1: 1, 2: 2, 3: 3, 4: 2}
MOST_SIDE_BY_SIDE: Final = 3
LONG_LIST: Final = 25  # recipients; a longer list may run over the page


def as_printed(document: Document) -> dict[str, Any]:
    """Everything the template asks for."""
    return {
        "geometry": as_data(GEOMETRY),
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
    room = (geometry.letterhead_left - 2) / SAFETY
    return {
        "nation": NATION,
        "motto": MOTTO,
        "parent": typeface().lines(kept_together(document.parent), room, sizes.issuer) if document.parent else [],
        "issuer": typeface("Bold").lines(kept_together(document.issuer), room, sizes.issuer),
        "number": number_line(document),
        "date": date_line(document),
        "abstract": segments(letter_abstract(document), room, sizes.letter_abstract),
        "marks": marks(document),
    }


def _opening(document: Document) -> dict[str, Any]:
    room = GEOMETRY.line() * GEOMETRY.title_share / SAFETY
    abstract = document.abstract if document.kind is not Kind.LETTER else ""
    aside = GEOMETRY.line() - 2 * GEOMETRY.addressee_indent
    return {
        "type": document.kind.title,
        "abstract": typeface("Bold").lines(abstract, room, GEOMETRY.sizes.body) if abstract else [],
        "addressed": ADDRESSED,
        "addressees": [segments(line, aside, GEOMETRY.sizes.body) for line in addressee_lines(document)],
        "deciding": _body(document.deciding) if document.deciding else [],
        "bases": [_body(line) for line in base_lines(document)],
        "decides": DECIDES,
    }


def _closing(document: Document) -> dict[str, Any]:
    count = len(document.signatures)
    columns = SIDE_BY_SIDE.get(count, MOST_SIDE_BY_SIDE)
    room = (GEOMETRY.line() / columns if columns > 1 else GEOMETRY.closing_right) - 2 * GEOMETRY.signer_inset
    size = GEOMETRY.sizes
    return {
        "head": RECIPIENTS,
        "recipients": [
            segments(line, GEOMETRY.closing_left - GEOMETRY.hanging, size.recipient)
            for line in recipient_lines(document)
        ],
        "breakable": len(document.recipients) > LONG_LIST,
        "columns": columns,
        "signers": [
            {
                "lines": [segments(line, room, size.body) for line in (*signature.authority, signature.position)],
                "name": segments(signature.name, room, size.body) if signature.name else [],
            }
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
    room = GEOMETRY.line(landscape=appendix.landscape) * GEOMETRY.title_share / SAFETY
    return {
        "label": f"Phụ lục {appendix.number}",
        "title": typeface("Bold").lines(appendix.title, room, GEOMETRY.sizes.body),
        "note": _body(appendix_note(document), landscape=appendix.landscape),
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
                "text": _body(element.text, landscape=landscape),
                "titled": element.titled,
                "bold_label": label_is_bold(element),
            }
        case Paragraph():
            return {"type": "paragraph", "text": _body(paragraph_line(element), landscape=landscape)}
        case Picture():
            printed = _body(caption, landscape=landscape)
            return {"type": "picture", "caption": printed, "width": element.width, **_picture_data(element.data)}
        case Table():
            return _table(element, GEOMETRY.line(landscape=landscape))


def _picture_data(data: bytes) -> dict[str, Any]:
    """SVG goes as text, dots as a list of numbers: the template takes both without a file."""
    if not data:
        return {"svg": "", "dots": []}
    if is_svg(data):
        return {"svg": data.decode("utf-8"), "dots": []}
    return {"svg": "", "dots": list(data)}


def _table(table: Table, line: float) -> dict[str, Any]:
    size = cell_size(table, line)
    rooms = [line * share / 100 - 2 * GEOMETRY.cell_inset for share in table.widths]
    return {
        "type": "table",
        "size": size,
        "header": [segments(text, room, size) for text, room in zip(table.header, rooms, strict=True)],
        "cells": [segments(t, room, size) for row in table.rows for t, room in zip(row, rooms, strict=True)],
        "widths": list(table.widths),
        "align": [side.value for side in table.align],
    }


def _body(text: str, *, landscape: bool = False) -> list[str]:
    """Running text, whose first line is shorter by the indent."""
    return segments(text, GEOMETRY.line(landscape=landscape) - GEOMETRY.indent, GEOMETRY.sizes.body)
