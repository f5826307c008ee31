"""The letterhead of a document: issuing body, number, type, title, place and date (Decree 30/2020, art. 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import field, replace

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.document_types import type_at_head
from thidua.documents.logic.letterhead_lines import NUMBER, PLACE_DATE, HeadLine, Role
from thidua.documents.logic.organisations import bodies
from thidua.documents.logic.passage import Passage, Span, fold
from thidua.documents.logic.written_dates import WrittenDate, full_date, with_figures


@frozen
class Found:
    """A value read, and where it stands in the source."""

    value: str
    span: Span


@frozen
class Letterhead:
    """What the head of a document says of it; what is not there is ``None``."""

    issuer: Found | None = None
    parent: Found | None = None
    number: Found | None = None
    doc_type: Found | None = None
    title: Found | None = None
    place: Found | None = None
    date: Found | None = None
    written_date: WrittenDate | None = None
    stamps: tuple[Found, ...] = ()
    authority: Found | None = None
    has_motto: bool = False
    lines: tuple[HeadLine, ...] = field(default=())


_LEADING_BLANK = pattern_of(r"^[.…_\s]+(?=[-/])")
_MISREAD_FIGURES = pattern_of(r"(?=[OolI]*\d)[\dOolI]{1,5}(?=[-/])")
_FIGURES = str.maketrans("OolI", "0011")
_MISREAD_MARK = pattern_of(r"^[Vv]\s?[|\\l1iI]\s?[vV](?!\w)")
_PLACE_WORDS = pattern_of(r"^(?:[.…_\s]+)|\s*[.…_]+$")


def read_letterhead(lines: Sequence[HeadLine]) -> Letterhead:
    """Put the lines of a letterhead together."""
    place, date, written = _place_and_date(lines)
    parent, issuer = _issuer(lines)
    doc_type, title = _type_and_title(lines)
    return Letterhead(
        issuer=issuer,
        parent=parent,
        number=_number(lines),
        doc_type=doc_type,
        title=title,
        place=place,
        date=date,
        written_date=written,
        stamps=tuple(_whole(line) for line in lines if line.role is Role.STAMP),
        authority=_joined([line for line in lines if line.role is Role.AUTHORITY][:1]),
        has_motto=any(line.role is Role.MOTTO for line in lines),
        lines=tuple(lines),
    )


def _whole(line: HeadLine) -> Found:
    return Found(line.words.text, line.words.span(0, len(line.words.text)))


def _joined(lines: Sequence[HeadLine]) -> Found | None:
    if not lines:
        return None
    words = " ".join(line.words.text for line in lines).strip(" .;:")
    start = lines[0].words.span(0, len(lines[0].words.text))[0]
    end = max(line.words.span(0, len(line.words.text))[1] for line in lines)
    return Found(words, (start, end))


def _issuer(lines: Sequence[HeadLine]) -> tuple[Found | None, Found | None]:
    """Parent body and issuing body: the last name in the letterhead issues, the one above it is its superior."""
    named = [line for line in lines if line.role is Role.BODY]
    groups = bodies([line.words.text for line in named])
    if not groups:
        return None, None
    parent = _joined([named[at] for at in groups[-2]]) if len(groups) > 1 else None
    return parent, _joined([named[at] for at in groups[-1]])


def _number(lines: Sequence[HeadLine]) -> Found | None:
    line = next((line for line in lines if line.role is Role.NUMBER), None)
    if line is None:
        return None
    found = NUMBER.match(line.words.text)
    start = found.end() if found else 0
    return Found(tidy_number(line.words.text[start:]), line.words.span(start, len(line.words.text)))


def tidy_number(words: str) -> str:
    """``02 /PĐ-UBND`` → ``02/PĐ-UBND``; a number left blank keeps its tail: ``...../KH-UBND`` → ``/KH-UBND``.

    Letters that a scan took for figures in the running number (``O2``, ``l5``) are put right.
    """
    words = _LEADING_BLANK.sub("", words.strip())
    words = re.sub(r"\s+", "", words.replace("–", "-").replace("—", "-")).strip(".…_,;:")
    figures = _MISREAD_FIGURES.match(words)
    return words[: figures.end()].translate(_FIGURES) + words[figures.end() :] if figures else words


def _type_and_title(lines: Sequence[HeadLine]) -> tuple[Found | None, Found | None]:
    title = _joined([line for line in lines if line.role is Role.TITLE])
    type_line = next((line for line in lines if line.role is Role.TYPE), None)
    if type_line:
        found = type_at_head(type_line.words.text)
        name = found[0] if found else type_line.words.text.capitalize()
        subject = _joined([line for line in lines if line.role is Role.SUBJECT])
        return Found(name, _whole(type_line).span), title or subject
    subject = _joined([line for line in lines if line.role is Role.SUBJECT])
    if subject:
        return Found("Công văn", subject.span), replace(subject, value=tidy_subject(subject.value))
    return None, _joined([line for line in lines if line.role is Role.HEADLINE])


def tidy_subject(words: str) -> str:
    """``(Vlv đôn đốc …)`` → ``V/v đôn đốc …``: without parentheses, its mark as it was meant."""
    if words.startswith("("):
        words = words.strip("() ")
    return _MISREAD_MARK.sub("V/v", words)


def _place_and_date(lines: Sequence[HeadLine]) -> tuple[Found | None, Found | None, WrittenDate | None]:
    line = next((line for line in lines if line.role is Role.PLACE_DATE), None)
    return place_and_date(line.words) if line else (None, None, None)


def place_and_date(passage: Passage) -> tuple[Found | None, Found | None, WrittenDate | None]:
    """Place, ISO date and the date as written, from a line that holds nothing else."""
    words = passage.text
    folded = with_figures(fold(words))
    written = full_date(folded)
    date = Found(written.iso, passage.span(written.start, written.end)) if written and written.iso else None
    found = PLACE_DATE.match(folded)
    if not found:
        return None, date, written
    name = _PLACE_WORDS.sub("", words[found.start("place") : found.end("place")]).strip(" ,.")
    return Found(name, passage.span(*found.span("place"))) if name else None, date, written


def with_date(head: Letterhead, passage: Passage | None) -> Letterhead:
    """The letterhead with the place and date that stand elsewhere, where it has none of its own."""
    if head.written_date or passage is None:
        return head
    place, date, written = place_and_date(passage)
    return replace(head, place=place, date=date, written_date=written)
