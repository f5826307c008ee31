from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.forms import Form

from tests.directory.conftest import BORN, TODAY, Cast
from thidua.core.audit import SYSTEM
from thidua.directory.actions.accounts import create_account
from thidua.directory.actions.clusters import ClusterDraft, create_cluster
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.organisations import OrganisationFacts, create_organisation
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.actions.reorganisation import Staff, merge_organisations
from thidua.directory.forms.accounts import NewAccountForm, ProfileForm
from thidua.directory.forms.clusters import ClusterForm, DeputiesForm, HeadshipForm
from thidua.directory.forms.imports import ImportForm
from thidua.directory.forms.organisations import (
    MergerForm,
    NewOrganisationForm,
    NewPartForms,
    OrganisationForm,
    PlacementForm,
    RenamingForm,
)
from thidua.directory.forms.people import HandOverForm, NewPersonForm, PersonForm
from thidua.directory.models import Role


def clean(form: Form) -> Form:
    assert form.errors == {}
    return form


def reader(cast: Cast) -> dict[str, Any]:
    return {"reader": cast.officer, "on": TODAY}


def test_a_new_unit_is_typed_and_entered(cast: Cast) -> None:
    data = {
        "code": "VL",
        "name": "Xã Vạn Linh",
        "kind": "commune",
        "parent": cast.district.code,
        "valid_from": "01/07/2023",
    }
    form = NewOrganisationForm(data, **reader(cast))
    clean(form)
    row = create_organisation(form.draft(), parent=form.cleaned_data["parent"], by=cast.officer, on=TODAY)
    assert (row.code, row.valid_from) == ("VL", date(2023, 7, 1))


@pytest.mark.parametrize("typed", ["5/3/2024", "05-03-2024", "05.03.2024", "2024-03-05"])
def test_a_day_is_typed_in_the_ways_officials_write_it(cast: Cast, typed: str) -> None:
    form = PlacementForm({"parent": cast.province.code, "since": typed}, **reader(cast))
    assert clean(form).cleaned_data["since"] == date(2024, 3, 5)


def test_a_day_that_is_none_gets_a_sentence_and_keeps_what_was_typed(cast: Cast) -> None:
    form = PlacementForm({"parent": cast.province.code, "since": "mai"}, **reader(cast))
    assert form.errors == {"since": ["Hãy ghi ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2024."]}
    assert "mai" in str(form["since"])


def test_a_stranger_is_offered_nothing_to_choose(cast: Cast) -> None:
    form = PlacementForm({"parent": cast.province.code, "since": "01/01/2024"}, reader=cast.stranger, on=TODAY)
    assert form.errors == {"parent": ["Không tìm thấy. Hãy gõ vài chữ rồi chọn trong danh sách gợi ý."]}


def test_a_merger_into_a_new_unit_is_typed_and_carried_out(cast: Cast) -> None:
    data = {
        "sources": [cast.dong_mo.code, cast.chi_lang.code],
        "code": "06463",
        "name": "Xã Chi Lăng",
        "kind": "commune",
        "parent": cast.province.code,
        "effective": "01/07/2025",
        "legal_basis": "NQ 1672/NQ-UBTVQH15",
    }
    form = MergerForm(data, reader=cast.admin, on=TODAY)
    clean(form)
    assert form.merger().staff is Staff.END
    heir = merge_organisations(form.merger(), parent=form.cleaned_data["parent"], by=cast.admin, on=TODAY)
    assert heir.code == "06463"


def test_a_merger_needs_either_a_unit_or_the_facts_of_a_new_one(cast: Cast) -> None:
    data = {"sources": [cast.dong_mo.code], "effective": "01/07/2025", "legal_basis": "NQ"}
    assert set(MergerForm(data, **reader(cast)).errors) == {"code", "name", "parent"}
    form = MergerForm({**data, "into": cast.chi_lang.code}, **reader(cast))
    clean(form)
    assert form.merger().into == cast.chi_lang


