"""How many may get an award: ratios of a base, set by province, ministry or unit for a span of days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.rounding import Rounding, share_of
from thidua.core.logic.saying import say


class QuotaBase(StrEnum):
    """Of what a ratio is taken."""

    HEADCOUNT = "headcount"
    ADVANCED = "advanced"  # holders of Lao động tiên tiến, Chiến sĩ tiên tiến
    RATED_WELL = "rated_well"  # rated hoàn thành tốt nhiệm vụ or better
    QUALIFIED = "qualified"  # those that meet the standard


BASES = {
    QuotaBase.HEADCOUNT: say("tổng số người của đơn vị"),
    QuotaBase.ADVANCED: say("số người đạt Lao động tiên tiến"),
    QuotaBase.RATED_WELL: say("số người hoàn thành tốt nhiệm vụ trở lên"),
    QuotaBase.QUALIFIED: say("số đủ tiêu chuẩn"),
}


@dataclass(frozen=True, slots=True)
class QuotaRule:
    """A ceiling for one award: a share of a base, or a plain number where ``percent`` is None.

    ``leaders_apart`` counts leaders and others each against their own base, so that leaders cannot fill the quota.
    ``at_least`` is what the smallest collective may propose whatever the ratio gives.
    """

    award: AwardCode
    percent: Decimal | None
    base: QuotaBase = QuotaBase.ADVANCED
    rounding: Rounding = Rounding.DOWN
    number: int | None = None
    at_least: int = 0
    leaders_apart: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A quota and how far it is used, for one group of people."""

    group: str
    allowed: int
    chosen: int
    explained: str

    @property
    def left(self) -> int:
        """How many may still be chosen; below zero when too many are."""
        return self.allowed - self.chosen

    @property
    def exceeded(self) -> bool:
        return self.chosen > self.allowed


@dataclass(frozen=True, slots=True)
class Counted:
    """Bases and chosen ones of one group: everybody, or leaders and others apart."""

    group: str
    bases: Mapping[QuotaBase, int]
    chosen: int


def allowed(rule: QuotaRule, bases: Mapping[QuotaBase, int]) -> int:
    """How many of the group may get the award; a base that is not counted is zero."""
    base = bases.get(rule.base, 0)
    if rule.percent is None:
        return rule.number or 0
    by_share = share_of(rule.percent, base, rule.rounding)
    ceiling = by_share if rule.number is None else min(by_share, rule.number)
    return max(ceiling, min(rule.at_least, base))


def uses(rule: QuotaRule, groups: list[Counted]) -> tuple[Use, ...]:
    """The use of the quota, in one line for all, or a line for each group where leaders count apart."""
    if not rule.leaders_apart:
        groups = [_together(groups)]
    return tuple(_use(rule, group) for group in groups)


def _use(rule: QuotaRule, group: Counted) -> Use:
    limit = allowed(rule, group.bases)
    base = group.bases.get(rule.base, 0)
    ratio = (
        say("số lượng ấn định")
        if rule.percent is None
        else say(
            "%(percent)s%% của %(base)s (%(which)s)", percent=f"{rule.percent:f}", base=base, which=BASES[rule.base]
        )
    )
    return Use(group.group, limit, group.chosen, say("%(ratio)s, được %(limit)s", ratio=ratio, limit=limit))


def _together(groups: list[Counted]) -> Counted:
    names = {base for group in groups for base in group.bases}
    bases = {base: sum(group.bases.get(base, 0) for group in groups) for base in names}
    return Counted(say("Tất cả"), bases, sum(group.chosen for group in groups))
