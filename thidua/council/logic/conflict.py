"""Conflicts of interest: derived from who is who, or declared by the member; and who is therefore recused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from thidua.core.logic.saying import say


class Ground(StrEnum):
    """Why a member is not impartial."""

    SELF = "self"
    FAMILY = "family"
    HEADS_UNIT = "heads_unit"
    OWN_UNIT = "own_unit"
    PROPOSED = "proposed"
    DECLARED = "declared"


GROUNDS = {
    Ground.SELF: say("là người được đề nghị khen thưởng"),
    Ground.FAMILY: say("có quan hệ gia đình với người được đề nghị"),
    Ground.HEADS_UNIT: say("là người đứng đầu tập thể được đề nghị"),
    Ground.OWN_UNIT: say("cùng đơn vị với người hoặc tập thể được đề nghị"),
    Ground.PROPOSED: say("là người ký hoặc lập hồ sơ đề nghị"),
    Ground.DECLARED: say("tự khai có xung đột lợi ích"),
}
RECUSING = frozenset({Ground.SELF, Ground.FAMILY, Ground.HEADS_UNIT, Ground.DECLARED})
"""Grounds that recuse where the council has set nothing else; the others are shown to the chair.

In a commune nearly every member shares the unit with the nominee: recusing for that would leave no council.
"""


@dataclass(frozen=True, slots=True)
class MemberTies:
    """A member by person key, the units the member works in and heads, and relatives as far as recorded."""

    person: str
    units: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class SubjectTies:
    """Whom an item is about: the people themselves, their unit or the nominated collective, and who proposed it.

    ``relatives`` are people known to belong to the family of one of ``people``; nobody's register holds that, so
    whoever prepares the item says it. Everything by code.
    """

    people: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    proposers: frozenset[str] = frozenset()
    relatives: frozenset[str] = frozenset()


NOBODY = SubjectTies()
"""An item that concerns nobody in particular, or nobody the record knows."""


def grounds(member: MemberTies, subject: SubjectTies, *, declared: bool = False) -> tuple[Ground, ...]:
    """Every ground there is, the gravest first. Who heads the unit of a nominated person shares the unit, no more."""
    found = {
        Ground.SELF: member.person in subject.people,
        Ground.FAMILY: bool(member.relatives & subject.people) or member.person in subject.relatives,
        Ground.HEADS_UNIT: bool(member.heads & subject.units) and not subject.people,
        Ground.OWN_UNIT: bool(member.units & subject.units),
        Ground.PROPOSED: member.person in subject.proposers,
        Ground.DECLARED: declared,
    }
    return tuple(ground for ground, holds in found.items() if holds)


def is_recused(found: Iterable[Ground], recusing: frozenset[Ground] = RECUSING) -> bool:
    """Whether the member neither sees the papers of the item nor votes on it."""
    return not recusing.isdisjoint(found)


def ties_values(ties: SubjectTies) -> dict[str, list[str]]:
    """The ties as they are stored; nothing where nothing is known."""
    named = {name: sorted(getattr(ties, name)) for name in ("people", "units", "proposers", "relatives")}
    return {name: codes for name, codes in named.items() if codes}


def ties_from(stored: Mapping[str, Iterable[str]]) -> SubjectTies:
    """The ties behind stored values."""
    return SubjectTies(**{name: frozenset(codes) for name, codes in stored.items()})
