"""The letterhead of an issued PDF: boxes 1 to 4, 5b and 10 of the diagram, told by column, size and weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from thidua.documents.logic.broken_lines import joined
from thidua.documents.logic.components import Component, Role
from thidua.documents.logic.decree30 import Secrecy, Urgency
from thidua.documents.logic.geometry import GEOMETRY, points
from thidua.documents.page_marks import Line

NUMBER_OPENS: Final = "Số:"
COLUMN: Final = points(GEOMETRY.left + GEOMETRY.letterhead_left)


def letterhead(lines: list[Line]) -> Iterator[Component]:
    """The components in both columns."""
    left = [line for line in lines if line.middle < COLUMN]
    right = [line for line in lines if line.middle >= COLUMN]
    number = next((i for i, line in enumerate(left) if line.text.startswith(NUMBER_OPENS)), len(left))
    above, below = left[:number], left[number:]
    yield Component(Role.PARENT, _text([line for line in above if not line.bold]))
    yield Component(Role.ISSUER, _text([line for line in above if line.bold]))
    yield from _below(below)
    yield Component(Role.DATE, _text([line for line in right if line.italic]))


def _below(lines: list[Line]) -> Iterator[Component]:
    sizes = GEOMETRY.sizes
    yield Component(Role.NUMBER, _text([ln for ln in lines if ln.size == sizes.number and not ln.bold]))
    yield Component(Role.LETTER_ABSTRACT, _text([ln for ln in lines if ln.size == sizes.letter_abstract]))
    for line in lines:
        mark = line.text.strip()
        if line.bold and mark in set(Secrecy):
            yield Component(Role.SECRECY, mark)
        elif line.bold and mark in set(Urgency):
            yield Component(Role.URGENCY, mark)


def _text(lines: list[Line]) -> str:
    return joined(line.text.strip(" ") for line in lines)
