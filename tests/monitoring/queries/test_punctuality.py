"""The matrix units × rounds, at one price whatever its size."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.monitoring.round_stage import DUE, Stage, open_march, send, set_the_stage
from thidua.directory.models import Organisation
from thidua.monitoring.logic.punctuality import Punctuality, Standing
from thidua.monitoring.models import CalendarDay, Report, Round
from thidua.monitoring.queries.punctuality import matrix_of, punctuality_in
from thidua.monitoring.queries.rounds import rounds_visible_to, with_counts

LATER = DUE + timedelta(days=4)


@pytest.fixture
def stage(db: None) -> Stage:
    found = set_the_stage()
    open_march(found)
    send(found.report(found.cast.bang_huu), DUE)
    send(found.report(found.cast.nhan_ly), DUE + timedelta(days=2))
    return found


def test_each_unit_has_its_line_in_vietnamese_order_and_its_record(stage: Stage) -> None:
    matrix = matrix_of(list(Round.objects.order_by("closes_on")[:2]), LATER)
    assert [str(line.organisation) for line in matrix.lines] == ["Xã Bằng Hữu", "Xã Bằng Mạc", "Xã Nhân Lý"]
    assert [[cell.mark.standing for cell in line.cells] for line in matrix.lines] == [
        [Standing.NOT_OPEN, Standing.ON_TIME],
        [Standing.NOT_OPEN, Standing.OVERDUE],
        [Standing.NOT_OPEN, Standing.LATE],
    ]
    assert matrix.total == matrix.records[1] == Punctuality(on_time=1, late=1, missing=1, late_days=2)


def test_the_record_of_a_year_is_empty_where_nothing_was_asked(stage: Stage) -> None:
    cast = stage.cast
    found = punctuality_in(2024, [cast.nhan_ly.pk, cast.dong_mo.pk], LATER)
    assert found == {cast.nhan_ly.pk: Punctuality(late=1, late_days=2), cast.dong_mo.pk: Punctuality()}


def test_a_day_off_that_the_issuer_has_entered_is_no_day_of_lateness(stage: Stage) -> None:
    cast = stage.cast
    CalendarDay.objects.create(organisation=cast.district, day=DUE + timedelta(days=1), reason="Lễ hội Chi Lăng")
    matrix = matrix_of(list(Round.objects.filter(period="2024-03")), LATER)
    assert [line.record.late_days for line in matrix.lines] == [0, 0, 1]
    assert punctuality_in(2024, [cast.nhan_ly.pk], LATER) == {cast.nhan_ly.pk: Punctuality(late=1, late_days=1)}


def _queries(stage: Stage) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        matrix_of(list(Round.objects.order_by("closes_on")), LATER)
        list(with_counts(rounds_visible_to(stage.cast.officer, LATER)))
    return len(asked)


def test_matrix_and_list_ask_the_same_number_of_queries_at_one_three_and_three_hundred_units(stage: Stage) -> None:
    row = stage.march
    counted = []
    for size in (1, 3, 300):
        Report.objects.filter(round=row).delete()
        units = [
            Organisation(
                code=f"T{size}-{n}", name=f"Thôn {n}", kind="village", valid_from=date(2020, 1, 1), sort_key=f"{n:04d}"
            )
            for n in range(size)
        ]
        Organisation.objects.bulk_create(units)
        Report.objects.bulk_create(Report(round=row, organisation=unit) for unit in units)
        counted.append(_queries(stage))
    assert counted[0] == counted[1] == counted[2]


def test_a_listed_round_counts_units_asked_sent_approved_and_late(stage: Stage) -> None:
    row = with_counts(rounds_visible_to(stage.cast.officer, LATER)).get(period="2024-03")
    assert (row.asked, row.sent, row.approved, row.late) == (3, 2, 0, 1)


def test_strangers_see_no_rounds_and_units_see_those_sent_to_them(stage: Stage) -> None:
    cast = stage.cast
    seen = [rounds_visible_to(user, LATER).exists() for user in (cast.bang_huu_officer, cast.officer, cast.stranger)]
    assert seen == [True, True, False]
