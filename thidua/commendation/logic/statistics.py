"""Counts of honours as the yearly report on emulation and commendation asks them: by award, level, subject, people.

Which numbered form of the ministry this is, is not confirmed; the columns are those the report is known to ask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum

from thidua.commendation.logic.catalogue.award import Authority
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import SubjectKind, Words
from thidua.core.logic.saying import say


class AwardLevel(StrEnum):
    """Who gives an award, in the order of the report."""

    STATE = "state"
    PROVINCE = "province"
    DISTRICT = "district"
    GRASSROOTS = "grassroots"


LEVELS: Words = {
    AwardLevel.STATE: say("Cấp Nhà nước"),
    AwardLevel.PROVINCE: say("Cấp tỉnh, bộ, ban, ngành"),
    AwardLevel.DISTRICT: say("Cấp huyện (đến 30/6/2025)"),
    AwardLevel.GRASSROOTS: say("Cấp xã và cơ sở"),
}
_STATE = frozenset({Authority.PRESIDENT, Authority.GOVERNMENT, Authority.PRIME_MINISTER})
_PROVINCE = frozenset({Authority.PROVINCE_CHAIR, Authority.MINISTER})


def level_of(award: AwardCode) -> AwardLevel:
    """On which level the award is given; a title of the grassroots is one, whoever decided it before 2025-07-01."""
    facts = AWARDS[award]
    who = set(facts.authorities or facts.authorities_before)
    if who & _STATE:
        return AwardLevel.STATE
    if who & _PROVINCE:
        return AwardLevel.PROVINCE
    return AwardLevel.DISTRICT if who == {Authority.DISTRICT_CHAIR} else AwardLevel.GRASSROOTS


@dataclass(frozen=True, slots=True)
class HonourCount:
    """How many honours are alike: award, kind of subject, and for a person the post, sex and people."""

    award: AwardCode
    subject: SubjectKind
    count: int
    leader: bool = False
    woman: bool = False
    minority: bool = False


@dataclass(frozen=True, slots=True)
class Counts:
    """One row of the form. Leaders and direct workers make the persons; women and minorities are among them."""

    total: int = 0
    collectives: int = 0
    persons: int = 0
    households: int = 0
    leaders: int = 0
    direct: int = 0
    women: int = 0
    minorities: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def cells(self) -> tuple[int, ...]:
        """The numbers in the order of the columns."""
        return tuple(getattr(self, f.name) for f in fields(self))


@dataclass(frozen=True, slots=True)
class AwardRow:
    """The counts of one award."""

    award: AwardCode
    counts: Counts


@dataclass(frozen=True, slots=True)
class LevelRows:
    """The awards of one level with their sum."""

    level: AwardLevel
    rows: tuple[AwardRow, ...]
    total: Counts


def counts_of(honours: Iterable[HonourCount]) -> Counts:
    """All together. Communes, villages and enterprises count as collectives."""
    return sum((_one(row) for row in honours), Counts())


def _one(row: HonourCount) -> Counts:
    n = row.count
    if row.subject is SubjectKind.HOUSEHOLD:
        return Counts(total=n, households=n)
    if row.subject is not SubjectKind.INDIVIDUAL:
        return Counts(total=n, collectives=n)
    return Counts(
        total=n,
        persons=n,
        leaders=n if row.leader else 0,
        direct=0 if row.leader else n,
        women=n if row.woman else 0,
        minorities=n if row.minority else 0,
    )


def by_level(honours: Sequence[HonourCount]) -> tuple[LevelRows, ...]:
    """The form: levels from the state down, awards as the catalogue has them; what nobody got is left out."""
    found = []
    for level in AwardLevel:
        rows = tuple(
            AwardRow(award, counts_of(row for row in honours if row.award is award))
            for award in AWARDS
            if level_of(award) is level and any(row.award is award for row in honours)
        )
        if rows:
            found.append(LevelRows(level, rows, sum((row.counts for row in rows), Counts())))
    return tuple(found)
