"""The way of a report from the unit to its head and back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.monitoring.reporting import DAY, World, approved, figure, report_of
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry, Notice
from thidua.directory.models import User
from thidua.monitoring.actions.delegations import DelegationFacts, delegate, end_delegation
from thidua.monitoring.actions.figures import FigureFacts, save_figures
from thidua.monitoring.actions.reports import (
    approve_report,
    approve_reports,
    confirm_no_change,
    open_report,
    recall_report,
    return_report_figures,
    submit_report,
)
from thidua.monitoring.logic.states import FigureState, ReportState
from thidua.monitoring.models import Delegation, Observation, Report, Revision, RollUp, ValidationRule


@pytest.fixture
def report(here: World) -> Report:
    return report_of(here.round(), here.cast.bang_huu, here.cast.bang_huu_officer)


def _fill(here: World, report: Report, on: date = DAY) -> None:
    save_figures(report, here.facts(), by=here.cast.bang_huu_officer, on=on)


def _states(report: Report) -> dict[str, str]:
    found = Observation.objects.filter(organisation=report.organisation, period=report.round.period)
    return dict(found.order_by("indicator__code").values_list("indicator__code", "state"))


def test_a_unit_that_is_asked_for_nothing_opens_no_report(here: World) -> None:
    with pytest.raises(Invalid):
        open_report(here.round(), here.cast.police, by=here.cast.police_officer, on=DAY)


def test_a_report_is_opened_once(here: World, report: Report) -> None:
    with pytest.raises(Conflict):
        report_of(report.round, here.cast.bang_huu, here.cast.bang_huu_head)


def test_a_report_with_an_empty_cell_is_not_submitted(here: World, report: Report) -> None:
    save_figures(report, here.facts()[:3], by=here.cast.bang_huu_officer, on=DAY)
    with pytest.raises(Invalid) as refusal:
        submit_report(report, by=here.cast.bang_huu_officer, on=DAY)
    assert list(refusal.value.fields) == ["KT-01"]


def test_a_submitted_report_waits_for_the_head_who_is_told(here: World, report: Report) -> None:
    _fill(here, report)
    submitted = submit_report(report, by=here.cast.bang_huu_officer, on=DAY)
    assert (submitted.state, submitted.first_submitted_on, submitted.late_days) == (ReportState.SUBMITTED, DAY, 0)
    told = Notice.objects.filter(kind="report.submitted").values_list("recipient", flat=True)
    assert list(told) == [here.cast.bang_huu_head.audit_key]


def test_a_warning_without_its_reason_keeps_the_report_back(here: World, report: Report) -> None:
    ValidationRule.objects.create(
        code="KT-TRAN", indicator=here.income, kind="range", settings={"high": "30"}, sentence="Thu nhập tối đa 30.",
        valid_from=date(2024, 1, 1),
    )  # fmt: skip
    _fill(here, report)
    with pytest.raises(Invalid) as refusal:
        submit_report(report, by=here.cast.bang_huu_officer, on=DAY)
    assert list(refusal.value.fields) == ["KT-01"]
    told = FigureFacts(here.income, Decimal(40), denominator=Decimal(60), note="Đã rà soát với thuế")
    save_figures(report, [told], by=here.cast.bang_huu_officer, on=DAY)
    assert submit_report(report, by=here.cast.bang_huu_officer, on=DAY).state == ReportState.SUBMITTED


def test_a_sum_that_does_not_fit_is_kept_while_typing_and_blocks_when_submitted(here: World, report: Report) -> None:
    ValidationRule.objects.create(
        code="MT-TONG", indicator=here.forest, kind="sum", settings={"parts": ["XH-01"]}, severity="error",
        sentence="Diện tích bằng tổng thành phần.", valid_from=date(2024, 1, 1),
    )  # fmt: skip
    saved = save_figures(report, here.facts(forest="10", jobs="5"), by=here.cast.bang_huu_officer, on=DAY)
    assert list(saved.warnings) == ["MT-01"]
    with pytest.raises(Invalid):
        submit_report(report, by=here.cast.bang_huu_officer, on=DAY)


def test_a_figure_outside_a_blocking_range_is_not_stored(here: World, report: Report) -> None:
    ValidationRule.objects.create(
        code="MT-DAI", indicator=here.forest, kind="range", settings={"low": "0"}, severity="error",
        sentence="Diện tích không âm.", valid_from=date(2024, 1, 1),
    )  # fmt: skip
    with pytest.raises(Invalid) as refusal:
        save_figures(report, here.facts(forest="-1"), by=here.cast.bang_huu_officer, on=DAY)
    assert refusal.value.fields == {"MT-01": "Diện tích không âm. -1 nằm ngoài khoảng cho phép (từ 0 trở lên)."}


def test_a_rule_no_longer_in_force_says_nothing(here: World, report: Report) -> None:
    ValidationRule.objects.create(
        code="MT-CU", indicator=here.forest, kind="range", settings={"high": "1"}, severity="error", sentence="Cũ.",
        valid_from=date(2023, 1, 1), valid_to=date(2024, 6, 1),
    )  # fmt: skip
    _fill(here, report)
    assert figure(report, here.forest).value == Decimal(10)


def test_a_report_comes_back_from_the_head_untouched_when_recalled(here: World, report: Report) -> None:
    _fill(here, report)
    submitted = submit_report(report, by=here.cast.bang_huu_officer, on=DAY)
    assert recall_report(submitted, by=here.cast.bang_huu_officer, on=DAY).state == ReportState.OPEN


def test_the_head_approves_and_the_sums_move_from_one_state_to_the_other(here: World, report: Report) -> None:
    approved(here, report, here.facts(), officer=here.cast.bang_huu_officer, head=here.cast.bang_huu_head)
    assert set(_states(report).values()) == {FigureState.APPROVED}
    assert figure(report, here.forest).approved_value == Decimal(10)
    sums = RollUp.objects.filter(node=here.cast.district, indicator=here.forest).order_by("state")
    assert list(sums.values_list("state", "numerator", "figures")) == [
        ("approved", Decimal(10), 1), ("reported", Decimal(0), 0),
    ]  # fmt: skip


def test_the_officer_of_the_unit_does_not_approve(here: World, report: Report) -> None:
    _fill(here, report)
    submitted = submit_report(report, by=here.cast.bang_huu_officer, on=DAY)
    for user in (here.cast.bang_huu_officer, here.cast.officer, here.cast.nhan_ly_head):
        with pytest.raises(NotAllowed):
            approve_report(submitted, by=user, on=DAY)


def test_who_acts_for_the_head_approves_for_the_days_named(here: World, report: Report) -> None:
    cast = here.cast
    until = date(2024, 6, 25)
    facts = DelegationFacts(cast.bang_huu_officer, Delegation.Work.APPROVE, DAY, until, "Thủ trưởng đi học")
    given = delegate(cast.bang_huu, facts, by=cast.bang_huu_head, on=DAY)
    _fill(here, report)
    submitted = submit_report(report, by=cast.bang_huu_officer, on=DAY)
    with pytest.raises(NotAllowed):
        approve_report(submitted, by=cast.bang_huu_officer, on=until)
    assert approve_report(submitted, by=cast.bang_huu_officer, on=DAY).state == ReportState.APPROVED
    assert end_delegation(given, ends=date(2024, 6, 21), by=cast.bang_huu_head, on=DAY).valid_to == date(2024, 6, 21)


def test_one_returned_cell_never_restarts_the_others(here: World, report: Report) -> None:
    cast = here.cast
    done = approved(here, report, here.facts(), officer=cast.bang_huu_officer, head=cast.bang_huu_head)
    back = return_report_figures(done, {"XH-01": "Chưa khớp sổ theo dõi"}, by=cast.bang_huu_head, on=DAY)
    assert back.state == ReportState.OPEN
    assert _states(report) == {
        "KT-01": "approved", "MT-01": "approved", "XH-01": "reported", "XH-02": "approved",
    }  # fmt: skip
    row = figure(report, here.jobs)
    assert (row.returned, row.return_reason, row.approved_value) == (True, "Chưa khớp sổ theo dõi", Decimal(5))


def test_a_returned_cell_has_to_be_mended_or_explained(here: World, report: Report) -> None:
    cast = here.cast
    done = approved(here, report, here.facts(), officer=cast.bang_huu_officer, head=cast.bang_huu_head)
    back = return_report_figures(done, {"XH-01": "Chưa khớp"}, by=cast.bang_huu_head, on=DAY)
    with pytest.raises(Invalid) as refusal:
        submit_report(back, by=cast.bang_huu_officer, on=DAY)
    assert list(refusal.value.fields) == ["XH-01"]
    save_figures(back, [FigureFacts(here.jobs, Decimal(5), note="Đúng theo sổ")], by=cast.bang_huu_officer, on=DAY)
    again = submit_report(back, by=cast.bang_huu_officer, on=DAY)
    approve_report(again, by=cast.bang_huu_head, on=DAY)
    causes = Revision.objects.filter(observation=figure(report, here.forest)).values_list("cause", flat=True)
    assert list(causes) == ["typed", "approved"]
    assert set(_states(report).values()) == {"approved"}


def test_the_officer_of_the_issuer_may_return_too(here: World, report: Report) -> None:
    cast = here.cast
    done = approved(here, report, here.facts(), officer=cast.bang_huu_officer, head=cast.bang_huu_head)
    assert return_report_figures(done, {"MT-01": "Xem lại"}, by=cast.officer, on=DAY).state == ReportState.OPEN
    told = set(Notice.objects.filter(kind="report.returned").values_list("recipient", flat=True))
    assert told == {cast.bang_huu_head.audit_key, cast.bang_huu_officer.audit_key}


def test_the_approval_of_the_owning_unit_is_its_confirmation(here: World) -> None:
    cast = here.cast
    own = report_of(here.round(), cast.agriculture, cast.agriculture_officer)
    facts = [FigureFacts(here.cooperatives, Decimal(7))]
    approved(here, own, facts, officer=cast.agriculture_officer, head=cast.agriculture_head)
    assert _states(own) == {"KT-02": "confirmed"}


def test_many_reports_are_approved_with_one_line(here: World, report: Report) -> None:
    cast = here.cast
    other = report_of(report.round, cast.nhan_ly, cast.nhan_ly_officer)
    for row, by in ((report, cast.bang_huu_officer), (other, cast.nhan_ly_officer)):
        save_figures(row, here.facts(), by=by, on=DAY)
        submit_report(row, by=by, on=DAY)
    both = list(Report.objects.select_related("round__campaign", "organisation"))
    with pytest.raises(NotAllowed):
        approve_reports(both, by=cast.bang_huu_head, on=DAY)
    facts = DelegationFacts(cast.bang_huu_head, Delegation.Work.APPROVE, DAY, None, "Nghỉ phép")
    delegate(cast.nhan_ly, facts, by=cast.nhan_ly_head, on=DAY)
    before = AuditEntry.objects.count()
    approve_reports(both, by=cast.bang_huu_head, on=DAY)
    assert [line.code for line in AuditEntry.objects.order_by("seq")[before:]] == ["report.approved_together"]
    assert set(Report.objects.values_list("state", flat=True)) == {"approved"}
    sums = RollUp.objects.get(node=cast.district, indicator=here.forest, state="approved")
    assert (sums.numerator, sums.figures) == (Decimal(20), 2)


def test_one_click_says_that_nothing_changed(here: World, report: Report) -> None:
    cast = here.cast
    earlier = report_of(here.round("2024-05"), cast.bang_huu, cast.bang_huu_officer, on=date(2024, 5, 16))
    save_figures(earlier, here.facts(), by=cast.bang_huu_officer, on=date(2024, 5, 16))
    done = confirm_no_change(report, by=cast.bang_huu_officer, on=DAY)
    assert (done.state, done.no_change) == (ReportState.SUBMITTED, True)
    values = {row.code: figure(report, row).value for row in (here.forest, here.jobs, here.poverty, here.income)}
    assert values == {"MT-01": Decimal(10), "XH-01": Decimal(0), "XH-02": Decimal(5), "KT-01": Decimal(40)}


def test_without_an_earlier_level_nothing_can_be_carried_over(here: World, report: Report) -> None:
    with pytest.raises(Invalid) as refusal:
        confirm_no_change(report, by=here.cast.bang_huu_officer, on=DAY)
    assert sorted(refusal.value.fields) == ["KT-01", "MT-01", "XH-02"]


def test_only_the_head_delegates(here: World) -> None:
    facts = DelegationFacts(here.cast.bang_huu_officer, Delegation.Work.APPROVE, DAY, None, "Tự giao")
    refused: list[User] = [here.cast.bang_huu_officer, here.cast.officer, here.cast.nhan_ly_head]
    for user in refused:
        with pytest.raises(NotAllowed):
            delegate(here.cast.bang_huu, facts, by=user, on=DAY)
