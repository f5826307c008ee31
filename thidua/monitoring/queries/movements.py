"""Named reads of the life of movements: who leads, in which years, who takes part, what was told and found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db.models import BigIntegerField, Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from thidua.campaigns.logic.workflow import CampaignState
from thidua.campaigns.models import Movement, Participation
from thidua.campaigns.queries import REACHED, UNIT_ROLES, campaigns_visible_to
from thidua.campaigns.scope import DRAFT_READERS
from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of, tree_on
from thidua.monitoring.logic.movement_life import MovementState, ResultState, ReviewKind, is_of_higher_level, state_of
from thidua.monitoring.models import (
    MovementCharter,
    MovementGoal,
    MovementParticipant,
    MovementResult,
    MovementReview,
    ResultPicture,
)

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    LivingMovement = WithAnnotations[Movement, "LifeColumns"]


class LifeColumns(TypedDict):
    """What a movement carries besides its own columns; ``first`` and ``last`` are years, both inside."""

    first: int
    last: int
    lead_now: int | None
    lead_name: str | None
    lead_code: str | None
    reviewed: bool


ALIVE = (CampaignState.PUBLISHED, CampaignState.CLOSED)
"""Campaigns whose movements have a life: sent out, and not taken back."""


def movements_visible_to(user: Actor, on: date) -> QuerySet[LivingMovement]:
    """Movements of the sent out campaigns the reader sees, with their lead, years and whether they were reviewed."""
    seen = campaigns_visible_to(user, on).filter(state__in=ALIVE).order_by().values("pk")
    return with_life(Movement.objects.filter(campaign__in=seen)).order_by("-campaign__year", "-campaign", "position")


def with_life(rows: QuerySet[Movement]) -> QuerySet[LivingMovement]:
    """Movements with what their charter or else their document says of lead and years."""
    charter = MovementCharter.objects.filter(movement=OuterRef("pk"))
    final = MovementReview.objects.filter(movement=OuterRef("pk"), kind=ReviewKind.FINAL, withdrawn_on=None)
    lead = Organisation.objects.filter(pk=OuterRef("lead_now"))
    return (
        rows.select_related("campaign__issuer", "lead")
        .annotate(
            first=Coalesce(Subquery(charter.values("first_year")), F("first_year"), F("campaign__year")),
            lead_now=Coalesce(Subquery(charter.values("lead")), F("lead_id"), output_field=BigIntegerField()),
            reviewed=Exists(final.order_by()),
        )
        .annotate(
            last=Greatest(
                "first", Coalesce(Subquery(charter.values("last_year")), F("last_year"), F("campaign__year"))
            ),
            lead_name=Subquery(lead.values("name")[:1]),
            lead_code=Subquery(lead.values("code")[:1]),
        )
    )


def in_state(rows: QuerySet[LivingMovement], state: MovementState, year: int) -> QuerySet[LivingMovement]:
    """The movements that stand so in the year: the same rule as :func:`state_of`, asked of the database."""
    match state:
        case MovementState.REVIEWED:
            return rows.filter(reviewed=True)
        case MovementState.UPCOMING:
            return rows.filter(reviewed=False, first__gt=year)
        case MovementState.RUNNING:
            return rows.filter(reviewed=False, first__lte=year, last__gte=year)
        case MovementState.ENDED:
            return rows.filter(reviewed=False, last__lt=year)


def in_year(rows: QuerySet[LivingMovement], year: int) -> QuerySet[LivingMovement]:
    """The movements one of whose years this is."""
    return rows.filter(first__lte=year, last__gte=year)


def state_in(movement: LivingMovement, year: int) -> MovementState:
    """Where a movement with its life stands in the year."""
    return state_of(movement.first, movement.last, year, reviewed=movement.reviewed)


def is_answered(movement: Movement) -> bool:
    """Whether the movement is of a higher level, so that the campaign only answers it."""
    return is_of_higher_level(movement.level, movement.campaign.issuer.kind)


def body_above(movement: Movement, on: date) -> Organisation | None:
    """The body of the movement's level above the issuer on the day, where the tree knows it."""
    kinds: Mapping[str, str] = {"national": "country", "province": "province", "district": "district"}
    above = tree_on(on).ancestors(movement.campaign.issuer_id)
    bodies = Organisation.objects.filter(pk__in=list(above), kind=kinds.get(movement.level, ""))
    return bodies.first()


@dataclass(frozen=True, slots=True)
class Life:
    """What stands beside a movement on its page. ``chosen`` tells named participants from "everybody it went to"."""

    charter: MovementCharter | None
    goals: tuple[MovementGoal, ...]
    participants: tuple[Organisation, ...]
    chosen: bool


