"""How the views get hold of a report and its figures: what the reader does not see is not there (404)."""

from __future__ import annotations

from datetime import date

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core.logic.saying import capital, spoken
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.monitoring.models import Observation, Report
from thidua.monitoring.queries.report_figures import figures_of
from thidua.monitoring.queries.reports import reports_visible_to


def the_report(request: Request, campaign: str, period: str, unit: str, on: date) -> Report:
    """The report of the unit in that round, if the reader sees it."""
    rows = reports_visible_to(request.user, on)
    return get_object_or_404(rows, round__campaign__code=campaign, round__period=period, organisation__code=unit)


def the_figure(report: Report, code: str) -> Observation:
    """The figure of the report by the code of its indicator."""
    return get_object_or_404(figures_of(report), indicator__code=code)


def keys_of(report: Report) -> tuple[str, str, str]:
    """What names the report in addresses."""
    return report.round.campaign.code, report.round.period, report.organisation.code


def report_url(report: Report, route: str = "report_page", *more: object) -> str:
    """The page of a report, or of a step of it."""
    return reverse(route, args=[*keys_of(report), *more])


def report_name(report: Report) -> str:
    """The period with a capital letter, as it heads a page."""
    return capital(report.round.span.name_vi)


def report_crumbs(report: Report | None = None) -> tuple[Crumb, ...]:
    """The way to the list, and to one report."""
    way = (crumb(_("Báo cáo số liệu"), "report_list"),)
    if report is None:
        return way
    title = f"{spoken(report_name(report))} · {report.organisation}"
    return (*way, Crumb(title, report_url(report)))
