"""What province, ministry or unit sets for itself, as dated figures: ratios, minimum shares, deadlines, fund ceilings.

Nothing of this is law of the whole country; what is known of national figures stands in :data:`NATIONAL`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import ND_86, ND_335
from thidua.commendation.logic.dated import Dated, on_day
from thidua.commendation.logic.fairness import Trait
from thidua.commendation.logic.fund import Limits
from thidua.commendation.logic.quota import QuotaRule
from thidua.commendation.logic.rounding import Rounding, share_of
from thidua.commendation.logic.terms import Evidence
from thidua.core.logic.saying import say
from thidua.core.logic.span import Span


class Step(StrEnum):
    """A step that has its time."""

    APPRAISAL = "appraisal"
    PUBLIC_NOTICE = "public_notice"
    DECISION = "decision"
    OPINION = "opinion"


STEPS = {
    Step.APPRAISAL: say("Thẩm định hồ sơ"),
    Step.PUBLIC_NOTICE: say("Công khai lấy ý kiến"),
    Step.DECISION: say("Ra quyết định"),
    Step.OPINION: say("Trả lời ý kiến"),
}


@dataclass(frozen=True, slots=True)
class Deadline:
    """How many days a step takes; ``working`` days leave out holidays. ``award`` None stands for every award."""

    step: Step
    days: int
    working: bool = True
    award: AwardCode | None = None


@dataclass(frozen=True, slots=True)
class MinimumShare:
    """The least share of a trait among the chosen, in percent."""

    trait: Trait
    percent: Decimal


@dataclass(frozen=True, slots=True)
class LocalRules:
    """The figures of one body through time."""

    quotas: tuple[Dated[QuotaRule], ...] = ()
    shares: tuple[Dated[MinimumShare], ...] = ()
    deadlines: tuple[Dated[Deadline], ...] = ()
    limits: tuple[Dated[Limits], ...] = ()

    def quota(self, award: AwardCode, day: date) -> Dated[QuotaRule]:
        """The quota of the award; NotSet asks to enter it: no ratio is ever assumed."""
        mine = [figure for figure in self.quotas if figure.value.award is award]
        return on_day(mine, day, say("tỷ lệ, chỉ tiêu xét tặng"))

    def minimums(self, day: date) -> dict[Trait, Decimal]:
        """The least shares of the day, by trait."""
        traits = {figure.value.trait for figure in self.shares if day in figure.holds}
        found = {}
        for trait in traits:
            mine = [figure for figure in self.shares if figure.value.trait is trait]
            found[trait] = on_day(mine, day, say("tỷ lệ tối thiểu")).value.percent
        return found

    def deadline(self, step: Step, award: AwardCode, day: date) -> Dated[Deadline]:
        """The time of a step for the award: its own, or else the one for every award."""
        of_step = [figure for figure in self.deadlines if figure.value.step is step and day in figure.holds]
        own = [figure for figure in of_step if figure.value.award is award]
        general = [figure for figure in of_step if figure.value.award is None]
        return on_day(own or general, day, say("thời hạn giải quyết"))

    def over(self, upper: LocalRules) -> LocalRules:
        """These figures beside those of a superior body; of two for one thing the later beginning counts."""
        return LocalRules(
            (*upper.quotas, *self.quotas),
            (*upper.shares, *self.shares),
            (*upper.deadlines, *self.deadlines),
            (*upper.limits, *self.limits),
        )


_VILLAGE = Span(date(2024, 1, 30))
NATIONAL = LocalRules(
    deadlines=(
        Dated(
            Deadline(Step.PUBLIC_NOTICE, 10, working=False, award=AwardCode.CULTURAL_VILLAGE),
            _VILLAGE,
            f"{ND_86}, Điều 7",
        ),
        Dated(
            Deadline(Step.DECISION, 10, award=AwardCode.CULTURAL_VILLAGE), _VILLAGE, f"{ND_86}, Điều 7", Evidence.WEAK
        ),
    ),
)
"""National figures; whether the ten days to decide are working days the source does not say."""

EXCELLENT_SHARE = (Dated(Decimal(20), Span(date(2026, 1, 1)), ND_335),)
"""Of those rated hoàn thành tốt in one agency and group of like jobs, at most so many percent may be xuất sắc."""


def most_excellent(rated_well: int, day: date) -> int | None:
    """How many people of a group may be rated hoàn thành xuất sắc on the day; None before there was a ceiling."""
    if not any(day in figure.holds for figure in EXCELLENT_SHARE):
        return None
    return share_of(on_day(EXCELLENT_SHARE, day, say("tỷ lệ xuất sắc")).value, rated_well, Rounding.DOWN)
