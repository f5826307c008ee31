"""A secret ballot from keys to result: who may do what, what is refused, what the numbers become."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.council.conftest import DAY, Room, make_room
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.events import _listeners, listens
from thidua.core.models import AuditEntry
from thidua.council.actions.ballots import cast_ballot, close_box, open_box, prepare_box, take_key, turn_key, void_box
from thidua.council.actions.meetings import declare_conflict, end_meeting, repeat_vote
from thidua.council.facts import ItemDecided
from thidua.council.logic.slips import fingerprint
from thidua.council.logic.workflow import BoxState, ItemState
from thidua.council.models import AgendaItem, BallotBox, Envelope, Keyholder, Turnout
from thidua.council.queries import has_voted, is_in_box, items_visible_to, turnout_of
from thidua.council.sealing import new_code
from thidua.demo.cast import Cast

SCRIPT = Path(__file__).resolve().parent.parent.parent / "scripts" / "count_ballots.py"
YES, NO, OTHER = 0, 1, 2


def counted(room: Room, lines: list[int]) -> BallotBox:
    box = room.box()
    for voter, line in enumerate(lines):
        room.vote(box, voter, line)
    box = close_box(box, by=room.cast.officer, on=DAY)
    room.turn(box, 0)
    return room.turn(box, 2)


def test_votes_become_a_result_that_is_told_to_the_rooms_above(room: Room) -> None:
    told: list[ItemDecided] = []
    listens(ItemDecided)(told.append)
    try:
        box = counted(room, [YES] * 8 + [NO])
    finally:
        _listeners[ItemDecided].remove(told.append)
    assert box.state == BoxState.COUNTED
    assert [(fact.about, fact.passed) for fact in told] == [("dossier:HS-1", True), ("dossier:HS-2", True)]
    item = AgendaItem.objects.get(pk=room.items[0].pk)
    assert item.state == ItemState.DECIDED
    assert item.result["tally"] == [8, 1, 0, 0, 0]
    assert item.result["sentence"] == ("8 phiếu đồng ý trên 9 (tổng số thành viên Hội đồng), cần ít nhất 8: đạt.")
    assert item.result["public"] == "Kết quả bỏ phiếu: đạt."


def test_the_independent_script_reproduces_the_stored_record(room: Room, tmp_path: Path) -> None:
    box = counted(room, [YES] * 7 + [NO, OTHER])
    file = tmp_path / "record.json"
    file.write_text(json.dumps(BallotBox.objects.get(pk=box.pk).record), encoding="utf-8")
    run = subprocess.run([sys.executable, "-I", str(SCRIPT), str(file)], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.count("agrees: not passed")) == (0, 2)


def test_one_officer_opens_nothing_and_leaves_no_whole_key_behind(room: Room) -> None:
    box = room.box()
    room.vote(box, 0, YES)
    box = close_box(box, by=room.cast.officer, on=DAY)
    assert room.turn(box, 0).state == BoxState.CLOSED
    assert [bool(holder.share) for holder in box.keyholders.order_by("pk")] == [True, False, False]
    with pytest.raises(NotAllowed, match="Anh/Chị đã mở khóa phần của mình"):
        room.turn(box, 0)


def test_after_counting_neither_envelopes_nor_shares_are_left(room: Room) -> None:
    counted(room, [YES] * 9)
    assert list(Envelope.objects.all()) == []
    assert {(bytes(h.share), bytes(h.sealed_share)) for h in Keyholder.objects.all()} == {(b"", b"")}


def test_a_wrong_code_is_told_and_changes_nothing(room: Room) -> None:
    box = close_box(room.box(), by=room.cast.officer, on=DAY)
    with pytest.raises(Invalid, match="Mã mở khóa không đúng"):
        turn_key(box, new_code(), by=room.officers[0], on=DAY)
    assert Keyholder.objects.exclude(share=b"").count() == 0


def test_nobody_votes_twice(room: Room) -> None:
    box = room.box()
    first = room.vote(box, 3, YES)
    with pytest.raises(NotAllowed, match="Anh/Chị đã bỏ phiếu"):
        room.vote(box, 3, NO)
    assert Envelope.objects.count() == len(first)
    assert has_voted(box, room.members[3])


def test_a_voter_finds_the_own_envelope_before_and_after_the_box_is_closed(room: Room) -> None:
    box = room.box()
    sealed = room.vote(box, 1, YES)
    assert all(is_in_box(box, item, envelope) for item, envelope in sealed.items())
    box = close_box(box, by=room.cast.officer, on=DAY)
    assert all(is_in_box(box, item, envelope) for item, envelope in sealed.items())
    assert not is_in_box(box, room.items[0].pk, b"x" * 76)
    assert fingerprint(sealed[room.items[0].pk]).hex() in box.closing[str(room.items[0].pk)]


def test_a_ballot_is_whole_or_not_cast_at_all(room: Room) -> None:
    box = room.box()
    sealed = room.envelopes(box, 0, YES)
    part = dict(list(sealed.items())[:1])
    with pytest.raises(Invalid, match="Hãy chọn cho mọi nội dung"):
        cast_ballot(box, part, by=room.users[0], on=DAY)
    broken = dict.fromkeys(sealed, b"short")
    with pytest.raises(Invalid, match="Phiếu bị hỏng"):
        cast_ballot(box, broken, by=room.users[0], on=DAY)
    assert (Envelope.objects.count(), has_voted(box, room.members[0])) == (0, False)


def test_a_crash_while_casting_loses_and_doubles_nothing(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    box = room.box()
    sealed = room.envelopes(box, 0, YES)
    with monkeypatch.context() as broken:
        broken.setattr("thidua.council.actions.ballots.record", _crash)
        with pytest.raises(OSError, match="power"):
            cast_ballot(box, sealed, by=room.users[0], on=DAY)
    assert (Envelope.objects.count(), has_voted(box, room.members[0])) == (0, False)
    cast_ballot(box, sealed, by=room.users[0], on=DAY)
    assert Envelope.objects.count() == 2


def _crash(*_args: object, **_rest: object) -> None:
    message = "power"
    raise OSError(message)


def test_a_recused_member_neither_sees_nor_votes_on_the_item(room: Room) -> None:
    declare_conflict(room.items[0], note="Vợ là người được đề nghị", by=room.users[4], on=DAY)
    assert list(items_visible_to(room.users[4], DAY)) == [room.items[1]]
    box = room.box()
    assert set(room.envelopes(box, 4, YES)) == {room.items[1].pk}
    for voter in range(9):
        room.vote(box, voter, YES)
    box = close_box(box, by=room.cast.officer, on=DAY)
    room.turn(box, 0)
    room.turn(box, 1)
    results = [item.result for item in AgendaItem.objects.order_by("position")]
    assert [(result["cast"], result["base"]) for result in results] == [(8, 9), (9, 9)]


def test_who_is_absent_or_no_member_cannot_vote(cast: Cast) -> None:
    room = make_room(cast, 9, absent=2)
    box = room.box()
    assert len(turnout_of(box)) == 7
    with pytest.raises(NotAllowed, match="không có tên trong danh sách bỏ phiếu"):
        cast_ballot(box, {}, by=room.users[8], on=DAY)
    for stranger in (cast.stranger, cast.officer, cast.admin):
        with pytest.raises(NotAllowed, match="Chỉ thành viên Hội đồng"):
            cast_ballot(box, {}, by=stranger, on=DAY)


def test_two_voters_are_too_few_for_a_secret(cast: Cast) -> None:
    room = make_room(cast, 3)
    declare_conflict(room.items[0], note="", by=room.users[1], on=DAY)
    with pytest.raises(Invalid, match="phiếu không giữ kín được"):
        room.box()


def test_the_box_opens_only_when_every_officer_has_a_code(room: Room) -> None:
    box = prepare_box(room.meeting, room.items, room.officers, threshold=2, by=room.cast.officer, on=DAY)
    take_key(box, by=room.officers[0], on=DAY)
    with pytest.raises(Invalid, match="Còn người giữ khóa chưa nhận mã"):
        open_box(box, by=room.cast.officer, on=DAY)
    with pytest.raises(NotAllowed, match="không được giao giữ khóa"):
        take_key(box, by=room.users[5], on=DAY)


@pytest.mark.parametrize("threshold", [1, 4])
def test_one_officer_alone_or_more_than_there_are_cannot_be_asked(room: Room, threshold: int) -> None:
    with pytest.raises(Invalid, match="Cần ít nhất hai người mở khóa"):
        prepare_box(room.meeting, room.items, room.officers, threshold=threshold, by=room.cast.officer, on=DAY)


def test_a_vote_after_closing_does_not_get_in(room: Room) -> None:
    box = room.box()
    close_box(box, by=room.cast.officer, on=DAY)
    with pytest.raises(Conflict, match="Hòm phiếu đã khóa"):
        room.vote(box, 0, YES)


def test_an_envelope_changed_in_the_closed_box_stops_the_count(room: Room) -> None:
    box = room.box()
    room.vote(box, 0, YES)
    box = close_box(box, by=room.cast.officer, on=DAY)
    Envelope.objects.filter(item=room.items[0].pk).update(content=b"x" * 76)
    room.turn(box, 0)
    with pytest.raises(Conflict, match="không khớp với lúc khóa hòm"):
        room.turn(box, 1)
    assert BallotBox.objects.get(pk=box.pk).state == BoxState.CLOSED


def test_a_box_given_up_is_destroyed_unread_and_its_items_wait_again(room: Room) -> None:
    box = room.box()
    room.vote(box, 0, YES)
    void_box(box, reason="Mất điện, dời phiên họp", by=room.cast.officer, on=DAY)
    assert Envelope.objects.count() == 0
    assert {item.state for item in AgendaItem.objects.all()} == {ItemState.WAITING}


def test_a_vote_can_be_repeated_as_a_new_round(room: Room) -> None:
    counted(room, [YES] * 5 + [NO] * 4)
    again = repeat_vote(
        AgendaItem.objects.get(pk=room.items[0].pk), reason="Thảo luận lại", by=room.cast.officer, on=DAY
    )
    assert (again.round, again.state, again.position) == (2, ItemState.WAITING, 3)
    with pytest.raises(Invalid, match="Còn nội dung chưa có kết quả: Hồ sơ 1"):
        end_meeting(room.meeting, by=room.cast.officer, on=DAY)


def test_the_root_of_the_closed_box_stands_in_the_ledger(room: Room) -> None:
    box = room.box()
    room.vote(box, 0, YES)
    box = close_box(box, by=room.cast.officer, on=DAY)
    entry = AuditEntry.objects.get(code="ballot.closed")
    assert set(entry.changes["roots"]) == {"dossier:HS-1", "dossier:HS-2"}
    room.turn(box, 0)
    record = room.turn(box, 1).record
    assert [item["envelope_root"] for item in record["items"]] == list(entry.changes["roots"].values())


def test_who_has_not_voted_is_not_counted_for_yes(room: Room) -> None:
    box = counted(room, [YES] * 7)
    assert [item["passed"] for item in box.record["items"]] == [False, False]
    assert Turnout.objects.filter(has_voted=True).count() == 7
