"""One period of the evidence as a district lives it: asked, entered, approved, confirmed, locked, corrected.

A unit enters by the grid, another by Excel; a head approves, the owning department confirms and returns one cell; the
officer sees the sum of the district grow with each approval, chases the unit that is behind, locks the round and
reopens it; the history tells it all.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from thidua.demo.people import PASSWORD

CAMPAIGN, PERIOD = "PT-2024-001", "2024-03"
ROUND = f"/so-lieu/ky/{CAMPAIGN}/{PERIOD}/"
CONFIRMED = "KT-05"
"""An indicator that the department of finance owns and both communes are asked for."""


CONFIRMED_NAME = "Thu ngân sách nhà nước trên địa bàn"
HURRY = "Gửi trước 16 giờ hôm nay"


def report(unit: str) -> str:
    return f"/so-lieu/{CAMPAIGN}/{PERIOD}/{unit}/"


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def take_step(officer: Visitor, step: str, button: str, fields: dict[str, str]) -> None:
    officer.open(f"{ROUND}buoc/{step}/")
    for name, text in fields.items():
        officer.page.fill(f"[name={name}]", text)
    press(officer.page, button)


def ask_for_march(officer: Visitor) -> None:
    """Plan the year by the usual rule and open March; the hourly calendar may have opened it already."""
    officer.open(f"/so-lieu/ky/{CAMPAIGN}/lap-lich/")
    officer.page.locator("button[name=lap]").click()
    officer.page.wait_for_load_state()
    officer.open(ROUND)
    if officer.page.get_by_role("link", name="Mở kỳ").count():
        take_step(officer, "mo", "Mở kỳ", {})


def unit_of(officer: Visitor, name: str) -> str:
    """The code of a unit, taken from the link to its report on the page of the round."""
    officer.open(ROUND)
    link = officer.page.get_by_role("link", name=name).first.get_attribute("href") or ""
    return link.rstrip("/").rpartition("/")[2]


def fill_by_grid(visitor: Visitor, unit: str) -> None:
    """Type a number into each open cell, from the first one down."""
    page = visitor.page
    visitor.open(report(unit))
    boxes = page.locator("[data-field=value] input")
    boxes.first.click()
    for number in range(boxes.count()):
        page.keyboard.type(str(number + 1))
        page.keyboard.press("Enter")
    expect(page.locator("[data-save-state]")).to_have_attribute("data-state", "saved", timeout=20_000)
    expect(page.locator("[data-save-state]")).to_contain_text("Đã lưu lúc")


def fill_by_excel(visitor: Visitor, unit: str, folder: Path) -> None:
    """Fetch the file, write into its yellow cells, send it back."""
    page, path = visitor.page, folder / "so_lieu.xlsx"
    visitor.open(report(unit))
    page.locator(".page-actions button").first.click()
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Tải tệp Excel").click()
    fetched.value.save_as(path)
    book = openpyxl.load_workbook(path)
    sheet = book["Số liệu"]
    for row in range(8, sheet.max_row + 1):
        sheet.cell(row, 11).value = 7
    book.save(path)
    visitor.open(report(unit) + "nhap/")
    page.set_input_files("input[type=file]", path)
    press(page, "Xem trước")
    press(page, "Nhập tất cả")
    expect(page.locator("main [data-field=value] input").first).to_have_value("7")


def hand_in(visitor: Visitor, unit: str) -> None:
    visitor.open(report(unit))
    late = visitor.page.locator("[data-late-reason]")
    if late.count():
        late.fill("Chờ số liệu của các thôn")
    press(visitor.page, "Gửi thủ trưởng duyệt")
    expect(visitor.page.locator(".next-step")).to_contain_text("chờ thủ trưởng duyệt")


def approve(visitor: type[Visitor], chief: str, unit: str) -> None:
    person = visitor().sign_in(chief, PASSWORD)
    person.open(report(unit))
    press(person.page, "Duyệt báo cáo")
    expect(person.page.locator(".next-step")).to_contain_text("Thủ trưởng đã duyệt")


def expect_rolled_up(officer: Visitor, total: str) -> None:
    """What the dashboard of the year says of the approved figures of one indicator, as soon as it is opened."""
    officer.open(f"/so-lieu/theo-doi/?phong-trao={CAMPAIGN}&tu=approved")
    line = officer.page.locator(".progress-lines tr", has_text=CONFIRMED_NAME)
    expect(line.locator(".number")).to_have_text(total)


def chase(officer: Visitor, behind: Visitor, done: Visitor) -> None:
    """The officer chases the round: who has not sent reads it among the notices, who has sent is left alone."""
    take_step(officer, "don-doc", "Đôn đốc ngay", {"reason": HURRY})
    expect(officer.page.locator("tr", has_text="Xã Bằng Mạc")).to_contain_text("1 lần")
    for one, told in ((behind, 1), (done, 0)):
        one.open("/thong-bao/")
        expect(one.page.locator("main").get_by_text(f"Đơn vị phát động đôn đốc: {HURRY}")).to_have_count(told)


def test_a_period_of_evidence_is_entered_answered_for_locked_and_corrected(
    visitor: type[Visitor], tmp_path: Path
) -> None:
    officer = visitor().sign_in("chuyenvien", PASSWORD)
    ask_for_march(officer)
    bang_huu, nhan_ly = unit_of(officer, "Xã Bằng Hữu"), unit_of(officer, "Xã Nhân Lý")

    first = visitor().sign_in("banghuu.daumoi", PASSWORD)
    fill_by_grid(first, bang_huu)
    hand_in(first, bang_huu)
    second = visitor().sign_in("nhanly.daumoi", PASSWORD)
    fill_by_excel(second, nhan_ly, tmp_path)
    hand_in(second, nhan_ly)

    approve(visitor, "banghuu.thutruong", bang_huu)
    expect_rolled_up(officer, "1 tỷ đồng")
    approve(visitor, "nhanly.thutruong", nhan_ly)
    expect_rolled_up(officer, "8 tỷ đồng")
    behind = visitor().sign_in("bangmac.daumoi", PASSWORD)
    chase(officer, behind, first)
    officer.open(ROUND)
    expect(officer.page.locator(".tile", has_text="thủ trưởng đã duyệt").locator("strong")).to_have_text("2")

    owner = visitor().sign_in("taichinh.daumoi", PASSWORD)
    owner.open(f"/so-lieu/xac-nhan/{CONFIRMED}/{PERIOD}/")
    owner.page.locator("tr", has_text="Xã Nhân Lý").locator("input[type=checkbox]").check()
    press(owner.page, "Xác nhận các số đã chọn")
    expect(owner.page.locator("tr", has_text="Xã Nhân Lý")).to_contain_text("đã xác nhận")
    owner.page.locator("tr", has_text="Xã Bằng Hữu").locator("input[name^=ly-do]").fill("Đối chiếu lại với quyết định")
    press(owner.page, "Trả lại kèm lý do")

    first.open(report(bang_huu))
    row = first.page.locator(f"tr[data-code='{CONFIRMED}']")
    expect(row).to_contain_text("Đối chiếu lại với quyết định")
    row.locator("[data-field=value] input").click()
    first.page.keyboard.type("22")
    first.page.keyboard.press("Enter")
    expect(first.page.locator("[data-save-state]")).to_have_attribute("data-state", "saved", timeout=20_000)
    hand_in(first, bang_huu)
    head = visitor().sign_in("banghuu.thutruong", PASSWORD)
    head.open("/so-lieu/duyet/")
    expect(head.page.locator("tr", has_text="Xã Bằng Hữu").locator("del")).to_have_count(1)
    head.page.locator("[data-choose-all]").check()
    press(head.page, "Duyệt các báo cáo đã chọn")

    take_step(officer, "khoa", "Khóa kỳ", {})
    first.open(report(bang_huu) + f"chi-tieu/{CONFIRMED}/dinh-chinh/")
    first.page.fill("[name=value]", "33")
    first.page.fill("[name=reason]", "Cộng thiếu một thôn")
    press(first.page, "Đính chính")
    expect(first.page.locator("main")).to_contain_text("Khi khóa kỳ là 22; đã đính chính sau đó.")
    take_step(officer, "mo-lai", "Mở lại", {"until": "31/12/2024", "reason": "Bổ sung số liệu của xã"})

    told = first.page.locator(".history")
    first.open(report(bang_huu) + f"chi-tieu/{CONFIRMED}/")
    for words in ("Nhập số liệu", "Thủ trưởng duyệt", "Trả lại", "Khóa kỳ", "Đính chính sau khi khóa"):
        expect(told).to_contain_text(words)
    narrow = visitor(width=360, height=800).sign_in("banghuu.daumoi", PASSWORD)
    narrow.open(report(bang_huu))
    assert not narrow.overflows()
    assert [text for one in (officer, first, second, behind, owner, head, narrow) for text in one.complaints] == []
