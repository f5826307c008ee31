"""The record of merit of many collectives as facts, in a number of queries that does not depend on their number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law import facts as law
from thidua.commendation.logic.terms import Discipline, Rating, SubjectKind
from thidua.commendation.merit_facts import holds_by, honours_by, ratings_by
from thidua.commendation.models import Honour, Penalty, YearRating
from thidua.directory.models import Appointment, Organisation
from thidua.directory.queries import in_force


def facts_of_organisations(units: Iterable[Organisation], year: int, on: date) -> dict[int, law.Facts]:
    """The facts of each collective, by id, the titles of its people included. Seven queries."""
    listed = list(units)
    of = Q(organisation__in=[unit.pk for unit in listed])
    ratings = ratings_by(of, "organisation_id")
    honours = honours_by(of, "organisation_id", on)
    holds = holds_by(of, "organisation_id", on)
    members = _members(listed, year, on)
    return {
        unit.pk: law.Facts(
            SubjectKind.COLLECTIVE,
            year,
            ratings.get(unit.pk, {}),
            tuple(honours.get(unit.pk, ())),
            holds=tuple(holds.get(unit.pk, ())),
            members=members.get(unit.pk),
            dissolved_on=unit.valid_to if unit.valid_to and unit.valid_to <= on else None,
        )
        for unit in listed
    }


def _members(units: list[Organisation], year: int, on: date) -> dict[int, law.Members]:
    posts = Appointment.objects.filter(in_force(on), organisation__in=[unit.pk for unit in units]).order_by()
    staff: dict[int, set[int]] = defaultdict(set)
    for unit_id, person_id in posts.values_list("organisation_id", "person_id"):
        staff[unit_id].add(person_id)
    everybody = {pk for people in staff.values() for pk in people}
    rated = YearRating.objects.filter(person__in=everybody, year=year, rating__gte=Rating.DONE)
    completed = set(rated.order_by().values_list("person_id", flat=True))
    holding, worst = _titles(everybody, year), _penalties(everybody, year)
    return {
        unit_id: law.Members(
            len(people),
            len(people & completed),
            {award: count for award, those in holding.items() if (count := len(people & those))},
            max((worst[pk] for pk in people if pk in worst), default=None),
        )
        for unit_id, people in staff.items()
    }


def _titles(people: set[int], year: int) -> dict[AwardCode, set[int]]:
    held = Honour.objects.filter(
        person__in=people, first_year__lte=year, last_year__gte=year, state__in=Honour.HOLDING
    ).order_by()
    found: dict[AwardCode, set[int]] = defaultdict(set)
    for award, person in held.values_list("award", "person_id"):
        found[AwardCode(award)].add(person or 0)
    return found


def _penalties(people: set[int], year: int) -> dict[int, Discipline]:
    rows = Penalty.objects.filter(person__in=people, decided_on__year=year).order_by()
    found: dict[int, Discipline] = {}
    for person, level in rows.values_list("person_id", "level"):
        found[person] = max(found.get(person, Discipline(level)), Discipline(level))
    return found
