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


@dataclass(frozen=True, slots=True)
class Line:
    """``points`` is ``raw`` less ``cut``, signed: a penalty is negative. ``low`` to ``high`` is where it may still go.

    ``place`` is that among the peers for criteria scored by rank. A line that does not count has 0 points and leaves
    the denominator.
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
        return _unconfirmed(criterion, kind, known, desk)
    return _counted(criterion, kind, known, Standing.FIRM, known.measure, desk)


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


def _counted(
    criterion: Criterion, kind: SectionKind, reading: Reading, standing: Standing, measure: Decimal, desk: Desk
) -> Line:
    place = _place(criterion, measure, desk)
    raw = rounded(earn(criterion.method, criterion.maximum, measure, place), desk.places)
    late = reading.late_days and kind is not SectionKind.PENALTY
    cut = rounded(raw * desk.rules.late.cut(reading.late_days) / HUNDRED, desk.places) if late else ZERO
    points = -raw if kind is SectionKind.PENALTY else raw - cut
    return Line(
        criterion, kind, reading, standing, counts=True, raw=raw, cut=cut, points=points, low=points, high=points,
        place=place,
    )  # fmt: skip


def _place(criterion: Criterion, measure: Decimal, desk: Desk) -> int | None:
    if not isinstance(criterion.method, Rank):
        return None
    return desk.peers[criterion.key].place(measure)


def _disputed(criterion: Criterion, kind: SectionKind, reading: Reading, other: Decimal, desk: Desk) -> Line:
    assert reading.measure is not None
    checked = _counted(criterion, kind, reading, Standing.DISPUTED, reading.measure, desk)
    claimed = _counted(criterion, kind, reading, Standing.DISPUTED, other, desk)
    worse, better = sorted((checked, claimed), key=lambda line: line.points)
    match desk.rules.disputed:
        case DisputeRule.CHECKED:
            chosen = checked
        case DisputeRule.LOWER:
            chosen = worse
        case DisputeRule.ZERO:
            return _flat_between(worse, better)
    return replace(chosen, low=worse.points, high=better.points)


def _flat_between(worse: Line, better: Line) -> Line:
    line = _flat(worse.criterion, worse.kind, worse.reading, Standing.DISPUTED)
    return replace(line, low=min(ZERO, worse.points), high=max(ZERO, better.points))


def _unconfirmed(criterion: Criterion, kind: SectionKind, reading: Reading, desk: Desk) -> Line:
    assert reading.measure is not None
    line = _counted(criterion, kind, reading, Standing.UNCONFIRMED, reading.measure, desk)
    swayed = [_counted(criterion, kind, reading, line.standing, measure, desk) for measure in _sways(line)]
    low, high = min(s.points for s in (line, *swayed)), max(s.points for s in (line, *swayed))
    if desk.rules.unconfirmed is UnconfirmedRule.ZERO and kind is not SectionKind.PENALTY:
        return replace(_flat(criterion, kind, reading, Standing.UNCONFIRMED), high=high)
    return replace(line, low=low, high=high)


def _sways(line: Line) -> tuple[Decimal, Decimal]:
    """The numbers an unconfirmed one may turn out to be; an answer of yes or no may turn out to be the other."""
    measure = line.reading.measure or ZERO
    if isinstance(line.criterion.method, YesNo):
        return (ZERO, Decimal(1))
    return measure * (1 - SWAY), measure * (1 + SWAY)
