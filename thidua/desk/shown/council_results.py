"""The result of a vote as lines of a table and bars beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from thidua.council.logic.stored_rule import options_from
from thidua.council.logic.voting import Option
from thidua.council.logic.workflow import ItemState

if TYPE_CHECKING:
    from thidua.council.models import AgendaItem


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A line of the paper and how many marked it; ``width`` is the bar's, 0 to 100."""

    label: str
    votes: int
    width: int
    tone: str


@dataclass(frozen=True, slots=True)
class ShownResult:
    """What came of an item."""

    lines: tuple[ResultLine, ...]
    sentence: str
    passed: bool
    cast: int
    members: int
    present: int
    recused: int


_TONES = {"yes": "ok", "no": "bad", "other_title": "info"}


def result_of(item: AgendaItem) -> ShownResult | None:
    """The result; None while there is none."""
    if item.state not in {ItemState.DECIDED, ItemState.REPEATED} or not item.result:
        return None
    found = item.result
    votes = [
        *((option.label, count, _TONES.get(option.choice.value, "quiet")) for option, count in _counts(item)),
        *([(_("Phiếu không hợp lệ"), int(found["invalid"]), "warn")] if found["invalid"] else []),
    ]
    most = max((count for _words, count, _tone in votes), default=0) or 1
    lines = tuple(ResultLine(label, count, round(100 * count / most), tone) for label, count, tone in votes)
    return ShownResult(
        lines, found["sentence"], found["passed"], found["cast"], item.members, item.present, item.recused
    )


def _counts(item: AgendaItem) -> list[tuple[Option, int]]:
    return list(zip(options_from(item.options), item.result["tally"], strict=True))
