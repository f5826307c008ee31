"""What stops any proposal whatever the award: holds, units that are no more, a merit that was rewarded already."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.commendation.logic.law.facts import Facts
from thidua.commendation.logic.law.finding import Finding, met, not_yet
from thidua.commendation.logic.terms import HOLDS, SubjectKind
from thidua.core.logic.saying import say

NOTHING_PENDING = met(
    say("không thuộc trường hợp tạm dừng xét khen thưởng"),
    say("Không có việc đang xem xét, điều tra, thanh tra hoặc xác minh"),
)
STILL_THERE = met(say("tập thể chưa giải thể tại thời điểm xét"), say("Đang hoạt động"))
NOT_REWARDED = met(say("thành tích này chưa được khen thưởng"), say("Chưa có khen thưởng cho cùng thành tích"))
"""What is said of almost everybody is said once."""


@dataclass(frozen=True, slots=True)
class NothingPending:
    """No discipline review, investigation, inspection, denunciation or press case is open."""

    def judge(self, facts: Facts) -> Finding:
        if not facts.holds:
            return NOTHING_PENDING
        asks = NOTHING_PENDING.asks
        reasons = "; ".join(HOLDS[hold] for hold in facts.holds)
        return not_yet(
            asks,
            say("Tạm dừng cho đến khi có kết luận: %(reasons)s", reasons=reasons),
            say("Đang có: %(reasons)s", reasons=reasons),
        )


@dataclass(frozen=True, slots=True)
class StillExists:
    """A collective that was dissolved in a reorganisation is not commended."""

    def judge(self, facts: Facts) -> Finding:
        if facts.dissolved_on is None or facts.subject is SubjectKind.INDIVIDUAL:
            return STILL_THERE
        return not_yet(
            STILL_THERE.asks,
            say("Tập thể đã giải thể; chuyển thành tích cho đơn vị kế thừa xem xét nếu có"),
            say("Giải thể ngày %(dissolved_on)s", dissolved_on=f"{facts.dissolved_on:%d/%m/%Y}"),
        )


@dataclass(frozen=True, slots=True)
class NotRewardedYet:
    """One achievement gets one award."""

    def judge(self, facts: Facts) -> Finding:
        if not facts.rewarded_for:
            return NOT_REWARDED
        asks = NOT_REWARDED.asks
        given = "; ".join(facts.rewarded_for)
        return not_yet(
            asks,
            say("Cùng thành tích đã được khen: %(given)s; hãy chọn thành tích khác", given=given),
            say("Đã khen: %(given)s", given=given),
        )
