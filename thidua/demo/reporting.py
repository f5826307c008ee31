"""A year of reports: every unit, every target, twelve months, with what goes wrong in a real year.

Units with accounts act through them; the others' work is entered by the system. All figures are invented.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from thidua.campaigns.logic.target import rule_of
from thidua.campaigns.logic.terms import Comparator, Direction, Entry, Measured, OverUnits
from thidua.campaigns.models import Campaign, Target
from thidua.core.audit import SYSTEM, Actor
from thidua.demo.cascading import REPORTED, Users, allocate
from thidua.demo.founding import Units
from thidua.demo.yearly import Month, Wanted, chance, twelve_months
from thidua.monitoring.actions.confirmations import confirm_figures, return_figures
from thidua.monitoring.actions.figures import FigureFacts, correct_figure, save_figures
from thidua.monitoring.actions.reports import approve_reports, submit_report
from thidua.monitoring.actions.rounds import lock_round, open_round, plan_rounds, reopen_round
from thidua.monitoring.logic.deadlines import USUAL, plan_year
from thidua.monitoring.logic.period import PeriodKind
from thidua.monitoring.logic.states import FigureState, Missing, ReportState
from thidua.monitoring.models import Observation, Report, Round
from thidua.monitoring.queries.asked import Asking, askings, indicator_of, owner_of
from thidua.monitoring.queries.calendar import calendar_of

PLANNED = date(2024, 1, 12)
LAST_LOCKED, LAST_CLOSED, UNDER_WAY = 10, 11, 12
"""Months by how far they are on 20/12/2024: official up to October, November being confirmed, December coming in."""
LATE: Mapping[tuple[int, str], tuple[int, str]] = {
    (3, "maisao"): (2, "Công chức phụ trách nghỉ ốm"),
    (5, "huukien"): (4, "Mưa lũ làm mất điện, mất mạng từ 15/5"),
    (5, "lamson"): (1, "Chờ số liệu của trạm y tế"),
    (8, "bacthuy"): (3, "Thay đổi công chức thống kê"),
    (11, "quanson"): (1, "Rà soát lại số hộ tham gia bảo hiểm"),
}
"""Who came late in which month: by how many days, and why."""
SILENT = frozenset({"huukien", "bacthuy", "hoabinh", "tuphap"})
"""Who has sent nothing for December yet."""
TYPING = frozenset({"vanlinh", "chilang", "ytich"})
"""Who is still typing December."""
WAITING = frozenset({"banghuu", "nhanly", "maisao"})
"""Whose head has December on the table."""
NO_DATA: Mapping[tuple[int, str, str], tuple[Missing, str]] = {
    (2, "thuongcuong", "MT-01"): (Missing.NOT_YET, "Chưa vào vụ trồng rừng"),
    (11, "vanan", "XH-06"): (Missing.SOURCE_LATE, "Phòng Văn hóa và Thông tin chưa gửi kết quả thẩm định nhà văn hóa"),
}
RETURNED = (11, "nhanly", "XH-08", "Số thẻ bảo hiểm y tế lệch với danh sách cơ quan bảo hiểm; đề nghị đối chiếu lại.")
CORRECTED = (9, "bangmac", "MT-01", "Nghiệm thu lại sau khi đo bằng GPS")
REOPENED = (10, "Kiểm toán đề nghị rà soát thu ngân sách tháng 10 của một số xã")
PEOPLE_AND_MORE: Mapping[str, tuple[int, int]] = {
    "XH-06": (6, 14), "XH-08": (1800, 6200), "XH-10": (420, 1500), "MT-03": (1500, 5200),
}  # fmt: skip
"""From how many to how many a commune counts: hamlets, people, households, people of the countryside."""
START_OF_RISE = Decimal("0.96")
"""Where no figure of last year is known, a level begins a little below its goal."""


@dataclass(frozen=True, slots=True)
class _Year:
    """What the year's steps need to know."""

    campaign: Campaign
    units: Units
    users: Users
    asking: Asking

    @property
    def officer(self) -> Actor:
        return self.users["chuyenvien"]

    @property
    def handles(self) -> dict[int, str]:
        return {unit.pk: handle for handle, unit in self.units.items()}

    def speaker(self, handle: str) -> Actor:
        """Who enters for the unit."""
        return self.users.get(f"{handle}.daumoi", SYSTEM)

    def head(self, handle: str) -> Actor:
        """Who answers for the unit."""
        return self.users.get(f"{handle}.thutruong", SYSTEM)


