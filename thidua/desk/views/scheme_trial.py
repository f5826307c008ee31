"""A scheme tried on a past year before it is adopted: who rises, who falls, what decides, what to beware of."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.shown.scheme_trial import InfluenceBar, Slopes, influence_bars, slopes_of
from thidua.desk.views.scheme_access import the_scheme, way_to
from thidua.scoring.logic.checking import Finding
from thidua.scoring.logic.comparing import Pair, Stood, Tally, pairs, tally
from thidua.scoring.logic.scheme import criterion_of
from thidua.scoring.logic.simulating import Simulation
from thidua.scoring.models import Publication, Scheme
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.schemes import schemes_visible_to
from thidua.scoring.queries.trials import Trial, stood_then, stood_under, trial_years, tried

SURPRISES = ("decides", "close", "little")
"""Findings that stand at the top: one criterion decides, the table lies too close, meeting a target earns little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPage(Page):
    """A scheme tried on a past year beside what was given then, or beside another scheme (``other``).

    ``past`` is None where no year has an official result yet.
    """

    scheme: Scheme
    years: list[Publication]
    others: list[Scheme]
    past: Publication | None = None
    other: Scheme | None = None
    trial: Simulation | None = None
    pairs: tuple[Pair, ...] = ()
    tally: Tally | None = None
    slopes: Slopes | None = None
    bars: list[InfluenceBar] | None = None
    unknown: tuple[str, ...] = ()
    warnings: tuple[Finding, ...] = ()
    remarks: tuple[Finding, ...] = ()


def choose(request: Request, code: str) -> HttpResponse:
    """Go to the year that was chosen (``?dot=2024/CUM-1``), or to the latest one; say so where there is none."""
    scheme = the_scheme(request, code)
    years = list(trial_years(scheme, request.user, clock.today())[:50])
    if not years:
        page = TrialPage(scheme=scheme, years=[], others=[], crumbs=way_to(scheme))
        return render(request, "desk/scoring/trial.html", {"page": page})
    wanted = request.GET.get("dot", "")
    past = next((row for row in years if trial_choice(row) == wanted), years[0])
    cluster = past.round.cluster
    address = reverse("scheme_trial", args=[scheme.code, cluster.year, cluster.code])
    beside = request.GET.get("so-voi", "")
    return redirect(f"{address}?{urlencode({'so-voi': beside})}" if beside else address)


def trial_choice(past: Publication) -> str:
    """How a past year is named in the address."""
    return f"{past.round.cluster.year}/{past.round.cluster.code}"


def trial(request: Request, code: str, year: int, cluster: str) -> HttpResponse:
    """The trial; ``?so-voi=`` names a scheme to compare with instead of the results of then."""
    scheme, on = the_scheme(request, code), clock.today()
    years = trial_years(scheme, request.user, on)
    past = years.filter(round__cluster__year=year, round__cluster__code=cluster).first()
    if past is None:
        raise Http404
    others = schemes_visible_to(request.user, on).exclude(pk=scheme.pk)
    other = others.filter(code=request.GET.get("so-voi", "")).first()
    page = _tried(Trial(scheme.table, past), scheme, other, years, others)
    return render(request, "desk/scoring/trial.html", {"page": page})


def _tried(
    of: Trial, scheme: Scheme, other: Scheme | None, years: QuerySet[Publication], others: QuerySet[Scheme]
) -> TrialPage:
    on, source = clock.today(), record_of(scheme.organiser)
    found = tried(of, source, on)
    before: dict[str, Stood] = stood_under(other.table, of, source, on) if other else stood_then(of.past)
    rows = pairs(of.scheme, [move.ranked for move in found.moves], before)
    return TrialPage(
        scheme=scheme,
        years=list(years[:50]),
        others=list(others[:50]),
        past=of.past,
        other=other,
        trial=found,
        pairs=rows,
        tally=tally(rows),
        slopes=slopes_of(rows),
        bars=influence_bars(found.influences, [move.ranked.card for move in found.moves]),
        unknown=tuple(_name(of, key) for key in found.unknown),
        warnings=tuple(finding for finding in found.findings if finding.code in SURPRISES),
        remarks=tuple(finding for finding in found.findings if finding.code not in SURPRISES),
        crumbs=way_to(scheme),
    )


def _name(of: Trial, key: str) -> str:
    criterion = criterion_of(of.scheme, key)
    return criterion.name if criterion else _("không rõ")
