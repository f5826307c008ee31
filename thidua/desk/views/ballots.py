"""A ballot box from its keys to its count, as those see it who run the meeting, keep a key, or vote."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.badges import Badge, Tone
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.council import policy, queries
from thidua.council.actions import ballots as actions
from thidua.council.forms.ballots import BoxForm
from thidua.council.forms.meetings import ReasonForm
from thidua.council.logic.workflow import BoxState, ItemState, MeetingState
from thidua.council.queries.accounts import possible_officers
from thidua.council.queries.reading import holders_of_keys, named_members
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, Page
from thidua.desk.shown.council_meeting import AgendaRow, agenda_row
from thidua.desk.shown.councils import box_badge
from thidua.desk.views.council_meetings import meeting_crumbs, the_meeting

if TYPE_CHECKING:
    from thidua.council.models import BallotBox, CouncilMember, Keyholder

MOST_HISTORY = 100


def box_address(box: BallotBox) -> str:
    return reverse("ballot_page", args=[box.pk])


def the_box(request: Request, box: UUID) -> BallotBox:
    """The box, if the reader sees it."""
    return get_object_or_404(queries.boxes_visible_to(request.user, clock.today()), pk=box)


def box_crumbs(box: BallotBox) -> tuple[Crumb, ...]:
    """The way to the box."""
    return (*meeting_crumbs(box.meeting), Crumb(_("Hòm phiếu"), box_address(box)))


def prepare(request: Request, code: str) -> HttpResponse:
    """Set up a box: items, officers, how many of them open it."""
    on, meeting = clock.today(), the_meeting(request, code)
    require(policy.can_run_meeting(request.user, meeting, on, MeetingState.IN_SESSION))
    waiting = queries.items_visible_to(request.user, on).filter(meeting=meeting, state=ItemState.WAITING, box=None)
    start = {"items": [item.position for item in waiting if item.rule.get("secret")]}
    officers = possible_officers(meeting, on)
    form = BoxForm(posted(request), items=waiting.order_by("position"), officers=officers, initial=start)
    made = submitted(
        request,
        form,
        lambda: actions.prepare_box(
            meeting, list(form.cleaned_data["items"]), list(form.cleaned_data["officers"]),
            threshold=form.cleaned_data["threshold"], by=request.user, on=on,
        ),
    )  # fmt: skip
    if made is not None:
        messages.success(request, _("Đã lập hòm phiếu. Từng người giữ khóa đăng nhập để nhận mã của mình."))
        return redirect(box_address(made))
    page = FormPage(
        form=form, title=_("Lập hòm phiếu"), lead=str(meeting), submit=_("Lập hòm phiếu"),
        back=f"{reverse('meeting_page', args=[code])}?muc=hom-phieu", crumbs=meeting_crumbs(meeting),
    )  # fmt: skip
    return ask(request, page)


@dataclass(frozen=True, slots=True)
class Holder:
    """A key officer: ``words`` say how far, ``own`` that it is the reader."""

    row: Keyholder
    badge: Badge
    own: bool


@dataclass(frozen=True, slots=True)
class BoxSteps:
    """What the reader may do with the box now."""

    take_key: bool
    turn_key: bool
    vote: bool
    open: bool
    close: bool
    void: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxPage(Page):
    """One box. ``voters``, with whether they have voted, are listed for those who run it; for all once it is closed."""

    box: BallotBox
    badge: Badge
    rows: tuple[AgendaRow, ...]
    holders: tuple[Holder, ...]
    fetched: int
    turned: int
    cast: int
    entitled: int
    voters: Iterable[tuple[CouncilMember, bool]]
    may: BoxSteps
    entries: Iterable[AuditEntry]


def ballot_page(request: Request, box: UUID) -> HttpResponse:
    """The page of a box."""
    on, found = clock.today(), the_box(request, box)
    holders = _holders(request, found)
    turnout = queries.turnout_of(found)
    may = _steps(request, found)
    items = queries.items_visible_to(request.user, on).filter(box=found).order_by("position")
    listed = bool(policy.can_run(request.user, found.meeting.council, on)) or found.state != BoxState.OPEN
    page = BoxPage(
        box=found,
        badge=box_badge(found),
        rows=tuple(agenda_row(item) for item in items),
        holders=holders,
        fetched=sum(bool(holder.row.public_key) for holder in holders),
        turned=sum(bool(holder.row.share) for holder in holders),
        cast=sum(turnout.values()),
        entitled=len(turnout),
        voters=[(row, turnout[row.pk]) for row in named_members(turnout)] if listed else (),
        may=may,
        entries=_history(request, found),
        crumbs=meeting_crumbs(found.meeting),
    )
    return render(request, "desk/ballots/box.html", {"page": page})


def _history(request: Request, box: BallotBox) -> Iterable[AuditEntry]:
    """What was done to the box, without who voted; it names the items, so a recused reader gets none of it."""
    if queries.is_recused_in(box.meeting, request.user):
        return ()
    return history_of(box.subject).exclude(code="ballot.cast")[:MOST_HISTORY]


def _holders(request: Request, box: BallotBox) -> tuple[Holder, ...]:
    return tuple(Holder(row, _key_badge(box, row), row.user_id == request.user.pk) for row in holders_of_keys(box))


def _key_badge(box: BallotBox, row: Keyholder) -> Badge:
    """How far the officer has come with the key."""
    words = {
        BoxState.PREPARING: (_("Đã nhận mã"), _("Chưa nhận mã")),
        BoxState.CLOSED: (_("Đã mở khóa"), _("Chưa mở khóa")),
    }.get(BoxState(box.state), (_("Giữ khóa"), _("Giữ khóa")))
    done = bool(row.public_key) if box.state != BoxState.CLOSED else bool(row.share)
    return Badge(words[0], Tone.OK, "key") if done else Badge(words[1], Tone.QUIET, "hourglass")


def _steps(request: Request, box: BallotBox) -> BoxSteps:
    user, on = request.user, clock.today()
    void = policy.can_run_box(user, box, on, BoxState.PREPARING, BoxState.OPEN, BoxState.CLOSED)
    return BoxSteps(
        take_key=bool(policy.can_take_key(user, box)),
        turn_key=bool(policy.can_turn_key(user, box)),
        vote=bool(policy.can_vote(user, box, on)),
        open=bool(policy.can_run_box(user, box, on, BoxState.PREPARING)),
        close=bool(policy.can_run_box(user, box, on, BoxState.OPEN)),
        void=bool(void),
    )


AT_ONCE: dict[str, tuple[Callable[..., object], Any]] = {
    "mo": (actions.open_box, gettext_lazy("Hòm phiếu đã mở. Các thành viên bỏ phiếu trên điện thoại hoặc máy tính.")),
    "khoa": (
        actions.close_box,
        gettext_lazy("Hòm phiếu đã khóa và niêm phong. Những người giữ khóa nhập mã để kiểm phiếu."),
    ),
}


@require_POST
def take_step(request: Request, box: UUID, name: str) -> HttpResponse:
    """Open the box for voting, or close it."""
    found = the_box(request, box)
    if name not in AT_ONCE:
        raise Http404
    act, words = AT_ONCE[name]
    try:
        act(found, by=request.user, on=clock.today())
        messages.success(request, str(words))
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
    return redirect(box_address(found))


def void(request: Request, box: UUID) -> HttpResponse:
    """Give a box up unopened."""
    on, found = clock.today(), the_box(request, box)
    require(policy.can_run_box(request.user, found, on, BoxState.PREPARING, BoxState.OPEN, BoxState.CLOSED))
    form = ReasonForm(posted(request))
    done = submitted(request, form, lambda: actions.void_box(found, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã hủy hòm phiếu; phiếu bên trong bị hủy mà không ai đọc."))
        return redirect(f"{reverse('meeting_page', args=[found.meeting.code])}?muc=hom-phieu")
    page = FormPage(
        form=form, title=_("Hủy hòm phiếu"), lead=found.meeting.about, submit=_("Hủy hòm phiếu"), danger=True,
        warning=_("Phiếu đã bỏ bị hủy mà không ai đọc; các nội dung trở lại chờ bỏ phiếu."),
        back=box_address(found), crumbs=box_crumbs(found),
    )  # fmt: skip
    return ask(request, page)
