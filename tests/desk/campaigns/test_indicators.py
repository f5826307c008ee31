from __future__ import annotations

from tests.desk.campaigns.conftest import AsUser, queries_of, rows_of
from thidua.campaigns.models import Indicator, Target
from thidua.demo.cast import Cast

PATH = "/phong-trao/chi-tieu/"
SHEET = {
    "name": "Thu ngân sách trên địa bàn",
    "unit": "tỷ đồng",
    "group": "economic",
    "direction": "higher",
    "entry": "increment",
    "over_time": "sum",
    "over_units": "sum",
}


def more_indicators(cast: Cast, count: int) -> None:
    start = Indicator.objects.count()
    Indicator.objects.bulk_create(
        Indicator(
            code=f"X-{start + n}", name=f"Chỉ tiêu {start + n}", unit="%", keeper=cast.district, owner=cast.finance
        )
        for n in range(count)
    )


def test_the_catalogue_takes_the_same_queries_at_1_3_and_300_rows(
    cast: Cast, forest: Indicator, as_user: AsUser
) -> None:
    client = as_user(cast.officer)
    counts = [queries_of(client, PATH)]
    for more in (2, 297):
        more_indicators(cast, more)
        counts.append(queries_of(client, PATH))
    assert counts == [counts[0]] * 3


def test_the_catalogue_is_filtered_and_goes_to_excel(cast: Cast, forest: Indicator, as_user: AsUser) -> None:
    more_indicators(cast, 1)
    answer = as_user(cast.officer).get(PATH + "?q=rung+trong&xuat=xlsx")
    assert [row[1:3] for row in rows_of(answer.content)] == [("Diện tích rừng trồng mới", "MT-01")]


def test_the_page_shows_where_the_indicator_is_used(cast: Cast, target: Target, as_user: AsUser) -> None:
    page = as_user(cast.officer).get(PATH + "MT-01/").context["page"]
    assert [(used.name, row.value) for used, row in page.uses] == [("Trồng rừng mới", "1.100")]


def test_an_indicator_is_added_edited_retired_and_taken_back(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    client.post(PATH + "them-moi/", {**SHEET, "keeper": cast.district.code, "code": "KT-05"})
    client.post(PATH + "KT-05/sua/", {**SHEET, "frequency": "Hằng tháng", "version": "1"})
    indicator = Indicator.objects.get()
    assert (indicator.code, indicator.frequency) == ("KT-05", "Hằng tháng")
    client.post(PATH + "KT-05/ngung-dung/", {"reason": "Trùng"})
    assert not Indicator.objects.get().active
    client.post(PATH + "KT-05/dung-lai/")
    assert Indicator.objects.get().active


def test_a_ratio_without_its_parts_is_refused_and_kept_as_typed(cast: Cast, as_user: AsUser) -> None:
    form = {**SHEET, "over_units": "ratio", "keeper": cast.district.code}
    page = as_user(cast.officer).post(PATH + "them-moi/", form).content.decode()
    assert "cần ghi rõ tử số và mẫu số" in page
    assert "Thu ngân sách trên địa bàn" in page


def test_only_those_who_keep_the_catalogue_change_it(cast: Cast, forest: Indicator, as_user: AsUser) -> None:
    client = as_user(cast.bang_huu_officer)
    assert client.get(PATH + "MT-01/").status_code == 200
    for path in ("them-moi/", "MT-01/sua/", "MT-01/ngung-dung/"):
        assert client.get(PATH + path).status_code == 403
    assert as_user(cast.stranger).get(PATH + "MT-01/").status_code == 404
