"""The year 2023, entered afterwards: what the figures of 2024 are laid beside. All figures are invented.

One round asks for the year as a whole, which is all that "cùng kỳ năm trước", the base of "giảm so với năm trước" and
the chart of the years look up at its end. A level ends the year where the next one begins; of what adds up a little
less was done than is asked of 2024. Where the campaign of 2024 names a baseline, that is the figure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_DOWN, Decimal

from thidua.campaigns.actions.adjust import ShareFacts, allocate_target
from thidua.campaigns.actions.compose import CampaignFacts, create_campaign, set_document_number
from thidua.campaigns.actions.launch import close, publish
from thidua.campaigns.actions.targets import TargetFacts, add_target
from thidua.campaigns.logic.terms import Comparator, Direction, Entry, Group, Measured, Meets, OverUnits
from thidua.campaigns.models import Campaign, Indicator, Target
from thidua.core.audit import SYSTEM
from thidua.demo.cascading import INVENTED, Users
from thidua.demo.founding import Units
from thidua.demo.reporting import wanted_of
from thidua.demo.yearly import Month, Wanted, rounded, twelve_months
from thidua.directory.models import User
from thidua.monitoring.actions.confirmations import confirm_figures
from thidua.monitoring.actions.figures import FigureFacts, save_figures
from thidua.monitoring.actions.reports import approve_reports, submit_report
from thidua.monitoring.actions.rounds import lock_round, open_round, plan_rounds
from thidua.monitoring.logic.deadlines import RoundPlan
from thidua.monitoring.logic.period import Period, PeriodKind
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation, Report, Round
from thidua.monitoring.queries.asked import Asking, askings, indicator_of

YEAR = 2023
TITLE, NUMBER = "Phong trào thi đua năm 2023 (số liệu minh họa)", "01/PĐ-UBND"
SIGNED, ENDED = date(2023, 1, 9), date(2023, 12, 20)
ENTERED, DUE, LOCKED = date(2023, 12, 21), date(2023, 12, 29), date(2024, 1, 5)
ROUND = RoundPlan(Period(YEAR, PeriodKind.YEAR), opens_on=ENTERED, due_on=DUE, lock_on=LOCKED)
LESS = Decimal("0.92")
"""What 2023 asked of that which adds up, beside 2024."""
TENTH = Decimal("0.1")
WHOLE = 40
"""A baseline of 12,5 % is a whole number of households where their number can be divided by this."""
ASKED_OF_SHARES = Decimal("0.99")
"""How much of the share that 2023 reached it had asked for."""
REACHED_THEN: Mapping[str, tuple[str, ...]] = {"XH-01": ("vanan",), "XH-05": ("thuongcuong", "quanson")}
"""Who reached in 2023 what others are to reach in 2024: a commune or a school counts once."""
Figures = Mapping[int, Sequence[FigureFacts]]
"""What is entered for each unit, by its id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One indicator as 2023 asked it: the target of 2024 it comes from, and where each unit was led to, by handle."""

    target: Target
    wanted: Mapping[str, Wanted]

    @property
    def shared(self) -> bool:
        """Whether it was shared out among communes."""
        return bool(self.target.shared)  # type: ignore[attr-defined]  # annotated by the reading


def enter_year_before(campaign: Campaign, units: Units, users: Users) -> int:
    """The campaign of 2023 with its figures, entered in December and closed. Returns how many reports it took."""
    asked = list(_asked(askings([campaign.pk])[campaign.pk], units))
    before = _published(campaign, asked, units, users)
    [row] = plan_rounds(before, [ROUND], by=users["chuyenvien"], on=ENTERED)
    count = _fill_in(row, _figures(asked, units), by=users["chuyenvien"])
    close(before, by=users["lanhdao"], on=LOCKED)
    return count


def _asked(asking: Asking, units: Units) -> Iterator[Asked]:
    """Every indicator that 2024 reports on; the same units but for what a unit reaches once."""
    handles = {unit.pk: handle for handle, unit in units.items()}
    for target in asking.targets:
        asked = asking.units[target.pk]
        names = REACHED_THEN.get(indicator_of(target).code, tuple(handles[unit] for unit in asked))
        shares = {name: asking.share_of(target, unit) for name, unit in zip(names, asked, strict=True)}
        wanted = {name: _then(target, wanted_of(target, share, name)) for name, share in shares.items()}
        yield Asked(target, wanted)


def _then(target: Target, now: Wanted) -> Wanted:
    """Where 2023 led to, from where 2024 leads to."""
    if target.measured == Measured.CHANGE:
        return replace(now, kept=True)
    if target.baseline is not None:
        size = max(now.size // WHOLE * WHOLE, WHOLE)
        return replace(now, goal=target.baseline, start=target.baseline, kept=True, size=size)
    if now.entry is Entry.INCREMENT:
        return replace(now, goal=rounded(now.goal * LESS, now.unit))
    return replace(now, goal=rounded(now.start, now.unit), kept=True)


def _published(campaign: Campaign, asked: Sequence[Asked], units: Units, users: Users) -> Campaign:
    """The campaign of 2023 as it stood on paper: its targets, its shares, sent out."""
    officer, leader = users["chuyenvien"], users["lanhdao"]
    before = create_campaign(_facts(campaign), issuer=units["huyen"], by=officer, on=ENTERED)
    for one in asked:
        target = add_target(before, _target(one), by=officer, on=ENTERED)
        if one.shared:
            shares = [ShareFacts(units[name], _value(one, [wanted.goal])) for name, wanted in one.wanted.items()]
            allocate_target(target, shares, by=officer, on=ENTERED)
    set_document_number(before, number=NUMBER, signed_on=SIGNED, by=officer, on=ENTERED)
    return publish(before, by=leader, on=ENTERED)


def _facts(campaign: Campaign) -> CampaignFacts:
    return CampaignFacts(
        title=TITLE,
        year=YEAR,
        objective=f"{INVENTED}: ghi lại kết quả năm {YEAR} để đối chiếu cùng kỳ.",
        starts=SIGNED,
        ends=ENDED,
        doc_type=campaign.doc_type,
        place=campaign.place,
    )


def _target(one: Asked) -> TargetFacts:
    """What 2023 asked of the whole: what its units were led to, together."""
    indicator = indicator_of(one.target)
    goals = [wanted.goal for wanted in one.wanted.values()]
    rises = one.target.measured == Measured.CHANGE
    fewer = indicator.direction == Direction.LOWER
    return TargetFacts(
        name=indicator.name,
        comparator=Comparator.INCREASE_BY if rises else Comparator.EQ,
        value=_value(one, goals),
        unit=indicator.unit,
        meets=None if rises else Meets.AT_MOST if fewer else Meets.AT_LEAST,
        group=Group(indicator.group),
        indicator=indicator,
    )


def _value(one: Asked, goals: Sequence[Decimal]) -> Decimal:
    if indicator_of(one.target).over_units == OverUnits.SUM:
        return sum(goals, Decimal(0))
    known = one.target.baseline is not None
    return goals[0] if known else (goals[0] * ASKED_OF_SHARES).quantize(TENTH, ROUND_DOWN)


def _figures(asked: Sequence[Asked], units: Units) -> Figures:
    """What every unit says of the year, by its id."""
    figures: dict[int, list[FigureFacts]] = defaultdict(list)
    for one in asked:
        indicator = indicator_of(one.target)
        for name, wanted in one.wanted.items():
            months = twelve_months(wanted, name, indicator.code, str(YEAR))
            figures[units[name].pk].append(_figure(indicator, months))
    return figures


def _figure(indicator: Indicator, months: Sequence[Month]) -> FigureFacts:
    """Of what adds up the sum of the months, else how it stood at the end."""
    if indicator.entry == Entry.INCREMENT:
        return FigureFacts(indicator, sum((month.value for month in months if month.value is not None), Decimal(0)))
    said = months[-1]
    return FigureFacts(indicator, said.value, said.numerator, said.denominator)


def _fill_in(row: Round, figures: Figures, *, by: User) -> int:
    """The round from its opening until it is locked, all units entered by the system. Returns how many there are."""
    row = open_round(row, by=by, on=ENTERED)
    reports = list(Report.objects.filter(round=row).select_related("round__campaign__issuer", "organisation"))
    for report in reports:
        save_figures(report, figures[report.organisation_id], by=SYSTEM, on=DUE)
    approve_reports([submit_report(report, by=SYSTEM, on=DUE) for report in reports], by=SYSTEM, on=DUE)
    waiting = Observation.objects.filter(period=row.period, state=FigureState.APPROVED)
    confirm_figures(list(waiting.select_related("indicator", "organisation").order_by("pk")), by=SYSTEM, on=DUE)
    lock_round(row, by=by, on=LOCKED)
    return len(reports)
