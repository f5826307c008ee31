"""Letters and notices about the list of a round through the screens, from the officer to the citizen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from tests.desk.conftest import DAY
from tests.remembering import remembered, the_district
from thidua.commendation.actions.dossiers import DossierFacts, draft_dossier, receive_dossier, submit_dossier
from thidua.commendation.actions.rounds import RoundFacts, open_award_round
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import MeritKind
from thidua.commendation.models import Dossier, NoticeFeedback, NoticeList, Opinion, OpinionLetter
from thidua.demo.cast import Cast
from thidua.directory.models import User

SignIn = Callable[[User], Client]


def make() -> Cast:
    """Two dossiers of Bằng Hữu in a round, received."""
    cast = the_district(DAY)
    call = RoundFacts("Tổng kết", 2023, MeritKind.MERIT, DAY, DAY)
    row = open_award_round(call, organisation=cast.district, by=cast.officer, on=DAY)
    for user in (cast.bang_huu_officer, cast.bang_huu_head):
        assert user.person is not None
        facts = DossierFacts(AwardCode.ADVANCED_WORKER, 2023, cast.district, round=row)
        dossier = draft_dossier(user.person, facts, proposer=cast.bang_huu, by=user, on=DAY)
        receive_dossier(submit_dossier(dossier, by=user, on=DAY), received_on=DAY, by=cast.officer, on=DAY)
    return cast


@pytest.fixture
def cast(db: None) -> Cast:
    return remembered("list screens", make)


def sent(cast: Cast, as_user: SignIn) -> OpinionLetter:
    codes = list(Dossier.objects.values_list("code", flat=True))
    words = {"bodies": [cast.police.code], "question": "Có vi phạm?", "due_on": "27/03/2024", "dossiers": codes}
    as_user(cast.officer).post("/khen-thuong/dot/DX-2023-001/lay-y-kien/", words)
    return OpinionLetter.objects.get()


def test_a_letter_is_sent_answered_line_by_line_and_read_by_its_sender(cast: Cast, as_user: SignIn) -> None:
    page = as_user(cast.officer).get("/khen-thuong/dot/DX-2023-001/").content.decode()
    assert "/khen-thuong/dot/DX-2023-001/lay-y-kien/" in page
    letter = sent(cast, as_user)
    address = f"/khen-thuong/dot/phieu-y-kien/{letter.code}/"
    police = as_user(cast.police_officer)
    assert "Cho ý kiến về danh sách: Tổng kết" in police.get("/").content.decode()
    first, second = Opinion.objects.order_by("pk")
    typed = {f"stance_{first.pk}": "objects", f"text_{first.pk}": "", f"stance_{second.pk}": "other",
             f"text_{second.pk}": "Chờ xác minh đơn", "dong-y-con-lai": "1"}  # fmt: skip
    answer = f"{address}{cast.police.code}/"
    again = police.post(answer, typed).content.decode()
    assert "Hãy ghi rõ lý do" in again and "Chờ xác minh đơn" in again
    assert not Opinion.objects.exclude(stance="").exists()
    police.post(answer, {f"stance_{second.pk}": "other", f"text_{second.pk}": "Chờ xác minh đơn", "dong-y-con-lai": ""})
    assert list(Opinion.objects.order_by("pk").values_list("stance", flat=True)) == ["agrees", "other"]
    assert "Cho ý kiến về danh sách" not in police.get("/").content.decode()
    assert police.get(address).status_code == 404
    shown = as_user(cast.officer).get(f"{address}?y_kien=khac").content.decode()
    assert "Chờ xác minh đơn" in shown and str(first.round.dossier.of) not in shown
    assert as_user(cast.officer).get(f"{address}?xuat=xlsx").status_code == 200
    others = [as_user(user).get(answer).status_code for user in (cast.nhan_ly_officer, cast.bang_huu_head)]
    assert others == [404, 404]


def test_the_list_in_public_is_seen_without_an_account_and_takes_letters_line_by_line(
    cast: Cast, as_user: SignIn
) -> None:
    codes = list(Dossier.objects.values_list("code", flat=True))
    form = "/khen-thuong/dot/DX-2023-001/cong-khai/"
    refused = as_user(cast.officer).post(form, {"place": "Bảng tin", "posted_on": "20/03/2024"}).content.decode()
    assert "Hãy chọn ít nhất một hồ sơ" in refused and 'value="Bảng tin"' in refused
    words = {"place": "Bảng tin", "posted_on": "20/03/2024", "on_portal": "on", "dossiers": codes}
    as_user(cast.officer).post(form, words)
    row = NoticeList.objects.get()
    assert as_user(cast.bang_huu_officer).get(form).status_code == 403
    citizen = Client()
    assert row.code in citizen.get("/cong-khai/lay-y-kien/").content.decode()
    shown = citizen.get(f"/cong-khai/lay-y-kien/{row.code}/")
    assert str(cast.bang_huu_head.person) in shown.content.decode() and shown["X-Robots-Tag"] == "noindex"
    line = row.lines.get(dossier__code=codes[0])
    told = {"received_on": "20/03/2024", "text": "Đúng người", "sender": "Bà Mật"}
    after = as_user(cast.officer).post(f"/khen-thuong/ho-so/{codes[0]}/cong-khai/{line.pk}/gop-y/", told)
    assert after["Location"] == f"/khen-thuong/dot/danh-sach-cong-khai/{row.code}/"
    assert NoticeFeedback.objects.get().notice == line
    assert "1 chưa kết luận" in as_user(cast.officer).get(after["Location"]).content.decode()
    leader = as_user(cast.leader).get(after["Location"]).content.decode()
    assert str(cast.bang_huu_head.person) in leader and "chưa kết luận" not in leader
