"""A scoring scheme (bảng điểm) as one value: sections, a tree of criteria, and the rules beside them.

A scheme is what a cluster is judged by in one year. It is kept whole with every round that uses it, so that a result
can be replayed for ever. Points are ``Decimal``; ``maximum`` is in points, shares are in percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.methods import Method
from thidua.scoring.logic.terms import (
    DisputeRule,
    MissingRule,
    Scorer,
    SectionKind,
    TieBy,
    UnconfirmedRule,
    Veto,
)


@dataclass(frozen=True, slots=True)
class Criterion:
    """A leaf of the tree. ``indicator`` ties it to the catalogue: its points then come from the record alone.

    ``owner`` is the code of the department that checks it; ``evidence`` says which papers the unit must attach.
    """

    key: str
    number: str
    name: str
    maximum: Decimal
    method: Method
    indicator: str = ""
    scorer: Scorer = Scorer.STANDING
    owner: str = ""
    evidence: str = ""
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A branch; its points are the sum of its parts and never more than ``maximum``."""

    key: str
    number: str
    name: str
    maximum: Decimal
    parts: tuple[Group | Criterion, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A top part. Of a bonus or penalty section ``maximum`` is the cap of all its lines together."""

    key: str
    number: str
    name: str
    kind: SectionKind
    maximum: Decimal
    parts: tuple[Group | Criterion, ...]


Node = Section | Group | Criterion


@dataclass(frozen=True, slots=True)
class LateRule:
    """``per_day`` percent of the points of a line for every working day late after ``free_days``, at most ``most``."""

    per_day: Decimal = Decimal(0)
    most: Decimal = Decimal(0)
    free_days: int = 0

    def cut(self, days: int) -> Decimal:
        """Percent of the points that so many days late cost."""
        return min(self.most, self.per_day * max(0, days - self.free_days))


@dataclass(frozen=True, slots=True)
class InputRules:
    """What happens to a line whose figure is late, missing, disputed or not yet confirmed up to ``needs``."""

    late: LateRule = LateRule()
    missing: MissingRule = MissingRule.ZERO
    disputed: DisputeRule = DisputeRule.LOWER
    unconfirmed: UnconfirmedRule = UnconfirmedRule.COUNTS
    needs: FigureState = FigureState.CONFIRMED


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that vetoes (liệt). Either a node that must reach ``least_percent``, or a fact that must not hold.

    ``node`` empty: ``name`` is the fact, and the standing body says whether it happened.
    """

    key: str
    name: str
    veto: Veto
    node: str = ""
    least_percent: Decimal = Decimal(0)
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """One rule between equals. ``node`` is the key of a section, group or criterion for :attr:`TieBy.NODE`."""

    by: TieBy
    node: str = ""


@dataclass(frozen=True, slots=True)
class ClassRule:
    """A class (xếp loại) from ``least_percent`` of the maximum on, for at most ``most_share`` percent of the units."""

    key: str
    name: str
    least_percent: Decimal
    most_share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Scheme:
    """The whole table. ``maximum`` is the sum of the main sections; points are rounded to ``places`` decimals."""

    name: str
    year: int
    maximum: Decimal
    sections: tuple[Section, ...]
    inputs: InputRules = InputRules()
    gates: tuple[Gate, ...] = ()
    ties: tuple[Tie, ...] = ()
    classes: tuple[ClassRule, ...] = ()
    places: int = 2
    basis: str = ""
    notes: tuple[str, ...] = field(default=())


def leaves(node: Node) -> Iterator[Criterion]:
    """The criteria under a node, in order."""
    if isinstance(node, Criterion):
        yield node
        return
    for part in node.parts:
        yield from leaves(part)


def nodes(node: Node) -> Iterator[Node]:
    """The node and everything under it, each before its parts."""
    yield node
    if not isinstance(node, Criterion):
        for part in node.parts:
            yield from nodes(part)


def all_nodes(scheme: Scheme) -> Iterator[Node]:
    """Every section, group and criterion in order."""
    for section in scheme.sections:
        yield from nodes(section)


def criteria(scheme: Scheme) -> Iterator[tuple[SectionKind, Criterion]]:
    """Every criterion with the kind of its section, in order."""
    for section in scheme.sections:
        for criterion in leaves(section):
            yield section.kind, criterion


def criterion_of(scheme: Scheme, key: str) -> Criterion | None:
    """The criterion of that key, or None."""
    return next((criterion for _kind, criterion in criteria(scheme) if criterion.key == key), None)


def indicators_of(scheme: Scheme) -> frozenset[str]:
    """Codes of the indicators whose figures the scheme takes from the record."""
    return frozenset(criterion.indicator for _kind, criterion in criteria(scheme) if criterion.indicator)
