from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from thidua.core.audit import SYSTEM
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory import queries
from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts, create_organisation
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


def village(cast: Cast, code: str, name: str) -> Organisation:
    draft = OrganisationDraft(code, OrganisationFacts(name, "village"), date(2020, 1, 1))
    return create_organisation(draft, parent=cast.bang_huu, by=SYSTEM, on=cast.on)


def split_of(*names: str, **more: str) -> dict[str, str]:
    data = {"form-TOTAL_FORMS": "4", "form-INITIAL_FORMS": "0", "form-MIN_NUM_FORMS": "1", "form-MAX_NUM_FORMS": "9"}
    for number in range(4):
        name = names[number] if number < len(names) else ""
        row = {"code": f"M{number + 1}" if name else "", "name": name, "kind": "commune"}
        data |= {f"form-{number}-{field}": value for field, value in row.items()}
    return data | {"effective": "01/03/2024", "legal_basis": "Nghị quyết số 2/NQ"} | more


def test_a_commune_becomes_two_and_its_villages_go_where_they_are_sent(cast: Cast, as_user: AsUser) -> None:
    one, two = village(cast, "T1", "Thôn Một"), village(cast, "T2", "Thôn Hai")
    address = f"/don-vi/{cast.bang_huu.code}/chia-tach/"
    client = as_user(cast.officer)
    page = client.get(address).content.decode()
    assert "Thôn Một" in page
    assert "Đơn vị mới 4" in page
    answer = client.post(address, split_of("Xã Bằng", "Xã Hữu", **{"to-T1": "1", "to-T2": "2"}))
    assert answer["Location"] == f"/don-vi/{cast.bang_huu.code}/?muc=ke-thua"
    parts = [queries.parent_on(unit, cast.on) for unit in (one, two)]
    assert [part and part.name for part in parts] == ["Xã Bằng", "Xã Hữu"]
    assert last_line() == ("organisation.split", "user:chuyenvien")


def test_a_split_that_leaves_a_village_nowhere_keeps_what_was_typed(cast: Cast, as_user: AsUser) -> None:
    village(cast, "T1", "Thôn Một")
    address, client = f"/don-vi/{cast.bang_huu.code}/chia-tach/", as_user(cast.officer)
    page = client.post(address, split_of("Xã Bằng")).content.decode()
    assert "Hãy chỉ rõ đơn vị mới tiếp nhận: Thôn Một" in page
    assert 'value="Xã Bằng"' in page
    assert "Đơn vị mới này còn để trống" in client.post(address, split_of("Xã Bằng", **{"to-T1": "3"})).content.decode()
    assert not Organisation.objects.filter(code="M1").exists()


def test_a_split_without_a_new_unit_is_told_at_its_field(cast: Cast, as_user: AsUser) -> None:
    page = as_user(cast.officer).post(f"/don-vi/{cast.bang_huu.code}/chia-tach/", split_of())
    assert (page.status_code, page.context["page"].parts[0].errors.keys()) == (200, {"code", "name"})


def test_members_become_deputies_of_their_cluster_and_leave_again(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.officer)
    members = [cast.bang_huu.code, cast.bang_mac.code]
    data = {"code": "C1", "year": "2024", "name": "Cụm 1", "kind": "cluster", "members": members}
    client.post(f"/don-vi/{cast.district.code}/lap-cum-khoi/", data)
    cluster = Cluster.objects.get(code="C1")
    for chosen, since in (([cast.bang_mac], "01/01/2024"), ([], "01/02/2024"), ([cast.bang_huu], "02/02/2024")):
        sent = {"deputies": [unit.code for unit in chosen], "since": since}
        answer = client.post("/cum-khoi/2024/C1/cap-pho/", sent)
        assert answer["Location"] == "/cum-khoi/2024/C1/?muc=truong-pho"
    assert list(queries.cluster_deputies_on(cluster, cast.on)) == [cast.bang_huu]
    assert last_line() == ("cluster.deputies_set", "user:chuyenvien")
    ticked = client.get("/cum-khoi/2024/C1/cap-pho/").context["page"].form["deputies"].initial
    assert ticked == [cast.bang_huu.code]


def test_an_account_is_tied_to_a_person_and_untied(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.admin)
    person = cast.bang_huu_head.person
    assert person is not None
    client.post("/quan-tri/tai-khoan/nguoila/ca-nhan/", {"person": f"{person.code} – {person.full_name}"})
    cast.stranger.refresh_from_db()
    assert cast.stranger.person == person
    client.post("/quan-tri/tai-khoan/nguoila/ca-nhan/", {"person": ""})
    cast.stranger.refresh_from_db()
    assert cast.stranger.person is None
    assert last_line() == ("account.person_linked", "user:quantri")


def test_everyone_edits_the_own_profile(cast: Cast, as_user: AsUser) -> None:
    client = as_user(cast.stranger)
    assert "nguoila" in client.get("/tai-khoan/ho-so/").content.decode()
    sent = {"display_name": "Người Mẫu", "email": "mau@example.vn", "language": "en"}
    answer = client.post("/tai-khoan/ho-so/", sent, follow=True)
    assert '<html lang="en">' in answer.content.decode()
    cast.stranger.refresh_from_db()
    assert (cast.stranger.display_name, cast.stranger.email) == ("Người Mẫu", "mau@example.vn")
    assert last_line() == ("account.profile_edited", "user:nguoila")


def test_a_wrong_address_in_the_own_profile_is_told_and_kept(cast: Cast, as_user: AsUser) -> None:
    sent = {"display_name": "Người Mẫu", "email": "khong-phai-thu", "language": "vi"}
    page = as_user(cast.stranger).post("/tai-khoan/ho-so/", sent)
    assert page.context["page"].form.errors["email"]
    assert 'value="khong-phai-thu"' in page.content.decode()


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
        ("/don-vi/{unit}/chia-tach/", ["bang_huu_head", "leader", "auditor"]),
        ("/quan-tri/tai-khoan/{user}/ca-nhan/", ["bang_huu_officer", "auditor"]),
        ("/quan-tri/tai-khoan/tao/", ["officer", "bang_huu_head", "bang_huu_officer", "leader", "auditor"]),
        ("/quan-tri/tai-khoan/{user}/vai-tro/", ["bang_huu_officer", "auditor"]),
    ],
)
def test_a_form_that_one_may_not_send_is_not_shown(
    cast: Cast, as_user: AsUser, address: str, barred: list[str]
) -> None:
    person = cast.bang_huu_officer.person
    assert person is not None
    path = address.format(unit=cast.bang_huu.code, person=person.code, user=cast.bang_huu_officer.username)
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
