"""Vietnamese text: one written form, comparison without accents, dictionary order, and addresses.

Unicode offers two spellings of every accented letter and Vietnamese two places for some tone marks; comparison,
sorting and search must not see the difference. ``đ`` is a letter of its own that no Unicode normalisation takes apart.
"""

from __future__ import annotations

import unicodedata

from thidua.core.logic.patterns import pattern_of

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The alphabet in dictionary order (TCVN 6064 names; f, j, w, z where foreign words bring them in)."""

TONE_MARKS = ("", "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}",
              "\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}")  # fmt: skip
"""Tones in dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng."""

_LETTER_RANK = {letter: rank for rank, letter in enumerate(LETTERS, start=1)}
_TONE_RANK = {mark: rank for rank, mark in enumerate(TONE_MARKS) if mark}
_TONES = "".join(TONE_MARKS)
_BLANKS = pattern_of(r"\s+")
_NOT_SLUG = pattern_of(r"[^a-z0-9]+")

CollationKey = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]


def nfc(text: str) -> str:
    """The text in composed form (NFC), the only form kept inside the system."""
    return unicodedata.normalize("NFC", text)


def collapse(text: str) -> str:
    """The text with every run of white space as one space and none at the ends."""
    return _BLANKS.sub(" ", text).strip()


def collapse_lines(text: str) -> str:
    """The text in composed form, each line collapsed, without blank lines at its ends; its paragraphs stay."""
    return "\n".join(collapse(line) for line in nfc(text).splitlines()).strip()


def fold(text: str) -> str:
    """Lower case without any accent, ``đ`` as ``d``: for comparison and search, never for display."""
    bare = "".join(c for c in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(c))
    return bare.replace("đ", "d")


def toneless(text: str) -> str:
    """The text without its five tone marks; the letters ă, â, ê, ô, ơ, ư, đ stay."""
    return nfc("".join(c for c in unicodedata.normalize("NFD", text) if c not in _TONES))


def collation_key(text: str) -> CollationKey:
    """Sort key of Vietnamese dictionaries: letters first, then tones, then case (small before capital)."""
    letters: list[int] = []
    tones: list[int] = []
    cases: list[int] = []
    for char in nfc(text):
        base, tone = _letter_and_tone(char)
        low = base.casefold()
        letters.append(_LETTER_RANK.get(low, 0) or _other_rank(low))
        tones.append(tone)
        cases.append(int(base != low))
    return tuple(letters), tuple(tones), tuple(cases)


def _letter_and_tone(char: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONE_RANK[c] for c in parts if c in _TONE_RANK), 0)
    return nfc("".join(c for c in parts if c not in _TONE_RANK)), tone


def _other_rank(char: str) -> int:
    """Blanks before punctuation before digits before letters; foreign letters last."""
    if not char or char.isspace():
        return -2_000_000
    code = ord(char[0])
    if char[0].isdigit():
        return code - 1_000_000
    return code + 1_000 if char[0].isalpha() else code - 1_500_000


def given_name_key(full_name: str) -> tuple[CollationKey, CollationKey]:
    """Sort key of Vietnamese name lists: the given name (last word) first, then the whole name."""
    words = full_name.split()
    return collation_key(words[-1] if words else ""), collation_key(" ".join(words))


def slug(text: str) -> str:
    """A part of an address: lower-case Latin letters, digits and single hyphens (may be empty)."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
