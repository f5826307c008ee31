"""Decisions of commendation: the list, and the page of one with its lists, papers, payments and history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.commendation import decision_policy as policy
from thidua.commendation import decision_queries as queries
from thidua.commendation.logic.decisions import DecisionState
from thidua.commendation.logic.fund import Balance
from thidua.commendation.models import AwardDecision, DecisionLine, Fund
from thidua.commendation.policy import APPRAISERS
from thidua.commendation.publicity_queries import publicity_of
from thidua.core import clock
from thidua.core.badges import Badge, Tone
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, Tab, crumb
from thidua.desk.shown.decisions import ShownList, decision_badge, named_twice, next_of, shown_lists
from thidua.desk.shown.papers import paper_badge
from thidua.desk.shown.publicity import ShownPublicity
from thidua.desk.tables.decisions import DecisionFilters, DecisionTable
from thidua.directory.queries import organisations_of
from thidua.documents.models import CertificateBatch, Paper
from thidua.documents.queries import papers_visible_to

MOST_HISTORY = 100
ROOMS = (
    ("decision_list", gettext_lazy("Quyết định"), "certificate"),
    ("fund_list", gettext_lazy("Quỹ, tiền thưởng"), "book"),
    ("honour_statistics", gettext_lazy("Thống kê"), "chart-bar"),
    ("onward_list", gettext_lazy("Trình cấp trên"), "send"),
)


def room_tabs(here: str) -> tuple[Tab, ...]:
    """The lists of decisions and money, side by side."""
    return tuple(Tab(str(words), reverse(route), route == here, icon) for route, words, icon in ROOMS)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage(Page):
    """All decisions the reader sees."""

    listing: Listing
    may_draft: bool


def decision_list(request: Request) -> HttpResponse:
    """Decisions with filters in the address; ``?xuat=xlsx`` gives the same rows as Excel."""
    on = clock.today()
    rows = queries.decision_list(request.user, on)
    listing = make_listing(request, DecisionTable, rows, DecisionFilters, title=_("Quyết định khen thưởng"))
    page = DecisionsPage(
        listing=listing,
        may_draft=bool(organisations_of(request.user, on, *APPRAISERS)),
        tabs=room_tabs("decision_list"),
    )
    return listing.workbook or render(request, "desk/decisions/list.html", {"page": page})


def the_decision(request: Request, code: str) -> AwardDecision:
    """The decision of this code, if the reader sees it."""
    return get_object_or_404(queries.decisions_visible_to(request.user, clock.today()), code=code)


def decision_crumbs(decision: AwardDecision | None = None) -> tuple[Crumb, ...]:
    """The way to the list, to one decision."""
    way: tuple[Crumb, ...] = (crumb(_("Quyết định khen thưởng"), "decision_list"),)
    return way if decision is None else (*way, crumb(decision.number or decision.code, "decision_page", decision.code))


@dataclass(frozen=True, slots=True)
class Money:
    """The bonuses beside the fund that pays them; ``short`` is what the fund lacks, in đồng."""

    total: int
    paid: int
    fund: Fund | None
    balance: Balance | None

    @property
    def short(self) -> int:
        return max(0, self.total - self.balance.free) if self.balance else 0


@dataclass(frozen=True, slots=True)
class ShownPaper:
    """One of the two papers; ``seen`` False where the reader may not open it."""

    paper: Paper
    badge: Badge
    seen: bool


@dataclass(frozen=True, slots=True)
class Permissions:
    """What the reader may do to a decision, each with the reason why not."""

    edit: Decision
    submit: Decision
    give_back: Decision
    issue: Decision
    cancel: Decision
    hold: Decision
    pay: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage(Page):
    """One decision."""

    decision: AwardDecision
    badge: Badge
    lists: tuple[ShownList, ...]
    size: int
    money: Money
    twice: str
    letter: ShownPaper | None
    paper: ShownPaper | None
    batches: Iterable[CertificateBatch]
    next_words: str
    next_tone: Tone
    entries: Iterable[AuditEntry]
    publicity: ShownPublicity | None
    may: Permissions


def decision_page(request: Request, code: str) -> HttpResponse:
    """The page of one decision."""
    on, decision = clock.today(), the_decision(request, code)
    lines = list(queries.lines_seen(decision, request.user, on))
    words, tone = next_of(decision, len(lines))
    seen = _papers_seen(request, decision, on)
    page = DecisionPage(
        decision=decision,
        badge=decision_badge(decision),
        lists=shown_lists(lines),
        size=len(lines),
        money=money_of(decision, lines),
        twice=named_twice(lines),
        letter=_shown_paper(decision.letter, seen),
        paper=_shown_paper(decision.paper, seen),
        batches=queries.batches_of(decision),
        next_words=words,
        next_tone=tone,
        entries=history_of(decision.subject)[:MOST_HISTORY],
        publicity=_publicity(request, decision, on),
        may=permissions(request, decision, on),
        crumbs=decision_crumbs(),
    )
    return render(request, "desk/decisions/page.html", {"page": page})


def _publicity(request: Request, decision: AwardDecision, on: date) -> ShownPublicity | None:
    """How much of it is public; None before it is in force or where everything was taken back."""
    if decision.state != DecisionState.SIGNED:
        return None
    count = publicity_of(decision)
    return ShownPublicity(count, policy.can_publish_decision(request.user, decision, on)) if count.total else None


def money_of(decision: AwardDecision, lines: Iterable[DecisionLine]) -> Money:
    """What the decision costs, what is paid, and the fund behind it."""
    rows = list(lines)
    fund = queries.fund_for(decision)
    balance = queries.balance_of(fund) if fund else None
    paid = sum(row.amount for row in rows if row.paid_on and not row.recovered_on)
    return Money(sum(row.amount for row in rows), paid, fund, balance)


def _papers_seen(request: Request, decision: AwardDecision, on: date) -> frozenset[int]:
    ids = [pk for pk in (decision.letter_id, decision.paper_id) if pk]
    return frozenset(papers_visible_to(request.user, on).filter(pk__in=ids).order_by().values_list("pk", flat=True))


def _shown_paper(paper: Paper | None, seen: frozenset[int]) -> ShownPaper | None:
    return ShownPaper(paper, paper_badge(paper), paper.pk in seen) if paper else None


def permissions(request: Request, decision: AwardDecision, on: date) -> Permissions:
    """All decisions about it that its page shows as buttons."""
    user = request.user
    return Permissions(
        edit=policy.can_edit_decision(user, decision, on),
        submit=policy.can_step_decision(user, decision, "submit", on),
        give_back=policy.can_step_decision(user, decision, "return", on),
        issue=policy.can_issue_decision(user, decision, on),
        cancel=policy.can_step_decision(user, decision, "cancel", on),
        hold=policy.can_hold_money(user, decision, on),
        pay=policy.can_pay(user, decision, on),
    )
