"""How the law looks: effect of instruments, marks of evidence, examples in words, figures as sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.commendation.law_queries import Figure, figure_of
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.fairness import TRAITS
from thidua.commendation.logic.fund import Limits
from thidua.commendation.logic.law.finding import VERDICTS, Verdict
from thidua.commendation.logic.law.library import INSTRUMENTS, RULES
from thidua.commendation.logic.law.rule import Example, Instrument, Rule
from thidua.commendation.logic.local import STEPS, Deadline, MinimumShare
from thidua.commendation.logic.quota import BASES, QuotaRule
from thidua.commendation.logic.terms import EVIDENCE, Evidence
from thidua.commendation.models import LocalFigure, RuleConfirmation
from thidua.core.badges import Badge, Tone
from thidua.core.counting import counted
from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import spoken
from thidua.core.logic.span import Span

_VERDICTS = {
    Verdict.MEETS: (Tone.OK, "circle-check"),
    Verdict.NOT_YET: (Tone.BAD, "circle-x"),
    Verdict.NEEDS_PERSON: (Tone.WARN, "help"),
}


def effect_badge(span: Span, day: date) -> Badge:
    """Whether something holds on the day."""
    if day < span.start:
        return Badge(_("Chưa có hiệu lực"), Tone.QUIET, "hourglass")
    if day in span:
        return Badge(_("Đang có hiệu lực"), Tone.OK, "circle-check")
    return Badge(_("Đã hết hiệu lực"), Tone.QUIET, "archive")


def evidence_badge(evidence: Evidence, confirmed: RuleConfirmation | None = None) -> Badge:
    """How well a text is known; what a person has compared is known."""
    if confirmed is not None:
        return Badge(_("Đã đối chiếu"), Tone.OK, "shield-check")
    if evidence is Evidence.VERIFIED:
        return Badge(_("Đã kiểm chứng"), Tone.OK, "shield-check")
    return Badge(_("Chưa kiểm chứng"), Tone.WARN, "alert-triangle")


def evidence_words(evidence: Evidence) -> str:
    """Why a text is not known well: what stands behind the colon of its mark."""
    return spoken(EVIDENCE[evidence]).partition(": ")[2].capitalize()


@dataclass(frozen=True, slots=True)
class ShownInstrument:
    """An instrument on a day: its effect, what replaced it, how many rules of it stand in the library."""

    item: Instrument
    effect: Badge
    evidence: Badge
    doubt: str
    replaced_by: str
    rules: int


def shown_instruments(day: date) -> tuple[ShownInstrument, ...]:
    """The library, what began last first."""
    newer = {item.replaces: item.name for item in INSTRUMENTS if item.replaces}
    return tuple(
        ShownInstrument(
            item,
            effect_badge(item.in_force, day),
            evidence_badge(item.evidence),
            evidence_words(item.evidence),
            newer.get(item.name, ""),
            sum(_stands_in(rule, item) and day in rule.received for rule in RULES),
        )
        for item in sorted(INSTRUMENTS, key=lambda item: item.in_force.start, reverse=True)
    )


def _stands_in(rule: Rule, instrument: Instrument) -> bool:
    return instrument.name in {rule.citation.instrument, rule.citation.amended_by}


def standing_in(rules: tuple[Rule, ...], name: str) -> tuple[Rule, ...]:
    """The rules that stand in the instrument of this name, or hold through it."""
    return tuple(rule for rule in rules if name in {rule.citation.instrument, rule.citation.amended_by})


@dataclass(frozen=True, slots=True)
class ShownRule:
    """A rule in a list; ``is_open`` while nobody has compared it with its text."""

    rule: Rule
    award: str
    evidence: Badge
    doubt: str
    is_open: bool


def shown_rule(rule: Rule, confirmed: Mapping[str, RuleConfirmation]) -> ShownRule:
    """A rule with the name of its award and its mark."""
    award = AWARDS[rule.award].name if rule.award else _("Điều kiện chung của mọi danh hiệu, hình thức")
    found = confirmed.get(rule.id)
    is_open = found is None and rule.evidence is not Evidence.VERIFIED
    return ShownRule(
        rule, award, evidence_badge(rule.evidence, found), evidence_words(rule.evidence) if is_open else "", is_open
    )


@dataclass(frozen=True, slots=True)
class ShownExample:
    """An example with what the rule says of it, worked out anew for the page."""

    example: Example
    badge: Badge
    facts: tuple[str, ...]
    missing: tuple[str, ...]


def shown_examples(rule: Rule) -> tuple[ShownExample, ...]:
    """The examples of a rule, each judged."""
    found = []
    for example in rule.examples:
        finding = rule.judge(example.facts)
        badge = Badge(VERDICTS[finding.verdict], *_VERDICTS[finding.verdict])
        found.append(ShownExample(example, badge, tuple(dict.fromkeys(finding.facts)), finding.missing))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ShownFigure:
    """A figure of a body as a sentence."""

    row: LocalFigure
    words: str
    effect: Badge
    may_end: bool


def shown_figure(row: LocalFigure, day: date, *, may_end: bool) -> ShownFigure:
    """A figure with its effect on the day."""
    effect = effect_badge(Span(row.valid_from, row.valid_to), day)
    return ShownFigure(row, figure_words(figure_of(row)), effect, may_end)


def figure_words(figure: Figure) -> str:
    """What the figure says."""
    if isinstance(figure, QuotaRule):
        return _quota_words(figure)
    if isinstance(figure, MinimumShare):
        words = _("%(who)s: ít nhất %(percent)s%%")
        return words % {"who": spoken(TRAITS[figure.trait]), "percent": format_number(figure.percent)}
    if isinstance(figure, Deadline):
        words = (
            counted("%(step)s: %(days)s ngày làm việc", figure.days)
            if figure.working
            else counted("%(step)s: %(days)s ngày", figure.days)
        )
        text = words % {"step": spoken(STEPS[figure.step]), "days": figure.days}
        return f"{text} ({spoken(AWARDS[figure.award].name)})" if figure.award else text
    return _limits_words(figure)


def _quota_words(figure: QuotaRule) -> str:
    parts = []
    if figure.percent is not None:
        words = _("không quá %(percent)s%% %(base)s")
        parts.append(words % {"percent": format_number(figure.percent), "base": spoken(BASES[figure.base])})
    if figure.number is not None:
        parts.append(_("không quá %(number)s") % {"number": figure.number})
    if figure.at_least:
        parts.append(_("tập thể nhỏ nhất vẫn được %(number)s") % {"number": figure.at_least})
    if figure.leaders_apart:
        parts.append(_("tính riêng lãnh đạo và người trực tiếp"))
    return f"{spoken(AWARDS[figure.award].name)}: {'; '.join(parts)}"


def _limits_words(figure: Limits) -> str:
    parts = []
    if figure.recurrent_spending is not None:
        words = _("chi thường xuyên %(sum)s đồng")
        parts.append(words % {"sum": format_number(Decimal(figure.recurrent_spending))})
    if figure.budget_percent is not None:
        parts.append(_("trích quỹ không quá %(percent)s%%") % {"percent": format_number(figure.budget_percent)})
    if figure.organising_percent is not None:
        words = _("tổ chức phong trào không quá %(percent)s%% quỹ")
        parts.append(words % {"percent": format_number(figure.organising_percent)})
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]
