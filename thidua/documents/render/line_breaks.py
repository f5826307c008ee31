"""Where the typesetter may break a line: at blanks alone, so that ``12/KH-UBND`` stays whole and reads back as it was.

A word that no line could hold is squeezed to the width there is.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from thidua.documents.render.typeface import Typeface, typeface

SAFETY: Final = 1.03  # faces differ a little between weights
NEVER_LONG: Final = 12  # letters; words up to this length fit every line of running text
NARROW: Final = 30  # millimetres; in a narrower column any word may be too long
WHOLE: Final = 100
_BREAKS_INSIDE: Final = re.compile(r".*[^\w.,].|.*[.,]\W")

Kept: TypeAlias = tuple[str, int]
"""A word that must not be broken, and its width in per cent of the natural one."""


def segments(text: str, room: float, size: float, face: Typeface | None = None) -> list[str | Kept]:
    """The text in pieces, every second of which must not be broken: ``["số ", ("12/KH-UBND", 100), " ngày"]``.

    ``room`` is the shortest line the text may be set on, in millimetres, ``size`` in points.
    """
    used = face or typeface("Bold")
    pieces: list[str | Kept] = []
    free = ""
    for index, word in enumerate(text.split(" ")):
        free += " " if index else ""
        width = _share(word, room, size, used)
        if width < WHOLE or _BREAKS_INSIDE.match(word):
            pieces += [free, (word, width)]
            free = ""
        else:
            free += word
    return [*pieces, free]


def _share(word: str, room: float, size: float, face: Typeface) -> int:
    """How much of its natural width a word may take, in per cent."""
    if len(word) <= NEVER_LONG and room > NARROW:
        return WHOLE
    natural = face.width(word, size) * SAFETY
    return WHOLE if natural <= room else max(1, int(WHOLE * room / natural))
