"""The anniversaries (ngày kỷ niệm) a campaign is held for."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.outline import Outline
from thidua.documents.logic.passage import Passage, Span, fold
from thidua.documents.logic.zones import Zone

_YEARS = pattern_of(r"(?<![\d/.,-])(?P<years>\d{1,4})\s+nam\s+(?=\S)")
_NTH = pattern_of(r"ky niem\s+(?:lan thu\s+)(?P<years>\d{1,4})\s+")
_END = pattern_of(
    r"[,;.(:“”\"]|\s+va\s+(?=\d{1,4}\s+nam|cac\s|tien toi|huong toi|lap thanh tich|chao mung)|\s*/\s*\.|"
    r"\s+(?:gan voi|nham|de|dam bao|bao dam|trang trong|bang)\s"
)
_EVENTS = ("ngay ", "thanh lap", "chien thang", "giai phong", "cach mang", "quoc khanh", "dai thang", "khoi nghia")
# Events that only count beside a word of commemoration.
_OTHER_EVENTS = (
    "le ", "tuyen", "chu tich", "bac ho", "xay dung", "truyen thong", "doi ten", "tai lap", "thong nhat", "khoi cong",
)  # fmt: skip
_PLANS = pattern_of(r"\(?\s*(?:19|20)\d\d\s*[-–]|lien\s|qua\b|nay\b|truoc\b|sau\b|tiep theo|gan day")
_LONGEST_EVENT = 160


@frozen
class Occasion:
    """``years`` since the event; ``event`` as the document names it."""

    years: int
    event: str
    span: Span


def read_occasions(outline: Outline) -> tuple[Occasion, ...]:
    """Anniversaries named in the text, each once."""
    found: dict[tuple[int, str], Occasion] = {}
    for line in outline.in_zone(Zone.LETTERHEAD, Zone.BODY):
        if line.cells:
            continue
        for occasion in _in_words(outline.words(line)):
            found.setdefault((occasion.years, fold(occasion.event).removeprefix("ngay ")[:9]), occasion)
    return tuple(found.values())


def _in_words(words: Passage) -> Iterator[Occasion]:
    folded = fold(words.text)
    for pattern in (_YEARS, _NTH):
        for found in pattern.finditer(folded):
            rest = folded[found.end() : found.end() + _LONGEST_EVENT]
            if not _is_anniversary(folded[max(0, found.start() - 160) : found.start()], rest):
                continue
            stop = _END.search(rest)
            end = found.end() + (stop.start() if stop else len(rest))
            event = words.text[found.end() : end].strip(" -–")
            if event:
                yield Occasion(int(found["years"]), event, words.span(found.start(), end))


def _is_anniversary(before: str, rest: str) -> bool:
    if _PLANS.match(rest):
        return False
    commemorated = "ky niem" in before or "chao mung" in before or "huong toi" in before or "lap thanh tich" in before
    return rest.startswith(_EVENTS) or (commemorated and rest.startswith(_OTHER_EVENTS))
