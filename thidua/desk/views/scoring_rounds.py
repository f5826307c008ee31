"""Rounds of judging: the list, and one round with its table, its way, its cards, who scored whom, its appeals."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, download, make_listing
from thidua.desk.pages import Page, Part, Tab, chosen, crumb, tabs_of
from thidua.desk.shown.charts import Chart
from thidua.desk.shown.scoring_rounds import (
    Deadline,
    MatrixRow,
    StageWork,
    TableRow,
    WayStep,
    deadline_of,
    matrix,
    ranking_chart,
    stage_works,
    table_rows,
    way_of,
)
from thidua.desk.tables.scoring import RoundFilters, RoundTable, round_badge
from thidua.desk.views.scoring_steps import StepLink, open_steps
from thidua.directory.queries import grants_of
from thidua.documents.models import Paper
from thidua.documents.queries import papers_about
from thidua.scoring.exports import table_workbook
from thidua.scoring.logic.gaps import crossed
from thidua.scoring.logic.results import ResultRow, results_of
from thidua.scoring.logic.scheme import criteria
from thidua.scoring.logic.workflow import RoundState
from thidua.scoring.models import Appeal, Publication, Scorecard, ScoringRound
from thidua.scoring.policy import rounds as policy
from thidua.scoring.queries.gaps import round_work
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.results import inputs_of, published_rows, replays
from thidua.scoring.queries.rounds import (
    appeals_visible_to,
    cards_to_fill,
    publications_of,
    rounds_visible_to,
    scorecards_visible_to,
    with_progress,
)

RANKING, WAY, CARDS, CROSS, APPEALS, HISTORY = "xep-hang", "tien-trinh", "phieu", "cham-cheo", "kien-nghi", "lich-su"
PARTS = (
    Part(RANKING, gettext_lazy("Xếp hạng"), "trophy"),
    Part(WAY, gettext_lazy("Tiến trình"), "progress-check"),
    Part(CARDS, gettext_lazy("Phiếu chấm điểm"), "clipboard-list"),
    Part(CROSS, gettext_lazy("Chấm chéo"), "arrows-sort"),
    Part(APPEALS, gettext_lazy("Kiến nghị"), "message-report"),
    Part(HISTORY, gettext_lazy("Lịch sử"), "history"),
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
class Outcome:
    """The table: what was made known, or for the standing body what the columns say today."""

    rows: tuple[ResultRow, ...] = ()
    publication: Publication | None = None

    @property
    def replayed(self) -> bool:
        """Whether the kept inputs still give the kept table."""
        return self.publication is not None and replays(self.publication)


@dataclass(frozen=True, slots=True)
class Ranking:
    """The table with its chart. ``rows`` is empty where it is not the reader's to see yet."""

    rows: list[TableRow]
    chart: Chart | None
    publication: Publication | None
    replayed: bool
    papers: list[Paper]


@dataclass(frozen=True, slots=True)
class Work:
    """What is done and missing in each stage, and who scored whom."""

    works: list[StageWork]
    matrix: list[MatrixRow]
    crossed: bool


@dataclass(frozen=True, slots=True)
class Lists:
    """The cards, the appeals with the names of their lines, or the history."""

    cards: list[Scorecard]
    appeals: list[tuple[Appeal, str]]
    entries: list[AuditEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPage(Page):
    """One round; ``body`` is the part that is shown."""

    round: ScoringRound
    badge: Badge
    part: str
    body: Ranking | Work | Lists
    way: list[WayStep]
    deadline: Deadline | None
    steps: list[StepLink]
    may_change_days: Decision
    may_report: Decision


def round_page(request: Request, code: str) -> HttpResponse:
    """The page of a round; ``?muc=`` chooses the part, ``?xuat=xlsx`` gives the table as Excel."""
    row, on = the_round(request, code), clock.today()
    part = chosen(PARTS, request.GET.get("muc"))
    found = outcome_of(request, row) if part == RANKING else Outcome()
    if request.GET.get("xuat") == "xlsx" and found.rows:
        return download(table_workbook(str(row.cluster), found.rows, [row.table.name]), f"xep hang {row.code}")
    page = RoundPage(
        round=row,
        badge=round_badge(row),
        part=part,
        body=_body(request, row, part, found),
        way=way_of(row, on),
        deadline=deadline_of(row, on),
        steps=open_steps(request, row),
        may_change_days=policy.can_change_days(request.user, row, on),
        may_report=policy.can_report_results(request.user, row, on),
        crumbs=(crumb(_("Chấm điểm"), "scorecard_list"),),
        tabs=tabs_of(PARTS, part, "scoring_round_page", row.code),
    )
    return render(request, "desk/scoring/round.html", {"page": page})


def _body(request: Request, row: ScoringRound, part: str, found: Outcome) -> Ranking | Work | Lists:
    if part == RANKING:
        return Ranking(
            rows=table_rows(found.rows),
            chart=ranking_chart(found.rows, row.table.maximum) if found.rows else None,
            publication=found.publication,
            replayed=found.replayed,
            papers=list(papers_about(row.subject, request.user, clock.today())[:5]),
        )
    return _work(row, part) if part in {WAY, CROSS} else _lists(request, row, part)


def outcome_of(request: Request, row: ScoringRound) -> Outcome:
    """What was made known; before that, for the standing body alone, what the columns say today."""
    if row.state in {RoundState.PUBLISHED, RoundState.FINAL}:
        publication = publications_of(row).select_related("round").first()
        return Outcome(published_rows(publication), publication) if publication else Outcome()
    on = clock.today()
    if not policy.can_change_days(request.user, row, on):
        return Outcome()
    return Outcome(results_of(row.table, inputs_of(row, record_of(row.cluster.organiser), on)).rows)


def _work(row: ScoringRound, part: str) -> Work:
    work, has_cross = round_work(row), crossed(row.table)
    return Work(
        works=stage_works(row, work) if part == WAY else [],
        matrix=matrix(work) if part == CROSS and has_cross else [],
        crossed=has_cross,
    )


def _lists(request: Request, row: ScoringRound, part: str) -> Lists:
    seen = scorecards_visible_to(request.user, clock.today()).filter(round=row)
    return Lists(
        cards=list(seen) if part == CARDS else [],
        appeals=_appeals(request, row) if part == APPEALS else [],
        entries=list(history_of(row.subject)[:100]) if part == HISTORY else [],
    )


def _appeals(request: Request, row: ScoringRound) -> list[tuple[Appeal, str]]:
    """Each appeal the reader sees with the name of its line."""
    names = {criterion.key: criterion.name for _kind, criterion in criteria(row.table)}
    rows = appeals_visible_to(request.user, clock.today()).filter(card__round=row)
    return [(appeal, names.get(appeal.criterion, appeal.criterion)) for appeal in rows]
