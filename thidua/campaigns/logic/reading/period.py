"""When a campaign runs: its year, first and last day."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.letterhead import Found
from thidua.documents.logic.outline import Line, Outline, walk
from thidua.documents.logic.passage import Passage, Span, fold
from thidua.documents.logic.written_dates import WrittenDate, date_at
from thidua.documents.logic.zones import Zone

_FROM = pattern_of(
    r"(?:ke tu|bat dau tu|bat dau|tu)\s+(?P<undated>nay|(?:ngay|khi)\s+(?:ky|phat dong|ban hanh|dang ky|ra quan|"
    r"phat dong thi dua|ky ket)"
    r"(?:\s+(?:ban hanh|thi dua|ket|giao uoc))*)?"
)
_DATE_LEAD = pattern_of(r"(?:dau\s+|cuoi\s+|het\s+)?(?:ngay|thang|nam|quy)?\s*")
_TO = pattern_of(
    r"(?P<gap>[^.;:]{0,40}?)\s*(?:,?\s*(?:va\s+)?(?:ket thuc|hoan thanh|tong ket|be mac)(?:\s+vao)?|den|toi|"
    r"[-–])\s+(?:khi\s+)?(?:het\s+|cuoi\s+|truoc\s+)*(?:ngay\s+|thang\s+|nam\s+)?"
)
_TO_ALONE = pattern_of(r"(?:den het|den|ket thuc(?: vao)?)\s+(?:het\s+)?(?:ngay\s+|thang\s+|nam\s+)?")
_PHASE = pattern_of(r"(?:dot|giai doan|chang|buoc|quy)\s+(?:thu\s+)?(?:\d|[ivx]+\b|mot|hai|ba|nhat)[^.;]{0,40}$")
_SPAN_OF_YEARS = pattern_of(
    r"(?:giai doan|nhiem ky|nam hoc|khoa|5 nam|trong nam|tu nam|nam)?\s*\(?\s*(?<!\d)((?:19|20)\d\d)\s*(?:[-–]|"
    r"den(?: het)?(?: nam)?)\s*((?:19|20)\d\d)"
)
_SCHOOL_YEAR = pattern_of(r"nam hoc\s*\(?\s*((?:19|20)\d\d)\s*[-–]\s*(?:19|20)\d\d")
_ONE_YEAR = pattern_of(
    r"(?:nam\s+|quy\s+[ivx\d]{1,3}\s*/\s*|thang\s+\d{1,2}\s*/\s*)((?:19|20)\d\d)(?!\s*[-–]\s*(?:19|20)\d\d)"
)
_BARE_YEAR = pattern_of(r"(?<![\d/.-])(20\d\d)(?![\d/.]|\s*[-–])")
_LONGEST_PLAN = 15
_SETTING = (
    "thoi gian", "phat dong", "phong trao thi dua", "dot thi dua", "hieu luc", "thuc hien tu", "co gia tri",
    "bat dau tu ngay",
)  # fmt: skip
_PLAIN_SPAN_LENGTH = 60
_VALIDITY = ("thoi gian", "co gia tri", "hieu luc")
_AIMED_YEAR = pattern_of(
    r"(?:muc tieu|chi tieu|phan dau|nhiem vu|phuong huong|chuong trinh cong tac|"
    r"ke hoach)[^.;:]{0,60}? nam (20\d\d)\b(?! *-)"
    r"|\bnam (20\d\d)\b[^.;:-]{0,60}? (?:phan dau|dat muc tieu|de ra|voi \d+ chi tieu|chi tieu)"
)


@frozen
class Period:
    """ISO dates, only as precise as written; ``year`` is ``None`` for a period of several years."""

    year: int | None
    start: str | None
    end: str | None
    span: Span | None


@frozen
class _Stretch:
    start: str | None
    end: str
    rank: int
    span: Span


def read_period(outline: Outline, title: Found | None, signed: WrittenDate | None) -> Period:
    """The period from the section on time, else from any sentence that sets one, else from the years in the title."""
    stretches = list(_stretches(outline))
    best = max(stretches, key=lambda one: one.rank, default=None)
    start, end, span = _bounds(best, stretches)
    folded = fold(title.value) if title else ""
    years = _span_of_years(folded)
    if best is None and years and title:
        start, end, span = years[0], years[1], title.span
    return Period(_year(folded, end, signed, outline), start, end, span)


def _bounds(best: _Stretch | None, stretches: list[_Stretch]) -> tuple[str | None, str | None, Span | None]:
    """Phases alone (đợt 1 …, đợt 2 …) make up the whole together."""
    if best is None:
        return None, None, None
    if best.rank >= 0:
        return best.start, best.end, best.span
    starts = [one.start for one in stretches if one.start]
    return min(starts, default=None), max(one.end for one in stretches), best.span


def _year(title: str, end: str | None, signed: WrittenDate | None, outline: Outline) -> int | None:
    school = _SCHOOL_YEAR.search(title)
    if school:
        return int(school[1])
    single = _ONE_YEAR.search(title)
    if single:
        return int(single[1])
    if _span_of_years(title):
        return None
    bare = set(_BARE_YEAR.findall(title))
    if len(bare) == 1:
        return int(bare.pop())
    launched = _launched_year(outline)
    if launched:
        return launched
    if end:
        return int(end[:4])
    return signed.year if signed else _aimed_year(outline)


def _aimed_year(outline: Outline) -> int | None:
    """Without title, period and date: the latest year of which the text says what is aimed at."""
    years: list[int] = []
    for line in outline.in_zone(Zone.BODY):
        if not line.cells:
            found = _AIMED_YEAR.finditer(fold(outline.words(line).text))
            years.extend(int(one[1] or one[2]) for one in found)
    return max(years, default=None)


def _span_of_years(title: str) -> tuple[str, str] | None:
    """``giai đoạn 2021 - 2025``; the years of an anniversary (1945 - 2025) lie too far apart to be a plan."""
    for found in _SPAN_OF_YEARS.finditer(title):
        if 1 <= int(found[2]) - int(found[1]) <= _LONGEST_PLAN:
            return found[1], found[2]
    return None


def _launched_year(outline: Outline) -> int | None:
    """``phát động phong trào thi đua … năm 2024`` in the text."""
    for line in outline.in_zone(Zone.BODY):
        if line.cells:
            continue
        folded = fold(outline.words(line).text)
        for word in re.finditer(r"thi dua", folded):
            found = _ONE_YEAR.search(folded, word.end(), word.end() + 80)
            if found:
                return int(found[1])
    return None


def _stretches(outline: Outline) -> Iterator[_Stretch]:
    timed = {id(line): rank for line, rank in _lines_on_time(outline)}
    for line in outline.in_zone(Zone.BODY):
        if not line.cells:
            words = outline.words(line)
            yield from _in_words(words, fold(words.text), timed.get(id(line), 0))


def _lines_on_time(outline: Outline) -> Iterator[tuple[Line, int]]:
    """Lines under a heading about time (“Thời gian thi đua”), the heading itself included."""
    for node in walk(outline.roots):
        folded = fold(outline.words(node.line).text[:_PLAIN_SPAN_LENGTH]) if not node.line.cells else ""
        if "thoi gian" in folded[:40] or "hieu luc" in folded[:20]:
            for line in node.walk():
                yield line, 3


def _in_words(words: Passage, folded: str, section: int) -> Iterator[_Stretch]:
    if not any(word in folded for word in ("den", "ket thuc", "toi", "het", "tu ")):
        return
    at = 0
    while found := _FROM.search(folded, at):
        at = found.end()
        both = _from_to(words, folded, found, section)
        if both:
            yield both[0]
            at = max(at, both[1])
    yield from _ends_alone(words, folded, section)


def _ends_alone(words: Passage, folded: str, section: int) -> Iterator[_Stretch]:
    """``Thời gian: đến hết ngày 31/12/2024``: an end to which no beginning is given."""
    for found in _TO_ALONE.finditer(folded):
        date = date_at(folded, found.end())
        before = folded[max(0, found.start() - 80) : found.start()]
        setting = section or 2 * any(word in before for word in _VALIDITY)
        if date and date.iso and setting and not _FROM.search(before):
            yield _Stretch(None, date.iso, setting - 2, words.span(found.start(), date.end))


def _from_to(words: Passage, folded: str, found: re.Match[str], section: int) -> tuple[_Stretch, int] | None:
    """The stretch of time that begins at *found*, and where its words end."""
    first: WrittenDate | None = None
    if found["undated"] is None:
        lead = _DATE_LEAD.match(folded, found.end())
        first = _date_behind(folded, found.end(), lead.end() if lead else found.end())
        if first is None:
            return None
    position = first.end if first else found.end()
    to = _TO.match(folded, position)
    last = date_at(folded, to.end()) if to else None
    if last is None or last.iso is None:
        return None
    start = _with_year_of(first, last) if first else None
    before = folded[max(0, found.start() - 90) : found.start()]
    phase = bool(_PHASE.search(before))
    rank = section + 2 * any(word in before for word in _SETTING) - 6 * phase
    if not section and not phase and not any(word in folded for word in _SETTING):
        return None
    return _Stretch(start, last.iso, rank, words.span(found.start(), last.end)), last.end


def _date_behind(folded: str, plain: int, led: int) -> WrittenDate | None:
    return date_at(folded, plain) or date_at(folded, led)


def _with_year_of(first: WrittenDate, last: WrittenDate) -> str | None:
    """``từ 01/3 đến 30/11/2024``: the year that stands once counts for both."""
    if first.year is None and last.year is not None and first.month is not None:
        return WrittenDate(first.start, first.end, last.year, first.month, first.day).iso
    return first.iso
