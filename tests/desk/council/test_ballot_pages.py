"""The secret ballot over the screens; that the browser seals what the council opens is shown elsewhere."""

from __future__ import annotations

import base64
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.council.conftest import DAY, Room
from thidua.council.actions.ballots import close_box
from thidua.council.actions.meetings import declare_conflict
from thidua.council.models import BallotBox, Envelope, Keyholder

SignIn = Callable[[Any], Client]
SCRIPT = Path(__file__).resolve().parent.parent.parent.parent / "scripts" / "count_ballots.py"


def at(box: BallotBox, part: str = "") -> str:
    return f"/hoi-dong/hom-phieu/{box.pk}/{part}"


def sent(room: Room, box: BallotBox, voter: int, line: int = 0) -> dict[str, Any]:
    """What the page of a voter sends."""
    sealed = room.envelopes(box, voter, line)
    return {"envelopes": {str(item): base64.b64encode(envelope).decode() for item, envelope in sealed.items()}}


def post(door: Client, address: str, body: object) -> Any:
    return door.post(address, json.dumps(body), content_type="application/json")


def counted(room: Room) -> BallotBox:
    box = room.box()
    for voter in range(5):
        room.vote(box, voter, 0)
    box = close_box(box, by=room.cast.officer, on=DAY)
    room.turn(box, 0)
    return room.turn(box, 1)


def test_a_box_goes_from_its_keys_to_its_record(room: Room, as_user: SignIn, tmp_path: Path) -> None:
    officers = [room.users[1], room.users[2], room.users[3]]
    made = as_user(room.users[0]).post(
        f"/hoi-dong/phien/{room.meeting.code}/hom-phieu/lap/",
        {"items": ["1", "2"], "officers": [user.username for user in officers], "threshold": "2"},
    )
    box = BallotBox.objects.get()
    assert made["Location"] == at(box)
    codes = [_fetched(as_user(user), box) for user in officers]
    as_user(room.users[0]).post(at(box, "buoc/mo/"))
    box.refresh_from_db()
    for voter, line in enumerate((0, 0, 0, 0, 1)):
        answer = post(as_user(room.users[voter]), at(box, "bo-phieu/gui/"), sent(room, box, voter, line))
        assert answer.json() == {"inside": True}
    assert "5/5" in as_user(room.users[4]).get(at(box)).content.decode()
    as_user(room.users[0]).post(at(box, "buoc/khoa/"))
    wrong = as_user(officers[0]).post(at(box, "mo-khoa/"), {"code": codes[1]}).content.decode()
    assert ("Mã mở khóa không đúng" in wrong, codes[1] in wrong) == (True, True)
    typed = codes[0].lower().replace("-", " ")
    assert as_user(officers[0]).post(at(box, "mo-khoa/"), {"code": typed})["Location"] == at(box)
    assert as_user(officers[2]).post(at(box, "mo-khoa/"), {"code": codes[2]})["Location"] == at(box, "ket-qua/")
    door = as_user(room.users[4])
    assert "4 phiếu đồng ý trên 5" in door.get(at(box, "ket-qua/")).content.decode()
    file = tmp_path / "record.json"
    file.write_bytes(door.get(at(box, "ket-qua/ban-ghi/")).content)
    run = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), str(file)], capture_output=True, text=True, check=True
    )
    assert run.stdout.count("agrees: passed") == 2


def _fetched(door: Client, box: BallotBox) -> str:
    """The code of the officer who is signed in: on the page of this one answer only."""
    answer = door.post(at(box, "nhan-ma/"))
    assert "no-store" in answer["Cache-Control"]
    found = re.search(r'id="opening-code">([0-9A-Z-]{39})<', answer.content.decode())
    assert found is not None
    again = door.get(at(box, "nhan-ma/")).content.decode()
    assert (found[1] in again, "mã cũ mất hiệu lực" in again) == (False, True)
    return found[1]


def test_a_vote_is_cast_once_and_the_lost_answer_is_found_again(room: Room, as_user: SignIn) -> None:
    box, door = room.box(), as_user(room.users[2])
    body = sent(room, box, 2)
    asked = {"inside": False, "voted": False, "open": True}
    assert post(door, at(box, "bo-phieu/trong-hom/"), body).json() == asked
    assert post(door, at(box, "bo-phieu/gui/"), body).status_code == 200
    again = post(door, at(box, "bo-phieu/gui/"), sent(room, box, 2, 1))
    assert (again.status_code, "đã bỏ phiếu" in again.json()["message"]) == (409, True)
    assert post(door, at(box, "bo-phieu/trong-hom/"), body).json()["inside"] is True
    other = post(door, at(box, "bo-phieu/trong-hom/"), sent(room, box, 2)).json()
    assert (other["inside"], other["voted"]) == (False, True)
    close_box(box, by=room.cast.officer, on=DAY)
    assert post(door, at(box, "bo-phieu/trong-hom/"), body).json()["inside"] is True
    assert Envelope.objects.count() == 2
    assert 'data-voted="yes"' in door.get(at(box, "bo-phieu/")).content.decode()


