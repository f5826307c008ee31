"""Whether two readers saw the same number, and what to believe where they did not. Pure."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

DIGIT: Final = re.compile(r"\d")
KEY: Final = re.compile(r"[^0-9.,%<>≤≥]")
OUTER: Final = ".,"
WHOLE_FIGURE: Final = re.compile(r"[(\[]?(?:[<>≤≥] ?)?[+\-–]?\d+(?:[.,/:\-–]\d+)*%?[)\];.,:%]*")
MISWRITTEN: Final = re.compile(r"\d\.(?!\d{3}(?!\d))\d")  # a dot not in front of three digits
DOUBTFUL: Final = 0.5
CERTAIN: Final = 0.9  # of the second reader, to be believed against the first


class Verdict(NamedTuple):
    """The text to keep, and whether both readers saw the same number in it."""

    text: str
    sure: bool


def has_digit(text: str) -> bool:
    """Whether there is anything to check."""
    return DIGIT.search(text) is not None


def key_of(text: str) -> str:
    """The digits with the marks between them that change a value; marks at the ends are punctuation."""
    return KEY.sub("", text).strip(OUTER)


def judge(first: str, second: str, confidence: float) -> Verdict:
    """The first reader knows Vietnamese, the second figures. Where both see the same number the first's text is kept.

    ``confidence`` is the second's, 0 to 1. Of two different whole figures the likelier one is kept, never as sure: one
    that is written as numbers are, then one with more marks in it (a lost comma is commoner than an invented one).
    """
    if key_of(first) == key_of(second):
        return Verdict(first, sure=confidence > DOUBTFUL or not has_digit(first))
    if not WHOLE_FIGURE.fullmatch(second) or confidence < CERTAIN:
        return Verdict(first, sure=False)
    if WHOLE_FIGURE.fullmatch(first) and _looks(first) > _looks(second):
        return Verdict(first, sure=False)
    return Verdict(second, sure=False)


def is_figure(text: str) -> bool:
    """Whether a text is nothing but one number or date."""
    return WHOLE_FIGURE.fullmatch(text) is not None


def _looks(text: str) -> tuple[bool, int]:
    return not MISWRITTEN.search(text), len(key_of(text))
