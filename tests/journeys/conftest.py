"""A running site with the demonstration district, and a real browser that walks through it.

The site is a process of its own (``thidua serve``) with its own data folder and, where DATABASE_URL is set, its own
PostgreSQL database: nothing is shared with the test process.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.tables import own_database, ready_file

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.journey)
            item.add_marker(pytest.mark.timeout(400))  # the first one loads a whole year of the demonstration


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _database() -> Iterator[dict[str, str]]:
    """A PostgreSQL database of its own beside the suite's where one is given; else SQLite in the data folder."""
    address = os.environ.get("DATABASE_URL")
    if not address:
        yield {}
        return
    with own_database(address, f"journey_{os.getpid()}") as beside:
        yield {"DATABASE_URL": beside}


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(900):
        if server.poll() is not None:
            pytest.fail("the site did not start")
        try:
            urllib.request.urlopen(address, timeout=2)
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("the site did not answer")


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the running demonstration; the journeys report figures of their own."""
    with tempfile.TemporaryDirectory(prefix="thidua-journey-") as data, _database() as database:
        environment = {**os.environ, "THIDUA_DATA": data, **database}
        environment.pop("PYTEST_CURRENT_TEST", None)
        if not database:
            shutil.copyfile(ready_file(), Path(data) / "thidua.sqlite3")
        command = [sys.executable, "-m", "thidua", "demo", "--without-figures"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        with _running(environment) as address:
            yield address


@contextmanager
def _running(environment: dict[str, str]) -> Iterator[str]:
    port = _free_port()
    server = subprocess.Popen([sys.executable, "-m", "thidua", "serve", "--port", str(port)], cwd=ROOT, env=environment)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("THIDUA_CHROMIUM")
    if not path:
        pytest.skip("Chromium is not on this machine (make test installs it where it can)")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield started
        started.close()


class Visitor:
    """Somebody in front of a browser; remembers what the console complained about."""

    def __init__(self, browser: Browser, site: str, *, width: int = 1280, height: int = 900) -> None:
        self.site = site
        self.context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda m: self.complaints.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.complaints.append(str(e)))

    def open(self, path: str) -> None:
        self.page.goto(self.site + path)

    def sign_in(self, username: str, password: str) -> Visitor:
        self.open("/")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", password)
        self.page.locator("form button.btn-primary").click()
        self.page.wait_for_load_state()
        return self

    def sees(self, text: str) -> bool:
        return self.page.get_by_text(text).first.is_visible()

    def overflows(self) -> bool:
        """Whether the page is wider than the window."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"))


@pytest.fixture
def visitor(browser: Browser, site: str) -> Iterator[type[Visitor]]:
    """Make visitors; their windows are closed after the test."""
    made: list[Visitor] = []

    class Made(Visitor):
        def __init__(self, **size: int) -> None:
            super().__init__(browser, site, **size)
            made.append(self)

    yield Made
    for one in made:
        one.context.close()
