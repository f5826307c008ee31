"""What a round of judging still waits for at each stage: who owes marks on whose card, and how many lines.

Lines that come from the record are nobody's debt. A returned mark counts as not written. In the cross-round every
member owes marks on every card but its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from thidua.scoring.logic.columns import Mark, chosen_stage, stages_of
from thidua.scoring.logic.scheme import Criterion, Scheme, criteria
from thidua.scoring.logic.terms import Scorer, SectionKind, Stage


@dataclass(frozen=True, slots=True)
class Sheet:
    """The card of one unit: whether it was handed in, and what stands in its columns by key of the criterion."""

    unit: str
    submitted: bool
    marks: Mapping[str, Sequence[Mark]]


@dataclass(frozen=True, slots=True)
class Share:
    """What ``scorer`` has written on the card of ``unit``: ``done`` of ``wanted`` lines; codes of units."""

    scorer: str
    unit: str
    done: int
    wanted: int
    handed_in: bool = True

    @property
    def complete(self) -> bool:
        """Whether nothing is left to do."""
        return self.done >= self.wanted and self.handed_in


def shares(scheme: Scheme, stage: Stage, sheets: Sequence[Sheet]) -> tuple[Share, ...]:
    """Everybody's part of a stage, in the order of the cards; only parts in which something is asked."""
    listed = [criterion for _kind, criterion in criteria(scheme)]
    match stage:
        case Stage.SELF:
            found = _self_shares(scheme, sheets)
        case Stage.CHECK:
            found = _check_shares(listed, sheets)
        case Stage.CROSS:
            found = _cross_shares(listed, sheets)
        case Stage.APPRAISAL:
            found = _appraisal_shares(scheme, sheets)
    return tuple(share for share in found if share.wanted or not share.handed_in)


def crossed(scheme: Scheme) -> bool:
    """Whether the members have anything to score at each other."""
    return any(Stage.CROSS in stages_of(criterion) for _kind, criterion in criteria(scheme))


def _written(sheet: Sheet, lines: Sequence[Criterion], stage: Stage, scorer: str) -> int:
    return sum(
        any(
            mark.stage is stage and mark.scorer == scorer and mark.measure is not None and not mark.returned
            for mark in sheet.marks.get(line.key, ())
        )
        for line in lines
    )


def _main_lines(scheme: Scheme) -> list[Criterion]:
    """Lines on which silence costs points; on bonus and penalty lines nothing said is an answer."""
    return [line for kind, line in criteria(scheme) if kind is SectionKind.MAIN and not line.indicator]


def _self_shares(scheme: Scheme, sheets: Sequence[Sheet]) -> Iterator[Share]:
    lines = _main_lines(scheme)
    for sheet in sheets:
        done = _written(sheet, lines, Stage.SELF, sheet.unit)
        yield Share(sheet.unit, sheet.unit, done, len(lines), sheet.submitted)


def _check_shares(listed: Sequence[Criterion], sheets: Sequence[Sheet]) -> Iterator[Share]:
    checked = [line for line in listed if Stage.CHECK in stages_of(line)]
    for owner in dict.fromkeys(line.owner for line in checked if line.owner):
        lines = [line for line in checked if line.owner == owner]
        for sheet in sheets:
            yield Share(owner, sheet.unit, _written(sheet, lines, Stage.CHECK, owner), len(lines))


def _cross_shares(listed: Sequence[Criterion], sheets: Sequence[Sheet]) -> Iterator[Share]:
    lines = [line for line in listed if Stage.CROSS in stages_of(line)]
    for scorer in sheets:
        for sheet in sheets:
            if scorer.unit != sheet.unit:
                yield Share(scorer.unit, sheet.unit, _written(sheet, lines, Stage.CROSS, scorer.unit), len(lines))


def _appraisal_shares(scheme: Scheme, sheets: Sequence[Sheet]) -> Iterator[Share]:
    """A line is settled when somebody besides the unit has spoken; the standing body owes the rest."""
    lines = _main_lines(scheme)
    for sheet in sheets:
        settled = sum(_settled(line, sheet.marks.get(line.key, ())) for line in lines)
        yield Share("", sheet.unit, settled, len(lines))


def _settled(line: Criterion, marks: Sequence[Mark]) -> bool:
    stage = chosen_stage(marks)
    needed = {Scorer.OWNER: Stage.CHECK, Scorer.CLUSTER: Stage.CROSS}.get(line.scorer, Stage.APPRAISAL)
    order = list(Stage)
    return stage is not None and order.index(stage) >= order.index(needed)
