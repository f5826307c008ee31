from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.council.conftest import DAY, RULE, Room
from thidua.council.actions.meetings import ItemFacts, add_item
from thidua.council.actions.reviews import ReviewFacts, give_review
from thidua.council.models import ReviewNote
from thidua.directory.models import User

SignIn = Callable[[User], Client]


def board(door: Client, room: Room) -> str:
    return door.get(f"/hoi-dong/phien/{room.meeting.code}/xem-xet/").content.decode()


def test_scores_of_others_appear_once_the_own_is_in(room: Room, as_user: SignIn) -> None:
    give_review(room.items[0], ReviewFacts(Decimal("87.5")), by=room.users[1], on=DAY)
    door = as_user(room.users[2])
    before = board(door, room)
    assert ("87,5" in before, "review-hidden" in before, "0/2 nội dung" in before) == (False, True, True)
    base = f"/hoi-dong/phien/{room.meeting.code}/xem-xet/"
    answer = door.post(f"{base}1/", {"score": "72,5", "note": "Tốt", "version": "0"})
    assert answer["Location"] == f"{base}2/"
    after = board(door, room)
    assert ("87,5" in after, "80,0" in after, "1/2 nội dung" in after) == (True, True, True)
    assert "Tốt" in door.get(f"/hoi-dong/phien/{room.meeting.code}/noi-dung/1/").content.decode()


def test_a_score_that_is_none_is_kept_and_explained(room: Room, as_user: SignIn) -> None:
    address = f"/hoi-dong/phien/{room.meeting.code}/xem-xet/1/"
    text = as_user(room.users[1]).post(address, {"score": "tám mươi", "note": "Thành tích rõ"}).content.decode()
    assert ("không phải là số" in text, "Thành tích rõ" in text, "tám mươi" in text) == (True, True, True)
    text = as_user(room.users[1]).post(address, {"score": "", "note": "Thành tích rõ"}).content.decode()
    assert ("Hãy cho điểm, hoặc ghi lý do" in text, "Thành tích rõ" in text) == (True, True)
    assert ReviewNote.objects.count() == 0


def test_the_last_review_leads_back_to_the_board(room: Room, as_user: SignIn) -> None:
    door, base = as_user(room.users[1]), f"/hoi-dong/phien/{room.meeting.code}/xem-xet/"
    assert door.post(f"{base}2/", {"abstained_because": "Chưa đủ minh chứng"})["Location"] == f"{base}1/"
    assert door.post(f"{base}1/", {"score": "80"})["Location"] == base
    assert "review-abstained" in board(door, room)


def test_a_strict_reviewer_is_called_so_beside_the_numbers(room: Room, as_user: SignIn) -> None:
    for at, score in ((1, 90), (2, 60)):
        for item in room.items:
            give_review(item, ReviewFacts(Decimal(score)), by=room.users[at], on=DAY)
    text = board(as_user(room.cast.officer), room)
    assert ("Rộng tay" in text, "Chặt tay" in text, "-15,0" in text) == (True, True, True)


def test_the_board_asks_no_more_the_more_there_is_to_show(room: Room, as_user: SignIn) -> None:
    door, counts = as_user(room.users[0]), []
    board(door, room)
    for size in (2, 20):
        for at in range(3, size + 1):
            item = add_item(
                room.meeting, ItemFacts(f"dossier:HS-{at}", f"Hồ sơ {at}", RULE), by=room.cast.officer, on=DAY
            )
            give_review(item, ReviewFacts(Decimal(at)), by=room.users[1], on=DAY)
        with CaptureQueriesContext(connection) as asked:
            board(door, room)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 15
