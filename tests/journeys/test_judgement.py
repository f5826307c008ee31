"""The judgement of a cluster as its people live it, from the scheme to the printed table.

The scheme of the year before is copied, tried on its results and published; a cluster is made; a unit registers; the
members sign their pledge; a card is scored by its unit, a department, a peer and the standing body; the unit appeals;
everybody sees the ranking; the table is printed and the report written.
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor
from thidua.demo.people import PASSWORD

CLUSTER = "/cum-khoi/2025/HANH-TRINH/"
PLEDGE = "/cham-diem/giao-uoc/2025/HANH-TRINH/"
DONG_MO, NHAN_LY = "Thị trấn Đồng Mỏ", "Xã Nhân Lý"
CHECKED, CROSSED, FINAL = "II.1", "II.4", "III.1"
"""Lines of the sample: checked by a department, scored by the peers, appraised by the standing body."""


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def send(visitor: Visitor, path: str, button: str, fields: dict[str, str]) -> None:
    """Fill in the form of an address and press its button."""
    visitor.open(path)
    for name, text in fields.items():
        visitor.page.fill(f"main [name={name}]", text)
    press(visitor.page, button)


def choose(page: Page, name: str, words: str) -> None:
    """The entry of a list that holds the words."""
    entry = page.locator(f"select[name={name}] option", has_text=words)
    page.select_option(f"select[name={name}]", entry.first.get_attribute("value"))


def code_of(officer: Visitor, unit: str) -> str:
    officer.open(CLUSTER)
    link = officer.page.locator("main").get_by_role("link", name=unit, exact=True).get_attribute("href") or ""
    return link.rstrip("/").rpartition("/")[2]


def adopt_scheme(officer: Visitor) -> None:
    """Copy the scheme of the demonstration to the next year, try it on the results of this one, publish it."""
    send(officer, "/cham-diem/bang-diem/BD-2024-001/chep/", "Chép", {"year": "2025"})
    officer.open("/cham-diem/bang-diem/BD-2025-001/thu/2024/CUM-1/")
    expect(officer.page.locator("h1")).to_contain_text("Chấm thử: Cụm thi đua số 1")
    expect(officer.page.locator("table.trial-table tbody tr")).to_have_count(10)
    send(officer, "/cham-diem/bang-diem/BD-2025-001/buoc/ban-hanh/", "Ban hành", {"reason": "Quyết định 90"})
    expect(officer.page.locator("main")).to_contain_text("Đã ban hành")


def make_cluster(officer: Visitor) -> None:
    """Two members; Đồng Mỏ leads."""
    officer.open("/cum-khoi/")
    officer.page.get_by_role("link", name="Lập cụm, khối").click()
    for name, text in {"code": "HANH-TRINH", "year": "2025", "name": "Cụm hành trình"}.items():
        officer.page.fill(f"main [name={name}]", text)
    for unit in (DONG_MO, NHAN_LY):
        officer.page.get_by_label(unit, exact=True).check()
    press(officer.page, "Thêm mới")
    officer.open(f"{CLUSTER}ban-giao/")
    choose(officer.page, "to", DONG_MO)
    officer.page.fill("main [name=since]", "20/12/2024")
    officer.page.locator("main form button.btn-primary").click()
    expect(officer.page.locator("main")).to_contain_text(f"Đơn vị trưởng hiện nay: {DONG_MO}")


def register(officer: Visitor, unit: Visitor, head: Visitor) -> None:
    officer.open("/cham-diem/dang-ky/mo-dot/")
    officer.page.fill("main [name=due_on]", "31/01/2025")
    press(officer.page, "Mở đợt đăng ký thi đua")
    unit.open("/")
    unit.page.locator("main").get_by_role("link", name="Đăng ký thi đua năm 2025").first.click()
    choose(unit.page, "call", "2025")
    unit.page.get_by_label("Cờ thi đua của Ủy ban nhân dân tỉnh").check()
    unit.page.fill("main [name=targets]", "Trồng mới 50 ha rừng")
    press(unit.page, "Lưu")
    address = unit.page.url.removeprefix(unit.site)
    press(unit.page, "Gửi duyệt")
    head.open(address)
    press(head.page, "Duyệt")
    expect(head.page.locator("main")).to_contain_text("Đã duyệt")


def sign(heads: list[Visitor]) -> None:
    """The leading member drafts the pledge and asks the others; the last signature makes it stand."""
    leader = heads[0]
    send(leader, f"{PLEDGE}soan/", "Soạn giao ước", {"targets": "Trồng mới 50 ha rừng"})
    send(leader, f"{PLEDGE}moi-ky/", "Mời ký giao ước", {"sign_by": "31/12/2024"})
    for head in heads:
        head.open(PLEDGE)
        expect(head.page.locator(".paper")).to_contain_text("Trồng mới 50 ha rừng")
        head.page.locator("main").get_by_role("button", name="Ký thay mặt").click()
    expect(heads[-1].page.locator(".page-lead")).to_contain_text("Đã ký")


def open_round(officer: Visitor) -> str:
    """The address of the round."""
    officer.open("/cham-diem/dot/mo/")
    choose(officer.page, "cluster", "Cụm hành trình")
    choose(officer.page, "scheme", "BD-2025-001")
    for name in ("self_due", "check_due", "cross_due", "appraisal_due"):
        officer.page.fill(f"[name={name}]", "20/12/2024")
    press(officer.page, "Mở đợt")
    return officer.page.url.removeprefix(officer.site)


def write(visitor: Visitor, path: str, marks: dict[str, str], reason: str = "") -> None:
    """Write into the reader's column of a card; boxes and lists alike."""
    visitor.open(path)
    for key, mark in marks.items():
        box = visitor.page.locator(f'[name="m-{key}"]')
        if box.evaluate("node => node.tagName") == "SELECT":
            box.select_option(mark)
        else:
            box.fill(mark)
        if reason:
            visitor.page.fill(f'[name="r-{key}"]', reason)
    press(visitor.page, "Lưu")
    expect(visitor.page.locator(".toasts")).to_contain_text("Đã ghi")


