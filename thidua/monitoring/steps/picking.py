"""Figures and reports read for a change: locked, with their unit and indicator. A step of actions.

Units are locked before figures, figures in the order of their keys, so that two actions never wait in a ring.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TypeVar

from django.db import connection
from django.db.models import Model, QuerySet

from thidua.campaigns.models import Indicator
from thidua.directory.models import Organisation
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation, Report

Row = TypeVar("Row", bound=Model)


def locked_units(units: Collection[int]) -> list[Organisation]:
    """The units, so that nobody else writes figures of theirs meanwhile; others may still refer to them."""
    return list(Organisation.objects.select_for_update(no_key=True).filter(pk__in=units).order_by("pk"))


def locked_reports(reports: Collection[Report]) -> list[Report]:
    """The reports as they are now, locked with their units. SQLite has one writer at a time and no locks to take."""
    if connection.features.has_select_for_update:
        locked_units({report.organisation_id for report in reports})
    rows = Report.objects.select_for_update(of=("self",)).filter(pk__in=[report.pk for report in reports])
    return list(rows.select_related("round__campaign", "organisation").order_by("pk"))


def locked_report(report: Report) -> Report:
    """The one report as it is now, locked with its unit."""
    return locked_reports([report])[0]


def locked_figures(
    units: Collection[int],
    period: str,
    indicators: Collection[int],
    states: Collection[FigureState] = tuple(FigureState),
) -> list[Observation]:
    """The figures of the units in one period that are in one of the states. Three queries."""
    rows = Observation.objects.filter(organisation__in=units, period=period, indicator__in=indicators, state__in=states)
    return _with_names(rows)


def locked_cells(report: Report, indicators: Collection[Indicator]) -> list[Observation]:
    """The figures of one report for indicators that are at hand. One query."""
    by_key = _by_key(indicators)
    rows = Observation.objects.select_for_update().filter(
        organisation=report.organisation_id, period=report.round.period, indicator__in=list(by_key)
    )
    found = list(rows.order_by("pk"))
    for row in found:
        row.organisation, row.indicator = report.organisation, by_key[row.indicator_id]
    return found


def locked_again(observations: Iterable[Observation]) -> list[Observation]:
    """These figures as they are now. Three queries."""
    return _with_names(Observation.objects.filter(pk__in=[row.pk for row in observations]))


def _with_names(rows: QuerySet[Observation]) -> list[Observation]:
    """Units and indicators are shared by many figures: read once, not joined to each row."""
    found = list(rows.select_for_update().order_by("pk"))
    units = _by_key(Organisation.objects.filter(pk__in={row.organisation_id for row in found}))
    indicators = _by_key(Indicator.objects.filter(pk__in={row.indicator_id for row in found}))
    for row in found:
        row.organisation, row.indicator = units[row.organisation_id], indicators[row.indicator_id]
    return found


def _by_key(rows: Iterable[Row]) -> dict[int, Row]:
    return {row.pk: row for row in rows}
