"""A line of running text as words, numbers and marks, each knowing its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar


class Kind(StrEnum):
    """What a token is. A code is a number that names something (``135/QĐ-TTg``, ``1A``, ``17/01/1960``)."""

    NUMBER = "number"
    FRACTION = "fraction"
    CODE = "code"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` as written, ``low`` for comparison (old and new tone placement alike), ``[start, end)`` in the line."""

    kind: Kind
    text: str
    low: str
    start: int
    end: int


_NUMERAL = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+,\d+|\d+\.\d+(?!\.?\d)|\d+"
_TOKEN = re.compile(
    r"(?P<code>"
    r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}|\d{1,2}[/-](?:19|20)\d\d(?![\d,])|24/24|24/7(?!\d)"  # dates, round the clock
    r"|\d+(?:[-:./]\d+)*[-/:](?:19|20)\d\d\b(?:[-/][^\W\d_]+\d*)*|\d+(?:[-./]\d+)*[-/][A-ZĐ]{2,}[\w/-]*"  # papers, standards
    r"|\d+[A-ZĐ](?![\w])|\d+(?:\.\d+){2,}(?![\d%])"  # 1A, 5S, point 2.2.1
    r"|[A-ZĐ]{1,8}[.-]\s?\d+(?:[.-]\d+)*\b|\d+:\d+(?::\d+)*"  # ĐT.852, COVID-19, 9001:2015
    r")"
    rf"|(?P<fraction>\d+(?:\.\d{{3}})*\s?/\s?\d+(?:\.\d{{3}})*(?![\d/,]))"
    rf"|(?P<number>{_NUMERAL})"
    r"|(?P<word>(?:[Tt]ỷ|[Tt]ỉ|[Tt]r|[Tt]riệu)\.\s?(?:đồng|đ)(?!\w)|[^\W\d_]+\d*(?:[^\W\d_]+\d*)*)"
    r"|(?P<mark>>=|<=|[^\w\s])",
)
_KINDS = {kind.value: kind for kind in Kind}
_TONE_PLACES = (
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("uỷ", "ủy"), ("uý", "úy"), ("uỳ", "ùy"), ("uỹ", "ũy"),
    ("uỵ", "ụy"), ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
)  # fmt: skip


@lru_cache(maxsize=8192)
def even(word: str) -> str:
    """Lower case, with the tone mark where the newer spelling puts it in open syllables (``hoá`` → ``hóa``)."""
    low = word.lower()
    if low.isascii() or low.startswith("qu"):
        return low
    for old, new in _TONE_PLACES:
        if low.endswith(old):
            return low[: -len(old)] + new
    return low


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of *text* in order; white space is left out."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        found.append(Token(_KINDS[match.lastgroup or "mark"], word, even(word), match.start(), match.end()))
    return tuple(found)


V = TypeVar("V")


class Phrases(Mapping[str, V]):
    """Phrases of one or more words with a meaning each; the longest phrase wins."""

    def __init__(self, meanings: Mapping[str, V]) -> None:
        self._meanings = {" ".join(even(w) for w in phrase.split()): value for phrase, value in meanings.items()}
        self._from_first: dict[str, int] = {}  # first word: length of the longest phrase that begins with it
        self._from_last: dict[str, int] = {}
        for phrase in self._meanings:
            words = phrase.split()
            self._from_first[words[0]] = max(len(words), self._from_first.get(words[0], 0))
            self._from_last[words[-1]] = max(len(words), self._from_last.get(words[-1], 0))

    def __getitem__(self, phrase: str) -> V:
        return self._meanings[phrase]

    def __iter__(self) -> Iterator[str]:
        return iter(self._meanings)

    def __len__(self) -> int:
        return len(self._meanings)

    def at(self, tokens: Sequence[Token], start: int, stop: int | None = None) -> tuple[V, int] | None:
        """The meaning of the longest phrase that begins at ``tokens[start]``, and how many tokens it takes."""
        stop = len(tokens) if stop is None else stop
        if start >= stop:
            return None
        limit = min(stop, start + self._from_first.get(tokens[start].low, 0))
        for end in range(limit, start, -1):
            meaning = self._meanings.get(" ".join(t.low for t in tokens[start:end]))
            if meaning is not None:
                return meaning, end - start
        return None

    def before(self, tokens: Sequence[Token], end: int, start: int = 0) -> tuple[V, int] | None:
        """The meaning of the longest phrase that ends just before ``tokens[end]``, and how many tokens it takes."""
        if end <= start or end > len(tokens):
            return None
        for begin in range(max(start, end - self._from_last.get(tokens[end - 1].low, 0)), end):
            meaning = self._meanings.get(" ".join(t.low for t in tokens[begin:end]))
            if meaning is not None:
                return meaning, end - begin
        return None


def phrases(text: str) -> Phrases[bool]:
    """A set of phrases written as one string, separated by commas."""
    return Phrases({phrase.strip(): True for phrase in text.split(",") if phrase.strip()})
