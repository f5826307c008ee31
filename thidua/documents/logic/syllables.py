"""What a Vietnamese syllable can look like: an onset, one of some 160 rhymes, a tone."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from thidua.core.logic.patterns import pattern_of

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x"
ONSETS: Final = tuple(_ONSETS.split())
# Rhymes by their vowels: what may close each.
CLOSINGS: Final[dict[str, str]] = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- a ch m n nh p t u",
    "ia": "-",
    "iê": "c m n ng p t u",
    "o": "- c i m n ng p t",
    "oa": "- c ch i m n ng nh o p t y",
    "oă": "c m n ng t",
    "oe": "- m n o t",
    "oo": "c ng",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a c i m n ng p t y",
    "ua": "-",
    "uâ": "n ng t y",
    "uê": "- ch n nh",
    "uô": "c i m n ng t",
    "uơ": "- n",
    "uy": "- a ch n nh p t u",
    "uyê": "n t",
    "ư": "- a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": "- t",
    "yê": "m n ng t u",
}
TONES: Final = pattern_of("[\u0300\u0301\u0303\u0309\u0323]")
STOPPED_TONES: Final = pattern_of("[\u0300\u0303\u0309]")  # tones that a syllable closed by c, ch, p, t cannot have


def _rhymes() -> frozenset[str]:
    return frozenset(
        vowels + ("" if closing == "-" else closing)
        for vowels, closings in CLOSINGS.items()
        for closing in closings.split()
    )


RHYMES: Final = _rhymes()
_BY_LENGTH: Final = sorted(["", *ONSETS], key=len, reverse=True)


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a word can be one Vietnamese syllable, old or new place of the tone, any case."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = TONES.findall(parts)
    if len(tones) > 1:
        return False
    bare = unicodedata.normalize("NFC", TONES.sub("", parts))
    if bare.endswith(("c", "ch", "p", "t")) and STOPPED_TONES.search(parts):
        return False
    return any(bare.startswith(onset) and bare[len(onset) :] in RHYMES for onset in _BY_LENGTH)
