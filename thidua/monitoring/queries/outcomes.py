"""What was reached of each target, in the words that the papers of a campaign use."""

from __future__ import annotations

from datetime import date

from thidua.campaigns.logic.papers.source import Outcome
from thidua.campaigns.models import Campaign
from thidua.core.logic.numerals import format_number
from thidua.monitoring.logic.lights import WORDS_VI, Light
from thidua.monitoring.queries.campaign_year import campaign_year
from thidua.monitoring.queries.progress import Lens, TargetProgress, progress_of_whole

BEHIND = frozenset({Light.AT_RISK, Light.OFF})
PLACES = 2


def outcomes_of(campaign: Campaign, on: date) -> dict[int, Outcome]:
    """The newest figure of every target that has one, by id of the target. A constant number of queries."""
    of = campaign_year(campaign, on)
    found = ((row, _outcome(row)) for row in progress_of_whole(of, Lens(on)))
    return {row.target.pk: outcome for row, outcome in found if outcome is not None}


def _outcome(row: TargetProgress) -> Outcome | None:
    point, progress = row.standing.point, row.standing.progress
    if point is None:
        return None
    remark = WORDS_VI[row.light].lower() if progress else ""
    if progress and progress.judgement.completion and not row.target.change:
        remark = f"{format_number(progress.judgement.completion)}%, {remark}"
    value = round(point.value, PLACES)
    target = row.target
    unit = target.figure_unit or (target.indicator.unit if target.indicator else target.unit)
    return Outcome(format_number(value), unit, remark, behind=row.light in BEHIND)
