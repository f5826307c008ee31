"""Named reads of what surrounds dossiers: rounds, papers, opinions, notices, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.commendation.logic.catalogue.award import Paper, When
from thidua.commendation.logic.catalogue.awards import papers_for
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import NotSet
from thidua.commendation.logic.local import Step
from thidua.commendation.logic.time_limits import NOTICE_DAYS, Limit, limit_of
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import (
    Authorship,
    AwardRound,
    Dossier,
    DossierPaper,
    Hold,
    Honour,
    NoticeFeedback,
    Opinion,
    Penalty,
    PublicNotice,
    YearRating,
)
from thidua.commendation.queries import (
    KEEPERS,
    OVER,
    READERS,
    active_holds,
    dossiers_visible_to,
    holds_visible_to,
    local_rules,
)
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.workdays import Calendar
from thidua.directory.models import Organisation, Person, Role
from thidua.directory.queries import grants_of, organisations_of, people_in_scope, tree_on

APPRAISERS = (Role.OFFICER,)


def award_rounds_visible_to(user: Actor, on: date) -> QuerySet[AwardRound]:
    """The rounds of the units one holds a role for, and of the bodies above them that call these units."""
    rows = AwardRound.objects.select_related("organisation")
    if user is SYSTEM:
        return rows
    tree = tree_on(on)
    own = organisations_of(user, on, tree=tree)
    return rows.filter(organisation__in=set(own).union(*(tree.ancestors(pk) for pk in own)))


def award_round_list(user: Actor, on: date) -> QuerySet[AwardRound]:
    """The visible rounds, each with ``mine``: how many dossiers of it the reader may see."""
    seen = dossiers_visible_to(user, on).order_by().values("pk")
    return award_rounds_visible_to(user, on).annotate(mine=Count("dossiers", filter=Q(dossiers__in=seen)))


def papers_visible_to(user: Actor, on: date) -> QuerySet[DossierPaper]:
    """The papers of the dossiers one sees."""
    dossiers = dossiers_visible_to(user, on).order_by().values("pk")
    return DossierPaper.objects.filter(dossier__in=dossiers).select_related("file", "dossier")


def opinions_visible_to(user: Actor, on: date) -> QuerySet[Opinion]:
    """What one's own bodies are asked, and the opinions about dossiers that one's units appraise."""
    rows = Opinion.objects.select_related(
        "body", "round__dossier__person", "round__dossier__organisation", "round__dossier__proposer"
    )
    if user is SYSTEM:
        return rows
    scope = organisations_of(user, on, *READERS)
    return rows.filter(Q(body_id__in=scope) | Q(round__dossier__appraiser_id__in=scope))


def feedback_visible_to(user: Actor, on: date) -> QuerySet[NoticeFeedback]:
    """What people wrote: for the officers of the appraising body alone; the proposing unit does not learn who wrote."""
    rows = NoticeFeedback.objects.select_related("notice__dossier")
    if user is SYSTEM:
        return rows
    return rows.filter(notice__dossier__appraiser_id__in=organisations_of(user, on, *APPRAISERS))


def penalties_visible_to(user: Actor, on: date) -> QuerySet[Penalty]:
    """Disciplinary decisions: only the keepers of the scope see them."""
    if user is SYSTEM:
        return Penalty.objects.all()
    return Penalty.objects.filter(person__in=people_in_scope(user, on, *KEEPERS).order_by().values("pk"))


def ratings_of(subject: Person | Organisation) -> QuerySet[YearRating]:
    """The yearly ratings, the latest first; as public within the house as honours are."""
    of = Q(person=subject) if isinstance(subject, Person) else Q(organisation=subject)
    return YearRating.objects.filter(of)


def authorships_of(person: Person) -> QuerySet[Authorship]:
    """The initiatives of a person with the share and the honour each served for, the latest first."""
    rows = Authorship.objects.filter(person=person).select_related("initiative", "served")
    return rows.order_by("-initiative__year", "initiative__code")


@dataclass(frozen=True, slots=True)
class Standstill:
    """That the subject is held, and the holds as far as the reader may know them."""

    held: bool
    known: tuple[Hold, ...] = ()


def standstill_of(subject: Person | Organisation, user: Actor, on: date) -> Standstill:
    """Whether the subject is held on the day. Two queries; who keeps no record learns neither reason nor note."""
    holds = list(active_holds(subject, on))
    if not holds:
        return Standstill(held=False)
    seen = set(holds_visible_to(user, on).filter(pk__in=[hold.pk for hold in holds]).values_list("pk", flat=True))
    return Standstill(held=True, known=tuple(hold for hold in holds if hold.pk in seen))


# --- papers ----------------------------------------------------------------------------------------------------------


def required_papers(dossier: Dossier) -> tuple[Paper, ...]:
    """The papers that the rules ask of this dossier. A written achievement report stands for its file."""
    routes = {When.INITIATIVE_ROUTE} if dossier.person_id else {When.CLUSTER_ROUTE}
    return papers_for(AwardCode(dossier.award), simplified=dossier.simplified, routes=frozenset(routes))


def missing_papers(dossier: Dossier, kinds: Iterable[str]) -> list[Paper]:
    """Required papers that are not there; ``kinds`` are those that are."""
    there = set(kinds)
    if dossier.report.strip():
        there |= {Paper.ACHIEVEMENT_REPORT, Paper.SHORT_REPORT}
    asked_always = papers_for(AwardCode(dossier.award), simplified=dossier.simplified)
    return [paper for paper in asked_always if paper.value not in there]


# --- time ------------------------------------------------------------------------------------------------------------


def appraisal_limit(dossier: Dossier, calendar: Calendar) -> Limit | None:
    """Until when the appraisal has to be done; None before receipt, or where the body has set no time."""
    if dossier.received_on is None:
        return None
    try:
        figure = local_rules(dossier.appraiser).deadline(Step.APPRAISAL, AwardCode(dossier.award), dossier.received_on)
    except NotSet:
        return None
    return limit_of(figure, dossier.received_on, calendar)


def notice_days(dossier: Dossier, on: date) -> int:
    """How many days the dossier is shown to the public."""
    try:
        return local_rules(dossier.appraiser).deadline(Step.PUBLIC_NOTICE, AwardCode(dossier.award), on).value.days
    except NotSet:
        return NOTICE_DAYS


def blocking_notice(dossier: Dossier, on: date) -> tuple[PublicNotice | None, int]:
    """A notice that still runs, and how many letters about the dossier nobody has settled."""
    running = PublicNotice.objects.filter(dossier=dossier, until__gte=on).first()
    unsettled = NoticeFeedback.objects.filter(notice__dossier=dossier, settled_on=None).count()
    return running, unsettled


# --- whose turn it is ------------------------------------------------------------------------------------------------


def _in_work(user: Actor, on: date, column: str, *roles: Role) -> QuerySet[Dossier]:
    scope = organisations_of(user, on, *roles)
    if not scope:
        return Dossier.objects.none()
    rows = Dossier.objects.select_related("person", "organisation", "proposer", "appraiser", "round")
    return rows.filter(**{f"{column}__in": scope})


def dossiers_waiting_for(step: str, user: Actor, on: date) -> QuerySet[Dossier]:
    """Those of the person's bodies for which the step comes next; submitting waits for a vote that was passed."""
    state = {"receive": DossierState.SUBMITTED, "send_to_council": DossierState.APPRAISED}.get(step)
    rows = _in_work(user, on, "appraiser_id", *APPRAISERS).order_by("award", "proposer__sort_key", "code")
    if state is not None:
        return rows.filter(state=state)
    return rows.filter(state=DossierState.IN_COUNCIL, council_result__passed=True)


