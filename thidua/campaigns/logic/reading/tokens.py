"""A line of running text as words, numbers and marks, each knowing its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from thidua.core.logic.patterns import pattern_of


class Kind(StrEnum):
    """What a token is. A code is a number that names something (``135/QĐ-TTg``, ``1A``, ``17/01/1960``)."""

    NUMBER = "number"
    FRACTION = "fraction"
    CODE = "code"
    WORD = "word"
    MARK = "mark"


@dataclass(slots=True)
class Token:
    """``text`` as written, ``low`` for comparison (old and new tone placement alike), ``[start, end)`` in the line.

    Never changed. Not declared frozen, because thousands are made a page and a frozen one takes three times as long.
    """

    kind: Kind
    text: str
    low: str
    start: int
    end: int


_NUMERAL = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|\d+,\d+|\d+\.\d+(?!\.?\d)|\d+"
_WORD_TAIL = r"[^\W\d_]*\d*(?:[^\W\d_]+\d*)*"
_TOKEN = pattern_of(
    rf"(?P<small>(?!t(?:ỷ|ỉ|r|riệu)\.)[^\W\d_A-ZĐ]{_WORD_TAIL})"  # most words, tried first
    r"|(?P<mark>>=|<=|[^\w\s])"
    r"|(?P<code>"
    r"\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4}|\d{1,2}[/-](?:19|20)\d\d(?![\d,])|24/24|24/7(?!\d)"  # dates, round the clock
    r"|\d+(?:[-:./]\d+){0,8}[-/:](?:19|20)\d\d\b(?:[-/][^\W\d_]+\d*)*"  # standards
    r"|\d+(?:[-./]\d+){0,8}[-/][A-ZĐ]{2,}[\w/-]*"  # papers
    r"|\d+[A-ZĐ](?![\w])|\d+(?:\.\d+){2,}(?![\d%])"  # 1A, 5S, point 2.2.1
    r"|[A-ZĐ]{1,8}[.-]\s?\d+(?:[.-]\d+)*\b|\d+:\d+(?::\d+)*"  # ĐT.852, COVID-19, 9001:2015
    r")"
    rf"|(?P<fraction>\d+(?:\.\d{{3}})*\s?/\s?\d+(?:\.\d{{3}})*(?![\d/,]))"
    rf"|(?P<number>{_NUMERAL})"
    rf"|(?P<word>(?:[Tt]ỷ|[Tt]ỉ|[Tt]r|[Tt]riệu)\.\s?(?:đồng|đ)(?!\w)|[^\W\d_]{_WORD_TAIL})",
)
_KINDS = {kind.value: kind for kind in Kind} | {"small": Kind.WORD}
_TONE_PLACES = (
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"), ("uỷ", "ủy"), ("uý", "úy"), ("uỳ", "ùy"),
    ("uỹ", "ũy"),
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


@lru_cache(maxsize=512)  # a line is looked at more than once: for its list, its targets, the names of its neighbours
def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of *text* in order; white space is left out."""
    found = []
    for match in _TOKEN.finditer(text):
        word = match[0]
        start, end = match.span()
        found.append(Token(_KINDS[match.lastgroup or "mark"], word, even(word), start, end))
    return tuple(found)


V = TypeVar("V")


class Phrases(Mapping[str, V]):
    """Phrases of one or more words with a meaning each; the longest phrase wins.

    They are written as :func:`even` gives their words (a test holds it), so that starting the command need not do it.
    """

    def __init__(self, meanings: Mapping[str, V]) -> None:
        self._meanings = dict(meanings)
        parted = [phrase.split() for phrase in self._meanings]
        self._from_first = _lengths((words[0], len(words)) for words in parted)
        self._from_last = _lengths((words[-1], len(words)) for words in parted)

    def __getitem__(self, phrase: str) -> V:
        return self._meanings[phrase]

    def __iter__(self) -> Iterator[str]:
        return iter(self._meanings)

    def __len__(self) -> int:
        return len(self._meanings)

    def at(self, tokens: Sequence[Token], start: int, stop: int | None = None) -> tuple[V, int] | None:
        """The meaning of the longest phrase that begins at ``tokens[start]``, and how many tokens it takes."""
        if stop is None:
            stop = len(tokens)
        if start >= stop:
            return None
        low = tokens[start].low
        lengths = self._from_first.get(low)
        if lengths is None:  # as nearly always
            return None
        for length in lengths:
            if length == 1:
                return self._meanings[low], 1
            if start + length <= stop:
                meaning = self._meanings.get(" ".join([t.low for t in tokens[start : start + length]]))
                if meaning is not None:
                    return meaning, length
        return None

    def before(self, tokens: Sequence[Token], end: int, start: int = 0) -> tuple[V, int] | None:
        """The meaning of the longest phrase that ends just before ``tokens[end]``, and how many tokens it takes."""
        if end <= start or end > len(tokens):
            return None
        low = tokens[end - 1].low
        for length in self._from_last.get(low, ()):
            if length == 1:
                return self._meanings[low], 1
            if start + length <= end:
                meaning = self._meanings.get(" ".join([t.low for t in tokens[end - length : end]]))
                if meaning is not None:
                    return meaning, length
        return None


def _lengths(ends: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    """For each word at one end of phrases: how long these are, the longest first."""
    lengths: dict[str, tuple[int, ...]] = {}
    for word, length in ends:
        known = lengths.get(word, ())
        if length not in known:
            lengths[word] = tuple(sorted((*known, length), reverse=True)) if known else (length,)
    return lengths


def phrases(text: str) -> Phrases[bool]:
    """A set of phrases written as one string, separated by a comma and a blank."""
    return Phrases(dict.fromkeys(text.split(", "), True))


def word_set(text: str) -> frozenset[str]:
    """A set of words written as one string, separated by blanks."""
    return frozenset(text.split())
