"""Named reads of campaigns, targets, the catalogue and who has answered. The day is always an argument."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypedDict

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from thidua.campaigns.logic.adjusting import Adjustment, promise_on
from thidua.campaigns.logic.likeness import Candidate, Suggestion, suggest
from thidua.campaigns.logic.target import Promise
from thidua.campaigns.logic.terms import Direction
from thidua.campaigns.logic.workflow import CampaignState, ParticipationState
from thidua.campaigns.models import Allocation, Campaign, Indicator, Participation, Target, TargetAdjustment
from thidua.campaigns.scope import sight_of
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.text import fold
from thidua.directory.models import Grant, Organisation, Role, User
from thidua.directory.queries import children_on, grants_of, in_force, organisations_of
from thidua.documents.models import StoredFile
from thidua.documents.queries import files_visible_to as intake_files

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    ListedCampaign = WithAnnotations[Campaign, "CampaignCounts"]
    FollowedCampaign = WithAnnotations[Campaign, "AnswerCounts"]


class CampaignCounts(TypedDict):
    """What a listed campaign carries besides its own columns."""

    target_count: int
    sent_count: int
    answered_count: int


class AnswerCounts(CampaignCounts):
    """What a campaign carries for whoever waits for its answers."""

    silent_count: int


OUT = (CampaignState.PUBLISHED, CampaignState.CLOSED, CampaignState.WITHDRAWN)
"""States in which a campaign has left its issuer."""
REACHED = tuple(state for state in ParticipationState if state not in {"chosen", "recalled"})
"""States of a participation that the unit itself sees."""
UNACKNOWLEDGED = (ParticipationState.SENT, ParticipationState.SEEN)
"""States of a participation that still waits for the unit to acknowledge."""
UNIT_ROLES = (Role.HEAD, Role.UNIT_OFFICER)
"""Who speaks for a unit towards its superior."""


# --- campaigns -------------------------------------------------------------------------------------------------------


def campaigns_visible_to(user: Actor, on: date) -> QuerySet[Campaign]:
    """Published campaigns of everyone above, below and at home; sent to us; drafts of those we work for."""
    rows = Campaign.objects.select_related("issuer", "answers")
    if user is SYSTEM:
        return rows
    sight = sight_of(user, on)
    sent = Participation.objects.filter(campaign=OuterRef("pk"), organisation__in=sight.own, state__in=REACHED)
    out = Q(state__in=OUT) & (Q(issuer__in=sight.issuers) | Q(Exists(sent.order_by())))
    return rows.filter(out | Q(issuer__in=sight.drafting))


def campaign_list(user: Actor, on: date) -> QuerySet[ListedCampaign]:
    """The same for a list: without dropped ones, with the number of targets and of units that answered."""
    sent = Participation.objects.filter(state__in=REACHED)
    return (
        campaigns_visible_to(user, on)
        .exclude(state=CampaignState.DROPPED)
        .annotate(
            target_count=_number_of(Target.objects.filter(dropped_on=None)),
            sent_count=_number_of(sent),
            answered_count=_number_of(sent.filter(state=ParticipationState.ANSWERED)),
        )
    )


def followed_campaigns(user: Actor, on: date, issuers: Collection[int]) -> QuerySet[FollowedCampaign]:
    """Running campaigns of these issuers that were sent to somebody, with how many units have said nothing yet."""
    quiet = Participation.objects.filter(state__in=UNACKNOWLEDGED)
    rows = campaign_list(user, on).filter(issuer__in=issuers, state=CampaignState.PUBLISHED, sent_count__gt=0)
    running = rows.exclude(ends__lt=on).annotate(silent_count=_number_of(quiet))
    return running.order_by("acknowledge_by", "published_on", "pk")


def _number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of the rows belong to the campaign, counted beside the list and not by joining it."""
    counted = rows.order_by().filter(campaign=OuterRef("pk")).values("campaign").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def campaign_page(user: Actor, on: date) -> QuerySet[Campaign]:
    """Campaigns with everything a page shows, in a constant number of queries."""
    return campaigns_visible_to(user, on).prefetch_related(
        "contents",
        "movements__lead",
        "occasions",
        "citeddocuments",
        "assignments__organisation",
        "recipientlines",
        Prefetch("targets", queryset=targets_with_all()),
        Prefetch("participations", queryset=Participation.objects.select_related("organisation", "answer")),
    )


