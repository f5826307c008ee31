"""Named reads of single figures: who sees which, which wait for their owner, what happened to one."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.campaigns.models import Allocation
from thidua.core.audit import SYSTEM, Actor
from thidua.directory.models import Role
from thidua.directory.queries import grants_of, organisations_of
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Delegation, Evidence, Observation, Report, Revision
from thidua.monitoring.queries.owners import delegated_to
from thidua.monitoring.queries.reports import ISSUER_READERS, OWNER_READERS, UNIT_READERS, live_targets, owned_by


def all_figures() -> QuerySet[Observation]:
    """Every figure that says something, with its unit and indicator."""
    said = Observation.objects.exclude(value=None, missing="")
    return said.select_related("organisation", "indicator").order_by("indicator__code", "organisation__sort_key", "pk")


def figures_visible_to(user: Actor, on: date) -> QuerySet[Observation]:
    """Everything of the own units, of indicators they own and of campaigns they issued; else what is official.

    Nothing for an account that holds no role.
    """
    if user is SYSTEM:
        return all_figures()
    if not grants_of(user, on).exists():
        return all_figures().none()
    units = organisations_of(user, on, *UNIT_READERS) | delegated_to(user, Delegation.Work.APPROVE, on)
    issuers = organisations_of(user, on, *ISSUER_READERS)
    owners = organisations_of(user, on, *OWNER_READERS) | delegated_to(user, Delegation.Work.CONFIRM, on)
    seen = Exists(_asked(owned_by(owners) | Q(campaign__issuer__in=issuers)))
    return all_figures().filter(Q(organisation__in=units) | Q(state=FigureState.OFFICIAL) | Q(seen))


def figures_answered_for(user: Actor, on: date) -> QuerySet[Observation]:
    """The figures in all units, in whatever state, that the account answers for as their owner.

    Where nobody owns the target, the emulation officer of the issuer is asked.
    """
    owners = organisations_of(user, on, Role.HEAD, Role.UNIT_OFFICER) | delegated_to(user, Delegation.Work.CONFIRM, on)
    issuers = organisations_of(user, on, Role.OFFICER)
    nobody = Q(owner=None, indicator__owner=None, campaign__issuer__in=issuers | owners)
    return all_figures().filter(Exists(_asked(owned_by(owners) | nobody)))


def figures_to_confirm(user: Actor, on: date) -> QuerySet[Observation]:
    """Those of them that heads have approved and nobody has confirmed."""
    return figures_answered_for(user, on).filter(state=FigureState.APPROVED)


def _asked(targets: Q) -> QuerySet[Report]:
    """Reports of the figure's unit and period that ask for its indicator by one of the targets."""
    unit = OuterRef(OuterRef("organisation"))
    shares = Allocation.objects.filter(target=OuterRef("pk")).order_by()
    given = Q(Exists(shares.filter(organisation=OuterRef(unit), not_assigned=False)))
    asked = live_targets().filter(
        targets,
        given | ~Q(Exists(shares)),
        campaign=OuterRef("round__campaign"),
        indicator=OuterRef(OuterRef("indicator")),
    )
    return Report.objects.filter(
        Exists(asked), organisation=OuterRef("organisation"), round__period=OuterRef("period")
    ).order_by()


def revisions_of(observation: Observation) -> QuerySet[Revision]:
    """Everything that happened to a figure, oldest first."""
    return Revision.objects.filter(observation=observation).select_related("batch__file")


def evidence_of(observation: Observation) -> QuerySet[Evidence]:
    """The files laid under a figure, those taken away included."""
    return Evidence.objects.filter(observation=observation).select_related("file")
