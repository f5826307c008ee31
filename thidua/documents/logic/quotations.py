"""Quoted words, whatever marks were used: “…”, ”…“, "…", ‘…’, «…», mixed pairs and stray marks."""

from __future__ import annotations

from collections.abc import Iterator

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.values import frozen

_MARK = pattern_of("[“”\"‘’']")
_OPENING = frozenset("“‘")
_SINGLE = frozenset("‘’'")
_BEFORE_OPENING = frozenset("([:;,-–—./")
_LONGEST = 400


@frozen
class Quotation:
    """``outer`` includes the marks, ``inner`` does not; both are places in the words that were searched."""

    start: int
    end: int
    text: str

    @property
    def inner(self) -> tuple[int, int]:
        """The quoted words without their marks."""
        return (self.start + 1, self.end - 1)


def quotations(words: str) -> Iterator[Quotation]:
    """All quotations in reading order, none inside another.

    What a mark does is told by its neighbours, not by its shape: a mark between a blank and a letter opens, one behind
    a letter closes. That reads reversed and straight marks, and passes over a closing mark that nothing opened.
    """
    opened: int | None = None
    for found in _MARK.finditer(words):
        at, mark = found.start(), found[0]
        if opened is None:
            if _opens(words, at):
                opened = at
        elif _closes(words, at, words[opened]):
            inside = words[opened + 1 : at].strip()
            if inside and at - opened <= _LONGEST:
                yield Quotation(opened, at + 1, inside)
            opened = None
        elif _opens(words, at) and mark not in _SINGLE:
            opened = at


def _opens(words: str, at: int) -> bool:
    before = words[at - 1] if at else " "
    after = words[at + 1] if at + 1 < len(words) else " "
    if before.isspace() and after.isspace():
        return words[at] in _OPENING
    return not after.isspace() and (
        before.isspace() or before in _BEFORE_OPENING or (words[at] == "“" and after.isalnum())
    )


def _closes(words: str, at: int, opener: str) -> bool:
    mark = words[at]
    before = words[at - 1]
    after = words[at + 1] if at + 1 < len(words) else " "
    if (opener in _SINGLE) != (mark in _SINGLE):
        return False
    if after.isalnum() and mark in _SINGLE:
        return False  # an apostrophe inside a word
    return not before.isspace() or mark not in _OPENING or after.isspace()
