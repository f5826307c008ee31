"""What waits for somebody in the rounds of judging, by the role in which it waits."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Case, DateField, F, Q, QuerySet, When

from thidua.core.audit import Actor
from thidua.directory.models import ClusterMember, Organisation, Role
from thidua.directory.queries import grants_of, organisations_of
from thidua.scoring.logic.workflow import AppealState, RoundState
from thidua.scoring.models import Appeal, Mark, ScoringRound

SPEAKERS = (Role.HEAD, Role.UNIT_OFFICER)
UNDER_WAY = (RoundState.SELF, RoundState.CHECK, RoundState.CROSS, RoundState.APPRAISAL)
RoundUnits = list[tuple[ScoringRound, list[Organisation]]]
"""Rounds with those of the reader's units that work in them."""


def marks_returned_to(user: Actor, on: date) -> QuerySet[Mark]:
    """Marks that the reader's units have to write anew."""
    rows = Mark.objects.select_related("card__round", "card__organisation")
    units = organisations_of(user, on, *SPEAKERS)
    return rows.filter(returned=True, scorer__in=units, card__round__state__in=UNDER_WAY).order_by("card", "pk")


def rounds_to_check(user: Actor, on: date) -> RoundUnits:
    """Rounds at the check in which departments of the reader own criteria."""
    units = organisations_of(user, on, *SPEAKERS)
    found: RoundUnits = []
    rows = _rounds(RoundState.CHECK).filter(checkers__in=units).distinct()
    for row in rows.prefetch_related("checkers"):
        found.append((row, [unit for unit in row.checkers.all() if unit.pk in units]))
    return found


def rounds_to_cross(user: Actor, on: date) -> RoundUnits:
    """Rounds at the cross-scoring in which units of the reader compete."""
    units = organisations_of(user, on, *SPEAKERS)
    rows = list(_rounds(RoundState.CROSS).filter(cluster__members__organisation__in=units).distinct())
    members = _members([row.cluster_id for row in rows], units)
    return [(row, members.get(row.cluster_id, [])) for row in rows]


def _rounds(state: RoundState) -> QuerySet[ScoringRound]:
    return ScoringRound.objects.filter(state=state).select_related("cluster__organiser").order_by("cross_due", "pk")


def _members(clusters: Collection[int], units: Collection[int]) -> dict[int, list[Organisation]]:
    found: dict[int, list[Organisation]] = {}
    rows = ClusterMember.objects.filter(cluster__in=clusters, organisation__in=units).select_related("organisation")
    for row in rows.order_by("organisation__sort_key", "pk"):
        found.setdefault(row.cluster_id, []).append(row.organisation)
    return found


def rounds_to_move(user: Actor, on: date) -> QuerySet[ScoringRound]:
    """Rounds of the units where the reader is the standing body, with the last day of their stage as ``stage_due``.

    Those at the appraisal, which is its own work; of the others those whose day has passed.
    """
    organisers = grants_of(user, on).order_by().filter(role=Role.OFFICER).values("organisation")
    due = Case(
        When(state=RoundState.SELF, then=F("self_due")),
        When(state=RoundState.CHECK, then=F("check_due")),
        When(state=RoundState.CROSS, then=F("cross_due")),
        When(state=RoundState.APPRAISAL, then=F("appraisal_due")),
        When(state=RoundState.PUBLISHED, then=F("appeal_due")),
        output_field=DateField(),
    )
    rows = ScoringRound.objects.filter(cluster__organiser__in=organisers).annotate(stage_due=due)
    waiting = Q(state=RoundState.APPRAISAL) | Q(state__in=(*UNDER_WAY, RoundState.PUBLISHED), stage_due__lt=on)
    return rows.filter(waiting).select_related("cluster").order_by("stage_due", "pk")


def appeals_to_answer(user: Actor, on: date) -> QuerySet[Appeal]:
    """Open appeals in rounds of the units where the reader is the standing body, the earliest day first."""
    organisers = organisations_of(user, on, Role.OFFICER)
    rows = Appeal.objects.select_related("card__round__cluster", "card__organisation")
    open_appeals = rows.filter(state=AppealState.FILED, card__round__state=RoundState.PUBLISHED)
    return open_appeals.filter(card__round__cluster__organiser__in=organisers).order_by("due_on", "pk")
