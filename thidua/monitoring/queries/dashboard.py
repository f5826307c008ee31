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
from thidua.directory.queries import organisations_of
from thidua.monitoring.logic.series import Series, series_of
from thidua.monitoring.queries.campaign_year import CampaignYear, adding_of, only
from thidua.monitoring.queries.progress import (
    Figures,
    Lens,
    TargetProgress,
    figures_of,
    periods_with_figures,
    progress_at,
    seen,
    year_of,
)
from thidua.monitoring.queries.sums import sums

WATCHED = (CampaignState.PUBLISHED, CampaignState.CLOSED)
"""States of a campaign whose figures are followed."""
YEARS_COMPARED = 5


def watched_campaigns(user: Actor, on: date) -> QuerySet[Campaign]:
    """The campaigns the reader sees that are under way or over, newest first."""
    return campaigns_visible_to(user, on).filter(state__in=WATCHED).order_by("-year", "-published_on", "-pk")


def usual_campaign(user: Actor, campaigns: Sequence[Campaign], on: date) -> Campaign | None:
    """The campaign that is shown first: the newest of a unit one acts for, else the newest of all."""
    own = organisations_of(user, on)
    return next((row for row in campaigns if row.issuer_id in own), campaigns[0] if campaigns else None)


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """One unit with the targets it is asked for."""

    unit: Organisation
    rows: tuple[TargetProgress, ...]


def asked_units(of: CampaignYear) -> list[Organisation]:
    """The units asked for any of the targets at hand, in Vietnamese order. One query."""
    ids = {unit for target in of.targets for unit in of.units_of(target)}
    return list(Organisation.objects.filter(pk__in=ids))


def progress_of_units(of: CampaignYear, units: Sequence[Organisation], lens: Lens) -> list[UnitProgress]:
    """How each unit stands on the targets it is asked for. One query (as then)."""
    figures = figures_of(of, [unit.pk for unit in units], lens)
    return [UnitProgress(unit, tuple(progress_of_unit(of, unit.pk, figures, lens))) for unit in units]


def progress_of_unit(of: CampaignYear, unit: int, figures: Figures, lens: Lens) -> list[TargetProgress]:
    """The targets one unit is asked for, in order."""
    asked = tuple(target for target in of.targets if unit in of.units_of(target))
    return progress_at(only(of, asked), unit, figures, lens)


def target_over_years(of: CampaignYear, target: Target, node: int, lens: Lens) -> Mapping[int, Series]:
    """The running figures of a target's indicator at a node in this and earlier years. One query (as then)."""
    if target.indicator is None:
        return {}
    years = range(of.year, of.year - YEARS_COMPARED, -1)
    periods = [period for year in years for period in periods_with_figures(year)]
    figures = sums([node], [target.indicator.pk], periods, reading=lens.reading, on=lens.on)
    measured = of.question(target, node).measured
    found = {}
    for year in years:
        totals = seen(year_of(figures, node, target.indicator.pk, year), lens.at_least)
        found[year] = series_of(adding_of(target), measured, totals)
    return {year: series for year, series in found.items() if series.points}
