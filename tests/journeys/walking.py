"""What the walks through honours have in common: steps of a dossier, the way of a paper, the printed file."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Visitor

MOST_WAITING = 60_000  # milliseconds for the file of the printer


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
    if here(visitor) != dossier:
        visitor.open(dossier)
    visitor.page.locator(".page-actions").get_by_role("link", name=step, exact=True).click()
    for name, words in fields.items():
        visitor.page.fill(f"main [name={name}]", words)
    visitor.page.locator("main form .form-actions button").first.click()
    visitor.page.wait_for_load_state()


def step_of_paper(who: Visitor, paper: str, name: str) -> None:
    """Take the step that the page of the paper offers first, and confirm it on its own page."""
    who.open(paper)
    who.page.locator(".page-actions").get_by_role("link", name=name, exact=True).click()
    who.page.locator("main form button.btn-primary").first.click()
    who.page.wait_for_load_state()


def sign(officer: Visitor, leader: Visitor, decision: str) -> None:
    """With its letter, the paper is laid before the leader, signed and numbered; then the honours are given."""
    officer.open(decision)
    press(officer.page, "Soạn tờ trình")
    officer.page.once("dialog", lambda dialog: dialog.accept())
    press(officer.page, "Trình ký")
    follow(officer.page, "Mở văn bản")
    paper = here(officer)
    step_of_paper(officer, paper, "Trình ký")
    step_of_paper(leader, paper, "Ký")
    step_of_paper(officer, paper, "Cấp số, ban hành")
    work(officer, "Ban hành quyết định khen thưởng")
    follow(officer.page, "Ban hành")
    press(officer.page, "Ban hành")
    expect(officer.page.locator(".toasts")).to_contain_text("trường hợp được khen thưởng")


def of_the_printer(officer: Visitor, decision: str, folder: Path) -> str:
    """The text of the file for the printer."""
    officer.open(decision)
    officer.page.get_by_role("link", name="Giấy khen của Chủ tịch").click()
    link = officer.page.locator("main a[href*='/tep/']").first
    expect(link).to_be_visible(timeout=MOST_WAITING)
    answer = officer.context.request.get(officer.site + (link.get_attribute("href") or ""))
    path = folder / "giay_khen.pdf"
    path.write_bytes(answer.body())
    pages = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)
