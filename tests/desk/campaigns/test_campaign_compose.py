from __future__ import annotations

import pytest

from tests.desk.campaigns.conftest import AsUser
from thidua.campaigns.models import Campaign, Content, Movement, Target
from thidua.demo.cast import Cast
from thidua.desk.views.campaign_parts import KINDS

HTMX = {"HX-Request": "true"}


def test_a_campaign_is_begun_by_hand(cast: Cast, as_user: AsUser) -> None:
    form = {"issuer": cast.district.code, "title": "Thi đua chuyển đổi số", "year": "2024", "starts": "05/01/2024"}
    answer = as_user(cast.officer).post("/phong-trao/soan-moi/", form)
    campaign = Campaign.objects.get()
    assert (campaign.title, str(campaign.starts)) == ("Thi đua chuyển đổi số", "2024-01-05")
    assert answer["Location"] == f"/phong-trao/{campaign.code}/?muc=chi-tieu"


def test_an_end_before_the_start_is_said_beside_the_field(cast: Cast, as_user: AsUser) -> None:
    form = {"issuer": cast.district.code, "title": "A", "year": "2024", "starts": "05/02/2024", "ends": "05/01/2024"}
    page = as_user(cast.officer).post("/phong-trao/soan-moi/", form).content.decode()
    assert "Ngày kết thúc phải sau ngày bắt đầu." in page
    assert "05/02/2024" in page


def test_who_writes_for_no_unit_gets_the_reason(cast: Cast, as_user: AsUser) -> None:
    for path in ("/phong-trao/soan-moi/", "/phong-trao/tu-nam-truoc/"):
        assert as_user(cast.auditor).get(path).status_code == 403


def test_a_campaign_of_another_year_is_begun_from_an_old_one(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    as_user(cast.officer).post("/phong-trao/tu-nam-truoc/", {"source": published.code, "year": "2025"})
    copy = Campaign.objects.get(copied_from=published)
    assert (copy.title, copy.year) == ("Thi đua năm 2025", 2025)
    assert list(Target.objects.filter(campaign=copy).values_list("value", flat=True)) == [None]


def test_the_same_year_is_refused_with_a_sentence(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    answer = as_user(cast.officer).post("/phong-trao/tu-nam-truoc/", {"source": published.code, "year": "2024"})
    assert "Năm mới phải khác năm của phong trào gốc." in answer.content.decode()


def test_what_was_typed_stays_when_somebody_saved_first(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    path = f"/phong-trao/{bare_draft.code}/sua/"
    client.post(path, {"title": "Bản của người khác", "year": "2024", "version": "1"})
    page = client.post(path, {"title": "Bản của tôi", "year": "2024", "version": "1"}).content.decode()
    assert "vừa được người khác lưu" in page
    assert "Bản của tôi" in page


def test_a_published_campaign_is_not_edited(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    assert as_user(cast.officer).get(f"/phong-trao/{published.code}/sua/").status_code == 403


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_kind_of_part_has_its_page(kind: str, cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    assert as_user(cast.officer).get(f"/phong-trao/{bare_draft.code}/phan/{kind}/").status_code == 200


def test_a_row_is_added_changed_and_removed_in_place(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    path = f"/phong-trao/{bare_draft.code}/phan/chuyen-de/"
    added = client.post(path, {"name": "Vì người nghèo", "first_year": "2021"}, headers=HTMX)
    assert "Vì người nghèo" in added.content.decode()
    assert "<html" not in added.content.decode()
    assert "Vì người nghèo" in client.get(path + "?sua=0", headers=HTMX).content.decode()
    client.post(path + "?sua=0", {"name": "Cả nước vì người nghèo"}, headers=HTMX)
    assert Movement.objects.get().name == "Cả nước vì người nghèo"
    client.post(path + "0/bo/", headers=HTMX)
    assert not Movement.objects.exists()


def test_contents_stand_under_one_another(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    path = f"/phong-trao/{bare_draft.code}/phan/noi-dung/"
    client.post(path, {"number": "1", "heading": "Kinh tế"})
    client.post(path, {"number": "1.1", "heading": "Nông nghiệp", "under": "0"})
    assert Content.objects.get(number="1.1").under == Content.objects.get(number="1")
    refused = client.post(path + "0/bo/", follow=True)
    assert "Nội dung này còn mục con" in refused.content.decode()


def test_a_wrong_row_keeps_what_was_typed(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    path = f"/phong-trao/{bare_draft.code}/phan/chuyen-de/"
    page = as_user(cast.officer).post(path, {"name": "Vì người nghèo", "first_year": "2025", "last_year": "2021"})
    assert "Vì người nghèo" in page.content.decode()
    assert "Năm cuối phải sau năm đầu." in page.content.decode()


def test_an_unknown_kind_is_not_there(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    assert as_user(cast.officer).get(f"/phong-trao/{bare_draft.code}/phan/khac/").status_code == 404
