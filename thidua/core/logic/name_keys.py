"""Keys under which a name is found among a million: what it says from each of its words on, without accents.

Vietnamese look somebody up by the whole name, by middle and given name, or by the given name alone, and stop typing
in the middle of a word. Each of these is the beginning of one key, and beginnings are what an index finds.
"""

from __future__ import annotations

from thidua.core.logic.patterns import pattern_of
from thidua.core.logic.text import fold

LONGEST = 80
"""Characters of a key; who types more than that has found the name long before."""
MOST_KEYS = 12
"""Keys of one name: nobody looks for the thirteenth word of the name of a unit."""
_APART = pattern_of(r"[^\w/.-]+")


def name_words(text: str) -> list[str]:
    """The words of a name, or of what was typed, in comparable form; numbers of decisions stay whole."""
    return [word for word in _APART.split(fold(text)) if word.strip("/.-_")]


def name_keys(*texts: str) -> tuple[str, ...]:
    """The keys of the texts, each once: ``Lê Văn An`` gives ``le van an``, ``van an`` and ``an``."""
    found: dict[str, None] = {}
    for text in texts:
        words = name_words(text)[:MOST_KEYS]
        for place in range(len(words)):
            found[" ".join(words[place:])[:LONGEST].rstrip()] = None
    return tuple(found)
