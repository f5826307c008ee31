"""Honours counted by the database for the statistics of a year."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Lower

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.fairness import MAJORITY
from thidua.commendation.logic.statistics import HonourCount
from thidua.commendation.logic.terms import SubjectKind
from thidua.commendation.models import Honour
from thidua.commendation.queries import READERS
from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Appointment, Person
from thidua.directory.queries import organisations_of, people_in_scope


def counted_honours(user: Actor, on: date) -> QuerySet[Honour]:
    """Honours that stand, of the people and bodies the reader works for."""
    rows = Honour.objects.filter(state__in=Honour.HOLDING)
    if user is SYSTEM:
        return rows
    people = people_in_scope(user, on, *READERS).order_by().values("pk")
    return rows.filter(Q(person__in=people) | Q(organisation_id__in=organisations_of(user, on, *READERS)))


def years_of(rows: QuerySet[Honour]) -> list[int]:
    """The years of decision, the latest first."""
    days = rows.order_by().dates("decided_on", "year", order="DESC")
    return [day.year for day in days]


def counts_by_kind(rows: QuerySet[Honour]) -> list[HonourCount]:
    """The honours by award, subject, post on the day of the decision, sex and people. One query."""
    post = Appointment.objects.filter(
        Q(is_leader=True) | Q(is_head=True),
        Q(valid_to=None) | Q(valid_to__gt=OuterRef("decided_on")),
        person=OuterRef("person"),
        valid_from__lte=OuterRef("decided_on"),
    )
    people = Lower("person__ethnicity")
    found = (
        rows.order_by()
        .annotate(
            led=Exists(post.order_by()),
            woman=_true_where(Q(person__gender=Person.Gender.FEMALE)),
            folk=people,
        )
        .annotate(minority=_true_where(Q(person__isnull=False) & ~Q(folk="") & ~Q(folk=MAJORITY)))
        .values_list("award", "subject_kind", "led", "woman", "minority")
        .annotate(count=Count("pk"))
    )
    return [
        HonourCount(AwardCode(award), SubjectKind(kind), count, led, woman, minority)
        for award, kind, led, woman, minority, count in found
    ]


def _true_where(condition: Q) -> Case:
    return Case(When(condition, then=Value(value=True)), default=Value(value=False))


def counts_by_year(rows: QuerySet[Honour]) -> dict[int, list[HonourCount]]:
    """The honours by year of decision and kind of subject. One query."""
    found: dict[int, list[HonourCount]] = {}
    counted = rows.order_by().values_list("decided_on__year", "award", "subject_kind").annotate(count=Count("pk"))
    for year, award, kind, count in counted.order_by("-decided_on__year"):
        found.setdefault(year, []).append(HonourCount(AwardCode(award), SubjectKind(kind), count))
    return found
