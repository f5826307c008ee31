"""Validation rules and delegations through the screens."""

from __future__ import annotations

from datetime import date, timedelta

from tests.desk.reports.conftest import Desk
from tests.monitoring.reporting import DAY
from thidua.monitoring.models import Delegation, ValidationRule

NEW = "/so-lieu/quy-tac/them-moi/"
TOLD = {
    "indicator": "XH-02",
    "kind": "range",
    "low": "0",
    "high": "1.000,5",
    "severity": "error",
    "sentence": "Tỷ lệ từ 0 đến 100%.",
    "valid_from": "01/01/2024",
}


def test_a_rule_is_written_with_its_numbers_exact(desk: Desk) -> None:
    client = desk.sign_in(desk.world.cast.officer)
    page = client.post(NEW, TOLD, follow=True).content.decode()
    rule = ValidationRule.objects.get()
    assert (rule.code, rule.settings) == ("QT-XH-02-01", {"low": "0", "high": "1000.5"})
    assert ("1.000,5" in page, "Đang áp dụng" in page) == (True, True)


def test_what_a_kind_needs_is_asked_for(desk: Desk) -> None:
    client = desk.sign_in(desk.world.cast.officer)
    page = client.post(NEW, {**TOLD, "kind": "jump"}).content.decode()
    assert "Hãy nhập mức tăng, giảm tối đa (%), lớn hơn 0." in page
    page = client.post(NEW, {**TOLD, "kind": "sum", "parts": "MT-01, ZZ-01"}).content.decode()
    assert "Không có chỉ tiêu mã ZZ-01 trong danh mục." in page


def test_a_rule_in_force_is_followed_by_a_new_one_and_stays_for_old_figures(desk: Desk) -> None:
    client = desk.sign_in(desk.world.cast.officer)
    client.post(NEW, TOLD)
    tomorrow = f"{DAY + timedelta(days=1):%d/%m/%Y}"
    client.post("/so-lieu/quy-tac/QT-XH-02-01/sua/", {**TOLD, "high": "100", "valid_from": tomorrow, "version": "1"})
    rules = ValidationRule.objects.order_by("code")
    assert [(rule.code, rule.settings["high"], rule.valid_from, rule.valid_to) for rule in rules] == [
        ("QT-XH-02-01", "1000.5", date(2024, 1, 1), DAY + timedelta(days=1)),
        ("QT-XH-02-02", "100", DAY + timedelta(days=1), None),
    ]


def test_a_rule_is_ended_with_a_reason_and_only_by_who_may_write_it(desk: Desk) -> None:
    client = desk.sign_in(desk.world.cast.officer)
    client.post(NEW, TOLD)
    address, told = "/so-lieu/quy-tac/QT-XH-02-01/ngung/", {"ends": "01/07/2024", "reason": "Thay quy tắc"}
    assert desk.officer().post(address, told).status_code == 403
    desk.sign_in(desk.world.cast.officer).post(address, told)
    assert ValidationRule.objects.get().valid_to == date(2024, 7, 1)


def test_a_head_hands_the_approving_over_and_takes_it_back(desk: Desk) -> None:
    cast = desk.world.cast
    told = {
        "organisation": cast.bang_huu.code,
        "user": cast.bang_huu_officer.username,
        "work": "approve",
        "valid_from": "20/06/2024",
        "valid_to": "",
        "reason": "Nghỉ phép",
    }
    page = desk.head().post("/so-lieu/uy-quyen/them-moi/", told, follow=True).content.decode()
    row = Delegation.objects.get()
    assert ("Nghỉ phép" in page, row.user) == (True, cast.bang_huu_officer)
    desk.head().post(f"/so-lieu/uy-quyen/{row.pk}/ket-thuc/", {"ends": "21/06/2024"})
    row.refresh_from_db()
    assert row.valid_to == date(2024, 6, 21)
    assert desk.officer().get("/so-lieu/uy-quyen/them-moi/").status_code == 403
