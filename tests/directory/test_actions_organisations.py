from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests.directory.conftest import BORN, TODAY, Cast, unit
from thidua.core.audit import SYSTEM
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.models import AuditEntry
from thidua.directory import queries
from thidua.directory.actions.accounts import GrantDraft, grant_role
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.organisations import (
    OrganisationDraft,
    OrganisationFacts,
    create_organisation,
    dissolve_organisation,
    edit_organisation,
    restore_organisation,
)
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.actions.placements import place_organisation
from thidua.directory.actions.reorganisation import (
    Merger,
    Renaming,
    Split,
    Staff,
    merge_organisations,
    rename_organisation,
    split_organisation,
)
from thidua.directory.models import Appointment, Grant, Organisation, Placement, Role, Succession

REFORM = date(2025, 7, 1)
BASIS = "Nghị quyết số 1672/NQ-UBTVQH15 ngày 16/6/2025"


def draft(code: str, name: str, born: date = BORN) -> OrganisationDraft:
    return OrganisationDraft(code, OrganisationFacts(name, "commune"), born)


def last_line() -> AuditEntry:
    line = AuditEntry.objects.order_by("-seq").first()
    assert line is not None
    return line


def test_an_officer_enters_a_unit_under_the_own_district(cast: Cast) -> None:
    row = create_organisation(draft("VL", "Xã Vạn  Linh "), parent=cast.district, by=cast.officer, on=TODAY)
    assert row.name == "Xã Vạn Linh"
    assert queries.parent_on(row, TODAY) == cast.district
    assert (last_line().code, last_line().subject, last_line().actor) == (
        "organisation.created",
        "organisation:VL",
        "user:chuyenvien",
    )


