"""The tree of organisations on one day, as a value: built from dated placements, asked without a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass


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
