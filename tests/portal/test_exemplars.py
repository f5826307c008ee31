"""Published exemplars are read by everybody, with their pictures; everything else stays inside."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from tests.commendation.test_exemplars import made, shown
from tests.remembering import the_district
from thidua.commendation.actions.exemplars import withdraw
from thidua.commendation.actions.replications import copy_exemplar
from thidua.commendation.models import Exemplar
from thidua.demo.cast import Cast

DAY = date(2024, 12, 10)
GALLERY = "/cong-khai/dien-hinh/"


@pytest.fixture(autouse=True)
def standing_still(settings: object, tmp_path: object) -> None:
    settings.FIXED_TODAY = DAY  # type: ignore[attr-defined]
    settings.FILES = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(DAY)


def addresses(row: Exemplar) -> list[str]:
    return [f"{GALLERY}{row.code}/", f"{GALLERY}anh/{row.pictures.get().pk}/"]


def test_only_what_is_published_is_open(client: Client, cast: Cast) -> None:
    row = made(cast)
    assert [client.get(address).status_code for address in addresses(row)] == [404, 404]
    assert row.title not in client.get(GALLERY).content.decode()
    row = shown(cast, row)
    assert [client.get(address).status_code for address in addresses(row)] == [200, 200]
    assert row.title in client.get(f"{GALLERY}?tu=duong+hoa&linh_vuc=countryside&nam=2024").content.decode()
    assert row.title not in client.get(f"{GALLERY}?linh_vuc=health").content.decode()
    withdraw(row, reason="Không còn đúng", by=cast.officer, on=DAY)
    assert [client.get(address).status_code for address in addresses(row)] == [404, 404]


def test_the_story_is_told_in_paragraphs_with_pictures_and_who_copies(client: Client, cast: Cast) -> None:
    row = shown(cast, made(cast))
    copy_exemplar(row, cast.nhan_ly, since=date(2024, 10, 1), deed="Trồng 1 km.", by=cast.nhan_ly_officer, on=DAY)
    page = client.get(addresses(row)[0]).content.decode()
    assert "<p>Năm 2022 đường thôn còn đầy rác.</p>" in page
    assert 'alt="Đường hoa thôn Bằng Hữu"' in page
    assert str(cast.nhan_ly) in page
    assert cast.bang_huu_officer.display_name not in page
