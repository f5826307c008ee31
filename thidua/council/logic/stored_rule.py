"""A voting rule as JSON values and back; fractions travel as text, so nothing is rounded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from thidua.council.logic.voting import Base, Choice, Option, VotingRule


def rule_values(rule: VotingRule) -> dict[str, object]:
    """The rule as it is stored and published."""
    return {
        "share": _text(rule.share),
        "base": rule.base.value,
        "more_than": rule.more_than,
        "secret": rule.secret,
        "quorum": _text(rule.quorum),
        "recused_leave": rule.recused_leave,
        "citation": rule.citation,
    }


def rule_from(values: Mapping[str, object]) -> VotingRule:
    """The rule behind stored values."""
    return VotingRule(
        share=Fraction(str(values["share"])),
        base=Base(str(values["base"])),
        more_than=bool(values["more_than"]),
        secret=bool(values["secret"]),
        quorum=Fraction(str(values["quorum"])),
        recused_leave=bool(values["recused_leave"]),
        citation=str(values["citation"]),
    )


def option_values(options: Sequence[Option]) -> list[dict[str, str]]:
    return [{"choice": option.choice.value, "title": option.title} for option in options]


def options_from(values: Sequence[Mapping[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(Choice(value["choice"]), value["title"]) for value in values)


def _text(share: Fraction) -> str:
    return f"{share.numerator}/{share.denominator}"
