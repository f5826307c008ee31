"""Lines of printed text joined to one: the inverse of how the renderer breaks them.

Lines are broken at blanks alone. A word that no line could hold carries signs: one where it begins, and one between
all its letters, where it may be broken.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

WORD_BEGINS: Final = "\N{WORD JOINER}"
MAY_BREAK: Final = "\N{ZERO WIDTH SPACE}"


def joined(lines: Iterable[str]) -> str:
    """The lines as one, with a blank where they were broken at one."""
    text = ""
    for line in lines:
        inside = MAY_BREAK in text.rpartition(" ")[2] and MAY_BREAK in line.partition(" ")[0]
        text += line if not text or (inside and not line.startswith(WORD_BEGINS)) else f" {line}"
    return text