def test_an_officer_does_not_enter_a_unit_outside_the_own_scope(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Tỉnh Lạng Sơn"):
        create_organisation(draft("VL", "Xã Vạn Linh"), parent=cast.province, by=cast.officer, on=TODAY)
    assert not Organisation.objects.filter(code="VL").exists()


def test_only_an_administrator_of_the_whole_enters_a_unit_at_the_top(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        create_organisation(draft("HN", "Thành phố Hà Nội"), parent=None, by=cast.officer, on=TODAY)
    create_organisation(draft("HN", "Thành phố Hà Nội"), parent=None, by=cast.admin, on=TODAY)


def test_a_code_in_use_is_refused_with_a_sentence(cast: Cast) -> None:
    with pytest.raises(Invalid, match="Mã “CL-DM” đã có"):
        create_organisation(draft("CL-DM", "Xã khác"), parent=cast.district, by=cast.officer, on=TODAY)


def test_a_refused_unit_leaves_neither_row_nor_line(cast: Cast) -> None:
    lines = AuditEntry.objects.count()
    with pytest.raises(Invalid, match="không hoạt động"):
        create_organisation(draft("X", "Xã X", date(2000, 1, 1)), parent=cast.district, by=SYSTEM, on=TODAY)
    assert (AuditEntry.objects.count(), Organisation.objects.filter(code="X").count()) == (lines, 0)


def test_a_correction_tells_before_and_after(cast: Cast) -> None:
    edit_organisation(cast.dong_mo, OrganisationFacts("TT Đồng Mỏ", "town"), by=cast.officer, on=TODAY)
    assert last_line().changes == {"name": ["Thị trấn Đồng Mỏ", "TT Đồng Mỏ"]}
    assert list(queries.search(queries.organisations(), "tt dong mo")) == [cast.dong_mo]


def test_a_head_of_unit_does_not_edit_the_register(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        edit_organisation(cast.dong_mo, OrganisationFacts("X", "town"), by=cast.head, on=TODAY)


def test_a_unit_is_not_placed_under_what_stands_below_it(cast: Cast) -> None:
    village = unit("V1", "Thôn Một", "village", cast.dong_mo)
    for below in (cast.dong_mo, village):
        with pytest.raises(Invalid, match="không thể làm cấp trên"):
            place_organisation(cast.district, parent=below, since=TODAY, by=SYSTEM, on=TODAY)
    with pytest.raises(Invalid, match="không thể làm cấp trên"):
        place_organisation(cast.district, parent=cast.district, since=TODAY, by=SYSTEM, on=TODAY)


def test_a_ring_that_would_close_only_later_is_refused_too(cast: Cast) -> None:
    place_organisation(cast.dong_mo, parent=cast.department, since=date(2024, 6, 1), by=SYSTEM, on=TODAY)
    with pytest.raises(Invalid, match="01/06/2024"):
        place_organisation(cast.department, parent=cast.dong_mo, since=date(2024, 4, 1), by=SYSTEM, on=TODAY)


def test_placements_of_a_unit_never_overlap(cast: Cast) -> None:
    place_organisation(cast.dong_mo, parent=cast.province, since=date(2024, 5, 1), by=SYSTEM, on=TODAY)
    with pytest.raises(Conflict, match="01/04/2024"):
        place_organisation(cast.dong_mo, parent=cast.department, since=date(2024, 4, 1), by=SYSTEM, on=TODAY)
    spans = list(
        Placement.objects.filter(child=cast.dong_mo).order_by("valid_from").values_list("valid_from", "valid_to")
    )
    assert spans == [(BORN, date(2024, 5, 1)), (date(2024, 5, 1), None)]


def test_a_placement_of_the_same_day_is_corrected_in_place(cast: Cast) -> None:
    place_organisation(cast.dong_mo, parent=cast.province, since=BORN, by=SYSTEM, on=TODAY)
    assert [p.parent for p in queries.placements_of(cast.dong_mo)] == [cast.province]


def test_a_unit_is_dissolved_with_its_posts_and_roles_and_restored(cast: Cast) -> None:
    facts, office = PersonFacts("Vi Văn A"), OfficeDraft("Chủ tịch", BORN, is_head=True)
    register_person(facts, office, organisation=cast.dong_mo, by=SYSTEM, on=TODAY)
    ends = date(2024, 4, 1)
    dissolve_organisation(cast.dong_mo, ends=ends, legal_basis=BASIS, by=cast.officer, on=TODAY)
    assert Appointment.objects.get().valid_to == ends
    assert not Grant.objects.filter(organisation=cast.dong_mo, valid_to=None).exists()
    assert (last_line().changes["appointments_ended"], last_line().changes["grants_ended"]) == (1, 2)
    assert cast.dong_mo not in queries.organisations_on(ends)
    restore_organisation(cast.dong_mo, by=cast.officer, on=TODAY)
    assert queries.parent_on(cast.dong_mo, ends) == cast.district


def test_a_unit_with_units_under_it_is_not_dissolved(cast: Cast) -> None:
    with pytest.raises(Conflict, match="Phòng Nội vụ"):
        dissolve_organisation(cast.district, ends=REFORM, legal_basis=BASIS, by=cast.admin, on=TODAY)


def merger(cast: Cast, staff: Staff = Staff.END) -> Merger:
    sources = (cast.dong_mo, cast.chi_lang_town, cast.chi_lang)
    return Merger(sources, draft("06463", "Xã Chi Lăng", REFORM), REFORM, BASIS, staff)


def test_three_units_become_one_that_stands_under_the_province(cast: Cast) -> None:
    village = unit("V1", "Thôn Một", "village", cast.dong_mo)
    lines = AuditEntry.objects.count()
    heir = merge_organisations(merger(cast), parent=cast.province, by=cast.admin, on=TODAY)
    assert AuditEntry.objects.count() == lines + 1
    assert queries.parent_on(heir, REFORM) == cast.province
    assert queries.parent_on(village, REFORM) == heir
    assert queries.parent_on(village, date(2025, 6, 30)) == cast.dong_mo
    assert {s.source for s in Succession.objects.filter(target=heir)} == {
        cast.dong_mo,
        cast.chi_lang_town,
        cast.chi_lang,
    }
    living = queries.organisations_on(REFORM).filter(kind__in=["town", "commune"])
    assert list(living) == [heir]


def test_a_merger_needs_its_legal_basis(cast: Cast) -> None:
    bare = Merger((cast.dong_mo,), cast.chi_lang, REFORM, " ")
    with pytest.raises(Invalid, match="văn bản căn cứ"):
        merge_organisations(bare, by=SYSTEM, on=TODAY)


def test_roles_end_with_their_units_unless_carried_over(cast: Cast) -> None:
    heir = merge_organisations(merger(cast), parent=cast.province, by=cast.admin, on=TODAY)
    assert queries.grants_of(cast.head, REFORM).count() == 0
    assert Grant.objects.filter(organisation=heir).count() == 0


def test_roles_carried_over_are_held_once_in_the_heir(cast: Cast) -> None:
    twice = GrantDraft(Role.UNIT_OFFICER, cast.chi_lang, BORN)
    grant_role(cast.unit_officer, twice, by=SYSTEM, on=TODAY)
    heir = merge_organisations(merger(cast, Staff.CARRY), parent=cast.province, by=cast.admin, on=TODAY)
    held = queries.grants_of(cast.unit_officer, REFORM)
    assert [(grant.role, grant.organisation) for grant in held] == [("unit_officer", heir)]


def test_an_officer_carries_no_roles_over(cast: Cast) -> None:
    moved = Merger((cast.dong_mo,), cast.chi_lang, REFORM, BASIS, Staff.CARRY)
    with pytest.raises(NotAllowed):
        merge_organisations(moved, by=cast.officer, on=TODAY)
    merge_organisations(Merger((cast.dong_mo,), cast.chi_lang, REFORM, BASIS), by=cast.officer, on=TODAY)


def test_posts_but_not_headships_go_over_when_carried(cast: Cast) -> None:
    for name, post, head in (("Vi Văn A", "Chủ tịch", True), ("Vi Văn B", "Công chức", False)):
        office = OfficeDraft(post, BORN, is_head=head)
        register_person(PersonFacts(name), office, organisation=cast.dong_mo, by=SYSTEM, on=TODAY)
    heir = merge_organisations(merger(cast, Staff.CARRY), parent=cast.province, by=cast.admin, on=TODAY)
    assert [(held.person.full_name, held.post) for held in queries.staff_of(heir, REFORM)] == [
        ("Vi Văn B", "Công chức")
    ]


def test_a_unit_does_not_merge_into_itself(cast: Cast) -> None:
    with pytest.raises(Invalid, match="đồng thời"):
        merge_organisations(Merger((cast.dong_mo,), cast.dong_mo, REFORM, BASIS), by=SYSTEM, on=TODAY)


def test_a_unit_that_has_merged_is_neither_merged_again_nor_restored(cast: Cast) -> None:
    merge_organisations(Merger((cast.dong_mo,), cast.chi_lang, REFORM, BASIS), by=SYSTEM, on=TODAY)
    with pytest.raises(Conflict, match="đã kết thúc"):
        merge_organisations(Merger((cast.dong_mo,), cast.chi_lang_town, REFORM, BASIS), by=SYSTEM, on=TODAY)
    with pytest.raises(Conflict, match="không khôi phục được"):
        restore_organisation(cast.dong_mo, by=SYSTEM, on=TODAY)


def test_a_split_says_where_each_unit_below_goes(cast: Cast) -> None:
    village, other = (unit(c, n, "village", cast.dong_mo) for c, n in (("V1", "Thôn Một"), ("V2", "Thôn Hai")))
    parts = (draft("A", "Xã A", REFORM), draft("B", "Xã B", REFORM))
    with pytest.raises(Invalid, match="Thôn Hai"):
        split_organisation(Split(cast.dong_mo, parts, REFORM, BASIS, moves={village.pk: "A"}), by=SYSTEM, on=TODAY)
    moves = {village.pk: "A", other.pk: "B"}
    a, b = split_organisation(Split(cast.dong_mo, parts, REFORM, BASIS, moves=moves), by=cast.officer, on=TODAY)
    assert (queries.parent_on(village, REFORM), queries.parent_on(other, REFORM)) == (a, b)
    assert queries.find_successor_on(cast.dong_mo, REFORM) == [a, b]
    assert queries.parent_on(a, REFORM) == cast.district


def test_a_unit_that_gives_a_part_away_lives_on(cast: Cast) -> None:
    part = Split(cast.dong_mo, (draft("A", "Xã A", REFORM),), REFORM, BASIS, source_remains=True)
    split_organisation(part, by=cast.officer, on=TODAY)
    assert queries.find_successor_on(cast.dong_mo, REFORM) == [cast.dong_mo]


def test_a_renaming_keeps_code_and_former_name(cast: Cast) -> None:
    renaming = Renaming("Phường Chi Lăng", date(2024, 3, 1), BASIS, "ward")
    rename_organisation(cast.chi_lang, renaming, by=cast.officer, on=TODAY)
    step = Succession.objects.get()
    assert (step.kind, step.name_before, step.name_after) == ("rename", "Xã Chi Lăng", "Phường Chi Lăng")
    assert (cast.chi_lang.code, cast.chi_lang.kind) == ("CL-CL", "ward")
    assert last_line().reason == BASIS


def test_a_renaming_not_in_force_yet_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="khi đã có hiệu lực"):
        rename_organisation(cast.chi_lang, Renaming("Phường A", REFORM, BASIS), by=SYSTEM, on=TODAY)


def test_postgresql_itself_refuses_to_stand_in_two_places(cast: Cast) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no exclusion constraints; the action holds the rule there")
    with pytest.raises(IntegrityError, match="placement_no_overlap"), transaction.atomic():
        Placement.objects.create(
            child=cast.dong_mo, parent=cast.province, valid_from=date(2011, 1, 1), valid_to=date(2012, 1, 1)
        )
