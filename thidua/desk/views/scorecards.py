"""One unit's card: its columns side by side, writing into one's own, handing in, appealing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import Conflict, Invalid, NotAllowed, require
from thidua.core.logic.decision import Decision
from thidua.core.logic.numerals import parse_number
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, submitted
from thidua.desk.http import Request
from thidua.desk.listing import download
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.shown.scoring import CardRow, OnTheCard, Writing, card_rows
from thidua.desk.tables.scoring import round_address
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_of, organisations_on
from thidua.scoring.actions.appeals import file_appeal
from thidua.scoring.actions.cards import Entry, recall_card, submit_card, write_marks
from thidua.scoring.exports import card_workbook
from thidua.scoring.forms.schemes import AppealForm, ReasonForm
from thidua.scoring.logic.card import Card, score
from thidua.scoring.logic.columns import stages_of
from thidua.scoring.logic.explaining import explain_card
from thidua.scoring.logic.scheme import criteria, criterion_of
from thidua.scoring.logic.terms import Stage
from thidua.scoring.logic.workflow import RoundState
from thidua.scoring.models import Mark, Scorecard
from thidua.scoring.models.labels import CARD_STATES, STAGES
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.results import column_marks, inputs_of
from thidua.scoring.queries.rounds import evidence_of, marks_of, returned_keys, scorecards_visible_to


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader may write: the column, in whose name, which lines."""

    stage: Stage
    scorer: Organisation
    keys: frozenset[str]


def card_address(card: Scorecard) -> str:
    return reverse("scorecard_page", args=[card.round.code, card.organisation.code])


def the_card(request: Request, code: str, unit: str) -> Scorecard:
    """The card if the person sees it, else 404."""
    rows = scorecards_visible_to(request.user, clock.today())
    return get_object_or_404(rows, round__code=code, organisation__code=unit)


def place_of(request: Request, card: Scorecard) -> Place | None:
    """The first column the reader may write into now; lines that were returned also at a later stage."""
    for stage, scorer in _candidates(request, card):
        keys = _keys(card, stage, scorer)
        returned = returned_keys(card, stage, scorer)
        for wanted in (keys, returned & keys):
            if wanted and policy.can_write_marks(request.user, card, stage, scorer, wanted, clock.today()):
                return Place(stage, scorer, wanted)
    return None


def _candidates(request: Request, card: Scorecard) -> Iterable[tuple[Stage, Organisation]]:
    on = clock.today()
    own = organisations_on(on).filter(pk__in=organisations_of(request.user, on, *policy.UNIT_ROLES))[:5]
    organiser = card.round.cluster.organiser
    match RoundState(card.round.state):
        case RoundState.CHECK:
            yield from ((Stage.CHECK, unit) for unit in own)
        case RoundState.CROSS:
            yield from ((Stage.CROSS, unit) for unit in own if unit.pk != card.organisation_id)
        case RoundState.APPRAISAL:
            yield (Stage.APPRAISAL, organiser)
    yield (Stage.SELF, card.organisation)


