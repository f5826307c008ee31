"""Where the typesetter may break a line: at blanks alone, so that ``12/KH-UBND`` stays whole and reads back as it was.

Words that no line could hold are the exception: they may be broken anywhere, and show that they may.
"""

from __future__ import annotations

import re
from typing import Final

from thidua.documents.logic.broken_lines import MAY_BREAK, WORD_BEGINS
from thidua.documents.render.typeface import Typeface, typeface

SAFETY: Final = 1.03  # kerning is not measured
NEVER_LONG: Final = 12  # letters; words up to this length fit every line of running text
_BREAKS_INSIDE: Final = re.compile(r".*[^\w.,].|.*[.,]\W")


def segments(text: str, room: float, size: float, face: Typeface | None = None) -> list[str]:
    """The text in pieces, every second of which must not be broken: ``["số ", "12/KH-UBND", " ngày"]``.

    ``room`` is the shortest line the text may be set on, in millimetres, ``size`` in points.
    """
    used = face or typeface("Bold")
    pieces = [""]
    for index, word in enumerate(text.split(" ")):
        blank = " " if index else ""
        if is_too_long(word, room, size, used):
            pieces[-1] += blank + WORD_BEGINS + MAY_BREAK.join(word)
        elif _BREAKS_INSIDE.match(word):
            pieces[-1] += blank
            pieces += [word, ""]
        else:
            pieces[-1] += blank + word
    return pieces


def is_too_long(word: str, room: float, size: float, face: Typeface) -> bool:
    """Whether a word is wider than the line."""
    return (len(word) > NEVER_LONG or room < size * 2) and face.width(word, size) * SAFETY > room
