"""The board of reviews as rows of cells, made ready so that thousands of cells cost the template little."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thidua.core.templatetags.shown import number_text
from thidua.council.logic.calibration import Scale
from thidua.council.logic.workflow import ItemState
from thidua.council.queries.reviews import ReviewBoard

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem, CouncilMember

HIDDEN, MISSING, SHUT = "•", "–", "×"


@dataclass(frozen=True, slots=True)
class Cell:
    """What one reviewer gave one item: ``kind`` is score, abstained, hidden, missing or shut."""

    text: str
    kind: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """An item with its cells in the order of the reviewers; ``own`` says what the reader still has to do."""

    position: int
    label: str
    cells: tuple[Cell, ...]
    mean: str
    adjusted: str
    place: str
    own: str


@dataclass(frozen=True, slots=True)
class ShownScale:
    """How one reviewer scores, in words and bars: ``from_left`` and ``width`` of the spread on 0 to 100."""

    member: CouncilMember
    count: int
    mean: Decimal | None
    spread: Decimal | None
    lean: Decimal | None
    words: str
    tone: str
    from_left: int
    width: int


class _Numbers:
    """Scores in Vietnamese writing, each written once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Decimal, int | None], str] = {}

    def write(self, value: Decimal | None, places: int | None = None) -> str:
        if value is None:
            return MISSING
        key = (value, places)
        if key not in self._known:
            self._known[key] = number_text(value, places)
        return self._known[key]


def review_rows(board: ReviewBoard) -> tuple[ReviewRow, ...]:
    """The board's items in the order of the agenda."""
    numbers, words = _Numbers(), _words()
    scores = {(review.item, review.reviewer): review for review in board.reviews}
    places = _places(board)
    rows = []
    for item in board.items:
        standing = board.calibration.standings.get(item.position)
        cells = []
        for member in board.reviewers:
            key = (item.position, member.pk)
            review = scores.get(key)
            if review is not None and review.score is not None:
                title = words["changed"] % {"times": review.version} if review.version > 1 else ""
                cells.append(Cell(numbers.write(review.score), "score", title))
            else:
                cells.append(_without_score(board, key, words, abstained=review is not None))
        rows.append(
            ReviewRow(
                item.position,
                item.label,
                tuple(cells),
                numbers.write(standing.mean if standing else None, 1),
                numbers.write(standing.adjusted if standing else None, 1),
                str(places.get(item.position, MISSING)),
                _own(board, item),
            )
        )
    return tuple(rows)


def _words() -> dict[str, str]:
    return {
        "abstained": _("Không cho điểm, có nêu lý do"),
        "shut": _("Không tham gia xét nội dung này"),
        "hidden": _("Đã cho điểm; hiện khi Anh/Chị đã cho điểm nội dung này"),
        "missing": _("Chưa cho điểm"),
        "changed": _("Đã lưu %(times)s lần"),
    }


def _without_score(board: ReviewBoard, key: tuple[int, int], words: dict[str, str], *, abstained: bool) -> Cell:
    if abstained:
        return Cell(_("KĐ"), "abstained", words["abstained"])
    if key in board.recused:
        return Cell(SHUT, "shut", words["shut"])
    if key in board.given:
        return Cell(HIDDEN, "hidden", words["hidden"])
    return Cell(MISSING, "missing", words["missing"])


def _own(board: ReviewBoard, item: AgendaItem) -> str:
    """``write`` or ``change`` where the reader may; empty where not."""
    if board.reader is None or item.state != ItemState.WAITING:
        return ""
    return "change" if (item.position, board.reader.pk) in board.given else "write"


def _places(board: ReviewBoard) -> dict[int, int]:
    """The place of each item by its adjusted mean; equal means share a place."""
    found = board.calibration.standings
    ordered = sorted((standing.adjusted for standing in found.values()), reverse=True)
    first = {value: at for at, value in reversed(list(enumerate(ordered, 1)))}
    return {item: first[standing.adjusted] for item, standing in found.items()}


def shown_scales(board: ReviewBoard) -> tuple[ShownScale, ...]:
    """Every reviewer, strict and mild ones marked."""
    return tuple(_scale(member, board.calibration.scales.get(member.pk)) for member in board.reviewers)


def _scale(member: CouncilMember, scale: Scale | None) -> ShownScale:
    if scale is None:
        return ShownScale(member, 0, None, None, None, _("Chưa có điểm xem được"), "quiet", 0, 0)
    words, tone = _("Sát mức chung"), "ok"
    if scale.is_mild:
        words, tone = _("Chấm rộng tay"), "warn"
    elif scale.is_strict:
        words, tone = _("Chấm chặt tay"), "info"
    low, high = max(scale.mean - scale.spread, Decimal(0)), min(scale.mean + scale.spread, Decimal(100))
    return ShownScale(
        member, scale.count, scale.mean, scale.spread, scale.lean, words, tone, int(low), max(int(high - low), 1)
    )


def progress_of(board: ReviewBoard, rows: Iterable[ReviewRow]) -> tuple[int, int]:
    """How many items the reader has reviewed, of how many."""
    if board.reader is None:
        return 0, 0
    done = sum((item.position, board.reader.pk) in board.given for item in board.items)
    return done, done + sum(row.own == "write" for row in rows)
