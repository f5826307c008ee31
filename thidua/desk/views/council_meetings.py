"""Meetings: the list, and the page of one with its parts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation.dossier_policy import can_appraise_somewhere
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.council import policy, queries
from thidua.council.logic.papers import MeetingForm
from thidua.council.logic.workflow import MeetingState
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, Part, chosen, tabs_of
from thidua.desk.shown.campaign_papers import ListedPaper
from thidua.desk.shown.council_meeting import (
    AgendaRow,
    ShownBox,
    ShownMember,
    agenda_rows,
    box_rows,
    presence_rows,
)
from thidua.desk.shown.councils import meeting_badge
from thidua.desk.shown.papers import paper_badge
from thidua.desk.tables.councils import MeetingFilters, MeetingTable, meeting_address
from thidua.desk.views.councils import MOST_HISTORY, council_crumbs, room_tabs
from thidua.desk.views.kept_files import download
from thidua.documents.queries import papers_about

if TYPE_CHECKING:
    from thidua.council.models import Meeting, MeetingPaper

PARTS = (
    Part("chuong-trinh", gettext_lazy("Chương trình"), "list-check"),
    Part("co-mat", gettext_lazy("Thành viên dự họp"), "users"),
    Part("hom-phieu", gettext_lazy("Hòm phiếu"), "inbox"),
    Part("tai-lieu", gettext_lazy("Tài liệu, văn bản"), "files"),
    Part("lich-su", gettext_lazy("Lịch sử"), "history"),
)
OFFERED = (
    (MeetingForm.INVITATION, gettext_lazy("Giấy mời"), (MeetingState.CALLED, MeetingState.IN_SESSION)),
    (MeetingForm.MINUTES, gettext_lazy("Biên bản họp"), (MeetingState.IN_SESSION, MeetingState.ENDED)),
    (MeetingForm.COUNTING, gettext_lazy("Biên bản kiểm phiếu"), (MeetingState.IN_SESSION, MeetingState.ENDED)),
)
"""The papers that can be written, and while the meeting stands where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsPage(Page):
    """The meetings one sees."""

    listing: Listing


def meeting_list(request: Request) -> HttpResponse:
    """All meetings of the councils one sees, the latest first."""
    rows = queries.with_progress(queries.meetings_visible_to(request.user, clock.today()))
    listing = make_listing(request, MeetingTable, rows, MeetingFilters, title=_("Phiên họp Hội đồng"))
    page = MeetingsPage(listing=listing, tabs=room_tabs("meeting_list"))
    return listing.workbook or render(request, "desk/councils/meetings.html", {"page": page})


def the_meeting(request: Request, code: str) -> Meeting:
    """The meeting of this code, if the reader sees it."""
    return get_object_or_404(queries.meetings_visible_to(request.user, clock.today()), code=code)


def meeting_crumbs(meeting: Meeting | None = None) -> tuple[Crumb, ...]:
    """The way to the meetings, and to one."""
    way = (*council_crumbs(), Crumb(_("Phiên họp"), reverse("meeting_list")))
    return way if meeting is None else (*way, Crumb(meeting.code, meeting_address(meeting)))


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that can be written of the meeting."""

    form: str
    words: str
    may: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage(Page):
    """One meeting; only the chosen part is filled."""

    meeting: Meeting
    badge: Badge
    part: str
    may: Steps
    next_words: str = ""
    may_propose: bool = False
    agenda: Iterable[AgendaRow] = ()
    presence: Iterable[ShownMember] = ()
    boxes: Iterable[ShownBox] = ()
    files: Iterable[MeetingPaper] = ()
    papers: Iterable[ListedPaper] = ()
    offers: Iterable[Offer] = ()
    entries: Iterable[AuditEntry] = ()


@dataclass(frozen=True, slots=True)
class Steps:
    """What the reader may do with the meeting now."""

    run: bool
    change: bool
    add_item: bool
    session: bool
    is_member: bool


def steps_of(request: Request, meeting: Meeting) -> Steps:
    """The steps open to the reader; a closed meeting has none."""
    on = clock.today()
    runs = bool(policy.can_run(request.user, meeting.council, on))
    called, session = meeting.state == MeetingState.CALLED, meeting.state == MeetingState.IN_SESSION
    member = queries.member_of(request.user, meeting.council, on)
    return Steps(runs, runs and called, runs and (called or session), runs and session, member is not None)


def meeting_page(request: Request, code: str) -> HttpResponse:
    """The page of a meeting; ``?muc=`` chooses the part."""
    on, meeting = clock.today(), the_meeting(request, code)
    part = chosen(PARTS, request.GET.get("muc"))
    may = steps_of(request, meeting)
    shown = part == "tai-lieu"
    page = MeetingPage(
        meeting=meeting,
        badge=meeting_badge(meeting),
        part=part,
        may=may,
        next_words=_next_words(meeting, may),
        may_propose=bool(can_appraise_somewhere(request.user, on)),
        agenda=agenda_rows(meeting, request.user, on, runs=may.run) if part == "chuong-trinh" else (),
        presence=presence_rows(meeting) if part == "co-mat" else (),
        boxes=box_rows(meeting, request.user, on) if part == "hom-phieu" else (),
        files=tuple(queries.papers_visible_to(request.user, on).filter(meeting=meeting)) if shown else (),
        papers=_papers(request, meeting) if shown else (),
        offers=_offers(request, meeting) if shown else (),
        entries=history_of(meeting.subject)[:MOST_HISTORY] if part == "lich-su" else (),
        crumbs=meeting_crumbs(),
        tabs=tabs_of(PARTS, part, "meeting_page", meeting.code),
    )
    return render(request, "desk/councils/meeting.html", {"page": page})


def _next_words(meeting: Meeting, may: Steps) -> str:
    """What comes after the meeting, for who runs it."""
    if not may.run or meeting.state != MeetingState.ENDED:
        return ""
    return _("Ghi biên bản, rồi trình người có thẩm quyền những hồ sơ Hội đồng đã thông qua.")


def _papers(request: Request, meeting: Meeting) -> tuple[ListedPaper, ...]:
    rows = papers_about(meeting.subject, request.user, clock.today())
    return tuple(ListedPaper(row, paper_badge(row)) for row in rows)


def _offers(request: Request, meeting: Meeting) -> tuple[Offer, ...]:
    found = (
        Offer(form.value, str(words), policy.can_write_paper(request.user, meeting, clock.today(), *states))
        for form, words, states in OFFERED
    )
    return tuple(offer for offer in found if offer.may)


def paper_file(request: Request, code: str, number: int) -> FileResponse:
    """A file laid before the meeting; one of an item the reader is recused from is not there."""
    rows = queries.papers_visible_to(request.user, clock.today())
    paper = get_object_or_404(rows, meeting__code=code, number=number)
    return download(paper.file, paper.name)