def files_visible_to(user: Actor, on: date) -> QuerySet[StoredFile]:
    """The signed files of the campaigns the reader sees, and the files of the intakes of the own units."""
    shown = campaigns_visible_to(user, on).order_by().filter(file=OuterRef("pk"))
    return StoredFile.objects.filter(Q(Exists(shown)) | Q(pk__in=intake_files(user, on).values("pk")))


def find_campaigns(rows: QuerySet[Campaign], text: str) -> QuerySet[Campaign]:
    """Those whose code, title, theme or number holds every word, with or without accents."""
    for word in fold(text).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def running_campaigns(issuer: Organisation, *, besides: Campaign | None = None) -> QuerySet[Campaign]:
    """Published campaigns of the issuer that have both their days, with their targets' indicators at hand."""
    rows = Campaign.objects.filter(
        issuer=issuer, state=CampaignState.PUBLISHED, starts__isnull=False, ends__isnull=False
    )
    if besides is not None:
        rows = rows.exclude(pk=besides.pk)
    return rows.prefetch_related(Prefetch("targets", queryset=Target.objects.select_related("indicator")))


def default_recipients(issuer: Organisation, on: date) -> QuerySet[Organisation]:
    """The units a launch usually goes to: those directly under the issuer."""
    return children_on(issuer, on)


def answers_possible_for(campaign: Campaign) -> QuerySet[Campaign]:
    """Campaigns sent to the issuer that its own campaign may answer."""
    sent = Participation.objects.filter(campaign=OuterRef("pk"), organisation=campaign.issuer, state__in=REACHED)
    return Campaign.objects.filter(Exists(sent.order_by()), state=CampaignState.PUBLISHED).exclude(pk=campaign.pk)


# --- targets ---------------------------------------------------------------------------------------------------------


def targets_with_all() -> QuerySet[Target]:
    """Targets with everything shown beside them, dropped ones included."""
    return Target.objects.select_related("indicator", "owner", "duplicate_of", "whole").prefetch_related(
        "named_units__organisation",
        Prefetch("adjustments", queryset=TargetAdjustment.objects.select_related("recorded_by")),
    )


def targets_visible_to(user: Actor, on: date) -> QuerySet[Target]:
    """Targets of the campaigns the reader sees, with their campaign."""
    seen = campaigns_visible_to(user, on).order_by().values("pk")
    return targets_with_all().select_related("campaign__issuer").filter(campaign__in=seen)


def live_targets(campaign: Campaign) -> QuerySet[Target]:
    """The targets that count: neither dropped nor mere repetitions."""
    return targets_with_all().filter(campaign=campaign, dropped_on=None, duplicate_of=None)


def promise_of(target: Target, on: date) -> Promise | None:
    """What the target asks for on the day, adjustments included; None where it is cancelled.

    Uses the prefetched adjustments of :func:`targets_with_all`.
    """
    return _promise(target, target.adjustments.all(), on)


def promises_of(targets: Collection[Target], on: date) -> dict[int, Promise | None]:
    """The same for many targets that carry their indicator, by id. One query."""
    rows: dict[int, list[TargetAdjustment]] = defaultdict(list)
    for row in TargetAdjustment.objects.filter(target__in=targets).order_by("effective_on", "id"):
        rows[row.target_id].append(row)
    return {target.pk: _promise(target, rows[target.pk], on) for target in targets}


