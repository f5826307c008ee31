"""What each part of a document looks like in letters: the same words in DOCX and PDF."""

from __future__ import annotations

from typing import Any

from thidua.documents.logic.decree30 import (
    Appendix,
    Document,
    Element,
    Heading,
    Kind,
    Level,
    Paragraph,
    Table,
    date_line,
    number_line,
)


def heading_line(heading: Heading) -> str:
    """A heading as printed: ``Điều 1. …``, ``I. …``, ``1.1. …``, ``a) …``."""
    match heading.level:
        case Level.PART:
            return f"Phần {heading.number}. {heading.text}"
        case Level.CHAPTER:
            return f"Chương {heading.number}. {heading.text}"
        case Level.ARTICLE:
            return f"Điều {heading.number}. {heading.text}"
        case Level.POINT:
            return f"{heading.number}) {heading.text}"
        case _:
            return f"{heading.number}. {heading.text}"


def paragraph_line(paragraph: Paragraph) -> str:
    """A paragraph as printed; a bullet is a dash, as Decree 30 texts write it."""
    return f"- {paragraph.text}" if paragraph.bullet else paragraph.text


def base_lines(document: Document) -> list[str]:
    """Each căn cứ on its own line, ``;`` after all but the last, which ends with a full stop or opens the body."""
    last = len(document.bases) - 1
    return [f"{text}{'.' if i == last else ';'}" for i, text in enumerate(document.bases)]


def recipient_lines(document: Document) -> list[str]:
    last = len(document.recipients) - 1
    return [f"- {text}{'.' if i == last else ';'}" for i, text in enumerate(document.recipients)]


def appendix_note(document: Document) -> str:
    """The line in italics under an appendix's title."""
    name = (document.kind.title or "Công văn").capitalize()
    when = date_line(document).split(", ", 1)[1]
    number = number_line(document).removeprefix("Số: ")
    return f"(Kèm theo {name} số {number} {when} của {document.issuer})"


def element(value: Element) -> dict[str, Any]:
    """One part of the body as plain data for a renderer."""
    if isinstance(value, Heading):
        return {"type": "heading", "level": value.level.value, "printed": heading_line(value)}
    if isinstance(value, Paragraph):
        return {"type": "paragraph", "text": paragraph_line(value)}
    return table(value)


def table(value: Table) -> dict[str, Any]:
    return {
        "type": "table",
        "header": list(value.header),
        "rows": [list(row) for row in value.rows],
        "widths": list(value.widths),
        "align": [a.value for a in value.align],
    }


def appendix(document: Document, value: Appendix) -> dict[str, Any]:
    return {
        "label": f"Phụ lục {value.number}",
        "title": value.title.upper(),
        "note": appendix_note(document),
        "landscape": value.landscape,
        "body": [element(e) for e in value.body],
    }


def printed(document: Document) -> dict[str, Any]:
    """The whole document as plain data: every string exactly as it stands on paper."""
    letter = document.kind is Kind.LETTER
    return {
        "title": " ".join(filter(None, [document.kind.title, document.abstract])),
        "parent": document.parent,
        "issuer": document.issuer,
        "number": number_line(document),
        "date": date_line(document),
        "type_name": document.kind.title,
        "abstract": "" if letter else document.abstract,
        "letter_abstract": f"V/v {document.abstract}" if letter else "",
        "marks": [m.value for m in (document.secrecy, document.urgency) if m.value],
        "addressed_to": list(document.addressed_to),
        "bases": base_lines(document),
        "body": [element(e) for e in document.body],
        "recipients": recipient_lines(document),
        "authority": list(document.signature.authority),
        "position": document.signature.position,
        "signer": document.signature.name,
        "appendices": [appendix(document, a) for a in document.appendices],
    }
