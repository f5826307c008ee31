from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.council.conftest import DAY, RULE, Room
from thidua.commendation.actions.council_results import take_council_result
from thidua.commendation.actions.dossiers import (
    DossierFacts,
    appraise_dossier,
    draft_dossier,
    receive_dossier,
    send_to_council,
    submit_dossier,
)
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.models import Dossier
from thidua.core.audit import SYSTEM
from thidua.council.actions.meetings import ItemFacts, MeetingFacts, add_item, call_meeting, declare_conflict
from thidua.council.facts import ItemDecided
from thidua.council.logic.voting_rules import GENERAL
from thidua.council.models import AgendaItem, Conflict, Council, CouncilMember, Meeting
from thidua.demo.cast import Cast
from thidua.desk.dossier_work import to_move_on
from thidua.directory.actions.offices import OfficeDraft, appoint
from thidua.directory.models import User
from thidua.documents.models import Paper

SignIn = Callable[[User], Client]


def page(door: Client, address: str) -> str:
    answer = door.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def sent_to_council(cast: Cast, user: User, room: Room) -> Dossier:
    """A dossier for the user's person, whose unit the first member shares."""
    assert user.person is not None
    office = OfficeDraft("Ủy viên", date(2024, 1, 1))
    appoint(room.members[0].person, office, organisation=cast.bang_huu, by=SYSTEM, on=DAY)
    facts = DossierFacts(AwardCode.MERIT_DISTRICT, 2024, cast.district)
    row = draft_dossier(user.person, facts, proposer=cast.bang_huu, by=user, on=DAY)
    row = receive_dossier(submit_dossier(row, by=user, on=DAY), received_on=DAY, by=cast.officer, on=DAY)
    return send_to_council(appraise_dossier(row, by=cast.officer, on=DAY), by=cast.officer, on=DAY)


def test_a_council_is_formed_its_members_seated_and_one_leaves(cast: Cast, as_user: SignIn) -> None:
    door = as_user(cast.officer)
    door.post("/hoi-dong/lap-moi/", {
        "organisation": cast.district.code, "kind": "emulation", "name": "Hội đồng TĐKT", "valid_from": "02/01/2024",
        "legal_basis": "Quyết định số 12/QĐ-UBND ngày 02/01/2024",
    })  # fmt: skip
    council = Council.objects.get()
    base = f"/hoi-dong/{council.code}/"
    assert cast.council_member.person is not None
    seat = {"person": cast.council_member.person.code, "post": "chair", "position": "1", "valid_from": "02/01/2024"}
    door.post(f"{base}thanh-vien/", seat)
    assert "Chủ tịch Hội đồng" in page(door, base)
    again = door.post(f"{base}thanh-vien/", seat).content.decode()
    assert "đang là thành viên Hội đồng" in again
    door.post(f"{base}thanh-vien/{seat['person']}/thoi/", {"ends": "10/12/2024"})
    assert CouncilMember.objects.get().valid_to == DAY
    assert "Đã thôi:" in page(door, base)
    assert as_user(cast.neighbour_officer).get(base).status_code == 404