def _promise(target: Target, adjustments: Iterable[TargetAdjustment], on: date) -> Promise | None:
    direction = Direction(target.indicator.direction) if target.indicator else Direction.HIGHER
    steps = [
        Adjustment(row.effective_on, row.value, row.value_high, row.cancels)
        for row in adjustments
        if row.withdrawn_on is None
    ]
    return promise_on(target.promise(direction), steps, on)


def allocations_of(target: Target) -> QuerySet[Allocation]:
    """What each unit is given, in Vietnamese order of the units."""
    return Allocation.objects.filter(target=target).select_related("organisation")


def allocated_to(organisation: Organisation, campaign: Campaign) -> Mapping[int, Allocation]:
    """What one unit is given in a campaign, by target id."""
    rows = Allocation.objects.filter(target__campaign=campaign, organisation=organisation)
    return {row.target_id: row for row in rows}


# --- participation ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Board:
    """Who has answered: one row for each unit, and how many stand where."""

    rows: tuple[Participation, ...]
    counts: Mapping[ParticipationState, int]

    @property
    def silent(self) -> tuple[Participation, ...]:
        """Units that have not even acknowledged."""
        return tuple(row for row in self.rows if row.state in UNACKNOWLEDGED)


def board_of(campaign: Campaign) -> Board:
    """The board of a campaign, in Vietnamese order of its units. One query."""
    rows = tuple(
        Participation.objects.filter(campaign=campaign).select_related("organisation", "acknowledged_by", "answer")
    )
    tally = Counter(row.state for row in rows)
    return Board(rows, {state: tally.get(state.value, 0) for state in ParticipationState})


def participations_visible_to(user: Actor, on: date) -> QuerySet[Participation]:
    """Participations of the campaigns the reader sees."""
    seen = campaigns_visible_to(user, on).order_by().values("pk")
    return Participation.objects.select_related("campaign__issuer", "organisation", "answer").filter(campaign__in=seen)


def to_acknowledge(user: Actor, on: date) -> QuerySet[Participation]:
    """What the reader's units have been sent and not yet acknowledged, earliest deadline first."""
    rows = Participation.objects.select_related("campaign__issuer", "organisation").filter(
        organisation__in=organisations_of(user, on, *UNIT_ROLES),
        state__in=UNACKNOWLEDGED,
        campaign__state=CampaignState.PUBLISHED,
    )
    return rows.order_by("campaign__acknowledge_by", "campaign__published_on", "pk")


def speakers_of(organisation_ids: Collection[int], on: date) -> QuerySet[User]:
    """The accounts that speak for these units on the day: heads and reporting officers of the units themselves."""
    held = Grant.objects.filter(
        in_force(on), user=OuterRef("pk"), organisation__in=organisation_ids, role__in=UNIT_ROLES
    )
    return User.objects.filter(Exists(held.order_by()), is_active=True)


# --- catalogue -------------------------------------------------------------------------------------------------------


def indicators_visible_to(user: Actor, on: date) -> QuerySet[Indicator]:
    """The whole catalogue for anyone who holds a role on the day; nothing for a stranger."""
    rows = Indicator.objects.select_related("owner", "keeper")
    return rows if user is SYSTEM or grants_of(user, on).exists() else rows.none()


def active_indicators(user: Actor, on: date) -> QuerySet[Indicator]:
    """The indicators that new targets may be tied to."""
    return indicators_visible_to(user, on).filter(retired_on=None)


def find_indicators(rows: QuerySet[Indicator], text: str) -> QuerySet[Indicator]:
    for word in fold(text).split():
        rows = rows.filter(search_key__contains=word)
    return rows


def candidates(rows: Iterable[Indicator]) -> list[Candidate]:
    """Indicators as likeness sees them."""
    return [Candidate(row.code, row.name, row.unit) for row in rows]


def suggested_indicators(name: str, unit: str, user: Actor, on: date) -> tuple[Suggestion, ...]:
    """The indicators most like a target, best first. One query over the catalogue."""
    return suggest(name, unit, candidates(active_indicators(user, on)))
