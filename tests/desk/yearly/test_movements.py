from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.monitoring.yearly_life import PNG, launched
from tests.remembering import remembered
from thidua.campaigns.models import Campaign, Movement
from thidua.demo.cast import Cast
from thidua.directory.models import User
from thidua.monitoring.actions import movements as actions
from thidua.monitoring.logic.period import parse_period
from thidua.monitoring.models import MovementCharter, MovementResult, MovementReview, ResultPicture

SignIn = Callable[[User], Client]


@pytest.fixture
def campaign(cast: Cast) -> Campaign:
    return remembered("movements launched", lambda: launched(cast))


def page(campaign: Campaign, position: int = 0) -> str:
    return f"/phong-trao/chuyen-de/{campaign.code}/{position}/"


def upload(name: str = "anh.png", data: bytes = PNG) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def told(cast: Cast) -> MovementResult:
    movement = Movement.objects.get(position=0)
    return actions.tell_result(
        movement, cast.bang_huu, parse_period("2024-Q1"), "Trồng 2 km đường hoa",
        pictures=[upload()], by=cast.bang_huu_officer, on=cast.on,
    )  # fmt: skip


def test_the_list_names_lead_years_and_who_stands_above(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    text = as_user(cast.bang_huu_officer).get("/phong-trao/chuyen-de/").content.decode()
    shown = ["Sạch làng, đẹp ngõ", str(cast.agriculture), "2021 – 2025", "Cấp trên phát động", "Chính phủ"]
    assert [words for words in shown if words not in text] == []


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("nam=2022", ["Cả n"]),
        ("cap=district", ["Sạch"]),
        ("chu_tri={agriculture}", ["Sạch"]),
        ("trang_thai=running", ["Sạch", "Cả n"]),
        ("trang_thai=reviewed", []),
    ],
)
def test_the_list_is_filtered_in_the_address(
    query: str, names: list[str], campaign: Campaign, cast: Cast, as_user: SignIn
) -> None:
    query = query.format(agriculture=cast.agriculture.code)
    table = as_user(cast.officer).get(f"/phong-trao/chuyen-de/?{query}").context["page"].listing.table
    assert [row.record.name[:4] for row in table.rows] == names