def take_step(officer: Visitor, round_path: str, step: str, button: str) -> None:
    send(officer, f"{round_path}buoc/{step}/", button, {})


def test_a_cluster_is_judged_from_the_scheme_to_the_printed_table(visitor: type[Visitor], tmp_path: Path) -> None:
    officer = visitor().sign_in("chuyenvien", PASSWORD)
    adopt_scheme(officer)
    make_cluster(officer)
    unit = visitor().sign_in("dongmo.daumoi", PASSWORD)
    heads = [visitor().sign_in(f"{name}.thutruong", PASSWORD) for name in ("dongmo", "nhanly")]
    register(officer, unit, heads[0])
    sign(heads)

    dong_mo = code_of(officer, DONG_MO)
    path = open_round(officer)
    card = f"{path}phieu/{dong_mo}/"
    write(unit, card, {CHECKED: "65", CROSSED: "28", FINAL: "1"})
    unit.open(f"{card}tai-lieu/them/{CHECKED}/")
    proof = tmp_path / "bao-cao.txt"
    proof.write_text("Báo cáo", encoding="utf-8")
    unit.page.set_input_files("input[type=file]", proof)
    press(unit.page, "Thêm tài liệu")
    heads[0].open(card)
    press(heads[0].page, "Nộp phiếu")

    take_step(officer, path, "kiem-tra", "Kết thúc tự chấm, chuyển kiểm tra")
    department = visitor().sign_in("vanhoa.daumoi", PASSWORD)
    department.open("/")
    department.page.locator("main").get_by_role("link", name="Kiểm tra điểm: Cụm hành trình").first.click()
    write(department, card, {CHECKED: "60"}, "Đối chiếu báo cáo của ngành")
    take_step(officer, path, "cham-cheo", "Chuyển chấm chéo")
    peer = visitor().sign_in("nhanly.daumoi", PASSWORD)
    write(peer, card, {CROSSED: "27"}, "Có một đơn phản ánh")
    officer.open(f"{path}?muc=cham-cheo")
    expect(officer.page.locator("tr", has_text=NHAN_LY).locator(".part-cell")).to_have_count(1)
    take_step(officer, path, "tham-dinh", "Chuyển thẩm định")
    write(officer, card, {FINAL: "1"})
    take_step(officer, path, "cong-bo", "Công bố trong cụm")

    unit.open(card)
    expect(unit.page.locator(f'[id="dong-{CHECKED}"]')).to_contain_text("Đối chiếu báo cáo của ngành")
    send(unit, f"{card}kien-nghi/{CHECKED}/", "Gửi kiến nghị", {"claimed": "65", "text": "Có văn bản xác nhận"})
    expect(unit.page.locator(f'[id="dong-{CHECKED}"]')).to_contain_text("Đang kiến nghị")
    officer.open("/")
    officer.page.locator("main").get_by_role("link", name=f"Trả lời kiến nghị: {DONG_MO}").first.click()
    officer.page.fill("main [name=measure]", "63")
    officer.page.fill("main [name=answer]", "Chấp nhận một phần")
    press(officer.page, "Chấp nhận")
    unit.open(card)
    expect(unit.page.locator(f'[id="dong-{CHECKED}"]')).to_contain_text("63")

    peer.open(path)
    expect(peer.page.locator("table.ranking tbody tr").first).to_contain_text(DONG_MO)
    expect(peer.page.locator("main")).to_contain_text("khớp từng chữ số")
    expect(peer.page.locator(".chart-canvas")).to_be_visible()
    assert peer.page.pdf(format="A4", landscape=True).startswith(b"%PDF")
    peer.page.emulate_media(media="print")
    assert not peer.page.locator(".page-actions").is_visible()
    assert peer.page.locator(".print-title").is_visible()
    officer.open(path)
    officer.page.get_by_role("link", name="Danh sách đề nghị").click()
    expect(officer.page.locator("tr", has_text=DONG_MO)).to_contain_text("Đề nghị")
    take_report = f"{path}bao-cao/"
    send(officer, take_report, "Soạn báo cáo kết quả", {})
    expect(officer.page.locator(".paper")).to_contain_text(NHAN_LY)

    narrow = visitor(width=360, height=800).sign_in("dongmo.daumoi", PASSWORD)
    for address in (path, card, PLEDGE):
        narrow.open(address)
        assert not narrow.overflows(), address
    everybody = (officer, unit, *heads, department, peer, narrow)
    assert [text for one in everybody for text in one.complaints] == []
