"""How long the questions of the dashboard and the pivot take over five years of a large district's figures."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bench.country import NOW, SINCE, set_up_database
from bench.measuring import Row, benchmark

if TYPE_CHECKING:
    from thidua.campaigns.models import Campaign, Indicator
    from thidua.directory.models import Organisation
    from thidua.monitoring.queries.campaign_year import CampaignYear
    from thidua.monitoring.queries.pivot import PivotQuestion

UNITS, INDICATORS, YEARS, MONTHS = 300, 100, (2020, 2021, 2022, 2023, 2024), 12
DAY = date(2024, 12, 20)
BUDGET = 100
ROUNDS = 12
KINDS = ("sum increment", "sum ytd", "last level", "last level")
"""Over time and entry of the indicators in turn; every fourth is a rate."""
Question = Callable[[], object]


@dataclass
class District:
    """What is asked about: a district with its units, its indicators and its campaign of the last year."""

    top: Organisation
    units: list[Organisation]
    indicators: list[Indicator]
    campaign: Campaign


@benchmark
def dashboard() -> Iterator[Row]:
    """The slowest twentieth of all questions. Beside: the same sums made by the database from single figures."""
    set_up_database()
    district = _found()
    figures, sums = _fill(district)
    times: list[float] = []
    busy: list[float] = []
    slowest: dict[str, float] = {}
    for name, question in _questions(district).items():
        question()
        taken = [_taken(question) for _ in range(ROUNDS)]
        times += [seconds for seconds, _ in taken]
        busy += [processor for _, processor in taken]
        slowest[name] = max(seconds for seconds, _ in taken) * 1000
    beside = [_taken(_raw(district, year))[0] for year in YEARS for _ in range(2)]
    told = ", ".join(f"{name} {value:.0f}" for name, value in sorted(slowest.items(), key=lambda pair: -pair[1])[:3])
    note = (
        f"{figures:,} figures, {sums:,} sums, SQLite; {len(slowest)} questions, {len(times)} runs, "
        f"{_p95(busy) * 1000:.1f} ms of processor, worst ms: {told}; "
        "beside: one year's totals by indicator and month, summed by SQL over the figures"
    )
    yield Row("dashboard_p95", round(_p95(times) * 1000, 1), "ms", BUDGET, round(_p95(beside) * 1000, 1), note)


def _taken(question: Question) -> tuple[float, float]:
    """Seconds on the clock, and those of the processor, which other work on the machine does not lengthen so much."""
    start, busy = time.perf_counter(), time.process_time()
    question()
    return time.perf_counter() - start, time.process_time() - busy


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


def _questions(district: District) -> Mapping[str, Question]:
    from thidua.monitoring.logic.states import FigureState
    from thidua.monitoring.queries.campaign_year import asked_units, campaign_year, only
    from thidua.monitoring.queries.dashboard import lights_of_units, progress_of_units, target_over_years
    from thidua.monitoring.queries.pivot import pivot_of
    from thidua.monitoring.queries.progress import Lens, progress_of_whole

    lens, official = Lens(DAY), Lens(DAY, FigureState.OFFICIAL)

    def year() -> CampaignYear:
        return campaign_year(district.campaign, DAY)

    def by_units() -> object:
        of = year()
        seen = only(of, of.targets[:10])
        return lights_of_units(seen, list(asked_units(seen)[:30]), lens)

    def of_target() -> object:
        of = year()
        one = only(of, of.targets[:1])
        return lights_of_units(one, list(asked_units(one)), lens), target_over_years(of, of.targets[0], of.node, lens)

    questions: dict[str, Question] = {
        "whole campaign": lambda: progress_of_whole(year(), lens),
        "whole campaign, official": lambda: progress_of_whole(year(), official),
        "30 units by 10 targets": by_units,
        "one target, 300 units": of_target,
        "one unit": lambda: progress_of_units(year(), district.units[:1], lens),
    }
    pivots = _pivots(district, lens)
    return questions | {name: lambda one=one: pivot_of(one) for name, one in pivots.items()}  # type: ignore[misc]


def _pivots(district: District, lens: object) -> Mapping[str, PivotQuestion]:
    from thidua.monitoring.logic.period import PeriodKind
    from thidua.monitoring.logic.pivot import Layout
    from thidua.monitoring.queries.pivot import PivotQuestion

    def ask(rows: str, columns: str, indicators: int, units: int, years: Sequence[int]) -> PivotQuestion:
        return PivotQuestion(
            layout=Layout.of(rows.split(), columns.split()),
            indicators=district.indicators[:indicators],
            whole=district.top,
            units=district.units[:units],
            years=years,
            kind=PeriodKind.MONTH,
            lens=lens,  # type: ignore[arg-type]
        )

    return {
        "pivot indicator × month": ask("indicator", "period", 100, 1, [2024]),
        "pivot indicator × year": ask("indicator", "year", 100, 1, YEARS),
        "pivot unit × month": ask("unit indicator", "period", 1, 200, [2024]),
        "pivot unit × year": ask("unit indicator", "year", 1, 100, YEARS),
        "pivot indicator × state": ask("indicator", "state", 100, 1, [2024]),
    }


def _raw(district: District, year: int) -> Question:
    """One year's totals of the whole by indicator and month, from the figures themselves."""
    from django.db import connection

    def run() -> object:
        with connection.cursor() as cursor:
            cursor.execute(_RAW, [f"{year}-", f"{year}-zz"])
            return cursor.fetchall()

    return run


