"""The end of a document: recipients and signature (Decree 30/2020, art. 8)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.letterhead import Found
from thidua.documents.logic.letterhead_lines import is_place_date
from thidua.documents.logic.marks import BULLETS
from thidua.documents.logic.outline import Line, Outline
from thidua.documents.logic.passage import Passage, fold
from thidua.documents.logic.signature_lines import (
    is_authority,
    is_position,
    is_signed_note,
    name_behind_position,
    person_name,
    without_authority,
)
from thidua.documents.logic.zones import Zone

_HEAD = pattern_of(r"n[ơo]i\s+(?:nh[ậâa]n|g[ửu]i)\s*[:.]?\s*", re.IGNORECASE)
_SEVERAL = pattern_of(r"(?<=;)\s+[-–+]\s*")
_LINES_ABOVE = 4
_LINES_OF_PREAMBLE = 6
_TODAY = pattern_of(r"hom nay,?\s*(?P<date>ngay\s+\d{1,2}\s*(?:thang|/)\s*\d{1,2}\s*(?:nam|/)\s*\d{4})")
_WIDE_GAP = pattern_of(r"[ \u00a0]{3,}|\t")


@frozen
class Signer:
    """Who signed: own position without TM., KT., TL.; name without rank or degree."""

    title: Found | None
    name: Found | None


@frozen
class Closing:
    """Recipients as listed, and the signers in the order in which they stand."""

    recipients: tuple[Found, ...] = ()
    signers: tuple[Signer, ...] = ()
    has_recipients_head: bool = False
    place_date: Passage | None = None  # letters and appeals put place and date above the signature


def read_closing(outline: Outline) -> Closing:
    """Recipients and signers of the document itself, not of its appendices."""
    lines = _first_closing(outline)
    recipients: list[Found] = []
    others: list[tuple[int, Passage]] = []
    inside = False
    has_head = False
    for line in lines:
        words = outline.whole(line)
        head = _HEAD.match(words.text)
        if head and len(words.text) < 200:
            inside, has_head = True, True
            recipients.extend(_entries(words.slice(head.end())))
        elif inside and _is_listed(recipients, line, words.text):
            _take(recipients, outline, line)
        else:
            inside = False
            others.extend(enumerate(_columns(outline, line)))
    return Closing(tuple(_tidy(recipients)), tuple(_signers(others)), has_head, _place_date(outline, lines))


def _place_date(outline: Outline, closing: Sequence[Line]) -> Passage | None:
    """A line that is place and date and nothing else, in the closing or right above it."""
    above = outline.in_zone(Zone.BODY)[-_LINES_ABOVE:]
    for line in [*above, *closing]:
        words = outline.whole(line)
        if not line.cells and is_place_date(words.text):
            return words
    return _date_of_the_meeting(outline)


def _date_of_the_meeting(outline: Outline) -> Passage | None:
    """``Hôm nay, ngày 14 tháng 02 năm 2020, tại …``: how pledges and minutes begin."""
    for line in outline.in_zone(Zone.BODY)[:_LINES_OF_PREAMBLE]:
        words = outline.whole(line)
        found = None if line.cells else _TODAY.match(fold(words.text))
        if found:
            return words.slice(found.start("date"), found.end("date"))
    return None


def _first_closing(outline: Outline) -> list[Line]:
    """The lines of the first closing: appendices may be signed again."""
    lines: list[Line] = []
    for line in outline.lines:
        if line.zone is Zone.CLOSING:
            lines.append(line)
        elif lines:
            break
    return lines


def _is_listed(recipients: Sequence[Found], line: Line, words: str) -> bool:
    """A marked line always; a plain one unless it looks signed or a marked list has closed with a full stop."""
    if line.kind in BULLETS:
        return True
    closed = bool(recipients) and recipients[-1].value.rstrip().endswith(".") and _list_is_marked(recipients)
    return not closed and not _is_signature(words)


def _is_signature(words: str) -> bool:
    return not words.endswith(";") and (
        is_authority(words)
        or is_signed_note(words)
        or (is_position(words) and words.isupper())
        or (person_name(words) is not None and not words.isupper())
    )


def _take(recipients: list[Found], outline: Outline, line: Line) -> None:
    """A line of the list: a new recipient, or the rest of one that was broken."""
    marked = line.kind in BULLETS
    words = outline.words(line) if marked else outline.whole(line)
    unfinished = recipients and not recipients[-1].value.rstrip().endswith((";", "."))
    if recipients and not marked and unfinished and _list_is_marked(recipients):
        last = recipients[-1]
        recipients[-1] = Found(f"{last.value} {words.text}", (last.span[0], line.end))
        return
    recipients.extend(_entries(words))


def _list_is_marked(recipients: Sequence[Found]) -> bool:
    return any(entry.value.rstrip().endswith(";") for entry in recipients) or len(recipients) == 1


def _entries(words: Passage) -> Iterator[Found]:
    start = 0
    for cut in [*_SEVERAL.finditer(words.text), None]:
        end = cut.start() if cut else len(words.text)
        part = words.text[start:end].lstrip(" -–+*")
        if any(character.isalnum() for character in part):
            yield Found(part, words.span(end - len(part), end))
        start = cut.end() if cut else end


def _tidy(recipients: Sequence[Found]) -> Iterator[Found]:
    for entry in recipients:
        value = entry.value.strip(" ;,./*_")
        if value:
            yield Found(value, (entry.span[0], entry.span[0] + max(1, entry.span[1] - entry.span[0])))


def _columns(outline: Outline, line: Line) -> list[Passage]:
    """The parts of a line of signatures side by side."""
    whole = outline.whole(line)
    raw = outline.source.text[line.start : line.end]
    parts = [part.strip() for part in _WIDE_GAP.split(raw) if part.strip()]
    if len(parts) < 2 or len(parts) > 4:
        return [whole]
    passages: list[Passage] = []
    at = 0
    for part in parts:
        words = " ".join(part.replace("*", "").split())
        start = whole.text.find(words, at)
        if start < 0:
            return [whole]
        at = start + len(words)
        passages.append(whole.slice(start, at))
    return passages


def _signers(parts: Sequence[tuple[int, Passage]]) -> Iterator[Signer]:
    """Pair positions with the names below them, column by column; the last of several positions is the signer's."""
    offices: dict[int, Found] = {}
    for column, words in parts:
        text = words.text.strip()
        both = name_behind_position(text)
        office = both[0] if both else text
        ranked = person_name(text)  # “Đại tá Nguyễn Văn A” is a name, “Đại tá” alone a position
        if is_authority(office) or (is_position(office) and not ranked):
            offices[column] = Found(without_authority(office).strip(" .:"), words.span(0, len(words.text)))
            if not both:
                continue
        name = both[1] if both else ranked
        if name:
            at = words.text.find(name)
            title = offices.get(column, next(reversed(offices.values()), None) if offices else None)
            yield Signer(title, Found(name, words.span(at, at + len(name))))
