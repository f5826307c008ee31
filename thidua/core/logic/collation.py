"""Vietnamese dictionary order as plain text, so that any database sorts names as a Vietnamese list does.

The key uses the characters ``0-9a-f`` only: every database collation orders these alike. Two characters stand for
each letter, then one for each tone, then one for each case; blanks come before signs, digits, letters, foreign letters.
"""

from __future__ import annotations

from thidua.core.logic.text import collapse, collation_key

_END = "00"
_BLANK, _PUNCTUATION, _OTHER_PUNCTUATION, _DIGIT, _OTHER_DIGIT, _LETTER, _FOREIGN = (
    0x01,
    0x02,
    0x7E,
    0x80,
    0x8A,
    0x90,
    0xF0,
)
_FIRST_SIGN = 0x21
_SIGNS = _OTHER_PUNCTUATION - _PUNCTUATION
# How collation_key spreads the ranks of what is not a Vietnamese letter.
_BLANK_RANK, _SIGN_BASE, _DIGIT_BASE, _FOREIGN_BASE = -2_000_000, -1_500_000, -1_000_000, 1_000


def sort_key(text: str) -> str:
    """The key of a name under which a plain text comparison gives dictionary order: a ă â b c d đ e ê …"""
    letters, tones, cases = collation_key(collapse(text))
    return (
        "".join(f"{_code(rank):02x}" for rank in letters)
        + _END
        + "".join(str(tone) for tone in tones)
        + "0"
        + "".join(str(case) for case in cases)
    )


def name_sort_key(full_name: str) -> str:
    """The key of a person: by given name (the last word), then by the whole name, as Vietnamese lists are."""
    words = full_name.split()
    return sort_key(words[-1] if words else "") + _END + sort_key(full_name)


def _code(rank: int) -> int:
    if rank >= _FOREIGN_BASE:
        return _FOREIGN
    if rank > 0:
        return _LETTER + rank
    if rank == _BLANK_RANK:
        return _BLANK
    if rank >= _DIGIT_BASE:
        digit = rank - _DIGIT_BASE - ord("0")
        return _DIGIT + digit if digit < 10 else _OTHER_DIGIT
    sign = rank - _SIGN_BASE - _FIRST_SIGN
    return _PUNCTUATION + sign if 0 <= sign < _SIGNS else _OTHER_PUNCTUATION
