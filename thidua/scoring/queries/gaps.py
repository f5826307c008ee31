"""What a round still waits for, with the names of those who owe it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from thidua.directory.models import Organisation
from thidua.scoring.logic.gaps import Share, Sheet, shares
from thidua.scoring.logic.terms import Stage
from thidua.scoring.logic.workflow import CardState
from thidua.scoring.models import Scorecard, ScoringRound
from thidua.scoring.queries.results import column_marks
from thidua.scoring.queries.rounds import cards_of


@dataclass(frozen=True, slots=True)
class RoundWork:
    """The parts of everybody in every stage, and the units that are named in them by code."""

    shares: Mapping[Stage, Sequence[Share]]
    units: Mapping[str, Organisation]
    members: Sequence[str]

    def waiting(self, stage: Stage) -> list[Share]:
        """The parts of a stage in which something is left to do."""
        return [share for share in self.shares[stage] if not share.complete]


def round_work(row: ScoringRound) -> RoundWork:
    """Who has done what in a round: a constant number of queries."""
    table, cards = row.table, list(cards_of(row))
    sheets = [_sheet(card) for card in cards]
    units = {card.organisation.code: card.organisation for card in cards}
    units |= {unit.code: unit for unit in row.checkers.all()}
    return RoundWork(
        shares={stage: shares(table, stage, sheets) for stage in Stage},
        units=units,
        members=[card.organisation.code for card in cards],
    )


def _sheet(card: Scorecard) -> Sheet:
    submitted = card.state == CardState.SUBMITTED
    return Sheet(card.organisation.code, submitted, column_marks(card.marks.all()))


def shares_of(row: ScoringRound, stage: Stage, scorers: Collection[str]) -> list[Share]:
    """The unfinished parts of a stage that the named units owe; ``""`` stands for the standing body."""
    sheets = [_sheet(card) for card in cards_of(row)]
    return [share for share in shares(row.table, stage, sheets) if share.scorer in scorers and not share.complete]
