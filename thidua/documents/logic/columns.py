"""Letterhead and closing are set in two columns; a text file or PDF runs them together on a line. They are parted here.

Vietnamese state documents carry the issuing body left of the national motto, the number left of place and date, and the
recipients left of the signature (Decree 30/2020, appendix I).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.marks import BULLETS, read_mark
from thidua.documents.logic.passage import Span, fold
from thidua.documents.logic.physical import PhysicalLine
from thidua.documents.logic.signature_lines import AUTHORITY_START, is_position, person_name

_HEAD_LINES = 30
_CLOSING_LINES = 45
_LONGEST = 400
_WIDE_GAP = pattern_of(r"[ \u00a0]{3,}|[ \u00a0]*\t[ \t\u00a0]*|\s+\|\s+")
_MOTTO = pattern_of(r"cong hoa xa hoi chu nghia|doc lap\s*[-–—.]*\s*tu do|dang cong san viet nam")
_NUMBER_BESIDE_DATE = pattern_of(
    r"(?P<number>so\s*[:.]?[\d.…_\s]{0,40}\S{0,20}[-/]\S{1,40})\s+[*_]*(?=[^\W\d_][^,:;]{0,50},\s*ngay\b)"
)
_BLANK_NUMBER = pattern_of(r"so\s*[:.]?[\s.…_]*(?=[-/])")
_RECIPIENT_END = pattern_of(r"(?<=[;.])\s+|(?<=nhận:)\s+")
_RECIPIENT_MARKS = "-–+•*"


def part_columns(text: str, lines: Sequence[PhysicalLine]) -> list[PhysicalLine]:
    """*lines* with those of the letterhead and of the closing split where two columns meet.

    In the letterhead the parts keep their order; in the closing the whole left column comes before the right one.
    """
    length = next((at for at, line in enumerate(lines[:_HEAD_LINES]) if _opens_body(text, line)), _HEAD_LINES)
    head = [part for line in lines[:length] for part in _head_parts(text, line)]
    merged = [*head, *lines[length:]]
    at = next((at for at, line in enumerate(merged) if at and _opens_recipients(text, line)), None)
    if at is None:
        return merged
    closing = merged[at : at + _CLOSING_LINES]
    left, right, taken = _closing_columns(text, closing)
    return [*merged[:at], *left, *right, *merged[at + taken :]]


def _opens_recipients(text: str, line: PhysicalLine) -> bool:
    return not line.cells and fold(text[line.start : line.start + 12]).startswith("noi nhan")


def _opens_body(text: str, line: PhysicalLine) -> bool:
    """A numbered line, or the first words of a preamble."""
    mark = read_mark(text[line.start : line.start + 60])
    numbered = mark is not None and mark.kind not in BULLETS
    return numbered or fold(text[line.start : line.start + 10]).startswith(("kinh gui", "can cu"))


def _head_parts(text: str, line: PhysicalLine) -> list[PhysicalLine]:
    if line.cells or line.length > _LONGEST:
        return [line]
    return _split(text, line, _head_cuts(fold(text[line.start : line.end])))


def _head_cuts(words: str) -> list[Span]:
    """Where the right column begins: before the motto, behind the number, else at a run of blanks."""
    motto, number = _MOTTO.search(words), _NUMBER_BESIDE_DATE.match(words)
    if number:
        return [(number.end("number"), number.end())]
    if motto and motto.start() > 3:
        left = words[: motto.start()].rstrip(" |\t\u00a0")
        return [(len(left), motto.start())] if left else []
    blank = _BLANK_NUMBER.match(words)
    cuts = [(gap.start(), gap.end()) for gap in _WIDE_GAP.finditer(words, blank.end() if blank else 0)]
    return cuts if len(cuts) <= 2 else []


def _split(text: str, line: PhysicalLine, cuts: Sequence[Span]) -> list[PhysicalLine]:
    edges = [0, *(edge for cut in cuts for edge in cut), line.length]
    parts: list[PhysicalLine] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        start, end = line.start + start, line.start + end
        while end > start and text[end - 1].isspace():
            end -= 1
        if end > start:
            parts.append(replace(line, start=start, end=end, gap=line.gap if not parts else 1))
    return parts or [line]


def _closing_columns(text: str, lines: Sequence[PhysicalLine]) -> tuple[list[PhysicalLine], list[PhysicalLine], int]:
    """Left column, right column, and how many lines the closing takes (to the next appendix or table)."""
    left: list[PhysicalLine] = []
    right: list[PhysicalLine] = []
    for taken, line in enumerate(lines):
        if line.cells or line.length > _LONGEST or fold(text[line.start : line.start + 8]).startswith("phu luc"):
            return left, right, taken
        parts = _split(text, line, _closing_cuts(text, line))
        if len(parts) == 1 and not right and not AUTHORITY_START.match(text[line.start : line.end]):
            left.append(line)
        elif _belongs_left(text, parts[0]) or (len(parts) == 2 and not _signs(text, parts[0])):
            left.append(parts[0])
            right.extend(parts[1:])
        else:
            right.extend(parts)
    return left, right, len(lines)


def _closing_cuts(text: str, line: PhysicalLine) -> list[Span]:
    words = text[line.start : line.end]
    wide = [(gap.start(), gap.end()) for gap in _WIDE_GAP.finditer(words)]
    if wide:
        return wide
    if words[0] not in _RECIPIENT_MARKS and not _opens_recipients(text, line):
        return []
    for gap in _RECIPIENT_END.finditer(words):
        tail = words[gap.end() :]
        if AUTHORITY_START.match(tail) or (tail.isupper() and is_position(tail)) or person_name(tail):
            return [(gap.start(), gap.end())]
    return []


def _signs(text: str, line: PhysicalLine) -> bool:
    """Capitals or the name of a person: a part of a signature."""
    words = text[line.start : line.end]
    return words.isupper() or person_name(words) is not None


def _belongs_left(text: str, line: PhysicalLine) -> bool:
    return text[line.start] in _RECIPIENT_MARKS or text[line.end - 1] == ";"
