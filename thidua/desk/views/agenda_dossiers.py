"""Dossiers before the council: chosen onto the agenda, and read by those who vote on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from thidua.commendation.dossier_queries import dossier_about
from thidua.commendation.models import Dossier
from thidua.core import clock
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.decision import Decision
from thidua.council import policy
from thidua.council.logic.workflow import MeetingState
from thidua.desk.agenda_dossiers import Candidate, candidates, put_dossiers
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.dossier_parts import ShownLaw, ShownPaper, shown_law, shown_papers
from thidua.desk.shown.merit_record import MeritRecord, merit_record
from thidua.desk.tables.councils import meeting_address
from thidua.desk.views.council_items import item_crumbs, the_item
from thidua.desk.views.council_meetings import meeting_crumbs, the_meeting
from thidua.desk.views.kept_files import download

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class PickPage(Page):
    """The dossiers that wait for this council; ``chosen`` are ticked by their codes."""

    meeting: Meeting
    candidates: tuple[Candidate, ...]
    chosen: frozenset[str]
    error: str = ""


def pick(request: Request, code: str) -> HttpResponse:
    """Put dossiers onto the agenda, several at once; ``?ho-so=`` ticks one of them."""
    on, meeting = clock.today(), the_meeting(request, code)
    require(policy.can_run_meeting(request.user, meeting, on, MeetingState.CALLED, MeetingState.IN_SESSION))
    found, error = candidates(meeting, request.user, on), ""
    chosen = frozenset((request.POST if request.method == "POST" else request.GET).getlist("ho-so"))
    if request.method == "POST":
        rows = [one.row for one in found if one.row.code in chosen and not one.held]
        error = _("Chưa chọn hồ sơ nào. Hãy đánh dấu ít nhất một hồ sơ.") if not rows else ""
        try:
            count = put_dossiers(meeting, rows, by=request.user, on=on)
        except (Invalid, Conflict) as refusal:
            error = str(refusal)
        if not error:
            messages.success(request, _("Đã đưa %(count)s hồ sơ vào chương trình.") % {"count": count})
            return redirect(meeting_address(meeting))
    page = PickPage(
        meeting=meeting, candidates=found, chosen=chosen, error=error, crumbs=meeting_crumbs(meeting)
    )  # fmt: skip
    return render(request, "desk/councils/pick.html", {"page": page}, status=422 if error else 200)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDossierPage(Page):
    """What is voted on, as a member reads it: report, papers, the answer of the law, the record of merit."""

    item: AgendaItem
    dossier: Dossier
    papers: tuple[ShownPaper, ...]
    law: ShownLaw
    record: MeritRecord
    may_review: Decision
    may_declare: Decision


def item_dossier(request: Request, code: str, number: int) -> HttpResponse:
    """The dossier behind an item, for everybody who sees the item: a recused member does not."""
    on, item = clock.today(), the_item(request, code, number)
    dossier = _behind(item)
    page = ItemDossierPage(
        item=item,
        dossier=dossier,
        papers=shown_papers(dossier),
        law=shown_law(dossier, request.user, on),
        record=merit_record(dossier.of, request.user, on),
        may_review=policy.can_review(request.user, item, on),
        may_declare=policy.can_declare(request.user, item, on),
        crumbs=item_crumbs(item),
    )
    return render(request, "desk/councils/dossier.html", {"page": page})


def item_paper(request: Request, code: str, number: int, paper: int) -> FileResponse:
    """A paper of the dossier behind an item."""
    dossier = _behind(the_item(request, code, number))
    found = get_object_or_404(dossier.papers.filter(dropped_on=None).select_related("file"), pk=paper)
    return download(found.file, found.name)


def _behind(item: AgendaItem) -> Dossier:
    dossier = dossier_about(item.about)
    if dossier is None:
        raise Http404
    return dossier
