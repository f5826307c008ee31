"""What became of organisations: successions as a value, followed forwards and backwards without a database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Step:
    """On day ``on`` something of ``source`` went over to ``target``."""

    source: int
    target: int
    on: date


@dataclass(frozen=True, slots=True)
class Lineage:
    """All steps, by source and by target. A renaming leads nowhere and is left out."""

    forward: Mapping[int, tuple[Step, ...]]
    backward: Mapping[int, tuple[Step, ...]]

    @classmethod
    def of(cls, steps: Iterable[Step]) -> Lineage:
        forward: dict[int, list[Step]] = defaultdict(list)
        backward: dict[int, list[Step]] = defaultdict(list)
        for step in sorted(steps, key=lambda s: (s.on, s.source, s.target)):
            if step.source != step.target:
                forward[step.source].append(step)
                backward[step.target].append(step)
        return cls({k: tuple(v) for k, v in forward.items()}, {k: tuple(v) for k, v in backward.items()})

    def successors(self, node: int) -> list[int]:
        """All that came after ``node``, nearest first, each once."""
        return self._walk(node, lambda here: [step.target for step in self.forward.get(here, ())])

    def predecessors(self, node: int) -> list[int]:
        """All that ``node`` came from, nearest first, each once."""
        return self._walk(node, lambda here: [step.source for step in self.backward.get(here, ())])

    def heirs_on(self, node: int, day: date, alive: Callable[[int], bool]) -> list[int]:
        """Who stands for ``node`` on ``day``: itself while it lives, else the living ends of its successions."""
        if alive(node):
            return [node]
        found: list[int] = []
        seen, waiting = {node}, [node]
        while waiting:
            here = waiting.pop(0)
            for step in self.forward.get(here, ()):
                if step.on > day or step.target in seen:
                    continue
                seen.add(step.target)
                (found if alive(step.target) else waiting).append(step.target)
        return found

    @staticmethod
    def _walk(node: int, following: Callable[[int], list[int]]) -> list[int]:
        found: list[int] = []
        seen, waiting = {node}, [node]
        while waiting:
            for other in following(waiting.pop(0)):
                if other not in seen:
                    seen.add(other)
                    found.append(other)
                    waiting.append(other)
        return found


def carry_sums(
    values: Mapping[int, Decimal], heirs: Mapping[int, list[int]], shares: Mapping[tuple[int, int], Decimal]
) -> dict[int, Decimal]:
    """Additive figures of former units read as those of today's; the total stays the same.

    ``heirs`` gives who stands for each unit. One heir takes all. Where there are several, ``shares`` of
    (unit, heir) divide the figure and the last heir takes the remainder; without shares, or without an heir, the
    figure stays with its own unit: it is never divided by a guess.
    """
    carried: dict[int, Decimal] = defaultdict(Decimal)
    for unit, value in values.items():
        for heir, part in _parts(unit, value, heirs.get(unit, []), shares):
            carried[heir] += part
    return dict(carried)


def _parts(
    unit: int, value: Decimal, heirs: list[int], shares: Mapping[tuple[int, int], Decimal]
) -> list[tuple[int, Decimal]]:
    if len(heirs) == 1:
        return [(heirs[0], value)]
    if not heirs or any((unit, heir) not in shares for heir in heirs):
        return [(unit, value)]
    parts = [(heir, value * shares[unit, heir]) for heir in heirs[:-1]]
    return [*parts, (heirs[-1], value - sum((part for _, part in parts), Decimal(0)))]
