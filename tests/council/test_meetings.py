"""Councils and meetings: who sits, who runs, quorum, conflicts, open votes, who sees what."""

from __future__ import annotations

from datetime import date

import pytest

from tests.council.conftest import DAY, RULE, Room, make_room, seated
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.council.actions.councils import CouncilFacts, Seat, end_seat, form_council, seat_member
from thidua.council.actions.meetings import (
    ItemFacts,
    MeetingFacts,
    add_item,
    call_meeting,
    declare_conflict,
    end_meeting,
    note_conflicts,
    start_meeting,
    take_item_off,
    vote_openly,
)
from thidua.council.logic.conflict import Ground
from thidua.council.models import AgendaItem, CouncilMember, Meeting
from thidua.council.queries import (
    councils_visible_to,
    items_visible_to,
    meetings_visible_to,
    member_of,
    members_on,
)
from thidua.demo.cast import Cast

YES, NO = 0, 1


def test_a_council_is_formed_by_the_standing_body_of_its_own_unit_only(cast: Cast) -> None:
    facts = CouncilFacts("Hội đồng", "QĐ 1", date(2024, 1, 1))
    for stranger in (cast.neighbour_officer, cast.bang_huu_head, cast.stranger):
        with pytest.raises(NotAllowed):
            form_council(facts, organisation=cast.district, by=stranger, on=DAY)
    council = form_council(facts, organisation=cast.district, by=cast.officer, on=DAY)
    assert AuditEntry.objects.get(code="council.formed").subject == council.subject


def test_a_person_sits_once_and_there_is_one_chair(cast: Cast) -> None:
    council, members, _users = seated(cast, 3)
    again = Seat(members[0].person, CouncilMember.Post.MEMBER, DAY)
    with pytest.raises(Invalid):
        seat_member(council, again, by=cast.officer, on=DAY)
    person = members[1].person
    end_seat(members[1], ends=DAY, by=cast.officer, on=DAY)
    with pytest.raises(Invalid):
        seat_member(council, Seat(person, CouncilMember.Post.CHAIR, DAY), by=cast.officer, on=DAY)
    assert [member.position for member in members_on(council, DAY)] == [0, 2]
    with pytest.raises(Conflict):
        end_seat(members[1], ends=DAY, by=cast.officer, on=DAY)


def test_the_chair_runs_a_meeting_and_a_plain_member_does_not(cast: Cast) -> None:
    council, _members, users = seated(cast, 3)
    facts = MeetingFacts("Phiên họp", DAY)
    assert call_meeting(council, facts, by=users[0], on=DAY).code == "PH-2024-001"
    with pytest.raises(NotAllowed, match="Chỉ Chủ tịch, thư ký"):
        call_meeting(council, facts, by=users[1], on=DAY)


def test_a_meeting_without_quorum_does_not_start(cast: Cast) -> None:
    with pytest.raises(Invalid, match="Có mặt 5/9 thành viên, cần ít nhất 6"):
        make_room(cast, 9, absent=4)


def test_only_members_are_noted_as_present(cast: Cast) -> None:
    council, members, _users = seated(cast, 3)
    meeting = call_meeting(council, MeetingFacts("Phiên họp", DAY), by=cast.officer, on=DAY)
    present = {member.pk: True for member in members} | {10**6: True}
    with pytest.raises(Invalid, match="không phải thành viên"):
        start_meeting(meeting, present, by=cast.officer, on=DAY)


def test_an_open_vote_decides_and_keeps_who_said_what(room: Room) -> None:
    votes = {member.pk: YES if at < 8 else NO for at, member in enumerate(room.members)}
    item = vote_openly(room.items[0], votes, by=room.cast.officer, on=DAY)
    assert (item.result["passed"], item.result["yes"], item.open_votes.count()) == (True, 8, 9)
    with pytest.raises(Conflict):
        vote_openly(room.items[0], votes, by=room.cast.officer, on=DAY)


def test_an_open_vote_of_a_recused_member_or_for_no_line_is_refused(room: Room) -> None:
    item, recused = room.items[0], room.members[2]
    note_conflicts(
        item, {recused.pk: [Ground.FAMILY], room.members[3].pk: [Ground.OWN_UNIT]}, by=room.cast.officer, on=DAY
    )
    with pytest.raises(Invalid, match="người vắng mặt hoặc không được bỏ phiếu"):
        vote_openly(item, {recused.pk: YES}, by=room.cast.officer, on=DAY)
    with pytest.raises(Invalid, match="không nằm trong phiếu"):
        vote_openly(item, {room.members[3].pk: 9}, by=room.cast.officer, on=DAY)


def test_conflicts_that_are_derived_anew_keep_what_members_declared(room: Room) -> None:
    item = room.items[0]
    declare_conflict(item, note="Họ hàng", by=room.users[1], on=DAY)
    note_conflicts(item, {room.members[2].pk: [Ground.SELF]}, by=room.cast.officer, on=DAY)
    note_conflicts(item, {room.members[3].pk: [Ground.OWN_UNIT]}, by=room.cast.officer, on=DAY)
    rows = item.conflicts.order_by("member_id").values_list("member_id", "ground", "recuses")
    assert list(rows) == [(room.members[1].pk, "declared", True), (room.members[3].pk, "own_unit", False)]


def test_a_conflict_is_declared_before_the_vote_and_by_members_only(room: Room) -> None:
    with pytest.raises(NotAllowed, match="Chỉ thành viên Hội đồng"):
        declare_conflict(room.items[0], note="", by=room.cast.stranger, on=DAY)
    room.box()
    with pytest.raises(NotAllowed, match="đã bỏ phiếu hoặc đã rút"):
        declare_conflict(AgendaItem.objects.get(pk=room.items[0].pk), note="", by=room.users[1], on=DAY)


def test_items_taken_off_do_not_hold_up_the_end_of_a_meeting(room: Room) -> None:
    for item in room.items:
        take_item_off(item, reason="Bổ sung hồ sơ", by=room.cast.officer, on=DAY)
    assert end_meeting(room.meeting, by=room.cast.officer, on=DAY).state == "ended"
    with pytest.raises(NotAllowed):
        add_item(Meeting.objects.get(), ItemFacts("dossier:HS-9", "Hồ sơ 9", RULE), by=room.cast.officer, on=DAY)


def test_members_and_the_unit_see_a_council_and_others_do_not(room: Room) -> None:
    insiders = (room.users[4], room.cast.officer, room.cast.leader, room.cast.auditor)
    assert [councils_visible_to(user, DAY).count() for user in insiders] == [1, 1, 1, 1]
    outsiders = (room.cast.neighbour_officer, room.cast.bang_huu_head, room.cast.stranger)
    assert [meetings_visible_to(user, DAY).count() for user in outsiders] == [0, 0, 0]
    assert [items_visible_to(user, DAY).count() for user in outsiders] == [0, 0, 0]


def test_a_seat_holds_from_its_day_until_before_its_last(room: Room) -> None:
    end_seat(room.members[4], ends=date(2024, 12, 11), by=room.cast.officer, on=DAY)
    assert member_of(room.users[4], room.council, DAY) == room.members[4]
    assert member_of(room.users[4], room.council, date(2024, 12, 11)) is None
    assert member_of(room.users[4], room.council, date(2023, 12, 31)) is None
