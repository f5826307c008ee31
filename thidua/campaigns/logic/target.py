"""Judging a target: one normal form, one comparison.

Every wording is first brought into a :class:`Rule`: the interval of figures that keep the promise, and the point where
the way to it begins. ``achieved`` comes from the comparison with the interval and from nothing else; the percentage
is an account of the way, computed afterwards and bent to the verdict, never the other way round.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal, localcontext
from enum import StrEnum

from thidua.campaigns.logic.limits import Interval, Limit
from thidua.campaigns.logic.terms import CHANGES, Bound, Change, Comparator, Direction, Measured, Meets
from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say
from thidua.core.logic.values import frozen

ZERO = Decimal(0)
HUNDRED = Decimal(100)
ALMOST = Decimal("99.9")
TENTH = Decimal("0.1")
DIGITS = 80
"""Precision of the arithmetic: stored figures have up to 24 digits and their quotients must not be cut."""


class Lack(StrEnum):
    """What keeps a target from being judged."""

    VALUE = "value"
    HIGH = "high"
    MEETS = "meets"
    CHANGE = "change"
    BASELINE = "baseline"
    PART = "part"
    FIGURE = "figure"


class CannotJudge(ValueError):
    """The target cannot be judged yet; ``reason_vi`` says why and what to do."""

    def __init__(self, lack: Lack, reason_vi: str) -> None:
        super().__init__(reason_vi)
        self.lack = lack
        self.reason_vi = reason_vi


@dataclass(frozen=True, slots=True)
class Promise:
    """A target as its text and the people who read it have it.

    ``baseline`` is the figure of the base year in the target's own unit. ``value`` of a change is in that unit too,
    except for a relative change, where it is percent of the baseline.
    """

    comparator: Comparator
    value: Decimal | None = None
    value_high: Decimal | None = None
    bound: Bound | None = None
    meets: Meets | None = None
    change: Change | None = None
    measured: Measured = Measured.LEVEL
    direction: Direction = Direction.HIGHER
    baseline: Decimal | None = None


@frozen
class Rule:
    """The normal form: figures inside ``kept`` keep the promise; the way to it begins at ``origin``."""

    kept: Interval
    origin: Decimal = ZERO

    @property
    def direction(self) -> Direction:
        """Which way is better under this rule; neutral where both sides are closed."""
        if self.kept.high is None:
            return Direction.HIGHER
        return Direction.LOWER if self.kept.low is None else Direction.NEUTRAL


@frozen
class Verdict:
    """The verdict on one figure. ``completion`` is percent; ``missing`` is the distance left, 0 when achieved.

    An achieved target has at least 100, one that is not achieved less than 100.
    """

    achieved: bool
    completion: Decimal
    missing: Decimal


@frozen
class Judgement(Verdict):
    """A verdict with the sentence that tells why."""

    reason_vi: str


def rule_of(promise: Promise) -> Rule:
    """The normal form of a promise; :class:`CannotJudge` where something is undecided or unknown."""
    with localcontext(prec=DIGITS):
        if promise.comparator in CHANGES:
            return _change_rule(promise)
        if promise.comparator is Comparator.MAINTAIN:
            return _maintain_rule(promise)
        return Rule(_level(promise))


def judge(promise: Promise, figure: Decimal | None, unit: str = "") -> Judgement:
    """Whether ``figure`` keeps the promise; :class:`CannotJudge` where that cannot be said."""
    rule = rule_of(promise)
    if figure is None:
        raise CannotJudge(Lack.FIGURE, say("Chưa có số liệu; chờ đơn vị báo cáo hoặc ghi rõ lý do không có."))
    return judge_by(rule, figure, unit)


def judge_by(rule: Rule, figure: Decimal, unit: str = "") -> Judgement:
    """The verdict by a rule in normal form, in words."""
    verdict = verdict_by(rule, figure)
    return Judgement(verdict.achieved, verdict.completion, verdict.missing, reason_of(rule, figure, verdict, unit))


def reason_of(rule: Rule, figure: Decimal, verdict: Verdict, unit: str = "") -> str:
    """The sentence that tells why; apart, because a page of many verdicts shows few reasons."""
    tail = f" {unit}" if unit else ""
    values = {
        "figure": f"{format_number(figure)}{tail}",
        "required": rule.kept.sentence(unit),
        "missing": f"{format_number(verdict.missing)}{tail}",
    }
    if verdict.achieved:
        return say("Thực hiện %(figure)s, yêu cầu %(required)s: đạt.", **values)
    if verdict.missing:
        return say("Thực hiện %(figure)s, yêu cầu %(required)s: chưa đạt, còn cách %(missing)s.", **values)
    return say("Thực hiện %(figure)s, yêu cầu %(required)s: chưa đạt.", **values)


def verdict_by(rule: Rule, figure: Decimal) -> Verdict:
    """The verdict alone, for where no words are needed."""
    with localcontext(prec=DIGITS):
        achieved = figure in rule.kept
        missing = abs(figure - _nearest_end(rule.kept, figure)) if not achieved else ZERO
        return Verdict(achieved, _completion(rule, figure, achieved=achieved), missing)


def judge_all(parts: Mapping[str, Judgement | CannotJudge]) -> Judgement:
    """The verdict on targets joined by "all" (``giảm cả 3 tiêu chí``): achieved only when every part is.

    A part that certainly fails decides, even where another cannot be judged yet.
    """
    if not parts:
        raise CannotJudge(Lack.PART, say("Chỉ tiêu gộp chưa có chỉ tiêu thành phần; hãy thêm các thành phần."))
    known = {name: part for name, part in parts.items() if isinstance(part, Judgement)}
    failed = [name for name, part in known.items() if not part.achieved]
    if failed:
        worst = min(known[name].completion for name in failed)
        return Judgement(
            achieved=False,
            completion=worst,
            missing=ZERO,
            reason_vi=say("Chưa đạt vì còn: %(failed)s.", failed=", ".join(failed)),
        )
    for name, part in parts.items():
        if isinstance(part, CannotJudge):
            raise CannotJudge(
                Lack.PART, say("Chưa đánh giá được “%(name)s”: %(reason_vi)s", name=name, reason_vi=part.reason_vi)
            )
    worst = min(part.completion for part in known.values())
    return Judgement(
        achieved=True, completion=worst, missing=ZERO, reason_vi=say("Đạt cả %(known)s thành phần.", known=len(known))
    )


def _value(promise: Promise) -> Decimal:
    if promise.value is None:
        raise CannotJudge(Lack.VALUE, say("Chỉ tiêu không có con số; hãy nhập giá trị hoặc kết luận bằng văn bản."))
    return promise.value


def _span(promise: Promise) -> Interval:
    low = _value(promise)
    high = promise.value_high
    if high is None or high < low:
        raise CannotJudge(Lack.HIGH, say("Khoảng giá trị thiếu mức trên hoặc mức trên thấp hơn mức dưới; hãy sửa lại."))
    if promise.meets is Meets.AT_LEAST:
        return Interval(low=Limit(low))
    if promise.meets is Meets.AT_MOST:
        return Interval(high=Limit(high))
    return Interval(Limit(low), Limit(high))


def _level(promise: Promise) -> Interval:
    match promise.comparator:
        case Comparator.BETWEEN:
            return _span(promise)
        case Comparator.GE | Comparator.GT:
            return Interval(low=Limit(_value(promise), strict=promise.comparator is Comparator.GT))
        case Comparator.LE | Comparator.LT:
            return Interval(high=Limit(_value(promise), strict=promise.comparator is Comparator.LT))
        case _:
            return _met(_value(promise), promise.meets)


def _met(value: Decimal, meets: Meets | None) -> Interval:
    match meets:
        case Meets.AT_LEAST:
            return Interval(low=Limit(value))
        case Meets.AT_MOST:
            return Interval(high=Limit(value))
        case Meets.EXACTLY:
            return Interval(Limit(value), Limit(value))
        case None:
            raise CannotJudge(
                Lack.MEETS, say("Chưa xác định “đạt” là ít nhất, nhiều nhất hay đúng bằng; hãy chọn một nghĩa.")
            )


def _bounded(promise: Promise, otherwise: Interval) -> Interval:
    """The interval a qualifier asks for; ``otherwise`` where there is none."""
    match promise.bound:
        case Bound.GE | Bound.GT:
            return Interval(low=Limit(_value(promise), strict=promise.bound is Bound.GT))
        case Bound.LE | Bound.LT:
            return Interval(high=Limit(_value(promise), strict=promise.bound is Bound.LT))
        case Bound.BETWEEN:
            return _span(promise)
        case None:
            return otherwise


def _change_rule(promise: Promise) -> Rule:
    """Changes are compared as gains, where more is always better; a fall is a gain downwards."""
    gains = _bounded(promise, _met(_value(promise), promise.meets or Meets.AT_LEAST))
    if promise.measured is Measured.CHANGE:
        return Rule(gains)
    if promise.change is None:
        raise CannotJudge(
            Lack.CHANGE,
            say("Chưa xác định mức tăng, giảm tính theo điểm phần trăm, phần trăm so với gốc hay số lượng."),
        )
    if promise.baseline is None:
        raise CannotJudge(
            Lack.BASELINE, say("Chưa có số liệu năm gốc để tính mức tăng, giảm; hãy nhập số liệu năm gốc.")
        )
    sign = Decimal(1 if promise.comparator is Comparator.INCREASE_BY else -1)
    if promise.change is not Change.RELATIVE:
        return Rule(gains.moved(sign, promise.baseline), promise.baseline)
    if promise.baseline == 0:
        return Rule(_from_nothing(promise), ZERO)
    return Rule(gains.moved(sign * abs(promise.baseline) / HUNDRED, promise.baseline), promise.baseline)


def _from_nothing(promise: Promise) -> Interval:
    """A relative change from a base of 0: any rise is a rise; what was none must stay none."""
    if promise.comparator is Comparator.INCREASE_BY:
        return Interval(low=Limit(ZERO, strict=True))
    return Interval(high=Limit(ZERO))


def _maintain_rule(promise: Promise) -> Rule:
    """Kept unless it falls; where lower is better, unless it rises. A reported change counts those that fell out."""
    if promise.measured is Measured.CHANGE:
        return Rule(Interval(high=Limit(ZERO)))
    level = promise.value if promise.value is not None else promise.baseline
    if level is None:
        raise CannotJudge(
            Lack.BASELINE, say("Chưa có mức của năm trước để biết có duy trì được không; hãy nhập mức đó.")
        )
    if promise.bound is not None and promise.value is not None:
        return Rule(_bounded(promise, Interval(low=Limit(level))))
    if promise.direction is Direction.LOWER:
        return Rule(Interval(high=Limit(level)))
    return Rule(Interval(low=Limit(level)))


def _nearest_end(kept: Interval, figure: Decimal) -> Decimal:
    """The end the figure has to reach (outside) or lies closest to (inside)."""
    ends = [limit.value for limit in (kept.low, kept.high) if limit is not None]
    return min(ends, key=lambda end: abs(figure - end))


def _completion(rule: Rule, figure: Decimal, *, achieved: bool) -> Decimal:
    """Percent of the way from ``origin`` to the end, to one decimal, not below 0.

    100 × (1 + s(x - t)/|t - origin|): for "at least" it is x/t, for "at most" it mirrors x/t at t, so that it is
    defined at 0 and grows as the figure improves. Where the way has no length it is 100 or 0, by the verdict.
    """
    kept = rule.kept
    if kept.low is not None and kept.high is not None and achieved:
        return HUNDRED
    end = _nearest_end(kept, figure)
    way = abs(end - rule.origin)
    if way == 0:
        return HUNDRED if achieved else ZERO
    upwards = kept.low is not None and end == kept.low.value and not kept.is_above(figure)
    ahead = (figure - end) if upwards else (end - figure)
    percent = max(ZERO, HUNDRED * (1 + ahead / way)).quantize(TENTH, ROUND_DOWN)
    return max(percent, HUNDRED) if achieved else min(percent, ALMOST)
