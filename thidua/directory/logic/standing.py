"""Where units have stood all their lives, as a value: paths to the top on any day, as then and as now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from thidua.core.logic.span import Span
from thidua.directory.logic.lineage import Lineage


@dataclass(frozen=True, slots=True)
class Stand:
    """Directly under ``parent`` for a span of days."""

    parent: int
    span: Span


@dataclass(frozen=True, slots=True)
class Life:
    """The days of one unit and where it stood in them, oldest first."""

    unit: int
    span: Span
    stands: tuple[Stand, ...] = ()

    def nearest(self, on: date) -> date:
        """The day itself, or the nearest day on which the unit exists."""
        day = max(on, self.span.start)
        return day if self.span.end is None else min(day, self.span.end - timedelta(days=1))

    def parent_on(self, day: date) -> int | None:
        """The unit directly above on the day, None at the top."""
        return next((stand.parent for stand in self.stands if day in stand.span), None)


@dataclass(frozen=True, slots=True)
class Standings:
    """The lives of some units and of all that ever stood above them."""

    lives: Mapping[int, Life]

    def path(self, unit: int, on: date) -> tuple[int, ...]:
        """The unit and all above it, nearest first, on the day or the nearest day of its life."""
        day = self.lives[unit].nearest(on)
        found = [unit]
        while (above := self._parent(found[-1], day)) is not None and above not in found:
            found.append(above)
        return tuple(found)

    def _parent(self, unit: int, day: date) -> int | None:
        life = self.lives.get(unit)
        return life.parent_on(day) if life else None

    def changed(self, life: Life) -> Standings:
        """The same with another life of one unit."""
        return replace(self, lives={**self.lives, life.unit: life})

    def alive(self, unit: int, on: date) -> bool:
        """Whether the unit exists on the day."""
        life = self.lives.get(unit)
        return life is not None and on in life.span

    def path_now(self, unit: int, on: date, history: Lineage) -> tuple[int, ...]:
        """Where what the unit once did is counted today: at its one heir and above.

        After a split it stays with the unit itself, under what all the heirs have in common; of a unit without an
        heir, under whatever stands for its last superior.
        """
        heirs = history.heirs_on(unit, on, lambda other: self.alive(other, on))
        if len(heirs) == 1:
            return self.path(heirs[0], on)
        if heirs:
            paths = [self.path(heir, on) for heir in heirs]
            common = [node for node in paths[0] if all(node in path for path in paths)]
            return (unit, *common)
        above = self.path(unit, on)[1:2]
        return (unit, *self.path_now(above[0], on, history)) if above else (unit,)
