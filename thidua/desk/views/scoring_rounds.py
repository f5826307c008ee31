"""Rounds of judging: the list, one round with its table and cards, opened, moved on, published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, download, make_listing
from thidua.desk.pages import Page, Part, Tab, chosen, crumb, tabs_of
from thidua.desk.shown.scoring import TableRow, table_rows
from thidua.desk.tables.scoring import RoundFilters, RoundTable, round_address, round_badge
from thidua.directory.queries import clusters_visible_to, grants_of, organisations_of
from thidua.scoring.actions import rounds as actions
from thidua.scoring.exports import table_workbook
from thidua.scoring.forms.schemes import OpenRoundForm, ReasonForm
from thidua.scoring.logic.proposing import Candidate, Quota, propose
from thidua.scoring.logic.results import ResultRow, results_of
from thidua.scoring.logic.workflow import RoundState
from thidua.scoring.models import Appeal, Publication, Scorecard, ScoringRound
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.results import inputs_of, published_inputs, published_rows, replays
from thidua.scoring.queries.rounds import (
    appeals_of,
    cards_to_fill,
    publications_of,
    rounds_visible_to,
    scorecards_visible_to,
    with_progress,
)
from thidua.scoring.queries.schemes import schemes_visible_to

PARTS = (
    Part("xep-hang", gettext_lazy("Xếp hạng"), "trophy"),
    Part("phieu", gettext_lazy("Phiếu chấm điểm"), "clipboard-list"),
    Part("kien-nghi", gettext_lazy("Kiến nghị"), "message-report"),
    Part("lich-su", gettext_lazy("Lịch sử"), "history"),
)


def room_tabs(here: str) -> tuple[Tab, ...]:
    """The lists of the room beside each other."""
    routes = (
        ("scorecard_list", _("Đợt chấm điểm"), "clipboard-check"),
        ("scheme_list", _("Bảng điểm"), "table"),
        ("registration_list", _("Đăng ký thi đua"), "clipboard-list"),
    )
    return tuple(Tab(str(words), crumb("", route).url, route == here, icon) for route, words, icon in routes)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundsPage(Page):
    """The rounds one sees, and the cards that wait for one's units."""

    listing: Listing
    waiting: list[Scorecard]
    may_open: bool


def scorecard_list(request: Request) -> HttpResponse:
    """All rounds, the latest first."""
    on = clock.today()
    rows = with_progress(rounds_visible_to(request.user, on))
    listing = make_listing(request, RoundTable, rows, RoundFilters, title=_("Đợt chấm điểm"))
    page = RoundsPage(
        listing=listing,
        waiting=list(cards_to_fill(request.user, on)[:20]),
        may_open=grants_of(request.user, on).filter(role__in=policy.STANDING).exists(),
        tabs=room_tabs("scorecard_list"),
    )
    return listing.workbook or render(request, "desk/scoring/rounds.html", {"page": page})


def the_round(request: Request, code: str) -> ScoringRound:
    """The round if the person sees it, else 404."""
    return get_object_or_404(rounds_visible_to(request.user, clock.today()), code=code)


@dataclass(frozen=True, slots=True)
class StepLink:
    """A step that may be taken now: the last piece of its address and its words."""

    name: str
    words: str
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage(Page):
    """One round. ``rows`` is empty where the table is not the reader's to see yet; ``final`` tells whose it is."""

    round: ScoringRound
    badge: Badge
    part: str
    rows: list[TableRow]
    proposals: tuple[Candidate, ...]
    publication: Publication | None
    replayed: bool
    cards: list[Scorecard]
    appeals: list[Appeal]
    entries: list[AuditEntry]
    steps: list[StepLink]


def round_page(request: Request, code: str) -> HttpResponse:
    """The page of a round; ``?muc=`` chooses the part, ``?xuat=xlsx`` gives the table as Excel."""
    on, row = clock.today(), the_round(request, code)
    part = chosen(PARTS, request.GET.get("muc"))
    rows, publication = _results(request, row) if part == "xep-hang" else ((), None)
    if request.GET.get("xuat") == "xlsx" and rows:
        return download(table_workbook(str(row.cluster), rows, [row.table.name]), f"xep hang {row.code}")
    page = RoundPage(
        round=row,
        badge=round_badge(row),
        part=part,
        rows=table_rows(rows),
        proposals=_proposals(row, publication),
        publication=publication,
        replayed=publication is not None and replays(publication),
        cards=list(scorecards_visible_to(request.user, on).filter(round=row)) if part == "phieu" else [],
        appeals=_appeals(request, row) if part == "kien-nghi" else [],
        entries=list(history_of(row.subject)[:100]) if part == "lich-su" else [],
        steps=_open_steps(request, row),
        crumbs=(crumb(_("Chấm điểm"), "scorecard_list"),),
        tabs=tabs_of(PARTS, part, "scoring_round_page", row.code),
    )
    return render(request, "desk/scoring/round.html", {"page": page})


