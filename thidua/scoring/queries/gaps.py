"""What a round still waits for, with the names of those who owe it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from thidua.directory.models import Organisation
from thidua.scoring.logic.gaps import Share, Sheet, shares
from thidua.scoring.logic.terms import Stage
from thidua.scoring.logic.workflow import CardState
from thidua.scoring.models import Mark, Scorecard, ScoringRound
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


def shares_in(rows: Collection[ScoringRound], stage: Stage) -> dict[int, list[Share]]:
    """The unfinished parts of a stage in several rounds, by id of the round: two queries however many there are."""
    marks = Prefetch("marks", Mark.objects.filter(stage=stage).select_related("scorer").order_by("id"))
    cards = Scorecard.objects.filter(round__in=rows).select_related("organisation").prefetch_related(marks)
    sheets: dict[int, list[Sheet]] = {}
    for card in cards:
        sheets.setdefault(card.round_id, []).append(_sheet(card))
    return {
        row.pk: [share for share in shares(row.table, stage, sheets.get(row.pk, [])) if not share.complete]
        for row in rows
    }
