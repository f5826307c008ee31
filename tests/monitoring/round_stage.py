"""The district with a published campaign whose one target is shared out among three communes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from tests.remembering import the_district
from thidua.campaigns.actions.adjust import ShareFacts, allocate_target
from thidua.campaigns.actions.catalogue import IndicatorFacts, add_indicator
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import publish
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.terms import Comparator, Meets
from thidua.campaigns.models import Campaign, Target
from thidua.core.logic.workdays import Calendar
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.models import Organisation, User
from thidua.monitoring.actions.rounds import open_round, plan_rounds
from thidua.monitoring.logic.deadlines import Terms, late_days, plan_year
from thidua.monitoring.logic.period import PeriodKind
from thidua.monitoring.logic.public_holidays import PUBLIC_HOLIDAYS
from thidua.monitoring.models import Report, Round

LAUNCH = date(2024, 1, 16)
DUE = date(2024, 3, 19)
"""Deadline of March: three working days after Thursday 14/03/2024."""


@dataclass(frozen=True)
class Stage:
    """Who and what the tests of rounds are about. ``march`` is open from 09/03 to 19/03, locked by itself on 26/03."""

    cast: Cast
    campaign: Campaign
    target: Target
    rounds: Sequence[Round]

    @property
    def march(self) -> Round:
        return Round.objects.select_related("campaign__issuer").get(campaign=self.campaign, period="2024-03")

    def report(self, unit: Organisation, period: str = "2024-03") -> Report:
        rows = Report.objects.select_related("round__campaign", "organisation")
        return rows.get(round__campaign=self.campaign, round__period=period, organisation=unit)


def set_the_stage() -> Stage:
    cast = the_district(LAUNCH)
    by = cast.officer
    indicator = add_indicator(
        IndicatorFacts("Diện tích rừng trồng mới", "ha", owner=cast.agriculture),
        keeper=cast.district, code="MT-01", by=by, on=LAUNCH,
    )  # fmt: skip
    facts = CampaignFacts("Thi đua năm 2024", 2024, starts=LAUNCH, ends=date(2024, 12, 31))
    campaign = create_campaign(facts, issuer=cast.district, by=by, on=LAUNCH)
    wanted = TargetFacts(
        "Trồng rừng", Comparator.EQ, Decimal(300), unit="ha", meets=Meets.AT_LEAST, indicator=indicator
    )
    target = add_target(campaign, wanted, by=by, on=LAUNCH)
    set_document_number(campaign, number="05/PĐ-UBND", signed_on=LAUNCH, by=by, on=LAUNCH)
    campaign = publish(campaign, by=by, on=LAUNCH)
    share(target, [cast.bang_huu, cast.nhan_ly, cast.bang_mac], by=by)
    rounds = plan_rounds(campaign, months(), by=by, on=LAUNCH)
    return Stage(cast, campaign, target, rounds)


def share(target: Target, units: Sequence[Organisation], *, by: User) -> None:
    allocate_target(target, [ShareFacts(unit, Decimal(100)) for unit in units], by=by, on=LAUNCH)


def months(terms: Terms | None = None) -> list:  # type: ignore[type-arg]
    calendar = Calendar.of(PUBLIC_HOLIDAYS)
    return list(plan_year(2024, {PeriodKind.MONTH: terms or Terms()}, calendar, starts=LAUNCH, ends=date(2024, 12, 31)))


def open_march(stage: Stage) -> Round:
    return open_round(stage.march, by=stage.cast.officer, on=date(2024, 3, 9))


def send(report: Report, on: date) -> None:
    """The unit has sent its report; what else belongs to that does not matter here."""
    report.state, report.first_submitted_on, report.submitted_on = "submitted", on, on
    report.late_days = late_days(on, report.round.due_on, Calendar.of(PUBLIC_HOLIDAYS))
    report.save()


def give_address(*users: User) -> None:
    for user in users:
        user.email = f"{user.username}@example.vn"
        user.save(update_fields=["email"])


def codes_since(seq: int) -> list[str]:
    return list(AuditEntry.objects.filter(seq__gt=seq).values_list("code", flat=True))


def last_seq() -> int:
    entry = AuditEntry.objects.order_by("-seq").first()
    return entry.seq if entry else 0
