"""The thresholds by award as far as texts are known, dated by the day of the meeting; a council may set its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.core.logic.span import Span
from thidua.council.logic.voting import Base, VotingRule

NINETY, EIGHTY, HALF = Fraction(9, 10), Fraction(8, 10), Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class DatedRule:
    """A rule for a subject of votes (a code such as that of an award), its days, and whether the text was checked."""

    subject: str
    rule: VotingRule
    holds: Span
    confirmed: bool = False


_FROM_2024 = Span(date(2024, 1, 1))


def _by_ballot(share: Fraction, source: str) -> VotingRule:
    return VotingRule(share, Base.ALL_MEMBERS, citation=source)


_OLD_PROCEDURE = "thủ tục cũ, chưa kiểm chứng với Nghị định 152/2025/NĐ-CP"
GENERAL = VotingRule(
    HALF, Base.ALL_MEMBERS, more_than=True, secret=False, citation="nguyên tắc tập thể, quyết định theo đa số"
)
"""Majority of all members, openly: where neither law nor local regulation says more."""
KNOWN = (
    DatedRule("national_emulation_fighter", _by_ballot(NINETY, _OLD_PROCEDURE), _FROM_2024),
    DatedRule("labor_hero", _by_ballot(NINETY, _OLD_PROCEDURE), _FROM_2024),
    DatedRule("government_emulation_flag", _by_ballot(EIGHTY, _OLD_PROCEDURE), _FROM_2024),
    DatedRule("commendation_prime_minister", _by_ballot(EIGHTY, _OLD_PROCEDURE), _FROM_2024),
    DatedRule("provincial_emulation_fighter", _by_ballot(EIGHTY, _OLD_PROCEDURE), _FROM_2024),
    DatedRule("provincial_emulation_flag", _by_ballot(EIGHTY, _OLD_PROCEDURE), _FROM_2024),
)


def rule_for(subject: str, day: date, own: tuple[DatedRule, ...] = ()) -> VotingRule:
    """The rule of the day: the council's own, else the known one, else the majority. Of two the later beginning."""
    for rules in (own, KNOWN):
        fitting = [item for item in rules if item.subject == subject and day in item.holds]
        if fitting:
            return max(fitting, key=lambda item: item.holds.start).rule
    return GENERAL
