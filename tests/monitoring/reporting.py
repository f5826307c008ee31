"""A district that reports: one campaign, five indicators of every kind, four communes, a round for any period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tests.remembering import the_district
from thidua.campaigns.actions.adjust import ShareFacts, allocate_target
from thidua.campaigns.actions.catalogue import IndicatorFacts, add_indicator
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import choose_recipients, publish
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.terms import Comparator, Entry, Meets, OverTime, OverUnits
from thidua.campaigns.models import Campaign, Indicator, Target
from thidua.core.audit import Actor
from thidua.demo.cast import Cast
from thidua.directory.models import Organisation
from thidua.monitoring.actions.figures import FigureFacts, save_figures
from thidua.monitoring.actions.reports import approve_report, open_report, submit_report
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.logic.states import RoundState
from thidua.monitoring.models import Observation, Report, Round

DAY = date(2024, 6, 20)
"""Inside the time in which figures of June are reported."""
PERIOD = "2024-06"


@dataclass(frozen=True)
class World:
    """The cast, what is measured, and the campaign that asks for it.

    Forest (ha, year to date, owned by agriculture), jobs (increments), poverty (a ratio), income (weighted by
    households) are asked of the communes; the rank (no owner, not rolled up) of the district itself, and the
    cooperatives of agriculture, which owns them.
    """

    cast: Cast
    forest: Indicator
    jobs: Indicator
    poverty: Indicator
    income: Indicator
    rank: Indicator
    cooperatives: Indicator
    campaign: Campaign

    def target(self, indicator: Indicator) -> Target:
        return Target.objects.select_related("campaign__issuer").get(campaign=self.campaign, indicator=indicator)

    def round(self, period: str = PERIOD, campaign: Campaign | None = None) -> Round:
        return open_round(campaign or self.campaign, period)

    def facts(
        self, forest: str = "10", jobs: str = "5", poverty: str = "3/60", income: str = "40"
    ) -> list[FigureFacts]:
        """Figures for everything a commune is asked for."""
        poor, households = poverty.split("/")
        return [
            FigureFacts(self.forest, Decimal(forest)),
            FigureFacts(self.jobs, Decimal(jobs)),
            FigureFacts(self.poverty, numerator=Decimal(poor), denominator=Decimal(households)),
            FigureFacts(self.income, Decimal(income), denominator=Decimal(60)),
        ]


def world(on: date = DAY) -> World:
    """Found it all, through the same actions as anybody."""
    cast = the_district(on)
    forest = _indicator(cast, "MT-01", "Diện tích rừng trồng mới", "ha", Entry.YTD, owner=cast.agriculture)
    jobs = _indicator(cast, "XH-01", "Số lao động được tạo việc làm", "người", Entry.INCREMENT, owner=cast.finance)
    poverty = _indicator(
        cast, "XH-02", "Tỷ lệ hộ nghèo", "%", Entry.LEVEL, OverUnits.RATIO, cast.finance, ("Hộ nghèo", "Số hộ")
    )
    income = _indicator(cast, "KT-01", "Thu nhập bình quân", "triệu đồng/người", Entry.LEVEL, OverUnits.WEIGHTED)
    rank = _indicator(cast, "CC-01", "Thứ hạng cải cách hành chính", "bậc", Entry.LEVEL, OverUnits.NONE)
    cooperatives = _indicator(cast, "KT-02", "Số hợp tác xã", "hợp tác xã", Entry.LEVEL, owner=cast.agriculture)
    shared = (forest, jobs, poverty, income)
    campaign = launched(cast, [*shared, rank, cooperatives], shared, on)
    return World(cast, forest, jobs, poverty, income, rank, cooperatives, campaign)


def _indicator(
    cast: Cast,
    code: str,
    name: str,
    unit: str,
    entry: Entry,
    over_units: OverUnits = OverUnits.SUM,
    owner: Organisation | None = None,
    parts: tuple[str, str] = ("", ""),
) -> Indicator:
    facts = IndicatorFacts(
        name,
        unit,
        entry=entry,
        over_units=over_units,
        over_time=OverTime.SUM if entry is Entry.INCREMENT else OverTime.LAST,
        owner=owner,
        numerator=parts[0],
        denominator=parts[1],
    )
    return add_indicator(facts, keeper=cast.district, code=code, by=cast.officer, on=cast.on)


def launched(cast: Cast, indicators: Sequence[Indicator], shared: Sequence[Indicator], on: date) -> Campaign:
    """A published campaign of the district; the ``shared`` indicators are given to the four communes."""
    facts = CampaignFacts("Thi đua năm 2024", 2024, starts=date(2024, 1, 1), ends=date(2024, 12, 31))
    campaign = create_campaign(facts, issuer=cast.district, by=cast.officer, on=on)
    choose_recipients(campaign, cast.communes, by=cast.officer, on=on)
    for indicator in indicators:
        wanted = TargetFacts(
            indicator.name, Comparator.EQ, Decimal(100), unit=indicator.unit, meets=Meets.AT_LEAST, indicator=indicator
        )
        target = add_target(campaign, wanted, by=cast.officer, on=on)
        if indicator in shared:
            given = [ShareFacts(unit, Decimal(25), weight=Decimal(60)) for unit in cast.communes]
            allocate_target(target, given, by=cast.officer, on=on)
    set_document_number(campaign, number="05/PĐ-UBND", signed_on=date(2024, 1, 5), by=cast.officer, on=on)
    return publish(campaign, by=cast.officer, on=on)


def open_round(campaign: Campaign, period: str = PERIOD) -> Round:
    """A round of the campaign that takes figures until five days after it closes, with a week more in hand."""
    span = parse_period(period)
    return Round.objects.create(
        campaign=campaign,
        period=period,
        kind=span.kind,
        closes_on=span.closes,
        opens_on=span.closes,
        due_on=span.closes + timedelta(days=12),
        state=RoundState.OPEN,
    )


def report_of(round_: Round, unit: Organisation, by: Actor, on: date = DAY) -> Report:
    return open_report(round_, unit, by=by, on=on)


def approved(world: World, report: Report, facts: Sequence[FigureFacts], *, officer: Actor, head: Actor) -> Report:
    """A report filled, submitted and approved by its head."""
    save_figures(report, facts, by=officer, on=DAY)
    submitted = submit_report(report, by=officer, on=DAY)
    return approve_report(submitted, by=head, on=DAY)


def figure(report: Report, indicator: Indicator) -> Observation:
    """The figure as it stands in the database."""
    rows = Observation.objects.select_related("organisation", "indicator")
    return rows.get(organisation=report.organisation, period=report.round.period, indicator=indicator)
