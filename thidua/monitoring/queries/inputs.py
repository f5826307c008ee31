"""What went into one number: period by period, state by state, and when any of it last changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from thidua.campaigns.models import Target
from thidua.monitoring.logic.period import Period
from thidua.monitoring.queries.campaign_year import CampaignYear
from thidua.monitoring.queries.progress import Lens, periods_with_figures
from thidua.monitoring.queries.sums import ByState, timed_sums


@dataclass(frozen=True, slots=True)
class Inputs:
    """``by_period`` is empty for a target that is judged by its parts: its changes are theirs."""

    by_period: Mapping[Period, ByState]
    changed_at: datetime | None


def inputs_of(of: CampaignYear, target: Target, node: int, lens: Lens) -> Inputs:
    """What the number of a target at a node was made from in the year of the campaign. One query (as then)."""
    parts = of.parts_of(target) if node == of.node_of(target) else []
    places = [(of.node_of(part), part.indicator_id) for part in parts] or [(node, target.indicator_id)]
    asked = {(at, indicator, of.year) for at, indicator in places if indicator is not None}
    sums = timed_sums(
        {at for at, _, _ in asked},
        {indicator for _, indicator, _ in asked},
        periods_with_figures(of.year),
        reading=lens.reading,
        on=lens.on,
    )
    read = [sums[place] for place in asked if place in sums]
    times = [part.changed_at for periods in read for by_state in periods.values() for part in by_state.values()]
    changed_at = max((time for time in times if time is not None), default=None)
    return Inputs({} if parts or not read else read[0], changed_at)
