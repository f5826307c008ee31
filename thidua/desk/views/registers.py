"""The books: which there are, the lines of one, a number kept, used or struck out, types put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.tables.documents import IncomingFilters, IncomingTable, OutgoingFilters, OutgoingTable
from thidua.desk.views.campaign_access import units_written_for
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of
from thidua.documents import policy, queries
from thidua.documents.actions import registers as actions
from thidua.documents.forms.papers import ReasonForm
from thidua.documents.forms.registers import GroupForm, ReserveForm
from thidua.documents.models import Register, RegisterEntry


def register_crumbs(register: Register | None = None) -> tuple[Crumb, ...]:
    """The way to the books, and to one of them."""
    way: tuple[Crumb, ...] = (crumb(_("Sổ văn bản"), "register_list"),)
    if register is None:
        return way
    return (*way, crumb(str(register), "register_page", register.issuer.code, register.year, register.series))


@dataclass(frozen=True, slots=True, kw_only=True)
class RegistersPage(Page):
    """All books, by unit and year."""

    books: tuple[tuple[int, Organisation, tuple[Register, ...]], ...]
    may_keep: bool


def register_list(request: Request) -> HttpResponse:
    """The books the reader sees, newest year first."""
    today = clock.today()
    grouped: dict[tuple[int, int], list[Register]] = {}
    for book in queries.registers_visible_to(request.user, today):
        grouped.setdefault((book.year, book.issuer_id), []).append(book)
    page = RegistersPage(
        books=tuple((year, books[0].issuer, tuple(books)) for (year, _unit), books in grouped.items()),
        may_keep=bool(organisations_of(request.user, today, *policy.CLERKS)),
    )
    return render(request, "desk/registers/list.html", {"page": page})


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage(Page):
    """One book. Printed it is the book on paper."""

    register: Register
    listing: Listing
    may_keep: Decision
    today: date


def register_page(request: Request, unit: str, year: int, series: str) -> HttpResponse:
    """The lines of a book as a page, as Excel, or printed on A4."""
    today = clock.today()
    books = queries.registers_visible_to(request.user, today)
    register = get_object_or_404(books, issuer__code=unit, year=year, series=series)
    title = f"{register} {register.issuer}"
    if register.is_incoming:
        rows = queries.incoming_visible_to(request.user, today).filter(register=register)
        listing = make_listing(request, IncomingTable, rows, IncomingFilters, title=title)
    else:
        listing = make_listing(request, OutgoingTable, queries.entries_of(register), OutgoingFilters, title=title)
    page = RegisterPage(
        register=register,
        listing=listing,
        may_keep=policy.can_keep_registers(request.user, register.issuer, today),
        today=today,
        crumbs=register_crumbs(),
    )
    return listing.workbook or render(request, "desk/registers/page.html", {"page": page})


def reserve(request: Request) -> HttpResponse:
    """Keep the next number."""
    today = clock.today()
    require(policy.can_keep_some_register(request.user, today))
    units = units_written_for(request.user, today, organisations_of(request.user, today, *policy.CLERKS))
    form = ReserveForm(posted(request), initial={"day": today}, units=units)
    entry = submitted(
        request,
        form,
        lambda: actions.reserve_number(form.cleaned_data["unit"], form.facts(), by=request.user, on=today),
    )
    if entry is not None:
        messages.success(request, _("Đã giữ số %(number)s.") % {"number": entry})
        book = entry.register
        return redirect("register_page", book.issuer.code, book.year, book.series)
    page = FormPage(
        form=form,
        title=_("Giữ số văn bản"),
        lead=_("Dùng cho văn bản soạn ngoài hệ thống hoặc ký sau. Số đã giữ không cấp cho văn bản khác."),
        submit=_("Giữ số"),
        back=reverse("register_list"),
        crumbs=register_crumbs(),
    )
    return ask(request, page)


def group(request: Request) -> HttpResponse:
    """Put types of a year into common series."""
    today = clock.today()
    require(policy.can_keep_some_register(request.user, today))
    units = units_written_for(request.user, today, organisations_of(request.user, today, *policy.CLERKS))
    form = GroupForm(posted(request), initial={"year": today.year + 1}, units=units)
    made = submitted(
        request,
        form,
        lambda: actions.group_kinds(
            form.cleaned_data["unit"], form.cleaned_data["year"], form.groups(), by=request.user, on=today
        ),
    )
    if made is not None:
        messages.success(request, _("Đã đặt cách đánh số; các năm sau theo như vậy cho đến khi đổi."))
        return redirect("register_list")
    page = FormPage(
        form=form,
        title=_("Cách đánh số văn bản"),
        lead=_("Mỗi loại văn bản một sổ, bắt đầu từ 01 ngày 01/01. Quy chế văn thư của đơn vị có thể gộp vài loại."),
        submit=_("Lưu"),
        back=reverse("register_list"),
        crumbs=register_crumbs(),
    )
    return ask(request, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberPage(Page):
    """One number: what it was kept for, and what can be done with it."""

    entry: RegisterEntry
    form: ReasonForm
    may_confirm: Decision
    may_cancel: Decision
    history: object
    back: str


def number(request: Request, unit: str, year: int, series: str, number: int) -> HttpResponse:
    """The page of one number; a POST with a reason strikes it out."""
    today = clock.today()
    entry = _the_entry(request, unit, year, series, number)
    form = ReasonForm(posted(request))
    back = reverse("register_page", args=[unit, year, series])
    done = submitted(
        request, form, lambda: actions.cancel_number(entry, **form.cleaned_data, by=request.user, on=today)
    )
    if done is not None:
        messages.success(request, _("Đã hủy số %(number)s; số vẫn nằm trong sổ kèm lý do.") % {"number": entry})
        return redirect(back)
    page = NumberPage(
        entry=entry,
        form=form,
        may_confirm=policy.can_confirm_number(request.user, entry, today),
        may_cancel=policy.can_cancel_number(request.user, entry, today),
        history=history_of(entry.subject)[:100],
        back=back,
        crumbs=register_crumbs(entry.register),
    )
    return render(request, "desk/registers/number.html", {"page": page})


def _the_entry(request: Request, unit: str, year: int, series: str, number: int) -> RegisterEntry:
    rows = queries.entries_visible_to(request.user, clock.today())
    place = {"register__issuer__code": unit, "register__year": year, "register__series": series}
    return get_object_or_404(rows, number=number, **place)


@require_POST
def confirm(request: Request, unit: str, year: int, series: str, number: int) -> HttpResponse:
    """Note that the paper a number was kept for has gone out."""
    entry = _the_entry(request, unit, year, series, number)
    actions.confirm_number(entry, by=request.user, on=clock.today())
    messages.success(request, _("Đã ghi nhận số %(number)s được dùng.") % {"number": entry})
    return redirect("register_page", unit, year, series)
