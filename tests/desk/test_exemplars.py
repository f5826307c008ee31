"""Exemplars through the screens: nominated, shown with a picture, verified, published, copied, followed up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.commendation.test_exemplars import TOLD, made, photo_of_a_telephone
from thidua.commendation.actions.exemplars import publish, verify
from thidua.commendation.actions.replications import copy_exemplar
from thidua.commendation.models import Exemplar, Replication
from thidua.core.audit import SYSTEM
from thidua.demo.cast import Cast
from thidua.desk.exemplar_work import SOURCES
from thidua.desk.work import sections_for
from thidua.directory.models import User

AsUser = Callable[[User], Client]
DAY = date(2024, 3, 20)


def told(cast: Cast) -> dict[str, str]:
    """The nomination as a browser sends it."""
    return {
        "person": "",
        "organisation": cast.bang_huu.code,
        "nominator": cast.bang_huu.code,
        "verifier": cast.district.code,
        "field": TOLD.field.value,
        "title": TOLD.title,
        "summary": TOLD.summary,
        "story": TOLD.story,
    }


def waiting(user: User) -> list[tuple[str, str]]:
    return [(section.code, item.title) for section in sections_for(user, DAY, SOURCES) for item in section.items]


def test_an_exemplar_goes_through_the_screens_to_the_public(cast: Cast, as_user: AsUser) -> None:
    here = as_user(cast.bang_huu_officer).post("/dien-hinh/de-cu/", told(cast))["Location"]
    row = Exemplar.objects.get()
    picture = {"pictures": photo_of_a_telephone(), "alt": "Bà con trồng hoa"}
    as_user(cast.bang_huu_officer).post(f"{here}anh/", picture)
    assert waiting(cast.officer) == [("confirm", f"Xác minh điển hình: {TOLD.title}")]
    assert as_user(cast.nhan_ly_officer).get(here).status_code == 404
    officer = as_user(cast.officer)
    assert officer.post(f"{here}xac-minh/", {"verification": " "}).context["page"].form.errors
    officer.post(f"{here}xac-minh/", {"verification": "Đã đến thôn."})
    assert waiting(cast.leader) == [("confirm", f"Công bố điển hình: {TOLD.title}")]
    officer.post(f"{here}cong-bo/", {})
    page = as_user(cast.nhan_ly_officer).get(here)
    assert 'alt="Bà con trồng hoa"' in page.content.decode()
    assert page.context["page"].badge.text == "Đã công bố"
    assert as_user(cast.nhan_ly_officer).get(f"{here}sua/").status_code == 403
    assert Client().get(f"/cong-khai{here}").status_code == 200
    as_user(cast.officer).post(f"{here}rut/", {"reason": "Không còn đúng"})
    row.refresh_from_db()
    assert row.end_reason == "Không còn đúng"


def test_what_cannot_be_nominated_is_said_and_nothing_typed_is_lost(cast: Cast, as_user: AsUser) -> None:
    sent = told(cast) | {"organisation": "", "title": "Một điển hình"}
    form = as_user(cast.bang_huu_officer).post("/dien-hinh/de-cu/", sent).context["page"].form
    assert form.errors["person"] == ["Hãy chọn một cá nhân, hoặc một tập thể."]
    assert (form["title"].value(), form["story"].value()) == ("Một điển hình", TOLD.story)
    assert as_user(cast.auditor).get("/dien-hinh/de-cu/").status_code == 403


def test_a_copy_is_followed_up_after_half_a_year(cast: Cast, as_user: AsUser) -> None:
    row = publish(verify(made(cast), verification="Đúng", by=SYSTEM, on=DAY), consented=False, by=SYSTEM, on=DAY)
    client = as_user(cast.nhan_ly_officer)
    sent = {"organisation": cast.nhan_ly.code, "since": "01/09/2023", "deed": "Trồng 1 km."}
    client.post(f"/dien-hinh/{row.code}/lam-theo/", sent)
    copy = Replication.objects.get()
    assert waiting(cast.nhan_ly_officer) == [("overdue", f"Ghi kết quả làm theo: {TOLD.title}")]
    address = f"/dien-hinh/nhan-rong/{copy.pk}/"
    wrong = client.post(address, {"outcome": "spreads", "result": "Tốt", "figure": "một", "figure_unit": ""})
    assert "không phải là số" in str(wrong.context["page"].form.errors["figure"])
    client.post(address, {"outcome": "spreads", "result": "Tốt", "figure": "1,5", "figure_unit": "km"})
    assert waiting(cast.nhan_ly_officer) == []
    assert "1,5 km" in client.get("/dien-hinh/nhan-rong/").content.decode()
    assert as_user(cast.bang_huu_officer).get(address).status_code == 403


def test_the_screens_ask_the_same_number_of_queries_for_one_and_for_many(cast: Cast, as_user: AsUser) -> None:
    client, counts = as_user(cast.officer), []
    for more in (1, 3):
        for _n in range(more):
            row = verify(made(cast), verification="Đúng", by=SYSTEM, on=DAY)
            row = publish(row, consented=False, by=SYSTEM, on=DAY)
            copy_exemplar(row, cast.nhan_ly, since=DAY, deed="Làm theo", by=SYSTEM, on=DAY)
        counts.append(
            [asked(client, path) for path in ("/dien-hinh/", "/dien-hinh/nhan-rong/", "/cong-khai/dien-hinh/")]
        )
    assert counts[0] == counts[1]


def asked(client: Client, path: str) -> int:
    """How many queries a page takes, once everything is warm."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)