def _results(request: Request, row: ScoringRound) -> tuple[tuple[ResultRow, ...], Publication | None]:
    """What was made known; before that, for the standing body alone, what the columns say today."""
    if row.state in {RoundState.PUBLISHED, RoundState.FINAL}:
        publication = publications_of(row).select_related("round").first()
        return (published_rows(publication), publication) if publication else ((), None)
    on = clock.today()
    if not policy.can_change_days(request.user, row, on):
        return (), None
    inputs = inputs_of(row, record_of(row.cluster.organiser), on)
    return results_of(row.table, inputs).rows, None


def _proposals(row: ScoringRound, publication: Publication | None) -> tuple[Candidate, ...]:
    """Who would be put forward for the flag of the organiser when the result is final: the leader of the cluster."""
    if publication is None or row.state != RoundState.FINAL:
        return ()
    table = results_of(row.table, published_inputs(publication)).table
    return propose(table, Quota(_("Cờ thi đua"), count=1))


def _appeals(request: Request, row: ScoringRound) -> list[Appeal]:
    seen = scorecards_visible_to(request.user, clock.today()).filter(round=row)
    own = seen.filter(organisation__in=organisations_of(request.user, clock.today()))
    rows = appeals_of(row)
    return list(rows if policy.can_change_days(request.user, row, clock.today()) else rows.filter(card__in=own))


def _moved(act: Callable[..., object]) -> Callable[[Request, ScoringRound, str], object]:
    """A step that takes no reason."""
    return lambda request, row, _reason: act(row, by=request.user, on=clock.today())


def _explained(act: Callable[..., object]) -> Callable[[Request, ScoringRound, str], object]:
    """A step that asks why."""
    return lambda request, row, reason: act(row, reason=reason, by=request.user, on=clock.today())


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a round: its name in the workflow, its words, its act, whether it asks why."""

    workflow: str
    words: str
    act: Callable[[Request, ScoringRound, str], object]
    asks: bool = False
    main: bool = True


def _steps() -> dict[str, Step]:
    return {
        "kiem-tra": Step("to_check", _("Kết thúc tự chấm, chuyển kiểm tra"), _moved(actions.begin_checking)),
        "cham-cheo": Step("to_cross", _("Chuyển chấm chéo"), _moved(actions.begin_crossing)),
        "tham-dinh": Step("to_appraisal", _("Chuyển thẩm định"), _moved(actions.begin_appraisal)),
        "cong-bo": Step("publish", _("Công bố trong cụm"), _moved(actions.publish_results)),
        "chot": Step("finish", _("Chốt kết quả"), _moved(actions.finish_round)),
        "thu-hoi": Step(
            "take_back", _("Thu hồi kết quả"), _explained(actions.take_back_results), asks=True, main=False
        ),
        "huy": Step("cancel", _("Hủy đợt"), _explained(actions.cancel_round), asks=True, main=False),
    }


def _open_steps(request: Request, row: ScoringRound) -> list[StepLink]:
    on = clock.today()
    return [
        StepLink(name, step.words, step.main)
        for name, step in _steps().items()
        if policy.can_move_round(request.user, row, step.workflow, on)
    ]


def round_step(request: Request, code: str, name: str) -> HttpResponse:
    """One step: asked for a reason where it takes something back, else done at once."""
    row, step = the_round(request, code), _steps().get(name)
    if step is None:
        raise Http404
    require(policy.can_move_round(request.user, row, step.workflow, clock.today()))
    form = ReasonForm(posted(request)) if step.asks else Form(posted(request))
    done = submitted(request, form, lambda: step.act(request, row, form.cleaned_data.get("reason", "")))
    if done is not None:
        messages.success(request, _("Đã thực hiện: %(step)s.") % {"step": step.words})
        return redirect(round_address(row))
    page = FormPage(
        form=form, title=step.words, submit=step.words, back=round_address(row), lead=str(row.cluster),
        danger=not step.main, crumbs=(crumb(_("Chấm điểm"), "scorecard_list"),),
    )  # fmt: skip
    return ask(request, page)


def open_round(request: Request) -> HttpResponse:
    """Begin the judging of a cluster."""
    on = clock.today()
    organisers = organisations_of(request.user, on, *policy.STANDING)
    clusters = clusters_visible_to(request.user, on).filter(organiser__in=organisers)
    schemes = schemes_visible_to(request.user, on).filter(organiser__in=organisers, state__in=("published", "frozen"))
    form = OpenRoundForm(request.POST or None, clusters=clusters, schemes=schemes)
    row = submitted(
        request,
        form,
        lambda: actions.open_round(
            form.cleaned_data["cluster"], form.cleaned_data["scheme"], form.days(), by=request.user, on=on
        ),
    )
    if row is not None:
        messages.success(request, _("Đã mở đợt chấm điểm; các đơn vị đã được mời tự chấm."))
        return redirect(round_address(row))
    page = FormPage(
        form=form, title=_("Mở đợt chấm điểm"), submit=_("Mở đợt"), back=crumb("", "scorecard_list").url,
        lead=_("Bảng điểm được khóa khi đợt bắt đầu; mỗi thành viên của cụm, khối nhận một phiếu."),
        crumbs=(crumb(_("Chấm điểm"), "scorecard_list"),),
    )  # fmt: skip
    return ask(request, page)
