"""Points of targets come from the reports of the units, and a new scheme is tried on the year that was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.monitoring.reporting import DAY, World, approved, report_of, world
from tests.scoring.making import criterion, scheme, section
from thidua.directory.actions.clusters import ClusterDraft, create_cluster
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models import Report
from thidua.scoring.actions.cards import Entry, write_marks
from thidua.scoring.actions.rounds import (
    Days,
    begin_appraisal,
    begin_checking,
    finish_round,
    open_round,
    publish_results,
)
from thidua.scoring.actions.schemes import copy_scheme, create_scheme, edit_scheme, publish_scheme
from thidua.scoring.logic.attained import Attained
from thidua.scoring.logic.methods import Manual, Share
from thidua.scoring.logic.terms import SectionKind, Stage
from thidua.scoring.models import Scorecard, ScoringRound
from thidua.scoring.queries.record import record_of
from thidua.scoring.queries.results import published_rows
from thidua.scoring.queries.trials import Trial, trial_years, tried

D = Decimal
DAYS = Days(date(2024, 6, 25), date(2024, 6, 26), date(2024, 6, 27), date(2024, 6, 28))
LATER = date(2024, 7, 20)


@pytest.fixture
def reported(db: None) -> World:
    """Bằng Hữu has planted 20 of its 25 ha, Nhân Lý 30; the head of each has approved."""
    made = world()
    cast, round_ = made.cast, made.round()
    for unit, officer, head, forest in (
        (cast.bang_huu, cast.bang_huu_officer, cast.bang_huu_head, "20"),
        (cast.nhan_ly, cast.nhan_ly_officer, cast.nhan_ly_head, "30"),
    ):
        report = report_of(round_, unit, officer)
        approved(made, report, made.facts(forest=forest), officer=officer, head=head)
    return made


def test_attainments_are_those_of_the_units_own_share(reported: World) -> None:
    cast = reported.cast
    units = [cast.bang_huu.code, cast.nhan_ly.code, cast.bang_mac.code]
    found = record_of(cast.district)(2024, {"MT-01"}, units, DAY)
    assert found[cast.bang_huu.code, "MT-01"] == Attained(
        D("80.0"), D(20), FigureState.APPROVED,
        basis="Thực hiện 20 ha, yêu cầu từ 25 ha trở lên: chưa đạt, còn cách 5 ha.",
    )  # fmt: skip
    assert found[cast.nhan_ly.code, "MT-01"].percent == 120
    assert found[cast.bang_mac.code, "MT-01"].percent is None
    assert found[cast.bang_mac.code, "MT-01"].basis.startswith("Chưa có số liệu")


def test_lateness_is_that_of_working_days_by_the_calendar_as_it_is_now(reported: World) -> None:
    code = reported.cast.bang_huu.code
    reports = Report.objects.filter(organisation__code=code)
    reports.update(first_submitted_on=date(2024, 7, 1), late_days=5)  # Monday, due Wednesday 26/06
    assert record_of(reported.cast.district)(2024, {"MT-01"}, [code], LATER)[code, "MT-01"].late_days == 3


def test_what_was_not_given_to_a_unit_is_not_in_the_record(reported: World) -> None:
    cast = reported.cast
    found = record_of(cast.district)(2024, {"CC-01"}, [cast.bang_huu.code], DAY)
    assert found == {}


def test_the_record_is_read_with_as_many_queries_for_one_unit_as_for_three(reported: World) -> None:
    cast = reported.cast

    def asked(units: list[str]) -> int:
        with CaptureQueriesContext(connection) as captured:
            record_of(cast.district)(2024, {"MT-01", "XH-01"}, units, DAY)
        return len(captured)

    assert asked([cast.bang_huu.code]) == asked([cast.bang_huu.code, cast.nhan_ly.code, cast.bang_mac.code])


def finished(made: World) -> ScoringRound:
    """A whole year judged: the forest by the record, one mark by hand."""
    cast, by = made.cast, made.cast.officer
    marked = replace(criterion("mark", 40, Manual()), name="Chấp hành chỉ đạo", evidence="Báo cáo")
    lines = section("I", SectionKind.MAIN, 100, criterion("forest", 60, Share(), "MT-01"), marked)
    row = create_scheme(scheme(lines), organiser=cast.district, by=by, on=DAY)
    members = [cast.bang_huu, cast.nhan_ly]
    cluster = create_cluster(ClusterDraft("C1", 2024, "Cụm 1"), organiser=cast.district, members=members, by=by, on=DAY)
    judging = open_round(cluster, publish_scheme(row, by=by, on=DAY), DAYS, by=by, on=DAY)
    for unit, user, mark in ((cast.bang_huu, cast.bang_huu_officer, 40), (cast.nhan_ly, cast.nhan_ly_officer, 20)):
        card = Scorecard.objects.select_related("round__cluster__organiser", "organisation").get(organisation=unit)
        write_marks(card, Stage.SELF, unit, [Entry("mark", D(mark))], by=user, on=DAY)
    checking = begin_checking(judging, by=by, on=DAY)
    publish_results(begin_appraisal(checking, by=by, on=DAY), by=by, on=DAY)
    fresh = ScoringRound.objects.select_related("cluster__organiser").get()
    finish_round(fresh, by=by, on=LATER)
    return fresh


def test_a_year_is_judged_by_its_reports_and_the_next_scheme_is_tried_on_it(reported: World) -> None:
    cast, by = reported.cast, reported.cast.officer
    judging = finished(reported)
    past = trial_years(judging.scheme, cast.officer, LATER).get()
    assert [(row.unit, row.place, row.total) for row in published_rows(past)] == [
        (cast.bang_huu.code, 1, D("88.00")),
        (cast.nhan_ly.code, 2, D("80.00")),
    ]
    draft = copy_scheme(judging.scheme, organiser=cast.district, year=2025, by=by, on=LATER)
    first = draft.table.sections[0]
    forest, mark = first.parts
    heavier = (replace(forest, maximum=D(90)), replace(mark, key="renamed", maximum=D(10)))
    table = replace(draft.table, sections=(replace(first, parts=heavier),))
    edit_scheme(draft, table, version=1, by=by, on=LATER)
    trial = tried(Trial(table, past), record_of(cast.district), LATER)
    assert [(move.ranked.card.unit, move.before, move.rises) for move in trial.moves] == [
        (cast.nhan_ly.code, 2, 1),
        (cast.bang_huu.code, 1, -1),
    ]
    assert trial.unknown == ()
