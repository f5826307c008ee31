"""The part "Tiến độ" of a campaign's page: its spread, what asks for attention, every target as a line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from thidua.campaigns.models import Campaign
from thidua.core.badges import Badge
from thidua.desk.shown.lights import Spread, legend, spread
from thidua.desk.shown.progress import LineGroup, TargetLine, line_groups, target_line, worst_first
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.queries.campaign_year import CampaignYear, campaign_year
from thidua.monitoring.queries.dashboard import WATCHED
from thidua.monitoring.queries.progress import Lens, progress_of_whole

MOST_WORST = 5


@dataclass(frozen=True, slots=True)
class CampaignProgress:
    """How a campaign stands. ``followed`` is False before it is launched: then there is nothing to show yet."""

    followed: bool
    spread: Spread
    groups: tuple[LineGroup, ...]
    worst: tuple[TargetLine, ...]
    legend: tuple[tuple[Badge, str, str], ...]


def lines_of(of: CampaignYear, lens: Lens) -> list[TargetLine]:
    """The targets of a campaign as a whole, as numbered lines. One query (as then)."""
    rows = progress_of_whole(of, lens)
    return [target_line(row, of, number, of.node) for number, row in enumerate(rows, start=1)]


def most_urgent(lines: list[TargetLine]) -> tuple[TargetLine, ...]:
    """The few targets that ask for attention first."""
    return tuple(line for line in worst_first(lines) if line.light in {Light.OFF, Light.AT_RISK})[:MOST_WORST]


def campaign_progress(campaign: Campaign, on: date) -> CampaignProgress:
    """The standing of a campaign on the day, everything reported counted."""
    followed = campaign.state in WATCHED
    lines = lines_of(campaign_year(campaign, on), Lens(on)) if followed else []
    return CampaignProgress(
        followed=followed,
        spread=spread(line.light for line in lines),
        groups=line_groups(lines),
        worst=most_urgent(lines),
        legend=legend(),
    )
