"""How a scheme looks while it is built: its lines with sums, methods in words, and what is wrong beside each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from thidua.core.counting import counted
from thidua.core.logic.numerals import format_number
from thidua.core.logic.text import fold
from thidua.monitoring.models.labels import FIGURE_STATES
from thidua.scoring.logic.building import DEEPEST
from thidua.scoring.logic.checking import Finding, Severity
from thidua.scoring.logic.filling import Filling, examples, fillings
from thidua.scoring.logic.methods import METHOD_CODES, Count, Deduction, Rank, Share, Steps, YesNo
from thidua.scoring.logic.scheme import Criterion, Gate, Group, Node, Scheme, Section, Tie, all_nodes
from thidua.scoring.logic.telling import line_name
from thidua.scoring.logic.terms import Measure, SectionKind, TieBy
from thidua.scoring.models.labels import (
    DISPUTE_RULES,
    METHODS,
    MISSING_RULES,
    SCORERS,
    SECTION_KINDS,
    TIES,
    UNCONFIRMED_RULES,
    VETOES,
)
from thidua.scoring.queries.schemes import Names

Named = Mapping[str, str]
NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in words beside its branch: ``tone`` is that of the remark, ``percent`` how full it is."""

    words: str
    tone: str
    percent: int


@dataclass(frozen=True, slots=True)
class BuilderRow:
    """A line to be built on. ``first`` and ``last`` tell where it cannot move; ``adds`` which kinds may hang on it."""

    key: str
    anchor: str
    depth: int
    number: str
    name: str
    maximum: Decimal
    sum: Sum | None = None
    kind: str = ""
    kind_tone: str = "gold"
    method: str = ""
    examples: tuple[str, ...] = ()
    scorer: str = ""
    owner: str = ""
    indicator: str = ""
    evidence: str = ""
    findings: tuple[Finding, ...] = ()
    first: bool = False
    last: bool = False
    adds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the rows are drawn with: names by code, findings by the key of their line, sums, decimals of points."""

    names: Names
    findings: Mapping[str, Sequence[Finding]]
    sums: Mapping[str, Filling]
    places: int


def anchor_of(key: str) -> str:
    """The name of a line in an address: behind ``#``."""
    return "muc-" + "".join(letter if letter.isalnum() else "-" for letter in key)


def by_line(findings: Sequence[Finding]) -> Mapping[str, Sequence[Finding]]:
    """The findings under the key they are about."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.where].append(finding)
    return found


def builder_rows(scheme: Scheme, findings: Sequence[Finding], names: Names) -> list[BuilderRow]:
    """All lines in order."""
    around = Surroundings(names, by_line(findings), fillings(scheme), scheme.places)
    return list(_rows(scheme.sections, 0, around))


def _rows(parts: Sequence[Node], depth: int, around: Surroundings) -> Iterator[BuilderRow]:
    for at, node in enumerate(parts):
        ends = (at == 0, at == len(parts) - 1)
        if isinstance(node, Criterion):
            yield _criterion(node, depth, around, *ends)
        else:
            yield _branch(node, depth, around, *ends)
            yield from _rows(node.parts, depth + 1, around)


def _branch(node: Section | Group, depth: int, around: Surroundings, first: bool, last: bool) -> BuilderRow:
    kind = str(SECTION_KINDS[node.kind]) if isinstance(node, Section) and node.kind is not SectionKind.MAIN else ""
    level = depth + 1
    adds = ("tieu-chi", "nhom") if level < DEEPEST - 1 else ("tieu-chi",)
    return BuilderRow(
        node.key, anchor_of(node.key), depth, node.number, node.name, node.maximum,
        sum=sum_words(around.sums[node.key]), kind=kind, kind_tone="bad" if _takes(node) else "gold",
        findings=tuple(around.findings.get(node.key, ())),
        first=first, last=last, adds=adds,
    )  # fmt: skip


def _takes(node: Section | Group) -> bool:
    return isinstance(node, Section) and node.kind is SectionKind.PENALTY


def _criterion(node: Criterion, depth: int, around: Surroundings, first: bool, last: bool) -> BuilderRow:
    return BuilderRow(
        node.key, anchor_of(node.key), depth, node.number, node.name, node.maximum,
        method=str(METHODS[METHOD_CODES[type(node.method)]]), examples=example_words(node, around.places),
        scorer=str(SCORERS[node.scorer]), owner=around.names.units.get(node.owner, node.owner),
        indicator=_indicator(node, around), evidence=node.evidence,
        findings=tuple(around.findings.get(node.key, ())), first=first, last=last,
    )  # fmt: skip


def _indicator(node: Criterion, around: Surroundings) -> str:
    """The code of the indicator, with its name where the line is called otherwise."""
    name = around.names.indicators.get(node.indicator, "")
    return node.indicator if not name or fold(name) == fold(node.name) else f"{node.indicator} {name}"


def sum_words(filling: Filling) -> Sum:
    """Whether the lines make up what the branch promises: «còn thiếu 20 điểm»."""
    percent, missing = int(filling.percent), filling.missing
    if missing > 0:
        words = counted("còn thiếu %(points)s điểm", missing)
        return Sum(words % {"points": format_number(missing)}, "warn", percent)
    if missing < 0:
        return Sum(counted("thừa %(points)s điểm", -missing) % {"points": format_number(-missing)}, "bad", percent)
    if filling.capped and filling.filled > filling.promised:
        words = _("cộng %(points)s, có trần")
        return Sum(words % {"points": format_number(filling.filled)}, "ok", percent)
    return Sum(_("đủ điểm"), "ok", percent)


def example_words(criterion: Criterion, places: int = 2) -> tuple[str, ...]:
    """What a few numbers would bring: «100% → 20»."""
    told = (
        f"{_measured(criterion, example.measure)} → {format_number(example.points)}"
        for example in examples(criterion, places)
    )
    return tuple(words.replace(" ", NO_BREAK) for words in told)


def _measured(criterion: Criterion, measure: Decimal) -> str:
    number = {"n": format_number(measure)}
    match criterion.method:
        case Share() | Steps(of=Measure.ATTAINMENT):
            return f"{number['n']}%"
        case YesNo():
            return _("có") if measure else _("không")
        case Count():
            return counted("%(n)s lượt", measure) % number
        case Deduction():
            return counted("%(n)s lỗi", measure) % number
        case Rank():
            return _("hạng %(n)s") % number
        case _:
            return number["n"]


@dataclass(frozen=True, slots=True)
class KindSum:
    """One kind of points of the scheme as a tile: what its sections promise, and the sum in words."""

    label: str
    points: Decimal
    sum: Sum


def kind_sums(scheme: Scheme) -> list[KindSum]:
    """The scale first, then bonus and penalty where there are any."""
    sums = fillings(scheme)
    found = [KindSum(_("Thang điểm chuẩn"), scheme.maximum, sum_words(sums[""]))]
    for kind in (SectionKind.BONUS, SectionKind.PENALTY):
        sections = [section for section in scheme.sections if section.kind is kind]
        if sections:
            promised = sum((section.maximum for section in sections), Decimal(0))
            filled = sum((sums[section.key].filled for section in sections), Decimal(0))
            label = _("Mức trần điểm thưởng") if kind is SectionKind.BONUS else _("Mức trần điểm trừ")
            found.append(KindSum(label, promised, sum_words(Filling(promised, filled, capped=True))))
    return found


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A finding in the list: where it leads, whether it keeps the scheme from being published."""

    message: str
    blocks: bool
    anchor: str


