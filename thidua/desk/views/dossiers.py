"""Dossiers: the list, and the page of one with its papers, its law, its merits, what others said, its history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation import dossier_policy, dossier_queries, policy
from thidua.commendation.logic.time_limits import Limit
from thidua.commendation.models import Dossier
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, Part, chosen, tabs_of
from thidua.desk.shown.dossier_next import NextStep, next_step_of
from thidua.desk.shown.dossier_parts import shown_consultation, shown_law, shown_papers, shown_remarks
from thidua.desk.shown.dossiers import dossier_badge
from thidua.desk.shown.merit_record import merit_record
from thidua.desk.tables.dossiers import DossierFilters, DossierTable, hold_address
from thidua.desk.views.dossier_access import dossier_crumbs, the_dossier
from thidua.desk.views.dossier_step_table import StepLink, step_links
from thidua.desk.views.kept_files import download
from thidua.monitoring.queries.calendar import calendar_of

PARTS = (
    Part("ho-so", gettext_lazy("Hồ sơ"), "file-text"),
    Part("dieu-kien", gettext_lazy("Điều kiện, căn cứ"), "gavel"),
    Part("thanh-tich", gettext_lazy("Thành tích đã có"), "medal"),
    Part("lay-y-kien", gettext_lazy("Ý kiến, công khai"), "message"),
    Part("lich-su", gettext_lazy("Lịch sử"), "history"),
)
MOST_HISTORY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DossiersPage(Page):
    """The list."""

    listing: Listing
    may_propose: Decision
    may_appraise: Decision


def dossier_list(request: Request) -> HttpResponse:
    """The dossiers that the reader's units propose or appraise."""
    on = clock.today()
    rows = dossier_queries.dossier_list(request.user, on)
    listing = make_listing(request, DossierTable, rows, DossierFilters, title=_("Hồ sơ đề nghị khen thưởng"))
    page = DossiersPage(
        listing=listing,
        may_propose=dossier_policy.can_propose_somewhere(request.user, on),
        may_appraise=dossier_policy.can_appraise_somewhere(request.user, on),
    )
    return listing.workbook or render(request, "desk/dossiers/list.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPage(Page):
    """One dossier. ``body`` holds what the chosen part shows; ``steps`` what the reader may do now."""

    dossier: Dossier
    badge: Badge
    part: str
    body: dict[str, Any]
    steps: tuple[StepLink, ...]
    limit: Limit | None
    standstill: dossier_queries.Standstill
    next: NextStep | None
    hold_url: str
    may_edit: Decision

    @property
    def late(self) -> bool:
        """Sent after the last day of its round."""
        row = self.dossier
        return bool(row.round and row.submitted_on and row.submitted_on > row.round.due_on)


def dossier_page(request: Request, code: str) -> HttpResponse:
    """One dossier; ``?muc=`` chooses the part."""
    on, dossier = clock.today(), the_dossier(request, code)
    part = chosen(PARTS, request.GET.get("muc"))
    standstill = dossier_queries.standstill_of(dossier.of, request.user, on)
    page = DossierPage(
        dossier=dossier,
        badge=dossier_badge(dossier),
        part=part,
        body=BODIES[part](dossier, request, on),
        steps=step_links(dossier, request.user, on),
        limit=dossier_queries.appraisal_limit(dossier, calendar_of(dossier.appraiser, on)),
        standstill=standstill,
        next=None if standstill.held else next_step_of(dossier, request.user, on),
        hold_url="" if standstill.held else _hold_url(dossier, request, on),
        may_edit=policy.can_edit(request.user, dossier, on),
        crumbs=dossier_crumbs(),
        tabs=tabs_of(PARTS, part, "dossier_page", code),
    )
    return render(request, f"desk/dossiers/{part.replace('-', '_')}.html", {"page": page})


def _hold_url(dossier: Dossier, request: Request, on: date) -> str:
    return hold_address(dossier) if policy.can_hold(request.user, dossier, on) else ""


def _main(dossier: Dossier, request: Request, on: date) -> dict[str, Any]:
    return {
        "papers": shown_papers(dossier),
        "remarks": shown_remarks(dossier),
        "may_add": dossier_policy.can_add_papers(request.user, dossier, on),
    }


def _law(dossier: Dossier, request: Request, on: date) -> dict[str, Any]:
    return {"law": shown_law(dossier, request.user, on)}


def _merits(dossier: Dossier, request: Request, on: date) -> dict[str, Any]:
    return {"record": merit_record(dossier.of, request.user, on)}


def _consultation(dossier: Dossier, request: Request, on: date) -> dict[str, Any]:
    return {"consultation": shown_consultation(dossier, request.user, on)}


def _history(dossier: Dossier, _request: Request, _on: date) -> dict[str, Any]:
    subjects = (dossier.subject, dossier.list_subject) if dossier.listed_in else (dossier.subject,)
    return {"entries": history_of(*subjects)[:MOST_HISTORY]}


BODIES: dict[str, Callable[[Dossier, Request, date], dict[str, Any]]] = {
    "ho-so": _main,
    "dieu-kien": _law,
    "thanh-tich": _merits,
    "lay-y-kien": _consultation,
    "lich-su": _history,
}


def paper_file(request: Request, number: int) -> FileResponse:
    """A paper of a dossier the reader sees."""
    found = get_object_or_404(dossier_queries.papers_visible_to(request.user, clock.today()), pk=number)
    return download(found.file, found.name)
