from __future__ import annotations

import json
from datetime import date

import pytest

from tests.directory.conftest import BORN, TODAY, Cast, account
from thidua.core.audit import SYSTEM
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.directory import queries
from thidua.directory.actions.accounts import link_person
from thidua.directory.actions.offices import OfficeDraft, appoint, end_appointment, hand_over_office
from thidua.directory.actions.people import (
    PersonFacts,
    edit_person,
    register_person,
    restore_person,
    withdraw_person,
)
from thidua.directory.models import Appointment, Organisation, Person, Role

NUMBER = "020085001234"
CHAIR = "Chủ tịch UBND"


def enter(cast: Cast, name: str = "Vi Văn A", post: str = CHAIR, number: str = "", *, head: bool = False) -> Person:
    office = OfficeDraft(post, BORN, is_head=head)
    facts = PersonFacts(name, personal_id=number)
    return register_person(facts, office, organisation=cast.dong_mo, by=cast.unit_officer, on=TODAY)


def last_line() -> AuditEntry:
    line = AuditEntry.objects.order_by("-seq").first()
    assert line is not None
    return line


def test_a_reporting_officer_registers_the_people_of_the_own_unit(cast: Cast) -> None:
    person = enter(cast)
    assert person.code.startswith("CN")
    assert [held.post for held in queries.offices_of(person, TODAY)] == [CHAIR]


def test_people_of_another_unit_are_not_registered(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Xã Chi Lăng"):
        register_person(
            PersonFacts("A"), OfficeDraft("B", BORN), organisation=cast.chi_lang, by=cast.unit_officer, on=TODAY
        )


def test_a_personal_id_never_reaches_the_ledger_in_clear(cast: Cast) -> None:
    person = enter(cast, number=NUMBER)
    facts = PersonFacts("Vi Văn A", personal_id="020085009999", phone="0912345678", birth_date=date(1985, 2, 3))
    edit_person(person, facts, by=cast.unit_officer, on=TODAY)
    written = json.dumps(list(AuditEntry.objects.values_list("changes", flat=True)), ensure_ascii=False)
    assert not [secret for secret in (NUMBER, "020085009999", "0912345678", "1985") if secret in written]
    assert last_line().changes["personal_id"] == ["•••••••••234", "•••••••••999"]


@pytest.mark.parametrize("number", ["12345678901", "1234567890123", "02008500123x", "٠٢٠٠٨٥٠٠١٢٣٤"])
def test_a_personal_id_has_twelve_digits(cast: Cast, number: str) -> None:
    with pytest.raises(Invalid, match="12 chữ số"):
        enter(cast, number=number)


def test_a_personal_id_serves_one_person(cast: Cast) -> None:
    enter(cast, number=NUMBER)
    with pytest.raises(Invalid, match="đã có trong hệ thống"):
        enter(cast, "Vi Văn B", "Công chức", NUMBER)


def test_a_birth_date_lies_in_the_past(cast: Cast) -> None:
    with pytest.raises(Invalid, match="Ngày sinh"):
        register_person(
            PersonFacts("A", birth_date=date(2030, 1, 1)),
            OfficeDraft("B", BORN),
            organisation=cast.dong_mo,
            by=SYSTEM,
            on=TODAY,
        )


def test_a_unit_has_one_head(cast: Cast) -> None:
    enter(cast, head=True)
    with pytest.raises(Conflict, match="Bàn giao chức vụ"):
        enter(cast, "Vi Văn B", head=True)


def test_a_person_holds_posts_in_two_units(cast: Cast) -> None:
    person = enter(cast)
    draft = OfficeDraft("Ủy viên", TODAY)
    appoint(person, draft, organisation=cast.chi_lang, by=cast.officer, on=TODAY)
    assert {held.organisation for held in queries.offices_of(person, TODAY)} == {cast.dong_mo, cast.chi_lang}


def test_a_post_ends_on_a_day_once(cast: Cast) -> None:
    person = enter(cast)
    held = Appointment.objects.get(person=person)
    end_appointment(held, ends=TODAY, by=cast.head, on=TODAY)
    assert not queries.offices_of(person, TODAY).exists()
    with pytest.raises(Conflict, match="đã kết thúc"):
        end_appointment(held, ends=TODAY, by=cast.head, on=TODAY)


def linked(cast: Cast, name: str, role: Role | None, where: Organisation | None, *, head: bool = False) -> Person:
    person = enter(cast, name, f"Chức vụ {name}" if not head else CHAIR, head=head)
    link_person(account(name.split()[-1].lower() + "xx", role, where), person, by=SYSTEM, on=TODAY)
    return person


def test_an_office_is_handed_over_with_its_roles_in_one_action(cast: Cast) -> None:
    old = linked(cast, "Vi Văn A", Role.HEAD, cast.dong_mo, head=True)
    new = linked(cast, "Lê Thị B", None, None)
    held = Appointment.objects.get(person=old)
    lines = AuditEntry.objects.count()
    done = hand_over_office(held, to=new, since=TODAY, legal_basis="QĐ 1", by=cast.admin, on=TODAY)
    assert AuditEntry.objects.count() == lines + 1
    assert queries.head_of(cast.dong_mo, TODAY) == new
    assert queries.head_of(cast.dong_mo, date(2024, 3, 14)) == old
    assert (done.roles_moved, done.roles_ended, done.appointment.is_head) == (1, 0, True)
    users = {user.username for user in queries.holders_of(Role.HEAD, cast.dong_mo, TODAY)}
    assert users == {"chutich", "bxx"}


def test_roles_end_where_the_successor_has_no_account(cast: Cast) -> None:
    old = linked(cast, "Vi Văn A", Role.HEAD, cast.dong_mo, head=True)
    done = hand_over_office(
        Appointment.objects.get(person=old), to=enter(cast, "Lê B", "Phó"), since=TODAY, by=cast.admin, on=TODAY
    )
    assert (done.roles_moved, done.roles_ended) == (0, 1)


def test_nobody_hands_over_roles_they_may_not_give(cast: Cast) -> None:
    old = linked(cast, "Vi Văn A", Role.HEAD, cast.dong_mo, head=True)
    new = enter(cast, "Lê B", "Phó")
    with pytest.raises(NotAllowed, match="Thủ trưởng đơn vị"):
        hand_over_office(Appointment.objects.get(person=old), to=new, since=TODAY, by=cast.officer, on=TODAY)
    assert queries.head_of(cast.dong_mo, TODAY) == old


def test_a_head_hands_the_reporting_office_to_another_officer(cast: Cast) -> None:
    old = linked(cast, "Vi Văn A", Role.UNIT_OFFICER, cast.dong_mo)
    new = linked(cast, "Lê Thị B", None, None)
    done = hand_over_office(Appointment.objects.get(person=old), to=new, since=TODAY, by=cast.head, on=TODAY)
    assert done.roles_moved == 1


def test_a_person_in_office_is_not_withdrawn(cast: Cast) -> None:
    person = enter(cast)
    with pytest.raises(Conflict, match="còn giữ chức vụ"):
        withdraw_person(person, reason="nhập trùng", by=cast.unit_officer, on=TODAY)


def test_a_withdrawn_person_stays_on_record_and_comes_back(cast: Cast) -> None:
    person = enter(cast)
    end_appointment(Appointment.objects.get(), ends=TODAY, by=SYSTEM, on=TODAY)
    withdraw_person(person, reason="nhập trùng", by=cast.unit_officer, on=TODAY)
    assert last_line().reason == "nhập trùng"
    restore_person(person, by=cast.unit_officer, on=TODAY)
    assert Person.objects.get().is_active
