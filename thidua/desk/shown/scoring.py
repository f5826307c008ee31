"""How schemes look on the screen: rows ready to be written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.method_text import method_text
from thidua.scoring.logic.methods import METHOD_CODES
from thidua.scoring.logic.scheme import Criterion, Node, Scheme, Section
from thidua.scoring.logic.terms import SectionKind
from thidua.scoring.models.labels import METHODS, SCORERS, SECTION_KINDS


@dataclass(frozen=True, slots=True)
class SchemeRow:
    """A line of a scheme as it is read: ``depth`` 0 is a section; a criterion says how it is scored."""

    key: str
    depth: int
    number: str
    name: str
    maximum: Decimal
    kind: str = ""
    method: str = ""
    settings: str = ""
    scorer: str = ""
    owner: str = ""
    indicator: str = ""
    evidence: str = ""


def scheme_lines(scheme: Scheme) -> list[SchemeRow]:
    """All lines in order."""
    return [row for section in scheme.sections for row in _walk(section, 0)]


def _walk(node: Node, depth: int) -> Iterator[SchemeRow]:
    if isinstance(node, Criterion):
        yield SchemeRow(
            node.key, depth, node.number, node.name, node.maximum,
            method=str(METHODS[METHOD_CODES[type(node.method)]]), settings=method_text(node.method),
            scorer=str(SCORERS[node.scorer]), owner=node.owner, indicator=node.indicator, evidence=node.evidence,
        )  # fmt: skip
        return
    kind = str(SECTION_KINDS[node.kind]) if isinstance(node, Section) and node.kind is not SectionKind.MAIN else ""
    yield SchemeRow(node.key, depth, node.number, node.name, node.maximum, kind)
    for part in node.parts:
        yield from _walk(part, depth + 1)
