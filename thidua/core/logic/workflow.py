"""A process is a table: which step leads from which states to which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

State = TypeVar("State", bound=Enum)


class NoSuchStep(ValueError):
    """The step does not exist from the state the thing is in."""


@dataclass(frozen=True, slots=True)
class Transition(Generic[State]):
    """One step: a stable name, the states it may start from, the state it ends in."""

    name: str
    sources: tuple[State, ...]
    target: State


@dataclass(frozen=True, slots=True)
class Workflow(Generic[State]):
    """All steps of one kind of thing. ``start`` is the state it is born in; ``ends`` have no way out."""

    name: str
    start: State
    transitions: tuple[Transition[State], ...]
    ends: tuple[State, ...] = ()

    def steps_from(self, state: State) -> tuple[str, ...]:
        """Names of the steps that are possible from ``state``."""
        return tuple(t.name for t in self.transitions if state in t.sources)

    def can(self, state: State, name: str) -> bool:
        return name in self.steps_from(state)

    def advance(self, state: State, name: str) -> State:
        """The state after step ``name``; :class:`NoSuchStep` where there is none."""
        for transition in self.transitions:
            if transition.name == name and state in transition.sources:
                return transition.target
        message = f"{self.name}: no step {name!r} from {state!r}"
        raise NoSuchStep(message)

    def reachable(self) -> set[State]:
        """Every state that some chain of steps reaches from the start."""
        seen = {self.start}
        grown = True
        while grown:
            targets = {t.target for t in self.transitions if seen & set(t.sources)}
            grown = not targets <= seen
            seen |= targets
        return seen
