"""The eligibility list of a unit: everybody, or every collective, with the answer of the law for one award and year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from thidua.commendation.dossier_queries import taken_for
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.eligibility import Eligibility, judge
from thidua.commendation.logic.law.facts import Facts
from thidua.commendation.logic.terms import SubjectKind
from thidua.commendation.merit_facts import facts_of_people, with_points
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
    taken = _taken(award, year, "person_id", posts)
    facts = facts_of_people(Person.objects.filter(pk__in=posts), year, on)
    return [
        _line(p.person, p.post, facts[p.person_id], taken.get(p.person_id), award, received) for p in posts.values()
    ]


def _units(units: list[Organisation], award: AwardCode, year: int, received: date, on: date) -> list[Line]:
    facts = facts_of_organisations(units, year, on)
    taken = _taken(award, year, "organisation_id", [unit.pk for unit in units])
    return [_line(unit, "", facts[unit.pk], taken.get(unit.pk), award, received) for unit in units]


@dataclass(frozen=True, slots=True)
class _Taken:
    """What there is already, and what its appraiser has said of criteria without a record."""

    words: str
    points: Mapping[str, bool]


def _line(
    subject: Person | Organisation, post: str, facts: Facts, taken: _Taken | None, award: AwardCode, received: date
) -> Line:
    """The answer counts what people have said in the dossier that is there."""
    if taken is None:
        return Line(subject, post, judge(award, facts, received))
    return Line(subject, post, judge(award, with_points(facts, taken.points), received), taken.words)


def _taken(award: AwardCode, year: int, column: str, ids: Iterable[int]) -> dict[int, _Taken]:
    """The open dossier, or else the decision, by id."""
    dossiers, honours = taken_for(award, year)
    among = {f"{column}__in": list(ids)}
    given = honours.filter(**among).order_by().values_list(column, "decision_number")
    proposed = dossiers.filter(**among).order_by().values_list(column, "code", "points")
    found = {pk: _Taken(number, {}) for pk, number in given}
    return found | {pk: _Taken(code, points) for pk, code, points in proposed}
