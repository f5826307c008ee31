"""The scorecard of a unit: all lines, sums along the tree, caps, gates, and the total.

total = main points, rebased where lines were not assigned, + bonus up to its cap - penalties up to theirs, never
below 0. The arithmetic depends on the scheme and the inputs alone: the same two give the same digits at any time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from thidua.scoring.logic.earning import ZERO, rounded
from thidua.scoring.logic.inputs import CardInput
from thidua.scoring.logic.lines import Desk, Line, score_line
from thidua.scoring.logic.methods import HUNDRED
from thidua.scoring.logic.peers import peers_by_criterion
from thidua.scoring.logic.scheme import Criterion, Gate, Node, Scheme, criteria
from thidua.scoring.logic.terms import SectionKind, Standing, Veto


@dataclass(frozen=True, slots=True)
class Sum:
    """Points of a branch after its cap, and the maximum of those of its lines that count."""

    points: Decimal
    possible: Decimal
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A unit's result. ``earned`` are the main points before rebasing, ``main`` after it; ``penalty`` is not signed.

    ``possible`` is the maximum of the main lines that count. ``percent`` is of the maximum of the scheme and may
    exceed 100 by the bonus.
    """

    unit: str
    name: str
    lines: tuple[Line, ...]
    sums: Mapping[str, Sum]
    earned: Decimal
    possible: Decimal
    main: Decimal
    bonus: Decimal
    penalty: Decimal
    total: Decimal
    percent: Decimal
    gates: tuple[Gate, ...]
    last_percent: Decimal | None = None

    @property
    def late_days(self) -> int:
        """Working days late over all lines."""
        return sum(line.reading.late_days for line in self.lines)

    @property
    def open_lines(self) -> tuple[Line, ...]:
        """Lines that may still change: missing, disputed, not confirmed."""
        return tuple(line for line in self.lines if line.standing not in {Standing.FIRM, Standing.NOT_ASSIGNED})

    @property
    def improvement(self) -> Decimal | None:
        """Percentage points gained since last year; None where there is no last year."""
        return None if self.last_percent is None else self.percent - self.last_percent

    def vetoed(self, veto: Veto) -> bool:
        """Whether a gate with this effect was not passed."""
        return any(gate.veto is veto for gate in self.gates)


def score(scheme: Scheme, cards: Sequence[CardInput]) -> tuple[Card, ...]:
    """The cards of all units, in the order given. Points by rank look at all of them, so score the cluster whole."""
    desk = Desk(scheme.inputs, scheme.places, peers_by_criterion(scheme, cards))
    listed = tuple(criteria(scheme))
    return tuple(_card(scheme, card, _lines(card, listed, desk)) for card in cards)


def _lines(card: CardInput, listed: Sequence[tuple[SectionKind, Criterion]], desk: Desk) -> tuple[Line, ...]:
    readings = {given.criterion: given.reading for given in card.readings}
    return tuple(score_line(criterion, kind, readings.get(criterion.key), desk) for kind, criterion in listed)


def _card(scheme: Scheme, card: CardInput, lines: tuple[Line, ...]) -> Card:
    sums = sums_of(scheme, lines)
    by_kind = {kind: _of_kind(scheme, sums, kind) for kind in SectionKind}
    main, bonus, penalty = (by_kind[kind] for kind in SectionKind)
    possible = sum((sums[s.key].possible for s in scheme.sections if s.kind is SectionKind.MAIN), ZERO)
    rebased = rebase(main, possible, scheme)
    total = max(ZERO, rebased + bonus + penalty)
    return Card(
        unit=card.unit,
        name=card.name,
        lines=lines,
        sums=sums,
        earned=main,
        possible=possible,
        main=rebased,
        bonus=bonus,
        penalty=-penalty,
        total=total,
        percent=percent_of(total, scheme),
        gates=tuple(gate for gate in scheme.gates if _closed(gate, card, sums)),
        last_percent=card.last_percent,
    )


def rebase(earned: Decimal, possible: Decimal, scheme: Scheme) -> Decimal:
    """Main points as if everything had been assigned: what was earned, over what could be earned."""
    if possible == scheme.maximum:
        return earned
    return rounded(earned * scheme.maximum / possible, scheme.places) if possible else ZERO


def percent_of(total: Decimal, scheme: Scheme) -> Decimal:
    """A total in percent of the maximum, to two decimals."""
    return rounded(total * HUNDRED / scheme.maximum, 2) if scheme.maximum else ZERO


def sums_of(scheme: Scheme, lines: Sequence[Line]) -> dict[str, Sum]:
    """Points along the tree by key of section, group and criterion, each after its cap."""
    by_key = {line.criterion.key: line for line in lines}
    sums: dict[str, Sum] = {}
    for section in scheme.sections:
        _add_up(section, by_key, sums)
    return sums


def _add_up(node: Node, by_key: Mapping[str, Line], sums: dict[str, Sum]) -> Sum:
    if isinstance(node, Criterion):
        line = by_key[node.key]
        found = Sum(line.points, node.maximum if line.counts else ZERO)
    else:
        parts = [_add_up(part, by_key, sums) for part in node.parts]
        points, possible = sum((p.points for p in parts), ZERO), sum((p.possible for p in parts), ZERO)
        within = max(-node.maximum, min(node.maximum, points))
        found = Sum(within, min(possible, node.maximum), within != points)
    sums[node.key] = found
    return found


def _of_kind(scheme: Scheme, sums: Mapping[str, Sum], kind: SectionKind) -> Decimal:
    return sum((sums[section.key].points for section in scheme.sections if section.kind is kind), ZERO)


def _closed(gate: Gate, card: CardInput, sums: Mapping[str, Sum]) -> bool:
    if not gate.node:
        return gate.key in card.facts
    found = sums[gate.node]
    return found.possible > 0 and found.points * HUNDRED < gate.least_percent * found.possible
