"""A scheme tried on the record of a past year before it is adopted: who rises, who falls, what decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.core.logic.numerals import format_number
from thidua.core.logic.saying import say
from thidua.scoring.logic.card import Card, score
from thidua.scoring.logic.checking import Finding, Severity, check
from thidua.scoring.logic.influence import DECIDES, Influence, influences
from thidua.scoring.logic.inputs import CardInput, Given, Reading
from thidua.scoring.logic.ranking import Ranked, rank
from thidua.scoring.logic.scheme import Scheme, criteria
from thidua.scoring.logic.terms import SectionKind, Veto

CLOSE = Decimal("0.5")
"""Percent of the maximum within which a whole table is said to lie too close together."""


@dataclass(frozen=True, slots=True)
class Move:
    """A unit under the new scheme beside the place it had; ``before`` is None where it had none."""

    ranked: Ranked
    before: int | None

    @property
    def rises(self) -> int | None:
        """Places gained; negative where it falls; None where one of the places is unknown."""
        if self.before is None or self.ranked.place is None:
            return None
        return self.before - self.ranked.place


@dataclass(frozen=True, slots=True)
class Simulation:
    """The trial. ``unknown`` are criteria of the scheme for which the year left nothing; they were left out."""

    moves: tuple[Move, ...]
    influences: tuple[Influence, ...]
    findings: tuple[Finding, ...]
    unknown: tuple[str, ...]

    @property
    def risen(self) -> tuple[Move, ...]:
        """Units that gain places, those that gain most first."""
        return tuple(sorted((m for m in self.moves if (m.rises or 0) > 0), key=lambda m: -(m.rises or 0)))

    @property
    def fallen(self) -> tuple[Move, ...]:
        """Units that lose places, those that lose most first."""
        return tuple(sorted((m for m in self.moves if (m.rises or 0) < 0), key=lambda m: m.rises or 0))


def simulate(scheme: Scheme, inputs: Sequence[CardInput], before: Mapping[str, int]) -> Simulation:
    """The table that the scheme would have given on a year's inputs, beside the places that were given then."""
    unknown = _unknown(scheme, inputs)
    cards = score(scheme, [_without(card, unknown) for card in inputs])
    table = rank(scheme, cards)
    weights = influences([card for card in cards if not card.vetoed(Veto.NOT_RANKED)])
    warned = [finding for finding in check(scheme) if finding.severity is Severity.WARN]
    return Simulation(
        moves=tuple(Move(row, before.get(row.card.unit)) for row in table),
        influences=weights,
        findings=(*_table_findings(scheme, cards, weights), *warned),
        unknown=unknown,
    )


def _unknown(scheme: Scheme, inputs: Sequence[CardInput]) -> tuple[str, ...]:
    known = {
        given.criterion
        for card in inputs
        for given in card.readings
        if given.reading.measure is not None or not given.reading.assigned
    }
    main = [criterion.key for kind, criterion in criteria(scheme) if kind is SectionKind.MAIN]
    return tuple(key for key in main if key not in known)


def _without(card: CardInput, unknown: Sequence[str]) -> CardInput:
    """The card with the unknown criteria out of the denominator: a year that did not ask does not punish."""
    left_out = tuple(Given(key, Reading(assigned=False)) for key in unknown)
    kept = tuple(given for given in card.readings if given.criterion not in set(unknown))
    return replace(card, readings=(*kept, *left_out))


def _table_findings(scheme: Scheme, cards: Sequence[Card], weights: Sequence[Influence]) -> list[Finding]:
    found: list[Finding] = []
    if weights and weights[0].percent >= DECIDES:
        found.append(_decides(weights[0]))
    totals = [card.total for card in cards]
    if len(totals) > 2 and (max(totals) - min(totals)) * 100 < CLOSE * scheme.maximum:
        message = say(
            "Tổng điểm các đơn vị chỉ chênh nhau %(value)s điểm: thứ hạng dễ đổi vì chênh lệch không "
            "đáng kể; hãy dùng thang phân biệt rõ hơn.",
            value=format_number(max(totals) - min(totals)),
        )
        found.append(Finding("close", Severity.WARN, message))
    found += [_flat(weight) for weight in weights if weight.spread == 0]
    return found


def _decides(weight: Influence) -> Finding:
    message = say(
        "Tiêu chí “%(name)s” một mình quyết định %(percent)s%% chênh lệch thứ hạng; hãy giảm điểm "
        "của tiêu chí hoặc đổi cách tính.",
        name=weight.criterion.name,
        percent=format_number(weight.percent),
    )
    return Finding("decides", Severity.WARN, message, weight.criterion.key)


def _flat(weight: Influence) -> Finding:
    message = say(
        "Tiêu chí “%(name)s” cho mọi đơn vị cùng điểm nên không phân biệt được đơn vị nào.", name=weight.criterion.name
    )
    return Finding("flat", Severity.WARN, message, weight.criterion.key)
