"""Decisions, payments, funds and honours through the screens."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.commendation.conftest import DAY
from tests.commendation.decided import number_paper, proposed, three_proposed
from thidua.commendation.actions.decisions import remove_line
from thidua.commendation.actions.onward import make_package
from thidua.commendation.decision_queries import balance_of, lines_of
from thidua.commendation.models import AwardDecision, Dossier, Fund, Honour
from thidua.demo.cast import Cast
from thidua.directory.models import User

AsUser = Callable[[User], Client]


def text_of(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.content.decode()


def test_a_decision_is_drawn_up_and_filled_and_its_bonus_changed(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    rows = three_proposed(cast, DAY)
    form = {
        "organisation": cast.district.code, "drafter": cast.home_affairs.code, "year": 2024, "about": "Tặng Giấy khen",
        "merit": "Có thành tích", "signer_title": "CHỦ TỊCH", "bases": "Căn cứ Luật",
    }  # fmt: skip
    address = client.post(reverse("decision_new"), form)["Location"]
    assert str(rows[0].of) in text_of(client, address)
    page = client.post(address, {"ho-so": [row.code for row in rows]}, follow=True).content.decode()
    assert "Đã đưa 3 hồ sơ vào danh sách." in page
    assert "0,15 × 2.340.000 = 351.000, làm tròn 360.000 đồng" in page
    assert "Chưa mở quỹ thi đua, khen thưởng năm 2024" in page
    decision = AwardDecision.objects.get()
    refused = client.post(reverse("decision_bonus", args=[decision.code, 2]), {"amount": "400.000", "reason": "x"})
    assert "Không được cao hơn mức theo quy định" in refused.content.decode()
    client.post(reverse("decision_bonus", args=[decision.code, 2]), {"amount": "300.000", "reason": "Thỏa thuận"})
    assert lines_of(decision)[1].amount == 300_000


def test_picking_nothing_says_what_to_do(cast: Cast, draft: AwardDecision, as_user: AsUser) -> None:
    remove_line(lines_of(draft)[0], by=cast.officer, on=DAY)
    answer = as_user(cast.officer).post(reverse("decision_pick", args=[draft.code]), {})
    assert (answer.status_code, "Hãy đánh dấu ít nhất một hồ sơ" in answer.content.decode()) == (422, True)


def test_the_issue_shows_the_fund_and_awards_everybody(cast: Cast, draft: AwardDecision, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    page = client.post(reverse("decision_step", args=[draft.code, "trinh"]), follow=True).content.decode()
    assert "Hoàn chỉnh văn bản quyết định rồi trình ký ở phòng văn bản" in page
    number_paper(draft, cast, DAY)
    assert "Ban hành quyết định khen thưởng" in text_of(client, reverse("home"))
    address = reverse("decision_issue", args=[draft.code])
    assert "01/QĐ-UBND" in text_of(client, address)
    page = client.post(address, {"money": "later"}, follow=True).content.decode()
    assert "Đã ban hành: 3 trường hợp được khen thưởng." in page
    assert Honour.objects.count() == 3


def test_payments_are_marked_exported_and_taken_back(cast: Cast, decision: AwardDecision, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    address = reverse("decision_payments", args=[decision.code])
    assert "Một triệu sáu trăm nghìn đồng" in text_of(client, address)
    client.post(address, {"dong": ["1", "2"], "paid_on": "10/12/2024", "note": "PC 5"})
    assert balance_of(Fund.objects.get()).spent == 1_070_000
    assert "Hãy đánh dấu ít nhất một dòng chưa chi" in client.post(address, {"paid_on": "10/12/2024"}).content.decode()
    book = openpyxl.load_workbook(BytesIO(client.get(reverse("decision_payment_file", args=[decision.code])).content))
    cells = [cell.value for row in book.active.iter_rows() for cell in row]
    assert {"Ký nhận", 360_000, 1_600_000} <= set(cells)
    client.post(reverse("decision_payment_take_back", args=[decision.code, 1]), {"reason": "Nhầm"})
    assert lines_of(decision)[0].paid_on is None


def test_the_fund_page_shows_balance_chart_and_ledger_and_refuses_too_much(
    cast: Cast, decision: AwardDecision, as_user: AsUser
) -> None:
    client = as_user(cast.officer)
    address = reverse("fund_page", args=[cast.district.code, 2024])
    page = text_of(client, address)
    assert "48.400.000" in page
    assert "data-chart" in page
    line = {"kind": "objects", "amount": "60.000.000", "on": "10/12/2024", "about": "Khung"}
    refused = client.post(reverse("fund_line", args=[cast.district.code, 2024]), line).content.decode()
    assert "Quỹ chỉ còn 48.400.000 đồng chưa giữ chỗ" in refused
    assert 'value="60.000.000"' in refused
    assert client.get(f"{address}?xuat=xlsx")["Content-Type"].endswith("sheet")
    assert "48.400.000" in text_of(client, reverse("fund_list"))


def test_an_honour_is_taken_back_and_restored_from_its_page(
    cast: Cast, decision: AwardDecision, as_user: AsUser
) -> None:
    client = as_user(cast.officer)
    line = lines_of(decision)[1]
    assert line.honour is not None
    assert line.certificate is not None
    take = reverse("honour_take_back", args=[line.honour.code])
    assert "360.000 đồng chưa chi được trả lại quỹ" in text_of(client, take)
    given = {"state": "cancelled", "decision": "77/QĐ-UBND", "decided_on": "10/12/2024", "reason": "Khai man"}
    page = client.post(take, given, follow=True).content.decode()
    assert "Căn cứ: 77/QĐ-UBND" in page
    proof = Client().get(reverse("proof_by_token", args=[line.certificate.token])).content.decode()
    assert "thu hồi" in proof.lower()
    assert "Khai man" not in proof
    payments = text_of(client, reverse("decision_payments", args=[decision.code]))
    assert "Không chi: đã thu hồi khen thưởng" in payments
    assert "Một triệu hai trăm bốn mươi nghìn đồng" in payments
    client.post(reverse("honour_give_back", args=[line.honour.code]), {"decision": "80/QĐ-UBND", "reason": "Oan"})
    assert Honour.objects.get(pk=line.honour.pk).state == Honour.State.RESTORED


def test_the_statistics_count_a_year_and_come_as_excel(cast: Cast, decision: AwardDecision, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    page = text_of(client, reverse("honour_statistics"))
    assert "Cấp huyện" in page
    book = openpyxl.load_workbook(BytesIO(client.get(f"{reverse('honour_statistics')}?xuat=xlsx").content))
    total = [cell.value for cell in list(book.active.iter_rows())[-1]]
    assert total[1:6] == ["Tổng cộng", 3, 1, 1, 1]
    for number in ("0601", "0602", "0603"):
        address = reverse("statutory_form", args=[number])
        assert f"{number}.N/BNV-TĐKT" in text_of(client, f"{address}?nam=2024")
        sheet = openpyxl.load_workbook(BytesIO(client.get(f"{address}?xuat=xlsx").content)).active
        assert [row for row in sheet.iter_rows(values_only=True) if row[:2] == ("Tổng số", "01")]
    assert client.get("/khen-thuong/thong-ke/bieu/0605/").status_code == 404


def test_a_package_is_looked_into_before_it_is_taken_in(cast: Cast, as_user: AsUser) -> None:
    (dossier,) = [proposed(cast, cast.bang_huu, DAY)]
    data = make_package(cast.district, [dossier], by=cast.officer, on=DAY)
    client = as_user(cast.officer)
    upload = {"appraiser": cast.home_affairs.code, "file": SimpleUploadedFile("goi.zip", data)}
    address = client.post(reverse("onward_receive"), upload)["Location"]
    assert "Nhận 1 hồ sơ" in text_of(client, address)
    assert Dossier.objects.count() == 1
    assert "HS-2024-0002" in client.post(address, follow=True).content.decode()
    own = {"appraiser": cast.district.code, "file": SimpleUploadedFile("goi.zip", data)}
    assert "Gói do chính cơ quan này lập" in client.post(reverse("onward_receive"), own).content.decode()
    upload["file"] = SimpleUploadedFile("goi.zip", b"khong phai zip")
    assert "không phải gói hồ sơ" in client.post(reverse("onward_receive"), upload).content.decode()


@pytest.mark.parametrize("route", ["decision_list", "honour_list", "fund_list", "onward_list", "honour_statistics"])
def test_lists_show_themselves_to_whoever_holds_a_role_and_others_see_nothing(
    cast: Cast, decision: AwardDecision, as_user: AsUser, route: str
) -> None:
    for user in (cast.bang_huu_officer, cast.auditor, cast.leader):
        text_of(as_user(user), reverse(route))
    assert "Giấy khen" not in text_of(as_user(cast.stranger), reverse("decision_list"))


def test_who_does_not_see_a_decision_gets_404_and_who_may_not_act_403(
    cast: Cast, draft: AwardDecision, as_user: AsUser
) -> None:
    page, pick = reverse("decision_page", args=[draft.code]), reverse("decision_pick", args=[draft.code])
    text_of(as_user(cast.neighbour_officer), page, 404)
    text_of(as_user(cast.bang_huu_officer), page, 404)
    text_of(as_user(cast.leader), page)
    text_of(as_user(cast.leader), pick, 403)
    text_of(as_user(cast.officer), reverse("decision_payments", args=[draft.code]), 404)


def test_the_page_of_a_decision_asks_the_database_as_often_for_one_line_as_for_three(
    cast: Cast, draft: AwardDecision, as_user: AsUser
) -> None:
    client, page = as_user(cast.officer), reverse("decision_page", args=[draft.code])
    client.get(page)
    with CaptureQueriesContext(connection) as three:
        client.get(page)
    for line in list(lines_of(draft))[1:]:
        remove_line(line, by=cast.officer, on=DAY)
    with CaptureQueriesContext(connection) as one:
        client.get(page)
    assert len(one) == len(three)
