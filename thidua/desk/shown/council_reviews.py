"""The board of reviews as rows of cells, made ready so that thousands of cells cost the template little."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from thidua.core.counting import counted
from thidua.core.templatetags.shown import number_text
from thidua.council.logic.calibration import Scale
from thidua.council.logic.workflow import ItemState
from thidua.council.queries.reviews import BoardItem, ReviewBoard

if TYPE_CHECKING:
    from thidua.council.models import CouncilMember

HIDDEN, MISSING, SHUT = "•", "–", "×"


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """An item with its cells in the order of the reviewers; ``own`` says what the reader still has to do."""

    position: str
    label: str
    cells: SafeString
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


class _Cells:
    """Table cells, each different one written once: there are thousands, and few kinds."""

    def __init__(self, board: ReviewBoard) -> None:
        self._board = board
        self._scores = {(review.item, review.reviewer): review for review in board.reviews}
        self._known: dict[tuple[str, Decimal | str, int], SafeString] = {}
        self._titles = {
            "abstained": _("Không cho điểm, có nêu lý do"),
            "shut": _("Không tham gia xét nội dung này"),
            "hidden": _("Đã cho điểm; hiện khi Anh/Chị đã cho điểm nội dung này"),
            "missing": _("Chưa cho điểm"),
        }

    def row(self, position: int) -> SafeString:
        """The cells of one item."""
        return SafeString("".join(self._cell((position, member.pk)) for member in self._board.reviewers))

    def _cell(self, key: tuple[int, int]) -> SafeString:
        review = self._scores.get(key)
        if review is not None and review.score is not None:
            return self._written("score", review.score, review.version)
        if review is not None:
            return self._written("abstained", _("KĐ"))
        if key in self._board.recused:
            return self._written("shut", SHUT)
        return self._written("hidden", HIDDEN) if key in self._board.given else self._written("missing", MISSING)

    def _written(self, kind: str, content: Decimal | str, version: int = 1) -> SafeString:
        key = (kind, content, version)
        if key not in self._known:
            text = number_text(content) if isinstance(content, Decimal) else content
            title = self._titles.get(kind, "")
            if version > 1:
                title = counted("Đã lưu %(times)s lần", version) % {"times": version}
            self._known[key] = format_html('<td class="review-{}" title="{}">{}</td>', kind, title, text)
        return self._known[key]


def review_rows(board: ReviewBoard) -> tuple[ReviewRow, ...]:
    """The board's items in the order of the agenda."""
    cells, places, own_words = _Cells(board), _places(board), _own_words(board)
    mean_text = cache(lambda value: number_text(value, 1))
    rows = []
    for item in board.items:
        standing = board.calibration.standings.get(item.position)
        rows.append(
            ReviewRow(
                position=str(item.position),
                label=item.label,
                cells=cells.row(item.position),
                mean=mean_text(standing.mean) if standing else MISSING,
                adjusted=mean_text(standing.adjusted) if standing else MISSING,
                place=str(places.get(item.position, MISSING)),
                own=own_words(item),
            )
        )
    return tuple(rows)


def _own_words(board: ReviewBoard) -> Callable[[BoardItem], str]:
    """What the link of an item says to the reader; nothing where the reader may not review."""
    write, change = _("Cho điểm"), _("Sửa")

    def words(item: BoardItem) -> str:
        if board.reader is None or item.state != ItemState.WAITING:
            return ""
        return change if (item.position, board.reader.pk) in board.given else write

    return words


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
        return ShownScale(member, 0, None, None, None, _("Chưa có"), "quiet", 0, 0)
    words, tone = _("Sát chung"), "ok"
    if scale.is_mild:
        words, tone = _("Rộng tay"), "warn"
    elif scale.is_strict:
        words, tone = _("Chặt tay"), "info"
    low, high = max(scale.mean - scale.spread, Decimal(0)), min(scale.mean + scale.spread, Decimal(100))
    return ShownScale(
        member, scale.count, scale.mean, scale.spread, scale.lean, words, tone, int(low), max(int(high - low), 1)
    )


def progress_of(board: ReviewBoard) -> tuple[int, int]:
    """How many items the reader has reviewed, of how many that are or were to be reviewed."""
    if board.reader is None:
        return 0, 0
    own = {position for position, reviewer in board.given if reviewer == board.reader.pk}
    waiting = {item.position for item in board.items if item.state == ItemState.WAITING}
    return len(own), len(own | waiting)
