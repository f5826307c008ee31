"""A year of honours, from the eligibility list to the printed giấy khen, the payment list and one honour taken back.

Two units propose two people each. One dossier is returned and mended, one is held, one is refused by the council.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
from playwright.sync_api import expect

from tests.journeys.conftest import Visitor
from tests.journeys.walking import follow, here, of_the_printer, press, sign, take_step, work
from thidua.demo.people import PASSWORD, officials

ROUND = "/khen-thuong/dot/DX-2024-001/"
MENDED, HONOURED, HELD, REFUSED = "Hứa Mẫu Nga", "Triệu Mẫu Minh", "Nông Mẫu Đào", "Lương Mẫu Đức"
MEMBERS = {
    "lanhdao": "chair", "hoidong": "first_vice", "noivu.thutruong": "secretary",
    "nongnghiep.thutruong": "member", "taichinh.daumoi": "member",
}  # fmt: skip
MERIT, TITLE = "merit_certificate_district_chair", "grassroots_emulation_fighter"


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
    not_yet = officer.page.locator("tr", has_text="Triệu Mẫu Trang")
    expect(not_yet).to_contain_text("Chưa có kết quả xếp loại năm 2024")
    officer.page.locator("#danh-hieu").select_option(MERIT)
    press(officer.page, "Xem")
    needs_person = officer.page.locator("tr", has_text="Triệu Mẫu Trang")
    expect(needs_person).to_contain_text("Cần người xem xét")
    expect(needs_person).to_contain_text("Điều 75 Luật 06/2022/QH15")


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
    unit.page.locator(".papers > li", has_text="Biên bản").get_by_role("link", name="Tải lên").click()
    unit.page.set_input_files("input[type=file]", minutes)
    press(unit.page, "Thêm")
    take_step(unit, dossier, "Gửi hồ sơ")
    expect(unit.page.locator(".next-step")).to_contain_text("Chờ Huyện Chi Lăng tiếp nhận")
    return dossier


def receive_all(officer: Visitor) -> None:
    """Everything that was sent is taken in at once."""
    officer.open("/khen-thuong/")
    follow(officer.page, "Tiếp nhận nhiều hồ sơ")
    officer.page.locator("[data-choose-all]").check()
    press(officer.page, "Tiếp nhận")
    expect(officer.page.locator(".toasts")).to_contain_text("Đã tiếp nhận 4 hồ sơ.")


def return_and_mend(officer: Visitor, unit: Visitor, dossier: str) -> None:
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


def summon(officer: Visitor, names: dict[str, str], dossier: str) -> str:
    """A council of five by decision, its meeting with the dossiers on the agenda, its members invited."""
    officer.open("/hoi-dong/lap-moi/")
    officer.page.fill("main [name=name]", "Hội đồng Thi đua - Khen thưởng huyện")
    officer.page.fill("main [name=legal_basis]", "Quyết định số 10/QĐ-UBND")
    officer.page.fill("main [name=valid_from]", "02/01/2024")
    press(officer.page, "Lập Hội đồng")
    council = here(officer)
    for username, post in MEMBERS.items():
        officer.open(f"{council}thanh-vien/")
        officer.page.fill("main [name=person]", names[username])
        officer.page.select_option("main [name=post]", post)
        press(officer.page, "Thêm vào Hội đồng")
    follow(officer.page, "Triệu tập phiên họp")
    officer.page.fill("main [name=about]", "Xét khen thưởng năm 2024")
    officer.page.fill("main [name=held_on]", "20/12/2024")
    press(officer.page, "Triệu tập")
    meeting = here(officer)
    officer.open(dossier)
    expect(officer.page.locator(".next-step a")).to_be_visible()  # leads to the next meeting, maybe of another walk
    officer.open(meeting)
    follow(officer.page, "Chọn hồ sơ")
    for name in (MENDED, HONOURED, REFUSED):
        officer.page.get_by_role("checkbox", name=f"Chọn {name}").check()
    expect(officer.page.locator("main")).not_to_contain_text(HELD)
    press(officer.page, "Đưa vào chương trình")
    expect(officer.page.locator(".agenda > li")).to_have_count(3)
    officer.page.once("dialog", lambda dialog: dialog.accept())
    press(officer.page, "Gửi lời mời")
    return meeting


def review(member: Visitor) -> None:
    """A member reads the first dossier on the telephone and scores it."""
    work(member, "Cho điểm 3 nội dung")
    member.page.locator("table a", has_text=MENDED).click()
    follow(member.page, "Đọc hồ sơ")
    expect(member.page.locator("main")).to_contain_text("Tham mưu 42 văn bản")
    assert not member.overflows()
    follow(member.page, "Cho điểm, nhận xét")
    member.page.fill("main [name=score]", "9")
    press(member.page, "Lưu, sang nội dung tiếp theo")


def decide(officer: Visitor, meeting: str) -> None:
    """The quorum is there; the secretary writes down the open vote of the rule; one dossier gets no majority."""
    officer.open(f"{meeting}khai-mac/")
    press(officer.page, "Khai mạc")
    for name, agree in ((MENDED, True), (HONOURED, True), (REFUSED, False)):
        officer.open(meeting)
        officer.page.locator(".agenda > li", has_text=name).get_by_role("link", name="Biểu quyết").click()
        for radio in officer.page.get_by_role("radio", name="Đồng ý" if agree else "Không đồng ý", exact=True).all():
            radio.check()
        officer.page.once("dialog", lambda dialog: dialog.accept())
        press(officer.page, "Ghi kết quả")
    officer.page.once("dialog", lambda dialog: dialog.accept())
    press(officer.page, "Kết thúc phiên họp")
    officer.open(f"{meeting}?muc=tai-lieu")
    press(officer.page, "Soạn Biên bản họp")
    expect(officer.page.locator(".paper")).to_contain_text(REFUSED)


def propose(officer: Visitor, meeting: str) -> None:
    """What the council passed is laid before the leader at once; the refused one is not among it."""
    officer.open(meeting)
    follow(officer.page, "Trình quyết định")
    expect(officer.page.locator("main")).not_to_contain_text(REFUSED)
    officer.page.locator("[data-choose-all]").check()
    press(officer.page, "Trình quyết định")
    expect(officer.page.locator(".toasts")).to_contain_text("Đã trình quyết định 2 hồ sơ.")


def draw_up(officer: Visitor) -> str:
    """A decision with its two lists and its letter; what the province decides cannot be picked. Its address."""
    officer.open("/khen-thuong/quyet-dinh/lap-moi/")
    officer.page.fill("main [name=about]", "Về việc tặng Giấy khen tổng kết năm 2024")
    officer.page.fill("main [name=merit]", "Đã có thành tích xuất sắc năm 2024")
    press(officer.page, "Lập quyết định khen thưởng")
    expect(officer.page.locator("main")).to_contain_text("Chủ tịch UBND cấp tỉnh")
    for name in (MENDED, HONOURED):
        officer.page.get_by_role("checkbox", name=f"Chọn {name}").check()
    press(officer.page, "Đưa vào danh sách")
    expect(officer.page.locator("main")).to_contain_text("0,15 × 2.340.000 = 351.000, làm tròn 360.000 đồng")
    return here(officer)


def pay(officer: Visitor, decision: str, folder: Path) -> set[object]:
    """Mark everybody as paid, and fetch the list to sign."""
    officer.open(f"{decision}chi-tra/")
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


def take_back(officer: Visitor, decision: str) -> str:
    """The honour is taken back with its reason; the address where its certificate is proven."""
    officer.open(decision)
    officer.page.locator("tr", has_text=HONOURED).locator("a[href*='/xac-minh/']").click()
    proof = here(officer)
    officer.open(decision)
    follow(officer.page, HONOURED)
    follow(officer.page, "Thu hồi khen thưởng")
    expect(officer.page.locator("main")).to_contain_text("Phải thu hồi 360.000 đồng tiền thưởng đã chi.")
    officer.page.fill("[name=decision]", "999/QĐ-UBND ngày 20/12/2024")
    officer.page.fill("[name=reason]", "Kê khai sai thành tích")
    press(officer.page, "Thu hồi khen thưởng")
    expect(officer.page.locator("main")).to_contain_text("Phải thu hồi tiền thưởng")
    return proof


def names_of_members() -> dict[str, str]:
    """The names of those who sit on the council, by account."""
    accounts = {one.account.username: one.full_name for one in officials() if one.account}
    return {username: accounts[username] for username in MEMBERS}


def test_a_year_of_honours_from_the_eligibility_list_to_the_one_taken_back(
    visitor: type[Visitor], tmp_path: Path
) -> None:
    officer = visitor().sign_in("chuyenvien", PASSWORD)
    farming, police = (visitor().sign_in(f"{unit}.daumoi", PASSWORD) for unit in ("nongnghiep", "congan"))
    reviewer, concerned, leader = (
        visitor(width=360, height=780).sign_in(name, PASSWORD)
        for name in ("hoidong", "nongnghiep.thutruong", "lanhdao")
    )
    read_the_list(officer)
    dossiers = put_forward(farming, (MENDED, HONOURED), tmp_path) | put_forward(police, (HELD, REFUSED), tmp_path)
    receive_all(officer)
    return_and_mend(officer, farming, dossiers[MENDED])
    hold(officer, dossiers[HELD])
    for name in (MENDED, HONOURED, REFUSED):
        appraise(officer, dossiers[name])

    meeting = summon(officer, names_of_members(), dossiers[MENDED])
    review(reviewer)
    concerned.open(meeting)
    expect(concerned.page.locator(".agenda")).not_to_contain_text(HONOURED)
    decide(officer, meeting)
    police.open("/")
    expect(police.page.locator("main")).to_contain_text("Hội đồng không thông qua hồ sơ")
    police.open(dossiers[REFUSED])
    expect(police.page.locator("main")).to_contain_text("0 phiếu đồng ý")

    propose(officer, meeting)
    decision = draw_up(officer)
    sign(officer, leader, decision)
    text = of_the_printer(officer, decision, tmp_path)
    assert ("GIẤY KHEN" in text, MENDED in text, HONOURED in text, HELD in text) == (True, True, True, False)
    assert {"Ký nhận", MENDED, HONOURED, 360_000} <= pay(officer, decision, tmp_path)
    officer.open(dossiers[HELD])
    expect(officer.page.locator("main")).to_contain_text("Đang tạm dừng xét khen thưởng")

    public = visitor(width=360, height=800)
    public.open(take_back(officer, decision))
    expect(public.page.locator("body")).to_contain_text("999/QĐ-UBND ngày 20/12/2024")
    assert not public.sees("Kê khai sai thành tích")
    for path in (dossiers[MENDED], meeting, decision, f"{decision}chi-tra/", "/khen-thuong/quy/20.187/2024/"):
        leader.open(path)
        assert not leader.overflows(), path
    everybody = (officer, farming, police, reviewer, concerned, leader, public)
    assert [text for one in everybody for text in one.complaints] == []
