"""The parts of a scheme as plain facts, so that the ledger can say what was and what is."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.core.logic.numerals import format_number
from thidua.scoring.logic.method_text import method_text
from thidua.scoring.logic.methods import METHOD_CODES
from thidua.scoring.logic.scheme import Criterion, InputRules, Node, Scheme, Section, all_nodes
from thidua.scoring.logic.terms import TieBy

Facts = Mapping[str, object]


def line_name(node: Node) -> str:
    """How a line is called in a sentence: number and name."""
    return f"{node.number} {node.name}".strip()


def line_facts(node: Node) -> Facts:
    """Everything a line says, by name of the field; codes where there is a closed list."""
    facts: dict[str, object] = {"line_number": node.number, "name": node.name, "line_maximum": node.maximum}
    if isinstance(node, Section):
        facts["section_kind"] = node.kind.value
    if isinstance(node, Criterion):
        facts |= {
            "scoring_method": METHOD_CODES[type(node.method)],
            "method_settings": method_text(node.method),
            "indicator": node.indicator,
            "scorer_kind": node.scorer.value,
            "owner": node.owner,
            "evidence": node.evidence,
            "guidance": node.guidance,
        }
    return facts


def rule_facts(scheme: Scheme) -> Facts:
    """What stands beside the lines: gates, order of ties, classes, rules for figures, decimals; each as one text."""
    names = {node.key: line_name(node) for node in all_nodes(scheme)}
    return {
        "gates": "; ".join(f"{gate.name} ({gate.veto.value})" for gate in scheme.gates),
        "ties": "; ".join(
            names.get(tie.node, tie.node) if tie.by is TieBy.NODE else tie.by.value for tie in scheme.ties
        ),
        "classes": "; ".join(f"{rule.name} ≥ {format_number(rule.least_percent)}%" for rule in scheme.classes),
        "figure_rules": _input_facts(scheme.inputs),
        "places": scheme.places,
    }


def _input_facts(rules: InputRules) -> str:
    late = f"{format_number(rules.late.per_day)}%/{format_number(rules.late.most)}%/{rules.late.free_days}"
    said = (late, rules.missing.value, rules.disputed.value, rules.unconfirmed.value, rules.needs.value)
    return "; ".join(said)


def differing(before: Facts, after: Facts) -> dict[str, object]:
    """The fields that are not the same, each as a pair of before and after."""
    names = [*before, *(name for name in after if name not in before)]
    return {name: [before.get(name), after.get(name)] for name in names if before.get(name) != after.get(name)}
