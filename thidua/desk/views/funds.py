"""Funds of emulation and commendation: the list, the ledger of one with its balance, its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import decision_queries as queries
from thidua.commendation.actions.fund import open_fund, write_line
from thidua.commendation.exports import fund_workbook, sides_of
from thidua.commendation.forms.honours import FundForm, FundLineForm
from thidua.commendation.logic.fund import Balance, Limits
from thidua.commendation.models import Fund, FundLine
from thidua.commendation.policy import can_keep_fund
from thidua.commendation.queries import KEEPERS
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.shown.charts import Chart
from thidua.desk.shown.funds import balance_chart, organising_ceiling
from thidua.desk.views.decisions import room_tabs
from thidua.desk.views.intakes import highest
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of, organisations_on

MOST = 200
"""Funds on the page: the latest years."""


@dataclass(frozen=True, slots=True)
class ShownFund:
    """A fund with its state."""

    row: Fund
    balance: Balance


@dataclass(frozen=True, slots=True, kw_only=True)
class FundsPage(Page):
    """All funds the reader sees, the latest year first."""

    funds: tuple[ShownFund, ...]
    may_open: bool


def fund_list(request: Request) -> HttpResponse:
    """The funds with their balances, added up by the database."""
    on = clock.today()
    rows = list(queries.funds_visible_to(request.user, on).order_by("-year", "organisation__sort_key")[:MOST])
    balances = queries.balances_of(rows)
    page = FundsPage(
        funds=tuple(ShownFund(row, balances[row.pk]) for row in rows),
        may_open=bool(organisations_of(request.user, on, *KEEPERS)),
        tabs=room_tabs("fund_list"),
    )
    return render(request, "desk/funds/list.html", {"page": page})


def _bodies(request: Request, on: date) -> QuerySet[Organisation]:
    return organisations_on(on).filter(pk__in=organisations_of(request.user, on, *KEEPERS))


def open_new(request: Request) -> HttpResponse:
    """Open the fund of a year."""
    on = clock.today()
    bodies = _bodies(request, on)
    require(ALLOWED if bodies.exists() else deny(_("Chỉ chuyên viên thi đua, khen thưởng mới mở được quỹ.")))
    start = {"organisation": getattr(highest(bodies, on), "code", None), "year": on.year}
    form = FundForm(posted(request), initial=start, bodies=bodies)
    made = submitted(request, form, lambda: open_fund(**form.cleaned_data, by=request.user, on=on))
    if made is not None:
        messages.success(request, _("Đã mở quỹ. Hãy ghi nguồn thu."))
        return redirect(fund_address(made))
    title = _("Mở quỹ năm")
    return ask(request, FormPage(form=form, title=title, submit=title, back=_list().url, crumbs=(_list(),)))


def _list() -> Crumb:
    return crumb(_("Quỹ thi đua, khen thưởng"), "fund_list")


def fund_address(fund: Fund) -> str:
    """The page of a fund."""
    return reverse("fund_page", args=[fund.organisation.code, fund.year])


def the_fund(request: Request, code: str, year: int) -> Fund:
    """The fund of a body and a year, if the reader sees it."""
    rows = queries.funds_visible_to(request.user, clock.today())
    return get_object_or_404(rows, organisation__code=code, year=year)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line with the column its amount stands in; ``held`` is below zero where money is released."""

    row: FundLine
    income: int | None
    outgo: int | None
    held: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FundPage(Page):
    """The ledger of a fund. ``organising`` is the ceiling for organising movements, in đồng."""

    fund: Fund
    balance: Balance
    limits: Limits
    organising: int | None
    lines: Sequence[ShownLine]
    chart: Chart
    may_write: Decision


def fund_page(request: Request, code: str, year: int) -> HttpResponse:
    """One fund; ``?xuat=xlsx`` gives its ledger as Excel."""
    on, fund = clock.today(), the_fund(request, code, year)
    lines = list(fund.lines.select_related("honour"))
    if request.GET.get("xuat") == "xlsx":
        return download(fund_workbook(fund, lines), f"so quy {fund.organisation.code} {fund.year}")
    now, limits = queries.balance_of(fund), queries.limits_of(fund.organisation, on)
    page = FundPage(
        fund=fund,
        balance=now,
        limits=limits,
        organising=organising_ceiling(now, limits),
        lines=[ShownLine(row, *sides_of(row)) for row in lines],
        chart=balance_chart(now, lines),
        may_write=can_keep_fund(request.user, fund.organisation, on),
        crumbs=(_list(),),
    )
    return render(request, "desk/funds/page.html", {"page": page})


def fund_line(request: Request, code: str, year: int) -> HttpResponse:
    """Write a line."""
    on, fund = clock.today(), the_fund(request, code, year)
    require(can_keep_fund(request.user, fund.organisation, on))
    form = FundLineForm(posted(request), initial={"on": on})
    if submitted(request, form, lambda: write_line(fund, form.entry(), by=request.user, on=on)) is not None:
        messages.success(request, _("Đã ghi sổ quỹ."))
        return redirect(fund_address(fund))
    back = Crumb(str(fund), fund_address(fund))
    title = _("Ghi sổ quỹ")
    page = FormPage(form=form, title=title, lead=str(fund), submit=title, back=back.url, crumbs=(_list(), back))
    return ask(request, page)
