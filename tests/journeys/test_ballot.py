"""A secret ballot in real browsers: two officers keep the keys, three members vote on their telephones.

The marks are sealed in the browser; the published record is recounted by the independent script, and each voter finds
the own slip in it by the receipt.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.conftest import ROOT, Visitor
from thidua.demo.people import PASSWORD

MEMBERS = {"lanhdao": "chair", "hoidong": "first_vice", "noivu.thutruong": "secretary"}
OFFICERS = ("lanhdao", "hoidong")
LINES = {"lanhdao": "Đồng ý", "hoidong": "Đồng ý", "noivu.thutruong": "Phiếu trắng"}
SCRIPT = ROOT / "scripts" / "count_ballots.py"


def press(page: Page, name: str) -> None:
    page.locator("main").get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def fill(visitor: Visitor, path: str, button: str, fields: dict[str, str]) -> None:
    visitor.open(path)
    for name, value in fields.items():
        box = visitor.page.locator(f"main [name={name}]")
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(value)
        else:
            box.fill(value)
    press(visitor.page, button)


def seat(officer: Visitor, council: str, name: str, post: str) -> None:
    fill(
        officer,
        f"{council}thanh-vien/",
        "Thêm vào Hội đồng",
        {"person": name, "post": post, "valid_from": "02/01/2024"},
    )


def name_of(visitor: Visitor) -> str:
    """The name of the person who is signed in."""
    return (visitor.page.locator(".menu-head strong").first.text_content() or "").strip()


def meeting_in_session(officer: Visitor, names: dict[str, str]) -> str:
    """A council of three and its meeting, begun; the address of the meeting."""
    fill(officer, "/hoi-dong/lap-moi/", "Lập Hội đồng", {
        "name": "Hội đồng sáng kiến huyện", "legal_basis": "Quyết định số 15/QĐ-UBND", "valid_from": "02/01/2024",
    })  # fmt: skip
    council = re.sub(r"^https?://[^/]+", "", officer.page.url)
    for username, post in MEMBERS.items():
        seat(officer, council, names[username], post)
    fill(officer, f"{council}trieu-tap/", "Triệu tập", {"about": "Xét khen thưởng", "held_on": "20/12/2024"})
    meeting = re.sub(r"^https?://[^/]+", "", officer.page.url)
    officer.open(f"{meeting}noi-dung/them/")
    officer.page.fill("main [name=label]", "Bằng khen: bà Nông Mẫu Sao")
    officer.page.check("main [name=secret]")
    press(officer.page, "Thêm vào chương trình")
    officer.open(f"{meeting}khai-mac/")
    press(officer.page, "Khai mạc")
    return meeting


def prepared_box(officer: Visitor, meeting: str) -> str:
    officer.open(f"{meeting}hom-phieu/lap/")
    for username in OFFICERS:
        officer.page.check(f"main input[name=officers][value='{username}']")
    press(officer.page, "Lập hòm phiếu")
    return re.sub(r"^https?://[^/]+", "", officer.page.url)


def fetch_code(visitor: Visitor, box: str) -> str:
    visitor.open(f"{box}nhan-ma/")
    press(visitor.page, "Nhận mã")
    return visitor.page.locator("#opening-code").inner_text()


def vote(visitor: Visitor, box: str, line: str) -> str:
    """Three taps; the tracker of the receipt. What leaves the browser is looked at on its way."""
    sent: list[str] = []
    visitor.page.on(
        "request", lambda request: sent.append(request.post_data or "") if request.method == "POST" else None
    )
    visitor.open(f"{box}bo-phieu/")
    visitor.page.locator(".paper-line", has_text=line).first.click()
    press(visitor.page, "Xem lại phiếu")
    press(visitor.page, "Bỏ phiếu vào hòm")
    expect(visitor.page.locator("[data-step=done]")).to_be_visible()
    tracker = visitor.page.locator(".receipt-code").inner_text()
    assert len(sent) == 1
    assert tracker not in sent[0]
    visitor.page.reload()
    expect(visitor.page.locator(".receipt-code")).to_have_text(tracker)
    return tracker


def recount(officer: Visitor, box: str, folder: Path, trackers: dict[str, str]) -> list[str]:
    """The last lines of the independent script: what each receipt was counted as."""
    officer.open(f"{box}ket-qua/")
    with officer.page.expect_download() as fetched:
        officer.page.get_by_role("link", name="Tải bản ghi").click()
    path = folder / "record.json"
    fetched.value.save_as(path)
    command = [sys.executable, "-I", "-S", str(SCRIPT), str(path), *trackers.values()]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return [line.rpartition(": ")[2].strip() for line in run.stdout.splitlines()[-len(trackers) :]]


def test_three_members_vote_secretly_and_the_count_is_recomputed(visitor: type[Visitor], tmp_path: Path) -> None:
    officer = visitor().sign_in("chuyenvien", PASSWORD)
    members = {name: visitor(width=360, height=760).sign_in(name, PASSWORD) for name in MEMBERS}
    meeting = meeting_in_session(officer, {name: name_of(one) for name, one in members.items()})
    box = prepared_box(officer, meeting)
    codes = {name: fetch_code(members[name], box) for name in OFFICERS}
    officer.open(box)
    officer.page.on("dialog", lambda dialog: dialog.accept())
    press(officer.page, "Mở bỏ phiếu")
    trackers = {name: vote(one, box, LINES[name]) for name, one in members.items()}
    officer.open(box)
    press(officer.page, "Khóa hòm phiếu")
    for name in OFFICERS:
        fill(members[name], f"{box}mo-khoa/", "Mở khóa", {"code": codes[name]})
    phone = members["hoidong"]
    phone.open(f"{box}ket-qua/")
    phone.page.fill("[data-find-tracker]", trackers["hoidong"].lower())
    expect(phone.page.locator("[data-found-words]")).to_have_text("Đồng ý")
    assert recount(officer, box, tmp_path, trackers) == ["yes", "yes", "blank"]
    assert [one.overflows() for one in members.values()] == [False, False, False]
    assert [one.complaints for one in (officer, *members.values())] == [[], [], [], []]