def life_of(movement: Movement) -> Life:
    """Charter, goals and participants. At most four queries."""
    goals = MovementGoal.objects.filter(movement=movement).select_related("target__indicator", "target__campaign")
    named = MovementParticipant.objects.filter(movement=movement).exists()
    return Life(charter_of(movement), tuple(goals), tuple(participants_of(movement)), chosen=named)


def charter_of(movement: Movement) -> MovementCharter | None:
    """How it is carried out, where somebody has said it."""
    return MovementCharter.objects.select_related("lead").filter(movement=movement).first()


def lead_of(movement: Movement) -> Organisation | None:
    """The unit that leads it: by its charter, else by the document."""
    charter = charter_of(movement)
    return charter.lead if charter is not None and charter.lead is not None else movement.lead


def participants_of(movement: Movement) -> QuerySet[Organisation]:
    """The named participants, or every unit the campaign was sent to where none are named. One query."""
    named = MovementParticipant.objects.filter(movement=movement)
    sent = Participation.objects.filter(campaign=movement.campaign_id, state__in=REACHED)
    nobody_named = ~Exists(named.order_by())
    among = Q(pk__in=named.order_by().values("organisation"))
    return Organisation.objects.filter(among | (nobody_named & Q(pk__in=sent.order_by().values("organisation"))))


def takes_part(movement: Movement, organisation: Organisation) -> bool:
    """Whether the unit tells results of the movement: a participant, or the unit that leads it."""
    lead = lead_of(movement)
    if lead is not None and lead.pk == organisation.pk:
        return True
    return participants_of(movement).filter(pk=organisation.pk).exists()


# --- results ---------------------------------------------------------------------------------------------------------


def results_with_all() -> QuerySet[MovementResult]:
    """Results with their unit, movement and pictures that still stand."""
    shown = ResultPicture.objects.filter(removed_at=None).select_related("file")
    return MovementResult.objects.select_related(
        "organisation", "movement__campaign__issuer", "movement__lead", "reported_by", "reviewed_by"
    ).prefetch_related(Prefetch("pictures", queryset=shown, to_attr="shown"))


def results_visible_to(user: Actor, on: date) -> QuerySet[MovementResult]:
    """Accepted results of visible movements for everyone; others for the unit itself, the lead and the issuer."""
    if user is SYSTEM:
        return results_with_all()
    movements = movements_visible_to(user, on).order_by().values("pk")
    own = organisations_of(user, on)
    work = organisations_of(user, on, *DRAFT_READERS)
    seen = (
        Q(state=ResultState.ACCEPTED) | Q(organisation__in=own) | Q(movement__campaign__issuer__in=work) | led_by(own)
    )
    return results_with_all().filter(seen, movement__in=movements)


def led_by(units: frozenset[int]) -> Q:
    """Results of movements that one of the units leads."""
    charter = MovementCharter.objects.filter(movement=OuterRef("movement"))
    chartered = Exists(charter.filter(lead__in=units).order_by())
    led_otherwise = Exists(charter.filter(lead__isnull=False).order_by())
    return Q(chartered) | (Q(movement__lead__in=units) & ~Q(led_otherwise))


def results_to_review(user: Actor, on: date) -> QuerySet[MovementResult]:
    """Reported results of movements that the reader's units lead, oldest first; nobody reviews the own unit."""
    own = organisations_of(user, on, *UNIT_ROLES)
    waiting = results_with_all().filter(state=ResultState.REPORTED).exclude(organisation__in=own)
    return waiting.filter(led_by(own)).order_by("reported_on", "pk")


def returned_results(user: Actor, on: date) -> QuerySet[MovementResult]:
    """Results sent back to the reader's units."""
    own = organisations_of(user, on, *UNIT_ROLES)
    return results_with_all().filter(state=ResultState.RETURNED, organisation__in=own).order_by("reviewed_on", "pk")


def pictures_visible_to(user: Actor, on: date) -> QuerySet[ResultPicture]:
    """Pictures of the results the reader sees, those taken away left out."""
    seen = results_visible_to(user, on).order_by().values("pk")
    return ResultPicture.objects.filter(removed_at=None, result__in=seen).select_related("file", "result")


# --- reviews ---------------------------------------------------------------------------------------------------------


def reviews_of(movement: Movement) -> QuerySet[MovementReview]:
    """What was found at each sơ kết and tổng kết, newest first, withdrawn ones too."""
    return MovementReview.objects.filter(movement=movement).select_related("file", "written_by")


def reviews_visible_to(user: Actor, on: date) -> QuerySet[MovementReview]:
    """Reviews of the movements the reader sees."""
    seen = movements_visible_to(user, on).order_by().values("pk")
    return MovementReview.objects.filter(movement__in=seen).select_related("movement__campaign__issuer", "file")
