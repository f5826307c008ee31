"""Reporting rounds: the list, and the page of one round with who has sent and who is late."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.campaigns.models import Campaign
from thidua.campaigns.queries import campaigns_visible_to
from thidua.campaigns.scope import DRAFTERS
from thidua.core import clock, exports
from thidua.core.audit import Actor
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.logic.saying import spoken
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, Listing, download, make_listing
from thidua.desk.pages import Page
from thidua.desk.shown.rounds import mark_badge, period_words, report_address, round_badge, time_left
from thidua.desk.tables.rounds import RoundFilters, RoundTable
from thidua.desk.views.round_access import round_crumbs, the_round
from thidua.directory.queries import organisations_of
from thidua.monitoring.logic.deadlines import LateBy
from thidua.monitoring.logic.punctuality import Mark, Punctuality, punctuality_of
from thidua.monitoring.models import Report, Round
from thidua.monitoring.policy import rounds as policy
from thidua.monitoring.policy.rounds import PLANNABLE
from thidua.monitoring.queries.contacts import Contact, contacts_of
from thidua.monitoring.queries.punctuality import lateness_in, mark_of_report
from thidua.monitoring.queries.reminders import Told, reminded
from thidua.monitoring.queries.rounds import nearest_first, reports_of, rounds_visible_to, with_counts

MOST_HISTORY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsPage(Page):
    """All rounds the reader sees. ``plannable``: campaigns whose reporting calendar the reader may set."""

    listing: Listing
    plannable: tuple[Campaign, ...]


def round_list(request: Request) -> HttpResponse:
    """Rounds, those that take figures first; ``?xuat=xlsx`` gives the same rows as Excel."""
    today = clock.today()
    rows = nearest_first(with_counts(rounds_visible_to(request.user, today)))
    listing = make_listing(request, RoundTable, rows, RoundFilters, title=_("Kỳ báo cáo số liệu"))
    issuers = organisations_of(request.user, today, *DRAFTERS)
    campaigns = campaigns_visible_to(request.user, today).filter(issuer__in=issuers, state__in=PLANNABLE)
    page = RoundsPage(listing=listing, plannable=tuple(campaigns.order_by("-year", "-code")[:20]))
    return listing.workbook or render(request, "desk/rounds/list.html", {"page": page})


Ask = Callable[[Actor, Round, date], Decision]
STEPS: Mapping[str, Ask] = {
    "open": policy.can_open,
    "move": policy.can_move,
    "lock": policy.can_lock,
    "reopen": policy.can_reopen,
    "cancel": policy.can_cancel,
    "chase": policy.can_chase,
}


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit asked in the round. ``url`` is empty where the report has no page of its own."""

    report: Report
    mark: Mark
    badge: Badge
    url: str
    contacts: tuple[Contact, ...]
    told: Told | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage(Page):
    """One round: its days and why, its units, the steps that the reader may take."""

    round: Round
    title: str
    badge: Badge
    left: str
    is_late: bool
    units: tuple[UnitRow, ...]
    record: Punctuality
    approved: int
    waiting: int
    may: Mapping[str, Decision]
    entries: tuple[AuditEntry, ...]


def round_page(request: Request, code: str, period: str) -> HttpResponse:
    """The page of one round; ``?xuat=xlsx`` gives its units as Excel."""
    today = clock.today()
    row = the_round(request, code, period, today)
    late_by = lateness_in(row, today)
    units = _units(request, row, today, late_by)
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        return _workbook(row, units)
    page = RoundPage(
        round=row,
        title=period_words(row),
        badge=round_badge(row),
        left=time_left(row, today, late_by),
        is_late=row.answer_by < today,
        units=units,
        record=punctuality_of(unit.mark for unit in units),
        approved=sum(unit.report.state == "approved" for unit in units),
        waiting=sum(unit.report.state == "open" for unit in units),
        may={name: ask(request.user, row, today) for name, ask in STEPS.items()},
        entries=tuple(history_of(row.subject)[:MOST_HISTORY]),
        crumbs=round_crumbs(),
    )
    return render(request, "desk/rounds/page.html", {"page": page})


def _units(request: Request, row: Round, on: date, late_by: LateBy) -> tuple[UnitRow, ...]:
    reports = list(reports_of(row))
    contacts = contacts_of([report.organisation_id for report in reports], request.user, on)
    told = reminded(row)
    found = []
    for report in reports:
        mark = mark_of_report(row, report, on, late_by)
        people = tuple(contacts.get(report.organisation_id, ()))
        found.append(UnitRow(report, mark, mark_badge(mark), report_address(row, report), people, told.get(report.pk)))
    return tuple(found)


def _workbook(row: Round, units: tuple[UnitRow, ...]) -> HttpResponse:
    title = _("Tình hình gửi báo cáo %(period)s") % {"period": spoken(row.span.name_vi)}
    columns = [
        ("STT", 6),
        (_("Mã đơn vị"), 14),
        (_("Đơn vị"), 34),
        (_("Tình hình"), 30),
        (_("Ngày gửi"), 14),
        (_("Số ngày làm việc muộn"), 14),
        (_("Lý do muộn"), 40),
        (_("Số lần đã nhắc"), 12),
        (_("Liên hệ"), 50),
    ]
    rows = [[number, *_export(unit)] for number, unit in enumerate(units, start=1)]
    notes = [str(row.campaign), _("Hạn gửi: hết ngày %(day)s") % {"day": f"{row.due_on:%d/%m/%Y}"}]
    return download(exports.workbook(exports.Sheet(_("Đơn vị"), title, columns, rows, notes)), title)


def _export(unit: UnitRow) -> list[object]:
    report = unit.report
    people = "; ".join(" ".join(filter(None, (person.name, person.phone))) for person in unit.contacts)
    return [
        report.organisation.code,
        str(report.organisation),
        unit.badge.text,
        report.first_submitted_on,
        unit.mark.days or None,
        report.late_reason,
        unit.told.times if unit.told else 0,
        people,
    ]
