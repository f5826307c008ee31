"""“Nếu như”: other numbers and weights tried on a round. Everything stands in the address; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.http import Request
from thidua.desk.pages import Page, crumb
from thidua.desk.shown.what_if import Outcome, SupposedRow, Typed, outcome_of, read_typed, supposed_rows
from thidua.directory.queries import organisations_of
from thidua.scoring.logic.inputs import CardInput
from thidua.scoring.logic.what_if import Outlook, Supposing, what_if
from thidua.scoring.models import Scorecard, ScoringRound
from thidua.scoring.policy import sandbox
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.results import inputs_of, published_inputs
from thidua.scoring.queries.rounds import publications_of, rounds_visible_to, scorecards_visible_to


@dataclass(frozen=True, slots=True)
class Sandbox:
    """Who tries what: the round, the card that is tried on, what the reader may see and change."""

    round: ScoringRound
    card: Scorecard
    cards: Sequence[Scorecard]
    sees_table: bool
    sees_places: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIfPage(Page):
    """The sandbox: boxes of the lines, and what comes of them. ``outlooks`` is empty where places are not shown."""

    box: Sandbox
    rows: list[SupposedRow]
    outcome: Outcome
    outlooks: tuple[Outlook, ...]
    typed: Typed


def what_if_page(request: Request, code: str) -> HttpResponse:
    """One unit's numbers (``?m-…=``) and, for the standing body, weights (``?w-…=``) as they are supposed to be."""
    row = get_object_or_404(rounds_visible_to(request.user, clock.today()), code=code)
    box = _sandbox(request, row)
    table = row.table
    typed = read_typed(table, request.GET, weights=box.sees_table, ranks=box.sees_places)
    unit = box.card.organisation.code
    changes = [Supposing(unit, key, measure) for key, measure in typed.measures.items()]
    outlooks = what_if(table, _inputs(row), changes, typed.maxima)
    own = next((found for found in outlooks if found.after.card.unit == unit), None)
    if own is None:
        raise Http404
    page = WhatIfPage(
        box=box,
        rows=supposed_rows(table, own, typed, ranks=box.sees_places),
        outcome=outcome_of(table, own, outlooks if box.sees_places else ()),
        outlooks=outlooks if box.sees_places else (),
        typed=typed,
        crumbs=(crumb(_("Chấm điểm"), "scorecard_list"), crumb(row.cluster.name, "scoring_round_page", row.code)),
    )
    return render(request, "desk/scoring/what_if.html", {"page": page})


def _sandbox(request: Request, row: ScoringRound) -> Sandbox:
    """The card that was asked for, or the first one the reader may try on; 404 for one that is not the reader's."""
    on, user = clock.today(), request.user
    whole = sandbox.sees_whole_table(user, row, on)
    seen = scorecards_visible_to(user, on).filter(round=row)
    units = organisations_of(user, on, *sandbox.UNIT_ROLES)
    cards = list(seen if whole else seen.filter(organisation__in=units))
    if not cards:
        other = seen.first()
        if other is None:
            raise Http404
        require(sandbox.can_suppose(user, other, on))
    wanted = request.GET.get("don-vi", "")
    card = next((card for card in cards if wanted in {"", card.organisation.code}), None)
    if card is None:
        raise Http404
    return Sandbox(row, card, cards, whole, sandbox.sees_places(user, row, on))


def _inputs(row: ScoringRound) -> tuple[CardInput, ...]:
    """What was made known; before that, what the columns and the record say today."""
    publication = publications_of(row).first() if row.state in sandbox.MADE_KNOWN else None
    if publication is not None:
        return published_inputs(publication)
    return inputs_of(row, record_of(row.cluster.organiser), clock.today())
