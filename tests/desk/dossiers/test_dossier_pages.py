"""Dossiers through the screens: the twins around the amendment, the way of one, and what others do not see."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.desk.conftest import DAY
from tests.desk.dossiers.conftest import EVE, FIGHTER, FIRST, LATER
from thidua.commendation.actions.dossiers import draft_dossier, receive_dossier, submit_dossier
from thidua.commendation.actions.record import enter_penalty, place_hold, rate_year
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import Discipline, HoldReason, Rating
from thidua.commendation.models import Dossier, DossierPaper, Honour, NoticeFeedback, Opinion
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.actions.people import PersonFacts, edit_person
from thidua.directory.models import Person, User

SignIn = Callable[[User], Client]
OLD_ARTICLE = "Điều 23 Luật 06/2022/QH15</strong>"
NEW_ARTICLE = "Điều 23 Luật 06/2022/QH15 (sửa đổi bởi Luật 06/2026/QH16)</strong>"


def page_of(door: Client, dossier: Dossier, part: str = "dieu-kien") -> str:
    answer = door.get(f"/khen-thuong/ho-so/{dossier.code}/?muc={part}")
    assert answer.status_code == 200
    return answer.content.decode()


def twin(cast: Cast, user: User, received: date) -> Dossier:
    assert user.person is not None
    rate_year(user.person, 2026, Rating.EXCELLENT, source="TB 7", by=cast.officer, on=received)
    facts = DossierFacts(FIGHTER, 2026, cast.district)
    row = draft_dossier(user.person, facts, proposer=cast.bang_huu, by=cast.officer, on=received)
    return receive_dossier(
        submit_dossier(row, by=cast.officer, on=received), received_on=received, by=cast.officer, on=received
    )


def test_twins_received_on_both_sides_of_the_amendment_each_name_their_own_article(
    cast: Cast, as_user: SignIn, settings: object
) -> None:
    settings.FIXED_TODAY = LATER  # type: ignore[attr-defined]
    old, new = twin(cast, cast.bang_huu_officer, EVE), twin(cast, cast.bang_huu_head, FIRST)
    door = as_user(cast.officer)
    before, after = page_of(door, old), page_of(door, new)
    assert OLD_ARTICLE in before and "30/09/2026" in before
    assert NEW_ARTICLE in after and OLD_ARTICLE not in after and "01/10/2026" in after
    assert "chưa kiểm chứng: theo dự thảo luật" in after
    assert NEW_ARTICLE in before, "the other side stands beside, while a choice is open"
    assert "Theo quy định sửa đổi" not in after


def test_the_more_favourable_choice_is_made_on_the_screen_and_logged(
    cast: Cast, as_user: SignIn, settings: object
) -> None:
    settings.FIXED_TODAY = LATER  # type: ignore[attr-defined]
    facts = DossierFacts(AwardCode.EXEMPLARY_COMMUNE, 2026, cast.district)
    row = draft_dossier(cast.bang_huu, facts, proposer=cast.bang_huu, by=cast.officer, on=EVE)
    points = dict.fromkeys(
        ["exemplary_in_province", "tasks_well_done", "economy", "culture", "environment", "law_abiding"], True
    )
    Dossier.objects.filter(pk=row.pk).update(
        state="received", received_on=EVE, subject_kind="commune", points={**points, "leads_local_movement": False}
    )
    door, step = as_user(cast.officer), f"/khen-thuong/ho-so/{row.code}/buoc/co-loi/"
    assert step in page_of(door, row)
    refused = door.post(step, {"reason": ""}).content.decode()
    assert "Trường này là bắt buộc" in refused or "form-error" in refused
    door.post(step, {"reason": "Không còn phong trào cấp huyện"})
    line = AuditEntry.objects.get(code="dossier.favourable_rule_chosen")
    assert (line.changes, line.reason) == ({"old": "not_yet", "new": "meets"}, "Không còn phong trào cấp huyện")
    chosen = page_of(door, row)
    assert "sửa đổi bởi Luật 06/2026/QH16" in chosen and "Không còn phong trào cấp huyện" in chosen
    assert "Áp dụng quy định có lợi hơn" in page_of(door, row, "lich-su")


def test_nobody_sees_the_unpublished_dossier_of_another_unit(cast: Cast, as_user: SignIn, dossier: Dossier) -> None:
    row = submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    addresses = [
        f"/khen-thuong/ho-so/{row.code}/{rest}"
        for rest in ("", "?muc=dieu-kien", "sua/", "buoc/tiep-nhan/", "giay-to/")
    ]
    for stranger in (cast.nhan_ly_head, cast.neighbour_officer):
        door = as_user(stranger)
        assert {door.get(address).status_code for address in addresses} == {404}
        assert row.code not in door.get("/khen-thuong/").content.decode()
        assert row.code not in door.get("/").content.decode()
    assert "Bí mật của hồ sơ" in page_of(as_user(cast.officer), row, "ho-so")
    assert as_user(cast.stranger).get(addresses[0]).status_code == 404


def test_a_body_that_is_asked_sees_the_question_but_neither_papers_nor_pages(
    cast: Cast, as_user: SignIn, dossier: Dossier
) -> None:
    row = submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    row = receive_dossier(row, received_on=DAY, by=cast.officer, on=DAY)
    base = f"/khen-thuong/ho-so/{row.code}/"
    as_user(cast.officer).post(
        f"{base}lay-y-kien/",
        {"bodies": [cast.finance.code], "question": "Có vi phạm tài chính không?", "due_on": "27/03/2024"},
    )
    address = f"/khen-thuong/y-kien/{Opinion.objects.get().pk}/"
    door = as_user(cast.finance_officer)
    assert "Cho ý kiến: " in door.get("/").content.decode()
    assert "Có vi phạm tài chính không?" in door.get(address).content.decode()
    assert door.get(base).status_code == 404
    door.post(address, {"stance": "objects", "text": "Nợ quyết toán"})
    assert "Nợ quyết toán" in page_of(as_user(cast.officer), row, "lay-y-kien")
    assert as_user(cast.nhan_ly_officer).get(address).status_code == 404


def test_a_dossier_goes_its_way_on_the_screens_with_a_return_and_an_answer(
    cast: Cast, as_user: SignIn, dossier: Dossier
) -> None:
    base = f"/khen-thuong/ho-so/{dossier.code}/"
    unit = as_user(cast.bang_huu_officer)
    assert "Còn thiếu giấy tờ: Tờ trình; Biên bản bình xét." in unit.get(f"{base}buoc/gui/").content.decode()
    minutes = SimpleUploadedFile("bien-ban.pdf", b"%PDF")
    unit.post(f"{base}giay-to/", {"kind": "selection_minutes", "file": minutes})
    unit.post(f"{base}buoc/gui/")
    assert unit.get(f"{base}buoc/tham-dinh/").status_code == 403
    officer = as_user(cast.officer)
    officer.post(f"{base}buoc/tra-lai/", {"report": "Nêu rõ số liệu"})
    unit = as_user(cast.bang_huu_officer)
    assert "Bổ sung hồ sơ: " in unit.get("/").content.decode()
    assert "Cần sửa: Nêu rõ số liệu" in unit.get(f"{base}sua/").content.decode()
    unit.post(f"{base}buoc/tra-loi/", {"report": "Đã thêm bảng"})
    unit.post(f"{base}buoc/gui/")
    officer = as_user(cast.officer)
    officer.post(f"{base}buoc/tiep-nhan/", {"received_on": "20/03/2024"})
    assert "Đã thêm bảng" in page_of(officer, dossier, "ho-so")
    officer.post(f"{base}buoc/tieu-chi/", {"active_in_emulation": "yes", "reason": "Biên bản"})
    officer.post(f"{base}buoc/tham-dinh/")
    late = officer.post(f"{base}buoc/tiep-nhan/", {"received_on": "20/03/2024"})
    assert late.status_code == 403
    officer.post(f"{base}buoc/chuyen-hoi-dong/")
    assert officer.post(f"{base}buoc/trinh/", {"reason": ""}).status_code == 200, (
        "without a vote it asks for the minutes"
    )
    officer.post(f"{base}buoc/trinh/", {"reason": "Biên bản số 3/BB-HĐ"})
    dossier.refresh_from_db()
    assert dossier.state == "proposed"
    paper = DossierPaper.objects.get()
    assert officer.get(f"/khen-thuong/giay-to/{paper.pk}/")["Content-Disposition"].startswith("attachment")
    assert as_user(cast.nhan_ly_officer).get(f"/khen-thuong/giay-to/{paper.pk}/").status_code == 404


def test_a_page_asks_the_same_however_much_hangs_on_the_dossier(cast: Cast, as_user: SignIn, dossier: Dossier) -> None:
    door = as_user(cast.bang_huu_officer)
    counts = []
    for _round in range(2):
        for number in range(2):
            paper = SimpleUploadedFile(f"{_round}{number}.pdf", f"{_round}{number}".encode())
            door.post(f"/khen-thuong/ho-so/{dossier.code}/giay-to/", {"kind": "submission_letter", "file": paper})
        with CaptureQueriesContext(connection) as captured:
            page_of(door, dossier, "ho-so")
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_the_list_is_found_without_accents_and_goes_out_as_excel(cast: Cast, as_user: SignIn, dossier: Dossier) -> None:
    door = as_user(cast.bang_huu_officer)
    words = str(dossier.of).split()[-1]
    assert dossier.code in door.get("/khen-thuong/", {"tu_khoa": words}).content.decode()
    assert dossier.code not in door.get("/khen-thuong/", {"tu_khoa": "khongco"}).content.decode()
    assert door.get("/khen-thuong/?xuat=xlsx").content.startswith(b"PK")


def test_personal_data_leaves_no_line_in_the_logs(
    cast: Cast, as_user: SignIn, official: Person, dossier: Dossier, caplog: pytest.LogCaptureFixture
) -> None:
    secrets = ("012345678901", "0987123456", "khiển trách", "tố cáo", "Bà Mật", "Thư tay")
    known = PersonFacts(official.full_name, date(1980, 5, 17), personal_id=secrets[0], phone=secrets[1])
    edit_person(official, known, by=cast.officer, on=DAY)
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.db.backends").setLevel(logging.INFO)  # statements are written by nobody in service
    enter_penalty(official, Discipline.REPRIMAND, decided_on=DAY, decision="QĐ 1", by=cast.officer, on=DAY)
    row = submit_dossier(dossier, by=cast.bang_huu_officer, on=DAY)
    row = receive_dossier(row, received_on=DAY, by=cast.officer, on=DAY)
    place_hold(official, HoldReason.DENUNCIATION, note="", since=DAY, by=cast.officer, on=DAY)
    door, base = as_user(cast.officer), f"/khen-thuong/ho-so/{row.code}/"
    door.post(f"{base}cong-khai/", {"place": "Bảng tin", "posted_on": "20/03/2024"})
    letter = {"received_on": "20/03/2024", "text": "Thư tay", "sender": "Bà Mật"}
    notice = row.notices.get()
    door.post(f"{base}cong-khai/{notice.pk}/gop-y/", letter)
    assert NoticeFeedback.objects.get().sender == "Bà Mật"
    for part in ("ho-so", "dieu-kien", "thanh-tich", "lay-y-kien", "lich-su"):
        page_of(door, row, part)
    written = caplog.text + str(list(AuditEntry.objects.values_list("code", "subject_label", "changes", "reason")))
    assert [word for word in (*secrets, "17/05/1980", "1980-05-17") if word in written] == []
    unit = as_user(cast.bang_huu_officer)
    assert all("Bà Mật" not in page_of(unit, row, part) for part in ("lay-y-kien", "lich-su"))
    assert "tố cáo chưa" not in page_of(unit, row)


def test_the_record_shows_discipline_and_holds_to_keepers_alone(
    cast: Cast, as_user: SignIn, official: Person, dossier: Dossier
) -> None:
    address = f"/ca-nhan/{official.code}/?muc=khen-thuong"
    door = as_user(cast.officer)
    enter = f"/khen-thuong/thanh-tich/ghi/ca-nhan/{official.code}/"
    door.post(f"{enter}ky-luat/", {"level": "1", "decision": "QĐ 5", "decided_on": "01/02/2024"})
    door.post(f"{enter}tam-dung/", {"reason": "inspection", "since": "01/03/2024", "note": ""})
    door.post(f"{enter}danh-hieu/", {
        "award": "advanced_worker", "merit": "merit", "last_year": "2022", "decision_number": "7/QĐ",
        "decided_on": "20/12/2022", "decided_by": "Chủ tịch",
    })  # fmt: skip
    door.post(f"/khen-thuong/thanh-tich/sang-kien/{official.code}/", {
        "title": "Rút ngắn thời gian", "year": "2023", "scope": "grassroots", "recognised_by": "Hội đồng",
        "decision": "QĐ 8", "authors": f"{official.code} | 100",
    })  # fmt: skip
    kept = door.get(address).content.decode()
    assert all(word in kept for word in ("Khiển trách", "Đang thanh tra", "Lao động tiên tiến", "Rút ngắn thời gian"))
    seen = as_user(cast.bang_huu_officer).get(address).content.decode()
    assert "Lao động tiên tiến" in seen and "Khiển trách" not in seen and "hanh tra" not in seen
    assert as_user(cast.bang_huu_officer).get(f"{enter}ky-luat/").status_code == 403
    assert as_user(cast.leader).get("/khen-thuong/thanh-tich/?tu_khoa=7/qd").content.decode().count("7/QĐ") >= 1
    assert Honour.objects.get().search_key


def test_the_simple_procedure_is_one_page(cast: Cast, as_user: SignIn, official: Person) -> None:
    door = as_user(cast.officer)
    sent = {
        "person": official.code, "award": "merit_certificate_district_chair", "merit": "unexpected",
        "deed": "Cứu hai cháu nhỏ khỏi lũ", "appraiser": cast.district.code,
    }  # fmt: skip
    kept = door.post("/khen-thuong/dot-xuat/", sent).content.decode()
    assert "Cứu hai cháu nhỏ khỏi lũ" in kept and not Dossier.objects.exists()
    door.post("/khen-thuong/dot-xuat/", {**sent, "vouched": "on"})
    assert (Dossier.objects.get().state, Dossier.objects.get().submitted_on) == ("proposed", DAY)
    assert as_user(cast.bang_huu_officer).get("/khen-thuong/dot-xuat/").status_code == 403
