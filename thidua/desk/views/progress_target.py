"""One target over its year: the curve, the pace, the units behind it, earlier years, and the card of its number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.campaigns.logic.target import Rule
from thidua.campaigns.models import Campaign, Target
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, download
from thidua.desk.pages import Page
from thidua.desk.progress_books import contributions_book
from thidua.desk.shown.charts import BarItem, Chart, SmallItem, bars_chart, smalls_chart, trend_chart, years_chart
from thidua.desk.shown.lights import legend
from thidua.desk.shown.number_card import Contribution, NumberCard, contributions, number_card
from thidua.desk.shown.progress import TargetLine, target_line
from thidua.desk.views.progress_access import (
    Choice,
    lens_of,
    progress_crumbs,
    reading_choices,
    state_choices,
    target_in,
    the_unit,
    the_watched,
)
from thidua.directory.logic.names import told_apart
from thidua.directory.models import Organisation
from thidua.monitoring.logic.series import Series
from thidua.monitoring.queries.campaign_year import CampaignYear, asked_units, campaign_year, for_units, only
from thidua.monitoring.queries.dashboard import UnitProgress, lights_of_units, target_over_years
from thidua.monitoring.queries.inputs import inputs_of
from thidua.monitoring.queries.progress import Lens, progress_at, progress_of_whole

MOST_SMALLS = 60
"""Small curves on one page; of more units only the table and the bars are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressTargetPage(Page):
    """A target at the issuer, with the units behind it. ``tiles`` are the units as coloured fields."""

    campaign: Campaign
    target: Target
    line: TargetLine
    trend: Chart
    years: Chart | None
    bars: Chart | None
    smalls: Chart | None
    units: tuple[Contribution, ...]
    parts: tuple[TargetLine, ...]
    legend: tuple[tuple[Badge, str, str], ...]
    states: tuple[Choice, ...]
    readings: tuple[Choice, ...]


def target_progress(request: Request, code: str, part: str) -> HttpResponse:
    """The page of a target's year; ``?xuat=xlsx`` gives its units as Excel."""
    today = clock.today()
    lens = lens_of(request, today)
    of = campaign_year(the_watched(request, code, today), today)
    target = target_in(of, part)
    if target is None:
        raise Http404
    line, parts = _line_and_parts(of, target, lens)
    alone = only(of, (target,))
    asked = list(asked_units(alone))
    units = lights_of_units(alone, asked, lens, curves=len(asked) <= MOST_SMALLS)
    rows = tuple(contributions(line, units, for_units(alone, [unit.pk for unit in asked])))
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        return download(contributions_book(line, rows, lens), f"{target.code} {target.name}"[:80])
    years = target_over_years(of, target, of.node_of(target), lens)
    unit = of.question(target, of.node).unit
    page = ProgressTargetPage(
        campaign=of.campaign,
        target=target,
        line=line,
        trend=_trend(of, line, years, unit),
        years=years_chart(unit, years) if len(years) > 1 else None,
        bars=_bars(units, unit),
        smalls=_smalls(units, unit),
        units=rows,
        parts=parts,
        legend=legend(),
        states=state_choices(lens),
        readings=reading_choices(lens),
        crumbs=progress_crumbs(of.campaign),
    )
    return render(request, "desk/progress/target.html", {"page": page})


def _line_and_parts(of: CampaignYear, target: Target, lens: Lens) -> tuple[TargetLine, tuple[TargetLine, ...]]:
    """The line of a target and of those it is made of."""
    near = only(of, (target, *of.parts_of(target)))
    rows = progress_of_whole(near, lens)
    numbers = {row.pk: number for number, row in enumerate(of.targets, start=1)}
    lines = [target_line(row, of, numbers[row.target.pk], of.node) for row in rows]
    return lines[0], tuple(lines[1:])


def _trend(of: CampaignYear, line: TargetLine, years: Mapping[int, Series], unit: str) -> Chart:
    standing = line.progress.standing
    before = years.get(of.year - 1)
    title = _("Diễn biến năm %(year)s") % {"year": of.year}
    return trend_chart(title, unit, standing, before or Series(standing.series.shape), of.way)


def _bars(units: list[UnitProgress], unit: str) -> Chart | None:
    rows = [(one.unit, row) for one in units for row in one.rows]
    names = told_apart(one.unit for one in units)
    items = [
        BarItem(
            names[place.pk],
            row.standing.point.value,
            row.light,
            row.standing.progress.expected.value if row.standing.progress else None,
        )
        for place, row in rows
        if row.standing.point
    ]
    if len(items) < 2:
        return None
    items.sort(key=lambda item: item.value or 0, reverse=True)
    words = {"value_word": _("Thực hiện"), "mark_word": _("Mức cần có")}
    return bars_chart("bars", _("Đóng góp của các đơn vị"), unit, items, **words)


def _smalls(units: list[UnitProgress], unit: str) -> Chart | None:
    names = told_apart(one.unit for one in units)
    items = [
        SmallItem(names[one.unit.pk], row.standing.series, row.light, _end(row.standing.rule))
        for one in units
        for row in one.rows
        if len(row.standing.series.points) > 1
    ]
    if not 1 < len(items) <= MOST_SMALLS:
        return None
    return smalls_chart(_("Từng đơn vị qua các kỳ"), unit, items)


def _end(rule: Rule | None) -> Decimal | None:
    """The end that a small curve is laid beside."""
    limit = (rule.kept.low or rule.kept.high) if rule else None
    return limit.value if limit else None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberCardPage(Page):
    """The card of a number, as a page of its own or inside another."""

    campaign: Campaign
    card: NumberCard


def number(request: Request, code: str, part: str) -> HttpResponse:
    """Everything that can be asked of a target's number at the issuer, or at ``?don-vi=``."""
    today = clock.today()
    lens = lens_of(request, today)
    of = campaign_year(the_watched(request, code, today), today)
    target = target_in(of, part)
    if target is None:
        raise Http404
    place: Organisation = of.campaign.issuer
    node = of.node_of(target)
    near = only(of, (target, *of.parts_of(target)))
    if unit := request.GET.get("don-vi"):
        place = the_unit(request, unit, today)
        node = place.pk
        near = for_units(near, [place.pk])
        rows = progress_at(only(near, (target,)), [place.pk], lens)[place.pk]
        if not rows:
            raise Http404
        row = rows[0]
    else:
        row = progress_of_whole(near, lens)[0]
    line = target_line(row, near, of.targets.index(target) + 1, place.pk)
    card = number_card(line, inputs_of(near, target, node, lens), near, place, lens.at_least)
    page = NumberCardPage(campaign=of.campaign, card=card, crumbs=progress_crumbs(of.campaign))
    template = "desk/progress/_number.html" if request.htmx else "desk/progress/number.html"
    return render(request, template, {"page": page})
