"""Whoever a denunciation concerns walks through every page there is for them and finds no trace of it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.monitoring.yearly_life import SECRET, SENDER, concluded, denounced, launched, recommended
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.monitoring.models import ComplaintFile

SignIn = Callable[[User], Client]
CONTENT = (SECRET, SENDER, "bang-chung.txt", "kê khống danh sách")
NOT_WALKED = re.compile(r"xep=|trang=|dong=|/static/|/dang-xuat/|/ngon-ngu/|/tai-khoan/")
MOST_PAGES = 250


def body(answer: object) -> str:
    """Everything that is sent, workbooks and downloads taken apart."""
    data = b"".join(answer) if getattr(answer, "streaming", False) else answer.content  # type: ignore[attr-defined, call-overload]
    if data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            data = b" ".join(package.read(name) for name in package.namelist())
    return unescape(data.decode("utf-8", "replace"))


def walk(door: Client, start: str = "/") -> Iterator[tuple[str, str]]:
    """Every page that can be reached by links from the first one, with what it says."""
    seen, waiting = {start}, deque([start])
    while waiting and len(seen) < MOST_PAGES:
        url = waiting.popleft()
        text = body(door.get(url, follow=True))
        yield url, text
        for found in re.findall(r'href="([^"#]+)', text):
            parts = urlsplit(found)
            target = found if found.startswith("/") else f"{urlsplit(url).path}{found}" if found[:1] == "?" else ""
            if parts.netloc or not target or target in seen or NOT_WALKED.search(target):
                continue
            seen.add(target)
            waiting.append(target)


def typed(cast: Cast) -> list[str]:
    """Addresses that no link leads to, as somebody who suspects would type them."""
    number = ComplaintFile.objects.get().pk
    letter = "/kien-nghi/TC-2024-001/"
    searched = [f"/tim-kiem/?q={words}" for words in ("TC-2024-001", "quỹ khen thưởng", "Ẩn Danh")]
    lists = [
        f"{url}?xuat=xlsx" for url in ("/kien-nghi/", "/kiem-tra/", "/phong-trao/chuyen-de/", "/don-vi/", "/ca-nhan/")
    ]
    filtered = ["/kien-nghi/?loai=denunciation", "/kien-nghi/?loai=denunciation&xuat=xlsx"]
    return [
        letter, f"{letter}tep/{number}/", f"{letter}phan-cong/", f"{letter}buoc/1/", f"{letter}tra-loi/",
        f"{letter}ket-thuc/mo-lai/", "/thong-bao/", *searched, *lists, *filtered,
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["bang_huu_head", "bang_huu_officer"])
def test_the_accused_unit_finds_no_trace_anywhere(who: str, cast: Cast, as_user: SignIn) -> None:
    launched(cast)
    concluded(cast)
    recommended(cast)
    denounced(cast)
    door = as_user(getattr(cast, who))
    pages = dict(walk(door)) | {url: body(door.get(url)) for url in typed(cast)}
    traces = [(url, word) for url, text in pages.items() for word in CONTENT if word in text]
    numbered = [url for url, text in pages.items() if "TC-2024-001" in text and "TC-2024-001" not in url]
    assert (traces, numbered) == ([], [])
    assert len(pages) > 60, "the walk has to lead somewhere"
    assert [url for url in pages if url.startswith("/kien-nghi/PA-2024-001/")], "another letter is found"


@pytest.mark.parametrize("who", ["admin", "auditor", "officer"])
def test_overseers_read_a_number_in_the_ledger_and_nothing_else(who: str, cast: Cast, as_user: SignIn) -> None:
    denounced(cast)
    door = as_user(getattr(cast, who))
    urls = ["/", "/kien-nghi/", "/quan-tri/nhat-ky/", "/quan-tri/nhat-ky/?xuat=xlsx", *typed(cast)]
    pages = {url: body(door.get(url)) for url in urls}
    assert [(url, word) for url, text in pages.items() for word in CONTENT if word in text] == []


def test_the_handler_does_find_it_so_that_the_walk_could_have(cast: Cast, as_user: SignIn) -> None:
    denounced(cast)
    missing = set(CONTENT)
    for _url, text in walk(as_user(cast.council_member), "/kien-nghi/"):
        missing -= {word for word in missing if word in text}
        if not missing:
            break
    assert missing == set()
