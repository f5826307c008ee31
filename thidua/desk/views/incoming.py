"""Incoming documents: the list, entering one, its page, and how it is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.shown.papers import incoming_badge
from thidua.desk.tables.documents import IncomingFilters, IncomingTable, incoming_address
from thidua.desk.views.campaign_access import units_written_for
from thidua.directory.queries import organisations_of
from thidua.documents import policy, queries
from thidua.documents.actions import registers as actions
from thidua.documents.files import open_stored
from thidua.documents.forms.papers import ReasonForm
from thidua.documents.forms.registers import IncomingFactsForm, IncomingForm, ResultForm
from thidua.documents.models import Incoming


def _crumbs(row: Incoming | None = None) -> tuple[Crumb, ...]:
    way = (crumb(_("Văn bản đến"), "incoming_list"),)
    if row is None:
        return way
    return (*way, Crumb(_("Số đến %(number)s") % {"number": row.number}, incoming_address(row)))


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingListPage(Page):
    """Incoming documents of all units the reader works for."""

    listing: Listing
    may_register: bool


def incoming_list(request: Request) -> HttpResponse:
    """Newest first, with filters in the address and as Excel."""
    today = clock.today()
    rows = queries.incoming_visible_to(request.user, today).order_by("-arrived_on", "-number")
    listing = make_listing(request, IncomingTable, rows, IncomingFilters, title=_("Văn bản đến"))
    may = bool(organisations_of(request.user, today, *policy.CLERKS))
    page = IncomingListPage(listing=listing, may_register=may)
    return listing.workbook or render(request, "desk/registers/incoming_list.html", {"page": page})


def register(request: Request) -> HttpResponse:
    """Enter a document that came in."""
    today = clock.today()
    require(policy.can_keep_some_register(request.user, today))
    units = units_written_for(request.user, today, organisations_of(request.user, today, *policy.CLERKS))
    data = posted(request)
    form = IncomingForm(data, request.FILES or None, initial={"arrived_on": today}, units=units)
    row = submitted(
        request,
        form,
        lambda: actions.register_incoming(
            form.cleaned_data["unit"], form.facts(), upload=form.cleaned_data["file"], by=request.user, on=today
        ),
    )
    if row is not None:
        messages.success(request, _("Đã vào sổ, số đến %(number)s.") % {"number": row.number})
        return redirect(incoming_address(row))
    page = FormPage(
        form=form,
        title=_("Vào sổ văn bản đến"),
        submit=_("Vào sổ"),
        back=reverse("incoming_list"),
        crumbs=_crumbs(),
    )
    return ask(request, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingPage(Page):
    """One incoming document."""

    row: Incoming
    badge: Badge
    may_handle: Decision
    may_reopen: Decision
    may_cancel: Decision
    history: object


def _the_row(request: Request, unit: str, year: int, number: int) -> Incoming:
    rows = queries.incoming_visible_to(request.user, clock.today())
    return get_object_or_404(rows, register__issuer__code=unit, register__year=year, number=number)


def incoming_page(request: Request, unit: str, year: int, number: int) -> HttpResponse:
    """What came, from whom, who deals with it by when."""
    today = clock.today()
    row = _the_row(request, unit, year, number)
    page = IncomingPage(
        row=row,
        badge=incoming_badge(row, today),
        may_handle=policy.can_handle_incoming(request.user, row, today),
        may_reopen=policy.can_reopen_incoming(request.user, row, today),
        may_cancel=policy.can_cancel_incoming(request.user, row, today),
        history=history_of(row.subject)[:100],
        crumbs=_crumbs(),
    )
    return render(request, "desk/registers/incoming.html", {"page": page})


def edit(request: Request, unit: str, year: int, number: int) -> HttpResponse:
    """Correct what is written of it."""
    today = clock.today()
    row = _the_row(request, unit, year, number)
    require(policy.can_handle_incoming(request.user, row, today))
    data = posted(request)
    form = IncomingFactsForm(data, initial=IncomingFactsForm.initial_of(row))
    if (
        submitted(request, form, lambda: actions.edit_incoming(row, form.facts(), by=request.user, on=today))
        is not None
    ):
        messages.success(request, _("Đã lưu."))
        return redirect(incoming_address(row))
    page = FormPage(
        form=form, title=_("Sửa văn bản đến"), submit=_("Lưu"), back=incoming_address(row), crumbs=_crumbs(row)
    )
    return ask(request, page)


@dataclass(frozen=True, slots=True)
class _Step:
    title: Any
    form: type[ReasonForm] | type[ResultForm]
    field: str
    act: Callable[..., object]
    may: Callable[..., Decision]
    danger: bool = False


STEPS = {
    "xong": _Step(
        gettext_lazy("Xử lý xong"), ResultForm, "result", actions.finish_incoming, policy.can_handle_incoming
    ),
    "mo-lai": _Step(gettext_lazy("Mở lại"), ReasonForm, "reason", actions.reopen_incoming, policy.can_reopen_incoming),
    "huy": _Step(
        gettext_lazy("Hủy số đến"),
        ReasonForm,
        "reason",
        actions.cancel_incoming,
        policy.can_cancel_incoming,
        danger=True,
    ),
}


def step(request: Request, unit: str, year: int, number: int, name: str) -> HttpResponse:
    """Finish, take up again, or strike out."""
    today = clock.today()
    row = _the_row(request, unit, year, number)
    if name not in STEPS:
        raise Http404
    asked = STEPS[name]
    require(asked.may(request.user, row, today))
    form = asked.form(posted(request))

    def act() -> object:
        return asked.act(row, **{asked.field: form.cleaned_data["reason"]}, by=request.user, on=today)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(incoming_address(row))
    page = FormPage(
        form=form,
        title=str(asked.title),
        lead=row.abstract,
        submit=str(asked.title),
        danger=asked.danger,
        back=incoming_address(row),
        crumbs=_crumbs(row),
    )
    return ask(request, page)


def file(request: Request, unit: str, year: int, number: int) -> FileResponse:
    """The file as it came, always as a download."""
    row = _the_row(request, unit, year, number)
    if row.file is None:
        raise Http404
    return FileResponse(
        open_stored(row.file), as_attachment=True, filename=row.file.name, content_type="application/octet-stream"
    )
