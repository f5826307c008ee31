from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory import queries
from thidua.directory.models import Cluster, Organisation, Person, Role, User

AsUser = Callable[[User], Client]


def last_line() -> tuple[str, str]:
    line = AuditEntry.objects.order_by("-seq").first()
    assert line is not None
    return line.code, line.actor


def test_a_unit_is_entered_under_the_one_that_was_typed(cast: Cast, as_user: AsUser) -> None:
    data = {
        "code": "TH1",
        "name": "Trường Tiểu học Bằng Hữu",
        "kind": "school",
        "parent": f"{cast.bang_huu.code} – Xã Bằng Hữu",
        "valid_from": "05/09/2020",
    }
    answer = as_user(cast.officer).post("/don-vi/them-moi/", data)
    assert answer["Location"] == "/don-vi/TH1/"
    unit = Organisation.objects.get(code="TH1")
    assert queries.parent_on(unit, cast.on) == cast.bang_huu
    assert last_line() == ("organisation.created", "user:chuyenvien")


def test_a_refused_unit_keeps_what_was_typed_and_says_what_is_wrong(cast: Cast, as_user: AsUser) -> None:
    data = {
        "code": cast.bang_mac.code,
        "name": "Xã Mới",
        "kind": "commune",
        "parent": cast.district.code,
        "valid_from": "32/01/2024",
    }
    client = as_user(cast.officer)
    page = client.post("/don-vi/them-moi/", data).content.decode()
    assert 'value="Xã Mới"' in page
    assert "Hãy ghi ngày theo dạng ngày/tháng/năm" in page
    page = client.post("/don-vi/them-moi/", {**data, "valid_from": "01/01/2024"}).content.decode()
    assert "đã có đơn vị khác dùng" in page


def test_a_unit_outside_ones_charge_is_not_changed_even_by_a_forged_form(cast: Cast, as_user: AsUser) -> None:
    data = {"name": "Xã Khác", "kind": "commune"}
    assert as_user(cast.bang_mac_officer).post(f"/don-vi/{cast.bang_huu.code}/sua/", data).status_code == 403
    cast.bang_huu.refresh_from_db()
    assert cast.bang_huu.name == "Xã Bằng Hữu"


def test_two_communes_become_one(cast: Cast, as_user: AsUser) -> None:
    data = {
        "sources": [cast.bang_huu.code, cast.bang_mac.code],
        "code": "BANG",
        "name": "Xã Bằng",
        "kind": "commune",
        "parent": cast.district.code,
        "effective": "01/01/2024",
        "legal_basis": "Nghị quyết số 1/NQ",
    }
    answer = as_user(cast.officer).post(f"/don-vi/{cast.district.code}/sap-nhap/", data)
    assert answer["Location"] == "/don-vi/BANG/"
    assert [step.source for step in queries.successions_of(Organisation.objects.get(code="BANG"))] == [
        cast.bang_huu,
        cast.bang_mac,
    ]


def test_a_person_is_added_and_the_post_handed_over(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.bang_huu_officer)
    data = {
        "full_name": "Lương Thị Mẫu Mới",
        "gender": "female",
        "organisation": cast.bang_huu.code,
        "post": "Công chức Văn phòng",
        "valid_from": "01/03/2024",
    }
    answer = client.post("/ca-nhan/them-moi/", data)
    person = Person.objects.get(full_name="Lương Thị Mẫu Mới")
    assert answer["Location"] == f"/ca-nhan/{person.code}/"
    office = queries.offices_of(person, cast.on).get()
    heir = cast.bang_huu_officer.person
    assert heir is not None
    address = f"/ca-nhan/{person.code}/chuc-vu/{office.pk}/ban-giao/"
    answer = client.post(address, {"to": heir.code, "since": "15/03/2024"})
    assert answer["Location"] == f"/ca-nhan/{heir.code}/"
    assert last_line() == ("person.office_handed_over", "user:banghuu.daumoi")


