"""From the signed document to a campaign that a commune has acknowledged, as two people live it."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from thidua.demo.people import PASSWORD

DOCUMENT = Path(__file__).resolve().parent.parent.parent / "thidua" / "demo" / "data" / "phat_dong_2024.pdf"
TARGETS = 26


def upload(officer: Visitor) -> None:
    officer.open("/tiep-nhan/")
    officer.page.get_by_role("link", name="Tải văn bản lên").first.click()
    officer.page.set_input_files("input[type=file]", DOCUMENT)
    officer.page.get_by_role("button", name="Gửi và đọc văn bản").click()
    officer.page.wait_for_selector(".target")
    officer.page.wait_for_load_state("networkidle")


def decide_all(officer: Visitor) -> None:
    """Take the suggestions of the catalogue, then say what the undecided ones mean."""
    page = officer.page
    page.get_by_role("button", name="Gắn tất cả theo gợi ý").click()
    page.wait_for_selector(".accept-all", state="detached")
    while count := page.locator(".decide.is-asked").count():
        page.locator(".decide.is-asked .chip").first.click()
        page.wait_for_function(f"document.querySelectorAll('.decide.is-asked').length < {count}")


def test_an_officer_launches_a_campaign_from_its_document_and_a_commune_acknowledges_it(
    visitor: type[Visitor],
) -> None:
    officer = visitor().sign_in("chuyenvien", PASSWORD)
    page = officer.page

    upload(officer)
    expect(page.locator("#live-count")).to_have_text(str(TARGETS))
    expect(page.locator("[data-item=doc-signer_name] input")).to_have_value("Vi Nông Trường")

    # A field lights up its place in the source, and a place its field.
    page.locator(".target", has_text="che phủ rừng").first.click()
    expect(page.locator(".lit.is-lit").first).to_contain_text("49,6%")
    page.locator(".lit", has_text="1.100 ha").first.click()
    expect(page.locator(".target.is-lit")).to_contain_text("trồng rừng mới")

    # Two people at one draft: the second is told, and what was typed stays on the screen.
    second = visitor().sign_in("lanhdao", PASSWORD)
    second.page.goto(page.url, wait_until="networkidle")
    place = page.locator("[data-item=doc-place] input")
    place.fill("Đồng Mỏ")
    place.blur()
    expect(page.locator("#save-state")).to_contain_text("Đã lưu")
    other = second.page.locator("[data-item=doc-place] input")
    other.fill("Chi Lăng 2")
    other.blur()
    expect(second.page.locator("[data-item=doc-place]")).to_contain_text("vừa được người khác lưu")
    expect(second.page.locator("[data-item=doc-place] input")).to_have_value("Chi Lăng 2")

    # A reload loses nothing.
    page.reload(wait_until="networkidle")
    expect(page.locator("[data-item=doc-place] input")).to_have_value("Đồng Mỏ")

    decide_all(officer)
    page.get_by_role("link", name="Tiếp nhận vào hệ thống").click()
    page.get_by_role("button", name="Tiếp nhận").click()
    page.wait_for_url("**/phong-trao/PT-*/")
    address = page.url.removeprefix(officer.site)

    page.get_by_role("link", name="Kiểm tra và phát động").click()
    page.get_by_label("Đã kiểm tra số, ngày, chỉ tiêu và danh sách đơn vị nhận").check()
    page.get_by_role("button", name="Phát động").click()
    expect(page.locator("main")).to_contain_text("Đã phát động")

    commune = visitor(width=360, height=800).sign_in("chilang.daumoi", PASSWORD)
    commune.open(address)
    commune.page.get_by_role("button", name="Tiếp nhận").first.click()
    expect(commune.page.locator("main")).to_contain_text("Đã tiếp nhận")
    assert not commune.overflows()

    page.goto(officer.site + address + "?muc=huong-ung")
    expect(page.locator("tr", has_text="Xã Chi Lăng")).to_contain_text("Đã tiếp nhận")
    page.goto(officer.site + address + "?muc=lich-su")
    expect(page.locator(".history")).to_contain_text("Phát động")
    told = [text for text in officer.complaints + commune.complaints if "409" not in text]
    assert told == []
