"""Which numbers of an outline Word can count by itself, and where it has to be told to begin anew.

Mục I., Điều 1., khoản 1. and 1.1. are levels of a list, so that an officer who takes a paragraph out or puts one in has
the rest renumbered. Phần, Chương and Mục 1 stand on a line of their own above their titles, điểm are lettered a, b, c,
d, đ, e, which no word processor counts: these stay as written, and so does every number that is none of its level's
usual form (``A.``, ``Điều 3a``, ``1.1.1.``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from thidua.documents.logic.body_parts import Heading, Level
from thidua.documents.logic.roman import from_roman

OUTLINES: Final = (
    (Level.SECTION, Level.CLAUSE, Level.SUBCLAUSE),
    (Level.ARTICLE, Level.CLAUSE, Level.SUBCLAUSE),
    (Level.CLAUSE, Level.SUBCLAUSE),
)
"""The kinds of outlines by their levels, the outermost first: of a plan, of a decision, of what has neither mục nor
điều. A list of its own for each, because programs differ in how they count a level that was left out."""
BARE: Final = len(OUTLINES) - 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where a heading stands: in an outline of which kind, in which list of it, counted from 0, how deep, from 0."""

    outline: int
    list: int
    depth: int


@dataclass(slots=True)
class _Count:
    """How far one outline has come. ``lists[n]`` says with which number each depth of its list n begins."""

    levels: tuple[Level, ...]
    lists: list[Mapping[int, int]] = field(default_factory=lambda: [{}])
    pending: dict[int, int] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def take(self, depth: int, count: int) -> None:
        if self._next(depth) != count:
            self._begin_anew(depth, count)
        self.counts = {d: c for d, c in self.counts.items() if d < depth} | {depth: count}
        self.pending.pop(depth, None)

    def _next(self, depth: int) -> int:
        return self.pending.get(depth, self.counts.get(depth, 0) + 1)

    def _begin_anew(self, depth: int, count: int) -> None:
        """A new list, because that is how Word is told; what stands above goes on in it where it was."""
        going_on = {d: self._next(d) for d in range(depth)}
        self.pending = {d: start for d, start in going_on.items() if start > 1} | {depth: count}
        self.lists.append(dict(self.pending))


class OutlineNumbers:
    """Takes the headings of one document in order."""

    def __init__(self) -> None:
        self._counts = [_Count(levels) for levels in OUTLINES]
        self._now = BARE

    def starts(self, outline: int, number: int) -> Mapping[int, int]:
        """With which number each depth of a list begins, where not with 1."""
        return self._counts[outline].lists[number]

    def place(self, heading: Heading) -> Place | None:
        """The place of the heading; None where its number is to be written out."""
        count = self._count_of(heading)
        if count is None:
            return None
        if heading.level in (Level.SECTION, Level.ARTICLE):
            self._now = next(at for at, levels in enumerate(OUTLINES) if levels[0] is heading.level)
        here = self._counts[self._now]
        depth = here.levels.index(heading.level)
        here.take(depth, count)
        return Place(self._now, len(here.lists) - 1, depth)

    def _count_of(self, heading: Heading) -> int | None:
        match heading.level:
            case Level.SECTION:
                return from_roman(heading.number)
            case Level.ARTICLE | Level.CLAUSE:
                return _plain(heading.number)
            case Level.SUBCLAUSE:
                here = self._counts[self._now]
                clause = here.counts.get(here.levels.index(Level.CLAUSE))
                above, _, own = heading.number.partition(".")
                return _plain(own) if clause is not None and above == str(clause) else None
            case _:
                return None


def _plain(figures: str) -> int | None:
    return int(figures) if figures.isdecimal() and str(int(figures)) == figures and figures != "0" else None
