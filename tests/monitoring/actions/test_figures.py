"""Figures entered and corrected."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.monitoring.reporting import DAY, World, figure, report_of
from thidua.core.errors import Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.monitoring.actions.figures import FigureFacts, save_figures
from thidua.monitoring.logic.states import FigureState, Missing
from thidua.monitoring.models import Observation, Report, Revision, RollUp
from thidua.monitoring.steps.staleness import StaleFigures


@pytest.fixture
def report(here: World) -> Report:
    return report_of(here.round(), here.cast.bang_huu, here.cast.bang_huu_officer)


def test_a_saved_figure_stands_reported_with_its_first_line_of_history(here: World, report: Report) -> None:
    saved = save_figures(report, [FigureFacts(here.forest, Decimal("10.5"))], by=here.cast.bang_huu_officer, on=DAY)
    row = figure(report, here.forest)
    assert saved.observations == {"MT-01": row}
    assert (row.value, row.state, row.version) == (Decimal("10.5"), FigureState.REPORTED, 1)
    lines = list(Revision.objects.values_list("cause", "value", "state", "by"))
    assert lines == [("typed", Decimal("10.5"), "reported", here.cast.bang_huu_officer.audit_label)]


def test_saving_leaves_one_line_in_the_ledger_with_what_changed(here: World, report: Report) -> None:
    before = AuditEntry.objects.count()
    save_figures(report, here.facts(), by=here.cast.bang_huu_officer, on=DAY)
    [line] = AuditEntry.objects.order_by("seq")[before:]
    assert (line.code, line.subject) == ("report.saved", report.subject)
    assert line.changes == {
        "MT-01": [None, "10"], "XH-01": [None, "5"], "XH-02": [None, "5"], "KT-01": [None, "40"],
    }  # fmt: skip


def test_the_sums_of_all_above_have_the_figure_at_once(here: World, report: Report) -> None:
    save_figures(report, [FigureFacts(here.forest, Decimal(10))], by=here.cast.bang_huu_officer, on=DAY)
    sums = RollUp.objects.values_list("node_id", "state", "numerator", "figures")
    above = (here.cast.bang_huu.pk, here.cast.district.pk, here.cast.province.pk)
    assert set(sums) == {(node, "reported", Decimal(10), 1) for node in above}


def test_what_says_the_same_as_before_is_left_alone(here: World, report: Report) -> None:
    for _ in range(2):
        save_figures(report, here.facts(), by=here.cast.bang_huu_officer, on=DAY)
    assert set(Observation.objects.values_list("version", flat=True)) == {1}
    assert Revision.objects.count() == 4


def test_a_ratio_is_computed_from_its_parts(here: World, report: Report) -> None:
    save_figures(report, here.facts(poverty="1/3"), by=here.cast.bang_huu_officer, on=DAY)
    row = figure(report, here.poverty)
    assert (row.value, row.numerator, row.denominator) == (Decimal("33.3333"), Decimal(1), Decimal(3))


def test_the_weight_of_a_mean_is_that_of_the_allocation_where_none_is_named(here: World, report: Report) -> None:
    save_figures(report, [FigureFacts(here.income, Decimal(40))], by=here.cast.bang_huu_officer, on=DAY)
    assert figure(report, here.income).denominator == Decimal(60)


def test_no_data_is_not_zero(here: World, report: Report) -> None:
    nothing = FigureFacts(here.forest, missing=Missing.SOURCE_LATE)
    save_figures(report, [nothing], by=here.cast.bang_huu_officer, on=DAY)
    row = figure(report, here.forest)
    assert (row.value, row.missing) == (None, "source_late")
    assert set(RollUp.objects.values_list("numerator", "figures", "missing")) == {(Decimal(0), 0, 1)}


def test_a_figure_taken_back_counts_as_nothing_said_and_keeps_its_history(here: World, report: Report) -> None:
    save_figures(report, [FigureFacts(here.forest, Decimal(10))], by=here.cast.bang_huu_officer, on=DAY)
    save_figures(report, [FigureFacts(here.forest)], by=here.cast.bang_huu_officer, on=DAY)
    row = figure(report, here.forest)
    assert (row.is_empty, row.version, row.revisions.count()) == (True, 2, 2)
    assert set(RollUp.objects.values_list("numerator", "figures", "missing")) == {(Decimal(0), 0, 0)}


def test_an_indicator_nobody_asked_the_unit_for_is_refused_and_nothing_is_stored(here: World, report: Report) -> None:
    facts = [FigureFacts(here.forest, Decimal(10)), FigureFacts(here.cooperatives, Decimal(1))]
    with pytest.raises(Invalid) as refusal:
        save_figures(report, facts, by=here.cast.bang_huu_officer, on=DAY)
    assert list(refusal.value.fields) == ["KT-02"]
    assert not Observation.objects.exists()


def test_the_second_of_two_writers_is_told_what_the_first_wrote(here: World, report: Report) -> None:
    cast = here.cast
    save_figures(report, [FigureFacts(here.forest, Decimal(10), version=0)], by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(StaleFigures) as refusal:
        save_figures(report, [FigureFacts(here.forest, Decimal(12), version=0)], by=cast.bang_huu_head, on=DAY)
    [(code, cell)] = refusal.value.cells.items()
    assert (code, cell.figure.value, cell.version, cell.changed_by) == (
        "MT-01", Decimal(10), 1, cast.bang_huu_officer.audit_label,
    )  # fmt: skip
    assert figure(report, here.forest).value == Decimal(10)


def test_two_who_write_the_same_do_not_quarrel(here: World, report: Report) -> None:
    for user in (here.cast.bang_huu_officer, here.cast.bang_huu_head):
        save_figures(report, [FigureFacts(here.forest, Decimal(10), version=0)], by=user, on=DAY)
    assert figure(report, here.forest).version == 1


def test_a_late_report_needs_a_reason_and_counts_its_working_days(here: World, report: Report) -> None:
    late = date(2024, 7, 1)  # a Monday, three working days behind Wednesday 26/06
    with pytest.raises(Invalid) as refusal:
        save_figures(report, here.facts(), by=here.cast.bang_huu_officer, on=late)
    assert list(refusal.value.fields) == ["late_reason"]
    save_figures(report, here.facts(), late_reason="Mất điện", by=here.cast.bang_huu_officer, on=late)
    report.refresh_from_db()
    assert (report.late_reason, report.late_days) == ("Mất điện", 3)


def test_people_of_another_unit_do_not_write(here: World, report: Report) -> None:
    for user in (here.cast.nhan_ly_officer, here.cast.officer, here.cast.leader, here.cast.stranger):
        with pytest.raises(NotAllowed):
            save_figures(report, here.facts(), by=user, on=DAY)


def test_a_year_to_date_figure_that_falls_asks_for_a_reason(here: World, report: Report) -> None:
    by = here.cast.bang_huu_officer
    earlier = report_of(here.round("2024-05"), here.cast.bang_huu, by, on=date(2024, 5, 16))
    save_figures(earlier, here.facts(forest="12"), by=by, on=date(2024, 5, 16))
    saved = save_figures(report, here.facts(forest="10"), by=by, on=DAY)
    assert [(code, [b.rule for b in found]) for code, found in saved.warnings.items()] == [("MT-01", ["luy-ke"])]
    told = FigureFacts(here.forest, Decimal(10), note="Rà soát lại diện tích")
    assert save_figures(report, [told], by=by, on=DAY).warnings == {}
