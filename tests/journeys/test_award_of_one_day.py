"""A deed of today, honoured today: nominated, judged, decided, signed and printed by the simplified procedure.

The unit nominates from the telephone; there is no vote. The officer also carries a second award through on one page.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.walking import follow, here, of_the_printer, press, sign, take_step, work
from thidua.demo.people import PASSWORD

BRAVE, HELPER = "Bế Mẫu Oanh", "Nguyễn Mẫu Cúc"
DEED = "Cứu hai cháu nhỏ bị nước cuốn ở thôn Lăng Nưa ngày 20/12/2024"
MERIT = "merit_certificate_district_chair"


def nominate(unit: Visitor) -> str:
    """The unit proposes its own hero; what was forgotten is asked for, and nothing that was typed is lost."""
    unit.open("/khen-thuong/lap-ho-so/")
    unit.page.fill("main [name=person]", BRAVE)
    unit.page.select_option("main [name=award]", MERIT)
    unit.page.select_option("main [name=merit]", "unexpected")
    unit.page.get_by_label("Thủ tục đơn giản").check()
    press(unit.page, "Lập hồ sơ")
    expect(unit.page.locator("main")).to_contain_text("Hãy ghi thành tích đột xuất")
    assert BRAVE in unit.page.input_value("main [name=person]")
    unit.page.fill("main [name=deed]", DEED)
    press(unit.page, "Lập hồ sơ")
    dossier = here(unit)
    take_step(unit, dossier, "Sửa, viết báo cáo", report=f"{DEED}. Cả hai cháu đều an toàn.")
    take_step(unit, dossier, "Gửi hồ sơ")
    return dossier


def judge(officer: Visitor, dossier: str) -> None:
    """Taken in, judged and laid before the leader; the council is not asked."""
    work(officer, "Tiếp nhận hồ sơ", BRAVE)
    take_step(officer, dossier, "Tiếp nhận")
    officer.page.locator(".page-actions").get_by_role("link", name="Kết luận tiêu chí").click()
    for yes in officer.page.get_by_role("radio", name="Đạt", exact=True).all():
        yes.check()
    officer.page.fill("main [name=reason]", "Xác minh tại thôn")
    press(officer.page, "Kết luận tiêu chí")
    take_step(officer, dossier, "Thẩm định")
    expect(officer.page.locator(".next-step")).to_contain_text("thủ tục đơn giản")
    take_step(officer, dossier, "Trình quyết định")


def at_once(officer: Visitor) -> str:
    """The officer's own page of one form."""
    officer.open("/khen-thuong/")
    follow(officer.page, "Đột xuất")
    officer.page.fill("main [name=person]", HELPER)
    officer.page.select_option("main [name=award]", MERIT)
    officer.page.fill("main [name=deed]", DEED)
    officer.page.get_by_label("Đã xác minh thành tích").check()
    press(officer.page, "Trình quyết định")
    return here(officer)


def decide(officer: Visitor, leader: Visitor, dossier: str) -> str:
    """One decision for both, written from the deed; signed, numbered, issued. Its address."""
    officer.open(dossier)
    officer.page.locator(".next-step a").click()
    assert officer.page.input_value("main [name=merit]") == DEED
    press(officer.page, "Lập quyết định khen thưởng")
    expect(officer.page.get_by_role("checkbox", name=f"Chọn {BRAVE}")).to_be_checked()
    officer.page.get_by_role("checkbox", name=f"Chọn {HELPER}").check()
    press(officer.page, "Đưa vào danh sách")
    decision = here(officer)
    sign(officer, leader, decision)
    return decision


def test_a_deed_of_today_is_honoured_today_without_a_vote(visitor: type[Visitor], tmp_path: Path) -> None:
    unit = visitor(width=360, height=780).sign_in("maisao.daumoi", PASSWORD)
    officer, leader = (visitor().sign_in(name, PASSWORD) for name in ("chuyenvien", "lanhdao"))
    dossier = nominate(unit)
    assert not unit.overflows()
    judge(officer, dossier)
    at_once(officer)
    decision = decide(officer, leader, dossier)
    text = of_the_printer(officer, decision, tmp_path)
    assert ("GIẤY KHEN" in text, BRAVE in text, HELPER in text) == (True, True, True)
    unit.open(dossier)
    follow(unit.page, "Xem thành tích được khen")
    expect(unit.page.locator("main")).to_contain_text("20/12/2024")
    assert not unit.overflows()
    assert [text for one in (unit, officer, leader) for text in one.complaints] == []
