from __future__ import annotations

from django.test import Client

from tests.desk.campaigns.conftest import AsUser, more_campaigns, queries_of, rows_of
from thidua.campaigns.models import Campaign
from thidua.demo.cast import Cast

PATH = "/phong-trao/"


def titles(client: Client, query: str = "") -> list[str]:
    rows = client.get(PATH + query).context["page"].listing.table.rows
    return [row.record.title for row in rows]


def test_the_list_takes_the_same_queries_at_1_3_and_300_rows(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    counts = [queries_of(client, PATH)]
    for more in (2, 297):
        more_campaigns(cast.district, more)
        counts.append(queries_of(client, PATH))
    assert counts == [counts[0]] * 3


def test_the_newest_stands_first(cast: Cast, published: Campaign, bare_draft: Campaign, as_user: AsUser) -> None:
    more_campaigns(cast.district, 1)
    assert titles(as_user(cast.officer)) == ["Thi đua chuyển đổi số", "Thi đua năm 2024", "Phong trào 2"]


def test_words_are_found_without_accents(
    cast: Cast, published: Campaign, bare_draft: Campaign, as_user: AsUser
) -> None:
    assert titles(as_user(cast.officer), "?q=chuyen+doi") == ["Thi đua chuyển đổi số"]


def test_year_issuer_and_state_narrow_the_list(
    cast: Cast, published: Campaign, bare_draft: Campaign, as_user: AsUser
) -> None:
    more_campaigns(cast.bang_huu, 1)
    client = as_user(cast.officer)
    assert titles(client, "?nam=2023") == ["Phong trào 2"]
    assert titles(client, "?trang_thai=draft") == ["Thi đua chuyển đổi số"]
    assert titles(client, f"?don_vi={cast.bang_huu.code}") == ["Phong trào 2"]


def test_excel_holds_the_rows_with_dates_as_dates(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    answer = as_user(cast.officer).get(PATH + "?xuat=xlsx")
    assert rows_of(answer.content)[0][:4] == (1, "Thi đua năm 2024", published.code, "Huyện Chi Lăng")


def test_a_commune_does_not_see_the_draft_of_its_district(
    cast: Cast, published: Campaign, bare_draft: Campaign, as_user: AsUser
) -> None:
    assert titles(as_user(cast.bang_huu_officer)) == ["Thi đua năm 2024"]


def test_a_stranger_sees_an_empty_list_that_says_so(cast: Cast, published: Campaign, as_user: AsUser) -> None:
    assert "Chưa có phong trào nào" in as_user(cast.stranger).get(PATH).content.decode()


def test_only_those_who_write_campaigns_are_offered_to(cast: Cast, as_user: AsUser) -> None:
    assert "Soạn phong trào mới" not in as_user(cast.auditor).get(PATH).content.decode()
    assert "Soạn phong trào mới" in as_user(cast.officer).get(PATH).content.decode()
