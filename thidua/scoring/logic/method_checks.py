"""What can be wrong with the method of one criterion: parts of sentences that follow its name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say
from thidua.scoring.logic.earning import ZERO, earn
from thidua.scoring.logic.methods import (
    HUNDRED,
    Count,
    Deduction,
    Manual,
    Rank,
    Share,
    Steps,
    YesNo,
    measure_of,
)
from thidua.scoring.logic.scheme import Criterion
from thidua.scoring.logic.terms import Measure, SectionKind

Fault = tuple[str, str]
LITTLE = Decimal(80)
"""Percent of the maximum under which meeting a target exactly is said to earn little."""
HALF_WAY = Decimal(50)
IN_PENALTY = (Count, YesNo, Steps, Manual)


def faults_of(kind: SectionKind, criterion: Criterion) -> Iterator[Fault]:
    """Why the criterion cannot be scored as it stands: code and rest of the sentence."""
    if kind is SectionKind.PENALTY and not isinstance(criterion.method, IN_PENALTY):
        yield "penalty", say("là điểm trừ nên chỉ dùng cách đếm, có/không, bậc thang hoặc chấm tay; hãy đổi cách tính.")
    if isinstance(criterion.method, Share) and not criterion.indicator:
        yield "indicator", say("tính theo tỷ lệ hoàn thành chỉ tiêu nhưng chưa gắn chỉ tiêu; hãy chọn chỉ tiêu.")
    if criterion.indicator and measure_of(criterion.method) is None:
        yield "indicator", say("gắn chỉ tiêu thì phải tính theo tỷ lệ, bậc thang hoặc thứ hạng; hãy đổi cách tính.")
    yield from _of_method(criterion)


def _of_method(criterion: Criterion) -> Iterator[Fault]:
    match criterion.method:
        case Share(full_at=full, none_below=floor):
            if full <= 0 or floor < 0 or floor > full:
                yield "share", say("cần mức đạt điểm tối đa lớn hơn 0 và không thấp hơn mức bắt đầu có điểm.")
        case Steps():
            yield from _ladder(criterion.method, criterion.maximum)
        case Count(each=each) if each <= 0:
            yield "count", say("cần số điểm mỗi lượt lớn hơn 0.")
        case Deduction(each_fault=each) if each <= 0:
            yield "deduction", say("cần số điểm trừ mỗi lỗi lớn hơn 0.")
        case Rank(lost_per_place=lost, lowest=lowest):
            if lost <= 0 or not 0 <= lowest < criterion.maximum:
                yield "rank", say("cần mức giảm mỗi bậc lớn hơn 0 và mức thấp nhất dưới điểm tối đa.")
        case Manual(mark_step=step) if step <= 0:
            yield "manual", say("cần bước chấm lớn hơn 0.")
        case _:
            return


def _ladder(method: Steps, maximum: Decimal) -> Iterator[Fault]:
    if not method.steps:
        yield "steps", say("chưa có bậc điểm nào; hãy thêm ít nhất một bậc.")
        return
    ordered = sorted(method.steps, key=lambda step: step.reached, reverse=method.falling)
    if len({step.reached for step in ordered}) < len(ordered):
        yield "steps", say("có hai bậc cùng ngưỡng; hãy bỏ một bậc.")
    for lower, upper in pairwise(ordered):
        if upper.points <= lower.points:
            low, high = format_number(lower.reached), format_number(upper.reached)
            yield (
                "unreachable",
                say(
                    "có bậc %(high)s không được nhiều điểm hơn bậc %(low)s nên vô tác dụng; hãy sửa bậc.",
                    high=high,
                    low=low,
                ),
            )
    if any(step.points < 0 or step.points > maximum for step in method.steps):
        yield "steps", say("có bậc vượt điểm tối đa %(maximum)s hoặc âm; hãy sửa bậc.", maximum=format_number(maximum))
    elif max(step.points for step in method.steps) < maximum:
        yield (
            "unreachable",
            say(
                "không bậc nào được đủ %(maximum)s điểm; hãy sửa điểm tối đa hoặc thêm bậc.",
                maximum=format_number(maximum),
            ),
        )


def surprises_of(criterion: Criterion) -> Iterator[Fault]:
    """What is allowed but will surprise: meeting a target exactly earns little, or as much as half of it does."""
    method = criterion.method
    if isinstance(method, Deduction) and method.each_fault > criterion.maximum:
        yield "harsh", say("mất hết điểm ngay từ lỗi đầu tiên.")
    if isinstance(method, Count) and method.each > criterion.maximum:
        yield "cap", say("đã kịch điểm tối đa ngay từ lượt đầu; điểm mỗi lượt lớn hơn điểm tối đa.")
    if isinstance(method, Rank) or measure_of(method) is not Measure.ATTAINMENT or criterion.maximum <= 0:
        return
    exact, half = (earn(method, criterion.maximum, percent) for percent in (HUNDRED, HALF_WAY))
    share = exact * HUNDRED / criterion.maximum
    if share < LITTLE:
        yield (
            "little",
            say(
                "chỉ cho %(share)s%% số điểm khi hoàn thành đúng 100%% chỉ tiêu.", share=format_number(share, places=0)
            ),
        )
    if exact > ZERO and exact == half:
        yield "no_reward", say("cho hoàn thành 50% và hoàn thành 100% chỉ tiêu cùng một số điểm.")
