"""Numbering marks at the head of a line: Phần, Chương, Mục, Điều, I., 1., 1.1., a), (1), -, + and their kin."""

from __future__ import annotations

import re
from enum import IntEnum

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen


class MarkKind(IntEnum):
    """What a mark looks like, in the order in which marks usually stand under each other (Decree 30/2020, art. 8)."""

    PART = 1
    CHAPTER = 2
    SECTION = 3
    ARTICLE = 4
    UPPER = 5
    ROMAN = 6
    DECIMAL = 7
    DECIMAL_2 = 8
    DECIMAL_3 = 9
    DECIMAL_4 = 10
    BRACKET_NUMBER = 11
    LETTER = 12
    PAREN = 13
    ORDINAL = 14
    DASH = 15
    PLUS = 16
    STAR = 17
    BULLET = 18


BULLETS = frozenset({MarkKind.DASH, MarkKind.PLUS, MarkKind.STAR, MarkKind.BULLET})
STRONG = frozenset({MarkKind.PART, MarkKind.CHAPTER, MarkKind.SECTION, MarkKind.ARTICLE})
ALPHABET = "abcdđeghiklmnopqrstuvxy"

_ORDINAL_WORDS = "nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười"
_NAMED = pattern_of(
    rf"(?P<word>phần|chương|mục|điều|tiểu mục)\s+(?P<number>(?:thứ\s+)?(?:{_ORDINAL_WORDS})(?!\w)|"
    rf"[ivxlc]{{1,6}}(?!\w)|\d{{1,3}}[a-z]?(?!\w))"
    r"(?P<tail>\s*[.:/)–-])?\s*",
    re.IGNORECASE,
)
_ROMAN = pattern_of(r"(?P<number>[IVX]{1,6})\s*(?:[.):]|/(?!v\b)|\s[-–]|-(?=\s))\s*")
_UPPER = pattern_of(r"(?P<number>[A-ZĐ])\s*(?:[./)]|\s[-–](?=\s))\s*")
_DECIMALS = pattern_of(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})"
    r"(?:\s*(?P<tail>[./):]|[-–](?=\s+[“(]?[^\W\d_]))\s*(?!\d)|(?P<blank>\s+))"
)
_DECIMAL = pattern_of(
    r"(?P<number>\d{1,2})(?:(?P<tail>\.\)|[.)])(?:\s+|(?=[^\d\s]))|(?:[/:]|\s*[-–](?=\s))(?!\s*\d)\s*)"
)
_LETTER = pattern_of(r"(?P<number>[a-zđ])(?P<tail>\.?\)|[./]|[-–](?=\s)|,(?=\s))\s*")
_PAREN = pattern_of(r"(?P<number>\((?:\d{1,3}|[a-zđ]|[ivx]{1,5})\))[.:]?\s*")
_ORDINAL = pattern_of(
    rf"(?P<number>(?:Thứ\s+(?:{_ORDINAL_WORDS})|(?:Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s+là))\s*[,:]\s*"
)
_BULLET = pattern_of(r"(?P<number>[-–—−]|\+|\*(?!\*)|[•●○▪■□◦►➢➤✓✔❖·])\s*(?=\S)")
_OPENERS = "“\"'‘«(* "
_NAMED_KINDS = {
    "phần": MarkKind.PART,
    "chương": MarkKind.CHAPTER,
    "mục": MarkKind.SECTION,
    "tiểu mục": MarkKind.SECTION,
    "điều": MarkKind.ARTICLE,
}
_BULLET_KINDS = {"+": MarkKind.PLUS, "*": MarkKind.STAR} | dict.fromkeys("-–—−", MarkKind.DASH)
_DECIMAL_KINDS = (MarkKind.DECIMAL_2, MarkKind.DECIMAL_3, MarkKind.DECIMAL_4)


@frozen
class Mark:
    """A numbering mark: ``number`` as written, without closing stop; ``length`` up to the first word after it."""

    kind: MarkKind
    number: str
    length: int


def read_mark(text: str, last_upper: str = "") -> Mark | None:
    """The mark at the head of *text*, if there is one.

    ``last_upper`` is the last single capital used as a mark (``B``): it decides whether ``C.`` goes on with letters.
    """
    head = text[:60]
    return _named(head) or _lettered(head, last_upper) or _numbered(head) or _small(head)


def _named(head: str) -> Mark | None:
    found = _NAMED.match(head)
    if not found:
        return None
    word = found["word"].casefold()
    rest = head[found.end() :]
    capital = found["word"][0].isupper()
    # "Điều 3 của Nghị quyết …" speaks of an article, it does not open one
    if not capital or (not found["tail"] and rest[:1].islower()) or rest[:1] in (",", ";"):
        return None
    label = head[: found.end("number")]
    return Mark(_NAMED_KINDS[word], label, found.end())


def _lettered(head: str, last_upper: str) -> Mark | None:
    found = _UPPER.match(head)
    if found and (found["number"] not in "IVX" or follows(last_upper, found["number"])):
        return _unless_initial(head, Mark(MarkKind.UPPER, found["number"], found.end()))
    found = _ROMAN.match(head)
    return Mark(MarkKind.ROMAN, found["number"], found.end()) if found else None


def _unless_initial(head: str, mark: Mark) -> Mark | None:
    """No mark in ``Q. GIÁM ĐỐC`` or ``P.CHỦ TỊCH``: there the capital abbreviates a word of authority or position."""
    if mark.number in "QPT" and head[mark.length :].split(" ")[0].isupper():
        return None
    return mark


def _numbered(head: str) -> Mark | None:
    found = _DECIMALS.match(head)
    # "1.2 Về kinh tế" is numbered, "1.50 ha" is a quantity
    if found and (found["tail"] or head[found.end() :].lstrip(_OPENERS)[:1].isupper()):
        return Mark(_DECIMAL_KINDS[found["number"].count(".") - 1], found["number"], found.end())
    found = _DECIMAL.match(head)
    if not found:
        return None
    kind = MarkKind.BRACKET_NUMBER if found["tail"] == ")" else MarkKind.DECIMAL
    return Mark(kind, found["number"] + (")" if kind is MarkKind.BRACKET_NUMBER else ""), found.end())


def _small(head: str) -> Mark | None:
    found = _LETTER.match(head)
    if found:
        return Mark(MarkKind.LETTER, found["number"] + (")" if ")" in found["tail"] else ""), found.end())
    for kind, pattern in ((MarkKind.PAREN, _PAREN), (MarkKind.ORDINAL, _ORDINAL)):
        found = pattern.match(head)
        if found:
            return Mark(kind, found["number"], found.end())
    found = _BULLET.match(head)
    return Mark(_BULLET_KINDS.get(found["number"], MarkKind.BULLET), found["number"], found.end()) if found else None


def follows(earlier: str, later: str) -> bool:
    """Whether one letter mark comes directly after another in the Vietnamese alphabet (đ after d, no f, j, w, z)."""
    if not earlier or not later:
        return False
    first, second = earlier[0].casefold(), later[0].casefold()
    return first in ALPHABET and second in ALPHABET and ALPHABET.index(second) - ALPHABET.index(first) == 1