@pytest.mark.parametrize(
    "body", ["", "[]", '{"envelopes": 3}', '{"envelopes": {"x": "y"}}', '{"envelopes": {"%s": "QUJD"}}', "{}"]
)
def test_what_no_voters_page_sends_is_refused_in_words(room: Room, as_user: SignIn, body: str) -> None:
    box = room.box()
    text = body.replace("%s", str(room.items[0].pk))
    answer = as_user(room.users[2]).post(at(box, "bo-phieu/gui/"), text, content_type="application/json")
    assert (answer.status_code, "gửi lại" in answer.json()["message"]) == (409, True)
    assert Envelope.objects.count() == 0


def test_the_voters_page_sends_no_mark_by_itself(room: Room, as_user: SignIn) -> None:
    answer: HttpResponse = as_user(room.users[2]).get(at(room.box(), "bo-phieu/"))
    text = answer.content.decode()
    paper = text[text.index("data-ballot") :]
    assert paper.count('type="radio"') == 10
    assert "<form" not in paper[: paper.index('data-step="sending"')]
    assert "no-store" in answer["Cache-Control"]


def test_a_small_vote_is_told_beforehand_what_its_result_may_show(room: Room, as_user: SignIn) -> None:
    declare_conflict(room.items[0], note="", by=room.users[4], on=DAY)
    assert "Chỉ có 4 người bỏ phiếu" in as_user(room.users[2]).get(at(room.box(), "bo-phieu/")).content.decode()


def test_a_recused_voter_gets_neither_paper_nor_record_of_the_item(room: Room, as_user: SignIn) -> None:
    declare_conflict(room.items[0], note="", by=room.users[4], on=DAY)
    box, door = room.box(), as_user(room.users[4])
    paper = door.get(at(box, "bo-phieu/")).content.decode()
    assert ("Hồ sơ 1" in paper, "Hồ sơ 2" in paper) == (False, True)
    for voter in range(5):
        room.vote(box, voter, 0)
    box = close_box(box, by=room.cast.officer, on=DAY)
    room.turn(box, 0)
    room.turn(box, 1)
    seen = "".join(door.get(at(box, part)).content.decode() for part in ("", "ket-qua/", "ket-qua/ban-ghi/"))
    assert ("Hồ sơ 1" in seen, "Hồ sơ 2" in seen) == (False, True)


def test_a_record_is_there_only_once_the_box_was_counted(room: Room, as_user: SignIn) -> None:
    box = room.box()
    for part in ("ket-qua/", "ket-qua/ban-ghi/"):
        assert as_user(room.users[0]).get(at(box, part)).status_code == 404


def test_a_box_given_up_says_why_in_the_ledger_and_keeps_nothing(room: Room, as_user: SignIn) -> None:
    box = room.box()
    room.vote(box, 0, 0)
    as_user(room.users[0]).post(at(box, "huy/"), {"reason": "Mất điện"})
    box.refresh_from_db()
    assert (box.state, Envelope.objects.count()) == ("void", 0)
    assert Keyholder.objects.exclude(sealed_share=b"").count() == 0
    assert "Mất điện" in as_user(room.users[0]).get(at(box)).content.decode()


def test_who_runs_the_meeting_holds_no_key_and_votes_for_nobody(room: Room, as_user: SignIn) -> None:
    box, door = room.box(), as_user(room.cast.officer)
    assert {door.get(at(box, part)).status_code for part in ("nhan-ma/", "mo-khoa/", "bo-phieu/")} == {403}
    assert post(door, at(box, "bo-phieu/gui/"), sent(room, box, 0)).status_code == 409
    assert post(door, at(box, "bo-phieu/trong-hom/"), sent(room, box, 0)).status_code == 403
    assert as_user(room.cast.stranger).get(at(box)).status_code == 404
    voter = as_user(room.users[4])
    assert {voter.post(at(box, part)).status_code for part in ("buoc/khoa/", "huy/")} == {403}


def test_every_slip_of_the_record_stands_by_its_tracker(room: Room, as_user: SignIn) -> None:
    box = counted(room)
    text = as_user(room.users[0]).get(at(box, "ket-qua/")).content.decode()
    trackers = re.findall(r'data-tracker="([0-9A-Z-]{19})"', text)
    assert len(trackers) == 10
    assert trackers[:5] == sorted(trackers[:5])
    assert trackers[5:] == sorted(trackers[5:])
