"""Papers: the list, the page of one paper with its parts, its files and the pictures of its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from thidua.commendation.decision_queries import decisions_visible_to
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, Part, chosen, crumb, tabs_of
from thidua.desk.shown.certificates import outcome_badge
from thidua.desk.shown.paper_sheet import sheet_of
from thidua.desk.shown.papers import next_words, paper_badge
from thidua.desk.tables.documents import PaperFilters, PaperTable
from thidua.directory.queries import organisations_of
from thidua.documents import policy, queries
from thidua.documents.actions.receipts import read_copy
from thidua.documents.certificate_policy import can_sign_print
from thidua.documents.certificate_queries import signed_prints_of
from thidua.documents.files import open_stored
from thidua.documents.logic.difference import Difference, difference
from thidua.documents.logic.numbering import written_number
from thidua.documents.logic.papers import document_of
from thidua.documents.models import Paper, PaperCopy
from thidua.documents.printing_papers import paper_docx, paper_pdf
from thidua.documents.render.pictures import page_count, page_picture

PARTS = (
    Part("noi-dung", _("Nội dung")),
    Part("ban-in", _("Bản in")),
    Part("phien-ban", _("Phiên bản")),
    Part("noi-nhan", _("Nơi nhận")),
    Part("lich-su", _("Lịch sử")),
)
SHOWN_TO_RECEIVERS = 2
"""The first parts: the text and the print."""
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_HISTORY = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersPage(Page):
    """All papers the reader sees."""

    listing: Listing
    may_draft: bool


def paper_list(request: Request) -> HttpResponse:
    """Papers with filters in the address; ``?xuat=xlsx`` gives the same rows as Excel."""
    today = clock.today()
    rows = queries.paper_list(request.user, today)
    listing = make_listing(request, PaperTable, rows, PaperFilters, title=str(_("Danh sách văn bản")))
    may_draft = bool(organisations_of(request.user, today, *queries.KEEPERS))
    page = PapersPage(listing=listing, may_draft=may_draft)
    return listing.workbook or render(request, "desk/papers/list.html", {"page": page})


def the_paper(request: Request, code: str) -> Paper:
    """The paper of this code, if the reader sees it."""
    return get_object_or_404(queries.papers_visible_to(request.user, clock.today()), code=code)


def paper_crumbs(paper: Paper | None = None) -> tuple[Crumb, ...]:
    """The way to the list, and to one paper."""
    way: tuple[Crumb, ...] = (crumb(_("Văn bản"), "document_list"),)
    return way if paper is None else (*way, crumb(paper.code, "document_page", paper.code))


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the reader may do to a paper, each with the reason why not."""

    edit: Decision
    submit: Decision
    sign: Decision
    give_back: Decision
    issue: Decision
    withdraw: Decision
    address: Decision
    keep_print: Decision
    sign_print: Decision


