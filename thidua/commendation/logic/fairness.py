"""Who is among the chosen: leaders and direct workers, small collectives, women, ethnic minorities.

The law stresses people who work directly, and remote areas (Luật 06/2022/QH15, Điều 5). The shares are shown while
choosing, beside the same shares among all who could be chosen; a local minimum turns a share into a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from thidua.core.logic.saying import say

MAJORITY = "kinh"
"""The ethnic majority as the register writes it, in small letters; an empty entry counts with nobody."""


class Trait(StrEnum):
    """What is looked at."""

    DIRECT_WORKER = "direct_worker"
    LEADER = "leader"
    WOMAN = "woman"
    MINORITY = "minority"
    SMALL_COLLECTIVE = "small_collective"


TRAITS = {
    Trait.DIRECT_WORKER: say("Người trực tiếp công tác, lao động, sản xuất"),
    Trait.LEADER: say("Lãnh đạo, quản lý"),
    Trait.WOMAN: say("Phụ nữ"),
    Trait.MINORITY: say("Dân tộc thiểu số"),
    Trait.SMALL_COLLECTIVE: say("Tập thể nhỏ"),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who could be chosen, as far as fairness looks. ``unit_size`` is the headcount of the own collective."""

    key: str
    unit: str
    unit_size: int
    is_leader: bool = False
    is_woman: bool | None = None
    ethnicity: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A trait among the chosen and among all. Those of whom the trait is not known count in neither."""

    trait: Trait
    chosen: int
    of_chosen: int
    among_all: int
    of_all: int
    minimum: Decimal | None = None

    @property
    def percent(self) -> Decimal | None:
        """The share among the chosen, in percent; None while nobody is chosen."""
        return Decimal(self.chosen * 100) / self.of_chosen if self.of_chosen else None

    @property
    def percent_of_all(self) -> Decimal | None:
        return Decimal(self.among_all * 100) / self.of_all if self.of_all else None

    @property
    def below_minimum(self) -> bool:
        """Compared without rounding."""
        return self.minimum is not None and self.of_chosen > 0 and self.chosen * 100 < self.minimum * self.of_chosen


def _tests(small_below: int) -> Mapping[Trait, Callable[[Candidate], bool | None]]:
    return {
        Trait.DIRECT_WORKER: lambda one: not one.is_leader,
        Trait.LEADER: lambda one: one.is_leader,
        Trait.WOMAN: lambda one: one.is_woman,
        Trait.MINORITY: lambda one: one.ethnicity.casefold() != MAJORITY if one.ethnicity else None,
        Trait.SMALL_COLLECTIVE: lambda one: one.unit_size < small_below,
    }


def shares(
    candidates: Sequence[Candidate],
    chosen: frozenset[str],
    minimums: Mapping[Trait, Decimal],
    *,
    small_below: int = 10,
) -> tuple[Share, ...]:
    """The share of every trait, in the order of :class:`Trait`; fewer than ``small_below`` people are a small unit."""
    picked = [one for one in candidates if one.key in chosen]
    found = []
    for trait, has in _tests(small_below).items():
        everybody = [verdict for one in candidates if (verdict := has(one)) is not None]
        those = [verdict for one in picked if (verdict := has(one)) is not None]
        found.append(Share(trait, sum(those), len(those), sum(everybody), len(everybody), minimums.get(trait)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class UnitShare:
    """How many of a unit are chosen, beside its size."""

    unit: str
    candidates: int
    chosen: int


def by_unit(candidates: Sequence[Candidate], chosen: frozenset[str]) -> tuple[UnitShare, ...]:
    """Units with their candidates and chosen ones, those without any chosen first."""
    units = dict.fromkeys(one.unit for one in candidates)
    found = [
        UnitShare(
            unit,
            sum(one.unit == unit for one in candidates),
            sum(one.unit == unit and one.key in chosen for one in candidates),
        )
        for unit in units
    ]
    return tuple(sorted(found, key=lambda share: (share.chosen, -share.candidates)))
