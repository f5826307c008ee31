from __future__ import annotations

from tests.desk.campaigns.conftest import AsUser
from thidua.campaigns.models import Campaign, Participation
from thidua.demo.cast import Cast


def url(campaign: Campaign, rest: str) -> str:
    return f"/phong-trao/{campaign.code}/{rest}"


def test_the_gate_lists_what_is_missing_with_where_to_mend_it(
    cast: Cast, bare_draft: Campaign, as_user: AsUser
) -> None:
    page = as_user(cast.officer).get(url(bare_draft, "phat-dong/")).context["page"]
    assert [(f.item.code, f.url) for f in page.blocking] == [
        ("number", url(bare_draft, "so-ngay/")),
        ("date", url(bare_draft, "so-ngay/")),
        ("period", url(bare_draft, "sua/")),
    ]
    assert [(f.item.code, f.url) for f in page.warnings] == [("no_targets", url(bare_draft, "chi-tieu/them-moi/"))]
    assert "Nút phát động mở khi" in as_user(cast.officer).get(url(bare_draft, "phat-dong/")).content.decode()


def test_launching_asks_for_a_last_look(cast: Cast, draft: Campaign, as_user: AsUser) -> None:
    answer = as_user(cast.officer).post(url(draft, "phat-dong/"))
    assert "Hãy kiểm tra rồi đánh dấu vào ô này" in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_launched_campaign_is_with_its_units_at_once(cast: Cast, draft: Campaign, as_user: AsUser) -> None:
    answer = as_user(cast.officer).post(url(draft, "phat-dong/"), {"checked": "on"}, follow=True)
    assert "Đã phát động. Phong trào được gửi tới 8 đơn vị." in answer.content.decode()
    assert set(Participation.objects.filter(campaign=draft).values_list("state", flat=True)) == {"sent"}


def test_the_gate_keeps_what_blocks_from_going_out(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    answer = as_user(cast.officer).post(url(bare_draft, "phat-dong/"), {"checked": "on"})
    assert answer.status_code == 200
    assert "Chưa phát động được" in answer.content.decode() or answer.context["page"].blocking
    bare_draft.refresh_from_db()
    assert bare_draft.state == "draft"


def test_who_may_not_edit_gets_the_reason(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    answer = as_user(cast.auditor).get(url(bare_draft, "phat-dong/"))
    assert answer.status_code == 403
    assert "mới soạn phong trào của đơn vị này" in answer.content.decode()


def test_number_and_date_are_entered_later(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    wrong = client.post(url(bare_draft, "so-ngay/"), {"number": "19/PĐ-UBND", "signed_on": "1/13/2024"})
    assert "ví dụ 05/03/2024" in wrong.content.decode()
    assert "19/PĐ-UBND" in wrong.content.decode()
    client.post(url(bare_draft, "so-ngay/"), {"number": "19/PĐ-UBND", "signed_on": "05/01/2024"})
    bare_draft.refresh_from_db()
    assert (bare_draft.number, str(bare_draft.signed_on)) == ("19/PĐ-UBND", "2024-01-05")


def test_a_day_to_come_is_refused_beside_its_field(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    answer = as_user(cast.officer).post(url(bare_draft, "so-ngay/"), {"number": "1", "signed_on": "01/01/2025"})
    assert "Ngày ký không thể ở sau ngày hôm nay" in answer.content.decode()


def test_recipients_of_a_draft_are_chosen(cast: Cast, draft: Campaign, as_user: AsUser) -> None:
    as_user(cast.officer).post(url(draft, "don-vi-nhan/"), {"units": [cast.bang_huu.code, cast.nhan_ly.code]})
    chosen = Participation.objects.filter(campaign=draft).values_list("organisation", flat=True)
    assert set(chosen) == {cast.bang_huu.pk, cast.nhan_ly.pk}


def test_a_running_campaign_takes_more_units_and_loses_none(cast: Cast, draft: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    client.post(url(draft, "don-vi-nhan/"), {"units": [cast.bang_huu.code]})
    client.post(url(draft, "phat-dong/"), {"checked": "on"})
    client.post(url(draft, "don-vi-nhan/"), {"units": [cast.nhan_ly.code]})
    rows = Participation.objects.filter(campaign=draft).values_list("organisation__code", "state")
    assert dict(rows) == {cast.bang_huu.code: "sent", cast.nhan_ly.code: "sent"}


def test_withdrawing_needs_a_reason(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    assert client.post(url(published, "buoc/thu-hoi/"), {"reason": ""}).status_code == 200
    client.post(url(published, "buoc/thu-hoi/"), {"reason": "Ban hành nhầm"})
    published.refresh_from_db()
    assert (published.state, published.end_reason) == ("withdrawn", "Ban hành nhầm")


def test_a_campaign_cannot_be_closed_before_its_last_day(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    answer = as_user(cast.officer).post(url(published, "buoc/ket-thuc/"))
    assert "chỉ kết thúc sau ngày đó" in answer.content.decode()


def test_a_draft_is_put_aside_and_taken_back(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    client.post(url(bare_draft, "buoc/bo/"), {"reason": "Trùng"})
    bare_draft.refresh_from_db()
    assert bare_draft.state == "dropped"
    client.post(url(bare_draft, "buoc/khoi-phuc/"))
    bare_draft.refresh_from_db()
    assert bare_draft.state == "draft"


def test_an_unknown_step_is_not_there(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    assert as_user(cast.officer).get(url(published, "buoc/xoa/")).status_code == 404


def test_a_leader_elsewhere_may_not_withdraw(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    assert as_user(cast.bang_huu_head).get(url(published, "buoc/thu-hoi/")).status_code == 403
