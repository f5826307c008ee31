"""Mending wrong accents of words read from pictures, by which syllables stand beside each other in official writing.

Only words of letters are ever changed, and of a possible syllable only its accents; in what can be no syllable one
letter may be another. A word with a digit or any other sign inside is left as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log
from typing import Final, NamedTuple

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen
from thidua.documents.logic.passage import fold
from thidua.documents.logic.syllables import is_syllable

CERTAIN: Final = 96  # from this confidence of the reader on a possible syllable stays
WORD: Final = pattern_of(r"([^\w]*)([^\W\d_]+)([^\w]*)")
CLOSES: Final = pattern_of(r"[.;:!?]")
NEIGHBOURS: Final = 2.0  # how often the better pair must be known, where the one that was read is not known at all
MARGIN: Final = 3.0  # natural logarithm of how much likelier the other spelling must be
UNSEEN: Final = 0.05


class Heard(NamedTuple):
    """A word as the reader gave it, with its confidence from 0 to 100."""

    text: str
    confidence: int


@frozen
class Language:
    """How often syllables, and pairs of neighbours, stand in official writing; ``spellings`` by their bare letters."""

    singles: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    spellings: Mapping[str, tuple[str, ...]]

    def likelihood(self, before: str, word: str, after: str) -> float:
        """The logarithm of how well a word fits between its neighbours; an empty neighbour says nothing."""
        score = log(self.singles.get(word, 0) + UNSEEN)
        if before:
            score += log(self.pairs.get((before, word), 0) + UNSEEN)
        if after:
            score += log(self.pairs.get((word, after), 0) + UNSEEN)
        return score

    def known_beside(self, before: str, word: str, after: str) -> int:
        """How often the word is known beside the one or the other neighbour."""
        return self.pairs.get((before, word), 0) + self.pairs.get((word, after), 0)


def language_of(counts: Iterable[tuple[str, int]]) -> Language:
    """The model from counted syllables and pairs, a pair being two syllables with a blank between."""
    singles: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    spellings: dict[str, list[str]] = defaultdict(list)
    for words, count in counts:
        first, _, second = words.partition(" ")
        if second:
            pairs[first, second] = count
        else:
            singles[first] = count
            spellings[fold(first)].append(first)
    return Language(singles, pairs, {key: tuple(words) for key, words in spellings.items()})


def mended(words: Sequence[Heard], language: Language) -> Iterator[str]:
    """The words with those accents set right that official writing leaves no doubt about, in the same order."""
    before = ""
    bare = [_bare(word.text) for word in words]
    for at, word in enumerate(words):
        following = bare[at + 1] if at + 1 < len(words) and not CLOSES.search(word.text) else ""
        text = _mended(word, before, following, language)
        yield text
        before = "" if CLOSES.search(text) else _bare(text)


def _bare(text: str) -> str:
    """The letters of a word in small letters; empty for anything that is not one word of letters."""
    found = WORD.fullmatch(text)
    return found[2].lower() if found else ""


def _mended(heard: Heard, before: str, after: str, language: Language) -> str:
    found = WORD.fullmatch(heard.text)
    if found is None:
        return heard.text
    written = found[2].lower()
    if heard.confidence >= CERTAIN and is_syllable(written):
        return heard.text
    better = _better(written, before, after, language)
    return f"{found[1]}{_in_case_of(found[2], better)}{found[3]}" if better else heard.text


def _better(written: str, before: str, after: str, language: Language) -> str:
    """The spelling that is far likelier here than the written one; empty where there is none."""
    possible = is_syllable(written)
    others = [word for word in language.spellings.get(fold(written), ()) if word != written]
    if not others and not possible:
        others = [word for word in language.singles if _one_letter_off(fold(written), fold(word))]
    if not others or (possible and language.known_beside(before, written, after)):
        return ""
    best = max(others, key=lambda word: language.likelihood(before, word, after))
    if language.known_beside(before, best, after) < NEIGHBOURS:
        return ""
    gain = language.likelihood(before, best, after) - language.likelihood(before, written, after)
    return best if gain >= MARGIN else ""


def _one_letter_off(written: str, word: str) -> bool:
    """Whether one letter was taken for another: ``Ủv`` for ``Ủy``, ``squ`` for ``sau``."""
    return len(written) == len(word) and sum(a != b for a, b in zip(written, word, strict=True)) == 1


def _in_case_of(written: str, word: str) -> str:
    if written.isupper() and len(written) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if written[0].isupper() else word
