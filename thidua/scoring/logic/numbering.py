"""The numbers people read before the lines of a scheme: I, II… for sections, I.1, I.1.1… below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thidua.scoring.logic.scheme import Criterion, Group, Node, Scheme

_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(count: int) -> str:
    """1 is I, 4 is IV, 19 is XIX."""
    text = ""
    for worth, letters in _ROMAN:
        text += letters * (count // worth)
        count %= worth
    return text


def numbered(scheme: Scheme) -> Scheme:
    """The scheme with the numbers of the house."""
    sections = (
        replace(section, number=roman(at), parts=_numbered(section.parts, roman(at)))
        for at, section in enumerate(scheme.sections, start=1)
    )
    return replace(scheme, sections=tuple(sections))


def _numbered(parts: Sequence[Group | Criterion], above: str) -> tuple[Group | Criterion, ...]:
    found: list[Group | Criterion] = []
    for at, part in enumerate(parts, start=1):
        number = f"{above}.{at}"
        if isinstance(part, Criterion):
            found.append(replace(part, number=number))
        else:
            found.append(replace(part, number=number, parts=_numbered(part.parts, number)))
    return tuple(found)


def tidied(before: Scheme, after: Scheme) -> Scheme:
    """``after``, numbered anew if ``before`` bore the numbers of the house; numbers of people's own are left alone."""
    return numbered(after) if numbered(before) == before else after


def next_number(scheme: Scheme, branch: Node | None = None) -> str:
    """The number that a new last line under the branch gets; of a new section where there is no branch."""
    if branch is None:
        return roman(len(scheme.sections) + 1)
    count = 0 if isinstance(branch, Criterion) else len(branch.parts)
    return f"{branch.number.rstrip('.')}.{count + 1}"
