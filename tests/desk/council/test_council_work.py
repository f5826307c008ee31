from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from tests.council.conftest import DAY, Room
from thidua.core.queries import notices_of
from thidua.council.actions.ballots import close_box, open_box, prepare_box, take_key
from thidua.council.actions.meetings import MeetingFacts, call_meeting, declare_conflict
from thidua.council.actions.reviews import ReviewFacts, give_review
from thidua.desk.council_work import SOURCES
from thidua.desk.work import sections_for
from thidua.directory.models import User


def waiting(user: User) -> list[tuple[str, str]]:
    return [(part.code, item.title) for part in sections_for(user, DAY, SOURCES) for item in part.items]


MEETING = ("due", "Dự phiên họp Hội đồng")
BALLOT = ("due", "Bỏ phiếu kín: hòm phiếu đang mở")


def test_a_member_has_meetings_to_attend_and_items_to_score(room: Room) -> None:
    member = room.users[3]
    call_meeting(room.council, MeetingFacts("Họp sau", DAY + timedelta(days=9)), by=room.cast.officer, on=DAY)
    declare_conflict(room.items[0], note="", by=member, on=DAY)
    expected = [MEETING, ("due", "Cho điểm 1 nội dung trước phiên họp"), ("follow", "Dự phiên họp Hội đồng")]
    assert waiting(member) == expected
    give_review(room.items[1], ReviewFacts(Decimal(80)), by=member, on=DAY)
    assert waiting(member) == [MEETING, expected[2]]
    assert waiting(room.cast.officer) == []


def told(user: User) -> list[str]:
    """Where the notices of somebody lead, the latest first."""
    return [notice.link.rpartition("/hom-phieu/")[2].partition("/")[2] for notice in notices_of(user)]


def test_keys_and_ballots_wait_for_those_they_concern(room: Room) -> None:
    officer, by = room.cast.auditor, room.cast.officer
    box = prepare_box(room.meeting, room.items, [officer, room.users[0]], threshold=2, by=by, on=DAY)
    assert waiting(officer) == [("due", "Nhận mã mở khóa hòm phiếu")]
    for user in (officer, room.users[0]):
        take_key(box, by=user, on=DAY)
    assert waiting(officer) == []
    box = open_box(box, by=by, on=DAY)
    assert BALLOT in waiting(room.users[2])
    room.vote(box, 2, 0)
    assert BALLOT not in waiting(room.users[2])
    assert (told(room.users[2]), told(officer)) == (["bo-phieu/"], ["nhan-ma/"])
    close_box(box, by=by, on=DAY)
    assert told(officer) == ["mo-khoa/", "nhan-ma/"]
    assert waiting(officer) == [("due", "Mở khóa hòm phiếu để kiểm phiếu")]
    assert BALLOT not in waiting(room.users[3])
