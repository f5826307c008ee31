"""What waits for the departments that own indicators: their figures in all units."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TypedDict

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.campaigns.models import Target
from thidua.core.audit import Actor
from thidua.directory.models import Role
from thidua.directory.queries import organisations_of
from thidua.monitoring.logic.period import Period
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Delegation, Observation, Report
from thidua.monitoring.queries.figures import figures_in
from thidua.monitoring.queries.owners import delegated_to
from thidua.monitoring.queries.reports import live_targets, owned_by

CONFIRMERS = (Role.HEAD, Role.UNIT_OFFICER)
ISSUERS = (Role.OFFICER,)
"""Who confirms for an issuer that owns an indicator itself."""
ANSWERED = (FigureState.CONFIRMED, FigureState.OFFICIAL)


class ToConfirm(TypedDict):
    """One indicator in one period: how many figures wait, are confirmed, are there at all."""

    indicator__code: str
    indicator__name: str
    indicator__unit: str
    period: str
    waiting: int
    answered: int
    total: int


def owned_targets(user: Actor, on: date) -> QuerySet[Target]:
    """The live targets whose figures the account confirms."""
    owners = organisations_of(user, on, *CONFIRMERS) | delegated_to(user, Delegation.Work.CONFIRM, on)
    issuers = organisations_of(user, on, *ISSUERS)
    own = Q(owner=None, indicator__owner=None, campaign__issuer__in=issuers | owners)
    return live_targets().filter(owned_by(owners | issuers) | own)


def figures_to_confirm(user: Actor, on: date) -> QuerySet[Observation]:
    """The figures of those indicators, in whatever units and states, that some report asks for."""
    owned = owned_targets(user, on).filter(
        campaign=OuterRef("round__campaign"), indicator=OuterRef(OuterRef("indicator"))
    )
    asked = Report.objects.filter(
        Exists(owned), organisation=OuterRef("organisation"), round__period=OuterRef("period")
    ).order_by()
    rows = Observation.objects.filter(Exists(asked)).exclude(value=None, missing="")
    return rows.select_related("indicator", "organisation")


def confirm_groups(user: Actor, on: date) -> QuerySet[Observation, ToConfirm]:
    """The same by indicator and period; what waits first, the latest period first."""
    counted = (
        figures_to_confirm(user, on)
        .order_by()
        .values("indicator__code", "indicator__name", "indicator__unit", "period")
        .annotate(
            waiting=Count("pk", filter=Q(state=FigureState.APPROVED)),
            answered=Count("pk", filter=Q(state__in=ANSWERED)),
            total=Count("pk"),
        )
    )
    return counted.order_by("-waiting", "-period", "indicator__code")


def figures_beside(indicator: int, span: Period, units: Collection[int]) -> dict[tuple[int, str], Observation]:
    """The figures of the period before and of a year ago, by unit and period. One query."""
    rows = figures_in([str(span.before), str(span.year_before)]).filter(indicator=indicator, organisation__in=units)
    return {(row.organisation_id, row.period): row for row in rows}
