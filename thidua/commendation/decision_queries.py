"""Named reads of decisions, what may stand in them, the funds that pay, and honours with what leans on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import NotSet, on_day
from thidua.commendation.logic.decisions import DecisionState, Listed, NamedList, lists_of
from thidua.commendation.logic.fund import Balance, Entry, EntryKind, Limits, balance
from thidua.commendation.logic.law.eligibility import judge
from thidua.commendation.logic.law.facts import Facts
from thidua.commendation.logic.law.finding import Verdict
from thidua.commendation.logic.terms import SubjectKind
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.merit_facts import facts_of_people, with_points
from thidua.commendation.models import (
    AwardDecision,
    DecisionLine,
    Dossier,
    Doubt,
    Fund,
    FundLine,
    Hold,
    Honour,
    ReceivedPackage,
)
from thidua.commendation.queries import KEEPERS, READERS, entries_of, facts_for, honours_visible_to, local_rules
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.saying import say
from thidua.directory.models import Organisation, Person, Role
from thidua.directory.queries import organisations_of, people_in_scope
from thidua.documents.logic.paper_workflow import PaperState
from thidua.documents.models import CertificateBatch

LIVE = (DecisionState.DRAFT, DecisionState.SUBMITTED, DecisionState.SIGNED)


def decisions_visible_to(user: Actor, on: date) -> QuerySet[AwardDecision]:
    """Decisions of the reader's bodies; once signed, also those that honour what the reader's units proposed."""
    rows = AwardDecision.objects.select_related("organisation", "drafter", "letter", "paper__entry__register", "fund")
    if user is SYSTEM:
        return rows
    scope = organisations_of(user, on, *READERS)
    proposed = DecisionLine.objects.filter(decision=OuterRef("pk"), dossier__proposer__in=scope).order_by()
    theirs = Q(state=DecisionState.SIGNED) & Q(Exists(proposed))
    return rows.filter(Q(organisation__in=scope) | Q(drafter__in=scope) | theirs)


def decision_list(user: Actor, on: date) -> QuerySet[AwardDecision]:
    """The same with how many are honoured (``size``), the money (``money``) and how many are paid (``paid``)."""
    rows = decisions_visible_to(user, on).defer("letter__document", "paper__document")
    return rows.annotate(
        size=Count("lines"), money=Sum("lines__amount"), paid=Count("lines", Q(lines__paid_on__isnull=False))
    )


def lines_of(decision: AwardDecision) -> QuerySet[DecisionLine]:
    """The lines in their order with all that a list shows of them."""
    return decision.lines.select_related("dossier__person", "dossier__organisation", "honour", "certificate").order_by(
        "order", "id"
    )


def listed(line: DecisionLine) -> Listed:
    """A line as the lists see it."""
    dossier = line.dossier
    amount = None if line.computed is None and not line.amount else line.amount
    return Listed(line.name, line.unit, AwardCode(dossier.award), SubjectKind(dossier.subject_kind), line.merit, amount)


def named_lists(lines: Iterable[DecisionLine]) -> tuple[NamedList, ...]:
    """The lists that a decision prints."""
    return lists_of(listed(line) for line in lines)


def candidates_of(decision: AwardDecision) -> QuerySet[Dossier]:
    """Dossiers submitted to the deciding body that stand in no living decision."""
    taken = DecisionLine.objects.filter(dossier=OuterRef("pk"), decision__state__in=LIVE).order_by()
    rows = Dossier.objects.filter(appraiser=decision.organisation, state=DossierState.PROPOSED)
    return (
        rows.filter(~Exists(taken))
        .select_related("person", "organisation", "proposer")
        .order_by("award", "proposer__sort_key", "code")
    )


def decision_holding(dossier: Dossier, user: Actor, on: date) -> AwardDecision | None:
    """The living decision on whose lists the dossier stands, if the reader sees it."""
    rows = decisions_visible_to(user, on).filter(state__in=LIVE, lines__dossier=dossier)
    return rows.order_by("-pk").first()


def holds_among(dossiers: Collection[Dossier], on: date) -> dict[int, list[str]]:
    """The words of the holds that stop each of the dossiers on the day, by id. One query."""
    active = Hold.objects.filter(Q(lifted_on=None) | Q(lifted_on__gt=on), since__lte=on)
    people = [row.person_id for row in dossiers if row.person_id]
    bodies = [row.organisation_id for row in dossiers if row.organisation_id]
    words: dict[tuple[int | None, int | None], list[str]] = defaultdict(list)
    for hold in active.filter(Q(person__in=people) | Q(organisation__in=bodies)):
        words[hold.person_id, hold.organisation_id].append(str(hold.get_reason_display()))
    return {
        row.pk: words[row.person_id, row.organisation_id]
        for row in dossiers
        if words[row.person_id, row.organisation_id]
    }


def refused_among(dossiers: Iterable[Dossier], on: date) -> dict[int, tuple[str, ...]]:
    """What is missing, by id, of the dossiers to which the law of their day of receipt says a clear no.

    Six queries for the people of each year, however many; those with a favourable choice were judged when it was made.
    """
    found = {}
    for dossier, facts in _with_facts([row for row in dossiers if row.favourable_on is None], on):
        answer = judge(AwardCode(dossier.award), facts, dossier.received_on or on)
        if answer.verdict is Verdict.NOT_YET:
            found[dossier.pk] = answer.missing
    return found


def _with_facts(dossiers: Sequence[Dossier], on: date) -> Iterator[tuple[Dossier, Facts]]:
    """Each dossier with its facts; those of people are read together, a year at a time."""
    of_people = [row for row in dossiers if row.person_id]
    for year in {row.year for row in of_people}:
        rows = [row for row in of_people if row.year == year]
        people = Person.objects.filter(pk__in=[row.person_id for row in rows])
        facts = facts_of_people(people, year, on)
        for row in rows:
            assert row.person_id is not None
            yield row, replace(with_points(facts[row.person_id], row.points), subject=SubjectKind(row.subject_kind))
    yield from ((row, facts_for(row, on)) for row in dossiers if not row.person_id)


# --- funds -----------------------------------------------------------------------------------------------------------


def funds_visible_to(user: Actor, on: date) -> QuerySet[Fund]:
    """Funds of the reader's bodies."""
    rows = Fund.objects.select_related("organisation")
    return rows if user is SYSTEM else rows.filter(organisation__in=organisations_of(user, on, *READERS))


