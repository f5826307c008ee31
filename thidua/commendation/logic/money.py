"""Bonuses: a multiple of the base salary on the day of the decision, in whole đồng, rounded by a dated rule.

Luật 06/2022/QH15, Điều 11; Nghị định 152/2025/NĐ-CP, Điều 51 to 54. Nothing here is binary floating point.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.dated import Dated, on_day
from thidua.commendation.logic.multiples import MULTIPLES, Multiple
from thidua.commendation.logic.rounding import Rounding, round_to
from thidua.commendation.logic.terms import SUBJECTS, Evidence, SubjectKind
from thidua.core.logic.saying import say
from thidua.core.logic.span import Span

BASE_SALARIES = (
    Dated(1_490_000, Span(date(2019, 7, 1), date(2023, 7, 1)), "Nghị định 38/2019/NĐ-CP", Evidence.LEGACY),
    Dated(1_800_000, Span(date(2023, 7, 1), date(2024, 7, 1)), "Nghị định 24/2023/NĐ-CP, khoản 2 Điều 3"),
    Dated(2_340_000, Span(date(2024, 7, 1), date(2026, 7, 1)), "Nghị định 73/2024/NĐ-CP"),
    Dated(2_530_000, Span(date(2026, 7, 1)), "Nghị định 161/2026/NĐ-CP, khoản 2 Điều 3"),
)
"""Lương cơ sở a month, in đồng."""


@dataclass(frozen=True, slots=True)
class MoneyRounding:
    """To which multiple of đồng an amount is rounded, and which way."""

    step: int
    rounding: Rounding

    def apply(self, raw: Decimal) -> int:
        return round_to(raw, self.step, self.rounding)


ROUNDINGS = (
    Dated(
        MoneyRounding(10_000, Rounding.UP),
        Span(date(2017, 10, 1)),
        "Nghị định 91/2017/NĐ-CP, khoản 2 Điều 68",
        Evidence.LEGACY,
    ),
)
"""Up to the next ten thousand đồng; that the later decrees keep it is not confirmed."""


class NoBonus(ValueError):
    """The award carries no money for this kind of subject; the message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class Bonus:
    """What is paid for one honour, and from what it was computed. ``raw`` is exact, ``amount`` rounded, in đồng."""

    award: AwardCode
    subject: SubjectKind
    decided: date
    multiple: Dated[Multiple]
    base: Dated[int]
    raw: Decimal
    amount: int
    rounding: Dated[MoneyRounding]

    @property
    def is_maximum(self) -> bool:
        """Whether the text says "not more than": the deciding body may give less."""
        return self.multiple.value.is_maximum

    @property
    def unverified(self) -> tuple[str, ...]:
        """The sources of figures that nobody has checked against the text."""
        parts: tuple[Dated[object], ...] = (self.multiple, self.base, self.rounding)  # type: ignore[assignment]
        return tuple(part.source for part in parts if part.evidence is not Evidence.VERIFIED)


@dataclass(frozen=True, slots=True)
class MoneyRules:
    """The dated figures a bonus is computed from; a locality may put its own in their place."""

    salaries: Sequence[Dated[int]] = BASE_SALARIES
    multiples: Sequence[Dated[Multiple]] = MULTIPLES
    roundings: Sequence[Dated[MoneyRounding]] = ROUNDINGS


DEFAULT_RULES = MoneyRules()


def bonus(award: AwardCode, subject: SubjectKind, decided: date, rules: MoneyRules = DEFAULT_RULES) -> Bonus:
    """The bonus of one honour decided on the day.

    :class:`NoBonus` where the award has no multiple for the subject; :class:`~thidua.commendation.logic.dated.NotSet`
    where a figure of the day is missing.
    """
    multiple = _multiple(award, subject, decided, rules.multiples)
    base = on_day(rules.salaries, decided, say("mức lương cơ sở"))
    rounding = on_day(rules.roundings, decided, say("quy tắc làm tròn tiền thưởng"))
    raw = multiple.value.times * base.value
    return Bonus(award, subject, decided, multiple, base, raw, rounding.value.apply(raw), rounding)


def _multiple(
    award: AwardCode, subject: SubjectKind, decided: date, multiples: Sequence[Dated[Multiple]]
) -> Dated[Multiple]:
    wanted = SubjectKind.COLLECTIVE if subject is SubjectKind.ENTERPRISE else subject
    of_award = [figure for figure in multiples if figure.value.award is award]
    fitting = [figure for figure in of_award if figure.value.subject is wanted]
    if not fitting:
        message = f"{AWARDS[award].name} không có mức tiền thưởng cho {SUBJECTS[subject]}; kiểm tra lại đối tượng."
        raise NoBonus(message)
    return on_day(fitting, decided, say("mức tiền thưởng của %(award)s", award=AWARDS[award].name))


def highest_only(bonuses: Iterable[Bonus]) -> Bonus:
    """Of several awards for one achievement at one time only the highest bonus is paid."""
    return max(bonuses, key=lambda item: item.amount)
