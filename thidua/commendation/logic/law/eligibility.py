"""Is this subject eligible for this award? Three answers, each with rule, article and facts."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.facts import Facts, counted_since_discipline
from thidua.commendation.logic.law.finding import Finding, Verdict
from thidua.commendation.logic.law.library import FIRST_DAY, RuleSet, rule_set
from thidua.commendation.logic.law.luat_06_2026 import FAVOURABLE, IN_FORCE
from thidua.commendation.logic.law.rule import Rule
from thidua.commendation.logic.terms import SUBJECTS, Evidence, SubjectKind
from thidua.core.logic.saying import say
from thidua.core.logic.values import frozen

_COLLECTIVES = frozenset({SubjectKind.COLLECTIVE, SubjectKind.ENTERPRISE})


@frozen
class Answer:
    """One rule and what it says of the subject."""

    rule: Rule
    finding: Finding


@frozen
class Eligibility:
    """The whole answer for one subject and one award.

    ``answers`` holds the standard of the award and every bar; ``remarks`` what stands outside the rules, such as an
    award that is not given any more. ``unverified`` names the rules whose text nobody has confirmed.
    """

    award: AwardCode
    received: date
    verdict: Verdict
    answers: tuple[Answer, ...]
    remarks: tuple[str, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """What to bring, or what to decide, over all rules."""
        said = [word for a in self.answers if a.finding.verdict is self.verdict for word in a.finding.missing]
        return (*self.remarks, *dict.fromkeys(said))

    def unverified(self, confirmed: Collection[str] = ()) -> tuple[Rule, ...]:
        """The rules that still carry a mark; ``confirmed`` holds the ids that a person has confirmed."""
        rules = (answer.rule for answer in self.answers)
        return tuple(rule for rule in rules if rule.evidence is not Evidence.VERIFIED and rule.id not in confirmed)


def judge(award: AwardCode, facts: Facts, received: date) -> Eligibility:
    """Judge the subject by the rules of the day of receipt.

    Achievements count anew after a discipline. Before 2024-01-01 the answer is left to a person.
    """
    if received < FIRST_DAY:
        remark = say("Hồ sơ tiếp nhận trước 01/01/2024 thuộc Luật năm 2003; cần người xem xét theo văn bản cũ")
        return Eligibility(award, received, Verdict.NEEDS_PERSON, (), (remark,))
    return _judge_by(rule_set(received), award, facts, received)


def _judge_by(rules: RuleSet, award: AwardCode, facts: Facts, received: date) -> Eligibility:
    remarks = _not_given(award, facts.subject, received)
    counted = counted_since_discipline(facts)
    asked = (rules.standards[award], *rules.bars)
    answers = tuple([Answer(rule, rule.judge(counted)) for rule in asked])
    verdicts = [answer.finding.verdict for answer in answers]
    if remarks or Verdict.NOT_YET in verdicts:
        verdict = Verdict.NOT_YET
    else:
        verdict = Verdict.NEEDS_PERSON if Verdict.NEEDS_PERSON in verdicts else Verdict.MEETS
    return Eligibility(award, received, verdict, answers, remarks)


@lru_cache(maxsize=1024)
def _not_given(award: AwardCode, subject: SubjectKind, received: date) -> tuple[str, ...]:
    known = AWARDS[award]
    remarks = []
    if not known.deciders(received):
        remarks.append(say("%(name)s không còn được tặng; hãy chọn hình thức khác", name=known.name))
    if subject not in known.subjects and not ({subject, *known.subjects} <= _COLLECTIVES):
        remarks.append(
            say(
                "%(name)s không dành cho %(subject)s; hãy chọn hình thức khác",
                name=known.name,
                subject=SUBJECTS[subject],
            )
        )
    return tuple(remarks)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same subject judged by the law of the day of receipt and by the amended law."""

    old: Eligibility
    new: Eligibility

    @property
    def better(self) -> bool:
        """Whether the amended law is the more favourable one: only a clear yes against anything less counts."""
        return self.new.verdict is Verdict.MEETS and self.old.verdict is not Verdict.MEETS


def compare(award: AwardCode, facts: Facts, received: date) -> Comparison:
    """Both answers side by side, for dossiers received before the amended law."""
    new = _judge_by(rule_set(max(received, IN_FORCE)), award, facts, received)
    return Comparison(judge(award, facts, received), new)


@dataclass(frozen=True, slots=True)
class FavourableChoice:
    """That the amended rule is applied to a dossier received before it: why, and on which day that was chosen."""

    reason: str
    chosen_on: date


def refusal_of_choice(choice: FavourableChoice, comparison: Comparison) -> str:
    """Why the more favourable rule cannot be chosen, as a sentence; '' where it can.

    Luật 06/2026/QH16, Điều 4 khoản 4.
    """
    if comparison.old.received >= IN_FORCE:
        return say("Hồ sơ tiếp nhận từ 01/10/2026 đã áp dụng quy định mới; không cần lựa chọn.")
    if choice.chosen_on < IN_FORCE:
        return say("Quy định mới có hiệu lực từ 01/10/2026 (%(article)s); hãy chọn lại từ ngày đó.", article=FAVOURABLE)
    if not choice.reason.strip():
        return say("Hãy ghi lý do áp dụng quy định có lợi hơn.")
    if not comparison.better:
        return say(
            "Quy định mới không có lợi hơn cho người được đề nghị (%(article)s); giữ quy định khi tiếp nhận.",
            article=FAVOURABLE,
        )
    return ""


def chosen(choice: FavourableChoice, comparison: Comparison) -> Eligibility:
    """The answer by the amended law, once the choice is admitted; ``ValueError`` with the sentence where it is not."""
    if refusal := refusal_of_choice(choice, comparison):
        raise ValueError(refusal)
    return comparison.new