def _own_units(user: Actor, on: date) -> frozenset[int]:
    """The units for which the person writes and answers. Those below an officer of a body do so themselves."""
    written = organisations_of(user, on, Role.UNIT_OFFICER, Role.HEAD)
    if user is SYSTEM:
        return frozenset(written)
    offices = grants_of(user, on).filter(role=Role.OFFICER).order_by()
    return frozenset(written).union(offices.values_list("organisation_id", flat=True))


def dossiers_returned(user: Actor, on: date) -> QuerySet[Dossier]:
    """Given back to the person's units."""
    rows = Dossier.objects.select_related("person", "organisation", "proposer", "appraiser", "round")
    return rows.filter(proposer__in=_own_units(user, on), state=DossierState.RETURNED)


def dossiers_to_submit(user: Actor, on: date) -> QuerySet[Dossier]:
    """Drafts of the person's units that belong to an open round."""
    rows = _in_work(user, on, "proposer_id", Role.UNIT_OFFICER, Role.HEAD)
    return rows.filter(state=DossierState.DRAFT, round__state=AwardRound.State.OPEN)


def dossiers_to_receive(user: Actor, on: date) -> QuerySet[Dossier]:
    """Sent to the person's body and not taken in."""
    return _in_work(user, on, "appraiser_id", *APPRAISERS).filter(state=DossierState.SUBMITTED)


