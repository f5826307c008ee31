"""The speed of a target: where it leads by the end of the year, and what each remaining period would have to bring."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from thidua.campaigns.logic.target import Rule, verdict_by
from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import capital, say
from thidua.core.logic.values import frozen
from thidua.monitoring.logic.progress import Basis, Progress
from thidua.monitoring.logic.series import Shape

ZERO = Decimal(0)
MONTH = say("tháng")
SIGNIFICANT = 3
"""Digits a computed speed is told with: more would claim a precision that it has not."""


@frozen
class Pace:
    """``year_end`` at the present speed and its ``completion`` in percent; ``needed`` in each of ``left`` periods.

    ``needed`` is how much the figure has to move (below zero: fall) to reach its end in time; with ``is_allowance`` it
    is what each period may still bring to a sum that has a ceiling. None: no period is left, or nothing has to be done.
    """

    year_end: Decimal | None
    completion: Decimal | None
    needed: Decimal | None
    left: int
    is_allowance: bool = False

    def sentence(self, unit: str, period_word: str = MONTH) -> str:
        """The pace in words: ``Với tốc độ này cuối năm đạt 92 %; cần 1,8 ha mỗi tháng.``"""
        tail = f" {unit}" if unit else ""
        parts = []
        if self.year_end is not None and self.completion is not None:
            figure = format_number(rounded(self.year_end))
            parts.append(
                say(
                    "Với tốc độ này cuối năm là %(figure)s%(tail)s, bằng %(completion)s %% chỉ tiêu",
                    figure=figure,
                    tail=tail,
                    completion=format_number(self.completion),
                )
            )
        if self.needed is not None:
            amount = format_number(rounded(abs(self.needed)))
            parts.append(
                say(
                    "%(verb)s %(amount)s%(tail)s mỗi %(period)s trong %(left)s %(period)s còn lại",
                    verb=self._verb,
                    amount=amount,
                    tail=tail,
                    period=period_word,
                    left=self.left,
                )
            )
        if len(parts) == 2:
            return capital(say("%(speed)s; %(needed)s.", speed=parts[0], needed=parts[1]))
        return capital(say("%(sentence)s.", sentence=parts[0])) if parts else ""

    @property
    def _verb(self) -> str:
        if self.is_allowance:
            return say("không được quá")
        return say("cần giảm") if self.needed is not None and self.needed < 0 else say("cần thêm")


def pace_of(progress: Progress, rule: Rule, left: int) -> Pace:
    """The pace of a figure; ``left`` counts the periods still to come."""
    year_end = _year_end(progress)
    completion = verdict_by(rule, year_end).completion if year_end is not None else None
    needed, is_allowance = _needed(progress, rule, left)
    return Pace(year_end, completion, needed, left, is_allowance)


def _year_end(progress: Progress) -> Decimal | None:
    share = progress.expected.share
    if progress.start is None or share.value == 0 or share.basis is Basis.NO_WAY:
        return None
    return progress.start + (progress.figure - progress.start) / share.value


def _needed(progress: Progress, rule: Rule, left: int) -> tuple[Decimal | None, bool]:
    if left <= 0 or progress.settled:
        return None, False
    low, high, figure = rule.kept.low, rule.kept.high, progress.figure
    if low is not None and rule.kept.is_below(figure):
        return (low.value - figure) / left, False
    if high is not None and rule.kept.is_above(figure):
        return (high.value - figure) / left, False
    if high is not None and progress.shape is Shape.GATHERED:
        return (high.value - figure) / left, True
    return None, False


def rounded(value: Decimal) -> Decimal:
    """A computed figure with three significant digits; digits before the comma are never lost."""
    if value == 0:
        return ZERO
    places = max(0, SIGNIFICANT - 1 - value.adjusted())
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP).normalize() + ZERO
