"""A year of honours, from the eligibility list to the printed giấy khen, the payment list and one honour taken back.

Two units propose two people each. One dossier is returned and mended, one is held, one is refused by the council.
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from thidua.demo.people import PASSWORD

ROUND = "/khen-thuong/dot/DX-2024-001/"
MENDED, HONOURED, HELD, REFUSED = "Hứa Mẫu Nga", "Triệu Mẫu Minh", "Nông Mẫu Đào", "Lương Mẫu Đức"
MEMBERS = {
    "lanhdao": "chair", "hoidong": "first_vice", "noivu.thutruong": "secretary",
    "nongnghiep.thutruong": "member", "taichinh.daumoi": "member",
}  # fmt: skip
MERIT, TITLE = "merit_certificate_district_chair", "grassroots_emulation_fighter"


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def follow(page: Page, name: str) -> None:
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()


def here(visitor: Visitor) -> str:
    """The address of the page, without the site."""
    return visitor.page.url.removeprefix(visitor.site).partition("?")[0]


def work(visitor: Visitor, *words: str) -> None:
    """Open a thing to do from the first page."""
    visitor.open("/")
    row = visitor.page.locator("main .work-list > li")
    for one in words:
        row = row.filter(has_text=one)
    row.first.locator("a.btn").click()
    visitor.page.wait_for_load_state()


def take_step(visitor: Visitor, dossier: str, step: str, **fields: str) -> None:
    """Press the button of a step on the dossier, fill in what it asks, confirm."""
    visitor.open(dossier)
    visitor.page.locator(".page-actions").get_by_role("link", name=step, exact=True).click()
    for name, words in fields.items():
        visitor.page.fill(f"main [name={name}]", words)
    visitor.page.locator("main form .form-actions button").first.click()
    visitor.page.wait_for_load_state()


def read_the_list(officer: Visitor) -> None:
    """Why somebody meets the standard, somebody does not yet, somebody needs a person; each with its article."""
    officer.open(ROUND)
    follow(officer.page, "Danh sách đủ điều kiện")
    officer.page.locator("#danh-hieu").select_option(TITLE)
    officer.page.locator("#don-vi").select_option(label="Xã Bằng Mạc")
    press(officer.page, "Xem")
    meets = officer.page.locator("tr", has_text="Hứa Mẫu Tuấn")
    expect(meets).to_contain_text("Đủ điều kiện")
    meets.locator("summary").click()
    expect(meets).to_contain_text("Điều 23 Luật 06/2022/QH15")


def put_forward(unit: Visitor, names: tuple[str, str], tmp_path: Path) -> dict[str, str]:
    """The unit ticks its people on the list of the round, writes their reports, puts the minutes in, sends.

    The addresses of the dossiers by name.
    """
    unit.open(ROUND)
    follow(unit.page, "Danh sách đủ điều kiện")
    unit.page.locator("#danh-hieu").select_option(MERIT)
    press(unit.page, "Xem")
    for name in names:
        unit.page.get_by_role("checkbox", name=name).check()
    press(unit.page, "Lập hồ sơ cho người đã chọn")
    expect(unit.page.locator(".toasts")).to_contain_text("Đã lập 2 hồ sơ.")
    return {name: write_and_send(unit, name, tmp_path) for name in names}


def write_and_send(unit: Visitor, name: str, folder: Path) -> str:
    work(unit, "Gửi hồ sơ", name)
    dossier = here(unit)
    take_step(unit, dossier, "Sửa, viết báo cáo", report=f"{name} hoàn thành 100% nhiệm vụ năm 2024.")
    minutes = folder / "bien-ban.txt"
    minutes.write_text("Biên bản họp xét", encoding="utf-8")
    unit.page.locator("main").get_by_role("link", name="Tải lên").first.click()
    unit.page.set_input_files("input[type=file]", minutes)
    press(unit.page, "Thêm")
    take_step(unit, dossier, "Gửi hồ sơ")
    expect(unit.page.locator(".next-step")).to_contain_text("Chờ Huyện Chi Lăng tiếp nhận")
    return dossier


def receive_and_return(officer: Visitor, unit: Visitor, dossier: str) -> None:
    """The officer gives one field back with the reason; the unit mends it, answers, and lays the dossier again."""
    take_step(officer, dossier, "Trả lại để sửa", report="Nêu rõ số liệu minh chứng.")
    work(unit, "Bổ sung hồ sơ", MENDED)
    expect(unit.page.locator("main")).to_contain_text("Nêu rõ số liệu minh chứng.")
    take_step(unit, dossier, "Sửa, viết báo cáo", report="Tham mưu 42 văn bản, không văn bản nào phải sửa.")
    take_step(unit, dossier, "Trả lời mục bị trả", report="Đã bổ sung số liệu.")
    take_step(unit, dossier, "Gửi hồ sơ")
    work(officer, "Tiếp nhận hồ sơ", MENDED)
    expect(officer.page.locator("main")).to_contain_text("Đã bổ sung số liệu.")
    take_step(officer, dossier, "Tiếp nhận")


def hold(officer: Visitor, dossier: str) -> None:
    """The matter is looked into: the dossier stays where it is, and goes no further."""
    officer.open(dossier)
    follow(officer.page, "Tạm dừng xét")
    officer.page.select_option("main [name=reason]", "denunciation")
    press(officer.page, "Ghi")
    expect(officer.page.locator("main")).to_contain_text("Đang tạm dừng xét khen thưởng")
    take_step(officer, dossier, "Thẩm định")
    expect(officer.page.locator(".page-actions")).not_to_contain_text("Chuyển Hội đồng")


def appraise(officer: Visitor, dossier: str) -> None:
    """Say of what has no record whether it is met, judge by the articles, hand to the council."""
    officer.open(dossier)
    officer.page.locator(".page-actions").get_by_role("link", name="Kết luận tiêu chí").click()
    for yes in officer.page.get_by_role("radio", name="Đạt", exact=True).all():
        yes.check()
    officer.page.fill("main [name=reason]", "Biên bản bình xét của đơn vị")
    officer.page.locator("main form .form-actions button").first.click()
    take_step(officer, dossier, "Thẩm định")
    take_step(officer, dossier, "Chuyển Hội đồng")
    expect(officer.page.locator(".next-step")).to_contain_text("Chờ đưa vào chương trình")
