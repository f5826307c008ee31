"""Documents that a text cites: kind, number, date, subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.outline import Outline
from thidua.documents.logic.passage import Passage, Span, fold
from thidua.documents.logic.written_dates import WrittenDate, date_at, full_date
from thidua.documents.logic.zones import Zone

_KINDS = (
    "Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Thông tư",
    "Thông tri", "Kế hoạch", "Công văn", "Hướng dẫn", "Thông báo", "Kết luận", "Tờ trình", "Chương trình",
    "Quy định", "Báo cáo", "Đề án", "Công điện", "Quy chế", "Văn bản", "Thông báo kết luận", "Lời kêu gọi",
    "Văn kiện",
)  # fmt: skip
_KIND = "|".join(sorted((re.escape(kind) for kind in _KINDS), key=len, reverse=True))
_NUMBERED = pattern_of(
    rf"(?P<kind>{_KIND})(?:\s+liên tịch)?\s+(?:số|Số)\s*:?\s*(?P<number>\d[\w./&-]*(?:\s?[-/]\s?[^\W\d_][\w./&-]*)*)"
)
_BARE = pattern_of(rf"(?P<kind>{_KIND})\s+(?P<number>\d{{1,5}}(?:/\d{{4}})?[-/](?=[\w./&-]*[A-ZĐ])[\w./&-]+)")
_LAW = pattern_of(
    r"(?P<kind>Luật|Bộ luật|Pháp lệnh)\s+(?P<title>(?:[A-ZĐÀ-Ỹ]|sửa đổi)[^;.()]{3,120}?)\s*,?\s*(?=ngày\s+\d|"
    r"năm\s+\d{4}|số\s+\d)"
)
_DATED = pattern_of(r"\s*,?\s*(?:\(?\s*ngay|nam|ngay ky)\s")
_ABOUT = pattern_of(
    r"\s*,?\s*(?:của\s+(?P<issuer>[^;.,“”]{3,100}?)\s*,?\s+)?(?:về việc|về|V/v|ban hành|quy định|sửa đổi|phê duyệt|"
    r"giao)\s"
)
_TITLE_END = pattern_of(
    r"[;.“”]|,\s+(?:Ủy ban|UBND|Sở|Phòng|Ban|Công văn|Kế hoạch|Quyết định|Nghị quyết|Chỉ thị|Công ty|Hội)|"
    r"\s+và\s+(?:Công văn|Kế hoạch|Quyết định|Nghị quyết|Chỉ thị)"
)
_LONGEST_TITLE = 400


@frozen
class Cited:
    """A cited document; ``date`` is ISO, as precise as written."""

    kind: str
    number: str | None
    date: str | None
    title: str | None
    span: Span
    written_date: WrittenDate | None = None


def read_cited(outline: Outline) -> tuple[Cited, ...]:
    """Every document cited in the body, each once (by kind and number, laws by title)."""
    found: dict[tuple[str, str], Cited] = {}
    for line in outline.in_zone(Zone.BODY):
        if line.cells:
            continue
        for cited in _in_words(outline.whole(line)):
            key = (cited.kind, fold(cited.number or cited.title or ""))
            found.setdefault(key, cited)
    return tuple(sorted(found.values(), key=lambda cited: cited.span))


def _in_words(words: Passage) -> Iterator[Cited]:
    text, folded = words.text, fold(words.text)
    for pattern in (_NUMBERED, _BARE):
        for found in pattern.finditer(text):
            written = found["number"].rstrip(".,;:-/ ")
            end = found.start("number") + len(written)
            yield _cited(words, folded, found["kind"], re.sub(r"\s+", "", written), found.start(), end)
    for found in _LAW.finditer(text):
        date = _date_after(folded, found.end("title"))
        end = date.end if date else found.end("title")
        number = re.match(r"\s*,?\s*số\s+(\d[\w./-]+)", text[found.end("title") : found.end("title") + 60])
        iso = date.iso if date else None
        value = number[1].rstrip(".,;") if number else None
        yield Cited(found["kind"], value, iso, found["title"].strip(), words.span(found.start(), end), date)


def _cited(words: Passage, folded: str, kind: str, number: str, start: int, end: int) -> Cited:
    date = _date_after(folded, end)
    end = date.end if date else end
    title, end = _subject(words.text, end)
    return Cited(kind, number, date.iso if date else None, title, words.span(start, end), date)


def _date_after(folded: str, at: int) -> WrittenDate | None:
    lead = _DATED.match(folded, at)
    if not lead:
        return None
    date = full_date(folded[: lead.end() + 40], max(at, lead.end() - 6))
    if date and date.start <= lead.end() + 2:
        return date
    return date_at(folded, lead.end())


def _subject(text: str, at: int) -> tuple[str | None, int]:
    about = _ABOUT.match(text, at)
    if not about:
        return None, at
    stop = _TITLE_END.search(text, about.end(), about.end() + _LONGEST_TITLE)
    end = stop.start() if stop else min(len(text), about.end() + _LONGEST_TITLE)
    start = about.end("issuer") if about["issuer"] else about.start()
    return text[start:end].strip(" ,"), end
