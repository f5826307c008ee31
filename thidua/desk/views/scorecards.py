"""One unit's card: its columns side by side, writing into one's own, handing in, taking back."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import Conflict, Invalid, NotAllowed, require
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.shown.scorecards import CardRow, OnTheCard, Writing, card_rows
from thidua.desk.shown.scoring_rounds import Deadline, deadline_of
from thidua.desk.tables.scoring import round_address
from thidua.desk.views.card_writing import Place, place_of, typed_entries
from thidua.monitoring.queries.dashboard import watched_campaigns
from thidua.scoring.actions.cards import recall_card, submit_card, write_marks
from thidua.scoring.exports import card_workbook
from thidua.scoring.forms.schemes import ReasonForm
from thidua.scoring.logic.card import Card, score
from thidua.scoring.logic.explaining import explain_card
from thidua.scoring.logic.scheme import Gate, Scheme
from thidua.scoring.logic.terms import Stage
from thidua.scoring.logic.workflow import AppealState, RoundState
from thidua.scoring.models import Appeal, GateFact, Mark, Scorecard
from thidua.scoring.models.labels import STAGES
from thidua.scoring.policy import rounds as policy
from thidua.scoring.policy.sandbox import can_suppose
from thidua.scoring.queries import rounds as queries
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.results import inputs_of


def card_address(card: Scorecard) -> str:
    return reverse("scorecard_page", args=[card.round.code, card.organisation.code])


def the_card(request: Request, code: str, unit: str) -> Scorecard:
    """The card if the person sees it, else 404."""
    rows = queries.scorecards_visible_to(request.user, clock.today())
    return get_object_or_404(rows, round__code=code, organisation__code=unit)


def way_to(card: Scorecard) -> tuple[Crumb, ...]:
    """From the list of rounds to the card."""
    return (
        crumb(_("Chấm điểm"), "scorecard_list"),
        Crumb(card.round.cluster.name, f"{round_address(card.round)}?muc=phieu"),
    )


def step_back(card: Scorecard) -> tuple[Crumb, ...]:
    """The way to the card and the card itself, for the pages of its steps."""
    return (*way_to(card), Crumb(str(card.organisation), card_address(card)))


@dataclass(frozen=True, slots=True)
class ShownGate:
    """A gate of the scheme: the fact that holds, or whether the points closed it."""

    gate: Gate
    fact: GateFact | None
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage(Page):
    """One card: rows with columns, the sentences of the total, and what the reader may do."""

    card: Scorecard
    result: Card
    deadline: Deadline | None
    rows: list[CardRow]
    stages: list[str]
    sentences: tuple[str, ...]
    place: Place | None
    place_words: str
    errors: tuple[str, ...]
    entries: list[AuditEntry]
    gates: list[ShownGate]
    appeals: list[Appeal]
    record_url: str
    may_submit: Decision
    may_recall: Decision
    may_appeal: Decision
    may_answer: Decision
    may_attach: Decision
    may_return: Decision
    may_gate: Decision
    may_suppose: Decision


def scorecard_page(request: Request, code: str, unit: str) -> HttpResponse:
    """The card; what is posted goes into the reader's own column, and stays on the page where it is refused."""
    card = the_card(request, code, unit)
    place = place_of(request, card)
    if request.method != "POST":
        return _card(request, card, place, Writing(place.stage, place.keys) if place else Writing())
    if place is None:
        raise NotAllowed(Decision(allowed=False, reason=_("Hiện không có cột nào Anh/Chị được ghi trên phiếu này.")))
    entries, wrong = typed_entries(request.POST, place)
    if not wrong:
        try:
            require(policy.can_write_marks(request.user, card, place.stage, place.scorer, place.keys, clock.today()))
            done = write_marks(card, place.stage, place.scorer, entries, by=request.user, on=clock.today())
        except Invalid as refusal:
            wrong = dict(refusal.fields)
        except Conflict as refusal:
            wrong = {"": str(refusal)}
        else:
            messages.success(request, counted("Đã ghi %(count)d dòng.", len(done)) % {"count": len(done)})
            return redirect(card_address(card))
    return _card(request, card, place, Writing(place.stage, place.keys, request.POST.dict(), wrong), status=422)


