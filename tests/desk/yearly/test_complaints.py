from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.monitoring.yearly_life import SECRET, denounced, recommended
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.monitoring.models import Complaint, ComplaintFile, ComplaintLook

SignIn = Callable[[User], Client]


def letter(cast: Cast, **changed: str) -> dict[str, object]:
    return {
        "kind": "denunciation", "receiver": cast.district.code, "received_on": "20/03/2024", "sender_name": "Ông A",
        "title": SECRET, "content": SECRET, "concerns_unit": cast.bang_huu.code, "leader": cast.leader.username,
        "papers": [SimpleUploadedFile("don.txt", b"don")],
    } | changed  # fmt: skip


def test_a_registered_denunciation_is_gone_from_the_eyes_of_who_registered_it(cast: Cast, as_user: SignIn) -> None:
    door = as_user(cast.officer)
    answer = door.post("/kien-nghi/vao-so/", letter(cast), follow=True)
    text = answer.content.decode()
    assert ("Anh/Chị không còn xem được đơn này" in text, SECRET in text) == (True, False)
    assert door.get("/kien-nghi/TC-2024-001/").status_code == 404
    assert as_user(cast.leader).get("/kien-nghi/TC-2024-001/").status_code == 200


def test_a_refused_letter_keeps_what_was_typed(cast: Cast, as_user: SignIn) -> None:
    text = as_user(cast.officer).post("/kien-nghi/vao-so/", letter(cast, leader="")).content.decode()
    assert ("hãy chọn lãnh đạo" in text, SECRET in text, "Ông A" in text) == (True, True, True)


def test_a_letter_goes_its_way_through_the_screens(cast: Cast, as_user: SignIn) -> None:
    base = "/kien-nghi/TC-2024-001/"
    as_user(cast.officer).post("/kien-nghi/vao-so/", letter(cast))
    as_user(cast.leader).post(f"{base}phan-cong/", {
        "handlers": [cast.council_member.username], "steps": "7 | Thụ lý\n30 | Kết luận",
    })  # fmt: skip
    door = as_user(cast.council_member)
    door.post(f"{base}buoc/1/", {"result": "Đã thụ lý"})
    door.post(f"{base}them-tep/", {"papers": [SimpleUploadedFile("bien-ban.txt", b"b")]})
    door.post(f"{base}tra-loi/", {"answer": "Tố cáo sai", "number": "9/KL"})
    as_user(cast.leader).post(f"{base}ket-thuc/ket-thuc/", {"reason": "Đã thông báo"})
    found = Complaint.objects.get()
    assert (found.state, found.answer_number, found.files.count()) == ("closed", "9/KL", 2)


def test_steps_that_cannot_be_read_are_named_by_their_lines(cast: Cast, as_user: SignIn) -> None:
    denounced(cast)
    text = as_user(cast.leader).post("/kien-nghi/TC-2024-001/phan-cong/", {"steps": "Xác minh"}).content.decode()
    assert ("Dòng 1 chưa đúng" in text, "Xác minh" in text) == (True, True)


def test_opening_a_denunciation_or_its_file_is_noted(cast: Cast, as_user: SignIn) -> None:
    denounced(cast)
    file = ComplaintFile.objects.get()
    door = as_user(cast.council_member)
    door.get("/kien-nghi/TC-2024-001/")
    answer = door.get(f"/kien-nghi/TC-2024-001/tep/{file.pk}/")
    assert [(look.user, look.what) for look in ComplaintLook.objects.order_by("id")] == [
        (cast.council_member, ""),
        (cast.council_member, "bang-chung.txt"),
    ]
    assert answer["Cache-Control"] == "private, no-store"


def test_the_leader_reads_who_has_looked_and_the_handler_does_not(cast: Cast, as_user: SignIn) -> None:
    denounced(cast)
    as_user(cast.council_member).get("/kien-nghi/TC-2024-001/")
    text = as_user(cast.leader).get("/kien-nghi/TC-2024-001/").content.decode()
    assert "Ai đã xem" in text
    assert "Ai đã xem" not in as_user(cast.council_member).get("/kien-nghi/TC-2024-001/").content.decode()


DOORS = [
    ("/kien-nghi/TC-2024-001/", {"leader": 200, "council_member": 200, "officer": 404, "auditor": 404, "admin": 404}),
    ("/kien-nghi/TC-2024-001/phan-cong/", {"leader": 200, "council_member": 403, "bang_huu_head": 404}),
    ("/kien-nghi/TC-2024-001/tra-loi/", {"leader": 200, "council_member": 200, "bang_huu_officer": 404}),
    ("/kien-nghi/TC-2024-001/ket-thuc/khong-thu-ly/", {"leader": 200, "council_member": 403, "officer": 404}),
    ("/kien-nghi/PA-2024-001/", {"officer": 200, "bang_huu_head": 200, "auditor": 200, "nhan_ly_head": 404}),
    ("/kien-nghi/PA-2024-001/tra-loi/", {"bang_huu_head": 200, "officer": 200, "auditor": 403, "admin": 404}),
    ("/kien-nghi/PA-2024-001/phan-cong/", {"officer": 200, "bang_huu_head": 403, "nhan_ly_head": 404}),
    ("/kien-nghi/vao-so/", {"officer": 200, "bang_huu_officer": 200, "auditor": 403, "stranger": 403}),
]


@pytest.mark.parametrize(("url", "answers"), DOORS, ids=[row[0] for row in DOORS])
def test_unseen_is_not_there_and_not_allowed_says_why(
    url: str, answers: dict[str, int], cast: Cast, as_user: SignIn
) -> None:
    denounced(cast)
    recommended(cast)
    assert {who: as_user(getattr(cast, who)).get(url).status_code for who in answers} == answers


def test_the_list_asks_as_much_for_three_letters_as_for_one(cast: Cast, as_user: SignIn) -> None:
    door, asked = as_user(cast.officer), []
    door.get("/kien-nghi/")
    for _number in range(3):
        recommended(cast)
        with CaptureQueriesContext(connection) as captured:
            assert door.get("/kien-nghi/").status_code == 200
        asked.append(len(captured))
    assert asked == [asked[0]] * 3
