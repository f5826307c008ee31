"""Titles and targets registered, the pledge signed, the head elected."""

from __future__ import annotations

from datetime import date

import pytest

from tests.scoring.conftest import DAY, last_code
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.demo.cast import Cast
from thidua.directory.models import Cluster
from thidua.directory.queries import cluster_head_on
from thidua.scoring.actions.pledges import (
    Meeting,
    draft_pledge,
    keep_minutes,
    open_signing,
    record_election,
    return_pledge,
    sign_pledge,
)
from thidua.scoring.actions.registrations import (
    Wanted,
    approve_registration,
    begin_registration,
    call_for_registration,
    change_registration,
    edit_registration,
    return_registration,
    set_registration_rule,
    submit_registration,
    withdraw_registration,
)
from thidua.scoring.models import ClusterMeeting, Registration, RegistrationCall, RegistrationLine
from thidua.scoring.queries.registrations import (
    approved_registration,
    calls_visible_to,
    pledges_to_sign,
    registration_required,
    registrations_to_approve,
    registrations_visible_to,
    yet_to_sign,
)

TITLE = Wanted(RegistrationLine.Kind.TITLE, "Tập thể lao động xuất sắc", award="TTLĐXS")
TARGET = Wanted(RegistrationLine.Kind.TARGET, "Trồng mới 100 ha rừng", indicator="MT-01")
NEXT_YEAR = date(2025, 1, 1)


@pytest.fixture
def call(cast: Cast) -> RegistrationCall:
    return call_for_registration(cast.district, 2025, due_on=date(2024, 12, 20), by=cast.officer, on=DAY)


@pytest.fixture
def registration(cast: Cast, call: RegistrationCall) -> Registration:
    return begin_registration(call, cast.bang_huu, [TITLE, TARGET], by=cast.bang_huu_officer, on=DAY)


def texts(row: Registration) -> list[str]:
    return [line.text for line in row.lines.all()]


def test_whether_registration_is_a_condition_is_a_dated_switch(cast: Cast) -> None:
    set_registration_rule(
        cast.district, required=True, legal_basis="QĐ 01/2024", since=NEXT_YEAR, by=cast.officer, on=DAY
    )
    assert [registration_required(cast.district, day) for day in (DAY, NEXT_YEAR)] == [False, True]
    set_registration_rule(
        cast.district, required=False, legal_basis="QĐ 02/2026", since=date(2026, 3, 1), by=cast.officer, on=DAY
    )
    assert [registration_required(cast.district, date(2026, month, 1)) for month in (2, 3)] == [True, False]


def test_the_head_approves_what_the_unit_strives_for(cast: Cast, registration: Registration) -> None:
    submit_registration(registration, by=cast.bang_huu_officer, on=DAY)
    assert list(registrations_to_approve(cast.bang_huu_head, DAY)) == [registration]
    with pytest.raises(NotAllowed):
        approve_registration(registration, by=cast.bang_huu_officer, on=DAY)
    registration.refresh_from_db()
    approve_registration(registration, by=cast.bang_huu_head, on=DAY)
    assert approved_registration(cast.bang_huu, 2025) == registration
    assert approved_registration(cast.nhan_ly, 2025) is None


def test_a_returned_registration_is_corrected_and_sent_again(cast: Cast, registration: Registration) -> None:
    submit_registration(registration, by=cast.bang_huu_officer, on=DAY)
    registration.refresh_from_db()
    back = return_registration(registration, reason="Chưa có chỉ tiêu cụ thể", by=cast.bang_huu_head, on=DAY)
    edit_registration(back, [TARGET], version=back.version, by=cast.bang_huu_officer, on=DAY)
    assert texts(back) == ["Trồng mới 100 ha rừng"]
    with pytest.raises(Conflict):
        edit_registration(back, [TITLE], version=back.version - 1, by=cast.bang_huu_officer, on=DAY)


def test_after_the_day_it_is_late_but_not_refused(cast: Cast, registration: Registration) -> None:
    assert submit_registration(registration, by=cast.bang_huu_officer, on=date(2024, 12, 23)).late_days == 3


def test_an_approved_registration_changes_with_a_reason_and_a_new_approval(
    cast: Cast, registration: Registration
) -> None:
    submit_registration(registration, by=cast.bang_huu_officer, on=DAY)
    registration.refresh_from_db()
    approved = approve_registration(registration, by=cast.bang_huu_head, on=DAY)
    with pytest.raises(Invalid):
        change_registration(approved, [TARGET], reason=" ", by=cast.bang_huu_officer, on=DAY)
    changed = change_registration(approved, [TARGET], reason="Điều chỉnh kế hoạch", by=cast.bang_huu_officer, on=DAY)
    assert (changed.state, texts(changed), last_code()) == (
        "submitted",
        ["Trồng mới 100 ha rừng"],
        "registration.changed",
    )


