"""Who is asked for which target of a campaign."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AskableTarget:
    """A target as far as asking goes. ``owner`` is its department, else that of the indicator, else the issuer."""

    key: int
    indicator: int | None
    owner: int
    dropped: bool = False
    repeats: bool = False
    whole_of_parts: bool = False

    @property
    def is_asked(self) -> bool:
        """Whether anybody reports on it: it has an indicator, stands, repeats nothing, is not judged by its parts."""
        return self.indicator is not None and not (self.dropped or self.repeats or self.whole_of_parts)


@dataclass(frozen=True, slots=True)
class Given:
    """What was allocated of a target to a unit: a value, or "not assigned"."""

    target: int
    unit: int
    assigned: bool


def asked_units(targets: Iterable[AskableTarget], given: Collection[Given]) -> Mapping[int, tuple[int, ...]]:
    """The units asked for each target, by target.

    A unit that was given a value is asked; one that was not, or is missing among those given, is not. A target that
    was allocated to nobody is asked of its owner, for the whole.
    """
    shared: dict[int, list[int]] = {}
    for share in given:
        units = shared.setdefault(share.target, [])
        if share.assigned:
            units.append(share.unit)
    return {
        target.key: tuple(shared[target.key]) if target.key in shared else (target.owner,)
        for target in targets
        if target.is_asked
    }
