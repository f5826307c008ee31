"""Short codes of certificates: read out over the telephone, typed from paper, wrong letters found.

Ten letters of Crockford's alphabet (no I, L, O, U) and a check letter after Luhn's rule for 32 letters, in groups:
``7F3K-9QXM-2T8``. Its 50 bits are drawn at random: nobody finds another code by counting on from one.
"""

from __future__ import annotations

from typing import Final

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LETTERS: Final = 10
_MISREAD: Final = str.maketrans("ILO", "110")


def code_from(number: int) -> str:
    """The code of a number below 2**50, with its check letter, without hyphens."""
    body = "".join(ALPHABET[(number >> shift) & 31] for shift in range(5 * (LETTERS - 1), -1, -5))
    return body + _check_letter(body)


def grouped(code: str) -> str:
    """The code as it is printed: groups of four."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def typed(text: str) -> str:
    """What a person typed as the code it can only mean: capitals, no hyphens or blanks, I and L read as 1, O as 0."""
    bare = "".join(c for c in text.upper() if c.isalnum())
    return bare.translate(_MISREAD)


def is_whole(code: str) -> bool:
    """Whether the code has its length, its letters and the right check letter."""
    if len(code) != LETTERS + 1 or any(c not in ALPHABET for c in code):
        return False
    return code[-1] == _check_letter(code[:-1])


def _check_letter(body: str) -> str:
    total = 0
    for place, letter in enumerate(reversed(body)):
        value = ALPHABET.index(letter) * (2 if place % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
