"""Making one honour row, whether entered from old papers or given by a decision of ours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.publicity import Publicity
from thidua.commendation.logic.terms import MeritKind, SubjectKind
from thidua.commendation.models import Authorship, Dossier, HiddenParticulars, Honour, HonourKey
from thidua.core.logic.name_keys import name_keys
from thidua.core.logic.text import fold
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation, Person
from thidua.directory.queries import offices_of

KEYS_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class HonourFacts:
    """An honour as its decision gives it. ``first_year`` None is the same as ``last_year``.

    ``published``: the decision was made public when it was given, so that anybody may look it up at once.
    """

    award: AwardCode
    last_year: int
    decision_number: str
    decided_on: date
    decided_by: str
    merit: MeritKind = MeritKind.MERIT
    first_year: int | None = None
    deed: str = ""
    subject_kind: SubjectKind | None = None
    published: bool = False


def holder(subject: Person | Organisation) -> dict[str, Person | Organisation]:
    """The column that names the subject."""
    return {"person": subject} if isinstance(subject, Person) else {"organisation": subject}


def new_honour(subject: Person | Organisation, facts: HonourFacts, on: date, dossier: Dossier | None = None) -> Honour:
    """The saved honour, with names as they are on the day of the decision."""
    usual = SubjectKind.INDIVIDUAL if isinstance(subject, Person) else SubjectKind.COLLECTIVE
    unit = unit_of(subject, facts.decided_on)
    honour = Honour(
        **holder(subject),
        code=next_code(Honour, f"TT-{facts.decided_on.year}-", digits=5),
        subject_kind=(facts.subject_kind or usual).value,
        award=facts.award.value,
        merit=facts.merit.value,
        first_year=facts.first_year or facts.last_year,
        last_year=facts.last_year,
        deed=facts.deed,
        decision_number=facts.decision_number,
        decided_on=facts.decided_on,
        decided_by=facts.decided_by,
        name_then=str(subject),
        unit_then=unit,
        dossier=dossier,
        publicity=(Publicity.PUBLISHED if facts.published else Publicity.WAITING).value,
        publicity_on=on if facts.published else None,
        search_key=fold(f"{subject} {unit} {facts.decision_number}")[:700],
    )
    give_keys(save_checked(honour))
    return honour


def initiatives_served(*honours: Honour) -> None:
    """What a dossier named as its ground has served for the honour that came of it. Two statements."""
    by_dossier = {honour.dossier_id: honour for honour in honours if honour.dossier_id}
    unserved = Q(served=None) | ~Q(served__state__in=Honour.HOLDING)
    rows = list(Authorship.objects.filter(unserved, dossier__in=by_dossier))
    for row in rows:
        assert row.dossier_id is not None
        row.served = by_dossier[row.dossier_id]
    Authorship.objects.bulk_update(rows, ["served"], KEYS_AT_ONCE)


def keep_keys(*honours: Honour) -> None:
    """Make anew the keys under which honours are found."""
    HonourKey.objects.filter(owner__in=honours).delete()
    give_keys(*honours)


def give_keys(*honours: Honour) -> None:
    """Keys of honours that have none yet: names as they were then, units unless the person hides them, decisions."""
    people = {honour.person_id for honour in honours if honour.person_id}
    asked = HiddenParticulars.objects.filter(person__in=people, ended_on=None)
    hidden = set(asked.values_list("person_id", flat=True))
    HonourKey.objects.bulk_create(
        (
            HonourKey(owner=honour, key=key)
            for honour in honours
            for key in name_keys(
                honour.name_then, "" if honour.person_id in hidden else honour.unit_then, honour.decision_number
            )
        ),
        KEYS_AT_ONCE,
    )


def unit_of(subject: Person | Organisation, day: date) -> str:
    """The posts and units of a person on the day, as they are kept with what is given; '' for a unit."""
    if not isinstance(subject, Person):
        return ""
    offices = [f"{office.post}, {office.organisation}" for office in offices_of(subject, day)]
    return "; ".join(offices)[:300]
