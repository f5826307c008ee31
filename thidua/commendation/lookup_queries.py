"""Looking up honours that are public: by name, award, year and decision, by anybody, without an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.publicity import Publicity
from thidua.commendation.models import HiddenParticulars, Honour, HonourBatch, HonourKey
from thidua.commendation.queries import KEEPERS
from thidua.core.audit import SYSTEM, Actor
from thidua.core.finding import found_ids
from thidua.directory.queries import organisations_of, predecessors_of

MOST_FOUND = 500
"""Honours that words may find; who finds more types more of the name."""


PUBLIC = {"publicity": Publicity.PUBLISHED, "state__in": Honour.HOLDING}
"""What makes an honour public."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody looks for; ``words`` are of the name or the unit, ``number`` begins the number of a decision."""

    words: str = ""
    award: AwardCode | None = None
    year: int | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The honours found, the latest first; ``cut`` where words found more than are looked at."""

    rows: QuerySet[Honour]
    cut: bool = False


def public_honours() -> QuerySet[Honour]:
    """What was published and still holds; ``hides`` says that the person asked to hide post, unit and deed.

    What was cancelled, stripped or withheld is told to nobody outside.
    """
    asked = HiddenParticulars.objects.filter(person=OuterRef("person"), ended_on=None).order_by()
    return Honour.objects.filter(**PUBLIC).annotate(hides=Exists(asked)).order_by("-decided_on", "-pk")


def look_up(question: Question) -> Answer:
    """The public honours that fit. Words are found through an index, among millions as well."""
    typed = question.words or question.number
    rows = public_honours().filter(_asked(question, ""))
    if not typed.strip():
        return Answer(rows)
    among = _asked(question, "owner__") & Q(**{f"owner__{name}": value for name, value in PUBLIC.items()})
    ids = found_ids(HonourKey, typed, MOST_FOUND, among)
    return Answer(rows.filter(pk__in=ids), len(ids) == MOST_FOUND)


def _asked(question: Question, way: str) -> Q:
    """The closed conditions, on columns of an honour reached by ``way``."""
    found = Q()
    if question.award is not None:
        found &= Q(**{f"{way}award": question.award.value})
    if question.year is not None:
        found &= Q(**{f"{way}first_year__lte": question.year, f"{way}last_year__gte": question.year})
    if question.words and question.number:
        found &= Q(**{f"{way}decision_number__icontains": question.number.strip()})
    return found


def public_years() -> list[int]:
    """The years for which something public was given, the latest first."""
    rows = Honour.objects.filter(**PUBLIC).order_by("-last_year").values_list("last_year", flat=True)
    return list(rows.distinct())


def holder_of(code: str) -> Honour | None:
    """The public honour with this code; it names its holder without telling any number of the person."""
    return public_honours().filter(code=code).select_related("person", "organisation").first()


def honours_of_holder(honour: Honour) -> QuerySet[Honour]:
    """All public honours of the same person; of a unit, those of the units it came from too."""
    if honour.person_id is not None:
        return public_honours().filter(person=honour.person_id)
    assert honour.organisation is not None
    units = [honour.organisation, *predecessors_of(honour.organisation)]
    return public_honours().filter(organisation__in=units)


def batches_visible_to(user: Actor, on: date) -> QuerySet[HonourBatch]:
    """Files of old honours under the units whose record the person keeps, the latest first.

    ``waiting`` counts the new honours of each that nobody has published or withheld.
    """
    new = Q(brought__before__isnull=True, brought__honour__publicity=Publicity.WAITING)
    rows = HonourBatch.objects.select_related("organisation", "file").annotate(waiting=Count("brought", filter=new))
    if user is SYSTEM:
        return rows
    return rows.filter(organisation_id__in=organisations_of(user, on, *KEEPERS))
