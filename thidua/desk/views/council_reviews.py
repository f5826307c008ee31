"""Reviews before the vote: the board of all items and reviewers, and the member's own review of one item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation.dossier_queries import names_dossier
from thidua.core import clock
from thidua.core.errors import require
from thidua.council import policy, queries
from thidua.council.actions.reviews import give_review
from thidua.council.forms.reviews import ReviewForm
from thidua.council.queries.reviews import own_review, review_board, waiting_for_review
from thidua.desk.asking import posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.council_reviews import ReviewRow, ShownScale, progress_of, review_rows, shown_scales
from thidua.desk.views.council_items import the_item
from thidua.desk.views.council_meetings import meeting_crumbs, the_meeting

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, CouncilMember, Meeting, MeetingPaper


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPage(Page):
    """Items × reviewers. ``done`` of ``wanted`` items the reader has reviewed; None both for the standing body."""

    meeting: Meeting
    reader: CouncilMember | None
    rows: tuple[ReviewRow, ...]
    scales: tuple[ShownScale, ...]
    done: int
    wanted: int


def review_page(request: Request, code: str) -> HttpResponse:
    """The board of a meeting. The number of queries does not grow with items or reviewers."""
    meeting = the_meeting(request, code)
    board = review_board(meeting, request.user, clock.today())
    done, wanted = progress_of(board)
    page = ReviewPage(
        meeting=meeting,
        reader=board.reader,
        rows=review_rows(board),
        scales=shown_scales(board),
        done=done,
        wanted=wanted,
        crumbs=meeting_crumbs(meeting),
    )
    return render(request, "desk/councils/reviews.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnReviewPage(Page):
    """The reader's own review of one item, and how many still wait."""

    item: AgendaItem
    form: ReviewForm
    files: tuple[MeetingPaper, ...]
    of_dossier: bool
    waiting: int


def own_review_page(request: Request, code: str, number: int) -> HttpResponse:
    """Score an item, or say why not; saving leads to the next item that waits."""
    on, item = clock.today(), the_item(request, code, number)
    require(policy.can_review(request.user, item, on))
    member = queries.member_of(request.user, item.meeting.council, on)
    assert member is not None
    form = ReviewForm(posted(request), initial=ReviewForm.initial_of(own_review(item, member)))
    version = form.cleaned_data.get("version") or 0 if form.is_bound and form.is_valid() else 0
    done = submitted(request, form, lambda: give_review(item, form.facts(), version=version, by=request.user, on=on))
    waiting = waiting_for_review(item.meeting, member, request.user)
    if done is not None:
        messages.success(request, _("Đã lưu ý kiến về “%(item)s”.") % {"item": item.label})
        return redirect(_next(item, waiting))
    page = OwnReviewPage(
        item=item,
        form=form,
        files=tuple(queries.papers_visible_to(request.user, on).filter(item=item)),
        of_dossier=names_dossier(item.about),
        waiting=len(waiting),
        crumbs=meeting_crumbs(item.meeting),
    )
    return render(request, "desk/councils/own_review.html", {"page": page})


def _next(item: AgendaItem, waiting: list[int]) -> str:
    """The next item after this one that waits, else the first, else the board."""
    code = item.meeting.code
    ahead = [place for place in waiting if place > item.position] or waiting
    return reverse("review_item", args=[code, ahead[0]]) if ahead else reverse("review_page", args=[code])