def found_rows(scheme: Scheme, findings: Sequence[Finding]) -> list[FoundRow]:
    """All findings, each with the place it is about."""
    lines = {node.key for node in all_nodes(scheme)}
    places = {
        "gate": "diem-liet", "tie": "thu-tu", "classes": "xep-loai", "late": "so-lieu", "missing": "so-lieu",
        "places": "khung", "sum": "khung", "empty": "khung",
    }  # fmt: skip
    return [
        FoundRow(
            finding.message,
            finding.severity is Severity.BLOCK,
            anchor_of(finding.where) if finding.where in lines else places.get(finding.code, ""),
        )
        for finding in findings
    ]


@dataclass(frozen=True, slots=True)
class GateRow:
    """A gate in words."""

    name: str
    effect: str
    condition: str
    citation: str


def gate_rows(scheme: Scheme) -> list[GateRow]:
    """The gates with what they look at."""
    names = _names(scheme)
    return [GateRow(gate.name, str(VETOES[gate.veto]), _condition(gate, names), gate.citation) for gate in scheme.gates]


def _condition(gate: Gate, names: Named) -> str:
    if not gate.node:
        return _("do cơ quan thường trực ghi nhận")
    return _("“%(line)s” dưới %(percent)s%% số điểm") % {
        "line": names.get(gate.node, gate.node),
        "percent": format_number(gate.least_percent),
    }


def tie_words(scheme: Scheme) -> list[str]:
    """The order between equals in words."""
    names = _names(scheme)
    return [_tie(tie, names) for tie in scheme.ties]


def _tie(tie: Tie, names: Named) -> str:
    if tie.by is not TieBy.NODE:
        return str(TIES[tie.by])
    return _("Điểm của “%(line)s” cao hơn") % {"line": names.get(tie.node, tie.node)}


def _names(scheme: Scheme) -> Named:
    return {node.key: line_name(node) for node in all_nodes(scheme)}


def input_words(scheme: Scheme) -> list[tuple[str, str]]:
    """What missing, disputed and unconfirmed figures do, each under its label."""
    rules = scheme.inputs
    return [
        (_("Thiếu số liệu"), str(MISSING_RULES[rules.missing])),
        (_("Đang kiến nghị"), str(DISPUTE_RULES[rules.disputed])),
        (_("Mức xác nhận cần có"), str(FIGURE_STATES[rules.needs])),
        (_("Chưa đủ mức xác nhận"), str(UNCONFIRMED_RULES[rules.unconfirmed])),
    ]