def permissions(request: Request, paper: Paper, on: date) -> Permissions:
    """All decisions about a paper that its page shows as buttons."""
    user = request.user
    return Permissions(
        edit=policy.can_edit_paper(user, paper, on),
        submit=policy.can_submit_paper(user, paper, on),
        sign=policy.can_sign_paper(user, paper, on),
        give_back=policy.can_return_paper(user, paper, on),
        issue=policy.can_issue_paper(user, paper, on),
        withdraw=policy.can_withdraw_paper(user, paper, on),
        address=policy.can_address_paper(user, paper, on),
        keep_print=policy.can_print_paper(user, paper, on),
        sign_print=can_sign_print(user, paper, on),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPage(Page):
    """One paper. ``own`` are the reader's units that received it, with whether they may take it in."""

    paper: Paper
    badge: Badge
    written: str
    next_words: str
    campaign: str
    decision: str
    part: str
    body: Mapping[str, Any]
    may: Permissions
    own: tuple[tuple[PaperCopy, Decision], ...]


def paper_page(request: Request, code: str) -> HttpResponse:
    """The page of one paper; ``?muc=`` chooses the part."""
    today = clock.today()
    paper = the_paper(request, code)
    parts = PARTS if policy.can_see_making(request.user, paper, today) else PARTS[:SHOWN_TO_RECEIVERS]
    part = chosen(parts, request.GET.get("muc"))
    kind, _colon, about = paper.about.partition(":")
    page = PaperPage(
        paper=paper,
        badge=paper_badge(paper),
        written=paper.entry.written if paper.entry else written_number(None, paper.raw.get("symbol", "")),
        next_words=next_words(paper),
        campaign=about if kind == "campaign" else "",
        decision=about if kind == "decision" and _sees_decision(request, about, today) else "",
        part=part,
        own=_own(request, paper, today),
        body=BODIES[part](paper),
        may=permissions(request, paper, today),
        crumbs=paper_crumbs(),
        tabs=tabs_of(parts, part, "document_page", code),
    )
    return render(request, f"desk/papers/{part.replace('-', '_')}.html", {"page": page})


def _sees_decision(request: Request, code: str, on: date) -> bool:
    return decisions_visible_to(request.user, on).filter(code=code).exists()


def _own(request: Request, paper: Paper, on: date) -> tuple[tuple[PaperCopy, Decision], ...]:
    """Who works for a unit and opens what was sent to it has read it; noted once."""
    found = []
    for copy in queries.own_copies(paper, request.user, on):
        if copy.read_at is None and policy.can_read_copy(request.user, copy, on):
            copy = read_copy(copy, by=request.user, on=on)
        found.append((copy, policy.can_receive_copy(request.user, copy, on)))
    return tuple(found)


def _text(paper: Paper) -> dict[str, Any]:
    return {"sheet": sheet_of(document_of(paper.raw))}


def _pages(paper: Paper) -> dict[str, Any]:
    signed = [(row, outcome_badge(row)) for row in signed_prints_of(paper)]
    return {"numbers": range(1, page_count(paper_pdf(paper)) + 1), "signed": signed}


def _versions(paper: Paper) -> dict[str, Any]:
    return {"versions": queries.versions_of(paper)}


def _copies(paper: Paper) -> dict[str, Any]:
    copies = list(queries.copies_of(paper))
    sent = [copy for copy in copies if copy.sent_on]
    read = sum(copy.read_at is not None for copy in sent)
    received = sum(copy.received_at is not None for copy in sent)
    return {"copies": copies, "sent": len(sent), "read": read, "received": received}


def _history(paper: Paper) -> dict[str, Any]:
    return {"entries": history_of(paper.subject)[:MOST_HISTORY]}


BODIES: Mapping[str, Callable[[Paper], dict[str, Any]]] = {
    "noi-dung": _text,
    "ban-in": _pages,
    "phien-ban": _versions,
    "noi-nhan": _copies,
    "lich-su": _history,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionPage(Page):
    """What a version changed against the one before it."""

    paper: Paper
    number: int
    changes: tuple[Difference, ...]


def version(request: Request, code: str, number: int) -> HttpResponse:
    """One version beside its forerunner."""
    paper = the_paper(request, code)
    require(policy.can_see_making(request.user, paper, clock.today()))
    rows = {row.number: row for row in queries.versions_of(paper).filter(number__in=(number - 1, number))}
    if not rows.keys() >= {number - 1, number}:
        raise Http404
    changes = difference(document_of(rows[number - 1].document), document_of(rows[number].document))
    page = VersionPage(paper=paper, number=number, changes=changes, crumbs=paper_crumbs(paper))
    return render(request, "desk/papers/version.html", {"page": page})


def picture(request: Request, code: str, number: int) -> HttpResponse:
    """One page of the print as PNG."""
    paper = the_paper(request, code)
    try:
        content = page_picture(paper_pdf(paper), number)
    except IndexError as flaw:
        raise Http404 from flaw
    return HttpResponse(content, "image/png", headers={"Cache-Control": "private, max-age=60"})


def pdf(request: Request, code: str) -> HttpResponse:
    """The PDF/A as a download."""
    paper = the_paper(request, code)
    return _download(paper_pdf(paper), PDF, f"{paper.code}.pdf")


def docx(request: Request, code: str) -> HttpResponse:
    """The DOCX to take away and edit."""
    paper = the_paper(request, code)
    return _download(paper_docx(paper), DOCX, f"{paper.code}.docx")


def _download(content: bytes, media_type: str, name: str) -> HttpResponse:
    return HttpResponse(content, media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def version_file(request: Request, code: str, number: int) -> FileResponse:
    """The DOCX that was brought back as this version."""
    paper = the_paper(request, code)
    require(policy.can_see_making(request.user, paper, clock.today()))
    row = get_object_or_404(queries.versions_of(paper), number=number, file__isnull=False)
    assert row.file is not None
    return FileResponse(open_stored(row.file), as_attachment=True, filename=row.file.name, content_type=DOCX)
