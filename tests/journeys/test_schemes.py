"""A scheme as an officer makes it: begun from a sample, built on the screen, taken back, published."""

from __future__ import annotations

from playwright.sync_api import Dialog, Page, expect

from tests.journeys.conftest import Visitor
from thidua.demo.people import PASSWORD

SCHEMES = "/cham-diem/bang-diem/"


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def begin(officer: Visitor) -> None:
    officer.open(f"{SCHEMES}lap-moi/")
    page = officer.page
    page.get_by_label("Bảng mẫu 100 điểm").check()
    page.fill("[name=year]", "2024")
    page.fill("[name=name]", "Bảng điểm cụm xã năm 2024")
    press(page, "Lập bảng điểm")


def add_counted_line(page: Page) -> None:
    """A criterion under the third section; the boxes of its method show when it is chosen."""
    row = page.locator("tr#muc-III")
    row.get_by_role("link", name="Tiêu chí").click()
    expect(page.locator("[name=count-each]")).to_be_hidden()
    page.select_option("[name=method]", "count")
    expect(page.locator("[name=count-each]")).to_be_visible()
    page.fill("[name=name]", "Tham mưu văn bản chỉ đạo")
    page.fill("[name=maximum]", "4")
    press(page, "Lưu")
    expect(page.locator("[name=count-each]")).to_have_class("form-control is-invalid")
    page.fill("[name=count-each]", "0,5")
    page.fill("[name=evidence]", "Văn bản đã ban hành")
    press(page, "Lưu")


def test_a_scheme_is_built_taken_back_and_published(visitor: type[Visitor]) -> None:
    officer = visitor().sign_in("chuyenvien", PASSWORD)
    page = officer.page
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.accept()

    page.on("dialog", agree)
    begin(officer)
    add_counted_line(page)
    expect(page.locator("tr#muc-III")).to_contain_text("thừa 4 điểm")
    page.get_by_role("button", name="Bỏ III.1", exact=True).click()
    page.wait_for_load_state()
    assert asked == ["Bỏ “Đăng ký, giao ước và phát động thi đua”?"]
    expect(page.locator("tr#muc-III")).to_contain_text("còn thiếu 4 điểm")
    press(page, "Hoàn tác")
    page.locator("tr#muc-III-4").get_by_role("button", name="Bỏ III.4").click()
    page.wait_for_load_state()
    page.get_by_role("link", name="Ban hành").click()
    page.fill("[name=reason]", "Quyết định số 12/QĐ-UBND")
    press(page, "Ban hành")
    assert officer.sees("Đã ban hành")
    narrow = visitor(width=360, height=780).sign_in("bangmac.daumoi", PASSWORD)
    narrow.open(SCHEMES)
    narrow.page.get_by_role("link", name="Bảng điểm cụm xã năm 2024").click()
    assert not narrow.overflows()
    assert (officer.complaints, narrow.complaints) == ([], [])
