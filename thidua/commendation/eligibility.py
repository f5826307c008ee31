"""The eligibility list of a unit: everybody, or every collective, with the answer of the law for one award and year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.commendation.dossier_queries import taken_for
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.eligibility import Eligibility, judge
from thidua.commendation.logic.terms import SubjectKind
from thidua.commendation.queries import eligible_people
from thidua.commendation.unit_facts import facts_of_organisations
from thidua.directory.models import Appointment, Organisation, Person
from thidua.directory.queries import children_on, staff_of


@dataclass(frozen=True, slots=True)
class Line:
    """One who could be proposed; ``post`` is the foremost one, ``taken`` names the dossier or decision there is."""

    subject: Person | Organisation
    post: str
    answer: Eligibility
    taken: str = ""

    @property
    def key(self) -> str:
        """How a form names the line."""
        return self.subject.code


def eligibility_list(unit: Organisation, award: AwardCode, year: int, received: date, on: date) -> list[Line]:
    """The people of the unit, or the unit and those directly under it, as the record stands on the day.

    ``received`` is the day on which a dossier would be received: it chooses the law. The number of queries is constant.
    """
    if SubjectKind.INDIVIDUAL in AWARDS[award].subjects:
        return _people(unit, award, year, received, on)
    return _units([unit, *children_on(unit, on)], award, year, received, on)


def _people(unit: Organisation, award: AwardCode, year: int, received: date, on: date) -> list[Line]:
    posts: dict[int, Appointment] = {}
    for post in staff_of(unit, on).select_related("person"):
        posts.setdefault(post.person_id, post)
    answers = eligible_people(Person.objects.filter(pk__in=posts), award, year, received, on)
    taken = _taken(award, year, "person_id", posts)
    return [Line(p.person, p.post, answers[p.person_id], taken.get(p.person_id, "")) for p in posts.values()]


def _units(units: list[Organisation], award: AwardCode, year: int, received: date, on: date) -> list[Line]:
    facts = facts_of_organisations(units, year, on)
    taken = _taken(award, year, "organisation_id", [unit.pk for unit in units])
    return [Line(unit, "", judge(award, facts[unit.pk], received), taken.get(unit.pk, "")) for unit in units]


def _taken(award: AwardCode, year: int, column: str, ids: Iterable[int]) -> dict[int, str]:
    """The code of the open dossier, or else the number of the decision, by id."""
    dossiers, honours = taken_for(award, year)
    among = {f"{column}__in": list(ids)}
    given = dict(honours.filter(**among).order_by().values_list(column, "decision_number"))
    return given | dict(dossiers.filter(**among).order_by().values_list(column, "code"))
