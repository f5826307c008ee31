"""The owning department answers for its figures; locking, correcting, evidence, undoing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.monitoring.reporting import DAY, World, approved, figure, report_of
from thidua.core import clock
from thidua.core.audit import SYSTEM
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.documents.models import StoredFile
from thidua.monitoring.actions.confirmations import confirm_figures, return_figures
from thidua.monitoring.actions.delegations import DelegationFacts, delegate
from thidua.monitoring.actions.evidence import attach_evidence, remove_evidence
from thidua.monitoring.actions.figures import FigureFacts, correct_figure, save_figures
from thidua.monitoring.actions.importing import take_in_batch, undo_batch
from thidua.monitoring.actions.reports import approve_report, return_report_figures, submit_report
from thidua.monitoring.logic.states import ReportState, RoundState
from thidua.monitoring.models import Delegation, Evidence, Observation, Report, RollUp, Round
from thidua.monitoring.steps.locking import make_official


@pytest.fixture
def report(here: World) -> Report:
    return report_of(here.round(), here.cast.bang_huu, here.cast.bang_huu_officer)


@pytest.fixture
def done(here: World, report: Report) -> Report:
    return approved(here, report, here.facts(), officer=here.cast.bang_huu_officer, head=here.cast.bang_huu_head)


def _file(name: str = "bao-cao.xlsx") -> StoredFile:
    return StoredFile.objects.create(sha256=name.ljust(64, "0"), name=name, size=1, stored_at=clock.now())


def _lock(report: Report) -> None:
    Round.objects.filter(pk=report.round_id).update(state=RoundState.LOCKED)
    make_official(Round.objects.get(pk=report.round_id), SYSTEM, DAY)


def test_the_owner_confirms_in_units_that_are_not_its_own(here: World, done: Report) -> None:
    confirm_figures([figure(done, here.forest)], by=here.cast.agriculture_officer, on=DAY)
    assert figure(done, here.forest).state == "confirmed"
    sums = RollUp.objects.get(node=here.cast.province, indicator=here.forest, state="confirmed")
    assert (sums.numerator, sums.figures) == (Decimal(10), 1)


def test_nobody_else_confirms(here: World, done: Report) -> None:
    cast = here.cast
    for user in (cast.finance_officer, cast.bang_huu_head, cast.officer, cast.leader, cast.neighbour_officer):
        with pytest.raises(NotAllowed):
            confirm_figures([figure(done, here.forest)], by=user, on=DAY)


def test_what_nobody_owns_is_confirmed_by_the_officer_of_the_issuer(here: World, done: Report) -> None:
    confirm_figures([figure(done, here.income)], by=here.cast.officer, on=DAY)
    assert figure(done, here.income).state == "confirmed"


def test_who_acts_for_the_owner_confirms(here: World, done: Report) -> None:
    cast = here.cast
    facts = DelegationFacts(cast.police_officer, Delegation.Work.CONFIRM, DAY, None, "Phối hợp kiểm tra")
    delegate(cast.agriculture, facts, by=cast.agriculture_head, on=DAY)
    confirm_figures([figure(done, here.forest)], by=cast.police_officer, on=DAY)
    assert figure(done, here.forest).state == "confirmed"


def test_a_figure_without_its_head_is_not_confirmed(here: World, report: Report) -> None:
    save_figures(report, here.facts(), by=here.cast.bang_huu_officer, on=DAY)
    with pytest.raises(NotAllowed):
        confirm_figures([figure(report, here.forest)], by=here.cast.agriculture_officer, on=DAY)


def test_the_owner_returns_one_figure_and_the_report_opens_again(here: World, done: Report) -> None:
    row = figure(done, here.forest)
    return_figures([row], {row.pk: "Lệch với kiểm lâm"}, by=here.cast.agriculture_officer, on=DAY)
    done.refresh_from_db()
    assert done.state == ReportState.OPEN
    row = figure(done, here.forest)
    assert (row.state, row.returned, row.revisions.last().reason) == ("reported", True, "Lệch với kiểm lâm")  # type: ignore[union-attr]
    assert figure(done, here.jobs).state == "approved"


def test_a_return_needs_a_reason(here: World, done: Report) -> None:
    with pytest.raises(Invalid):
        return_figures([figure(done, here.forest)], {}, by=here.cast.agriculture_officer, on=DAY)


def test_locking_makes_official_what_somebody_answers_for(here: World, done: Report) -> None:
    cast = here.cast
    other = report_of(done.round, cast.nhan_ly, cast.nhan_ly_officer)
    save_figures(other, here.facts(), by=cast.nhan_ly_officer, on=DAY)
    confirm_figures([figure(done, here.forest)], by=cast.agriculture_officer, on=DAY)
    _lock(done)
    states = Observation.objects.filter(indicator=here.forest).order_by("organisation__code")
    assert set(states.values_list("organisation__name", "state", "official_value")) == {
        (cast.bang_huu.name, "official", Decimal(10)), (cast.nhan_ly.name, "reported", None),
    }  # fmt: skip


def test_a_correction_keeps_both_values_and_is_answered_for_again(here: World, done: Report) -> None:
    cast = here.cast
    _lock(done)
    correct_figure(
        figure(done, here.forest),
        FigureFacts(here.forest, Decimal(9)),
        reason="Đo lại",
        by=cast.bang_huu_officer,
        on=DAY,
    )
    row = figure(done, here.forest)
    assert (row.value, row.official_value, row.state) == (Decimal(9), Decimal(10), "reported")
    report = Report.objects.select_related("round__campaign", "organisation").get(pk=done.pk)
    assert report.state == ReportState.SUBMITTED
    approve_report(report, by=cast.bang_huu_head, on=DAY)
    assert figure(done, here.forest).state == "approved"
    confirm_figures([figure(done, here.forest)], by=cast.agriculture_officer, on=DAY)
    row = figure(done, here.forest)
    assert (row.state, row.official_value) == ("official", Decimal(9))


def test_a_correction_needs_a_reason_and_a_locked_round(here: World, done: Report) -> None:
    row, facts = figure(done, here.forest), FigureFacts(here.forest, Decimal(9))
    with pytest.raises(NotAllowed):
        correct_figure(row, facts, reason="Đo lại", by=here.cast.bang_huu_officer, on=DAY)
    _lock(done)
    with pytest.raises(Invalid):
        correct_figure(row, facts, reason=" ", by=here.cast.bang_huu_officer, on=DAY)


def test_a_reopened_round_takes_figures_to_its_day(here: World, done: Report) -> None:
    cast = here.cast
    _lock(done)
    until = date(2024, 7, 5)
    Round.objects.filter(pk=done.round_id).update(state=RoundState.REOPENED, reopened_until=until)
    report = Report.objects.select_related("round__campaign__issuer", "organisation").get(pk=done.pk)
    # What is official is not given back one by one: the round was reopened for the unit to change it.
    with pytest.raises(Conflict):
        return_report_figures(report, {"MT-01": "Xem lại"}, by=cast.officer, on=DAY)
    Report.objects.filter(pk=done.pk).update(state=ReportState.OPEN)
    report.refresh_from_db()
    save_figures(report, [FigureFacts(here.forest, Decimal(9))], by=cast.bang_huu_officer, on=until)
    row = figure(done, here.forest)
    assert (row.value, row.official_value, row.state) == (Decimal(9), Decimal(10), "reported")
    with pytest.raises(NotAllowed):
        save_figures(report, [FigureFacts(here.forest, Decimal(8))], by=cast.bang_huu_officer, on=date(2024, 7, 6))


def test_an_import_is_taken_back_while_nobody_has_built_on_it(here: World, report: Report) -> None:
    by = here.cast.bang_huu_officer
    save_figures(report, [FigureFacts(here.forest, Decimal(1))], by=by, on=DAY)
    batch = take_in_batch(report, _file(), here.facts(), by=by, on=DAY)
    undo_batch(batch, reason="Nhầm tệp", by=by, on=DAY)
    assert figure(report, here.forest).value == Decimal(1)
    assert figure(report, here.jobs).is_empty
    sums = RollUp.objects.filter(node=here.cast.district).order_by("indicator__code")
    assert list(sums.values_list("indicator__code", "numerator", "figures")) == [
        ("KT-01", Decimal(0), 0), ("MT-01", Decimal(1), 1), ("XH-01", Decimal(0), 0), ("XH-02", Decimal(0), 0),
    ]  # fmt: skip


def test_an_import_somebody_built_on_stays(here: World, report: Report) -> None:
    by = here.cast.bang_huu_officer
    batch = take_in_batch(report, _file(), here.facts(), by=by, on=DAY)
    save_figures(report, [FigureFacts(here.forest, Decimal(2))], by=by, on=DAY)
    with pytest.raises(Conflict):
        undo_batch(batch, reason="Nhầm tệp", by=by, on=DAY)
    assert figure(report, here.jobs).value == Decimal(5)


def test_an_approved_import_stays(here: World, report: Report) -> None:
    cast = here.cast
    batch = take_in_batch(report, _file(), here.facts(), by=cast.bang_huu_officer, on=DAY)
    approve_report(submit_report(report, by=cast.bang_huu_officer, on=DAY), by=cast.bang_huu_head, on=DAY)
    with pytest.raises(NotAllowed):
        undo_batch(batch, reason="Nhầm tệp", by=cast.bang_huu_officer, on=DAY)


def test_a_file_under_a_figure_is_taken_away_with_a_reason_and_stays_known(here: World, done: Report) -> None:
    by, row = here.cast.bang_huu_officer, figure(done, here.forest)
    evidence = attach_evidence(row, _file("anh.jpg"), note="Ảnh hiện trường", by=by, on=DAY)
    with pytest.raises(Conflict):
        attach_evidence(row, evidence.file, note="", by=by, on=DAY)
    remove_evidence(evidence, reason="Nhầm ảnh", by=by, on=DAY)
    assert Evidence.objects.exclude(removed_at=None).count() == 1
    with pytest.raises(NotAllowed):
        attach_evidence(row, evidence.file, note="", by=here.cast.nhan_ly_officer, on=DAY)
