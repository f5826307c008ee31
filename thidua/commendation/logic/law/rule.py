"""A rule of law as a value: its place in an instrument, its sentence, what it asks, and examples that run as tests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.citation import Citation
from thidua.commendation.logic.law.conditions import Condition
from thidua.commendation.logic.law.facts import Facts
from thidua.commendation.logic.law.finding import Finding, Verdict
from thidua.commendation.logic.terms import Evidence
from thidua.core.logic.span import Span


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, decree or circular. ``in_force`` is its span of effect; ``subject`` says what it is about.

    ``replaces`` and ``amends`` name the instruments that it took the place of, or changed.
    """

    name: str
    subject: str
    in_force: Span
    issued: date | None = None
    evidence: Evidence = Evidence.VERIFIED
    address: str = ""
    note: str = ""
    replaces: str = ""
    amends: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """Facts and what the rule says of them; ``tells`` is the point of the example in a few words."""

    tells: str
    facts: Facts
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. ``received`` is the span of days of receipt for appraisal it governs.

    ``award`` None makes it a bar that stands before every award. ``evidence`` is the mark its wording carries until a
    person confirms it; ``note`` says what is uncertain. An id is never used again for another rule.
    """

    id: str
    award: AwardCode | None
    citation: Citation
    sentence: str
    condition: Condition
    received: Span
    evidence: Evidence
    examples: tuple[Example, ...]
    note: str = ""

    def judge(self, facts: Facts) -> Finding:
        """The answer for one subject."""
        return self.condition.judge(facts)
