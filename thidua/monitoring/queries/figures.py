"""Named reads of single figures: those of a report, with what happened to them and what backs them."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from thidua.monitoring.models import Evidence, Observation, Report, Revision


def figures_in(periods: Collection[str]) -> QuerySet[Observation]:
    """Figures of these periods with their indicator and unit."""
    return Observation.objects.select_related("indicator__owner", "organisation").filter(period__in=periods)


def figures_of(report: Report) -> QuerySet[Observation]:
    """The figures of the report's unit and period, whichever campaign asked for them."""
    return figures_in([report.round.period]).filter(organisation=report.organisation_id)


def happenings_of(observation: Observation) -> QuerySet[Revision]:
    """Everything that happened to a figure, the latest first."""
    return Revision.objects.filter(observation=observation).order_by("-id")


def evidence_of(observation: Observation) -> QuerySet[Evidence]:
    """The files that back a figure, those taken away left out."""
    return Evidence.objects.filter(observation=observation, removed_at=None).select_related("file")