def report_the_year(campaign: Campaign, units: Units, users: Users) -> int:
    """Plan twelve rounds and live through them. Returns how many reports were laid out."""
    allocate(campaign, units, REPORTED, by=users["chuyenvien"])
    year = _Year(campaign, units, users, askings([campaign.pk])[campaign.pk])
    calendar = calendar_of(campaign.issuer, PLANNED)
    terms = {PeriodKind.MONTH: USUAL[PeriodKind.MONTH]}
    plans = plan_year(campaign.year, terms, calendar, starts=campaign.starts, ends=campaign.ends)
    # The last two are locked by hand: what is still being confirmed shall stay to be seen.
    plans = tuple(replace(plan, lock_on=None) if plan.period.number >= LAST_CLOSED else plan for plan in plans)
    rounds = plan_rounds(campaign, plans, by=year.officer, on=PLANNED)
    paths = dict(_paths(year))
    for number, row in enumerate(rounds, 1):
        _live_through(year, row, number, paths)
    _go_wrong(year, rounds)
    return Report.objects.filter(round__campaign=campaign).count()


Paths = Mapping[tuple[int, int], tuple[Month, ...]]
"""The twelve months by unit and indicator."""


def _paths(year: _Year) -> Iterator[tuple[tuple[int, int], tuple[Month, ...]]]:
    names = year.handles
    for unit in year.asking.all_units:
        for indicator, target in year.asking.indicators_of(unit).items():
            wanted = wanted_of(target, year.asking.share_of(target, unit), names[unit])
            yield (unit, indicator), twelve_months(wanted, names[unit], indicator_of(target).code)


def wanted_of(target: Target, share: object, handle: str) -> Wanted:
    """Where the year of one unit leads: its share, or what the target asks of the whole."""
    indicator = indicator_of(target)
    rule = rule_of(target.promise(Direction(indicator.direction)))
    end = rule.kept.low or rule.kept.high
    goal = end.value if end is not None else rule.origin
    given = getattr(share, "value", None)
    baseline = target.baseline
    if given is not None:
        falls = target.comparator == Comparator.DECREASE_BY and baseline is not None
        goal = baseline - given if falls and baseline is not None else given
    start = _start(target, goal, baseline)
    low, high = PEOPLE_AND_MORE.get(indicator.code, (900, 1100))
    return Wanted(
        goal=goal,
        start=start,
        entry=Entry(indicator.entry),
        over_units=OverUnits(indicator.over_units),
        unit=target.figure_unit or indicator.unit,
        lower_is_better=indicator.direction == Direction.LOWER,
        kept=target.comparator == Comparator.MAINTAIN,
        size=low + int(chance(handle, indicator.code, "size") * (high - low)),
    )


def _start(target: Target, goal: Decimal, baseline: Decimal | None) -> Decimal:
    if target.measured == Measured.CHANGE:
        return Decimal(0)
    if baseline is not None:
        return baseline
    return goal * START_OF_RISE


def _live_through(year: _Year, row: Round, number: int, paths: Paths) -> None:
    """One month: opened, filled in, handed over, approved, confirmed and, where its time has come, locked."""
    row = open_round(row, by=year.officer, on=row.opens_on)
    reports = list(Report.objects.filter(round=row).select_related("round__campaign__issuer", "organisation"))
    sent = [done for report in reports if (done := _fill_in(year, report, number, paths)) is not None]
    _approve(year, sent, number)
    if number <= LAST_CLOSED:
        _confirm(year, row, number)
    if number <= LAST_LOCKED and row.lock_on is not None:
        lock_round(row, by=year.officer, on=row.lock_on)


