"""Honours that were given: the list, the page of one, taken back and given back, questions about others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import decision_policy as policy
from thidua.commendation import decision_queries as queries
from thidua.commendation.actions import revoking
from thidua.commendation.forms.honours import ConclusionForm, GivingBackForm, TakingForm
from thidua.commendation.models import DecisionLine, Doubt, Honour
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.shown.decisions import paid_badge
from thidua.desk.shown.honours import doubt_badge, honour_badge
from thidua.desk.shown.publicity import publicity_badge
from thidua.desk.tables.honours import HonourFilters, HonourTable, honour_address

MOST_HISTORY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class HonoursPage(Page):
    """All honours."""

    listing: Listing


def honour_list(request: Request) -> HttpResponse:
    """Honours with filters in the address; ``?xuat=xlsx`` gives the same rows as Excel."""
    rows = queries.honour_list(request.user, clock.today())
    listing = make_listing(request, HonourTable, rows, HonourFilters, title=_("Thành tích đã ghi"))
    return listing.workbook or render(request, "desk/honours/list.html", {"page": HonoursPage(listing=listing)})


def the_honour(request: Request, code: str) -> Honour:
    """The honour of this code, if the reader sees it."""
    return get_object_or_404(queries.honour_list(request.user, clock.today()), code=code)


def honour_crumbs(honour: Honour | None = None) -> tuple[Crumb, ...]:
    """The way to the honours, to one of them."""
    way: tuple[Crumb, ...] = (crumb(_("Thành tích đã ghi"), "honour_list"),)
    return way if honour is None else (*way, Crumb(honour.name_then, honour_address(honour)))


@dataclass(frozen=True, slots=True)
class ShownDoubt:
    """A question with its state; ``other`` is the honour at its other end."""

    row: Doubt
    other: Honour
    badge: Badge
    may_settle: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class HonourPage(Page):
    """One honour with its decision, certificate, money, and what hangs on it."""

    honour: Honour
    badge: Badge
    line: DecisionLine | None
    sees_decision: bool
    paid: Badge | None
    publicity: Badge
    may_publish: Decision
    asked: tuple[ShownDoubt, ...]
    caused: tuple[ShownDoubt, ...]
    entries: list[AuditEntry]
    may_take: Decision
    may_give: Decision
    may_recover: bool


def honour_page(request: Request, code: str) -> HttpResponse:
    """The page of one honour."""
    on, honour = clock.today(), the_honour(request, code)
    line, user = queries.line_of(honour), request.user
    sees = _sees(request, line, on)
    page = HonourPage(
        honour=honour,
        badge=honour_badge(honour),
        line=line,
        sees_decision=sees,
        paid=paid_badge(line) if line else None,
        publicity=publicity_badge(honour),
        may_publish=policy.can_publish_honour(user, honour, on),
        asked=tuple(_shown(request, row, row.cause, on) for row in queries.doubts_of(honour)),
        caused=tuple(_shown(request, row, row.honour, on) for row in queries.doubts_caused_by(honour)),
        entries=_entries(honour, sees=sees),
        may_take=policy.can_change_honour(user, honour, on),
        may_give=policy.can_change_honour(user, honour, on, restoring=True),
        may_recover=bool(line and policy.can_recover(user, line, on)),
        crumbs=honour_crumbs(),
    )
    return render(request, "desk/honours/page.html", {"page": page})


def _entries(honour: Honour, *, sees: bool) -> list[AuditEntry]:
    """The lines about the honour, and those of its decision or its file that speak of it among others.

    Who may not open the decision learns that it was issued and published, not what else stands in those lines.
    """
    entries = list(queries.history_of_honour(honour)[:MOST_HISTORY])
    for entry in entries:
        if entry.subject != honour.subject and not sees:
            entry.changes, entry.reason = {}, ""
    return entries


def _sees(request: Request, line: DecisionLine | None, on: date) -> bool:
    rows = queries.decisions_visible_to(request.user, on)
    return line is not None and rows.filter(pk=line.decision_id).exists()


def _shown(request: Request, row: Doubt, other: Honour, on: date) -> ShownDoubt:
    return ShownDoubt(row, other, doubt_badge(row), policy.can_settle_doubt(request.user, row, on))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakingPage(FormPage):
    """Taking an honour back: what will hang in the air is shown before."""

    honour: Honour
    line: DecisionLine | None
    leaning: tuple[Honour, ...]


def take_back(request: Request, code: str) -> HttpResponse:
    """Cancel or strip, after a look at what would follow."""
    on, honour = clock.today(), the_honour(request, code)
    require(policy.can_change_honour(request.user, honour, on))
    form = TakingForm(posted(request), initial={"state": Honour.State.CANCELLED, "decided_on": on})
    doubts = submitted(request, form, lambda: revoking.take_back(honour, form.taking(), by=request.user, on=on))
    if doubts is not None:
        words = _("Đã thu hồi khen thưởng; trang xác minh công khai đã ghi nhận. Cần xem lại: %(count)d.")
        messages.success(request, words % {"count": len(doubts)})
        return redirect(honour_address(honour))
    page = TakingPage(
        form=form,
        title=_("Thu hồi khen thưởng của %(name)s") % {"name": honour.name_then},
        submit=_("Thu hồi khen thưởng"),
        back=honour_address(honour),
        danger=True,
        crumbs=honour_crumbs(honour),
        honour=honour,
        line=queries.line_of(honour),
        leaning=tuple(queries.would_shake(honour, on)),
    )
    return render(request, "desk/honours/take_back.html", {"page": page}, status=422 if form.errors else 200)


def give_back(request: Request, code: str) -> HttpResponse:
    """Restore by a decision."""
    on, honour = clock.today(), the_honour(request, code)
    require(policy.can_change_honour(request.user, honour, on, restoring=True))
    form = GivingBackForm(posted(request))
    done = submitted(request, form, lambda: revoking.give_back(honour, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã phục hồi khen thưởng và tính lại các thành tích dựa vào nó."))
        return redirect(honour_address(honour))
    title = _("Phục hồi khen thưởng của %(name)s") % {"name": honour.name_then}
    page = FormPage(
        form=form, title=title, submit=_("Phục hồi"), back=honour_address(honour), crumbs=honour_crumbs(honour)
    )
    return ask(request, page)


def settle(request: Request, code: str, number: int) -> HttpResponse:
    """Say what was decided about an honour that leaned on another."""
    on, honour = clock.today(), the_honour(request, code)
    doubt = get_object_or_404(queries.doubts_of(honour).select_related("honour"), pk=number)
    require(policy.can_settle_doubt(request.user, doubt, on))
    form = ConclusionForm(posted(request))
    done = submitted(request, form, lambda: revoking.settle_doubt(doubt, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi kết luận."))
        return redirect("honour_page", code)
    page = FormPage(
        form=form,
        title=_("Kết luận việc xem lại"),
        lead=str(honour),
        submit=_("Ghi kết luận"),
        back=reverse("honour_page", args=[code]),
        crumbs=honour_crumbs(honour),
    )
    return ask(request, page)
