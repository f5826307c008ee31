"""One line of a scorecard: a criterion, what is known of the unit, and the points that come of it.

The effect of every kind of doubt is stated once, here:

* not assigned – the line leaves the numerator and the denominator;
* missing – 0 points, or the line leaves both, as the scheme says; on a bonus or penalty line nothing known is nothing;
* disputed – the lower of the two results, the checked one, or 0, as the scheme says;
* not yet confirmed – counts, or 0 until confirmed, as the scheme says; the line is marked and may sway;
* late – a percentage of the points of the line is cut, never of a penalty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from thidua.monitoring.logic.states import STRENGTH
from thidua.scoring.logic.earning import ZERO, earn, rounded
from thidua.scoring.logic.inputs import NOTHING_KNOWN, Reading
from thidua.scoring.logic.methods import HUNDRED, Rank, YesNo
from thidua.scoring.logic.peers import Peers
from thidua.scoring.logic.scheme import Criterion, InputRules
from thidua.scoring.logic.terms import DisputeRule, MissingRule, SectionKind, Standing, UnconfirmedRule

SWAY = Decimal("0.05")
"""How far an unconfirmed number is thought to move either way: five percent of itself."""


_Worth = tuple[Decimal, Decimal, Decimal, int | None, Decimal | None]
"""Points before the cut for lateness, the cut, signed points, place among the peers, the number they come from."""
_NOTHING: _Worth = (ZERO, ZERO, ZERO, None, None)


@dataclass(frozen=True, slots=True)
class Line:
    """``points`` is ``raw`` less ``cut``, signed: a penalty is negative. ``low`` to ``high`` is where it may still go.

    ``used`` is the number that counted (None: none did), ``place`` that among the peers for criteria scored by rank. A
    line that does not count has 0 points and leaves the denominator.
    """

    criterion: Criterion
    kind: SectionKind
    reading: Reading
    standing: Standing
    counts: bool
    raw: Decimal
    cut: Decimal
    points: Decimal
    low: Decimal
    high: Decimal
    place: int | None = None
    used: Decimal | None = None

    @property
    def firm(self) -> bool:
        """Whether nothing that is still open can change the points."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Desk:
    """What all lines of a scoring share: the rules for doubtful inputs, the decimals, the fields of the ranked ones."""

    rules: InputRules
    places: int
    peers: Mapping[str, Peers]


def score_line(criterion: Criterion, kind: SectionKind, reading: Reading | None, desk: Desk) -> Line:
    """The line of one criterion for one unit."""
    known = reading or NOTHING_KNOWN
    if not known.assigned:
        return _outside(criterion, kind, known, Standing.NOT_ASSIGNED)
    if known.measure is None:
        return _missing(criterion, kind, known, desk.rules.missing)
    if known.disputed is not None:
        return _disputed(criterion, kind, known, known.disputed, desk)
    if STRENGTH[known.state] < STRENGTH[desk.rules.needs]:
        return _unconfirmed(criterion, kind, known, known.measure, desk)
    worth = _worth(criterion, kind, known.late_days, known.measure, desk)
    return _line(criterion, kind, known, Standing.FIRM, worth)


def _outside(criterion: Criterion, kind: SectionKind, reading: Reading, standing: Standing) -> Line:
    """A line that leaves the denominator."""
    return Line(criterion, kind, reading, standing, counts=False, raw=ZERO, cut=ZERO, points=ZERO, low=ZERO, high=ZERO)


def _flat(criterion: Criterion, kind: SectionKind, reading: Reading, standing: Standing) -> Line:
    """A line that counts with 0 points."""
    return replace(_outside(criterion, kind, reading, standing), counts=True)


def _missing(criterion: Criterion, kind: SectionKind, reading: Reading, rule: MissingRule) -> Line:
    if kind is not SectionKind.MAIN:
        return _flat(criterion, kind, reading, Standing.FIRM)
    if rule is MissingRule.LEAVES_OUT:
        return _outside(criterion, kind, reading, Standing.MISSING)
    return replace(_flat(criterion, kind, reading, Standing.MISSING), high=criterion.maximum)


def _worth(criterion: Criterion, kind: SectionKind, days: int, measure: Decimal, desk: Desk) -> _Worth:
    """What a number is worth on the line, so many working days late."""
    method = criterion.method
    place = desk.peers[criterion.key].place(measure) if isinstance(method, Rank) else None
    raw = rounded(earn(method, criterion.maximum, measure, place), desk.places)
    if kind is SectionKind.PENALTY:
        return raw, ZERO, -raw, place, measure
    cut = rounded(raw * desk.rules.late.cut(days) / HUNDRED, desk.places) if days else ZERO
    return raw, cut, raw - cut, place, measure


def _line(
    criterion: Criterion, kind: SectionKind, reading: Reading, standing: Standing, worth: _Worth, *others: Decimal
) -> Line:
    """The line that is worth so much and may yet be worth one of the others."""
    raw, cut, points, place, used = worth
    low, high = (min(points, *others), max(points, *others)) if others else (points, points)
    return Line(
        criterion, kind, reading, standing, counts=True, raw=raw, cut=cut, points=points, low=low, high=high,
        place=place, used=used,
    )  # fmt: skip


def _disputed(criterion: Criterion, kind: SectionKind, reading: Reading, other: Decimal, desk: Desk) -> Line:
    assert reading.measure is not None
    checked = _worth(criterion, kind, reading.late_days, reading.measure, desk)
    claimed = _worth(criterion, kind, reading.late_days, other, desk)
    match desk.rules.disputed:
        case DisputeRule.CHECKED:
            chosen = checked
        case DisputeRule.LOWER:
            chosen = min(checked, claimed, key=_points)
        case DisputeRule.ZERO:
            chosen = _NOTHING
    return _line(criterion, kind, reading, Standing.DISPUTED, chosen, _points(checked), _points(claimed))


def _points(worth: _Worth) -> Decimal:
    return worth[2]


def _unconfirmed(criterion: Criterion, kind: SectionKind, reading: Reading, measure: Decimal, desk: Desk) -> Line:
    worth = _worth(criterion, kind, reading.late_days, measure, desk)
    others = [_points(_worth(criterion, kind, reading.late_days, m, desk)) for m in _sways(criterion, measure)]
    if desk.rules.unconfirmed is UnconfirmedRule.ZERO and kind is not SectionKind.PENALTY:
        return _line(criterion, kind, reading, Standing.UNCONFIRMED, _NOTHING, _points(worth), *others)
    return _line(criterion, kind, reading, Standing.UNCONFIRMED, worth, *others)


def _sways(criterion: Criterion, measure: Decimal) -> tuple[Decimal, Decimal]:
    """The numbers an unconfirmed one may turn out to be; an answer of yes or no may turn out to be the other."""
    if isinstance(criterion.method, YesNo):
        return ZERO, Decimal(1)
    return measure * (1 - SWAY), measure * (1 + SWAY)
