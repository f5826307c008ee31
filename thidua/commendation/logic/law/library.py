"""The library of instruments by date of effect, and the rule set for a day of receipt.

The law that counts is the one of the day on which the appraising authority *received* the dossier, not the day of
upload or of decision (Luật 06/2026/QH16, Điều 4).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import LUAT_2003, ND_86, ND_129, ND_335, TT_01, TT_02_2023, TT_18_2025
from thidua.commendation.logic.law import luat_06_2026, nd_98_2023, nd_152_2025, tt_15_2025
from thidua.commendation.logic.law.luat_06_2022 import collectives, forms, people, principles
from thidua.commendation.logic.law.rule import Instrument, Rule
from thidua.commendation.logic.terms import Evidence
from thidua.core.logic.span import Span

FIRST_DAY = date(2024, 1, 1)
"""Nothing is known here of dossiers received before: they fall under the law of 2003."""

INSTRUMENTS = (
    Instrument(LUAT_2003, "Luật Thi đua, khen thưởng (cũ)", Span(date(2004, 7, 1), FIRST_DAY)),
    principles.INSTRUMENT,
    luat_06_2026.INSTRUMENT,
    nd_98_2023.INSTRUMENT,
    nd_152_2025.INSTRUMENT,
    Instrument(
        ND_129,
        "Phân định thẩm quyền hai cấp lĩnh vực nội vụ",
        Span(date(2025, 7, 1), date(2027, 3, 1)),
        note="Ngày hết hiệu lực chưa kiểm chứng.",
    ),
    Instrument(
        ND_86, "Khung tiêu chuẩn Gia đình văn hóa, thôn, xã tiêu biểu", Span(date(2024, 1, 30)), date(2023, 12, 7)
    ),
    Instrument(
        TT_01,
        "Hướng dẫn Nghị định 98/2023/NĐ-CP",
        Span(date(2024, 2, 24), date(2025, 8, 5)),
        date(2024, 2, 24),
        Evidence.WEAK,
        note="Hai nguồn ghi hai ngày có hiệu lực: 24/02/2024 và 15/4/2024.",
    ),
    tt_15_2025.INSTRUMENT,
    Instrument(
        TT_02_2023,
        "Chế độ báo cáo thống kê ngành Nội vụ",
        Span(date(2023, 3, 23)),
        date(2023, 3, 23),
        Evidence.WEAK,
        note="Ghi theo ngày ban hành; ngày có hiệu lực, ngày hết hiệu lực chưa kiểm chứng.",
    ),
    Instrument(
        TT_18_2025,
        "Chế độ báo cáo thống kê ngành Nội vụ",
        Span(date(2025, 10, 8)),
        date(2025, 10, 8),
        Evidence.WEAK,
        note="Ghi theo ngày ban hành; biểu mẫu chưa đọc được.",
    ),
    Instrument(ND_335, "Đánh giá, xếp loại công chức, cơ quan", Span(date(2026, 1, 1))),
)
RULES = (
    *people.RULES,
    *collectives.RULES,
    *forms.RULES,
    *principles.RULES,
    *luat_06_2026.RULES,
    *nd_98_2023.RULES,
    *nd_152_2025.RULES,
    *tt_15_2025.RULES,
)


class NoRules(ValueError):
    """The day of receipt lies before the first law this library knows."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """The rules that govern dossiers received on a day: standards by award, and bars before every award."""

    received: date
    standards: dict[AwardCode, Rule]
    bars: tuple[Rule, ...]


def instruments_on(day: date) -> tuple[Instrument, ...]:
    """What is in force on the day."""
    return tuple(instrument for instrument in INSTRUMENTS if day in instrument.in_force)


@lru_cache(maxsize=256)
def rule_set(received: date) -> RuleSet:
    """The rules for a dossier received on the day; :class:`NoRules` for days before 2024-01-01."""
    if received < FIRST_DAY:
        message = f"no rules for dossiers received on {received}"
        raise NoRules(message)
    rules = [rule for rule in RULES if received in rule.received]
    standards = {rule.award: rule for rule in rules if rule.award is not None}
    return RuleSet(received, standards, tuple(rule for rule in rules if rule.award is None))


def rules_on(received: date) -> tuple[Rule, ...]:
    """The rules that govern dossiers received on the day, in the order of the library; none before 2024-01-01."""
    return tuple(rule for rule in RULES if received in rule.received)


def rule_named(rule_id: str) -> Rule | None:
    """The rule with this id, or None."""
    return next((rule for rule in RULES if rule.id == rule_id), None)
