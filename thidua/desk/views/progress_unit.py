"""One unit's year in a campaign: every target it is asked for, as a line."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.campaigns.models import Campaign
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, download
from thidua.desk.pages import Page
from thidua.desk.progress_books import progress_book
from thidua.desk.shown.lights import Spread, legend, spread
from thidua.desk.shown.progress import LineGroup, TargetLine, line_groups, target_line, worst_first
from thidua.desk.views.progress_access import (
    Choice,
    lens_of,
    progress_crumbs,
    reading_choices,
    state_choices,
    the_unit,
    the_watched,
)
from thidua.directory.models import Organisation
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.queries.campaign_year import campaign_year, for_units
from thidua.monitoring.queries.dashboard import progress_of_units


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressUnitPage(Page):
    """A unit with the targets it is asked for."""

    campaign: Campaign
    unit: Organisation
    spread: Spread
    groups: tuple[LineGroup, ...]
    worst: tuple[TargetLine, ...]
    legend: tuple[tuple[Badge, str, str], ...]
    states: tuple[Choice, ...]
    readings: tuple[Choice, ...]


def unit_progress(request: Request, code: str, unit: str) -> HttpResponse:
    """The page of a unit's year; ``?xuat=xlsx`` the same lines as Excel."""
    today = clock.today()
    lens = lens_of(request, today)
    of = campaign_year(the_watched(request, code, today), today)
    place = the_unit(request, unit, today)
    (found,) = progress_of_units(of, [place], lens)
    numbers = {target.pk: number for number, target in enumerate(of.targets, start=1)}
    of = for_units(of, [place.pk])
    lines = [target_line(row, of, numbers[row.target.pk], place.pk) for row in found.rows]
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        title = _("Tiến độ %(unit)s %(code)s") % {"unit": place, "code": code}
        return download(progress_book(of.campaign, lines, lens, str(place)), title)
    page = ProgressUnitPage(
        campaign=of.campaign,
        unit=place,
        spread=spread(line.light for line in lines),
        groups=line_groups(lines),
        worst=tuple(line for line in worst_first(lines) if line.light in {Light.OFF, Light.AT_RISK}),
        legend=legend(),
        states=state_choices(lens),
        readings=reading_choices(lens),
        crumbs=progress_crumbs(of.campaign),
    )
    return render(request, "desk/progress/unit.html", {"page": page})
