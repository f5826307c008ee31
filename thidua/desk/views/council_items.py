"""Items of an agenda: added, shown, conflicts, open vote, re-vote, taken off."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.commendation.dossier_queries import names_dossier
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.council import policy, queries
from thidua.council.actions import meetings as actions
from thidua.council.forms.meetings import ConflictForm, ItemForm, OpenVoteForm, ReasonForm
from thidua.council.logic.voting_rules import KNOWN
from thidua.council.logic.workflow import ItemState, MeetingState
from thidua.council.queries.reading import conflicts_of, voters_on
from thidua.council.queries.reviews import reviews_of
from thidua.council.queries.ties import derived_grounds, member_ties
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.council_agenda import put_on_agenda
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, Page
from thidua.desk.shown.council_meeting import AgendaRow, agenda_row, shown_conflicts
from thidua.desk.shown.council_results import ShownResult, result_of
from thidua.desk.tables.councils import meeting_address
from thidua.desk.views.council_meetings import Steps, meeting_crumbs, steps_of, the_meeting

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, MeetingPaper, ReviewNote


def item_address(item: AgendaItem) -> str:
    return reverse("agenda_item", args=[item.meeting.code, item.position])


def the_item(request: Request, code: str, number: int) -> AgendaItem:
    """The item, if the reader sees it: whoever is recused from it does not."""
    rows = queries.items_visible_to(request.user, clock.today())
    return get_object_or_404(rows, meeting__code=code, position=number)


def item_crumbs(item: AgendaItem) -> tuple[Crumb, ...]:
    """The way to one item."""
    return (*meeting_crumbs(item.meeting), Crumb(_("Nội dung %(n)s") % {"n": item.position}, item_address(item)))


def award_kinds() -> list[tuple[str, str]]:
    """Awards whose vote has a rule of its own, by code."""
    names = {str(code): award.name for code, award in AWARDS.items()}
    return [(rule.subject, names.get(rule.subject, rule.subject)) for rule in KNOWN]


def add(request: Request, code: str) -> HttpResponse:
    """Put an item on the agenda by hand."""
    on, meeting = clock.today(), the_meeting(request, code)
    require(policy.can_run_meeting(request.user, meeting, on, MeetingState.CALLED, MeetingState.IN_SESSION))
    members = queries.members_on(meeting.council, meeting.held_on)
    form = ItemForm(posted(request), kinds=award_kinds(), members=members, reader=request.user, on=on)
    about = f"matter:{meeting.code}/{meeting.items.count() + 1}"
    done = submitted(
        request, form, lambda: put_on_agenda(meeting, form.facts(about, meeting.held_on), by=request.user, on=on)
    )
    if done is not None:
        messages.success(request, _("Đã thêm vào chương trình: %(label)s") % {"label": done.label})
        return redirect(meeting_address(meeting))
    page = FormPage(
        form=form, title=_("Thêm nội dung"), lead=str(meeting), submit=_("Thêm vào chương trình"),
        back=meeting_address(meeting), crumbs=meeting_crumbs(meeting),
    )  # fmt: skip
    return ask(request, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage(Page):
    """One item: rule, papers, conflicts, reviews the reader may read, result."""

    row: AgendaRow
    item: AgendaItem
    steps: Steps
    files: Iterable[MeetingPaper]
    reviews: Iterable[ReviewNote]
    result: ShownResult | None
    of_dossier: bool
    may_review: Decision
    may_declare: Decision
    may_note: Decision


def item_page(request: Request, code: str, number: int) -> HttpResponse:
    """The page of one item."""
    on, item = clock.today(), the_item(request, code, number)
    steps = steps_of(request, item.meeting)
    shown = shown_conflicts(conflicts_of(item.meeting).filter(item=item) if steps.run else ())
    page = ItemPage(
        row=agenda_row(item, shown),
        item=item,
        steps=steps,
        files=tuple(queries.papers_visible_to(request.user, on).filter(item=item)),
        reviews=reviews_of(item, queries.member_of(request.user, item.meeting.council, on)),
        result=result_of(item),
        of_dossier=names_dossier(item.about),
        may_review=policy.can_review(request.user, item, on),
        may_declare=policy.can_declare(request.user, item, on),
        may_note=policy.can_note_conflicts(request.user, item, on),
        crumbs=meeting_crumbs(item.meeting),
    )
    return render(request, "desk/councils/item.html", {"page": page})


def declare(request: Request, code: str, number: int) -> HttpResponse:
    """Declare the own conflict of interest; from then on the item is shut."""
    on, item = clock.today(), the_item(request, code, number)
    require(policy.can_declare(request.user, item, on))
    form = ConflictForm(posted(request))
    done = submitted(request, form, lambda: actions.declare_conflict(item, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi. Anh/Chị không tham gia xét nội dung này và không thấy tài liệu của nó."))
        return redirect(meeting_address(item.meeting))
    page = FormPage(
        form=form, title=_("Khai xung đột lợi ích"), lead=item.label, danger=True,
        submit=_("Khai và rút khỏi nội dung"),
        warning=_("Sau khi khai, Anh/Chị không xem được nội dung và tài liệu này, và không bỏ phiếu về nó."),
        back=item_address(item), crumbs=item_crumbs(item),
    )  # fmt: skip
    return ask(request, page)


@require_POST
def derive(request: Request, code: str, number: int) -> HttpResponse:
    """Derive the conflicts anew from who works where on the day of the meeting."""
    item = the_item(request, code, number)
    found = derived_grounds(item, member_ties(item.meeting))
    rows = actions.note_conflicts(item, found, by=request.user, on=clock.today())
    messages.success(request, counted("Đã rà soát: %(count)s trường hợp.", len(rows)) % {"count": len(rows)})
    return redirect(meeting_address(item.meeting))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenVotePage(Page):
    """The open vote as the secretary writes it down."""

    item: AgendaItem
    row: AgendaRow
    form: OpenVoteForm


def vote_openly(request: Request, code: str, number: int) -> HttpResponse:
    """Write down an open vote."""
    on, item = clock.today(), the_item(request, code, number)
    require(policy.can_run_meeting(request.user, item.meeting, on, MeetingState.IN_SESSION))
    if item.state != ItemState.WAITING or item.rule.get("secret"):
        raise Http404
    form = OpenVoteForm(posted(request), item=item, voters=voters_on(item))
    done = submitted(request, form, lambda: actions.vote_openly(item, form.votes(), by=request.user, on=on))
    if done is not None:
        messages.success(request, str(done.result["sentence"]))
        return redirect(meeting_address(item.meeting))
    page = OpenVotePage(item=item, row=agenda_row(item), form=form, crumbs=item_crumbs(item))
    return render(request, "desk/councils/open_vote.html", {"page": page})


@dataclass(frozen=True, slots=True)
class _WithReason:
    """A step that asks why."""

    title: Any
    act: Callable[..., object]
    may: Callable[..., Decision]


def _may_repeat(user: Any, item: AgendaItem, on: Any) -> Decision:
    return policy.can_run_meeting(user, item.meeting, on, MeetingState.IN_SESSION)


WITH_REASON = {
    "rut": _WithReason(gettext_lazy("Rút khỏi chương trình"), actions.take_item_off, policy.can_note_conflicts),
    "bo-phieu-lai": _WithReason(gettext_lazy("Bỏ phiếu lại"), actions.repeat_vote, _may_repeat),
}


def step(request: Request, code: str, number: int, name: str) -> HttpResponse:
    """Take the item off, or put it to the vote once more."""
    on, item = clock.today(), the_item(request, code, number)
    if name not in WITH_REASON:
        raise Http404
    asked = WITH_REASON[name]
    require(asked.may(request.user, item, on))
    form = ReasonForm(posted(request))
    done = submitted(request, form, lambda: asked.act(item, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(meeting_address(item.meeting))
    page = FormPage(
        form=form, title=str(asked.title), lead=item.label, submit=str(asked.title), danger=True,
        back=item_address(item), crumbs=item_crumbs(item),
    )  # fmt: skip
    return ask(request, page)
