"""Named reads of the honours: records, dossiers, figures of the law, eligibility of many at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import Dated
from thidua.commendation.logic.fairness import Trait
from thidua.commendation.logic.fund import Entry, EntryKind, Limits
from thidua.commendation.logic.law.eligibility import Eligibility, judge
from thidua.commendation.logic.law.facts import Facts
from thidua.commendation.logic.law.finding import Verdict
from thidua.commendation.logic.local import NATIONAL, Deadline, LocalRules, MinimumShare
from thidua.commendation.logic.publicity import Publicity
from thidua.commendation.logic.quota import QuotaRule
from thidua.commendation.logic.same_merit import Found, Merit, clashes
from thidua.commendation.logic.terms import Evidence, MeritKind, SubjectKind
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.merit_facts import facts_of_organisation, facts_of_people, facts_of_person, with_points
from thidua.commendation.models import Dossier, Fund, Hold, Honour, LocalFigure, RuleConfirmation
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.codec import from_json
from thidua.core.logic.span import Span
from thidua.directory.models import Organisation, Person, Role
from thidua.directory.queries import grants_of, organisations_of, people_in_scope

KEEPERS = (Role.OFFICER, Role.ADMINISTRATOR)
"""Who keeps the record of merit of a scope."""
PROPOSERS = (Role.OFFICER, Role.HEAD, Role.UNIT_OFFICER)
READERS = (*PROPOSERS, Role.LEADER, Role.ADMINISTRATOR, Role.AUDITOR)
OVER = (DossierState.AWARDED, DossierState.REFUSED, DossierState.WITHDRAWN)


def honours_visible_to(user: Actor, on: date) -> QuerySet[Honour]:
    """Whoever holds a role sees the honours; those withheld from the public only who reads for holder or decider."""
    rows = Honour.objects.select_related("person", "organisation")
    if user is SYSTEM:
        return rows
    if not grants_of(user, on).exists():
        return rows.none()
    scope = organisations_of(user, on, *READERS)
    theirs = Q(organisation_id__in=scope) | Q(decision_line__decision__organisation_id__in=scope)
    theirs |= Q(person__in=people_in_scope(user, on, *READERS).order_by().values("pk"))
    return rows.filter(~Q(publicity=Publicity.WITHHELD) | theirs)


def holds_visible_to(user: Actor, on: date) -> QuerySet[Hold]:
    """Holds concern people's reputation: only the keepers of the scope see them."""
    if user is SYSTEM:
        return Hold.objects.all()
    people = people_in_scope(user, on, *KEEPERS).order_by().values("pk")
    return Hold.objects.filter(Q(person__in=people) | Q(organisation_id__in=organisations_of(user, on, *KEEPERS)))


def dossiers_visible_to(user: Actor, on: date) -> QuerySet[Dossier]:
    """The dossiers that one's units propose, and those sent to one's units for appraisal."""
    rows = Dossier.objects.select_related("person", "organisation", "proposer", "appraiser")
    if user is SYSTEM:
        return rows
    scope = organisations_of(user, on, *READERS)
    sent = Q(appraiser_id__in=scope) & ~Q(state__in=[DossierState.DRAFT, DossierState.WITHDRAWN])
    return rows.filter(Q(proposer_id__in=scope) | sent)


def record_of(subject: Person | Organisation) -> QuerySet[Honour]:
    """Every honour of a person or an organisation, the newest first."""
    return Honour.objects.filter(**_of(subject))


def active_holds(subject: Person | Organisation, on: date) -> QuerySet[Hold]:
    """What stops the subject on the day."""
    return Hold.objects.filter(Q(lifted_on=None) | Q(lifted_on__gt=on), since__lte=on, **_of(subject))


def confirmed_rules() -> frozenset[str]:
    """Ids of the rules whose text a person has confirmed."""
    return frozenset(RuleConfirmation.objects.values_list("rule", flat=True))


