"""Approving and confirming handed to another account: the list, giving, ending."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.tables.rules import DelegationTable
from thidua.monitoring.actions.delegations import delegate, end_delegation
from thidua.monitoring.forms.delegations import DelegationForm, EndDelegationForm
from thidua.monitoring.policy.delegations import can_end_delegation
from thidua.monitoring.queries import delegations as queries


def _way(*, inside: bool = False) -> tuple[Crumb, ...]:
    way = (crumb(_("Số liệu"), "report_list"),)
    return (*way, crumb(_("Ủy quyền"), "delegation_list")) if inside else way


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegationsPage(Page):
    """Who acts for whom."""

    listing: Listing
    may_give: Decision


def may_give_somewhere(request: Request, on: date) -> Decision:
    """Whether the person is the head of some unit."""
    if queries.headed_units(request.user, on).exists():
        return ALLOWED
    return deny(_("Chỉ thủ trưởng đơn vị mới ủy quyền được."))


def delegation_list(request: Request) -> HttpResponse:
    """All delegations of the reader's units, and those the reader was given."""
    today = clock.today()
    rows = queries.delegation_list(request.user, today)
    listing = make_listing(request, DelegationTable, rows, title=_("Ủy quyền duyệt và xác nhận số liệu"))
    page = DelegationsPage(listing=listing, may_give=may_give_somewhere(request, today), crumbs=_way())
    return listing.workbook or render(request, "desk/delegations/list.html", {"page": page})


def new(request: Request) -> HttpResponse:
    """Let somebody of the unit act for its head."""
    today = clock.today()
    require(may_give_somewhere(request, today))
    form = DelegationForm(
        posted(request),
        units=queries.headed_units(request.user, today),
        people=queries.possible_delegates(request.user, today),
        on=today,
    )
    given = submitted(
        request,
        form,
        lambda: delegate(form.cleaned_data["organisation"], form.facts(), by=request.user, on=today),
    )
    if given is not None:
        messages.success(request, _("Đã ủy quyền; người được ủy quyền đã nhận thông báo."))
        return redirect("delegation_list")
    page = FormPage(
        form=form, title=_("Ủy quyền"), submit=_("Ủy quyền"), back=reverse("delegation_list"), crumbs=_way(inside=True),
        lead=_("Trách nhiệm về số liệu vẫn thuộc thủ trưởng; nhật ký ghi rõ ai đã duyệt thay."),
    )  # fmt: skip
    return ask(request, page)


def end(request: Request, number: int) -> HttpResponse:
    """End a delegation."""
    today = clock.today()
    row = get_object_or_404(queries.delegations_visible_to(request.user, today), pk=number)
    require(can_end_delegation(request.user, row, today))
    form = EndDelegationForm(posted(request), initial={"ends": today + timedelta(days=1)})
    done = submitted(request, form, lambda: end_delegation(row, **form.cleaned_data, by=request.user, on=today))
    if done is not None:
        messages.success(request, _("Ủy quyền kết thúc từ ngày đã chọn."))
        return redirect("delegation_list")
    page = FormPage(
        form=form, title=_("Kết thúc ủy quyền"), submit=_("Kết thúc"), back=reverse("delegation_list"), danger=True,
        lead=f"{row.user} · {row.get_work_display()}", crumbs=_way(inside=True),
    )  # fmt: skip
    return ask(request, page)
