"""Named reads of scoring schemes."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Cluster, Organisation, Role
from thidua.directory.queries import grants_of, organisations_of
from thidua.scoring.logic.workflow import RoundState, SchemeState
from thidua.scoring.models import Scheme, SchemeVersion

STANDING_ROLES = (Role.OFFICER, Role.LEADER, Role.AUDITOR, Role.COUNCIL_MEMBER, Role.ADMINISTRATOR)
"""Who sees everything that the organiser of a cluster has to do with its judging."""


def schemes_visible_to(user: Actor, on: date) -> QuerySet[Scheme]:
    """Published schemes for anyone who holds a role on the day; drafts for those who work at the organiser."""
    rows = Scheme.objects.select_related("organiser", "replaces")
    if user is SYSTEM:
        return rows
    if not grants_of(user, on).exists():
        return rows.none()
    own = Q(organiser__in=organisations_of(user, on, *STANDING_ROLES))
    return rows.filter(own | ~Q(state=SchemeState.DRAFT))


def with_round_count(rows: QuerySet[Scheme]) -> QuerySet[Scheme]:
    """Each scheme with the number of rounds that judge by it: ``round_count``."""
    return rows.annotate(round_count=Count("rounds", filter=~Q(rounds__state=RoundState.CANCELLED)))


def usable_schemes(cluster: Cluster) -> QuerySet[Scheme]:
    """The schemes by which a cluster may be judged: published for its year and kind by its organiser."""
    return Scheme.objects.filter(
        Q(cluster_kind="") | Q(cluster_kind=cluster.kind),
        organiser=cluster.organiser,
        year=cluster.year,
        state__in=[SchemeState.PUBLISHED, SchemeState.FROZEN],
    )


def schemes_of(organiser: Organisation, year: int) -> QuerySet[Scheme]:
    """What an organiser has for a year, retired ones left out."""
    return Scheme.objects.filter(organiser=organiser, year=year).exclude(state=SchemeState.RETIRED)


def versions_of(scheme: Scheme) -> QuerySet[SchemeVersion]:
    """How a scheme stood before each change, the latest first."""
    return SchemeVersion.objects.filter(scheme=scheme)
