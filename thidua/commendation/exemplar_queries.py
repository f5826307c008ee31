"""Named reads of exemplars: what the staff sees, what the public sees, what waits for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Prefetch, Q, QuerySet

from thidua.commendation.logic.exemplars import ExemplarField, ExemplarState
from thidua.commendation.models import Exemplar, ExemplarPicture, Replication
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.text import fold
from thidua.directory.models import Organisation, Person, Role
from thidua.directory.queries import grants_of, in_force, organisations_of, people_in_scope

NOMINATORS = (Role.OFFICER, Role.HEAD, Role.UNIT_OFFICER)
"""Who nominates for a unit, and says what the unit copies."""
VERIFIERS = (Role.OFFICER, Role.LEADER, Role.HEAD)
"""Who looks into an exemplar for the body that answers for it."""
PUBLISHERS = (Role.OFFICER, Role.LEADER)
READERS = (*NOMINATORS, Role.LEADER, Role.ADMINISTRATOR, Role.AUDITOR)
AHEAD = timedelta(days=30)
"""How long before its day a six-month result is asked for."""


def exemplars_visible_to(user: Actor, on: date) -> QuerySet[Exemplar]:
    """Published ones for whoever holds a role; all others for the unit that nominated and the body that verifies."""
    rows = Exemplar.objects.select_related("person", "organisation", "nominator", "verifier")
    if user is SYSTEM:
        return rows
    if not grants_of(user, on).exists():
        return rows.none()
    scope = organisations_of(user, on, *READERS)
    own = Q(nominator_id__in=scope) | Q(verifier_id__in=scope)
    return rows.filter(Q(state=ExemplarState.PUBLISHED) | own)


def with_copies(rows: QuerySet[Exemplar]) -> QuerySet[Exemplar]:
    """Each with the number of units that copy it, ``copies``, and of those that have told the result, ``told``."""
    return rows.annotate(
        copies=Count("replications", distinct=True),
        told=Count("replications", filter=~Q(replications__reported_on=None), distinct=True),
    )


def with_everything(rows: QuerySet[Exemplar]) -> QuerySet[Exemplar]:
    """With pictures, and with the units that copy it: for the page of one exemplar."""
    copies = Replication.objects.select_related("organisation")
    return rows.select_related("nominated_by", "verified_by").prefetch_related(
        "pictures", Prefetch("replications", copies)
    )


def pictures_visible_to(user: Actor, on: date) -> QuerySet[ExemplarPicture]:
    """Pictures of the exemplars the reader sees."""
    seen = exemplars_visible_to(user, on).order_by().values("pk")
    return ExemplarPicture.objects.filter(exemplar__in=seen).select_related("file")


def replications_visible_to(user: Actor, on: date) -> QuerySet[Replication]:
    """Copies of the exemplars the reader sees, and those of the own units."""
    seen = exemplars_visible_to(user, on).order_by().values("pk")
    scope = frozenset() if user is SYSTEM else organisations_of(user, on, *READERS)
    rows = Replication.objects.select_related("exemplar", "organisation")
    return rows.filter(Q(exemplar__in=seen) | Q(organisation_id__in=scope))


def nominating_units(user: Actor, on: date) -> QuerySet[Organisation]:
    """The living units for which the person nominates and reports."""
    return Organisation.objects.filter(in_force(on), pk__in=organisations_of(user, on, *NOMINATORS))


# --- work ------------------------------------------------------------------------------------------------------------


def to_verify(user: Actor, on: date) -> QuerySet[Exemplar]:
    """Nominated to one's body by somebody else."""
    scope = organisations_of(user, on, *VERIFIERS)
    rows = Exemplar.objects.filter(state=ExemplarState.NOMINATED, verifier_id__in=scope)
    return rows.exclude(nominated_by__username=getattr(user, "username", "")).order_by("nominated_on", "pk")


def to_publish(user: Actor, on: date) -> QuerySet[Exemplar]:
    """Verified, and waiting to be shown."""
    scope = organisations_of(user, on, *PUBLISHERS)
    return Exemplar.objects.filter(state=ExemplarState.VERIFIED, verifier_id__in=scope).order_by("verified_on", "pk")


def results_to_tell(user: Actor, on: date) -> QuerySet[Replication]:
    """Copies by one's units whose six months end within a month, or have ended."""
    scope = organisations_of(user, on, *NOMINATORS)
    rows = Replication.objects.filter(organisation_id__in=scope, reported_on=None, due_on__lte=on + AHEAD)
    return rows.select_related("exemplar", "organisation").order_by("due_on", "pk")


def people_to_nominate(user: Actor, on: date) -> QuerySet[Person]:
    """The people of the units for which the person nominates."""
    return people_in_scope(user, on, *NOMINATORS).filter(is_active=True)


# --- the public ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a visitor looks for among the published exemplars."""

    words: str = ""
    field: ExemplarField | None = None
    year: int | None = None


def published_exemplars(wanted: Wanted | None = None) -> QuerySet[Exemplar]:
    """What everybody may read, the latest first, with its pictures and the number of units that copy it."""
    asked = wanted or Wanted()
    rows = with_copies(Exemplar.objects.filter(state=ExemplarState.PUBLISHED))
    for word in fold(asked.words).split():
        rows = rows.filter(search_key__contains=word)
    if asked.field:
        rows = rows.filter(field=asked.field.value)
    if asked.year:
        rows = rows.filter(year=asked.year)
    return rows.prefetch_related("pictures").order_by("-published_on", "-code")


def published_years() -> list[int]:
    """The years of which something is published, the latest first."""
    rows = Exemplar.objects.filter(state=ExemplarState.PUBLISHED).order_by("-year")
    return list(rows.values_list("year", flat=True).distinct())


def published_picture(number: int) -> ExemplarPicture | None:
    """A picture that everybody may see."""
    rows = ExemplarPicture.objects.filter(pk=number, exemplar__state=ExemplarState.PUBLISHED)
    return rows.select_related("file").first()