def test_a_meeting_goes_from_its_call_to_its_minutes(room: Room, as_user: SignIn) -> None:
    cast, door = room.cast, as_user(room.cast.officer)
    door.post(f"/hoi-dong/{room.council.code}/trieu-tap/", {
        "about": "Họp thường kỳ", "held_on": "10/12/2024", "begins_at": "08:00", "place": "Phòng 2",
    })  # fmt: skip
    meeting = Meeting.objects.get(about="Họp thường kỳ")
    base = f"/hoi-dong/phien/{meeting.code}/"
    door.post(f"{base}noi-dung/them/", {
        "label": "Chương trình năm 2025", "subject_kind": "ordinary", "person": room.members[1].person.code,
        "relatives": [room.members[2].pk],
    })  # fmt: skip
    assert {(row.member_id, row.ground) for row in Conflict.objects.all()} == {
        (room.members[1].pk, "self"), (room.members[2].pk, "family"),
    }  # fmt: skip
    door.post(f"{base}gui-loi-moi/")
    few = {f"present_{room.members[0].pk}": "on"}
    assert "Có mặt 1/5 thành viên, cần ít nhất 4" in door.post(f"{base}khai-mac/", few).content.decode()
    door.post(f"{base}khai-mac/", {f"present_{member.pk}": "on" for member in room.members})
    voted = {f"vote_{room.members[at].pk}": "0" for at in (0, 3, 4)}
    door.post(f"{base}noi-dung/1/bieu-quyet/", voted)
    item = AgendaItem.objects.get(meeting=meeting)
    assert (item.state, item.result["sentence"]) == (
        "decided",
        "3 phiếu đồng ý trên 5 (tổng số thành viên Hội đồng), cần ít nhất 3: đạt.",
    )
    assert "Đạt" in page(door, f"{base}noi-dung/1/")
    door.post(f"{base}noi-dung/1/buoc/bo-phieu-lai/", {"reason": "Đếm nhầm"})
    assert "Còn nội dung chưa có kết quả" in door.post(f"{base}ket-thuc/", follow=True).content.decode()
    door.post(f"{base}noi-dung/2/buoc/rut/", {"reason": "Không cần nữa"})
    door.post(f"{base}ket-thuc/")
    assert Meeting.objects.get(pk=meeting.pk).state == "ended"
    answer = door.post(f"{base}van-ban/bien-ban-hop/")
    assert answer["Location"] == f"/van-ban/{Paper.objects.get().code}/"
    assert Paper.objects.get().code in page(door, f"{base}?muc=tai-lieu")
    assert as_user(cast.stranger).get(base).status_code == 404


def test_every_part_of_a_meeting_shows_itself(room: Room, as_user: SignIn) -> None:
    door, base = as_user(room.users[0]), f"/hoi-dong/phien/{room.meeting.code}/"
    assert "Hồ sơ 2" in page(door, base)
    assert "Có mặt" in page(door, f"{base}?muc=co-mat")
    assert "Chưa có hòm phiếu" in page(door, f"{base}?muc=hom-phieu")
    assert "Triệu tập phiên họp" in page(door, f"{base}?muc=lich-su")
    assert "Xét CSTĐ cấp tỉnh" in page(door, "/hoi-dong/phien/?trang_thai=in_session")
    assert room.council.name in page(door, "/hoi-dong/")


def test_who_leaves_early_is_missing_from_the_quorum_of_what_is_still_to_be_voted_on(
    room: Room, as_user: SignIn
) -> None:
    base, door = f"/hoi-dong/phien/{room.meeting.code}/", as_user(room.cast.officer)
    item = add_item(room.meeting, ItemFacts("matter:1", "Việc chung", GENERAL), by=room.cast.officer, on=DAY)
    for member in room.members[3:]:
        answer = door.post(f"{base}co-mat/{member.person.code}/", {"trang-thai": "vang"}, follow=True)
    assert "Ghi đến muộn" in answer.content.decode()
    votes = {f"vote_{member.pk}": "0" for member in room.members[:3]}
    refused = door.post(f"{base}noi-dung/{item.position}/bieu-quyet/", votes).content.decode()
    assert "Có mặt 3/5 thành viên, cần ít nhất 4" in refused
    door.post(f"{base}co-mat/{room.members[3].person.code}/", {"trang-thai": "co-mat"})
    door.post(f"{base}noi-dung/{item.position}/bieu-quyet/", votes)
    item.refresh_from_db()
    assert (item.state, item.present) == ("decided", 4)
    as_user(room.users[4]).post(f"{base}co-mat/{room.members[3].person.code}/", {"trang-thai": "vang"})
    assert room.meeting.attendances.filter(present=True).count() == 4


def test_a_recused_member_finds_neither_item_nor_papers(room: Room, as_user: SignIn) -> None:
    base = f"/hoi-dong/phien/{room.meeting.code}/"
    upload = {"file": SimpleUploadedFile("ho-so.pdf", b"%PDF"), "title": "Báo cáo thành tích", "item": "1"}
    as_user(room.cast.officer).post(f"{base}tai-lieu/them/", upload)
    door = as_user(room.users[4])
    assert door.get(f"{base}tai-lieu/1/").status_code == 200
    door.post(f"{base}noi-dung/1/xung-dot/", {"note": "Vợ là người được đề nghị"})
    closed = ("noi-dung/1/", "tai-lieu/1/", "xem-xet/1/", "noi-dung/1/xung-dot/", "noi-dung/1/bieu-quyet/")
    assert {door.get(base + part).status_code for part in closed} == {404}
    seen = "".join(page(door, base + part) for part in ("", "?muc=tai-lieu", "xem-xet/", "noi-dung/2/"))
    assert ("Hồ sơ 1" in seen, "Báo cáo thành tích" in seen, "Hồ sơ 2" in seen) == (False, False, True)
    assert "Vợ là người được đề nghị" in page(as_user(room.cast.officer), base)