@pytest.mark.parametrize("part", ["thong-tin", "ket-qua", "so-ket", "lich-su"])
@pytest.mark.parametrize("position", [0, 1])
def test_each_tab_opens(part: str, position: int, campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    told(cast)
    assert as_user(cast.officer).get(f"{page(campaign, position)}?muc={part}").status_code == 200


def test_a_movement_of_the_nation_says_who_launched_it(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    answer = as_user(cast.officer).get(page(campaign, 1))
    assert answer.context["page"].above == (
        f"Phong trào do Chính phủ phát động; {cast.district} hưởng ứng và tổ chức thực hiện trong phạm vi của mình."
    )


def test_the_charter_is_written_through_its_form(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    data = {
        "lead": cast.finance.code, "first_year": "2024", "last_year": "2025", "contents": "Mỗi thôn một đường hoa",
        "goals": "50% hộ tham gia", "participants": [cast.bang_huu.code], "version": "0",
    }  # fmt: skip
    answer = as_user(cast.officer).post(f"{page(campaign)}to-chuc/", data)
    charter = MovementCharter.objects.get()
    assert (answer.status_code, charter.lead, charter.last_year) == (302, cast.finance, 2025)
    text = as_user(cast.officer).get(page(campaign)).content.decode()
    assert "50% hộ tham gia" in text


def test_a_refused_charter_keeps_what_was_typed(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    data = {"first_year": "2025", "last_year": "2024", "contents": "Giữ lại dòng này", "version": "0"}
    text = as_user(cast.officer).post(f"{page(campaign)}to-chuc/", data).content.decode()
    assert ("Giữ lại dòng này" in text, "Năm cuối không được trước năm đầu." in text) == (True, True)


def test_a_unit_tells_its_result_and_the_lead_takes_it(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    data = {"unit": cast.bang_huu.code, "period": "2024-Q1", "text": "Đã làm", "pictures": [upload(), upload("b.png")]}
    answer = as_user(cast.bang_huu_officer).post(f"{page(campaign)}ket-qua/", data)
    result = MovementResult.objects.get()
    assert (answer.status_code, result.pictures.count()) == (302, 2)
    as_user(cast.agriculture_head).post(f"/phong-trao/chuyen-de/ket-qua/{result.pk}/ghi-nhan/")
    result.refresh_from_db()
    assert result.state == "accepted"


def test_a_file_that_is_no_picture_is_said_at_its_field(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    data = {
        "unit": cast.bang_huu.code,
        "period": "2024-Q1",
        "text": "Chữ đã gõ",
        "pictures": [upload("x.svg", b"<svg")],
    }
    text = as_user(cast.bang_huu_officer).post(f"{page(campaign)}ket-qua/", data).content.decode()
    assert ("không phải ảnh JPEG" in text, "Chữ đã gõ" in text) == (True, True)


def test_a_result_sent_back_is_completed(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    result, base = told(cast), "/phong-trao/chuyen-de/ket-qua/"
    as_user(cast.officer).post(f"{base}{result.pk}/tra-lai/", {"reason": "Thiếu số hộ"})
    picture = ResultPicture.objects.get()
    data = {"text": "120 hộ", "version": "2", "without": [str(picture.pk)]}
    as_user(cast.bang_huu_officer).post(f"{base}{result.pk}/sua/", data)
    result.refresh_from_db()
    assert (result.state, result.text, result.pictures.filter(removed_at=None).count()) == ("reported", "120 hộ", 0)


def test_a_picture_is_shown_to_those_who_see_its_result_alone(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    told(cast)
    address = f"/phong-trao/chuyen-de/anh/{ResultPicture.objects.get().pk}/"
    answer = as_user(cast.officer).get(address)
    assert (answer.status_code, answer["Content-Type"], answer["X-Content-Type-Options"]) == (
        200,
        "image/png",
        "nosniff",
    )
    assert as_user(cast.nhan_ly_officer).get(address).status_code == 404


def test_a_review_is_written_and_withdrawn(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    data = {
        "kind": "final",
        "held_on": "20/03/2024",
        "rating": "good",
        "findings": "Đạt",
        "file": upload("bc.pdf", b"%PDF"),
    }
    as_user(cast.officer).post(f"{page(campaign)}danh-gia/", data)
    review = MovementReview.objects.get()
    paper = as_user(cast.bang_huu_head).get(f"/phong-trao/chuyen-de/danh-gia/{review.pk}/tep/")
    assert paper["Content-Disposition"] == 'attachment; filename="bc.pdf"'
    as_user(cast.officer).post(f"/phong-trao/chuyen-de/danh-gia/{review.pk}/rut/", {"reason": "Nhầm"})
    review.refresh_from_db()
    assert review.withdraw_reason == "Nhầm"


def test_why_a_result_was_sent_back_is_not_for_other_units(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    actions.return_result(told(cast), reason="Thiếu số hộ", by=cast.officer, on=cast.on)
    url = f"{page(campaign)}?muc=lich-su"
    shown = ["Thiếu số hộ" in as_user(user).get(url).content.decode() for user in (cast.officer, cast.nhan_ly_head)]
    assert shown == [True, False]


DOORS = [
    ("{page}", {"officer": 200, "bang_huu_head": 200, "neighbour_officer": 404, "stranger": 404}),
    ("{page}to-chuc/", {"officer": 200, "agriculture_head": 200, "bang_huu_head": 403, "neighbour_officer": 404}),
    ("{page}ket-qua/", {"bang_huu_head": 200, "agriculture_head": 200, "auditor": 403, "stranger": 404}),
    ("{page}danh-gia/", {"officer": 200, "leader": 200, "nhan_ly_head": 403, "neighbour_officer": 404}),
    ("/phong-trao/chuyen-de/ket-qua/{result}/sua/", {"bang_huu_head": 200, "officer": 403, "nhan_ly_head": 404}),
    ("/phong-trao/chuyen-de/ket-qua/{result}/tra-lai/", {"officer": 200, "bang_huu_head": 403, "nhan_ly_head": 404}),
]


@pytest.mark.parametrize(("address", "answers"), DOORS, ids=[door[0] for door in DOORS])
def test_unseen_is_not_there_and_not_allowed_says_why(
    address: str, answers: dict[str, int], campaign: Campaign, cast: Cast, as_user: SignIn
) -> None:
    url = address.format(page=page(campaign), result=told(cast).pk)
    assert {who: as_user(getattr(cast, who)).get(url).status_code for who in answers} == answers


def test_results_ask_as_much_for_many_units_as_for_one(campaign: Campaign, cast: Cast, as_user: SignIn) -> None:
    door, address = as_user(cast.officer), f"{page(campaign)}?muc=ket-qua"
    movement, asked = Movement.objects.get(position=0), []

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert door.get(address).status_code == 200
        return len(captured)

    door.get(address)
    for month in range(1, 4):
        actions.tell_result(
            movement, cast.bang_huu, parse_period(f"2024-{month:02d}"), "x",
            pictures=[upload()], by=cast.bang_huu_head, on=cast.on,
        )  # fmt: skip
        asked.append(count())
    assert asked == [asked[0]] * 3
