"""Old honours from Excel: compared first, matched by id or by name, birth and unit, brought in and taken back."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from tests.commendation.conftest import DAY, FIGHTER, given
from tests.remembering import remembered, the_district
from thidua.commendation.actions.honour_batches import undo_batch
from thidua.commendation.actions.publishing import publish_batch
from thidua.commendation.actions.record import (
    InitiativeFacts,
    cancel_honour,
    enter_honour,
    register_initiative,
    use_initiative,
)
from thidua.commendation.imports.honours import honour_columns, import_honours, plan_honours
from thidua.commendation.logic.terms import Scope
from thidua.commendation.lookup_queries import Question, look_up
from thidua.commendation.models import Honour, HonourBatch
from thidua.core.audit import SYSTEM
from thidua.core.errors import Conflict, Invalid, NotAllowed
from thidua.core.imports import Mode, Plan
from thidua.core.models import AuditEntry
from thidua.demo.cast import Cast
from thidua.directory.actions.offices import OfficeDraft
from thidua.directory.actions.organisations import create_organisation
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.actions.reorganisation import Merger, Renaming, Staff, merge_organisations, rename_organisation
from thidua.directory.models import Organisation, Person
from thidua.directory.steps.units import OrganisationDraft, OrganisationFacts

ID, BORN, SINCE = "020085001234", date(1985, 2, 3), date(2024, 1, 2)
HEAD = [column.label for column in honour_columns()]
USUAL: dict[str, object] = {
    "Danh hiệu, hình thức": "Chiến sĩ thi đua cơ sở",
    "Năm": 2021,
    "Số quyết định": "12/QĐ-UBND",
    "Ngày quyết định": "15/12/2021",
    "Cấp quyết định": "Chủ tịch UBND huyện Chi Lăng",
}


@pytest.fixture(autouse=True)
def files_of_its_own(settings: object, tmp_path: object) -> None:
    settings.FILES = tmp_path  # type: ignore[attr-defined]


def excel(*rows: dict[str, object]) -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for line in (HEAD, *([(USUAL | row).get(name) for name in HEAD] for row in rows)):
        sheet.append(line)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def somebody(name: str, unit: Organisation, **facts: object) -> Person:
    post = OfficeDraft("Công chức", SINCE)
    return register_person(PersonFacts(name, **facts), post, organisation=unit, by=SYSTEM, on=DAY)  # type: ignore[arg-type]


def made() -> Cast:
    """Three people of one commune, two of them of one name."""
    cast = the_district(DAY)
    somebody("Đặng Thị Ánh", cast.bang_huu, personal_id=ID, birth_date=BORN)
    somebody("Vi Văn Bình", cast.bang_huu, birth_date=date(1980, 1, 1))
    somebody("Vi Văn Bình", cast.bang_huu, birth_date=date(1990, 1, 1))
    return cast


@pytest.fixture
def cast(db: None) -> Cast:
    return remembered(("people with old honours", DAY), made)


def outcomes(plan: Plan) -> list[str]:
    return [row.outcome.value for row in plan.rows]


def brought(cast: Cast, *rows: dict[str, object]) -> Plan:
    data = excel(*rows)
    return import_honours(data, file_name="cu.xlsx", under=cast.district, mode=Mode.VALID_ONLY, by=cast.officer, on=DAY)


ANH: dict[str, object] = {
    "Họ và tên": "Đặng Thị Ánh",
    "Đơn vị, tập thể": "Xã Bằng Hữu",
    "Chức vụ khi được khen": "Văn thư",
}
UNIT: dict[str, object] = {"Đơn vị, tập thể": "Xã Bằng Hữu", "Danh hiệu, hình thức": "Tập thể lao động xuất sắc"}


def test_rows_are_new_then_the_same_then_changed_and_never_twice(cast: Cast) -> None:
    assert outcomes(plan_honours(excel(ANH, UNIT), by=cast.officer, on=DAY)) == ["new", "new"]
    assert Honour.objects.count() == 0
    brought(cast, ANH, UNIT)
    mine = Honour.objects.get(person__personal_id=ID)
    assert (mine.code, mine.name_then, mine.unit_then) == ("TT-2021-00001", "Đặng Thị Ánh", "Văn thư, Xã Bằng Hữu")
    plan = brought(cast, ANH, UNIT | {"Thành tích": "Dẫn đầu cụm"})
    assert outcomes(plan) == ["same", "changed"]
    assert [change.field for change in plan.rows[1].changes] == ["deed"]
    assert Honour.objects.count() == 2
    assert [batch.new for batch in HonourBatch.objects.order_by("pk")] == [2, 0]
    assert not look_up(Question("dang thi anh")).rows
    assert publish_batch(HonourBatch.objects.earliest("pk"), by=cast.officer, on=DAY) == 2
    assert look_up(Question("dang thi anh")).rows.get() == mine
    with pytest.raises(Conflict, match="Không còn thành tích nào chờ công khai"):
        publish_batch(HonourBatch.objects.latest("pk"), by=cast.officer, on=DAY)
    assert AuditEntry.objects.filter(code="honour.batch_brought").count() == 2


@pytest.mark.parametrize(
    ("row", "cell", "words"),
    [
        ({"Họ và tên": "Vi Văn Bình"}, "A2", "nhiều người trùng họ tên"),
        ({"Họ và tên": "Không Có Ai"}, "A2", "Chưa có người này"),
        ({"Họ và tên": "Vi Văn Bình", "Ngày sinh": "05/05/1985"}, "A2", "Chưa có người này"),
        ({"Số định danh cá nhân": "020085009999"}, "C2", "Chưa có ai mang số định danh"),
        ({"Họ và tên": "Vi Văn Bình", "Số định danh cá nhân": ID}, "A2", "người khác tên"),
        ({"Đơn vị, tập thể": "Xã Không Có"}, "D2", "Không có đơn vị nào"),
        ({"Năm": 2077}, "I2", "Năm không hợp lý"),
        ({"Từ năm": 2022}, "H2", "không sau năm kết thúc"),
        ({"Ngày quyết định": "01/01/2030"}, "L2", "Ngày quyết định không hợp lý"),
        ({"Danh hiệu, hình thức": "Huân chương lạ"}, "F2", "Không có trong danh mục"),
        ({"Đơn vị, tập thể": "Huyện Hữu Lũng"}, "D2", "ngoài phạm vi"),
    ],
)
def test_what_is_wrong_stands_in_its_cell(cast: Cast, row: dict[str, object], cell: str, words: str) -> None:
    (found,) = plan_honours(excel({"Đơn vị, tập thể": "Xã Bằng Hữu"} | row), by=cast.officer, on=DAY).rows
    assert (found.outcome.value, found.errors[0].cell) == ("error", cell)
    assert words in found.errors[0].message


def test_people_of_one_name_are_told_apart_by_birth_and_ids_hold_everywhere(cast: Cast) -> None:
    binh = ANH | {"Họ và tên": "Vi Văn Bình", "Ngày sinh": "01/01/1990"}
    by_id = {"Số định danh cá nhân": ID, "Đơn vị, tập thể": "Xã Nhân Lý", "Năm": 2020}
    assert outcomes(brought(cast, binh, by_id)) == ["new", "new"]
    held = {(row.person.birth_date, row.name_then) for row in Honour.objects.select_related("person") if row.person}
    assert held == {(date(1990, 1, 1), "Vi Văn Bình"), (BORN, "Đặng Thị Ánh")}


def test_of_units_of_one_name_the_one_in_charge_is_meant_and_else_codes_are_asked_for(cast: Cast) -> None:
    facts = OrganisationFacts(cast.bang_huu.name, Organisation.Kind.COMMUNE)
    draft = OrganisationDraft("HL-01", facts, SINCE)
    create_organisation(draft, parent=cast.neighbour, by=SYSTEM, on=DAY)
    late = UNIT | {"Năm": 2024, "Ngày quyết định": "15/11/2024"}
    assert outcomes(plan_honours(excel(late), by=cast.officer, on=DAY)) == ["new"]
    old, new = plan_honours(excel(UNIT, late), by=cast.admin, on=DAY).rows
    assert (old.outcome.value, new.outcome.value) == ("new", "error")
    assert "HL-01" in new.errors[0].message


def test_a_row_twice_in_a_file_is_named(cast: Cast) -> None:
    plan = plan_honours(excel(ANH, ANH | {"Số quyết định": "12/qđ-ubnd"}), by=cast.officer, on=DAY)
    assert outcomes(plan) == ["new", "error"]
    assert "Trùng với dòng 2" in plan.rows[1].errors[0].message


def test_units_that_are_no_more_and_former_names_keep_their_record(cast: Cast) -> None:
    rename_organisation(cast.bang_mac, Renaming("Xã Bằng Mới", date(2024, 6, 1), "NQ 1"), by=SYSTEM, on=DAY)
    merger = Merger((cast.bang_huu,), cast.nhan_ly, date(2024, 7, 1), "NQ 2", Staff.CARRY)
    merge_organisations(merger, by=SYSTEM, on=DAY)
    renamed = UNIT | {"Đơn vị, tập thể": "Xã Bằng Mạc"}
    new_home = ANH | {"Đơn vị, tập thể": "Xã Nhân Lý", "Năm": 2019, "Số quyết định": "9/QĐ"}
    assert outcomes(brought(cast, UNIT, ANH, renamed, new_home)) == ["new"] * 4
    given_to = {(row.organisation, row.name_then) for row in Honour.objects.exclude(organisation=None)}
    assert given_to == {(cast.bang_huu, "Xã Bằng Hữu"), (cast.bang_mac, "Xã Bằng Mạc")}
    assert Honour.objects.filter(person__personal_id=ID).count() == 2


def test_a_file_is_taken_back_as_a_whole(cast: Cast) -> None:
    standing = enter_honour(cast.bang_huu, given(FIGHTER, 2021), by=SYSTEM, on=DAY)
    same: dict[str, object] = {"Đơn vị, tập thể": "Xã Bằng Hữu", "Ngày quyết định": "01/12/2021", "Thành tích": "Mới"}
    assert outcomes(brought(cast, same, ANH)) == ["changed", "new"]
    batch = HonourBatch.objects.get()
    undo_batch(batch, reason="Nhập nhầm tệp", by=cast.officer, on=DAY)
    (left,) = Honour.objects.all()
    assert (left, left.deed) == (standing, "")
    with pytest.raises(Conflict, match="đã được hoàn tác"):
        undo_batch(batch, reason="Lần nữa", by=cast.officer, on=DAY)
    assert outcomes(brought(cast, same, ANH)) == ["changed", "new"]


def test_what_others_lean_on_is_not_taken_back(cast: Cast) -> None:
    brought(cast, ANH)
    honour, batch = Honour.objects.select_related("person").get(), HonourBatch.objects.get()
    assert honour.person is not None
    with pytest.raises(NotAllowed):
        undo_batch(batch, reason="Nhầm", by=cast.bang_huu_head, on=DAY)
    with pytest.raises(Invalid, match="lý do"):
        undo_batch(batch, reason=" ", by=cast.officer, on=DAY)
    idea = InitiativeFacts("Số hóa", 2021, Scope.GRASSROOTS, "Hội đồng", "QĐ 1")
    used = register_initiative(idea, [(honour.person, 10_000)], by=SYSTEM, on=DAY).authorships.get()
    use_initiative(used, honour, by=SYSTEM, on=DAY)
    with pytest.raises(Conflict, match="dựa vào"):
        undo_batch(batch, reason="Nhầm", by=cast.officer, on=DAY)
    cancel_honour(honour, decision="QĐ 9", reason="Sai", by=SYSTEM, on=DAY)
    with pytest.raises(Conflict, match="được sửa sau đó"):
        undo_batch(batch, reason="Nhầm", by=cast.officer, on=DAY)
    assert Honour.objects.count() == 1


def test_all_or_nothing_brings_in_nothing_while_a_row_is_wrong(cast: Cast) -> None:
    data = excel(ANH, {"Họ và tên": "Không Có Ai", "Đơn vị, tập thể": "Xã Bằng Hữu"})
    with pytest.raises(Invalid, match="Còn 1 dòng lỗi"):
        import_honours(data, file_name="a.xlsx", under=cast.district, mode=Mode.ALL_OR_NOTHING, by=cast.officer, on=DAY)
    assert (Honour.objects.count(), HonourBatch.objects.count()) == (0, 0)
