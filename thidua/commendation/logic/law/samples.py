"""Invented subjects from which the examples of rules are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.facts import Facts, Held, Initiative, Members
from thidua.commendation.logic.law.finding import Verdict
from thidua.commendation.logic.law.rule import Example
from thidua.commendation.logic.terms import Point, Rating, Scope, SubjectKind

YEAR = 2025
"""The year of achievement of every example."""


def person(rating: Rating | None = Rating.WELL, **rest: object) -> Facts:
    """An official with this rating in the year."""
    return _subject(SubjectKind.INDIVIDUAL, rating, rest)


def unit(rating: Rating | None = Rating.EXCELLENT, **rest: object) -> Facts:
    """A collective with this rating in the year."""
    return _subject(SubjectKind.COLLECTIVE, rating, rest)


def _subject(kind: SubjectKind, rating: Rating | None, rest: dict[str, object]) -> Facts:
    given: dict[str, object] = {"ratings": {} if rating is None else {YEAR: rating}}
    return Facts(kind, YEAR, **(given | rest))  # type: ignore[arg-type]


def said(*points: Point, no: Iterable[Point] = ()) -> dict[Point, bool]:
    """What a person said: these points are met, those are not."""
    return dict.fromkeys(points, True) | dict.fromkeys(no, False)


def through(rating: Rating, years: int) -> dict[int, Rating]:
    """The same rating in the last so many years."""
    return {YEAR - back: rating for back in range(years)}


def held(award: AwardCode, *years_back: int) -> tuple[Held, ...]:
    """The award in these years, counted back from the year of achievement."""
    return tuple(Held(award, YEAR - back) for back in years_back)


def made(scope: Scope, *used_for: str, back: int = 0, times: int = 1) -> tuple[Initiative, ...]:
    """Recognised initiatives of this reach."""
    return tuple(Initiative(f"SK-{number:02d}", YEAR - back, scope, used_for) for number in range(1, times + 1))


def members(total: int, completed: int | None = None, **holding: int) -> Members:
    """A collective's people; ``holding`` counts them by the name of the award code."""
    counts = {AwardCode[name.upper()]: count for name, count in holding.items()}
    return Members(total, total if completed is None else completed, counts)


def passes(tells: str, facts: Facts) -> Example:
    return Example(tells, facts, Verdict.MEETS)


def fails(tells: str, facts: Facts) -> Example:
    return Example(tells, facts, Verdict.NOT_YET)


def asks(tells: str, facts: Facts) -> Example:
    return Example(tells, facts, Verdict.NEEDS_PERSON)


def confirmation_examples(make: Callable[..., Facts], *points: Point) -> tuple[Example, ...]:
    """The three answers of a rule that rests on what people confirm."""
    return (
        passes("mọi tiêu chí đã được xác nhận", make(points=said(*points))),
        fails("một tiêu chí không đạt", make(points=said(*points[1:], no=points[:1]))),
        asks("chưa ai xác nhận", make(points={})),
    )