def fund_for(decision: AwardDecision) -> Fund | None:
    """The fund that pays: of the deciding body, of the year of the decision."""
    rows = Fund.objects.select_related("organisation")
    return rows.filter(organisation=decision.organisation, year=decision.year).first()


def balance_of(fund: Fund) -> Balance:
    """The state of a fund."""
    return balance(entries_of(fund))


def balances_of(funds: Iterable[Fund]) -> dict[int, Balance]:
    """The states of many funds by id. One query."""
    ids = [fund.pk for fund in funds]
    entries: dict[int, list[Entry]] = {pk: [] for pk in ids}
    sums = FundLine.objects.filter(fund__in=ids).order_by().values_list("fund_id", "kind").annotate(Sum("amount"))
    for pk, kind, amount in sums:
        entries[pk].append(Entry(EntryKind(kind), int(amount), date.min))
    return {pk: balance(rows) for pk, rows in entries.items()}


def limits_of(organisation: Organisation, day: date) -> Limits:
    """The ceilings of the day; empty where none were entered."""
    try:
        return on_day(local_rules(organisation).limits, day, say("giới hạn quỹ")).value
    except NotSet:
        return Limits()


# --- honours ---------------------------------------------------------------------------------------------------------


def honour_list(user: Actor, on: date) -> QuerySet[Honour]:
    """Honours the reader sees, with how many open questions stand beside each."""
    return honours_visible_to(user, on).annotate(open_doubts=Count("doubts", Q(doubts__settled_on=None)))


def line_of(honour: Honour) -> DecisionLine | None:
    """The line of a decision of ours that gave the honour."""
    rows = DecisionLine.objects.select_related("decision__organisation", "decision__fund", "certificate__batch")
    return rows.filter(honour=honour).first()


