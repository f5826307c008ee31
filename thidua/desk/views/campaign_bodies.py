"""What each part of a campaign's page shows. A body may also be a finished answer: the same rows as Excel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.utils.translation import gettext as _

from thidua.campaigns.launching import gate_items
from thidua.campaigns.logic.gate import Severity
from thidua.campaigns.logic.workflow import PARTICIPATION, CampaignState, ParticipationState
from thidua.campaigns.models import Campaign, Content, Participation
from thidua.campaigns.models.labels import GROUPS
from thidua.campaigns.queries import UNIT_ROLES, Board, board_of
from thidua.core import exports
from thidua.core.badges import Badge
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.core.templatetags.shown import moment
from thidua.desk.http import Request
from thidua.desk.listing import EXPORT_FIELD, download
from thidua.desk.shown.campaign_papers import CampaignPapers, campaign_papers
from thidua.desk.shown.campaign_progress import CampaignProgress, campaign_progress
from thidua.desk.shown.campaigns import (
    Elapsed,
    NextStep,
    Segment,
    answer_bar,
    elapsed,
    next_step,
    participation_badge,
)
from thidua.desk.shown.targets import EXPORT_HEADER, TargetGroup, export_rows, group_counts, grouped
from thidua.directory.queries import organisations_of

MOST_HISTORY = 300


@dataclass(frozen=True, slots=True)
class Overview:
    """The first look: time, next step, targets by field, who has answered."""

    time: Elapsed | None
    step: NextStep
    groups: tuple[tuple[str, str, int], ...]
    bar: tuple[Segment, ...]
    sent: int


def overview(request: Request, campaign: Campaign, on: date) -> Overview:
    """Theme, objective, period, facts, counts."""
    board = board_of(campaign)
    blocking = None
    if campaign.state == CampaignState.DRAFT:
        blocking = sum(item.severity is Severity.BLOCK for item in gate_items(campaign, on))
    bar = answer_bar(board.counts)
    return Overview(
        time=elapsed(campaign.starts, campaign.ends, on),
        step=next_step(campaign, board.counts, blocking, on),
        groups=group_counts(campaign.targets.all()),
        bar=bar,
        sent=sum(piece.count for piece in bar),
    )


@dataclass(frozen=True, slots=True)
class TargetsBody:
    """The grouped table of targets; ``only`` names the field that is shown alone."""

    groups: tuple[TargetGroup, ...]
    choices: tuple[tuple[str, str, int], ...]
    only: str
    total: int


def targets_body(request: Request, campaign: Campaign, on: date) -> TargetsBody | HttpResponse:
    """The targets by field, as a page or as Excel."""
    targets = list(campaign.targets.all())
    asked = request.GET.get("nhom", "")
    only = asked if asked in {group.value for group in GROUPS} else ""
    groups = grouped(targets, on, only)
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        return _targets_workbook(campaign, groups)
    counts = group_counts(targets)
    return TargetsBody(groups, counts, only, sum(count for *_rest, count in counts))


def _targets_workbook(campaign: Campaign, groups: Iterable[TargetGroup]) -> HttpResponse:
    title = _("Chỉ tiêu thi đua %(code)s") % {"code": campaign.code}
    columns = [("STT", 6), *zip(map(str, EXPORT_HEADER), TARGET_WIDTHS, strict=True)]
    sheet = exports.Sheet(_("Chỉ tiêu"), title, columns, list(export_rows(groups)), [campaign.title])
    return download(exports.workbook(sheet), title)


TARGET_WIDTHS = (16, 18, 50, 14, 12, 12, 12, 12, 9, 12, 28, 28, 16)


@dataclass(frozen=True, slots=True)
class Branch:
    """A part of the contents with those under it."""

    content: Content
    below: tuple[Branch, ...]


def contents_body(request: Request, campaign: Campaign, on: date) -> tuple[Branch, ...]:
    """The contents as a tree, from rows that come in reading order."""
    below: Mapping[int | None, list[Content]] = defaultdict(list)
    for content in campaign.contents.all():
        below[content.under_id].append(content)

    def branch(content: Content) -> Branch:
        return Branch(content, tuple(branch(child) for child in below.get(content.pk, ())))

    return tuple(branch(content) for content in below.get(None, ()))


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit on the board. ``mine`` marks the reader's own unit."""

    participation: Participation
    badge: Badge
    mine: bool


@dataclass(frozen=True, slots=True)
class Sieve:
    """A way to narrow the board down."""

    code: str
    label: str
    count: int
    here: bool


@dataclass(frozen=True, slots=True)
class BoardBody:
    """Who has been sent, seen, acknowledged, answered."""

    rows: tuple[BoardRow, ...]
    sieves: tuple[Sieve, ...]
    bar: tuple[Segment, ...]
    total: int


