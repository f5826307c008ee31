from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.directory.conftest import BORN, TODAY, Cast
from thidua.core.audit import SYSTEM
from thidua.core.errors import Invalid
from thidua.core.imports import Mode, Outcome, Plan
from thidua.core.models import AuditEntry
from thidua.directory import queries
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.imports.people import import_people, people_template, plan_people
from thidua.directory.models import Person, User

HEAD = ["TT", "Họ và tên", "Ngày sinh", "Giới tính", "CCCD", "Đơn vị công tác", "Chức vụ", "Lãnh đạo", "Thủ trưởng"]
NUMBER = "020085001234"
ROW: list[object] = [1, "Vi Văn  Đạt", "05/03/1985", "nam", 20085001234, "CL-DM", "Công chức", "", ""]


def book(*rows: list[object], head: list[str] = HEAD) -> bytes:
    made, stream = openpyxl.Workbook(), BytesIO()
    for row in [["DANH SÁCH"], [], head, *rows]:
        made.active.append(row)
    made.save(stream)
    return stream.getvalue()


def bring_in(cast: Cast, *rows: list[object], by: User | None = None) -> Plan:
    return import_people(
        book(*rows),
        file_name="ds.xlsx",
        under=cast.dong_mo,
        mode=Mode.ALL_OR_NOTHING,
        by=by or cast.unit_officer,
        on=TODAY,
    )


def errors(cast: Cast, *rows: list[object], by: User | None = None) -> list[tuple[str, str]]:
    found = plan_people(book(*rows), by=by or cast.unit_officer, on=TODAY)
    return [(error.cell, error.message) for row in found.rows for error in row.errors]


def test_a_person_is_brought_in_with_the_post(cast: Cast) -> None:
    bring_in(cast, ROW)
    person = Person.objects.get()
    assert (person.full_name, person.birth_date, person.gender, person.personal_id) == (
        "Vi Văn Đạt",
        date(1985, 3, 5),
        "male",
        NUMBER,
    )
    (post,) = queries.offices_of(person, TODAY)
    assert (post.post, post.organisation, post.is_leader, post.valid_from) == ("Công chức", cast.dong_mo, False, TODAY)


def test_a_second_import_enters_nobody_twice(cast: Cast) -> None:
    bring_in(cast, ROW)
    again = bring_in(cast, ROW)
    assert again.counts()[Outcome.SAME] == 1
    assert (Person.objects.count(), Person.objects.get().appointments.count()) == (1, 1)


def test_a_person_is_known_again_by_personal_id_under_another_spelling(cast: Cast) -> None:
    bring_in(cast, ROW)
    bring_in(cast, [1, "Vi Văn Đạt Em", "", "", NUMBER, "CL-DM", "Công chức", "", ""])
    person = Person.objects.get()
    assert (person.full_name, person.birth_date) == ("Vi Văn Đạt Em", date(1985, 3, 5))


def test_a_person_is_known_again_by_name_and_birth_date_in_the_unit(cast: Cast) -> None:
    bring_in(cast, [1, "Vi Văn Đạt", "05/03/1985", "", "", "CL-DM", "Công chức", "", ""])
    bring_in(cast, ROW)
    assert Person.objects.get().personal_id == NUMBER


def test_the_same_name_with_another_birth_date_is_another_person(cast: Cast) -> None:
    bring_in(cast, ROW, [2, "Vi Văn Đạt", "06/04/1990", "nam", "", "CL-DM", "Công chức", "", ""])
    assert Person.objects.count() == 2


def test_a_new_post_in_a_second_import_is_an_appointment(cast: Cast) -> None:
    bring_in(cast, ROW)
    (row,) = bring_in(cast, [*ROW[:6], "Phó Trưởng ban", "x", ""]).rows
    assert [(change.field, change.after) for change in row.changes] == [("post", "Phó Trưởng ban")]
    posts = {post.post: post.is_leader for post in queries.offices_of(Person.objects.get(), TODAY)}
    assert posts == {"Công chức": False, "Phó Trưởng ban": True}


def test_wrong_cells_are_named_as_in_excel_with_what_to_do(cast: Cast) -> None:
    found = errors(
        cast,
        [1, "A", "31/02/1985", "nam", "", "CL-DM", "B", "", ""],
        [2, "", "", "khác", "123", "CL-DM", "B", "", ""],
        [3, "C", "", "", "", "CL-CL", "B", "", ""],
        [4, "D", "", "", "", "KHONG", "B", "chắc", ""],
    )
    assert [cell for cell, _ in found] == ["C4", "B5", "D5", "E5", "F6", "H7", "F7"]
    assert found[4][1] == "“Xã Chi Lăng” ngoài phạm vi Anh/Chị phụ trách."


def test_the_same_person_twice_in_a_file_is_told(cast: Cast) -> None:
    other = [2, "Vi Đạt", "", "", NUMBER, "CL-DM", "Công chức", "", ""]
    assert errors(cast, ROW, other) == [("E5", "Trùng với dòng 4. Hãy giữ một dòng.")]
    nameless = [1, "Vi A", "", "", "", "CL-DM", "Công chức", "", ""]
    assert errors(cast, nameless, nameless) == [("B5", "Trùng họ tên, ngày sinh và đơn vị với dòng 4.")]


def test_a_unit_gets_no_second_head(cast: Cast) -> None:
    rows = [[n, f"Vi {n}", "", "", "", "CL-DM", "Chủ tịch", "", "x"] for n in (1, 2)]
    assert errors(cast, *rows) == [("I5", "Dòng 4 cũng ghi là thủ trưởng của đơn vị này.")]
    bring_in(cast, rows[0])
    assert errors(cast, rows[1]) == [("I4", "Đơn vị đã có thủ trưởng là “Vi 1”. Hãy bàn giao chức vụ trước.")]


def test_people_of_other_units_are_not_changed_through_their_personal_id(cast: Cast) -> None:
    facts, office = PersonFacts("Lê B", personal_id=NUMBER), OfficeDraft("Công chức", BORN)
    register_person(facts, office, organisation=cast.chi_lang, by=SYSTEM, on=TODAY)
    assert errors(cast, ROW) == [("B4", "Người này thuộc đơn vị khác quản lý. Hãy nhờ đầu mối của đơn vị đó cập nhật.")]


def test_an_import_leaves_no_personal_id_in_the_ledger(cast: Cast) -> None:
    bring_in(cast, ROW)
    assert NUMBER not in str(list(AuditEntry.objects.values_list("changes", flat=True)))


def test_a_file_without_the_name_column_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="“Họ và tên”"):
        plan_people(book(["CL-DM", "B"], head=["Đơn vị", "Chức vụ"]), by=cast.unit_officer, on=TODAY)


def test_the_number_of_queries_of_a_dry_run_does_not_grow_with_its_rows(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    for count in (1, 30):
        data = book(*([n, f"Vi {n}", "", "", f"{n:012d}", "CL-DM", "B", "", ""] for n in range(count)))
        with django_assert_num_queries(4):
            plan_people(data, by=cast.unit_officer, on=TODAY)


def test_the_template_offers_the_units_in_ones_charge(cast: Cast) -> None:
    made = openpyxl.load_workbook(BytesIO(people_template(cast.officer, TODAY)))
    codes = [cell.value for cell in made["Danh mục"]["D"]]
    assert set(codes[1:]) == {"CL", "CL-NV", "CL-DM", "CL-TT", "CL-CL"}