def _found() -> District:
    from thidua.campaigns.models import Allocation, Campaign, Indicator, Target
    from thidua.directory.models import Organisation, Placement

    def unit(code: str, kind: str) -> Organisation:
        return Organisation(code=code, name=code, kind=kind, valid_from=SINCE, search_key=code, sort_key=code)

    top = unit("H", Organisation.Kind.DISTRICT)
    top.save()
    units = Organisation.objects.bulk_create(unit(f"H{n:03d}", Organisation.Kind.VILLAGE) for n in range(UNITS))
    Placement.objects.bulk_create(Placement(child=row, parent=top, valid_from=SINCE) for row in units)
    indicators = Indicator.objects.bulk_create(_indicator(n, top) for n in range(INDICATORS))
    campaign = Campaign.objects.create(
        code="H-2024", issuer=top, title="Thi đua", year=2024, state="published", created_at=NOW
    )
    targets = Target.objects.bulk_create(
        Target(campaign=campaign, code=f"H-2024/{n:03d}", name=row.name, comparator="ge", value=9000, indicator=row)
        for n, row in enumerate(indicators)
    )
    Allocation.objects.bulk_create(
        (Allocation(target=target, organisation=row, value=30) for target in targets for row in units), 2000
    )
    return District(top, units, indicators, campaign)


def _indicator(number: int, keeper: Organisation) -> Indicator:
    from thidua.campaigns.models import Indicator

    over_time, entry = KINDS[number % len(KINDS)].split()
    over_units = "ratio" if number % len(KINDS) == len(KINDS) - 1 else "sum"
    return Indicator(
        code=f"H-{number:03d}",
        name=f"Chỉ tiêu {number}",
        unit="%" if over_units == "ratio" else "ha",
        keeper=keeper,
        over_time=over_time,
        over_units=over_units,
        entry=entry,
        numerator="a",
        denominator="b",
    )


def _fill(district: District) -> tuple[int, int]:
    """Figures of all units, indicators and months, and the sums of units and district; how many of each."""
    from django.db import connection

    with connection.cursor() as cursor:
        for year in YEARS:
            for month in range(1, MONTHS + 1):
                cursor.execute(_FIGURES, [f"{year}-{month:02d}", month, year])
        for above in ("o.organisation_id", f"{district.top.pk} + 0"):  # a bare number would name a column
            cursor.execute(_SUMS.format(above=above))
        cursor.execute("ANALYZE")
        cursor.execute("SELECT (SELECT COUNT(*) FROM monitoring_observation), (SELECT COUNT(*) FROM monitoring_rollup)")
        figures, sums = cursor.fetchone()
    return figures, sums


_FIGURES = """
    INSERT INTO monitoring_observation (indicator_id, organisation_id, period, value, numerator, denominator, missing,
        note, state, returned, return_reason, version, changed_by, changed_at)
    SELECT i.id, o.id, %s, 20000 + (o.id * 7919 + i.id * 104729 + %s * 1299709) %% 30000, 200000, 1000000, '', '',
        CASE WHEN %s < 2024 THEN 'official' WHEN o.id %% 3 = 0 THEN 'approved' ELSE 'official' END,
        FALSE, '', 1, 'x', CURRENT_TIMESTAMP
    FROM campaigns_indicator i CROSS JOIN directory_organisation o
    WHERE i.code LIKE 'H-%%' AND o.code LIKE 'H___'
"""
_SUMS = """
    INSERT INTO monitoring_rollup (node_id, indicator_id, period, state, numerator, denominator, figures, missing,
        changed_at)
    SELECT {above}, o.indicator_id, o.period, o.state,
        SUM(CASE WHEN i.over_units = 'ratio' THEN o.numerator ELSE o.value END), SUM(o.denominator), COUNT(*), 0,
        CURRENT_TIMESTAMP
    FROM monitoring_observation o JOIN campaigns_indicator i ON i.id = o.indicator_id
    WHERE i.code LIKE 'H-%'
    GROUP BY {above}, o.indicator_id, o.period, o.state
"""
_RAW = """
    SELECT indicator_id, period, SUM(value), SUM(numerator), SUM(denominator), COUNT(*)
    FROM monitoring_observation WHERE period BETWEEN %s AND %s GROUP BY indicator_id, period
"""
