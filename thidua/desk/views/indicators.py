"""The catalogue of indicators: the list, and the definition sheet of one."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.campaigns import policy, queries
from thidua.campaigns.models import Indicator, Target
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, crumb
from thidua.desk.shown.surveys import ShownSeries, shown_series
from thidua.desk.shown.targets import TargetRow, target_row
from thidua.desk.tables.campaigns import IndicatorFilters, IndicatorTable, indicator_badge
from thidua.directory.queries import organisations_of
from thidua.monitoring.queries import surveys

MOST_HISTORY = 100
MOST_USES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorsPage(Page):
    """The catalogue."""

    listing: Listing
    may_add: bool


def indicator_list(request: Request) -> HttpResponse:
    """The catalogue with filters in the address; ``?xuat=xlsx`` gives the same rows as Excel."""
    today = clock.today()
    rows = queries.indicators_visible_to(request.user, today)
    listing = make_listing(request, IndicatorTable, rows, IndicatorFilters, title=str(_("Danh mục chỉ tiêu thi đua")))
    may_add = bool(organisations_of(request.user, today, *policy.CATALOGUERS))
    page = IndicatorsPage(listing=listing, may_add=may_add, crumbs=(crumb(_("Phong trào"), "campaign_list"),))
    return listing.workbook or render(request, "desk/indicators/list.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage(Page):
    """The definition sheet, where it is used, what was changed."""

    indicator: Indicator
    badge: Badge
    uses: tuple[tuple[Target, TargetRow], ...]
    series: tuple[ShownSeries, ...]
    entries: list[AuditEntry]
    may_edit: Decision


def indicator_page(request: Request, code: str) -> HttpResponse:
    """One indicator."""
    today = clock.today()
    indicator = get_object_or_404(queries.indicators_visible_to(request.user, today), code=code)
    scores = surveys.scores_about(surveys.scores_visible_to(request.user, today), indicator)
    used = queries.targets_visible_to(request.user, today).filter(indicator=indicator, dropped_on=None)
    page = IndicatorPage(
        indicator=indicator,
        badge=indicator_badge(indicator),
        uses=tuple(
            (target, target_row(target, number, today))
            for number, target in enumerate(used.order_by("-campaign__year", "code")[:MOST_USES], start=1)
        ),
        series=shown_series(surveys.series_of(scores, request.user, today), request.user, today),
        entries=list(history_of(indicator.subject)[:MOST_HISTORY]),
        may_edit=policy.can_edit_indicator(request.user, indicator, today),
        crumbs=(crumb(_("Phong trào"), "campaign_list"), crumb(_("Danh mục chỉ tiêu"), "indicator_list")),
    )
    return render(request, "desk/indicators/page.html", {"page": page})