def dossiers_to_appraise(user: Actor, on: date) -> QuerySet[Dossier]:
    """Taken in and not judged; those given to one person wait for that person alone."""
    rows = _in_work(user, on, "appraiser_id", *APPRAISERS).filter(state=DossierState.RECEIVED)
    return rows.filter(Q(handler=None) | Q(handler__pk=getattr(user, "pk", None)))


def opinions_due(user: Actor, on: date) -> QuerySet[Opinion]:
    """What the person's bodies are asked and have not answered while they still may."""
    scope = _own_units(user, on)
    rows = Opinion.objects.filter(body_id__in=scope, stance=Opinion.Stance.NONE, round__due_on__gte=on)
    return rows.select_related("body", "round__dossier__person", "round__dossier__organisation")


# --- before the council ----------------------------------------------------------------------------------------------


def dossiers_for_council(user: Actor, body: Organisation, on: date) -> QuerySet[Dossier]:
    """The visible dossiers that wait for a vote of the body's council, by award and unit."""
    rows = dossiers_visible_to(user, on).filter(appraiser=body, state=DossierState.IN_COUNCIL, council_result={})
    return rows.order_by("award", "proposer__sort_key", "code")


def names_dossier(about: str) -> bool:
    """Whether a subject reference names a dossier."""
    return about.startswith("dossier:")


def dossier_about(about: str) -> Dossier | None:
    """The dossier that an agenda names, or None where it names something else.

    Who may read it there is for the council to say: a member who is not recused sees what the vote is about.
    """
    if not names_dossier(about):
        return None
    rows = Dossier.objects.select_related("person", "organisation", "proposer", "appraiser", "round")
    return rows.filter(code=about.partition(":")[2]).first()


# --- lists -----------------------------------------------------------------------------------------------------------


def dossier_list(user: Actor, on: date) -> QuerySet[Dossier]:
    """The visible dossiers, each with ``held``: whether its subject is held on the day."""
    active = Q(lifted_on=None) | Q(lifted_on__gt=on)
    same = Q(person=OuterRef("person"), person__isnull=False) | Q(
        organisation=OuterRef("organisation"), organisation__isnull=False
    )
    held = Hold.objects.filter(active, same, since__lte=on)
    return dossiers_visible_to(user, on).select_related("round", "handler").annotate(held=Exists(held))


def taken_for(award: AwardCode, year: int) -> tuple[QuerySet[Dossier], QuerySet[Honour]]:
    """Open or awarded dossiers, and honours, of one award and year: who need not be proposed again."""
    dossiers = Dossier.objects.filter(award=award, year=year).exclude(
        state__in=[state for state in OVER if state is not DossierState.AWARDED]
    )
    return dossiers, Honour.objects.filter(award=award, last_year=year, state__in=Honour.HOLDING)
