"""The first page: what is mine to do, with dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import read_notices
from thidua.core.models import Notice
from thidua.core.queries import notices_of
from thidua.desk.council_work import SOURCES as COUNCIL_SOURCES
from thidua.desk.decision_work import SOURCES as DECISION_SOURCES
from thidua.desk.dossier_work import SOURCES as DOSSIER_SOURCES
from thidua.desk.exemplar_work import SOURCES as EXEMPLAR_SOURCES
from thidua.desk.http import Request
from thidua.desk.judgement_work import SOURCES as JUDGEMENT_SOURCES
from thidua.desk.monitoring_work import SOURCES as MONITORING_SOURCES
from thidua.desk.pages import Page
from thidua.desk.paper_work import SOURCES as PAPER_SOURCES
from thidua.desk.report_work import SOURCES as REPORT_SOURCES
from thidua.desk.work import WorkSection, sections_for
from thidua.desk.work_sources import SOURCES as CAMPAIGN_SOURCES
from thidua.desk.yearly_work import SOURCES as YEARLY_SOURCES

SHOWN_NOTICES = 100
SOURCES = (
    *MONITORING_SOURCES, *REPORT_SOURCES, *CAMPAIGN_SOURCES, *PAPER_SOURCES, *YEARLY_SOURCES, *COUNCIL_SOURCES,
    *JUDGEMENT_SOURCES, *DOSSIER_SOURCES, *DECISION_SOURCES, *EXEMPLAR_SOURCES,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """My work in sections; those with nothing in them say so."""

    sections: tuple[WorkSection, ...]
    notices: tuple[Notice, ...]

    @property
    def busy(self) -> tuple[WorkSection, ...]:
        return tuple(section for section in self.sections if section.items)

    @property
    def empty(self) -> tuple[WorkSection, ...]:
        return tuple(section for section in self.sections if not section.items)


def home(request: Request) -> HttpResponse:
    """Due, overdue, returned, to confirm; and the latest notices."""
    page = HomePage(
        sections=sections_for(request.user, clock.today(), SOURCES),
        notices=tuple(notices_of(request.user).filter(read_at=None)[:5]),
    )
    return render(request, "desk/home.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticesPage(Page):
    """The latest notices; ``unread`` counts those not opened among them."""

    notices: tuple[Notice, ...]
    unread: int


def notices(request: Request) -> HttpResponse:
    """The notices of the signed-in person; a POST marks those shown as read."""
    rows = tuple(notices_of(request.user)[:SHOWN_NOTICES])
    if request.method == "POST":
        read_notices([row.pk for row in rows if row.read_at is None], by=request.user, on=clock.today())
        messages.success(request, _("Đã đánh dấu đã đọc."))
        return redirect("notices")
    context: dict[str, Any] = {"page": NoticesPage(notices=rows, unread=sum(row.read_at is None for row in rows))}
    return render(request, "desk/notices.html", context)
