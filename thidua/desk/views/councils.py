"""Councils: the list, one council with its members, formed, seated, left."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.council import policy, queries
from thidua.council.actions.councils import end_seat, form_council, seat_member
from thidua.council.forms.councils import CouncilForm, EndSeatForm, SeatForm
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, Tab, crumb
from thidua.desk.tables.councils import CouncilTable, council_address
from thidua.desk.views.campaign_access import units_written_for
from thidua.desk.views.intakes import highest
from thidua.directory.queries import in_force, organisations_of

if TYPE_CHECKING:
    from thidua.council.models import Council, CouncilMember, Meeting

MOST_HISTORY = 100


def room_tabs(here: str) -> tuple[Tab, ...]:
    """The lists of the room beside each other."""
    routes = (("council_list", _("Hội đồng"), "users-group"), ("meeting_list", _("Phiên họp"), "calendar-event"))
    return tuple(Tab(words, reverse(route), route == here, icon) for route, words, icon in routes)


def council_crumbs(council: Council | None = None) -> tuple[Crumb, ...]:
    """The way to the list, and to one council."""
    way = (crumb(_("Hội đồng"), "council_list"),)
    return way if council is None else (*way, Crumb(council.name, council_address(council)))


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilsPage(Page):
    """The councils one sees."""

    listing: Listing
    may_form: bool


def council_list(request: Request) -> HttpResponse:
    """Councils of one's units and those one sits on."""
    on = clock.today()
    rows = queries.with_sizes(queries.councils_visible_to(request.user, on), on)
    listing = make_listing(request, CouncilTable, rows, title=_("Hội đồng"))
    may_form = bool(organisations_of(request.user, on, *queries.RUNNERS))
    page = CouncilsPage(listing=listing, may_form=may_form, tabs=room_tabs("council_list"))
    return listing.workbook or render(request, "desk/councils/list.html", {"page": page})


def the_council(request: Request, code: str) -> Council:
    """The council of this code, if the reader sees it."""
    return get_object_or_404(queries.councils_visible_to(request.user, clock.today()), code=code)


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilPage(Page):
    """One council: members of the day, former ones, meetings."""

    council: Council
    members: Iterable[CouncilMember]
    former: Iterable[CouncilMember]
    meetings: Iterable[Meeting]
    entries: Iterable[AuditEntry]
    may_seat: Decision
    may_call: Decision


def council_page(request: Request, code: str) -> HttpResponse:
    """The page of a council."""
    on, council = clock.today(), the_council(request, code)
    page = CouncilPage(
        council=council,
        members=tuple(queries.members_on(council, on)),
        former=tuple(queries.former_members(council, on)),
        meetings=tuple(queries.with_progress(queries.meetings_visible_to(request.user, on).filter(council=council))),
        entries=history_of(council.subject)[:MOST_HISTORY],
        may_seat=policy.can_form_council(request.user, council.organisation, on),
        may_call=policy.can_run(request.user, council, on),
        crumbs=council_crumbs(),
    )
    return render(request, "desk/councils/council.html", {"page": page})


def new(request: Request) -> HttpResponse:
    """Enter a council that a decision has formed."""
    on = clock.today()
    units = organisations_of(request.user, on, *queries.RUNNERS)
    require(ALLOWED if units else deny(_("Chỉ chuyên viên thi đua hoặc quản trị viên mới lập được Hội đồng.")))
    bodies = units_written_for(request.user, on, units).filter(in_force(on))
    start = {"organisation": getattr(highest(bodies, on), "code", None), "valid_from": on}
    form = CouncilForm(posted(request), bodies=bodies, initial=start)
    made = submitted(
        request,
        form,
        lambda: form_council(form.facts(), organisation=form.cleaned_data["organisation"], by=request.user, on=on),
    )
    if made is not None:
        messages.success(request, _("Đã lập Hội đồng. Thêm Chủ tịch và các thành viên."))
        return redirect(council_address(made))
    page = FormPage(
        form=form, title=_("Lập Hội đồng"), submit=_("Lập Hội đồng"), back=reverse("council_list"),
        crumbs=council_crumbs(),
    )  # fmt: skip
    return ask(request, page)


def seat(request: Request, code: str) -> HttpResponse:
    """Put a person on the council."""
    on, council = clock.today(), the_council(request, code)
    require(policy.can_form_council(request.user, council.organisation, on))
    start = {"valid_from": max(on, council.valid_from), "position": queries.members_on(council, on).count() + 1}
    form = SeatForm(posted(request), initial=start, reader=request.user, on=on)
    done = submitted(request, form, lambda: seat_member(council, form.seat(), by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã thêm %(person)s vào Hội đồng.") % {"person": done.person})
        return redirect(council_address(council))
    page = FormPage(
        form=form, title=_("Thêm thành viên"), lead=council.name, submit=_("Thêm vào Hội đồng"),
        back=council_address(council), crumbs=council_crumbs(council),
    )  # fmt: skip
    return ask(request, page)


def unseat(request: Request, code: str, person: str) -> HttpResponse:
    """End a person's seat."""
    on, council = clock.today(), the_council(request, code)
    require(policy.can_form_council(request.user, council.organisation, on))
    member = get_object_or_404(queries.members_on(council, on).select_related("council"), person__code=person)
    form = EndSeatForm(posted(request), initial={"ends": on})
    done = submitted(request, form, lambda: end_seat(member, ends=form.cleaned_data["ends"], by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi %(person)s thôi tham gia Hội đồng.") % {"person": member.person})
        return redirect(council_address(council))
    page = FormPage(
        form=form, title=_("Thôi tham gia Hội đồng"), lead=f"{member.person} · {council.name}", danger=True,
        submit=_("Ghi thôi tham gia"), back=council_address(council), crumbs=council_crumbs(council),
    )  # fmt: skip
    return ask(request, page)
