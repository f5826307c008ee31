from __future__ import annotations

from collections.abc import Callable
from dataclasses import is_dataclass
from typing import Any

import pytest
from django.test import Client

from thidua.demo.cast import Cast
from thidua.desk.pages import Page
from thidua.directory.models import User

AsUser = Callable[[User], Client]
UNIT, PERSON = "/don-vi/{unit}/", "/ca-nhan/MAU-007/"
EVERYONES_PAGES = [
    "/",
    "/thong-bao/",
    "/tai-khoan/ho-so/",
    "/tim-kiem/",
    "/don-vi/",
    "/don-vi/cay/",
    UNIT,
    UNIT + "?muc=truc-thuoc",
    UNIT + "?muc=chuc-vu",
    UNIT + "?muc=ke-thua",
    UNIT + "?muc=lich-su",
    "/ca-nhan/",
    PERSON,
    PERSON + "?muc=chuc-vu",
    PERSON + "?muc=khen-thuong",
    PERSON + "?muc=lich-su",
    "/cum-khoi/",
]
KEEPERS_PAGES = [
    "/don-vi/them-moi/",
    UNIT + "sua/",
    UNIT + "doi-ten/",
    UNIT + "chuyen/",
    UNIT + "sap-nhap/",
    UNIT + "giai-the/",
    UNIT + "chia-tach/",
    UNIT + "lap-cum-khoi/",
    UNIT + "chep-cum-khoi/",
    "/ca-nhan/them-moi/",
    PERSON + "sua/",
    PERSON + "chuc-vu/",
    PERSON + "dua-ra/",
    "/quan-tri/nhap-excel/?don-vi={unit}",
    "/quan-tri/nhap-excel/?loai=ca-nhan&don-vi={unit}",
]
ADMINISTRATORS_PAGES = [
    "/quan-tri/tai-khoan/",
    "/quan-tri/tai-khoan/chuyenvien/",
    "/quan-tri/tai-khoan/chuyenvien/?muc=lich-su",
    "/quan-tri/tai-khoan/tao/",
    "/quan-tri/tai-khoan/chuyenvien/vai-tro/",
    "/quan-tri/tai-khoan/chuyenvien/khoa/",
    "/quan-tri/tai-khoan/chuyenvien/ca-nhan/",
    "/quan-tri/nhat-ky/",
]


@pytest.mark.parametrize("path", [*EVERYONES_PAGES, *KEEPERS_PAGES, *ADMINISTRATORS_PAGES])
def test_a_page_opens_for_the_administrator_with_a_declared_context(cast: Cast, as_user: AsUser, path: str) -> None:
    answer = as_user(cast.admin).get(path.format(unit=cast.bang_huu.code))
    assert answer.status_code == 200
    page = answer.context["page"]
    assert is_dataclass(page)
    assert isinstance(page, Page)


def test_a_demonstration_says_that_it_stands_still(cast: Cast, as_user: AsUser, settings: Any) -> None:
    words = "Số liệu minh họa · hệ thống dừng ở ngày 20/03/2024"
    client = as_user(cast.officer)
    assert words in client.get("/don-vi/").content.decode()
    assert words in Client().get("/tai-khoan/dang-nhap/").content.decode()
    settings.FIXED_TODAY = None
    assert words not in client.get("/").content.decode()


@pytest.mark.parametrize("path", EVERYONES_PAGES)
def test_a_page_of_the_register_opens_for_whoever_holds_a_role(cast: Cast, as_user: AsUser, path: str) -> None:
    assert as_user(cast.bang_mac_officer).get(path.format(unit=cast.bang_huu.code)).status_code == 200


@pytest.mark.parametrize("path", [UNIT, UNIT + "sua/", PERSON, PERSON + "sua/"])
def test_what_a_stranger_may_not_see_is_not_there(cast: Cast, as_user: AsUser, path: str) -> None:
    assert as_user(cast.stranger).get(path.format(unit=cast.bang_huu.code)).status_code == 404


@pytest.mark.parametrize("path", [UNIT + "sua/", UNIT + "giai-the/", PERSON + "sua/", "/quan-tri/nhat-ky/"])
def test_what_is_seen_but_not_allowed_says_why(cast: Cast, as_user: AsUser, path: str) -> None:
    answer = as_user(cast.bang_mac_officer).get(path.format(unit=cast.bang_huu.code))
    assert answer.status_code == 403
    assert answer.context["decision"].reason in answer.content.decode().replace("&quot;", '"')


def test_private_fields_are_shown_to_the_keeper_only(cast: Cast, as_user: AsUser) -> None:
    assert "Số định danh cá nhân" in as_user(cast.bang_huu_officer).get("/ca-nhan/MAU-007/").content.decode()
    assert "Số định danh cá nhân" not in as_user(cast.bang_mac_officer).get("/ca-nhan/MAU-007/").content.decode()


def test_the_rail_has_no_dead_link_and_no_closed_door(cast: Cast, as_user: AsUser) -> None:
    for user in (cast.admin, cast.officer, cast.bang_huu_head, cast.bang_huu_officer, cast.auditor, cast.stranger):
        client = as_user(user)
        rail = client.get("/").context["shell"].rail
        links = [link.url for entry in rail for link in (entry, *entry.subs)]
        assert [client.get(link).status_code for link in links] == [200] * len(links)


def test_the_person_menu_names_the_role_and_the_unit(cast: Cast, as_user: AsUser) -> None:
    shell = as_user(cast.bang_huu_officer).get("/").context["shell"]
    assert shell.office == "Đầu mối đơn vị · Xã Bằng Hữu"


def test_a_page_that_is_not_there_says_what_to_do(cast: Cast, as_user: AsUser) -> None:
    answer = as_user(cast.officer).get("/khong-co/")
    assert (answer.status_code, "dùng ô tìm kiếm" in answer.content.decode()) == (404, True)


@pytest.mark.parametrize("path", ["/tai-khoan/dang-nhap/", "/", "/don-vi/"])
def test_every_answer_carries_the_strict_content_policy(cast: Cast, as_user: AsUser, path: str) -> None:
    policy = as_user(cast.officer).get(path)["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


def test_suggestions_name_units_by_code_and_name(cast: Cast, as_user: AsUser) -> None:
    answer = as_user(cast.officer).get("/don-vi/goi-y/?o=parent&parent=bang huu").content.decode()
    assert answer == f'<option value="{cast.bang_huu.code} – Xã Bằng Hữu"></option>'


def test_search_puts_what_begins_with_the_words_first(cast: Cast, as_user: AsUser) -> None:
    groups = as_user(cast.officer).get("/tim-kiem/?q=xa bang").context["page"].groups
    assert [hit.title for hit in groups[0].hits] == ["Xã Bằng Hữu", "Xã Bằng Mạc"]
