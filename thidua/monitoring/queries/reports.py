"""Named reads of reports: who sees which, which wait for whom. The day is always an argument."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.campaigns.models import Allocation, Target
from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Role
from thidua.directory.queries import organisations_of
from thidua.monitoring.logic.states import ReportState
from thidua.monitoring.models import Delegation, ImportBatch, Observation, Report, Revision
from thidua.monitoring.queries.owners import delegated_to

UNIT_READERS = (Role.HEAD, Role.UNIT_OFFICER, Role.OFFICER, Role.LEADER, Role.AUDITOR)
"""Who reads everything the units of the scope report."""
ISSUER_READERS = (Role.OFFICER, Role.LEADER, Role.AUDITOR)
"""Who reads everything that is reported to an issuer of the scope."""
OWNER_READERS = (Role.HEAD, Role.UNIT_OFFICER)
"""Who reads what all units report of the indicators that a unit of the scope owns."""


def all_reports() -> QuerySet[Report]:
    """Every report with its unit, round and campaign."""
    return Report.objects.select_related("round__campaign__issuer", "organisation")


def live_targets() -> QuerySet[Target]:
    """Targets that somebody may be asked for."""
    return Target.objects.filter(indicator__isnull=False, dropped_on=None, duplicate_of=None).order_by()


def owned_by(units: Iterable[int]) -> Q:
    """Targets that these units own: by themselves or through their indicator."""
    ids = list(units)
    return Q(owner__in=ids) | Q(owner=None, indicator__owner__in=ids)


def reports_visible_to(user: Actor, on: date) -> QuerySet[Report]:
    """Reports of the own units, those made to issuers of the scope, those with indicators that the own units own."""
    if user is SYSTEM:
        return all_reports()
    units = organisations_of(user, on, *UNIT_READERS) | delegated_to(user, Delegation.Work.APPROVE, on)
    owners = organisations_of(user, on, *OWNER_READERS) | delegated_to(user, Delegation.Work.CONFIRM, on)
    owned = live_targets().filter(owned_by(owners), campaign=OuterRef("round__campaign"))
    issued = Q(round__campaign__issuer__in=organisations_of(user, on, *ISSUER_READERS))
    return all_reports().filter(Q(organisation__in=units) | issued | Q(Exists(owned)))


def reports_to_approve(user: Actor, on: date) -> QuerySet[Report]:
    """What waits for the account as the head of a unit, or as who acts for the head; the earliest deadline first."""
    units = organisations_of(user, on, Role.HEAD) | delegated_to(user, Delegation.Work.APPROVE, on)
    rows = all_reports().filter(organisation__in=units, state=ReportState.SUBMITTED)
    return rows.order_by("round__due_on", "round", "organisation__sort_key", "pk")


def reports_asking(observation: Observation) -> QuerySet[Report]:
    """The reports of the figure's unit and period whose campaigns ask for it: by a share, or of the owner alone."""
    unit = observation.organisation_id
    shares = Allocation.objects.filter(target=OuterRef("pk")).order_by()
    given = Q(Exists(shares.filter(organisation=unit, not_assigned=False)))
    alone = ~Q(Exists(shares)) & (owned_by([unit]) | Q(owner=None, indicator__owner=None, campaign__issuer=unit))
    asked = live_targets().filter(
        given | alone, campaign=OuterRef("round__campaign"), indicator=observation.indicator_id
    )
    return Report.objects.filter(Exists(asked), organisation=unit, round__period=observation.period)


def batches_of(report: Report) -> QuerySet[ImportBatch]:
    """The files taken into a report, the latest first."""
    return ImportBatch.objects.filter(report=report).select_related("file")


def revisions_of(observation: Observation) -> QuerySet[Revision]:
    """Everything that happened to a figure, oldest first."""
    return Revision.objects.filter(observation=observation)