def test_a_split_needs_at_least_one_part() -> None:
    blank = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-code": "", "form-0-name": ""}
    assert not NewPartForms(blank).is_valid()
    parts = NewPartForms({**blank, "form-0-code": "A", "form-0-name": "Xã A", "form-0-kind": "commune"})
    assert parts.is_valid()
    assert [part.draft(BORN).facts.name for part in parts] == ["Xã A"]


def test_facts_and_renaming_are_what_the_actions_take(cast: Cast) -> None:
    form = OrganisationForm({"name": "Xã A", "kind": "commune", "address": "Thôn 1"})
    clean(form)
    assert form.facts() == OrganisationFacts("Xã A", "commune", address="Thôn 1")
    renaming = RenamingForm({"name": "Phường A", "kind": "", "effective": "01/01/2024", "legal_basis": "NQ 1"})
    clean(renaming)
    assert renaming.renaming().kind is None


def test_a_cluster_is_typed_with_its_members_and_led_by_one_of_them(cast: Cast) -> None:
    data = {"code": "C1", "year": 2024, "name": "Cụm 1", "kind": "cluster", "members": [cast.dong_mo.code]}
    form = ClusterForm(data, **reader(cast))
    clean(form)
    assert form.draft() == ClusterDraft("C1", 2024, "Cụm 1", "cluster")
    members = list(form.cleaned_data["members"])
    cluster = create_cluster(form.draft(), organiser=cast.district, members=members, by=cast.officer, on=TODAY)
    head = {"to": cast.dong_mo.code, "since": "01/01/2024"}
    clean(HeadshipForm(head, cluster=cluster))
    assert set(HeadshipForm({**head, "to": cast.chi_lang.code}, cluster=cluster).errors) == {"to"}
    clean(DeputiesForm({"deputies": [cast.dong_mo.code], "since": "01/01/2024"}, cluster=cluster))


def test_a_person_is_typed_with_the_first_post(cast: Cast) -> None:
    data = {
        "full_name": "Vi A",
        "gender": "male",
        "organisation": cast.dong_mo.code,
        "post": "Phó",
        "valid_from": "01/01/2024",
    }
    form = NewPersonForm(data, **reader(cast))
    clean(form)
    assert (form.facts(), form.office()) == (PersonFacts("Vi A", gender="male"), OfficeDraft("Phó", date(2024, 1, 1)))


def test_a_personal_id_that_is_too_short_is_told(cast: Cast) -> None:
    form = PersonForm({"full_name": "Vi A", "gender": "male", "personal_id": "123"})
    assert form.errors == {"personal_id": ["Số định danh cá nhân gồm đúng 12 chữ số."]}


def test_an_office_is_handed_over_to_somebody_on_the_lists(cast: Cast) -> None:
    person = register_person(
        PersonFacts("Vi A"), OfficeDraft("Phó", BORN), organisation=cast.dong_mo, by=SYSTEM, on=TODAY
    )
    clean(HandOverForm({"to": person.code, "since": "15/03/2024"}, **reader(cast)))


def test_an_account_is_typed_with_its_first_role(cast: Cast) -> None:
    data = {
        "username": "vi.a",
        "display_name": "Vi A",
        "role": "head",
        "organisation": cast.chi_lang.code,
        "valid_from": "01/01/2024",
    }
    form = NewAccountForm(data, reader=cast.admin, on=TODAY)
    clean(form)
    made = create_account(form.account(), grant=form.grant(), by=cast.admin, on=TODAY)
    assert [grant.role for grant in made.user.grants.all()] == [Role.HEAD]


def test_the_own_profile_is_typed() -> None:
    form = ProfileForm({"display_name": "A", "email": "", "language": "en"})
    assert clean(form).cleaned_data == {"display_name": "A", "email": "", "language": "en"}


def test_a_file_is_asked_for_with_the_unit_it_goes_into(cast: Cast) -> None:
    form = ImportForm({"under": cast.district.code, "mode": "all"}, **reader(cast))
    assert set(form.errors) == {"file"}
