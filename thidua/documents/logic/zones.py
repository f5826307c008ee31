"""The parts of a document: letterhead, body, closing (recipients and signature), appendices, boxes of a web page."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.furniture import opens_related_pages
from thidua.documents.logic.lines import LogicalLine
from thidua.documents.logic.marks import BULLETS
from thidua.documents.logic.passage import Span, fold
from thidua.documents.logic.signature_lines import is_authority, is_position, person_name


class Zone(StrEnum):
    """Where in a document a line stands."""

    LETTERHEAD = "letterhead"
    BODY = "body"
    CLOSING = "closing"
    APPENDIX = "appendix"
    AFTER = "after"  # related news and other boxes of a web page, before or behind the document


_APPENDIX = pattern_of(
    r"(?:phu luc|phu bieu|bieu(?: mau)?|mau(?: so)?|danh muc|danh sach|bang tong hop|"
    r"bang chi tieu)(?:\s*(?:so)?\s*[:.]?\s*(?:[ivx]{1,5}|\d{1,2}))?\b"
)
_HEAD_LENGTH = 200
_LINES_OF_SIGNATURE = 8
_WIDE_GAP = pattern_of(r"\s{3,}|\t")


def zones_of(text: str, lines: Sequence[LogicalLine], head: Span) -> list[Zone]:
    """The zone of every line; *head* is where the letterhead stands, what is above it belongs to a web page.

    A document without letterhead or closing simply has no lines there.
    """
    zones: list[Zone] = []
    zone = Zone.LETTERHEAD
    for at, line in enumerate(lines):
        if zone is Zone.LETTERHEAD and line.start >= head[1]:
            zone = Zone.BODY
        if zone is Zone.LETTERHEAD:
            zones.append(Zone.AFTER if line.end <= head[0] else zone)
            continue
        zone = _next(zone, text, lines, at)
        zones.append(zone)
    return zones


def _next(zone: Zone, text: str, lines: Sequence[LogicalLine], at: int) -> Zone:
    line = lines[at]
    words = text[line.start : min(line.end, line.start + _HEAD_LENGTH)]
    if opens_related_pages(words):
        return Zone.AFTER
    if zone is not Zone.BODY and not line.cells and opens_appendix(words):
        return Zone.APPENDIX
    if zone is Zone.CLOSING and line.cells:
        return Zone.APPENDIX
    if zone in (Zone.BODY, Zone.APPENDIX):
        signs = opens_signature(words) and 2 * at > len(lines) and _is_signed(text, lines, at)
        if signs or opens_recipients(words):
            return Zone.CLOSING
    if zone is Zone.BODY and opens_appendix(words) and words.split("\n")[0].isupper() and not line.mark:
        return Zone.APPENDIX
    return zone


def _is_signed(text: str, lines: Sequence[LogicalLine], at: int) -> bool:
    """A name follows soon, and no numbered line before it: ``CHỦ TỊCH UBND TỈNH YÊU CẦU:`` opens no signature."""
    for line in lines[at + 1 : at + _LINES_OF_SIGNATURE]:
        if line.mark and line.mark.kind not in BULLETS:
            return False
        if any(person_name(part) for part in _WIDE_GAP.split(text[line.start : min(line.end, line.start + 200)])):
            return True
    return at + _LINES_OF_SIGNATURE > len(lines)


def opens_appendix(words: str) -> bool:
    """``PHỤ LỤC``, ``Phụ lục I``, ``Biểu số 01`` … at the head of a line of its own."""
    first = words.split("\n")[0]
    found = _APPENDIX.match(fold(first))
    return bool(found) and (first[: found.end()].isupper() or len(first) < 40) if found else False


def opens_recipients(words: str) -> bool:
    """``Nơi nhận:`` or ``Nơi gửi:``."""
    return len(words) < 120 and fold(words[:20]).lstrip(" *_").startswith(("noi nhan", "noi gui"))


def opens_signature(words: str) -> bool:
    """A line of authority (``TM. ỦY BAN NHÂN DÂN``) or a position in capitals."""
    return is_authority(words) or (words.isupper() and is_position(words))