def test_only_who_runs_the_meeting_gets_its_forms(room: Room, as_user: SignIn) -> None:
    base, door = f"/hoi-dong/phien/{room.meeting.code}/", as_user(room.users[3])
    forms = ("noi-dung/them/", "hom-phieu/lap/", "tai-lieu/them/", "noi-dung/1/bieu-quyet/", "noi-dung/1/buoc/rut/")
    assert {door.get(base + part).status_code for part in forms} == {403}
    assert as_user(room.users[0]).get(base + "hom-phieu/lap/").status_code == 200


def test_the_agenda_asks_no_more_the_longer_it_is(room: Room, as_user: SignIn) -> None:
    door, counts = as_user(room.cast.officer), []
    page(door, "/hoi-dong/")
    for size in (2, 12):
        for at in range(3, size + 1):
            add_item(room.meeting, ItemFacts(f"dossier:HS-{at}", f"Hồ sơ {at}", RULE), by=room.cast.officer, on=DAY)
        with CaptureQueriesContext(connection) as asked:
            page(door, f"/hoi-dong/phien/{room.meeting.code}/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_lists_ask_no_more_the_longer_they_are(room: Room, as_user: SignIn) -> None:
    door, counts = as_user(room.cast.officer), []
    page(door, "/hoi-dong/")
    for _size in (1, 2):
        with CaptureQueriesContext(connection) as asked:
            page(door, "/hoi-dong/phien/")
            page(door, "/hoi-dong/")
        counts.append(len(asked))
        for _more in range(10):
            call_meeting(room.council, MeetingFacts("Họp", DAY), by=room.cast.officer, on=DAY)
    assert counts[0] == counts[1]


def test_a_conflict_declared_after_the_vote_began_is_refused_with_its_reason(room: Room, as_user: SignIn) -> None:
    AgendaItem.objects.filter(pk=room.items[0].pk).update(state="decided", result={})
    answer = as_user(room.users[4]).get(f"/hoi-dong/phien/{room.meeting.code}/noi-dung/1/xung-dot/")
    assert (answer.status_code, "không thay đổi được nữa" in answer.content.decode()) == (403, True)
    declare_conflict(room.items[1], note="", by=room.users[4], on=DAY)
    assert Conflict.objects.count() == 1


def test_dossiers_sent_to_the_council_are_put_on_the_agenda_with_their_conflicts(
    cast: Cast, room: Room, as_user: SignIn
) -> None:
    dossier = sent_to_council(cast, cast.bang_huu_officer, room)
    door, address = as_user(cast.officer), f"/hoi-dong/phien/{room.meeting.code}/chon-ho-so/"
    (wait,) = to_move_on(cast.officer, DAY)
    assert (wait.item.url, wait.item.title) == (address, "1 hồ sơ chờ đưa vào chương trình họp Hội đồng")
    assert "Chưa chọn hồ sơ nào" in door.post(address).content.decode()
    door.post(address, {"ho-so": [dossier.code], "kin": "on"})
    item = AgendaItem.objects.get(about=dossier.subject)
    assert item.rule["secret"] and item.label.startswith(str(dossier.of))
    assert [option["title"] for option in item.options if option["title"]] == []
    assert list(item.conflicts.values_list("member_id", "ground")) == [(room.members[0].pk, "own_unit")]
    assert (door.get(address).context["page"].candidates, to_move_on(cast.officer, DAY)) == ((), [])
    take_council_result(
        dossier, ItemDecided(dossier.subject, "PH", 1, passed=True, sentence="đạt", on=DAY), by=SYSTEM, on=DAY
    )
    assert [row.item.title for row in to_move_on(cast.officer, DAY)] == [
        "1 hồ sơ Hội đồng đã thông qua, chờ trình quyết định"
    ]
    assert as_user(room.users[1]).get(address).status_code == 403
    assert as_user(cast.neighbour_officer).get(address).status_code == 404
