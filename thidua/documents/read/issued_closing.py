"""The foot of an issued PDF: boxes 7 and 9b of the diagram, told by size, weight and the middle of the lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from thidua.documents.logic.broken_lines import joined
from thidua.documents.logic.components import Component, Role
from thidua.documents.logic.geometry import CAP_HEIGHT, GEOMETRY, points
from thidua.documents.page_marks import Line

MIDDLE_SLACK: Final = 2.0  # points
NEAR: Final = 0.7
BODY: Final = GEOMETRY.sizes.body
SAME_ENTRY: Final = BODY * (CAP_HEIGHT + GEOMETRY.box_line_gap) + GEOMETRY.entry_gap / 2
ABOVE_NAME: Final = points(GEOMETRY.signature_gap) * 0.8


def closing(lines: list[Line]) -> Iterator[Component]:
    """Recipients and signers, whichever come first."""
    sizes = GEOMETRY.sizes
    margin = points(GEOMETRY.left)
    entry: list[str] = []
    for line in lines:
        if line.size != sizes.recipient:
            continue
        if entry and abs(line.left - margin) < NEAR:
            yield Component(Role.RECIPIENT, joined(entry))
            entry = []
        entry.append(line.text.strip(" "))
    yield Component(Role.RECIPIENT, joined(entry))
    for signer in _signers([line for line in lines if line.size == BODY and line.bold]):
        yield from _signer(signer)


def _signers(lines: list[Line]) -> Iterator[list[Line]]:
    """Lines with one middle that follow each other belong to one signer."""
    signer: list[Line] = []
    for line in lines:
        if signer and abs(line.middle - signer[-1].middle) > MIDDLE_SLACK:
            yield signer
            signer = []
        signer.append(line)
    if signer:
        yield signer


def _signer(lines: list[Line]) -> Iterator[Component]:
    """The lines above the position, the position, and below the room for the signature the name."""
    name = len(lines)
    for index, (above, below) in enumerate(pairwise(lines), start=1):
        if above.y - below.y > ABOVE_NAME:
            name = index
    *authority, position = _entries(lines[:name])
    for entry in authority:
        yield Component(Role.AUTHORITY, entry)
    yield Component(Role.POSITION, position)
    yield Component(Role.SIGNER, joined(line.text.strip(" ") for line in lines[name:]))


def _entries(lines: Iterable[Line]) -> list[str]:
    entries: list[list[Line]] = []
    for line in lines:
        if entries and entries[-1][-1].y - line.y < SAME_ENTRY:
            entries[-1].append(line)
        else:
            entries.append([line])
    return [joined(line.text.strip(" ") for line in entry) for entry in entries]
