"""The dashboard of a campaign's year: where it stands in a minute, by group, by target and by unit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.campaigns.models import Campaign
from thidua.campaigns.models.labels import GROUPS
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.saying import spoken
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, download
from thidua.desk.pages import Page, Part, Tab, chosen
from thidua.desk.progress_books import progress_book, units_book
from thidua.desk.shown.campaign_progress import lines_of, most_urgent
from thidua.desk.shown.charts import BarItem, Chart, bars_chart
from thidua.desk.shown.lights import LIGHT_WORDS, Spread, legend, spread
from thidua.desk.shown.progress import LineGroup, TargetLine, line_groups, worst_first
from thidua.desk.shown.unit_grid import UnitGrid, unit_grid
from thidua.desk.views.progress_access import (
    CAMPAIGN_FIELD,
    Choice,
    campaign_choices,
    lens_of,
    progress_crumbs,
    reading_choices,
    state_choices,
)
from thidua.desk.views.saved_views import SavedViews, saved_views
from thidua.monitoring.models import SavedView
from thidua.monitoring.queries.campaign_year import CampaignYear, asked_units, campaign_year, only
from thidua.monitoring.queries.dashboard import lights_of_units, usual_campaign, watched_campaigns
from thidua.monitoring.queries.progress import Lens

GROUP_FIELD, LIGHT_FIELD, VIEW_FIELD, PAGE_FIELD = "nhom", "danhgia", "xem", "trang"
VIEWS = (
    Part("chi-tieu", gettext_lazy("Theo chỉ tiêu"), "target"),
    Part("don-vi", gettext_lazy("Theo đơn vị"), "building-community"),
)
UNITS_ON_A_PAGE = 30
HUNDRED, CEILING = Decimal(100), Decimal(200)
"""Percent at which bars end: one target far ahead would press all others flat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What can be chosen on the dashboard, with what is chosen."""

    campaigns: tuple[Choice, ...]
    groups: tuple[Choice, ...]
    lights: tuple[Choice, ...]
    states: tuple[Choice, ...]
    readings: tuple[Choice, ...]
    in_use: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DashboardPage(Page):
    """The year of one campaign. ``worst`` are the targets that ask for attention first; ``grid`` is set in the view by
    units only; ``campaign`` is None where the reader sees none."""

    campaign: Campaign | None = None
    filters: Filters | None = None
    view: str = ""
    spread: Spread | None = None
    groups: tuple[LineGroup, ...] = ()
    worst: tuple[TargetLine, ...] = ()
    chart: Chart | None = None
    grid: UnitGrid | None = None
    legend: tuple[tuple[Badge, str, str], ...] = ()
    as_of: str = ""
    saved: SavedViews | None = None


def dashboard(request: Request) -> HttpResponse:
    """The year at a glance; ``?xem=don-vi`` by units, ``?xuat=xlsx`` the same as Excel."""
    today = clock.today()
    campaigns = list(watched_campaigns(request.user, today))
    campaign = _chosen_campaign(request, campaigns)
    if campaign is None:
        return render(request, "desk/progress/dashboard.html", {"page": DashboardPage(crumbs=progress_crumbs())})
    lens = lens_of(request, today)
    of = campaign_year(campaign, today)
    lines = lines_of(of, lens)
    shown = _filtered(request, lines)
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        return _export(request, of, shown, lens)
    view = chosen(VIEWS, request.GET.get(VIEW_FIELD))
    page = DashboardPage(
        campaign=campaign,
        filters=_filters(request, campaigns, campaign, lines, lens),
        view=view,
        spread=spread(line.light for line in lines),
        groups=line_groups(shown),
        worst=most_urgent(shown),
        chart=_pace_chart(shown),
        grid=_grid(request, of, shown, lens) if view == "don-vi" else None,
        legend=legend(),
        as_of=newest(lines),
        saved=saved_views(request, SavedView.Screen.DASHBOARD, today),
        crumbs=progress_crumbs(),
        tabs=_tabs(request, view),
    )
    return render(request, "desk/progress/dashboard.html", {"page": page})


def _chosen_campaign(request: Request, campaigns: Sequence[Campaign]) -> Campaign | None:
    asked = request.GET.get(CAMPAIGN_FIELD)
    if asked:
        return get_object_or_404(watched_campaigns(request.user, clock.today()), code=asked)
    return usual_campaign(request.user, campaigns, clock.today())


def _filtered(request: Request, lines: Sequence[TargetLine]) -> list[TargetLine]:
    group, light = request.GET.get(GROUP_FIELD, ""), request.GET.get(LIGHT_FIELD, "")
    return [line for line in lines if group in {"", line.group} and light in {"", line.light.value}]


def newest(lines: Sequence[TargetLine]) -> str:
    """Until when the newest figures reach."""
    points = [line.progress.standing.point for line in lines]
    periods = [point.period for point in points if point is not None]
    if not periods:
        return _("Chưa có số liệu nào của năm.")
    return _("Số liệu mới nhất đến hết %(period)s.") % {"period": spoken(max(periods, key=lambda p: p.order).name_vi)}


def _filters(
    request: Request, campaigns: Sequence[Campaign], campaign: Campaign, lines: Sequence[TargetLine], lens: Lens
) -> Filters:
    group, light = request.GET.get(GROUP_FIELD, ""), request.GET.get(LIGHT_FIELD, "")
    present = {line.group for line in lines}
    return Filters(
        campaigns=campaign_choices(campaigns, campaign),
        groups=tuple(
            Choice(g.value, str(words), g.value == group) for g, words in GROUPS.items() if g.value in present
        ),
        lights=tuple(Choice(one.value, str(words), one.value == light) for one, words in LIGHT_WORDS.items()),
        states=state_choices(lens),
        readings=reading_choices(lens),
        in_use=bool(group or light or request.GET.get("tu") or request.GET.get("doc")),
    )


def _tabs(request: Request, view: str) -> tuple[Tab, ...]:
    tabs = []
    for part in VIEWS:
        query = request.GET.copy()
        query.pop(PAGE_FIELD, None)
        query[VIEW_FIELD] = part.name
        tabs.append(Tab(str(part.label), f"?{query.urlencode()}", part.name == view, part.icon))
    return tuple(tabs)


def _pace_chart(lines: Sequence[TargetLine]) -> Chart | None:
    """How much of its way until now each target has made, whichever way is better; far leaders are cut at double."""
    items = [
        BarItem(line.target.name, min(progress.pace.completion, CEILING), line.light, HUNDRED)
        for line in worst_first(lines)
        if (progress := line.progress.standing.progress) is not None
    ]
    if not items:
        return None
    words = {"value_word": _("So với mức cần có"), "mark_word": _("Đúng tiến độ")}
    return bars_chart("pace", _("So với mức cần có đến kỳ chốt"), "%", items, **words)


def _export(request: Request, of: CampaignYear, shown: Sequence[TargetLine], lens: Lens) -> HttpResponse:
    """What is looked at: the lines of the targets, or every unit by targets, all pages of them."""
    code = {"code": of.campaign.code}
    if request.GET.get(VIEW_FIELD) != "don-vi":
        return download(progress_book(of.campaign, shown, lens), _("Tiến độ chỉ tiêu %(code)s") % code)
    seen = only(of, tuple(line.target for line in shown))
    rows = lights_of_units(seen, list(asked_units(seen)), lens)
    grid = unit_grid(rows, shown, page=1, pages=1, total=len(rows))
    return download(units_book(of.campaign, grid, lens), _("Tiến độ theo đơn vị %(code)s") % code)


def _grid(request: Request, of: CampaignYear, shown: Sequence[TargetLine], lens: Lens) -> UnitGrid:
    seen = only(of, tuple(line.target for line in shown))
    units = asked_units(seen)
    total = units.count()
    asked = request.GET.get(PAGE_FIELD, "1")
    page = int(asked) if asked.isdecimal() and int(asked) > 0 else 1
    first = (page - 1) * UNITS_ON_A_PAGE
    rows = lights_of_units(seen, list(units[first : first + UNITS_ON_A_PAGE]), lens)
    return unit_grid(rows, shown, page=page, pages=-(-total // UNITS_ON_A_PAGE), total=total)
