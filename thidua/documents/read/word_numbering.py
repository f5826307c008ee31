"""Automatic numbers and bullets of a DOCX file as the text a reader sees."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.logic.roman import roman
from thidua.documents.read.word_names import number, switch, value, w
from thidua.documents.read.word_package import Element

LEVELS: Final = 9
HYPHENS: Final = "-–—−"
PLAIN_BULLETS: Final = frozenset({"+", "*"})
PLACE: Final = re.compile(r"%([1-9])")


def letters(count: int) -> str:
    """Word's letters: a … z, then aa, bb, cc …"""
    if count < 1:
        return ""
    repeated, letter = divmod(count - 1, 26)
    return chr(ord("a") + letter) * (repeated + 1)


FORMATS: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimalZero": "{:02d}".format,
    "lowerLetter": letters,
    "upperLetter": lambda count: letters(count).upper(),
    "lowerRoman": lambda count: roman(count).lower(),
    "upperRoman": roman,
    "none": lambda count: "",
}


@frozen
class Level:
    """One level of a list definition."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False  # all numbers of the mark in decimal
    restarts: bool = True


@dataclass(slots=True)
class ListState:
    """How far the numbers of one list definition have come; None for a level not yet begun."""

    levels: dict[int, Level]
    counts: list[int | None]


class Numbering:
    """The numbering part. :meth:`mark` must be called once per numbered paragraph, in document order."""

    def __init__(self, root: Element | None) -> None:
        self._states: dict[str, ListState] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[tuple[str, int], int] = {}
        for element in root.iterfind(w("abstractNum")) if root is not None else ():
            levels = dict(_level(level) for level in element.iterfind(w("lvl")))
            self._states[element.get(w("abstractNumId"), "")] = ListState(levels, [None] * LEVELS)
        for element in root.iterfind(w("num")) if root is not None else ():
            self._collect_num(element)

    def mark(self, num_id: str, level: int) -> str:
        """The mark of the next paragraph of this list and level, such as ``1.``, ``a)``, ``II.2`` or ``-``."""
        state = self._states.get(self._abstract.get(num_id, ""))
        if state is None or level not in state.levels:
            return ""
        self._advance(state, num_id, level)
        definition = state.levels[level]
        if definition.form == "bullet":
            return _bullet(definition.text, level)
        return PLACE.sub(lambda place: _count_text(state, int(place[1]) - 1, definition), definition.text).strip()

    def _advance(self, state: ListState, num_id: str, level: int) -> None:
        start = self._overrides.pop((num_id, level), None)
        current = state.counts[level]
        if start is not None:
            state.counts[level] = start
        else:
            state.counts[level] = state.levels[level].start if current is None else current + 1
        for deeper in range(level + 1, LEVELS):
            if deeper not in state.levels or state.levels[deeper].restarts:
                state.counts[deeper] = None

    def _collect_num(self, element: Element) -> None:
        num_id = element.get(w("numId"), "")
        self._abstract[num_id] = value(element, "abstractNumId") or ""
        for override in element.iterfind(w("lvlOverride")):
            start = value(override, "startOverride")
            if start is not None:
                self._overrides[num_id, number(override.get(w("ilvl")), 0, high=8)] = number(start, 1)


def _level(element: Element) -> tuple[int, Level]:
    return number(element.get(w("ilvl")), 0, high=8), Level(
        start=number(value(element, "start"), 1),
        form=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        legal=bool(switch(element, "isLgl")),
        restarts=value(element, "lvlRestart") != "0",
    )


def _count_text(state: ListState, level: int, definition: Level) -> str:
    own = state.levels.get(level, Level())
    count = state.counts[level]
    form = "decimal" if definition.legal else own.form
    return FORMATS.get(form, str)(own.start if count is None else count)


def _bullet(text: str, level: int) -> str:
    """Bullets come from picture fonts; what matters is that there is one, and whether it stands under another."""
    sign = text.strip()
    if sign[:1] and sign[0] in HYPHENS:
        return "-"
    if sign in PLAIN_BULLETS:
        return sign
    return "-" if level == 0 else "+"