def _keys(card: Scorecard, stage: Stage, scorer: Organisation) -> frozenset[str]:
    return frozenset(
        criterion.key
        for _kind, criterion in criteria(card.round.table)
        if stage in stages_of(criterion) and (stage is not Stage.CHECK or criterion.owner == scorer.code)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class CardPage(Page):
    """One card: rows with columns, the sentences of the total, and what the reader may do."""

    card: Scorecard
    result: Card
    state: str
    rows: list[CardRow]
    stages: list[str]
    sentences: tuple[str, ...]
    place: Place | None
    place_words: str
    errors: tuple[str, ...]
    entries: list[AuditEntry]
    may_submit: Decision
    may_recall: Decision
    may_appeal: Decision


def scorecard_page(request: Request, code: str, unit: str) -> HttpResponse:
    """The card; what is posted goes into the reader's own column, and stays on the page where it is refused."""
    card = the_card(request, code, unit)
    place = place_of(request, card)
    if request.method != "POST":
        return _card(request, card, place, Writing(place.stage, place.keys) if place else Writing())
    if place is None:
        raise NotAllowed(_closed(card))
    entries, wrong = _entries(request, place)
    if not wrong:
        try:
            require(policy.can_write_marks(request.user, card, place.stage, place.scorer, place.keys, clock.today()))
            done = write_marks(card, place.stage, place.scorer, entries, by=request.user, on=clock.today())
        except Invalid as refusal:
            wrong = dict(refusal.fields)
        except Conflict as refusal:
            wrong = {"": str(refusal)}
        else:
            messages.success(request, _("Đã ghi %(count)d dòng.") % {"count": len(done)})
            return redirect(card_address(card))
    return _card(request, card, place, Writing(place.stage, place.keys, request.POST.dict(), wrong), status=422)


def _closed(card: Scorecard) -> Decision:
    return Decision(allowed=False, reason=_("Hiện không có cột nào Anh/Chị được ghi trên phiếu này."))


def _entries(request: Request, place: Place) -> tuple[list[Entry], dict[str, str]]:
    """What was typed, and by key what cannot be read; boxes left empty are left alone."""
    entries, wrong = [], {}
    for key in sorted(place.keys):
        typed = request.POST.get(f"m-{key}", "").strip()
        if not typed:
            continue
        measure = parse_number(typed)
        if measure is None:
            wrong[key] = _("Không phải số. Dùng dấu phẩy cho phần thập phân, ví dụ 8,5.")
        else:
            entries.append(Entry(key, measure, request.POST.get(f"r-{key}", "")))
    if not entries and not wrong:
        wrong[""] = _("Chưa có ô nào được ghi. Hãy ghi ít nhất một dòng.")
    return entries, wrong


def _card(request: Request, card: Scorecard, place: Place | None, writing: Writing, status: int = 200) -> HttpResponse:
    on, table = clock.today(), card.round.table
    results = score(table, inputs_of(card.round, record_of(card.round.cluster.organiser), on))
    result = next(found for found in results if found.unit == card.organisation.code)
    if request.GET.get("xuat") == "xlsx":
        return download(card_workbook(table, result), f"phieu {card.round.code} {card.organisation.code}")
    marks = column_marks(_seen_marks(card, place))
    files = {key: [row.file.name for row in rows] for key, rows in evidence_of(card).items()}
    page = CardPage(
        card=card,
        result=result,
        state=str(CARD_STATES[card.state]),  # type: ignore[index]  # members of a StrEnum are their values
        rows=card_rows(OnTheCard(table, result, marks, files, writing)),
        stages=[str(STAGES[stage]) for stage in Stage],
        sentences=explain_card(result, table),
        place=place,
        place_words=str(STAGES[place.stage]) if place else "",
        errors=tuple(words for key, words in (writing.errors or {}).items() if not key),
        entries=list(history_of(card.subject)[:50]),
        may_submit=policy.can_submit_card(request.user, card, on),
        may_recall=policy.can_recall_card(request.user, card, on),
        may_appeal=policy.can_appeal(request.user, card, on),
        crumbs=_way(card),
    )
    return render(request, "desk/scoring/card.html", {"page": page}, status=status)


def _seen_marks(card: Scorecard, place: Place | None) -> list[Mark]:
    """All marks; while the peers score, of their column only one's own, so that nobody writes after another."""
    rows = marks_of(card)
    if card.round.state != RoundState.CROSS or place is None or place.stage is not Stage.CROSS:
        return rows
    return [mark for mark in rows if mark.stage != Stage.CROSS or mark.scorer_id == place.scorer.pk]


def _way(card: Scorecard) -> tuple[Crumb, ...]:
    return (
        crumb(_("Chấm điểm"), "scorecard_list"),
        Crumb(card.round.cluster.name, f"{round_address(card.round)}?muc=phieu"),
    )


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
    return ask(request, FormPage(form=form, title=title, submit=title, back=card_address(card), crumbs=_way(card)))


def appeal(request: Request, code: str, unit: str, criterion: str) -> HttpResponse:
    """The unit explains one line and says which number is right."""
    on, card = clock.today(), the_card(request, code, unit)
    line = criterion_of(card.round.table, criterion)
    if line is None:
        raise Http404
    require(policy.can_appeal(request.user, card, on))
    form = AppealForm(request.POST or None)

    def act() -> object:
        claimed: Decimal = form.cleaned_data["claimed"]
        return file_appeal(card, criterion, claimed=claimed, text=form.cleaned_data["text"], by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã gửi kiến nghị. Cơ quan thường trực sẽ trả lời."))
        return redirect(card_address(card))
    page = FormPage(
        form=form, title=_("Kiến nghị: %(line)s") % {"line": line.name}, submit=_("Gửi kiến nghị"),
        back=card_address(card), crumbs=_way(card),
    )  # fmt: skip
    return ask(request, page)
