"""The columns of a scorecard: which of the numbers written at the stages counts, and in what state it is then.

Self-score, check by the owner of the criterion, cross-scores of the peers, appraisal: the latest stage that has spoken
decides. Several peers make one number between them by a rule that no single peer can bend. Nobody scores the own unit
in the cross-round.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from thidua.monitoring.logic.states import FigureState
from thidua.scoring.logic.inputs import Reading
from thidua.scoring.logic.methods import Manual, YesNo
from thidua.scoring.logic.scheme import Criterion
from thidua.scoring.logic.terms import Scorer, Stage

FROM_THREE = 3
"""Number of peers from which the highest and the lowest mark are left out."""
STATE_OF_STAGE = {
    Stage.SELF: FigureState.REPORTED,
    Stage.CHECK: FigureState.CONFIRMED,
    Stage.CROSS: FigureState.CONFIRMED,
    Stage.APPRAISAL: FigureState.OFFICIAL,
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What one body wrote into one column. ``scorer`` is the code of its unit; ``returned`` asks for it anew."""

    stage: Stage
    scorer: str
    measure: Decimal | None
    returned: bool = False


def stages_of(criterion: Criterion) -> tuple[Stage, ...]:
    """The columns that people fill for a criterion; none where the record alone speaks."""
    if criterion.indicator:
        return ()
    extra = {Scorer.OWNER: (Stage.CHECK,), Scorer.CLUSTER: (Stage.CROSS,)}.get(criterion.scorer, ())
    return (Stage.SELF, *extra, Stage.APPRAISAL)


def chosen_stage(marks: Sequence[Mark]) -> Stage | None:
    """The latest stage that has spoken and was not returned."""
    spoken = {mark.stage for mark in marks if mark.measure is not None and not mark.returned}
    return next((stage for stage in reversed(Stage) if stage in spoken), None)


def column(criterion: Criterion, marks: Sequence[Mark], stage: Stage) -> Decimal | None:
    """The number of one column, that of the peers together; None where nobody has written one."""
    said = [mark.measure for mark in marks if mark.stage is stage and mark.measure is not None and not mark.returned]
    if not said:
        return None
    return together(criterion, said) if stage is Stage.CROSS else said[-1]


def together(criterion: Criterion, said: Sequence[Decimal]) -> Decimal:
    """One number out of many: the mean of marks without the extremes, the majority of answers, the middle of counts.

    An even split of answers is a no: what is doubtful is not earned twice. Of an even number of counts the lower of the
    two in the middle is taken, so that it stays a count.
    """
    ordered = sorted(said)
    if isinstance(criterion.method, YesNo):
        yes = sum(1 for answer in said if answer)
        return Decimal(1 if yes * 2 > len(said) else 0)
    if not isinstance(criterion.method, Manual):
        return ordered[(len(ordered) - 1) // 2]
    inner = ordered[1:-1] if len(ordered) >= FROM_THREE else ordered
    mean = sum(inner, Decimal(0)) / len(inner)
    return mean.quantize(Decimal("0.01"), ROUND_HALF_UP)


def reading_of(criterion: Criterion, marks: Sequence[Mark], claimed: Decimal | None = None, basis: str = "") -> Reading:
    """What the columns say of a criterion that people score; ``claimed`` is the number of an open appeal."""
    stage = chosen_stage(marks)
    if stage is None:
        return Reading(basis=basis)
    return Reading(column(criterion, marks, stage), STATE_OF_STAGE[stage], disputed=claimed, basis=basis)


def fits(criterion: Criterion, measure: Decimal) -> bool:
    """Whether a person may write this number: yes or no as 1 or 0, whole counts, marks within the line."""
    match criterion.method:
        case YesNo():
            return measure in {0, 1}
        case Manual(mark_step=step):
            return 0 <= measure <= criterion.maximum and measure % step == 0
        case _:
            return measure >= 0
