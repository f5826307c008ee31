"""The record of merit turned into the facts that rules look at, for one subject or for ten thousand at once.

The number of queries does not depend on the number of people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache

from django.db.models import Max, Q, QuerySet

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law import facts as law
from thidua.commendation.logic.terms import (
    Discipline,
    HoldReason,
    MeritKind,
    Point,
    Rating,
    Scope,
    SubjectKind,
)
from thidua.commendation.models import Authorship, Hold, Honour, Penalty, YearRating
from thidua.directory.models import Organisation, Person
from thidua.directory.queries import staff_of

_RATINGS = {rating.value: rating for rating in Rating}


def facts_of_people(people: QuerySet[Person], year: int, on: date) -> dict[int, law.Facts]:
    """The facts of each person, by id, for achievements of the year, as the record stands on the day. Six queries."""
    of = Q(person__in=people.order_by().values("pk"))
    ratings = ratings_by(of, "person_id")
    honours = honours_by(of, "person_id", on)
    initiatives = _initiatives(of)
    penalties = _penalties(of, on)
    holds = holds_by(of, "person_id", on)
    return {
        pk: law.Facts(
            SubjectKind.INDIVIDUAL,
            year,
            ratings.get(pk, {}),
            tuple(honours.get(pk, ())),
            tuple(initiatives.get(pk, ())),
            tuple(penalties.get(pk, ())),
            tuple(holds.get(pk, ())),
        )
        for pk in people.order_by().values_list("pk", flat=True)
    }


def facts_of_person(person: Person, year: int, on: date) -> law.Facts:
    """The facts of one person."""
    return facts_of_people(Person.objects.filter(pk=person.pk), year, on)[person.pk]


def facts_of_organisation(organisation: Organisation, year: int, on: date) -> law.Facts:
    """The facts of a collective, its people's titles of the year included."""
    of = Q(organisation=organisation)
    pk = organisation.pk
    return law.Facts(
        SubjectKind.COLLECTIVE,
        year,
        ratings_by(of, "organisation_id").get(pk, {}),
        tuple(honours_by(of, "organisation_id", on).get(pk, ())),
        holds=tuple(holds_by(of, "organisation_id", on).get(pk, ())),
        members=members_of(organisation, year, on),
        dissolved_on=organisation.valid_to if organisation.valid_to and organisation.valid_to <= on else None,
    )


def with_points(facts: law.Facts, points: Mapping[str, bool]) -> law.Facts:
    """The facts with what people have said about criteria without a record."""
    return replace(facts, points={Point(name): said for name, said in points.items()})


def members_of(organisation: Organisation, year: int, on: date) -> law.Members | None:
    """The people of a collective in the year; None where nobody is registered."""
    staff = staff_of(organisation, on).order_by().values("person_id")
    total = staff.distinct().count()
    if not total:
        return None
    completed = YearRating.objects.filter(person__in=staff, year=year, rating__gte=Rating.DONE).count()
    held = Honour.objects.filter(
        person__in=staff, first_year__lte=year, last_year__gte=year, state__in=Honour.HOLDING
    ).order_by()
    holding: dict[AwardCode, set[int]] = defaultdict(set)
    for award, person in held.values_list("award", "person_id"):
        holding[AwardCode(award)].add(person or 0)
    worst = Penalty.objects.filter(person__in=staff, decided_on__year=year).aggregate(worst=Max("level"))["worst"]
    counts = {award: len(those) for award, those in holding.items()}
    return law.Members(total, completed, counts, Discipline(worst) if worst else None)


def ratings_by(of: Q, key: str) -> dict[int, dict[int, Rating]]:
    """The ratings of the rows by id of their subject and year; ``key`` is the column that names the subject."""
    found: dict[int, dict[int, Rating]] = defaultdict(dict)
    for pk, year, rating in YearRating.objects.filter(of).order_by().values_list(key, "year", "rating"):
        found[pk][year] = _RATINGS[rating]
    return found


def honours_by(of: Q, key: str, on: date) -> dict[int, list[law.Held]]:
    """The honours decided by the day, by id of their subject."""
    rows = Honour.objects.filter(of, decided_on__lte=on).order_by()
    found: dict[int, list[law.Held]] = defaultdict(list)
    for pk, award, year, merit, state, number in rows.values_list(
        key, "award", "last_year", "merit", "state", "decision_number"
    ):
        found[pk].append(_held(award, year, merit, state, number))
    return found


@lru_cache(maxsize=4096)
def _held(award: str, year: int, merit: str, state: str, number: str) -> law.Held:
    """Decisions with long lists give thousands of people the same: one value serves them all."""
    return law.Held(AwardCode(award), year, MeritKind(merit), state in Honour.HOLDING, number)


def _initiatives(of: Q) -> dict[int, list[law.Initiative]]:
    rows = Authorship.objects.filter(of).order_by()
    found: dict[int, list[law.Initiative]] = defaultdict(list)
    for pk, code, year, scope, served, served_year, state in rows.values_list(
        "person_id",
        "initiative__code",
        "initiative__year",
        "initiative__scope",
        "served__award",
        "served__last_year",
        "served__state",
    ):
        used = (f"{AWARDS[AwardCode(served)].name} năm {served_year}",) if state in Honour.HOLDING else ()
        found[pk].append(law.Initiative(code, year, Scope(scope), used))
    return found


def _penalties(of: Q, on: date) -> dict[int, list[law.Penalty]]:
    rows = Penalty.objects.filter(of, decided_on__lte=on).order_by()
    found: dict[int, list[law.Penalty]] = defaultdict(list)
    for pk, level, decided, ended in rows.values_list("person_id", "level", "decided_on", "ended_on"):
        served = ended if ended is not None and ended <= on else None
        found[pk].append(law.Penalty(Discipline(level), decided, served))
    return found


def holds_by(of: Q, key: str, on: date) -> dict[int, list[HoldReason]]:
    """What stops each subject on the day, by id."""
    rows: Iterable[tuple[int, str]] = (
        Hold.objects.filter(of, Q(lifted_on=None) | Q(lifted_on__gt=on), since__lte=on)
        .order_by()
        .values_list(key, "reason")
    )
    found: dict[int, list[HoldReason]] = defaultdict(list)
    for pk, reason in rows:
        found[pk].append(HoldReason(reason))
    return found
