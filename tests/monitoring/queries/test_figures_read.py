"""Who is asked, who sees what, what waits for whom, what stands in the grid."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.monitoring.reporting import DAY, World, approved, figure, launched, report_of
from thidua.campaigns.actions.adjust import ShareFacts, allocate_target
from thidua.directory.models import User
from thidua.monitoring.actions.confirmations import confirm_figures
from thidua.monitoring.actions.figures import FigureFacts, save_figures
from thidua.monitoring.actions.reports import return_report_figures, submit_report
from thidua.monitoring.models import Observation, Report, ValidationRule
from thidua.monitoring.queries.asked import targets_asked, units_asked
from thidua.monitoring.queries.figures import figures_to_confirm, figures_visible_to
from thidua.monitoring.queries.grid import grid_of
from thidua.monitoring.queries.reports import all_reports, reports_asking, reports_to_approve, reports_visible_to


@pytest.fixture
def report(here: World) -> Report:
    return report_of(here.round(), here.cast.bang_huu, here.cast.bang_huu_officer)


@pytest.fixture
def done(here: World, report: Report) -> Report:
    return approved(here, report, here.facts(), officer=here.cast.bang_huu_officer, head=here.cast.bang_huu_head)


def _codes(rows: Iterable[Observation]) -> list[str]:
    return sorted(row.indicator.code for row in rows)


def test_units_with_a_share_are_asked_and_of_the_rest_the_owner_or_the_issuer(here: World) -> None:
    cast = here.cast
    assert set(units_asked(here.campaign)) == {*cast.communes, cast.agriculture, cast.district}
    asked = {unit: [t.indicator.code for t in targets_asked(here.campaign, unit) if t.indicator] for unit in (
        cast.bang_huu, cast.agriculture, cast.district, cast.police)}  # fmt: skip
    assert asked == {
        cast.bang_huu: ["MT-01", "XH-01", "XH-02", "KT-01"],
        cast.agriculture: ["KT-02"],
        cast.district: ["CC-01"],
        cast.police: [],
    }


def test_what_was_not_assigned_is_not_asked(here: World) -> None:
    none = ShareFacts(here.cast.bang_mac, not_assigned=True, reason="Không có đất rừng")
    allocate_target(here.target(here.forest), [none], by=here.cast.officer, on=DAY)
    codes = [t.indicator.code for t in targets_asked(here.campaign, here.cast.bang_mac) if t.indicator]
    assert codes == ["XH-01", "XH-02", "KT-01"]


def test_two_campaigns_that_ask_the_same_share_one_figure(here: World, report: Report) -> None:
    second = launched(here.cast, [here.forest], [here.forest], DAY)
    other = report_of(here.round(campaign=second), here.cast.bang_huu, here.cast.bang_huu_officer)
    save_figures(report, here.facts(), by=here.cast.bang_huu_officer, on=DAY)
    [row] = grid_of(other, DAY).rows
    assert (row.observation, row.version) == (figure(report, here.forest), 1)
    assert set(reports_asking(figure(report, here.forest))) == {report, other}
    assert set(reports_asking(figure(report, here.jobs))) == {report}


def test_reports_are_seen_by_the_unit_the_issuer_and_the_owners(here: World, report: Report) -> None:
    cast = here.cast
    sees: dict[User, bool] = {
        user: reports_visible_to(user, DAY).filter(pk=report.pk).exists()
        for user in (
            cast.bang_huu_officer, cast.officer, cast.leader, cast.auditor, cast.agriculture_officer,
            cast.nhan_ly_officer, cast.police_officer, cast.neighbour_officer, cast.stranger,
        )
    }  # fmt: skip
    assert [user for user, yes in sees.items() if yes] == [
        cast.bang_huu_officer, cast.officer, cast.leader, cast.auditor, cast.agriculture_officer,
    ]  # fmt: skip


def test_other_units_see_only_what_is_official(here: World, done: Report) -> None:
    cast = here.cast
    assert _codes(figures_visible_to(cast.bang_huu_officer, DAY)) == ["KT-01", "MT-01", "XH-01", "XH-02"]
    assert _codes(figures_visible_to(cast.officer, DAY)) == ["KT-01", "MT-01", "XH-01", "XH-02"]
    assert _codes(figures_visible_to(cast.agriculture_officer, DAY)) == ["MT-01"]
    assert _codes(figures_visible_to(cast.nhan_ly_officer, DAY)) == []
    Observation.objects.filter(indicator=here.jobs).update(state="official")
    assert _codes(figures_visible_to(cast.nhan_ly_officer, DAY)) == ["XH-01"]
    assert _codes(figures_visible_to(cast.stranger, DAY)) == []


def test_a_submitted_report_waits_for_its_head_alone(here: World, report: Report) -> None:
    save_figures(report, here.facts(), by=here.cast.bang_huu_officer, on=DAY)
    submit_report(report, by=here.cast.bang_huu_officer, on=DAY)
    assert list(reports_to_approve(here.cast.bang_huu_head, DAY)) == [report]
    assert list(reports_to_approve(here.cast.nhan_ly_head, DAY)) == []


def test_what_is_approved_waits_for_its_owner_or_for_the_issuer(here: World, done: Report) -> None:
    cast = here.cast
    assert _codes(figures_to_confirm(cast.agriculture_officer, DAY)) == ["MT-01"]
    assert _codes(figures_to_confirm(cast.finance_officer, DAY)) == ["XH-01", "XH-02"]
    assert _codes(figures_to_confirm(cast.officer, DAY)) == ["KT-01"]
    assert _codes(figures_to_confirm(cast.police_officer, DAY)) == []
    confirm_figures(list(figures_to_confirm(cast.finance_officer, DAY)), by=cast.finance_officer, on=DAY)
    assert _codes(figures_to_confirm(cast.finance_officer, DAY)) == []


def test_the_grid_shows_beside_each_cell_what_helps_to_fill_it(here: World, done: Report) -> None:
    cast, by = here.cast, here.cast.bang_huu_officer
    earlier = report_of(here.round("2024-05"), cast.bang_huu, by, on=date(2024, 5, 16))
    save_figures(earlier, here.facts(forest="8"), by=by, on=date(2024, 5, 16))
    ValidationRule.objects.create(
        code="MT-DAI", indicator=here.forest, kind="range", settings={"low": "0", "high": "50"}, sentence="0 - 50.",
        valid_from=date(2024, 1, 1),
    )  # fmt: skip
    return_report_figures(done, {"MT-01": "Xem lại"}, by=cast.bang_huu_head, on=DAY)
    save_figures(all_reports().get(pk=done.pk), [FigureFacts(here.forest, Decimal(12))], by=by, on=DAY)
    grid = grid_of(done, DAY)
    assert [row.indicator.code for row in grid.rows] == ["MT-01", "XH-01", "XH-02", "KT-01"]
    row = grid.rows[0]
    assert (row.last_period and row.last_period.value, row.last_year, row.asked_value) == (
        Decimal(8),
        None,
        Decimal(25),
    )
    assert ([r.words_vi for r in row.ranges], row.version, row.differs_since_approval) == (["từ 0 đến 50"], 2, True)
    assert grid.empty == 0


def test_the_grid_costs_the_same_whatever_stands_in_it(
    here: World, done: Report, django_assert_max_num_queries: Any
) -> None:
    empty = report_of(here.round("2024-05"), here.cast.bang_huu, here.cast.bang_huu_officer, on=DAY)
    for report in all_reports().filter(pk__in=[done.pk, empty.pk]):
        with django_assert_max_num_queries(7):
            grid_of(report, DAY)
