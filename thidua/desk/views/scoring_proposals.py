"""Who of a cluster would be put forward for a flag or title: by quota, by gates, by registration where it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from thidua.commendation.logic.catalogue.award import Group
from thidua.commendation.logic.catalogue.awards import awards_for
from thidua.commendation.logic.terms import SubjectKind
from thidua.core import clock
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.tables.scoring import round_address
from thidua.desk.views.scoring_rounds import outcome_of, the_round
from thidua.scoring.forms.judging import QuotaForm
from thidua.scoring.logic.proposing import Candidate, propose
from thidua.scoring.logic.results import results_of
from thidua.scoring.logic.workflow import RoundState
from thidua.scoring.models import RegistrationRule, ScoringRound
from thidua.scoring.policy.registrations import barred_from_title
from thidua.scoring.queries.registrations import registration_rule_on
from thidua.scoring.queries.results import published_inputs

PROPOSED = (Group.TITLE, Group.COMMENDATION, Group.MERIT_CERTIFICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsPage(Page):
    """The quota that was asked for and the answer for each unit; ``final`` when the result will not change again."""

    round: ScoringRound
    form: QuotaForm
    candidates: tuple[Candidate, ...]
    proposed: int
    rule: RegistrationRule | None
    final: bool
    award: str


def award_choices(on: date) -> list[tuple[str, str]]:
    """Titles and forms that a collective can get on the day, flags first."""
    found = [award for award in awards_for(SubjectKind.COLLECTIVE, on) if award.group in PROPOSED]
    found.sort(key=lambda award: not award.code.endswith("_flag"))
    return [(award.code.value, award.name) for award in found]


def proposals(request: Request, code: str) -> HttpResponse:
    """The list by the quota in the address; only where the results are known to the reader."""
    on, row = clock.today(), the_round(request, code)
    publication = outcome_of(request, row).publication
    if publication is None:
        raise Http404
    choices = award_choices(publication.made_on)
    form = QuotaForm(request.GET if "award" in request.GET else {"award": choices[0][0], "count": 1}, awards=choices)
    found: tuple[Candidate, ...] = ()
    if form.is_valid():
        units = [card.organisation for card in row.cards.select_related("organisation")]
        award = form.cleaned_data["award"]
        barred = barred_from_title(row.cluster.organiser, units, award, row.cluster.year, on)
        found = propose(results_of(row.table, published_inputs(publication)).table, form.quota(), barred)
    page = ProposalsPage(
        round=row,
        form=form,
        candidates=found,
        proposed=sum(candidate.proposed for candidate in found),
        rule=registration_rule_on(row.cluster.organiser, on),
        final=row.state == RoundState.FINAL,
        award=form.quota().name if form.is_valid() else "",
        crumbs=(crumb(_("Chấm điểm"), "scorecard_list"), Crumb(row.cluster.name, round_address(row))),
    )
    return render(request, "desk/scoring/proposals.html", {"page": page})
