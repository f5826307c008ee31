"""The port to the evidence room: attainments as the campaigns of an organiser and the figures reported for them say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from thidua.campaigns.logic.workflow import CampaignState
from thidua.campaigns.models import Campaign
from thidua.directory.models import Organisation
from thidua.monitoring.logic.deadlines import lateness_by
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Report
from thidua.monitoring.queries.calendar import calendar_of
from thidua.monitoring.queries.campaign_year import CampaignYear, campaign_year
from thidua.monitoring.queries.dashboard import progress_of_units
from thidua.monitoring.queries.progress import Lens, TargetProgress
from thidua.scoring.logic.attained import Attained, Attainments

UNDER_WAY = (CampaignState.PUBLISHED, CampaignState.CLOSED)
Pair = tuple[str, str]
"""Code of a unit and code of an indicator."""


def record_of(organiser: Organisation) -> Attainments:
    """The attainments that the organiser's own campaigns bring. Where two ask for the same, the earlier one speaks."""

    def attainments(
        year: int, indicators: Collection[str], units: Collection[str], on: date
    ) -> Mapping[Pair, Attained]:
        found: dict[Pair, Attained] = {}
        if not indicators:
            return found
        members = list(Organisation.objects.filter(code__in=units))
        rows = Campaign.objects.filter(issuer=organiser, year=year, state__in=UNDER_WAY).select_related("issuer")
        for campaign in rows.order_by("published_on", "pk"):
            for pair, attained in _of_campaign(campaign_year(campaign, on), members, on).items():
                if pair[1] in indicators:
                    found.setdefault(pair, attained)
        return found

    return attainments


def _of_campaign(of: CampaignYear, members: list[Organisation], on: date) -> dict[Pair, Attained]:
    late = _late_days(of.campaign, members, on)
    found: dict[Pair, Attained] = {}
    for unit in progress_of_units(of, members, Lens(on)):
        for row in unit.rows:
            if row.target.indicator is not None:
                pair = (unit.unit.code, row.target.indicator.code)
                found.setdefault(pair, _attained(row, late.get(unit.unit.pk, {})))
    return found


def _late_days(campaign: Campaign, members: list[Organisation], on: date) -> dict[int, dict[str, int]]:
    """Working days late by id of the unit and code of the period. Three queries.

    What was handed in is counted by the calendar as it is now: a day off may have been entered since.
    """
    late_by = lateness_by(calendar_of(campaign.issuer, on))
    rows = Report.objects.filter(round__campaign=campaign, organisation__in=members, late_days__gt=0)
    told = rows.values_list("organisation_id", "round__period", "late_days", "first_submitted_on", "round__due_on")
    found: dict[int, dict[str, int]] = {}
    for unit, period, noted, sent_on, due_on in told:
        found.setdefault(unit, {})[period] = noted if sent_on is None else late_by(sent_on, due_on)
    return found


def _attained(row: TargetProgress, late: Mapping[str, int]) -> Attained:
    standing = row.standing
    if standing.progress is None or standing.point is None:
        return Attained(basis=standing.why)
    return Attained(
        percent=standing.progress.judgement.completion,
        value=standing.point.value,
        state=row.reported.weakest or FigureState.REPORTED,  # a sum is no surer than its weakest part
        late_days=late.get(str(standing.point.period), 0),
        basis=standing.progress.reason_vi,
    )