def test_a_unit_registers_once_and_again_after_it_withdrew(
    cast: Cast, call: RegistrationCall, registration: Registration
) -> None:
    with pytest.raises(Invalid):
        begin_registration(call, cast.bang_huu, [TITLE], by=cast.bang_huu_officer, on=DAY)
    withdraw_registration(registration, reason="Viết lại", by=cast.bang_huu_officer, on=DAY)
    assert begin_registration(call, cast.bang_huu, [TITLE], by=cast.bang_huu_officer, on=DAY).code == "DK-2025-0002"


def test_a_person_registers_through_the_own_unit(cast: Cast, call: RegistrationCall) -> None:
    person = cast.bang_huu_officer.person
    row = begin_registration(call, cast.bang_huu, [TITLE], person=person, by=cast.bang_huu_head, on=DAY)
    assert str(row) == f"DK-2025-0001 {person}"
    with pytest.raises(Invalid, match="không công tác"):
        begin_registration(call, cast.nhan_ly, [TITLE], person=person, by=cast.nhan_ly_head, on=DAY)


def test_units_see_their_own_registrations_and_the_organiser_all(cast: Cast, registration: Registration) -> None:
    users = (cast.officer, cast.bang_huu_head, cast.nhan_ly_head, cast.stranger)
    assert [registrations_visible_to(user, DAY).count() for user in users] == [1, 1, 0, 0]
    assert [calls_visible_to(user, DAY).count() for user in users] == [1, 1, 0, 0]


def test_a_pledge_is_drafted_by_the_leading_unit_and_stands_when_all_have_signed(cast: Cast, cluster: Cluster) -> None:
    pledge = draft_pledge(cluster, ["Trồng mới 1.100 ha rừng"], by=cast.bang_huu_officer, on=DAY)
    assert (pledge.paper.issuer, pledge.paper.kind) == (cast.bang_huu, "pledge")
    with pytest.raises(NotAllowed):
        open_signing(pledge, sign_by=NEXT_YEAR, by=cast.nhan_ly_officer, on=DAY)
    open_signing(pledge, sign_by=NEXT_YEAR, by=cast.bang_huu_officer, on=DAY)
    assert list(pledges_to_sign(cast.bang_huu_head, DAY)) == [pledge]
    sign_pledge(pledge, cast.bang_huu, by=cast.bang_huu_head, on=DAY)
    with pytest.raises(NotAllowed, match="đã ký"):
        sign_pledge(pledge, cast.bang_huu, by=cast.bang_huu_head, on=DAY)
    sign_pledge(pledge, cast.nhan_ly, by=cast.nhan_ly_head, on=DAY)
    assert [unit.code for unit in yet_to_sign(pledge)] == [cast.bang_mac.code]
    assert pledge.state == "signing"


def test_a_new_text_of_the_pledge_is_signed_anew(cast: Cast, cluster: Cluster) -> None:
    pledge = draft_pledge(cluster, [], by=cast.officer, on=DAY)
    open_signing(pledge, sign_by=NEXT_YEAR, by=cast.officer, on=DAY)
    sign_pledge(pledge, cast.bang_huu, by=cast.bang_huu_head, on=DAY)
    return_pledge(pledge, reason="Bổ sung chỉ tiêu", by=cast.officer, on=DAY)
    assert (pledge.state, pledge.signatures.count()) == ("draft", 0)


def test_minutes_are_kept_and_the_elected_unit_takes_over(cast: Cast, cluster: Cluster) -> None:
    meeting = Meeting(
        ClusterMeeting.Kind.YEAR_END,
        DAY,
        (cast.bang_huu, cast.nhan_ly),
        "Hội trường xã Bằng Hữu",
        "Thống nhất kết quả chấm điểm.",
        cast.nhan_ly,
        2,
    )
    row = keep_minutes(cluster, meeting, by=cast.bang_huu_head, on=DAY)
    assert row.paper is not None and row.paper.issuer == cast.bang_huu
    with pytest.raises(NotAllowed):
        record_election(row, cluster, since=NEXT_YEAR, by=cast.bang_huu_head, on=DAY)
    record_election(row, cluster, since=NEXT_YEAR, by=cast.officer, on=DAY)
    assert [cluster_head_on(cluster, day) for day in (DAY, NEXT_YEAR)] == [cast.bang_huu, cast.nhan_ly]


def test_only_members_are_present(cast: Cast, cluster: Cluster) -> None:
    stranger = Meeting(ClusterMeeting.Kind.OTHER, DAY, (cast.finance,))
    with pytest.raises(Invalid, match="đơn vị thành viên"):
        keep_minutes(cluster, stranger, by=cast.officer, on=DAY)
