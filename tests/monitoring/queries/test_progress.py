"""Where targets stand, read from what units reported through the usual actions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.monitoring.reporting import DAY, World, report_of
from thidua.campaigns.models import Indicator
from thidua.core.audit import SYSTEM
from thidua.monitoring.actions.figures import save_figures
from thidua.monitoring.actions.reports import approve_report, submit_report
from thidua.monitoring.logic.lights import Light
from thidua.monitoring.logic.period import PeriodKind
from thidua.monitoring.logic.pivot import Dimension, Layout, TooLarge
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Observation
from thidua.monitoring.queries.campaign_year import asked_units, campaign_year
from thidua.monitoring.queries.dashboard import (
    lights_of_units,
    progress_of_units,
    target_over_years,
    usual_campaign,
    watched_campaigns,
)
from thidua.monitoring.queries.inputs import inputs_of
from thidua.monitoring.queries.pivot import PivotQuestion, pivot_of
from thidua.monitoring.queries.progress import Lens, TargetProgress, progress_of_whole
from thidua.monitoring.queries.totals import Reading

LENS = Lens(DAY)


@pytest.fixture
def reported(here: World) -> World:
    """Two of four communes have reported June; the head of one has approved."""
    row = here.round()
    for unit, approve, poverty in ((here.cast.bang_huu, True, "3/60"), (here.cast.nhan_ly, False, "30/40")):
        opened = report_of(row, unit, SYSTEM)
        save_figures(opened, here.facts(forest="30", jobs="5", poverty=poverty), by=SYSTEM, on=DAY)
        if approve:
            approve_report(submit_report(opened, by=SYSTEM, on=DAY), by=SYSTEM, on=DAY)
    return here


def whole(world: World, indicator: Indicator, lens: Lens = LENS) -> TargetProgress:
    rows = progress_of_whole(campaign_year(world.campaign, DAY), lens)
    return next(row for row in rows if row.target.indicator_id == indicator.pk)


def test_a_target_adds_its_units_and_says_how_many_of_them_have_spoken(reported: World) -> None:
    row = whole(reported, reported.forest)
    assert row.standing.point is not None and row.standing.progress is not None
    assert (row.standing.point.value, row.standing.progress.judgement.completion) == (Decimal(60), Decimal(60))
    assert (row.coverage.said, row.coverage.asked) == (2, 4)
    assert row.states == {FigureState.REPORTED: 1, FigureState.APPROVED: 1}
    assert row.light is Light.ON_TRACK
    assert row.reported.weakest is FigureState.REPORTED


@pytest.mark.parametrize("reading", Reading)
def test_a_number_tells_what_went_into_it_and_when_it_last_changed(reported: World, reading: Reading) -> None:
    of, lens = campaign_year(reported.campaign, DAY), Lens(DAY, reading=reading)
    target = next(t for t in of.targets if t.indicator_id == reported.forest.pk)
    with CaptureQueriesContext(connection) as caught:
        inputs = inputs_of(of, target, of.node, lens)
    assert {str(period): {state: part.amount.numerator for state, part in by_state.items()}
            for period, by_state in inputs.by_period.items()} == {
        "2024-06": {FigureState.REPORTED: Decimal(30), FigureState.APPROVED: Decimal(30)}
    }  # fmt: skip
    times = Observation.objects.filter(indicator=reported.forest).values_list("changed_at", flat=True)
    assert inputs.changed_at is not None and inputs.changed_at >= max(times)
    assert len(caught) == 1 or reading is Reading.NOW


def test_a_rate_is_rebuilt_from_its_parts_and_is_no_mean_of_rates(reported: World) -> None:
    point = whole(reported, reported.poverty).standing.point
    assert point is not None and point.value == Decimal(33)


def test_from_a_state_up_leaves_weaker_figures_out(reported: World) -> None:
    row = whole(reported, reported.forest, Lens(DAY, FigureState.APPROVED))
    assert row.standing.point is not None and row.standing.point.value == Decimal(30)
    assert (row.coverage.said, row.coverage.asked, len(row.states)) == (1, 4, 2)
    assert whole(reported, reported.forest, Lens(DAY, FigureState.OFFICIAL)).light is Light.UNKNOWN


def test_a_sum_of_one_month_says_which_months_it_lacks(reported: World) -> None:
    point = whole(reported, reported.jobs).standing.point
    assert point is not None and (point.value, point.lacking) == (Decimal(10), (1, 2, 3, 4, 5))


def test_a_target_nobody_was_given_is_read_from_the_one_who_owns_it(reported: World) -> None:
    of = campaign_year(reported.campaign, DAY)
    nodes = {target.indicator.code: of.node_of(target) for target in of.targets if target.indicator}
    assert nodes["KT-02"] == reported.cast.agriculture.pk
    assert nodes["MT-01"] == reported.cast.district.pk


def test_a_unit_is_held_to_its_own_share_and_its_light_is_the_same_on_every_page(reported: World) -> None:
    of = campaign_year(reported.campaign, DAY)
    units = list(asked_units(of))
    told, brief = progress_of_units(of, units, LENS), lights_of_units(of, units, LENS)
    assert [[row.light for row in unit.rows] for unit in told] == [[row.light for row in unit.rows] for unit in brief]
    bang_huu = next(unit for unit in told if unit.unit == reported.cast.bang_huu)
    forest = next(row for row in bang_huu.rows if row.target.indicator_id == reported.forest.pk)
    assert (forest.light, forest.standing.progress and forest.standing.progress.judgement.completion) == (
        Light.REACHED,
        Decimal(120),
    )


def test_what_is_due_and_missing_is_named(reported: World) -> None:
    of = campaign_year(reported.campaign, DAY.replace(month=7))
    rows = progress_of_whole(of, Lens(DAY.replace(month=7)))
    behind = {row.target.indicator.code: [str(p) for p in row.behind] for row in rows if row.target.indicator}
    assert (behind["MT-01"], behind["KT-02"]) == ([], ["2024-06"])


def test_more_units_and_figures_take_no_more_queries(here: World) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            of = campaign_year(here.campaign, DAY)
            progress_of_whole(of, LENS)
            lights_of_units(of, list(asked_units(of)), LENS)
        return len(caught)

    counts = [queries()]
    row = here.round()
    for unit in here.cast.communes:
        save_figures(report_of(row, unit, SYSTEM), here.facts(), by=SYSTEM, on=DAY)
        counts.append(queries())
    assert set(counts) == {counts[0]}


def test_years_are_laid_beside_each_other(reported: World) -> None:
    of = campaign_year(reported.campaign, DAY)
    target = next(t for t in of.targets if t.indicator_id == reported.forest.pk)
    years = target_over_years(of, target, of.node, LENS)
    assert {year: [p.value for p in series.points] for year, series in years.items()} == {2024: [Decimal(60)]}


def test_the_first_campaign_is_one_of_the_own_unit(reported: World) -> None:
    officer = reported.cast.officer
    rows = list(watched_campaigns(officer, DAY))
    assert usual_campaign(officer, rows, DAY) == reported.campaign
    assert usual_campaign(reported.cast.stranger, [], DAY) is None


# --- the pivot -------------------------------------------------------------------------------------------------------


def pivot(world: World, rows: str, columns: str, **changes: object) -> PivotQuestion:
    facts: dict[str, object] = {
        "layout": Layout.of(rows.split(), columns.split()),
        "indicators": [world.forest, world.jobs, world.poverty],
        "whole": world.cast.district,
        "units": world.cast.communes,
        "years": [2024],
        "kind": PeriodKind.MONTH,
        "lens": LENS,
    }
    return PivotQuestion(**(facts | changes))  # type: ignore[arg-type]


def values(question: PivotQuestion) -> list[list[Decimal | None]]:
    return [[cell.value for cell in row.cells] for row in pivot_of(question).rows]


def test_a_pivot_shows_the_same_figures_as_the_dashboard(reported: World) -> None:
    assert values(pivot(reported, "indicator", "")) == [[Decimal(60)], [Decimal(10)], [Decimal(33)]]
    june = [row[5] for row in values(pivot(reported, "indicator", "period"))]
    assert june == [Decimal(60), Decimal(10), Decimal(33)]


def test_units_and_states_add_up_to_the_whole(reported: World) -> None:
    forest = [reported.forest]
    by_unit = values(pivot(reported, "unit", "indicator", indicators=forest))
    assert [row[0] for row in by_unit] == [None, Decimal(30), Decimal(30), None]
    by_state = values(pivot(reported, "indicator", "state", indicators=forest))
    assert by_state == [[Decimal(30), Decimal(30), None, None]]


def test_without_mergers_now_reads_as_then(reported: World) -> None:
    now = Lens(DAY, FigureState.REPORTED, Reading.NOW)
    for layout in (("indicator", "state"), ("unit indicator", "period")):
        assert values(pivot(reported, *layout, lens=now)) == values(pivot(reported, *layout))


def test_a_pivot_that_is_too_large_is_refused_before_it_is_read(reported: World) -> None:
    question = pivot(reported, "unit indicator", "year", units=reported.cast.communes * 100)
    with CaptureQueriesContext(connection) as caught, pytest.raises(TooLarge):
        pivot_of(question)
    assert len(caught) == 0


def test_an_indicator_may_have_its_whole_elsewhere(reported: World) -> None:
    wholes = {reported.forest.pk: reported.cast.bang_huu.pk}
    question = pivot(reported, "indicator", "", indicators=[reported.forest], wholes=wholes)
    assert values(question) == [[Decimal(30)]]
    assert Dimension.UNIT not in question.layout.used
