"""The tree of organisations on one day, as a value: built from dated placements, asked without a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from thidua.core.logic.span import Span


class Cycle(ValueError):
    """Some organisation would stand under itself."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Parent of each child. Roots are those that are parents only, or unknown."""

    parents: dict[int, int]
    children: dict[int, tuple[int, ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, int]]) -> Tree:
        """From (child, parent) pairs; :class:`Cycle` where they close a ring."""
        parents = dict(pairs)
        children: dict[int, list[int]] = defaultdict(list)
        for child, parent in parents.items():
            children[parent].append(child)
        tree = cls(parents, {k: tuple(v) for k, v in children.items()})
        tree._refuse_rings()
        return tree

    def _refuse_rings(self) -> None:
        safe: set[int] = set()
        for start in self.parents:
            path: list[int] = []
            here: int | None = start
            while here is not None and here not in safe:
                if here in path:
                    message = f"ring through {here}"
                    raise Cycle(message)
                path.append(here)
                here = self.parents.get(here)
            safe.update(path)

    def ancestors(self, node: int) -> Iterator[int]:
        """Those above, nearest first, without the node itself."""
        here = self.parents.get(node)
        while here is not None:
            yield here
            here = self.parents.get(here)

    def subtree(self, node: int) -> set[int]:
        """The node and all under it."""
        found, waiting = set(), [node]
        while waiting:
            here = waiting.pop()
            found.add(here)
            waiting.extend(self.children.get(here, ()))
        return found


@dataclass(frozen=True, slots=True)
class Standing:
    """``child`` stands under ``parent`` for a span of days."""

    child: int
    parent: int
    span: Span


def first_ring(standings: Iterable[Standing], new: Standing) -> date | None:
    """The first day on which ``new`` would put its child under itself, or None.

    ``standings`` are all others; those of the new one's own child are ignored while the new one lasts.
    """
    others = [s for s in standings if s.child != new.child and s.span.overlaps(new.span)]
    days = {new.span.start, *(s.span.start for s in others if s.span.start in new.span)}
    for day in sorted(days):
        parents = {s.child: s.parent for s in others if day in s.span}
        here: int | None = new.parent
        for _ in range(len(parents) + 1):
            if here == new.child:
                return day
            here = parents.get(here) if here is not None else None
    return None
