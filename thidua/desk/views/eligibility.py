"""The eligibility list at year end: everybody of a unit with the answer of the law; those ticked get a dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy, policy, queries
from thidua.commendation.actions.writing import Drafted, Wanted, draft_many
from thidua.commendation.eligibility import Line, eligibility_list
from thidua.commendation.forms.rounds import FIRST_YEAR, LAST_YEAR
from thidua.commendation.logic.catalogue.awards import AWARDS, award_choices
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.finding import VERDICTS, Verdict
from thidua.commendation.models import AwardRound
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import Invalid, require
from thidua.desk.http import Request
from thidua.desk.pages import Page, Tab, crumb
from thidua.desk.shown.dossiers import ShownEligibility, shown_eligibility, verdict_badge
from thidua.desk.views.dossier_access import form_rows, usual_units
from thidua.directory.models import Organisation, Person
from thidua.directory.queries import organisations, organisations_of, tree_on

ROWS_SHOWN = 50
EVERYBODY = "tat-ca-du"


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of the list; ``ticks`` is false where a dossier or decision is there already or the law says no."""

    line: Line
    answer: ShownEligibility
    url: str
    ticks: bool
    ticked: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for."""

    unit: Organisation
    award: AwardCode
    year: int
    received: date
    round: AwardRound | None

    @property
    def address(self) -> str:
        query = QueryDict(mutable=True)
        query.update({"don-vi": self.unit.code, "danh-hieu": self.award.value, "nam": str(self.year)})
        if self.round is not None:
            query["dot"] = self.round.code
        return f"{reverse('eligibility_list')}?{query.urlencode()}"


@dataclass(frozen=True, slots=True, kw_only=True)
class EligibilityPage(Page):
    """The list with its choices, and what was refused when dossiers were made."""

    asked: Asked
    award_name: str
    units: Sequence[Organisation]
    awards: Sequence[tuple[str, str]]
    rounds: Sequence[AwardRound]
    lines: tuple[ShownLine, ...]
    pages: Paginator[Line]
    number: int
    meeting: int
    outcome: Drafted | None = None
    error: str = ""

    @property
    def tickable(self) -> bool:
        """Whether anybody on the page can be chosen."""
        return any(one.ticks for one in self.lines)


def eligibility_page(request: Request) -> HttpResponse:
    """The list; a POST makes dossiers for the ticked lines."""
    on = clock.today()
    require(dossier_policy.can_propose_somewhere(request.user, on))
    asked = _asked(request, on)
    lines = eligibility_list(asked.unit, asked.award, asked.year, asked.received, on)
    outcome, error = None, ""
    if request.method == "POST":
        require(policy.can_propose(request.user, asked.unit, on))
        try:
            outcome = draft_many(_wanted(request, asked, lines), proposer=asked.unit, by=request.user, on=on)
        except Invalid as refusal:
            error = str(refusal)
        if outcome is not None and not outcome.refused:
            messages.success(
                request, counted("Đã lập %(count)s hồ sơ.", len(outcome.made)) % {"count": len(outcome.made)}
            )
            return redirect(asked.address)
        lines = eligibility_list(asked.unit, asked.award, asked.year, asked.received, on)
    page = _page(request, asked, lines, outcome, error)
    return render(request, "desk/dossiers/eligibility.html", {"page": page})


def _asked(request: Request, on: date) -> Asked:
    rows = form_rows(request.user, on)
    code = request.GET.get("don-vi", "")
    unit = get_object_or_404(rows.proposers, code=code) if code else usual_units(request.user, on)[0]
    if unit is None:
        unit = rows.proposers[0]
    year = request.GET.get("nam", "")
    known = {code for code, _name in award_choices(on)}
    award = request.GET.get("danh-hieu", "")
    return Asked(
        unit,
        AwardCode(award) if award in known else AwardCode.ADVANCED_WORKER,
        int(year) if year.isdecimal() and FIRST_YEAR <= int(year) <= LAST_YEAR else on.year,
        on,
        rows.rounds.filter(code=request.GET.get("dot", "")).first(),
    )


def _wanted(request: Request, asked: Asked, lines: Sequence[Line]) -> list[Wanted]:
    """The ticked lines, or everybody who meets the standard; those with a dossier already are not taken again."""
    ticked = set(request.POST.getlist("chon"))
    if EVERYBODY in request.POST:
        ticked = {line.key for line in lines if line.answer.verdict is Verdict.MEETS}
    tree = tree_on(asked.received)
    above = next(iter(tree.ancestors(asked.unit.pk)), asked.unit.pk)
    body = asked.round.organisation if asked.round else organisations().get(pk=above)
    facts = DossierFacts(asked.award, asked.year, body, round=asked.round)
    return [Wanted(line.subject, facts) for line in lines if line.key in ticked and not line.taken]


def _page(
    request: Request, asked: Asked, lines: Sequence[Line], outcome: Drafted | None, error: str
) -> EligibilityPage:
    on = clock.today()
    wanted, rows = request.GET.get("loc", ""), form_rows(request.user, on)
    pages = Paginator([line for line in lines if not wanted or line.answer.verdict.value == wanted], ROWS_SHOWN)
    shown = pages.get_page(request.GET.get("trang"))
    may = policy.can_propose(request.user, asked.unit, on)
    return EligibilityPage(
        asked=asked,
        award_name=AWARDS[asked.award].name,
        units=list(rows.proposers),
        awards=award_choices(on),
        rounds=list(rows.rounds),
        lines=_shown(request, list(shown.object_list), asked.unit, may=bool(may)),
        pages=pages,
        number=shown.number,
        meeting=sum(line.answer.verdict is Verdict.MEETS and not line.taken for line in lines),
        outcome=outcome,
        error=error,
        crumbs=(crumb(_("Hồ sơ khen thưởng"), "dossier_list"),),
        tabs=_tabs(lines, wanted, asked.address),
    )


def _shown(request: Request, lines: Sequence[Line], unit: Organisation, *, may: bool) -> tuple[ShownLine, ...]:
    """The lines of one page. Why somebody is held is told to keepers of the unit's records alone."""
    confirmed = queries.confirmed_rules()
    keeps = unit.pk in organisations_of(request.user, clock.today(), *queries.KEEPERS)
    ticked = set(request.POST.getlist("chon"))
    return tuple(
        ShownLine(
            line,
            shown_eligibility(line.answer, confirmed, sees_holds=keeps),
            _address(line.subject),
            may and not line.taken and line.answer.verdict is not Verdict.NOT_YET,
            line.key in ticked,
        )
        for line in lines
    )


def _address(subject: Person | Organisation) -> str:
    route = "person_page" if isinstance(subject, Person) else "unit_page"
    return f"{reverse(route, args=[subject.code])}?muc=khen-thuong"


def _tabs(lines: Sequence[Line], wanted: str, base: str) -> tuple[Tab, ...]:
    counts = Counter(line.answer.verdict for line in lines)
    everybody = Tab(_("Tất cả"), base, not wanted, "users", len(lines))
    return (
        everybody,
        *(
            Tab(VERDICTS[v], f"{base}&loc={v.value}", wanted == v.value, verdict_badge(v).mark, counts[v])
            for v in Verdict
        ),
    )