def test_the_headship_of_a_cluster_goes_to_another_member(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    members = [cast.bang_huu.code, cast.bang_mac.code]
    data = {"code": "C1", "year": "2024", "name": "Cụm 1", "kind": "cluster", "members": members}
    assert client.post(f"/don-vi/{cast.district.code}/lap-cum-khoi/", data)["Location"] == "/cum-khoi/2024/C1/"
    cluster = Cluster.objects.get(code="C1")
    for unit, since in ((cast.bang_huu, "01/01/2024"), (cast.bang_mac, "01/03/2024")):
        client.post("/cum-khoi/2024/C1/ban-giao/", {"to": unit.code, "since": since})
        assert last_line() == ("cluster.headship_handed_over", "user:chuyenvien")
    assert queries.cluster_head_on(cluster, cast.on) == cast.bang_mac
    client.post(f"/don-vi/{cast.district.code}/chep-cum-khoi/", {"from_year": "2024", "to_year": "2025"})
    assert list(queries.cluster_members(Cluster.objects.get(code="C1", year=2025))) == [cast.bang_huu, cast.bang_mac]


@pytest.mark.parametrize(
    ("address", "barred"),
    [
        ("/ca-nhan/them-moi/", ["council_member", "leader", "auditor"]),
        ("/ca-nhan/{person}/chuc-vu/", ["council_member", "leader", "auditor"]),
        ("/quan-tri/tai-khoan/tao/", ["officer", "bang_huu_head", "bang_huu_officer", "leader", "auditor"]),
        ("/quan-tri/tai-khoan/{user}/vai-tro/", ["bang_huu_officer", "auditor"]),
    ],
)
def test_a_form_that_one_may_not_send_is_not_shown(
    cast: Cast, as_user: AsUser, address: str, barred: list[str]
) -> None:
    person = cast.bang_huu_officer.person
    assert person is not None
    path = address.format(person=person.code, user=cast.bang_huu_officer.username)
    for who in barred:
        answer = as_user(getattr(cast, who)).get(path)
        assert (who, answer.status_code) == (who, 403)
        assert answer.context["decision"].reason in answer.content.decode()
    assert as_user(cast.admin).get(path).status_code == 200


def test_a_first_password_is_shown_once_and_works(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.admin)
    data = {
        "username": "banghuu.moi",
        "display_name": "Người Mẫu Mới",
        "role": "unit_officer",
        "organisation": cast.bang_huu.code,
        "valid_from": "01/03/2024",
    }
    answer = client.post("/quan-tri/tai-khoan/tao/", data)
    password = answer.context["page"].password
    assert password in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert password not in client.get("/quan-tri/tai-khoan/banghuu.moi/").content.decode()
    fresh = Client()
    fresh.post("/tai-khoan/dang-nhap/", {"login": "banghuu.moi", "password": password})
    assert fresh.get("/")["Location"] == "/tai-khoan/mat-khau/"


def test_a_role_is_given_and_taken_back(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.admin)
    where = {"role": "auditor", "organisation": cast.district.code, "subtree": "on", "valid_from": "01/01/2024"}
    assert client.post("/quan-tri/tai-khoan/nguoila/vai-tro/", where).status_code == 302
    grant = queries.all_grants_of(cast.stranger).get()
    assert queries.roles_of(cast.stranger, cast.on) == {Role.AUDITOR}
    client.post(f"/quan-tri/tai-khoan/nguoila/vai-tro/{grant.pk}/thu/", {"ends": "20/03/2024", "reason": "Thôi việc"})
    assert queries.roles_of(cast.stranger, cast.on) == frozenset()


def test_a_locked_account_is_shut_out_and_let_in_again(cast: Cast, as_user: AsUser) -> None:
    client, outside = as_user(cast.admin), Client()
    client.post("/quan-tri/tai-khoan/chuyenvien/khoa/", {"reason": "Chuyển công tác"})
    outside.post("/tai-khoan/dang-nhap/", {"login": "chuyenvien", "password": cast.password})
    assert outside.get("/").status_code == 302
    client.post("/quan-tri/tai-khoan/chuyenvien/mo/")
    outside.post("/tai-khoan/dang-nhap/", {"login": "chuyenvien", "password": cast.password})
    assert outside.get("/").status_code == 200


def test_what_a_button_could_not_do_is_said_on_the_page_before(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    here = f"/don-vi/{cast.bang_huu.code}/"
    answer = client.post(f"{here}khoi-phuc/", headers={"Referer": f"http://testserver{here}"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"http://testserver{here}"
    assert "Đơn vị đang hoạt động, không cần khôi phục." in answer.content.decode()
