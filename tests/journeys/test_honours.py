"""From dossiers laid before the head to a printed giấy khen and the payment list; one honour is taken back later.

The dossiers are those of the demonstration; everything after them is done through the screens.
"""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pypdfium2
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from thidua.demo.people import PASSWORD

DECISIONS, DRAFT = "/khen-thuong/quyet-dinh/", "KT-2024-002"
PAGE = f"{DECISIONS}{DRAFT}/"
HOLDER = "Xã Vạn Linh"
MOST_WAITING = 60_000  # milliseconds for the file of the printer


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def agree(page: Page, name: str) -> None:
    """Press a button that asks back, and say yes."""
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, name)


def fill_the_lists(officer: Visitor) -> None:
    """All that may be picked; what the province decides is shown with its reason and cannot be chosen."""
    officer.open(f"{PAGE}chon-ho-so/")
    expect(officer.page.locator("main")).to_contain_text("Chủ tịch UBND cấp tỉnh")
    officer.page.locator("[data-choose-all]").check()
    press(officer.page, "Đưa vào danh sách")
    expect(officer.page.locator("main")).to_contain_text("0,15 × 2.340.000 = 351.000, làm tròn 360.000 đồng")
    press(officer.page, "Soạn tờ trình")
    agree(officer.page, "Trình ký")
    expect(officer.page.locator(".next-step")).to_contain_text("trình ký ở phòng văn bản")


def step_of_paper(who: Visitor, paper: str, name: str) -> None:
    """Take the step that the page of the paper offers first, and confirm it on its own page."""
    who.open(paper)
    who.page.locator(".page-actions").get_by_role("link", name=name, exact=True).click()
    who.page.locator("main form button.btn-primary").first.click()
    who.page.wait_for_load_state()


def sign_and_number(officer: Visitor, leader: Visitor) -> None:
    """The paper goes its way in the paper room: laid before the leader, signed, given its number."""
    officer.open(PAGE)
    officer.page.locator("main").get_by_role("link", name="Mở văn bản").click()
    paper = officer.page.url.removeprefix(officer.site)
    step_of_paper(officer, paper, "Trình ký")
    step_of_paper(leader, paper, "Ký")
    step_of_paper(officer, paper, "Cấp số, ban hành")
    expect(officer.page.locator("main")).to_contain_text(re.compile(r"\d\d/QĐ-UBND"))


def issue(officer: Visitor) -> None:
    officer.open(PAGE)
    officer.page.locator("main").get_by_role("link", name="Ban hành", exact=True).click()
    expect(officer.page.locator("main")).to_contain_text("Còn được dùng")
    press(officer.page, "Ban hành")
    expect(officer.page.locator(".toasts")).to_contain_text("2 trường hợp được khen thưởng")


def printed_certificates(officer: Visitor, folder: Path) -> str:
    """The text of the file for the printer."""
    officer.open(PAGE)
    officer.page.get_by_role("link", name="Giấy khen của Chủ tịch").click()
    link = officer.page.locator("main a[href*='/tep/']").first
    expect(link).to_be_visible(timeout=MOST_WAITING)
    answer = officer.context.request.get(officer.site + (link.get_attribute("href") or ""))
    path = folder / "giay_khen.pdf"
    path.write_bytes(answer.body())
    pages = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def pay(officer: Visitor, folder: Path) -> set[object]:
    """Mark everybody as paid, and fetch the list to sign."""
    officer.open(f"{PAGE}chi-tra/")
    officer.page.locator("[data-choose-all]").check()
    officer.page.fill("[name=note]", "Phiếu chi số 120")
    press(officer.page, "Ghi đã chi các dòng đã chọn")
    expect(officer.page.locator(".toasts")).to_contain_text("Đã ghi chi 2 trường hợp")
    path = folder / "chi_tien.xlsx"
    with officer.page.expect_download() as fetched:
        officer.page.locator("main").get_by_role("link", name="Xuất Excel").click()
    fetched.value.save_as(path)
    sheet = openpyxl.load_workbook(path).active
    assert sheet is not None
    return {cell.value for row in sheet.iter_rows() for cell in row}


def take_back(officer: Visitor) -> None:
    officer.open(PAGE)
    officer.page.locator("main").get_by_role("link", name=HOLDER, exact=True).click()
    officer.page.locator("main").get_by_role("link", name="Thu hồi khen thưởng").click()
    expect(officer.page.locator("main")).to_contain_text("Phải thu hồi 710.000 đồng tiền thưởng đã chi.")
    officer.page.fill("[name=decision]", "999/QĐ-UBND ngày 20/12/2024")
    officer.page.fill("[name=reason]", "Kê khai sai thành tích")
    press(officer.page, "Thu hồi khen thưởng")
    expect(officer.page.locator("main")).to_contain_text("Phải thu hồi tiền thưởng")


def test_from_dossiers_to_certificates_and_payments_and_one_taken_back(visitor: type[Visitor], tmp_path: Path) -> None:
    officer = visitor().sign_in("chuyenvien", PASSWORD)
    leader = visitor().sign_in("lanhdao", PASSWORD)
    fill_the_lists(officer)
    sign_and_number(officer, leader)
    issue(officer)
    text = printed_certificates(officer, tmp_path)
    assert "GIẤY KHEN" in text
    assert HOLDER in text
    assert {"Ký nhận", HOLDER, 710_000, 360_000} <= pay(officer, tmp_path)

    officer.open(PAGE)
    officer.page.locator("tr", has_text=HOLDER).locator("a[href*='/xac-minh/']").click()
    proof = officer.page.url.removeprefix(officer.site)
    take_back(officer)
    public = visitor(width=360, height=800)
    public.open(proof)
    expect(public.page.locator("body")).to_contain_text("999/QĐ-UBND ngày 20/12/2024")
    assert not public.sees("Kê khai sai thành tích")

    narrow = visitor(width=360, height=800).sign_in("chuyenvien", PASSWORD)
    for path in (DECISIONS, PAGE, f"{PAGE}chi-tra/", "/khen-thuong/quy/20.187/2024/", "/khen-thuong/thong-ke/"):
        narrow.open(path)
        assert not narrow.overflows(), path
    assert [text for one in (officer, leader, public, narrow) for text in one.complaints] == []
