"""Decree-30 documents as DOCX that an officer can edit in Word: real styles, real tables, no text frames.

A rule is the top border of a narrow, empty paragraph: it survives editing, and its length follows the measured width
of the lines above, so that it stays between one third and one half of them as the decree asks.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, Final

from thidua.documents.logic import style_names as names
from thidua.documents.logic.body_parts import CENTRED
from thidua.documents.logic.components import Role
from thidua.documents.logic.decree30 import Appendix, Document, Element, Heading, Kind, Paragraph, Picture
from thidua.documents.logic.geometry import GEOMETRY
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
    number_line,
    paragraph_line,
    pictures_in,
    recipient_lines,
)
from thidua.documents.render import docx_styles
from thidua.documents.render.docx_numbers import Numbers
from thidua.documents.render.docx_page import begin_appendix, set_page
from thidua.documents.render.docx_parts import Cell, add, add_picture, frame, grid, rule
from thidua.documents.render.docx_tables import add_table
from thidua.documents.render.line_breaks import SAFETY
from thidua.documents.render.pdf_data import MOST_SIDE_BY_SIDE, SIDE_BY_SIDE
from thidua.documents.render.typeface import typeface

PROPERTY_LENGTH: Final = 255  # characters of a core property in Office files
AFTER_TITLE: Final = 8  # points
AFTER_TABLE: Final = 8
LEFT, RIGHT = GEOMETRY.letterhead_left, GEOMETRY.letterhead_right


def render_docx(document: Document) -> bytes:
    """The document as DOCX bytes."""
    from docx import Document as Word  # noqa: PLC0415 - slow import

    word = Word(io.BytesIO(docx_styles.blank()))
    set_page(word.sections[0])
    _properties(word, document)
    _letterhead(word, document)
    _opening(word, document)
    numbers = Numbers(word)
    _body(word, numbers, document.body, 1, GEOMETRY.line())
    _closing(word, document)
    _appendices(word, numbers, document)
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _properties(word: Any, document: Document) -> None:
    properties = word.core_properties
    properties.title = document.title[:PROPERTY_LENGTH]
    properties.author = document.issuer[:PROPERTY_LENGTH]
    properties.keywords = ", ".join(f"{name}={value}" for name, value in document.meta)
    properties.comments, properties.language = "", "vi-VN"


def _add(place: Any, text: str, role: Role) -> Any:
    return add(place, text, names.BY_ROLE[role])


def _letterhead(word: Any, document: Document) -> None:
    table = grid(word, (LEFT, RIGHT), 2)
    left, right = Cell(table.cell(0, 0)), Cell(table.cell(0, 1))
    if document.parent:
        _add(left, kept_together(document.parent), Role.PARENT)
    _add(left, kept_together(document.issuer), Role.ISSUER)
    rule(left, _underline(kept_together(document.issuer), LEFT, GEOMETRY.sizes.issuer), LEFT)
    add(right, NATION, names.NATION)
    add(right, MOTTO, names.MOTTO)
    rule(right, typeface("Bold").width(MOTTO, GEOMETRY.sizes.motto), RIGHT)
    left, right = Cell(table.cell(1, 0)), Cell(table.cell(1, 1))
    _add(left, number_line(document), Role.NUMBER)
    if letter_abstract(document):
        _add(left, letter_abstract(document), Role.LETTER_ABSTRACT)
    for mark, role in ((document.secrecy.value, Role.SECRECY), (document.urgency.value, Role.URGENCY)):
        if mark:
            frame(_add(left, mark, role), typeface("Bold").width(mark, GEOMETRY.sizes.mark) + 4, LEFT)
    _add(right, date_line(document), Role.DATE)


def _underline(text: str, room: float, size: float) -> float:
    """Length of the rule below centred lines, in millimetres."""
    face = typeface("Bold")
    lines = face.lines(text, room / SAFETY - GEOMETRY.signer_inset, size)
    return GEOMETRY.underline_share * max(face.width(line, size) for line in lines)


def _opening(word: Any, document: Document) -> None:
    if document.kind is not Kind.LETTER:
        _add(word, document.kind.printed, Role.TYPE)
    if document.kind is not Kind.LETTER and document.abstract:
        share = GEOMETRY.line() * (1 - GEOMETRY.title_share) / 2
        _indent_both(_add(word, document.abstract, Role.ABSTRACT), share)
        room = GEOMETRY.line() * GEOMETRY.title_share
        rule(word, _underline(document.abstract, room, GEOMETRY.sizes.body), GEOMETRY.line(), after=AFTER_TITLE)
    _addressed(word, document)
    if document.deciding:
        _add(word, document.deciding, Role.DECIDING)
    for line in base_lines(document):
        _add(word, line, Role.BASE)
    if document.deciding:
        _add(word, DECIDES, Role.DECIDES)


def _addressed(word: Any, document: Document) -> None:
    lines = addressee_lines(document)
    if len(lines) == 1:
        _indent_both(_add(word, f"{ADDRESSED} {lines[0]}", Role.ADDRESSED), GEOMETRY.addressee_indent - GEOMETRY.indent)
    elif lines:
        head = _add(word, ADDRESSED, Role.ADDRESSED)
        _indent_both(head, GEOMETRY.addressee_indent)
        head.alignment = 0
    for line in lines if len(lines) > 1 else ():
        _add(word, line, Role.ADDRESSEE)


def _indent_both(paragraph: Any, width: float) -> None:
    from docx.shared import Mm  # noqa: PLC0415 - slow import

    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(width)


def _body(word: Any, numbers: Numbers, elements: Iterable[Element], first_picture: int, line: float) -> None:
    after_table = False
    for element, caption in captions(elements, first_picture):
        place = len(word.element.body) - 1  # before the section's own properties
        match element:
            case Heading():
                _heading(word, numbers, element)
            case Paragraph():
                add(word, paragraph_line(element), names.BULLET if element.bullet else names.BODY)
            case Picture():
                add_picture(word, element, caption, line)
            case _:
                # Word makes one table of two that touch.
                if after_table:
                    add(word, "", names.CELL)
                add_table(word, element, line)
        if after_table and isinstance(element, Heading | Paragraph):
            _set_off(word, place)
        after_table = not isinstance(element, Heading | Paragraph | Picture)
    if after_table:
        add(word, "", names.CELL)


def _set_off(word: Any, place: int) -> None:
    """Some room between a table and the paragraph under it."""
    from docx.shared import Pt  # noqa: PLC0415 - slow import
    from docx.text.paragraph import Paragraph as Written  # noqa: PLC0415 - slow import

    Written(word.element.body[place], word).paragraph_format.space_before = Pt(AFTER_TABLE)


def _heading(word: Any, numbers: Numbers, heading: Heading) -> None:
    if heading.level in CENTRED:
        label, title = names.LABELS[heading.level]
        add(word, heading_label(heading), label)
        add(word, heading.text, title)
        return
    styles = names.TITLED if heading.titled else names.UNTITLED
    paragraph = add(word, "", styles[heading.level])
    if numbers.put(heading, paragraph, GEOMETRY.indent):
        paragraph.add_run(heading.text)
        return
    paragraph.add_run(heading_label(heading)).bold = label_is_bold(heading)
    paragraph.add_run(f" {heading.text}")


def _closing(word: Any, document: Document) -> None:
    count = len(document.signatures)
    add(word, "", names.CELL)
    if count == 1:
        table = grid(word, (GEOMETRY.closing_left, GEOMETRY.closing_right), 1)
        _recipients(Cell(table.cell(0, 0)), document)
        _signer(Cell(table.cell(0, 1)), document, 0)
        return
    columns = SIDE_BY_SIDE.get(count, MOST_SIDE_BY_SIDE)
    rows = -(-count // columns)
    table = grid(word, (GEOMETRY.line() / columns,) * columns, 2 * rows, GEOMETRY.signer_inset)
    for index, signature in enumerate(document.signatures):
        row, column = divmod(index, columns)
        office, name = Cell(table.cell(2 * row, column)), Cell(table.cell(2 * row + 1, column))
        for line in signature.authority:
            _add(office, line, Role.AUTHORITY)
        _add(office, signature.position, Role.POSITION)
        if signature.name:
            _add(name, signature.name, Role.SIGNER)
    for paragraph in _recipients(word, document)[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _signer(place: Cell, document: Document, index: int) -> None:
    signature = document.signatures[index]
    for line in signature.authority:
        _add(place, line, Role.AUTHORITY)
    _add(place, signature.position, Role.POSITION)
    if signature.name:
        _add(place, signature.name, Role.SIGNER)


def _recipients(place: Any, document: Document) -> list[Any]:
    head = [_add(place, RECIPIENTS, Role.RECIPIENTS_HEAD)] if document.recipients else []
    return head + [_add(place, line, Role.RECIPIENT) for line in recipient_lines(document)]


def _appendices(word: Any, numbers: Numbers, document: Document) -> None:
    number = 1 + pictures_in(document.body)
    for appendix in document.appendices:
        _appendix(word, numbers, document, appendix, number)
        number += pictures_in(appendix.body)


def _appendix(word: Any, numbers: Numbers, document: Document, appendix: Appendix, first_picture: int) -> None:
    begin_appendix(word, landscape=appendix.landscape)
    _add(word, f"Phụ lục {appendix.number}", Role.APPENDIX)
    _add(word, appendix.title, Role.APPENDIX_TITLE)
    _add(word, appendix_note(document), Role.APPENDIX_NOTE)
    _body(word, numbers, appendix.body, first_picture, GEOMETRY.line(landscape=appendix.landscape))