def would_shake(honour: Honour, on: date) -> list[Honour]:
    """Later honours of the subject that would not be met any more if this one were taken back today."""
    later = Honour.objects.filter(
        person=honour.person_id,
        organisation=honour.organisation_id,
        decided_on__gte=honour.decided_on,
        state__in=Honour.HOLDING,
    )
    rows = later.exclude(pk=honour.pk).exclude(dossier=None).select_related("dossier__person", "dossier__organisation")
    return [row for row in rows if row.dossier is not None and _leans(row.dossier, honour, on)]


def _leans(dossier: Dossier, honour: Honour, on: date) -> bool:
    """Whether the law says a clear no to the dossier without the honour, and does not with it."""
    facts, award, received = facts_for(dossier, on), AwardCode(dossier.award), dossier.received_on or on
    gone = (honour.award, honour.last_year, honour.decision_number)
    held = tuple(
        replace(one, in_force=False) if (one.award, one.year, one.decision) == gone else one for one in facts.honours
    )
    without = judge(award, replace(facts, honours=held), received).verdict
    return without is Verdict.NOT_YET and judge(award, facts, received).verdict is not Verdict.NOT_YET


def doubts_of(honour: Honour) -> QuerySet[Doubt]:
    """What was asked of the honour, open questions first."""
    return Doubt.objects.filter(honour=honour).select_related("cause").order_by("settled_on", "-raised_on")


def doubts_caused_by(honour: Honour) -> QuerySet[Doubt]:
    """What was asked of others because of it."""
    return Doubt.objects.filter(cause=honour).select_related("honour").order_by("settled_on", "-raised_on")


def batches_of(decision: AwardDecision) -> QuerySet[CertificateBatch]:
    """The batches in which the certificates of the decision were issued."""
    mine = DecisionLine.objects.filter(decision=decision, certificate__batch=OuterRef("pk")).order_by()
    return CertificateBatch.objects.filter(Exists(mine)).annotate(size=Count("certificates")).order_by("code")


def packages_visible_to(user: Actor, on: date) -> QuerySet[ReceivedPackage]:
    """Packages that came to the reader's bodies, with how many dossiers each brought (``size``)."""
    rows = ReceivedPackage.objects.select_related("appraiser", "file").annotate(size=Count("dossiers"))
    rows = rows.prefetch_related("dossiers__dossier__person", "dossiers__dossier__organisation")
    return rows if user is SYSTEM else rows.filter(appraiser__in=organisations_of(user, on, *READERS))


# --- what waits ------------------------------------------------------------------------------------------------------


def dossiers_between_steps(user: Actor, on: date) -> QuerySet[Dossier]:
    """Judged, not ended and not held, with the person's body: for the council, or for a decision not listing them."""
    bodies = organisations_of(user, on, Role.OFFICER)
    if not bodies:
        return Dossier.objects.none()
    states = (DossierState.APPRAISED, DossierState.IN_COUNCIL, DossierState.PROPOSED)
    listed = DecisionLine.objects.filter(dossier=OuterRef("pk"), decision__state__in=LIVE).order_by()
    same = Q(person=OuterRef("person")) | Q(organisation=OuterRef("organisation"))
    held = Hold.objects.filter(same, Q(lifted_on=None) | Q(lifted_on__gt=on), since__lte=on)
    rows = Dossier.objects.filter(~Exists(listed), ~Exists(held), appraiser__in=bodies, state__in=states)
    return rows.order_by("code")


def decisions_to_issue(user: Actor, on: date) -> QuerySet[AwardDecision]:
    """Decisions whose paper has its number, for the officers of the deciding body."""
    bodies = organisations_of(user, on, Role.OFFICER) if user is not SYSTEM else None
    rows = AwardDecision.objects.filter(state=DecisionState.SUBMITTED, paper__state=PaperState.ISSUED)
    rows = rows.select_related("organisation")
    return rows if bodies is None else rows.filter(organisation__in=bodies)


def doubts_to_settle(user: Actor, on: date) -> QuerySet[Doubt]:
    """Open questions about honours of the people and bodies whose record the reader keeps."""
    rows = Doubt.objects.filter(settled_on=None).select_related("honour", "cause")
    if user is SYSTEM:
        return rows
    people = people_in_scope(user, on, *KEEPERS).order_by().values("pk")
    bodies = organisations_of(user, on, *KEEPERS)
    return rows.filter(Q(honour__person__in=people) | Q(honour__organisation__in=bodies))