def _card(request: Request, card: Scorecard, place: Place | None, writing: Writing, status: int = 200) -> HttpResponse:
    on, table = clock.today(), card.round.table
    results = score(table, inputs_of(card.round, record_of(card.round.cluster.organiser), on))
    result = next(found for found in results if found.unit == card.organisation.code)
    if request.GET.get("xuat") == "xlsx":
        return download(card_workbook(table, result), f"phieu {card.round.code} {card.organisation.code}")
    page = _page(request, card, place, writing, result)
    return render(request, "desk/scoring/card.html", {"page": page}, status=status)


def _page(request: Request, card: Scorecard, place: Place | None, writing: Writing, result: Card) -> CardPage:
    on, table, user = clock.today(), card.round.table, request.user
    appeals = _own_appeals(request, card)
    return CardPage(
        card=card,
        result=result,
        deadline=deadline_of(card.round, on),
        rows=card_rows(_drawn_from(card, place, writing, result, appeals)),
        stages=[str(STAGES[stage]) for stage in Stage],
        sentences=explain_card(result, table),
        place=place,
        place_words=str(STAGES[place.stage]) if place else "",
        errors=tuple(words for key, words in (writing.errors or {}).items() if not key),
        entries=list(history_of(card.subject)[:50]),
        gates=_gates(card, table, result),
        appeals=appeals,
        record_url=_record_url(request, card),
        may_submit=policy.can_submit_card(user, card, on),
        may_recall=policy.can_recall_card(user, card, on),
        may_appeal=policy.can_appeal(user, card, on),
        may_answer=policy.can_answer_appeals(user, card.round, on),
        may_attach=policy.can_add_evidence(user, card, on),
        may_return=policy.can_return_marks(user, card.round, on),
        may_gate=policy.can_keep_gates(user, card, on),
        may_suppose=can_suppose(user, card, on),
        crumbs=way_to(card),
    )


def _drawn_from(
    card: Scorecard, place: Place | None, writing: Writing, result: Card, appeals: list[Appeal]
) -> OnTheCard:
    return OnTheCard(
        card.round.table,
        result,
        marks=_seen_marks(card, place),
        changes=list(queries.changes_of(card)),
        files=queries.evidence_of(card),
        appeals={appeal.criterion: appeal for appeal in appeals if appeal.state == AppealState.FILED},
        writing=writing,
    )


def _own_appeals(request: Request, card: Scorecard) -> list[Appeal]:
    return list(queries.appeals_visible_to(request.user, clock.today()).filter(card=card).order_by("-id"))


def _gates(card: Scorecard, table: Scheme, result: Card) -> list[ShownGate]:
    facts = {fact.gate: fact for fact in queries.facts_of(card)}
    closed = {gate.key for gate in result.gates}
    return [ShownGate(gate, facts.get(gate.key), gate.key in closed) for gate in table.gates]


def _record_url(request: Request, card: Scorecard) -> str:
    """The screen of the figures behind the lines that come from the record; empty where there is none."""
    cluster = card.round.cluster
    watched = watched_campaigns(request.user, clock.today()).filter(issuer=cluster.organiser, year=cluster.year)
    campaign = watched.order_by("published_on", "pk").first()
    return reverse("unit_progress", args=[campaign.code, card.organisation.code]) if campaign else ""


def _seen_marks(card: Scorecard, place: Place | None) -> list[Mark]:
    """All marks; while the peers score, of their column only one's own, so that nobody writes after another."""
    rows = queries.marks_of(card)
    if card.round.state != RoundState.CROSS or place is None or place.stage is not Stage.CROSS:
        return rows
    return [mark for mark in rows if mark.stage != Stage.CROSS or mark.scorer_id == place.scorer.pk]


@require_POST
def submit(request: Request, code: str, unit: str) -> HttpResponse:
    """The head hands the card in."""
    card = the_card(request, code, unit)
    try:
        submit_card(card, by=request.user, on=clock.today())
    except Conflict as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Đã nộp phiếu chấm điểm."))
    return redirect(card_address(card))


def recall(request: Request, code: str, unit: str) -> HttpResponse:
    """The head takes the card back, with a reason."""
    on, card = clock.today(), the_card(request, code, unit)
    require(policy.can_recall_card(request.user, card, on))
    form = ReasonForm(request.POST or None)
    done = submitted(request, form, lambda: recall_card(card, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã rút phiếu về để sửa."))
        return redirect(card_address(card))
    title = _("Rút phiếu chấm điểm")
    return ask(request, FormPage(form=form, title=title, submit=title, back=card_address(card), crumbs=step_back(card)))
