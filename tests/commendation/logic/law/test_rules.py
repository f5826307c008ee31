"""Every rule of the library says of its own examples what they claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.finding import Verdict
from thidua.commendation.logic.law.library import FIRST_DAY, INSTRUMENTS, RULES, NoRules, instruments_on, rule_set
from thidua.commendation.logic.law.luat_06_2026 import IN_FORCE
from thidua.commendation.logic.law.rule import Example, Rule
from thidua.commendation.logic.terms import Evidence

pytestmark = pytest.mark.logic

EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
DAYS = [FIRST_DAY, date(2025, 6, 30), date(2025, 7, 1), date(2026, 9, 30), IN_FORCE, date(2027, 3, 1), date(2030, 1, 1)]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.id}: {e.tells}" for r, e in EXAMPLES])
def test_a_rule_answers_its_example_as_the_example_says(rule: Rule, example: Example) -> None:
    finding = rule.judge(example.facts)
    assert finding.verdict is example.verdict
    assert (finding.missing == ()) is (example.verdict is Verdict.MEETS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_has_a_citation_a_sentence_and_examples_of_both_ends(rule: Rule) -> None:
    verdicts = {example.verdict for example in rule.examples}
    assert Verdict.MEETS in verdicts
    assert Verdict.NOT_YET in verdicts
    assert rule.citation.instrument
    assert rule.sentence.endswith(".")
    assert rule.sentence[0].isupper()


def test_no_id_is_used_twice() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_award_has_one_standard_on_every_day(day: date) -> None:
    standards = [rule.award for rule in RULES if rule.award is not None and day in rule.received]
    assert sorted(standards) == sorted(AwardCode)
    assert set(rule_set(day).standards) == set(AwardCode)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_hold_stops_on_every_day(day: date) -> None:
    assert [rule.id for rule in rule_set(day).bars if "hold" in rule.id] != []


def test_the_rules_change_between_two_days_at_the_amendment() -> None:
    before, after = rule_set(IN_FORCE - timedelta(days=1)), rule_set(IN_FORCE)
    assert {rule.id for rule in before.standards.values()} & {rule.id for rule in after.standards.values()} == set()


def test_nothing_that_rests_on_a_draft_or_on_the_old_wording_counts_as_verified_after_the_amendment() -> None:
    verified = [rule.id for rule in rule_set(IN_FORCE).standards.values() if rule.evidence is Evidence.VERIFIED]
    assert verified == []


def test_days_before_the_law_of_2022_have_no_rules() -> None:
    with pytest.raises(NoRules):
        rule_set(FIRST_DAY - timedelta(days=1))


def test_the_library_tells_what_is_in_force_on_a_day() -> None:
    assert [item.name for item in instruments_on(date(2025, 7, 10))] == [
        "Luật 06/2022/QH15",
        "Nghị định 152/2025/NĐ-CP",
        "Nghị định 129/2025/NĐ-CP",
        "Nghị định 86/2023/NĐ-CP",
        "Thông tư 01/2024/TT-BNV",
        "Thông tư 2/2023/TT-BNV",
    ]
    assert len({item.name for item in INSTRUMENTS}) == len(INSTRUMENTS)


def test_a_citation_reads_from_the_point_up_to_the_instrument() -> None:
    rule = rule_set(date(2026, 9, 30)).standards[AwardCode.COMMENDATION_PROVINCE]
    assert str(rule.citation) == "Điểm d khoản 1 Điều 74 Luật 06/2022/QH15"
    assert str(replace(rule.citation, point="")) == "Khoản 1 Điều 74 Luật 06/2022/QH15"
