"""Reads of the screens of progress: which campaigns, which units, how each unit stands, and a target over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from thidua.campaigns.logic.workflow import CampaignState
from thidua.campaigns.models import Campaign, Target
from thidua.campaigns.queries import campaigns_visible_to
from thidua.core.audit import Actor
from thidua.directory.models import Organisation
from thidua.directory.queries import grants_of
from thidua.monitoring.logic.reported import by_period
from thidua.monitoring.logic.series import Series, series_of
from thidua.monitoring.queries.campaign_year import CampaignYear, for_units
from thidua.monitoring.queries.progress import (
    Lens,
    TargetProgress,
    lights_at,
    periods_with_figures,
    progress_at,
    year_of,
)
from thidua.monitoring.queries.sums import figures_at

WATCHED = (CampaignState.PUBLISHED, CampaignState.CLOSED)
"""States of a campaign whose figures are followed."""
YEARS_COMPARED = 5


def watched_campaigns(user: Actor, on: date) -> QuerySet[Campaign]:
    """The campaigns the reader sees that are under way or over, newest first."""
    return campaigns_visible_to(user, on).filter(state__in=WATCHED).order_by("-year", "-published_on", "-pk")


def usual_campaign(user: Actor, campaigns: Sequence[Campaign], on: date) -> Campaign | None:
    """The campaign that is shown first: the newest of a unit one holds a role in, else the newest of all."""
    homes = {grant.organisation_id for grant in grants_of(user, on)}
    return next((row for row in campaigns if row.issuer_id in homes), campaigns[0] if campaigns else None)


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """One unit with the targets it is asked for."""

    unit: Organisation
    rows: tuple[TargetProgress, ...]


def progress_of_units(of: CampaignYear, units: Sequence[Organisation], lens: Lens) -> list[UnitProgress]:
    """How each unit stands on the targets it is asked for, with everything told. Three queries (as then)."""
    ids = [unit.pk for unit in units]
    found = progress_at(for_units(of, ids), ids, lens)
    return [UnitProgress(unit, tuple(found[unit.pk])) for unit in units]


def lights_of_units(
    of: CampaignYear, units: Sequence[Organisation], lens: Lens, *, curves: bool = False
) -> list[UnitProgress]:
    """The same in brief, for pages of many units; with ``curves`` each with its whole year. At most four queries (as
    then)."""
    ids = [unit.pk for unit in units]
    found = lights_at(for_units(of, ids), ids, lens, curves=curves)
    return [UnitProgress(unit, tuple(found[unit.pk])) for unit in units]


def target_over_years(of: CampaignYear, target: Target, node: int, lens: Lens) -> Mapping[int, Series]:
    """The running figures of a target's indicator at a node in this and earlier years. One query (as then)."""
    if target.indicator is None:
        return {}
    years = range(of.year, of.year - YEARS_COMPARED, -1)
    periods = [period for year in years for period in periods_with_figures(year)]
    figures = figures_at([node], [target.indicator.pk], periods, reading=lens.reading, on=lens.on)
    measured = of.question(target, node).measured
    found = {}
    for year in years:
        totals = year_of(figures, node, target.indicator.pk, year).from_state_up(lens.at_least)
        found[year] = series_of(of.addings[target.pk], measured, by_period(totals))
    return {year: series for year, series in found.items() if series.points}
