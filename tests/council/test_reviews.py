"""Reviews before the vote, papers and the life of a meeting before it begins."""

from __future__ import annotations

from datetime import time
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile

from tests.council.conftest import DAY, Room, make_room
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry, Notice
from thidua.council.actions.calling import add_paper, cancel_meeting, change_meeting, tell_members
from thidua.council.actions.meetings import MeetingFacts, call_meeting, declare_conflict
from thidua.council.actions.papers import write_meeting_paper
from thidua.council.actions.reviews import ReviewFacts, give_review
from thidua.council.logic.papers import MeetingForm
from thidua.council.models import Meeting, ReviewNote
from thidua.council.queries import papers_visible_to
from thidua.council.queries.reviews import review_board
from thidua.demo.cast import Cast
from thidua.documents.models import Paper

EIGHTY = ReviewFacts(Decimal(80))


@pytest.fixture(autouse=True)
def kept_elsewhere(settings: object, tmp_path: object) -> None:
    settings.FILES = tmp_path  # type: ignore[attr-defined]


def test_others_scores_stay_hidden_until_the_own_is_in(room: Room) -> None:
    give_review(room.items[0], EIGHTY, by=room.users[1], on=DAY)
    give_review(room.items[1], EIGHTY, by=room.users[1], on=DAY)
    give_review(room.items[0], ReviewFacts(None, "Chưa đủ minh chứng"), by=room.users[2], on=DAY)
    seen = review_board(room.meeting, room.users[2], DAY)
    assert {(review.item, review.reviewer, review.score) for review in seen.reviews} == {
        (1, room.members[1].pk, Decimal(80)), (1, room.members[2].pk, None),
    }  # fmt: skip
    assert set(seen.calibration.standings) == {1}
    assert len(seen.given) == 3
    assert len(review_board(room.meeting, room.cast.officer, DAY).reviews) == 3


@pytest.mark.parametrize(
    "facts",
    [ReviewFacts(None), ReviewFacts(Decimal(80), "Vắng"), ReviewFacts(Decimal(101)), ReviewFacts(Decimal("-0.5"))],
)
def test_a_review_scores_within_bounds_or_says_why_not(room: Room, facts: ReviewFacts) -> None:
    with pytest.raises(Invalid, match=r"Điểm từ 0 đến 100|Hãy cho điểm, hoặc ghi lý do"):
        give_review(room.items[0], facts, by=room.users[1], on=DAY)
    assert ReviewNote.objects.count() == 0


def test_a_recused_member_and_a_stranger_review_nothing(room: Room) -> None:
    declare_conflict(room.items[0], note="Vợ là người được đề nghị", by=room.users[4], on=DAY)
    for user in (room.users[4], room.cast.stranger):
        with pytest.raises(NotAllowed):
            give_review(room.items[0], EIGHTY, by=user, on=DAY)
    assert [item.position for item in review_board(room.meeting, room.users[4], DAY).items] == [2]


def test_a_review_saved_elsewhere_meanwhile_is_not_overwritten(room: Room) -> None:
    give_review(room.items[0], EIGHTY, by=room.users[1], on=DAY)
    with pytest.raises(Conflict, match="đã được lưu từ một cửa sổ khác"):
        give_review(room.items[0], EIGHTY, by=room.users[1], on=DAY)
    assert give_review(room.items[0], ReviewFacts(Decimal(70)), version=1, by=room.users[1], on=DAY).version == 2


def test_the_ledger_tells_that_somebody_reviewed_and_not_how(room: Room) -> None:
    give_review(room.items[0], ReviewFacts(Decimal("61.5"), note="Kém"), by=room.users[1], on=DAY)
    assert AuditEntry.objects.get(code="review.given").changes == {"version": 1}


def test_a_paper_of_an_item_is_shut_to_the_recused(room: Room) -> None:
    by = room.cast.officer
    add_paper(room.meeting, ContentFile(b"a", "chung.pdf"), by=by, on=DAY)
    add_paper(room.meeting, ContentFile(b"b", "rieng.pdf"), title="Báo cáo", item=room.items[0], by=by, on=DAY)
    declare_conflict(room.items[0], note="", by=room.users[4], on=DAY)
    assert [paper.title for paper in papers_visible_to(room.users[3], DAY)] == ["chung.pdf", "Báo cáo"]
    assert [paper.title for paper in papers_visible_to(room.users[4], DAY)] == ["chung.pdf"]
    assert list(papers_visible_to(room.cast.neighbour_officer, DAY)) == []


def called(cast: Cast) -> Meeting:
    room = make_room(cast, 3)
    return call_meeting(room.council, MeetingFacts("Họp bổ sung", DAY), by=cast.officer, on=DAY)


def test_a_called_meeting_is_moved_told_and_called_off(cast: Cast) -> None:
    meeting = called(cast)
    meeting = change_meeting(meeting, MeetingFacts("Họp bổ sung", DAY, time(14), "Phòng 2"), by=cast.officer, on=DAY)
    assert tell_members(meeting, by=cast.officer, on=DAY) == 3
    assert Notice.objects.filter(link=f"/hoi-dong/phien/{meeting.code}/").count() == 3
    with pytest.raises(Invalid, match="Hãy ghi lý do"):
        cancel_meeting(meeting, reason=" ", by=cast.officer, on=DAY)
    assert cancel_meeting(meeting, reason="Mưa lũ", by=cast.officer, on=DAY).end_reason == "Mưa lũ"
    with pytest.raises(NotAllowed, match="Đã hủy"):
        change_meeting(Meeting.objects.get(pk=meeting.pk), MeetingFacts("x", DAY), by=cast.officer, on=DAY)


@pytest.mark.parametrize("form", MeetingForm)
def test_papers_are_begun_in_the_paper_room(room: Room, form: MeetingForm) -> None:
    paper = write_meeting_paper(room.meeting, form, by=room.cast.officer, on=DAY)
    assert (paper.about, paper.form, paper.issuer) == (room.meeting.subject, form.value, room.cast.district)
    assert Paper.objects.count() == 1
    with pytest.raises(NotAllowed):
        write_meeting_paper(room.meeting, form, by=room.users[1], on=DAY)