def local_rules(organisation: Organisation) -> LocalRules:
    """The figures of the organisation over those of the whole country. One query."""
    kinds: Mapping[str, tuple[type, list[object]]] = {
        "quota": (QuotaRule, []),
        "share": (MinimumShare, []),
        "deadline": (Deadline, []),
        "limits": (Limits, []),
    }
    for row in LocalFigure.objects.filter(organisation=organisation):
        kind, found = kinds[row.kind]
        span = Span(row.valid_from, row.valid_to)
        evidence = Evidence.VERIFIED if row.confirmed_on else Evidence.ENTERED
        found.append(Dated(from_json(kind, row.value), span, row.source, evidence))
    return LocalRules(*(tuple(found) for _, found in kinds.values())).over(NATIONAL)  # type: ignore[arg-type]


def minimum_shares(organisation: Organisation, day: date) -> dict[Trait, object]:
    """The least shares that the organisation has set for the day."""
    return dict(local_rules(organisation).minimums(day))


def facts_for(dossier: Dossier, on: date) -> Facts:
    """The facts of a dossier: the record of its subject, and what people have said in it."""
    if dossier.person is not None:
        facts = facts_of_person(dossier.person, dossier.year, on)
    else:
        assert dossier.organisation is not None
        facts = facts_of_organisation(dossier.organisation, dossier.year, on)
    return replace(with_points(facts, dossier.points), subject=SubjectKind(dossier.subject_kind))


def eligible_people(
    people: QuerySet[Person], award: AwardCode, year: int, received: date, on: date
) -> dict[int, Eligibility]:
    """The three answers for each of the people, by id, for a dossier received on the day."""
    return {pk: judge(award, facts, received) for pk, facts in facts_of_people(people, year, on).items()}


def clashes_of(dossier: Dossier) -> tuple[Found, ...]:
    """Awards and open proposals that the dossier meets. Two queries."""
    return clashes_of_each([dossier])[0]


def clashes_of_each(dossiers: Sequence[Dossier]) -> list[tuple[Found, ...]]:
    """What each of the dossiers meets, in their order; they need not be saved. Two queries, however many."""
    people = [row.person_id for row in dossiers if row.person_id]
    units = [row.organisation_id for row in dossiers if row.organisation_id]
    theirs = Q(person__in=people) | Q(organisation__in=units)
    met: dict[tuple[int | None, int | None], list[tuple[int | None, Merit]]] = defaultdict(list)
    for given in Honour.objects.filter(theirs, state__in=Honour.HOLDING).order_by():
        merit = _merit(given.award, given.merit, (given.first_year, given.last_year), given.deed, str(given))
        met[given.person_id, given.organisation_id].append((None, merit))
    for row in Dossier.objects.filter(theirs).exclude(state__in=OVER).order_by():
        merit = _merit(row.award, row.merit, (row.first_year, row.year), row.deed, str(row), given=False)
        met[row.person_id, row.organisation_id].append((row.pk, merit))
    return [
        clashes(
            _merit(row.award, row.merit, (row.first_year, row.year), row.deed, ""),
            [merit for pk, merit in met[row.person_id, row.organisation_id] if pk is None or pk != row.pk],
        )
        for row in dossiers
    ]


def shaken_by(honour: Honour, on: date) -> list[Honour]:
    """Later honours of the subject whose standard is not met any more without this one.

    They are flagged for a person to decide about; nothing is cancelled by itself.
    """
    later = Honour.objects.filter(**_of(honour.of), decided_on__gte=honour.decided_on, state__in=Honour.HOLDING)
    rows = later.exclude(pk=honour.pk).exclude(dossier=None).select_related("dossier__person", "dossier__organisation")
    return [row for row in rows if row.dossier is not None and _fails_now(row.dossier, on)]


def _fails_now(dossier: Dossier, on: date) -> bool:
    assert dossier.received_on is not None
    answer = judge(AwardCode(dossier.award), facts_for(dossier, on), dossier.received_on)
    return answer.verdict is Verdict.NOT_YET


def entries_of(fund: Fund) -> list[Entry]:
    """The lines of a fund as values."""
    rows = fund.lines.values_list("kind", "amount", "on", "about")
    return [Entry(EntryKind(kind), amount, day, about) for kind, amount, day, about in rows]


def _of(subject: Person | Organisation) -> dict[str, object]:
    return {"person": subject} if isinstance(subject, Person) else {"organisation": subject}


def _merit(award: str, kind: str, years: tuple[int, int], deed: str, label: str, *, given: bool = True) -> Merit:
    return Merit(AwardCode(award), MeritKind(kind), *years, deed, given, label)