SIEVES: Mapping[str, frozenset[ParticipationState]] = {
    "": frozenset(ParticipationState),
    "chua-tiep-nhan": frozenset({ParticipationState.SENT, ParticipationState.SEEN}),
    "chua-huong-ung": frozenset({ParticipationState.SENT, ParticipationState.SEEN, ParticipationState.ACKNOWLEDGED}),
    "da-huong-ung": frozenset({ParticipationState.ANSWERED}),
}


def _sieves(board: Board, chosen: str) -> tuple[Sieve, ...]:
    words = {
        "": _("Tất cả"),
        "chua-tiep-nhan": _("Chưa tiếp nhận"),
        "chua-huong-ung": _("Chưa hưởng ứng"),
        "da-huong-ung": _("Đã hưởng ứng"),
    }
    return tuple(
        Sieve(code, words[code], sum(board.counts[state] for state in states), code == chosen)
        for code, states in SIEVES.items()
    )


def board_body(request: Request, campaign: Campaign, on: date) -> BoardBody | HttpResponse:
    """The board, narrowed down by ``?loc=``, or as Excel."""
    board = board_of(campaign)
    asked = request.GET.get("loc", "")
    chosen = asked if asked in SIEVES else ""
    shown = [row for row in board.rows if row.state in SIEVES[chosen]]
    if request.GET.get(EXPORT_FIELD) == "xlsx":
        return _board_workbook(campaign, shown)
    own = organisations_of(request.user, on, *UNIT_ROLES)
    rows = tuple(BoardRow(row, participation_badge(row.state), row.organisation_id in own) for row in shown)
    return BoardBody(rows, _sieves(board, chosen), answer_bar(board.counts), len(board.rows))


def _board_workbook(campaign: Campaign, rows: Iterable[Participation]) -> HttpResponse:
    title = _("Theo dõi hưởng ứng %(code)s") % {"code": campaign.code}
    columns = [
        ("STT", 6),
        (_("Đơn vị"), 36),
        (_("Trạng thái"), 18),
        (_("Ngày gửi"), 12),
        (_("Đã xem"), 18),
        (_("Tiếp nhận"), 18),
        (_("Người tiếp nhận"), 26),
        (_("Phong trào hưởng ứng"), 50),
    ]
    lines = [
        [
            number,
            row.organisation.name,
            participation_badge(row.state).text,
            row.sent_on,
            moment(row.seen_at) if row.seen_at else "",
            moment(row.acknowledged_at) if row.acknowledged_at else "",
            str(row.acknowledged_by or ""),
            str(row.answer or ""),
        ]
        for number, row in enumerate(rows, start=1)
    ]
    sheet = exports.Sheet(_("Hưởng ứng"), title, columns, lines, [campaign.title])
    return download(exports.workbook(sheet), title)


def history_body(request: Request, campaign: Campaign, on: date) -> list[AuditEntry]:
    """The lines of the ledger about the campaign, its targets and its participations, newest first."""
    targets = [target.subject for target in campaign.targets.all()]
    units = [f"participation:{campaign.code}/{row.organisation.code}" for row in campaign.participations.all()]
    return list(history_of(campaign.subject, *targets, *units)[:MOST_HISTORY])


def nothing_more(request: Request, campaign: Campaign, on: date) -> None:
    """Parts that show what the campaign's page has fetched anyway."""


@dataclass(frozen=True, slots=True)
class OwnPart:
    """The reader's own unit in this campaign: what it has done and may do next."""

    participation: Participation
    badge: Badge
    may_acknowledge: bool
    may_answer: bool


def own_parts(request: Request, campaign: Campaign, on: date) -> tuple[OwnPart, ...]:
    """The participations of the units that the reader speaks for. One query for the reader's units."""
    if campaign.state != CampaignState.PUBLISHED:
        return ()
    own = organisations_of(request.user, on, *UNIT_ROLES)
    return tuple(_own_part(row) for row in campaign.participations.all() if row.organisation_id in own)


def _own_part(row: Participation) -> OwnPart:
    state = ParticipationState(row.state)
    return OwnPart(
        row,
        participation_badge(row.state),
        may_acknowledge=PARTICIPATION.can(state, "acknowledge"),
        may_answer=PARTICIPATION.can(state, "answer"),
    )


Body = Callable[[Request, Campaign, date], object]


def papers_body(request: Request, campaign: Campaign, on: date) -> CampaignPapers:
    """The papers written about the campaign, and its reviews."""
    return campaign_papers(campaign, request.user, on)


def progress_body(request: Request, campaign: Campaign, on: date) -> CampaignProgress:
    """Where the targets stand."""
    return campaign_progress(campaign, on)


BODIES: Mapping[str, Body] = {
    "tong-quan": overview,
    "chi-tieu": targets_body,
    "tien-do": progress_body,
    "noi-dung": contents_body,
    "chuyen-de": nothing_more,
    "phan-cong": nothing_more,
    "van-ban": papers_body,
    "huong-ung": board_body,
    "lich-su": history_body,
}
