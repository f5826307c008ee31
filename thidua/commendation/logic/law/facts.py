"""What the record knows of a subject, as far as rules ask: ratings, honours, initiatives, discipline, members."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import (
    Discipline,
    HoldReason,
    Launcher,
    MeritKind,
    Point,
    Rating,
    Scope,
    SubjectKind,
)


@dataclass(frozen=True, slots=True)
class Held:
    """An honour of the subject for a year of achievement. ``in_force`` is false once it was cancelled or stripped."""

    award: AwardCode
    year: int
    merit: MeritKind = MeritKind.MERIT
    in_force: bool = True
    decision: str = ""


@dataclass(frozen=True, slots=True)
class Initiative:
    """A recognised initiative, topic, project or scientific work.

    ``used_for`` names the awards it already served as a criterion ("Chiến sĩ thi đua cơ sở năm 2024").
    """

    code: str
    year: int
    scope: Scope
    used_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Penalty:
    """A disciplinary decision; ``ended`` is the day on which it was served, None while it runs."""

    level: Discipline
    decided: date
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Members:
    """The people of a collective in the year: how many, how many completed their tasks, who holds what."""

    total: int
    completed: int
    holding: Mapping[AwardCode, int] = field(default_factory=dict)
    worst_discipline: Discipline | None = None


@dataclass(frozen=True, slots=True)
class LedMovement:
    """A thematic movement that the subject leads at its sơ kết or tổng kết."""

    launcher: Launcher
    years: int


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything a rule may look at, as it was on the day of proposal. ``year`` is the year of achievement.

    ``points`` holds what a person has said about criteria without a record; a point that is absent was not asked yet.
    ``rewarded_for`` names honours already given for the very merit of this proposal.
    """

    subject: SubjectKind
    year: int
    ratings: Mapping[int, Rating] = field(default_factory=dict)
    honours: tuple[Held, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    holds: tuple[HoldReason, ...] = ()
    members: Members | None = None
    cluster_rank: int | None = None
    cluster_organiser: Launcher | None = None
    movements: tuple[LedMovement, ...] = ()
    points: Mapping[Point, bool] = field(default_factory=dict)
    dissolved_on: date | None = None
    rewarded_for: tuple[str, ...] = ()

    def years_of(self, awards: Collection[AwardCode]) -> set[int]:
        """The years for which one of the awards holds for công trạng."""
        merit, wanted = MeritKind.MERIT, tuple(awards)  # compared one by one: that is faster than hashing a code
        return {h.year for h in self.honours if h.in_force and h.merit is merit and h.award in wanted}


def run_length(years: Collection[int], last: int) -> int:
    """How many years in a row end with the year ``last``, or with the one before where ``last`` is not among them."""
    at = last if last in years else last - 1
    length = 0
    while at in years:
        length, at = length + 1, at - 1
    return length


def counted_since_discipline(facts: Facts) -> Facts:
    """The facts without what lies before the end of the last discipline: achievements count anew from there.

    Nghị định 152/2025/NĐ-CP, Điều 4. Years count whole, so the year in which a discipline ended does not count for a
    streak; while one runs nothing counts. The year of achievement itself keeps its rating.
    """
    if not facts.penalties:
        return facts
    running = any(p.ended is None for p in facts.penalties)
    first = facts.year + 1 if running else max(p.ended.year for p in facts.penalties if p.ended) + 1
    return replace(
        facts,
        ratings={year: rating for year, rating in facts.ratings.items() if year >= first or year == facts.year},
        honours=tuple(held for held in facts.honours if held.year >= first),
        initiatives=tuple(made for made in facts.initiatives if made.year >= first or made.year == facts.year),
    )
