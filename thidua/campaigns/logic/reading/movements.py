"""The named movements (phong trào) that a document launches or runs."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.letterhead_lines import Role
from thidua.documents.logic.outline import Line, Outline
from thidua.documents.logic.passage import Passage, Span, fold
from thidua.documents.logic.quotations import Quotation, quotations
from thidua.documents.logic.zones import Zone

_WORD = "phong trao"
_LONGEST_GOVERNOR = 110

# Nouns that, standing between “phong trào” and the quotation, name what is quoted: no movement.
_OTHER_NOUNS = (
    "chu de", "mo hinh", "phuong cham", "khau hieu", "cuoc van dong", "cuoc thi", "hoi thi", "danh hieu",
    "tinh than", "chuong trinh", "de an", "du an", "tieu chi", "cau lac bo", "thong diep", "loi day", "chien dich",
    "cong trinh", "tuyen duong", "giai thuong", "dien hinh", "muc tieu", "hoat dong", "dot", "thang", "tuan le",
    "ngay", "loi keu goi", "giai", "quy", "phan viec", "chuyen muc", "tieu de", "slogan", "bieu tuong", "nguoi tot",
    "diem sang",
)  # fmt: skip
# Bodies and groups may carry a quoted name too, unless they only say whose movement it is (“phong trào của Hội”).
_OTHER_BODIES = (
    "gia dinh",
    "dang bo",
    "chi bo",
    "tap the",
    "co quan",
    "truong hoc",
    "xa",
    "thon",
    "ban",
    "khu dan cu",
    "to",
    "hoi",
)
_WHOSE = pattern_of(r"(?:^|\s)(?:do|cua|trong|tai|o|giua)\s")
# Verbs that take the quotation as their own object when they stand right before it.
_VERBS = (
    "day manh", "xay dung", "nhan rong", "gan voi", "huong ung", "to chuc", "van dong", "dat", "theo", "hoc tap",
    "phat huy", "tham gia", "trien khai", "thuc hien", "duy tri", "phat dong", "giu vung", "la", "nhu", "voi",
    "thi dua thuc hien", "tro thanh", "phan dau", "huong toi", "cong nhan", "tang", "trao", "ton vinh", "lap",
)  # fmt: skip
_WHEN = pattern_of(r"\s(?:nam(?: hoc)?|giai doan)\s\d{4}(?:\s?[-–]\s?\d{4})?$")
_NAMING = (
    "mang ten",
    "voi ten goi",
    "co ten",
    "ten goi",
    "ten la",
    "la",
    "nhu",
    "gom",
    "bao gom",
    "sau",
    "cu the",
    "sau day",
)
# What may stand between two names of one list.
_LIST_LINK = pattern_of(
    r"(?:\s*(?:giai doan\s+\d{4}\s*[-–]\s*\d{4}|nam(?: hoc)? \d{4}(?:\s*[-–]\s*\d{4})?|\([^()]{0,60}\)|"
    r"(?:do|cua|trong|tai|o|tren|va|cho)\s[^,;:.“”\"]{1,50})){0,3}[\s”\"*]*(?:[,;]\s*(?:va\s+)?|\s+va\s+|\s+cung\s+|"
    r"\s*/\s*)"
    r"(?:(?:cac\s+)?phong trao(?: thi dua)?[\s:]+)?"
)
_YEARS = pattern_of(r"(?:giai doan|nhiem ky|trong giai doan)?\s*\(?\s*((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)")
_TAIL_LENGTH = 40


@frozen
class Movement:
    """A movement by its name without quotation marks; years as the document gives them."""

    name: str
    first_year: int | None
    last_year: int | None
    span: Span


def read_movements(outline: Outline) -> tuple[Movement, ...]:
    """Quoted names that the word “phong trào” governs, alone or in a list, title and appendices included; each once."""
    found: dict[str, Movement] = {}
    for words, lead in _stretches(outline):
        for movement in _in_words(words, lead):
            found.setdefault(_key(movement.name), movement)
    return tuple(found.values())


def _key(name: str) -> str:
    return "".join(character for character in fold(name) if character.isalnum())


def _stretches(outline: Outline) -> Iterator[tuple[Passage, str]]:
    """Each stretch of running text, with the head of the list it stands in (``… các phong trào sau:``)."""
    yield _title(outline), ""
    lead = ""
    for line in outline.lines:
        if line.zone not in (Zone.BODY, Zone.APPENDIX):
            continue
        if line.cells:
            for cell in line.cells:
                yield outline.cell(cell), ""
            continue
        words = outline.words(line)
        yield words, lead
        lead = _lead_after(lead, line, words)


def _title(outline: Outline) -> Passage:
    """The title as one stretch: its lines may break inside a name."""
    text = ""
    offsets: tuple[int, ...] = ()
    for head in outline.head:
        if head.role in (Role.TITLE, Role.SUBJECT, Role.HEADLINE):
            text = f"{text} {head.words.text}"
            offsets = (*offsets, *head.words.offsets[:1], *head.words.offsets)
    return Passage(text, offsets)


def _lead_after(lead: str, line: Line, words: Passage) -> str:
    if words.text.endswith(":"):
        return words.text[-_LONGEST_GOVERNOR - 1 :]
    return lead if line.kind is not None and line.number is not None and words.text[:1] in '“"‘' else ""


def _in_words(words: Passage, lead: str) -> Iterator[Movement]:
    text, folded = words.text, fold(words.text)
    previous_end = 0
    chained = False
    for quotation in quotations(text):
        between = folded[previous_end : quotation.start]
        before = between
        if not between.strip() and previous_end == 0:
            before = fold(lead)
        chained = governs(before) or (chained and _goes_on(between))
        if chained:
            first, last = _years(folded, quotation)
            yield Movement(quotation.text.strip(" .,;"), first, last, words.span(*quotation.inner))
        previous_end = quotation.end


def _goes_on(between: str) -> bool:
    return len(between) <= _LONGEST_GOVERNOR and bool(_LIST_LINK.fullmatch(between))


def governs(before: str) -> bool:
    """Whether words (folded) that stand before a quotation say that it names a movement."""
    at = before.rfind(_WORD)
    if at < 0:
        return False
    between = before[at + len(_WORD) :].strip()
    if len(between) > _LONGEST_GOVERNOR or "." in between.rstrip("."):
        return False
    listed = between.endswith(":")
    between = between.rstrip(" :-–")
    if not listed and any(mark in between for mark in ",;"):
        return _is_relative(between)
    ending = f" {between}"
    if ending.endswith(tuple(f" {word}" for word in _NAMING)):
        return not _names_other(ending.rsplit(" ", 1)[0])
    return not _names_other(ending) and (listed or not ending.endswith(tuple(f" {verb}" for verb in _VERBS)))


def _names_other(words: str) -> bool:
    words = _WHEN.sub("", words)
    if words.endswith(tuple(f" {noun}" for noun in _OTHER_NOUNS)):
        return True
    return not _WHOSE.search(words) and words.endswith(tuple(f" {body}" for body in _OTHER_BODIES))


def _is_relative(between: str) -> bool:
    """``phong trào do Trung ương, tỉnh phát động “…”``: the commas belong to who launched it."""
    return between.startswith(("do ", "thi dua do ", "cua ", "thi dua cua ")) and between.endswith("phat dong")


def _years(folded: str, quotation: Quotation) -> tuple[int | None, int | None]:
    tail = folded[quotation.end : quotation.end + _TAIL_LENGTH].lstrip(' ”"*,(')
    found = _YEARS.match(tail) or _YEARS.search(fold(quotation.text))
    return (int(found[1]), int(found[2])) if found else (None, None)
