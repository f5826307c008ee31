from __future__ import annotations

from decimal import Decimal

from tests.desk.campaigns.conftest import AsUser, queries_of, rows_of
from thidua.campaigns.models import Allocation, Campaign, Target, TargetAdjustment
from thidua.demo.cast import Cast

ADJUSTMENT = {
    "document_number": "1250/QĐ-UBND",
    "document_date": "10/03/2024",
    "document_issuer": "UBND huyện Chi Lăng",
    "effective_on": "15/03/2024",
    "value": "1.250,5",
    "reason": "Kế hoạch của tỉnh tăng",
}


def url(target: Target, rest: str = "") -> str:
    return f"/phong-trao/{target.campaign.code}/chi-tieu/01/{rest}"


def test_the_page_says_when_the_target_is_kept(cast: Cast, target: Target, as_user: AsUser) -> None:
    page = as_user(cast.bang_huu_officer).get(url(target)).context["page"]
    assert page.sentence == "Đạt khi số liệu từ 1.100 ha trở lên."


def test_a_target_is_written_the_vietnamese_way(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    form = {
        "name": "Thu ngân sách",
        "group": "economic",
        "comparator": "ge",
        "value": "3.130,5",
        "unit": "tỷ đồng",
        "named_units": "xã Bằng Hữu\nxã Nhân Lý\n",
    }
    as_user(cast.officer).post(f"/phong-trao/{bare_draft.code}/chi-tieu/them-moi/", form)
    target = Target.objects.get(campaign=bare_draft)
    assert (target.value, target.unit) == (Decimal("3130.5"), "tỷ đồng")
    assert list(target.named_units.values_list("text", flat=True)) == ["xã Bằng Hữu", "xã Nhân Lý"]


def test_a_figure_that_is_none_is_explained_and_kept(cast: Cast, bare_draft: Campaign, as_user: AsUser) -> None:
    form = {"name": "Thu ngân sách", "group": "economic", "comparator": "ge", "value": "ba nghìn"}
    page = as_user(cast.officer).post(f"/phong-trao/{bare_draft.code}/chi-tieu/them-moi/", form).content.decode()
    assert "Hãy ghi một số, ví dụ 3.130,5" in page
    assert "ba nghìn" in page


def test_a_target_of_a_draft_is_edited_dropped_and_restored(cast: Cast, draft: Campaign, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    target = Target.objects.select_related("campaign").get(campaign=draft)
    form = {"name": "Trồng rừng", "group": "environment", "comparator": "ge", "value": "1.200", "unit": "ha"}
    client.post(url(target, "sua/"), {**form, "version": "1"})
    target.refresh_from_db()
    assert (target.name, target.value) == ("Trồng rừng", Decimal(1200))
    client.post(url(target, "bo/"), {"reason": "Trùng"})
    target.refresh_from_db()
    assert target.dropped_on == cast.on
    client.post(url(target, "khoi-phuc/"))
    target.refresh_from_db()
    assert target.dropped_on is None


def test_a_published_target_is_changed_by_a_document_alone(cast: Cast, target: Target, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    assert client.get(url(target, "sua/")).status_code == 403
    client.post(url(target, "dieu-chinh/"), ADJUSTMENT)
    page = client.get(url(target)).context["page"]
    assert (page.row.value, page.row.badge.text) == ("1.250,5", "Đã điều chỉnh")
    assert [(row.before, row.after, row.in_force) for row in page.adjustments] == [("1.100 ha", "1.250,5 ha", True)]


def test_an_adjustment_sets_a_value_or_cancels(cast: Cast, target: Target, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    for wrong in ({**ADJUSTMENT, "value": ""}, {**ADJUSTMENT, "cancels": "on"}):
        page = client.post(url(target, "dieu-chinh/"), wrong).content.decode()
        assert "Nhập giá trị mới, hoặc chọn bãi bỏ chỉ tiêu" in page
        assert "1250/QĐ-UBND" in page
    client.post(url(target, "dieu-chinh/"), {**ADJUSTMENT, "value": "", "cancels": "on"})
    assert client.get(url(target)).context["page"].row.badge.text == "Bãi bỏ"


def test_an_adjustment_by_mistake_is_withdrawn_and_stays_readable(cast: Cast, target: Target, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    client.post(url(target, "dieu-chinh/"), ADJUSTMENT)
    client.post(url(target, "dieu-chinh/1/rut/"), {"reason": "Nhập nhầm"})
    assert TargetAdjustment.objects.get().withdrawn_on == cast.on
    page = client.get(url(target)).context["page"]
    assert (page.row.value, len(page.adjustments)) == ("1.100", 1)
    assert client.get(url(target, "dieu-chinh/2/rut/")).status_code == 404


def test_the_base_year_is_entered_after_the_launch(cast: Cast, target: Target, as_user: AsUser) -> None:
    as_user(cast.officer).post(url(target, "nam-goc/"), {"value": "980,5", "year": "2023"})
    target.refresh_from_db()
    assert (target.baseline, target.baseline_year) == (Decimal("980.5"), 2023)


def test_growth_beside_a_level_checks_the_base(cast: Cast, target: Target, as_user: AsUser) -> None:
    Target.objects.filter(pk=target.pk).update(growth_pct=Decimal("10"), baseline=Decimal("900"))
    assert as_user(cast.officer).get(url(target)).context["page"].check.agrees is False


def test_others_read_but_do_not_adjust(cast: Cast, target: Target, as_user: AsUser) -> None:
    assert as_user(cast.bang_huu_officer).get(url(target, "dieu-chinh/")).status_code == 403
    assert as_user(cast.stranger).get(url(target)).status_code == 404


# --- allocation ------------------------------------------------------------------------------------------------------


def shares(cast: Cast, **values: str) -> dict[str, str]:
    codes = {"bang_huu": cast.bang_huu.code, "nhan_ly": cast.nhan_ly.code}
    return {f"value-{codes[name]}": value for name, value in values.items()}


def test_the_grid_saves_shares_and_says_how_the_sum_stands(cast: Cast, target: Target, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    client.post(url(target, "phan-bo/"), shares(cast, bang_huu="600", nhan_ly="400,5"))
    assert dict(Allocation.objects.values_list("organisation", "value")) == {
        cast.bang_huu.pk: Decimal(600),
        cast.nhan_ly.pk: Decimal("400.5"),
    }
    page = client.get(url(target, "phan-bo/")).context["page"]
    assert (page.check.made, page.total) == (Decimal("1000.5"), "1.100")


def test_nothing_typed_is_lost_when_a_cell_is_wrong(cast: Cast, target: Target, as_user: AsUser) -> None:
    typed = {**shares(cast, bang_huu="sáu trăm", nhan_ly="400"), f"none-{cast.bang_mac.code}": "on"}
    answer = as_user(cast.officer).post(url(target, "phan-bo/"), typed)
    lines = {line.organisation: line for line in answer.context["page"].lines}
    assert (lines[cast.bang_huu].value, len(lines[cast.bang_huu].errors)) == ("sáu trăm", 1)
    assert (lines[cast.nhan_ly].value, lines[cast.nhan_ly].errors) == ("400", ())
    assert lines[cast.bang_mac].errors == ("Hãy nêu lý do không giao.",)
    assert not Allocation.objects.exists()


def test_not_assigned_is_said_with_its_reason(cast: Cast, target: Target, as_user: AsUser) -> None:
    code = cast.bang_huu.code
    as_user(cast.officer).post(url(target, "phan-bo/"), {f"none-{code}": "on", f"reason-{code}": "Không có đất rừng"})
    row = Allocation.objects.get()
    assert (row.not_assigned, row.reason) == (True, "Không có đất rừng")


def test_the_grid_goes_to_excel(cast: Cast, target: Target, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    client.post(url(target, "phan-bo/"), shares(cast, bang_huu="600"))
    answer = client.get(url(target, "phan-bo/?xuat=xlsx"))
    rows = {row[1]: row[3] for row in rows_of(answer.content)}
    assert (len(rows), rows[cast.bang_huu.code]) == (8, 600)


def test_units_read_the_grid_but_do_not_save_it(cast: Cast, target: Target, as_user: AsUser) -> None:
    client = as_user(cast.bang_huu_officer)
    assert client.get(url(target, "phan-bo/")).status_code == 200
    assert client.post(url(target, "phan-bo/"), shares(cast, bang_huu="1")).status_code == 403


def test_the_page_of_a_target_does_not_cost_more_with_shares(cast: Cast, target: Target, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    before = queries_of(client, url(target, "phan-bo/"))
    client.post(url(target, "phan-bo/"), shares(cast, bang_huu="600", nhan_ly="400"))
    assert queries_of(client, url(target, "phan-bo/")) == before
