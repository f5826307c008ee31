"""Rounds of consideration: the list, opening and changing one, its page with what has come in and who is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.commendation import dossier_policy as policy
from thidua.commendation import dossier_queries as queries
from thidua.commendation import policy as record_policy
from thidua.commendation.actions import rounds as actions
from thidua.commendation.actions.law import set_figure
from thidua.commendation.forms.rounds import QuotaForm, RoundForm
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import MeritKind
from thidua.commendation.models import AwardRound
from thidua.commendation.queries import KEEPERS
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import Conflict, require
from thidua.core.logic.decision import Decision
from thidua.core.logic.saying import spoken
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page
from thidua.desk.shown.award_rounds import Coming, ShownChoosing, coming_of, shown_choosing
from thidua.desk.shown.dossiers import round_badge
from thidua.desk.tables.dossiers import AwardRoundFilters, AwardRoundTable, award_round_address
from thidua.desk.views.campaign_access import units_written_for
from thidua.desk.views.dossier_access import award_round_crumbs, the_award_round
from thidua.desk.views.intakes import highest
from thidua.directory.queries import in_force, organisations_of

MOST_HISTORY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsPage(Page):
    """The list of rounds."""

    listing: Listing
    may_open: Decision


def award_round_list(request: Request) -> HttpResponse:
    """Rounds of the reader's units and of those above."""
    on = clock.today()
    rows = queries.award_round_list(request.user, on)
    listing = make_listing(request, AwardRoundTable, rows, AwardRoundFilters, title=_("Đợt xét khen thưởng"))
    page = RoundsPage(listing=listing, may_open=policy.can_open_somewhere(request.user, on))
    return listing.workbook or render(request, "desk/award_rounds/list.html", {"page": page})


def new(request: Request) -> HttpResponse:
    """Open a round."""
    on = clock.today()
    require(policy.can_open_somewhere(request.user, on))
    bodies = units_written_for(request.user, on, organisations_of(request.user, on, *KEEPERS)).filter(in_force(on))
    start = {"organisation": getattr(highest(bodies, on), "code", None), "year": on.year, "opens_on": on}
    form = RoundForm(posted(request), initial=start | {"merit": MeritKind.MERIT.value}, on=on, bodies=bodies)
    made = submitted(
        request,
        form,
        lambda: actions.open_award_round(
            form.facts(), organisation=form.cleaned_data["organisation"], by=request.user, on=on
        ),
    )
    if made is not None:
        messages.success(request, _("Đã mở đợt xét; các đơn vị nhận được thông báo."))
        return redirect(award_round_address(made))
    back, way = reverse("award_round_list"), award_round_crumbs()
    page = FormPage(form=form, title=_("Mở đợt xét khen thưởng"), submit=_("Mở đợt xét"), back=back, crumbs=way)
    return ask(request, page)


def edit(request: Request, code: str) -> HttpResponse:
    """Change the words or days of a round."""
    on, row = clock.today(), the_award_round(request, code)
    require(policy.can_change_round(request.user, row, on))
    form = RoundForm(posted(request), initial=RoundForm.initial_of(row), on=on)
    done = submitted(
        request,
        form,
        lambda: actions.edit_award_round(
            row, form.facts(), version=form.cleaned_data["version"] or 0, by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, _("Đã lưu đợt xét."))
        return redirect(award_round_address(row))
    address, way = award_round_address(row), award_round_crumbs(row)
    return ask(request, FormPage(form=form, title=_("Sửa đợt xét"), submit=_("Lưu"), back=address, crumbs=way))


STEPS: dict[str, tuple[Callable[..., AwardRound], Any]] = {
    "dong": (actions.close_award_round, gettext_lazy("Đã đóng đợt xét.")),
    "mo-lai": (actions.reopen_award_round, gettext_lazy("Đã mở lại đợt xét.")),
}


@require_POST
def step(request: Request, code: str, name: str) -> HttpResponse:
    """Close a round or open it again."""
    row = the_award_round(request, code)
    if name not in STEPS:
        raise Http404
    act, words = STEPS[name]
    try:
        act(row, by=request.user, on=clock.today())
        messages.success(request, str(words))
    except Conflict as refusal:
        messages.error(request, str(refusal))
    return redirect(award_round_address(row))


# --- one round -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage(Page):
    """A round: its days, what has come in from whom, and the award that is looked at while choosing."""

    row: AwardRound
    badge: Badge
    coming: Coming
    choosing: ShownChoosing | None
    may_change: Decision
    may_propose: Decision
    may_set_quota: Decision
    entries: tuple[AuditEntry, ...]


def award_round_page(request: Request, code: str) -> HttpResponse:
    """One round."""
    on, row = clock.today(), the_award_round(request, code)
    page = RoundPage(
        row=row,
        badge=round_badge(row, on),
        coming=coming_of(row, request.user, on),
        choosing=shown_choosing(row, request.GET.get("danh-hieu", ""), request.user, on),
        may_change=policy.can_change_round(request.user, row, on),
        may_propose=policy.can_propose_somewhere(request.user, on),
        may_set_quota=record_policy.can_set_figures(request.user, row.organisation, on),
        entries=tuple(history_of(row.subject)[:MOST_HISTORY]),
        crumbs=award_round_crumbs(),
    )
    return render(request, "desk/award_rounds/page.html", {"page": page})


def quota(request: Request, code: str, award_code: str) -> HttpResponse:
    """Enter the ratio of an award for the body of the round."""
    on, row = clock.today(), the_award_round(request, code)
    if award_code not in {award.value for award in AwardCode}:
        raise Http404
    require(record_policy.can_set_figures(request.user, row.organisation, on))
    award = AwardCode(award_code)
    form = QuotaForm(posted(request), initial={"valid_from": on.replace(month=1, day=1)})
    done = submitted(request, form, lambda: set_figure(row.organisation, form.facts(award), by=request.user, on=on))
    back = f"{award_round_address(row)}?danh-hieu={award_code}"
    if done is not None:
        messages.success(request, _("Đã ghi tỷ lệ xét tặng."))
        return redirect(back)
    words = {"award": spoken(AWARDS[award].name)}
    page = FormPage(
        form=form,
        title=_("Tỷ lệ xét tặng: %(award)s") % words,
        lead=str(row.organisation),
        submit=_("Ghi tỷ lệ"),
        back=back,
        crumbs=award_round_crumbs(row),
    )
    return ask(request, page)
