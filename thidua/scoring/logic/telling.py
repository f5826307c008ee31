"""The parts of a scheme as plain facts, so that the ledger can say what was and what is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from thidua.core.logic.numerals import format_number
from thidua.scoring.logic.explaining import DISPUTE_WORDS, STATE_WORDS, VETO_WORDS
from thidua.scoring.logic.method_text import method_text
from thidua.scoring.logic.methods import METHOD_CODES
from thidua.scoring.logic.scheme import ClassRule, Criterion, Gate, InputRules, Node, Scheme, Section, all_nodes
from thidua.scoring.logic.terms import MissingRule, TieBy, UnconfirmedRule

Facts = Mapping[str, object]
_TIES = {
    TieBy.BONUS: "điểm thưởng nhiều hơn",
    TieBy.LEAST_PENALTY: "điểm trừ ít hơn",
    TieBy.IMPROVEMENT: "tiến bộ hơn",
    TieBy.FEWEST_LATE_DAYS: "ít ngày nộp muộn hơn",
}
_MISSING = {MissingRule.ZERO: "tính 0 điểm", MissingRule.LEAVES_OUT: "loại khỏi mẫu số"}
_UNCONFIRMED = {UnconfirmedRule.COUNTS: "vẫn tính điểm", UnconfirmedRule.ZERO: "chưa tính điểm"}


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


def frame_facts(scheme: Scheme) -> Facts:
    """What the scheme says of itself as a whole."""
    return {"name": scheme.name, "maximum": scheme.maximum, "places": scheme.places}


def rule_facts(scheme: Scheme) -> Facts:
    """What stands beside the lines: gates, order of ties, classes, rules for figures; each as one text."""
    names = {node.key: line_name(node) for node in all_nodes(scheme)}
    return {
        "gates": "; ".join(_gate(gate, names) for gate in scheme.gates),
        "ties": "; ".join(
            names.get(tie.node, tie.node) if tie.by is TieBy.NODE else _TIES[tie.by] for tie in scheme.ties
        ),
        "classes": "; ".join(_class(rule) for rule in scheme.classes),
        "figure_rules": _figures(scheme.inputs),
    }


def _gate(gate: Gate, names: Mapping[str, str]) -> str:
    least = f", {names.get(gate.node, gate.node)} từ {format_number(gate.least_percent)}%" if gate.node else ""
    return f"{gate.name} ({VETO_WORDS[gate.veto]}{least})"


def _class(rule: ClassRule) -> str:
    most = "" if rule.most_share is None else f", nhiều nhất {format_number(rule.most_share)}% số đơn vị"
    return f"{rule.name} từ {format_number(rule.least_percent)}%{most}"


def _figures(rules: InputRules) -> str:
    late = rules.late
    cut = f"{format_number(late.per_day)}% mỗi ngày, nhiều nhất {format_number(late.most)}%"
    said = (
        f"muộn: trừ {cut}, châm chước {late.free_days} ngày",
        f"thiếu số liệu: {_MISSING[rules.missing]}",
        f"kiến nghị: {DISPUTE_WORDS[rules.disputed]}",
        f"chưa xác nhận: {_UNCONFIRMED[rules.unconfirmed]}",
        f"cần mức “{STATE_WORDS[rules.needs]}”",
    )
    return "; ".join(said)


def differing(before: Facts, after: Facts) -> dict[str, object]:
    """The fields that are not the same, each as a pair of before and after."""
    names = [*before, *(name for name in after if name not in before)]
    return {name: [before.get(name), after.get(name)] for name in names if before.get(name) != after.get(name)}


class Change(StrEnum):
    """What becomes of a line between two texts of a scheme."""

    COMES = "comes"
    GOES = "goes"
    CHANGES = "changes"
    MOVES = "moves"


@dataclass(frozen=True, slots=True)
class LineChange:
    """A line that is not the same in two texts; ``facts`` are pairs of before and after."""

    name: str
    change: Change
    facts: dict[str, object]


def line_changes(before: Scheme, after: Scheme) -> list[LineChange]:
    """The lines that come, go, change or stand elsewhere, in the order of ``after``; those that go at the end."""
    old, new = _placed(before), _placed(after)
    found = []
    for key, (node, place) in new.items():
        if key not in old:
            found.append(LineChange(line_name(node), Change.COMES, {}))
            continue
        facts = differing(line_facts(old[key][0]), line_facts(node))
        if facts:
            found.append(LineChange(line_name(node), Change.CHANGES, facts))
        elif old[key][1] != place:
            found.append(LineChange(line_name(node), Change.MOVES, {}))
    gone = (LineChange(line_name(node), Change.GOES, {}) for key, (node, _place) in old.items() if key not in new)
    return [*found, *gone]


def _placed(scheme: Scheme) -> dict[str, tuple[Node, str]]:
    """Every line by key with the key of its branch and its place there."""
    places = {section.key: f"/{at}" for at, section in enumerate(scheme.sections)}
    for node in all_nodes(scheme):
        if not isinstance(node, Criterion):
            places |= {part.key: f"{node.key}/{at}" for at, part in enumerate(node.parts)}
    return {node.key: (node, places[node.key]) for node in all_nodes(scheme)}