def _fill_in(year: _Year, report: Report, number: int, paths: Paths) -> Report | None:
    """Enter the month of one unit and hand it to the head; None where it is not handed over yet."""
    handle = year.handles[report.organisation_id]
    if number == UNDER_WAY and handle in SILENT:
        return None
    days, why = LATE.get((number, handle), (0, ""))
    by, on = year.speaker(handle), _day_of_entry(report.round, handle, days)
    asked = year.asking.indicators_of(report.organisation_id)
    facts = [
        _facts(target, paths[report.organisation_id, pk][number - 1], number, handle) for pk, target in asked.items()
    ]
    typing = number == UNDER_WAY and handle in TYPING
    half = facts[: max(1, len(facts) // 2)] if typing else facts
    save_figures(report, half, late_reason=why, by=by, on=on)
    if typing:
        return None
    return submit_report(report, late_reason=why, by=by, on=on)


def _day_of_entry(row: Round, handle: str, late: int) -> date:
    """Some days before the deadline; late ones after it."""
    if late:
        return row.due_on + timedelta(days=late)
    room = max((row.due_on - row.closes_on).days - 1, 0)
    return row.closes_on + timedelta(days=1 + int(chance(handle, row.period) * room))


def _facts(target: Target, month: Month, number: int, handle: str) -> FigureFacts:
    indicator = indicator_of(target)
    missing, why = NO_DATA.get((number, handle, indicator.code), (None, ""))
    if missing is not None:
        return FigureFacts(indicator, missing=missing, note=why)
    return FigureFacts(indicator, month.value, month.numerator, month.denominator)


def _approve(year: _Year, sent: list[Report], number: int) -> None:
    """Heads with an account approve their own report, the others' are entered together."""
    by_head: dict[Actor, list[Report]] = {}
    for report in sent:
        handle = year.handles[report.organisation_id]
        if number < UNDER_WAY or handle not in WAITING:
            by_head.setdefault(year.head(handle), []).append(report)
    for head, reports in by_head.items():
        approve_reports(reports, by=head, on=max(_sent_on(report) for report in reports))


def _sent_on(report: Report) -> date:
    assert report.submitted_on is not None
    return report.submitted_on


def _confirm(year: _Year, row: Round, number: int) -> None:
    """Departments confirm what is theirs; of November some are still to be looked at."""
    owners = {indicator_of(target).pk: owner_of(target) for target in year.asking.targets}
    waiting = Observation.objects.filter(period=row.period, state=FigureState.APPROVED, indicator__in=owners)
    by_owner: dict[int, list[Observation]] = {}
    for figure in waiting.select_related("indicator", "organisation").order_by("pk"):
        if number < LAST_CLOSED or chance(row.period, str(figure.pk)) < Decimal("0.6"):
            by_owner.setdefault(owners[figure.indicator_id], []).append(figure)
    on = row.due_on + timedelta(days=1)
    for owner, figures in by_owner.items():
        confirm_figures(figures, by=year.speaker(year.handles[owner]), on=on)


def _go_wrong(year: _Year, rounds: list[Round]) -> None:
    """One figure is returned, one corrected after its round was locked, one round opened again."""
    month, handle, code, why = RETURNED
    figure = _figure(year, rounds[month - 1], handle, code)
    owner = next(owner_of(target) for target in year.asking.targets if indicator_of(target).code == code)
    day = rounds[month - 1].due_on + timedelta(days=2)
    if figure.state != FigureState.REPORTED:
        return_figures([figure], {figure.pk: why}, by=year.speaker(year.handles[owner]), on=day)
    month, handle, code, why = CORRECTED
    figure = _figure(year, rounds[month - 1], handle, code)
    assert figure.value is not None
    facts = FigureFacts(figure.indicator, figure.value + 1)
    day = rounds[month - 1].due_on + timedelta(days=30)
    correct_figure(figure, facts, reason=why, by=year.speaker(handle), on=day)
    month, why = REOPENED
    row = Round.objects.select_related("campaign__issuer").get(pk=rounds[month - 1].pk)
    reopen_round(row, reason=why, until=date(2024, 12, 31), by=year.officer, on=date(2024, 12, 16))


def _figure(year: _Year, row: Round, handle: str, code: str) -> Observation:
    return Observation.objects.select_related("indicator", "organisation").get(
        organisation=year.units[handle], period=row.period, indicator__code=code
    )


def handed_over(campaign: Campaign) -> dict[str, int]:
    """How many reports are in which state, for the terminal."""
    return {state.value: Report.objects.filter(round__campaign=campaign, state=state).count() for state in ReportState}
