"""Figures of whole periods and reports, those that were taken back too."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import QuerySet

from thidua.monitoring.models import Observation, Report


def figures_in(periods: Collection[str]) -> QuerySet[Observation]:
    """Figures of these periods with their indicator and unit."""
    return Observation.objects.select_related("indicator__owner", "organisation").filter(period__in=periods)


def figures_of(report: Report) -> QuerySet[Observation]:
    """The figures of the report's unit and period, whichever campaign asked for them."""
    return figures_in([report.round.period]).filter(organisation=report.organisation_id)
