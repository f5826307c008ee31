"""The pivot: dimensions laid on rows and columns by dragging or by choosing, all of it in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from thidua.campaigns.models import Campaign, Indicator, Target
from thidua.core import clock
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, download
from thidua.desk.pages import Page
from thidua.desk.shown.pivot import ICONS, WORDS, ShownTable, pivot_book, shown_table
from thidua.desk.views.progress_access import (
    CAMPAIGN_FIELD,
    Choice,
    lens_of,
    progress_crumbs,
    reading_choices,
    state_choices,
)
from thidua.desk.views.saved_views import SavedViews, saved_views
from thidua.directory.logic.names import told_apart
from thidua.directory.models import Organisation
from thidua.monitoring.logic.period import PeriodKind
from thidua.monitoring.logic.pivot import Dimension, Layout, TooLarge
from thidua.monitoring.models import SavedView
from thidua.monitoring.models.labels import PERIOD_KINDS
from thidua.monitoring.queries.asked import indicator_of
from thidua.monitoring.queries.campaign_year import CampaignYear, asked_units, campaign_year
from thidua.monitoring.queries.dashboard import YEARS_COMPARED, usual_campaign, watched_campaigns
from thidua.monitoring.queries.pivot import PivotQuestion, pivot_of
from thidua.monitoring.queries.progress import Lens

SLUGS = {
    "chi-tieu": Dimension.INDICATOR,
    "don-vi": Dimension.UNIT,
    "nam": Dimension.YEAR,
    "ky": Dimension.PERIOD,
    "trang-thai": Dimension.STATE,
}
"""Dimensions by their words in an address; ``o-<word>`` says where one lies, in the order of the address."""
PLACE_FIELD, ROWS, COLUMNS = "o-", "hang", "cot"
INDICATOR_FIELD, UNIT_FIELD, YEAR_FIELD, KIND_FIELD = "ct", "dv", "nam", "loai-ky"
USUAL_ROWS, USUAL_COLUMNS = (Dimension.INDICATOR,), (Dimension.PERIOD,)


@dataclass(frozen=True, slots=True)
class Chip:
    """A dimension that can be laid elsewhere; ``place`` is where it lies now."""

    slug: str
    label: str
    icon: str
    place: str


@dataclass(frozen=True, slots=True)
class Zone:
    """Where dimensions can be laid."""

    place: str
    label: str
    hint: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotPage(Page):
    """The pivot, or ``refusal``: why it would be too large and what to do."""

    campaign: Campaign | None = None
    campaigns: tuple[Choice, ...] = ()
    zones: tuple[Zone, ...] = ()
    indicators: tuple[Choice, ...] = ()
    units: tuple[Choice, ...] = ()
    years: tuple[Choice, ...] = ()
    kinds: tuple[Choice, ...] = ()
    states: tuple[Choice, ...] = ()
    readings: tuple[Choice, ...] = ()
    table: ShownTable | None = None
    refusal: str = ""
    saved: SavedViews | None = None


def pivot(request: Request) -> HttpResponse:
    """The pivot as the address lays it out; ``?xuat=xlsx`` the same table as Excel."""
    today = clock.today()
    campaigns = list(watched_campaigns(request.user, today))
    campaign = usual_campaign(request.user, campaigns, today)
    if asked := request.GET.get(CAMPAIGN_FIELD):
        campaign = get_object_or_404(watched_campaigns(request.user, today), code=asked)
    if campaign is None:
        return render(request, "desk/progress/pivot.html", {"page": PivotPage(crumbs=progress_crumbs())})
    of, lens = campaign_year(campaign, today), lens_of(request, today)
    units = list(asked_units(of))
    question = _question(request, of, units, lens)
    try:
        table = pivot_of(question)
    except TooLarge as refusal:
        page = _page(request, of, campaigns, units, question, None, str(refusal))
        return render(request, "desk/progress/pivot.html", {"page": page})
    title = _("Bảng xoay %(code)s") % {"code": campaign.code}
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        return download(pivot_book(table, title, lens), title)
    targets = {indicator_of(target).pk: target for target in reversed(of.targets) if target.indicator is not None}
    shown = shown_table(table, targets, units, campaign.issuer)
    return render(
        request, "desk/progress/pivot.html", {"page": _page(request, of, campaigns, units, question, shown, "")}
    )


def _question(request: Request, of: CampaignYear, units: Sequence[Organisation], lens: Lens) -> PivotQuestion:
    wanted = {field: set(request.GET.getlist(field)) for field in (INDICATOR_FIELD, UNIT_FIELD, YEAR_FIELD)}
    indicators = _indicators(of.targets)
    kinds = {kind.value: kind for kind in PeriodKind}
    years = [year for year in _years(of) if str(year) in wanted[YEAR_FIELD]]
    return PivotQuestion(
        layout=layout_of(request),
        indicators=[row for row in indicators if row.code in wanted[INDICATOR_FIELD]] or indicators,
        whole=of.campaign.issuer,
        units=[unit for unit in units if unit.code in wanted[UNIT_FIELD]] or units,
        years=years or [of.year],
        kind=kinds.get(request.GET.get(KIND_FIELD, ""), PeriodKind.MONTH),
        lens=lens,
        wholes={indicator_of(row).pk: of.node_of(row) for row in of.targets if row.indicator is not None},
    )


def layout_of(request: HttpRequest) -> Layout:
    """Where the address lays each dimension; without a word about it targets by periods."""
    laid = [(key.removeprefix(PLACE_FIELD), request.GET[key]) for key in request.GET if key.startswith(PLACE_FIELD)]
    if not laid:
        return Layout(USUAL_ROWS, USUAL_COLUMNS)
    words = {slug: dimension.value for slug, dimension in SLUGS.items()}
    rows, columns = (
        [words[slug] for slug, place in laid if place == side and slug in words] for side in (ROWS, COLUMNS)
    )
    return Layout.of(rows, columns)


def _indicators(targets: Sequence[Target]) -> list[Indicator]:
    return list({indicator_of(row).pk: indicator_of(row) for row in targets if row.indicator is not None}.values())


def _years(of: CampaignYear) -> range:
    return range(of.year, of.year - YEARS_COMPARED, -1)


def _page(
    request: Request,
    of: CampaignYear,
    campaigns: Sequence[Campaign],
    units: Sequence[Organisation],
    question: PivotQuestion,
    table: ShownTable | None,
    refusal: str,
) -> PivotPage:
    wanted = {field: set(request.GET.getlist(field)) for field in (INDICATOR_FIELD, UNIT_FIELD)}
    names = told_apart(units)
    return PivotPage(
        campaign=of.campaign,
        campaigns=tuple(
            Choice(c.code, f"{c.year} · {c.issuer} · {c.title}", c.pk == of.campaign.pk) for c in campaigns
        ),
        zones=zones(question.layout),
        indicators=tuple(
            Choice(row.code, f"{row.code} {row.name}", row.code in wanted[INDICATOR_FIELD])
            for row in _indicators(of.targets)
        ),
        units=tuple(Choice(unit.code, names[unit.pk], unit.code in wanted[UNIT_FIELD]) for unit in units),
        years=tuple(Choice(str(year), str(year), year in question.years) for year in _years(of)),
        kinds=tuple(Choice(kind.value, str(words), kind is question.kind) for kind, words in PERIOD_KINDS.items()),
        states=state_choices(question.lens),
        readings=reading_choices(question.lens),
        table=table,
        refusal=refusal,
        saved=saved_views(request, SavedView.Screen.PIVOT, question.lens.on),
        crumbs=progress_crumbs(),
    )


def zones(layout: Layout) -> tuple[Zone, ...]:
    """Rows, columns, and what is not told apart."""
    slugs = {dimension: slug for slug, dimension in SLUGS.items()}

    def chips(dimensions: Sequence[Dimension], place: str) -> tuple[Chip, ...]:
        return tuple(Chip(slugs[d], str(WORDS[d]), ICONS[d], place) for d in dimensions)

    return (
        Zone(ROWS, _("Hàng"), _("Kéo vào đây để thành hàng"), chips(layout.rows, ROWS)),
        Zone(COLUMNS, _("Cột"), _("Kéo vào đây để thành cột"), chips(layout.columns, COLUMNS)),
        Zone("", _("Không tách"), _("Kéo vào đây để gộp chung"), chips(layout.spare, "")),
    )
