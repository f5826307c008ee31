"""Named reads of scoring schemes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from thidua.campaigns.models import Indicator
from thidua.campaigns.queries import active_indicators
from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Cluster, Organisation, Role
from thidua.directory.queries import grants_of, in_force, organisations_of, organisations_visible_to
from thidua.scoring.logic.scheme import Scheme as Table
from thidua.scoring.logic.scheme import criteria, indicators_of
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


@dataclass(frozen=True, slots=True)
class Names:
    """Names of the departments and of the indicators that a scheme mentions, by code."""

    units: Mapping[str, str]
    indicators: Mapping[str, str]


def names_in(table: Table) -> Names:
    """The names a scheme needs to be read. Two queries, however long it is."""
    owners = {criterion.owner for _kind, criterion in criteria(table) if criterion.owner}
    units = Organisation.objects.filter(code__in=owners).values_list("code", "name")
    indicators = Indicator.objects.filter(code__in=indicators_of(table)).values_list("code", "name")
    return Names(dict(units), dict(indicators))


def indicators_for(user: Actor, on: date, kept: str = "") -> QuerySet[Indicator]:
    """What a criterion may be tied to: indicators in use, and the one it is tied to already (its code)."""
    return Indicator.objects.filter(Q(pk__in=active_indicators(user, on).values("pk")) | Q(code=kept)).order_by("code")


def owners_for(user: Actor, on: date, kept: str = "") -> QuerySet[Organisation]:
    """Who may check a criterion: living units, and the one that does so already (its code)."""
    living = organisations_visible_to(user, on).filter(in_force(on)).values("pk")
    return Organisation.objects.filter(Q(pk__in=living) | Q(code=kept))
