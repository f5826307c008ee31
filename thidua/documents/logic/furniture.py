"""What stands on a page without belonging to the document: page numbers, rules, the boxes of a web page."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.core.logic.patterns import pattern_of
from thidua.documents.logic.passage import fold
from thidua.documents.logic.physical import PhysicalLine

_PAGE_NUMBER = pattern_of(r"\W{0,3}(?:trang\s*:?\s*|page\s*)?(\d{1,3})(?:\s*[/|]\s*(?:tong\s+so\s+)?\d{1,3})?\W{0,3}")
_PAGE_WORD = pattern_of(r"(?:trang|page)\s*:?\s*\d{1,3}(?:\s*[/|]\s*\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]")
_PROSE_LENGTH = 30

# Heads of lines a web page puts around a document, without diacritics; the whole line goes.
_WEB_HEADS = (
    "trang chu »", "trang chu >", "trang chu /", "trang chu ›", "home »", "home >", "co chu:", "co chu :",
    "luot xem", "so luot xem", "so lan xem", "luot truy cap", "luot tai", "chia se:", "chia se bai viet",
    "in trang", "ban in", "in bai viet", "gui email", "dang ky nhan tin", "dang nhap", "dong y nhan", "xem them:",
    "tai ve:", "tai file", "tai van ban", "tep dinh kem", "file dinh kem", "van ban lien quan",
    "thuoc tinh van ban", "luoc do", "hieu luc:", "tinh trang hieu luc", "trang thai:", "ngay dang:",
    "ngay dang tin", "nguoi dang", "danh gia:", "binh luan", "gui binh luan", "y kien ban doc",
    "ngay co hieu luc:", "ngay het hieu luc", "so ky hieu:", "so/ky hieu:", "ngay ban hanh:", "loai van ban:",
    "co quan ban hanh:", "nguoi ky:", "thoi gian ky:", "ky boi:", "ngay ky:", "email:", "chuc vu:", "trich yeu:",
    "linh vuc:", "linh vuc van ban:", "tac gia:", "ngay cap nhat", "cap nhat luc", "cap nhat:", "nguon:",
    "copyright", "ban quyen", "du thao lay y kien", "nhap tu khoa", "tim kiem", "doc bai viet", "nghe doc bai",
    "tang giam co chu", "google news",
)  # fmt: skip
_WEB_LINES = frozenset({
    "trang chu", "chia se", "facebook", "zalo", "twitter", "email", "in",
    "tai ve", "quay lai", "ve dau trang", "len dau trang", "toan van", "noi dung", "van ban goc", "tom tat",
    "xem nhanh",
})  # fmt: skip
_FONT_SIZES = frozenset({"a-", "a+", "a- a a+", "a+ a a-"})
_WEB_NOISE = pattern_of(r"https?://\S+|www\.\S+|\d{1,2}/\d{1,2}/\d{4},?\s+\d{1,2}:\d{2}.*|\d{1,2}:\d{2}\s*(?:\|.*)?")

# From one of these heads on, only other pages of the site follow.
RELATED_HEADS = (
    "cac tin da dua", "cac tin khac", "tin lien quan", "tin cung chuyen muc", "tin moi hon", "tin cu hon",
    "bai viet lien quan", "cac bai viet khac", "tin khac", "tin moi nhat", "tin doc nhieu", "tin noi bat",
    "xem nhieu", "cac tin lien quan", "tin tuc khac", "cung chuyen muc", "van ban cung loai", "cac van ban khac",
    "van ban khac", "van ban moi", "thong ke truy cap", "lien ket website",
)  # fmt: skip


def is_decoration(words: str) -> bool:
    """A rule, a row of dots, stars or dashes: nothing to read. Units and ditto marks of a table cell are none."""
    return len(words) > 1 and not any(character.isalnum() or character in '%‰"' for character in words)


def is_furniture(words: str) -> bool:
    """A line of a web page around the document: path, font size, view counter, share buttons."""
    if len(words) > 160:
        return False
    folded = fold(words).strip(" .:|•-")
    if fold(words).strip() in _FONT_SIZES or folded in _WEB_LINES or _WEB_NOISE.fullmatch(folded):
        return True
    return folded.startswith(_WEB_HEADS)


def is_font_size(words: str, before: str, after: str) -> bool:
    """The middle one of the buttons ``A-``, ``A``, ``A+``; a lone ``A`` elsewhere numbers a group of a table."""
    return words.strip() in ("A", "a") and {before.strip().lower(), after.strip().lower()} <= {"a-", "a+", "a"}


def opens_related_pages(words: str) -> bool:
    """Whether a line is the head of a list of other news or documents of a site."""
    return len(words) < 60 and fold(words).strip(" .:|»>-").startswith(RELATED_HEADS)


def page_numbers(text: str, lines: Sequence[PhysicalLine]) -> frozenset[int]:
    """Indexes of the lines that hold nothing but a page number."""
    return frozenset(index for index, line in enumerate(lines) if _is_page_number(text, lines, index, line))


def _is_page_number(text: str, lines: Sequence[PhysicalLine], index: int, line: PhysicalLine) -> bool:
    if line.length > 24 or line.cells:
        return False
    words = fold(text[line.start : line.end])
    if _PAGE_WORD.fullmatch(words):
        return True
    if not _PAGE_NUMBER.fullmatch(words):
        return False
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    if line.page is not None and (
        before is None or after is None or before.page != line.page or after.page != line.page
    ):
        return True
    return _stands_alone(line, before, after) or _interrupts_prose(text, before, after)


def _stands_alone(line: PhysicalLine, before: PhysicalLine | None, after: PhysicalLine | None) -> bool:
    """Blank lines on both sides, while its neighbours do not stand alone too as the cells of a wide-set table do."""
    if line.gap < 2 or (after is not None and after.gap < 2):
        return False
    crowded = before is None or before.gap < 2 or before.length > _PROSE_LENGTH
    return crowded or (after is not None and after.length > 2 * _PROSE_LENGTH)


def _interrupts_prose(text: str, before: PhysicalLine | None, after: PhysicalLine | None) -> bool:
    """A bare number between two lines of running text."""
    if before is None or after is None or before.cells or after.cells:
        return False
    goes_on = text[after.start].islower() and text[before.end - 1] not in ".;:"
    long = before.length > _PROSE_LENGTH and after.length > _PROSE_LENGTH
    return before.length > _PROSE_LENGTH and (goes_on or long)
