"""People from Excel: template, dry run, bringing in. A person is known by code, by personal id, or within the unit
by name and birth date; a second import corrects and never enters anybody twice."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import override

from thidua.core import exports
from thidua.core.audit import SYSTEM, Actor, correlated
from thidua.core.imports import Findings, Mode, Outcome, Plan, PlannedRow, read_table
from thidua.core.logic.sheet import Column, Entry, Heading, Kind
from thidua.core.saving import lock_table
from thidua.directory import policy, queries
from thidua.directory.actions.importing import ImportSummary, note_import
from thidua.directory.actions.offices import OfficeDraft, appoint
from thidua.directory.actions.people import PersonFacts, edit_person, register_person
from thidua.directory.imports.finding import UnitFinder, naming
from thidua.directory.imports.matching import Register, changes_of, judge_row
from thidua.directory.models import Organisation, Person

GUIDE = (
    "Mỗi dòng là một người ở một đơn vị. Không đổi tên các cột; thứ tự cột tùy ý.",
    "Nhập lại: người đã có (cùng mã, cùng số định danh, hoặc cùng họ tên và ngày sinh ở đơn vị) được cập nhật.",
    "Ngày sinh ghi ngày/tháng/năm. Số định danh cá nhân gồm 12 chữ số.",
    "Ô để trống khi cập nhật nghĩa là giữ nguyên giá trị đang có.",
)


def people_columns() -> list[Column]:
    """The columns of the file; words are always Vietnamese, as the file is."""
    with override("vi"):
        genders = {value: str(words) for value, words in Person.Gender.choices}
    return [
        Column("code", "Mã cá nhân", aliases=("Mã", "Mã cán bộ", "Mã CB"), longest=40, hint="Để trống nếu chưa có"),
        Column("full_name", "Họ và tên", required=True, aliases=("Họ tên", "Họ, tên", "Tên"), longest=120, width=28),
        Column("birth_date", "Ngày sinh", Kind.DATE, aliases=("Ngày tháng năm sinh", "Năm sinh", "Sinh ngày")),
        Column("gender", "Giới tính", Kind.CHOICE, aliases=("Giới", "Nam/Nữ"), choices=genders, width=12),
        Column("personal_id", "Số định danh cá nhân", Kind.DIGITS, longest=12,
               aliases=("CCCD", "Số CCCD", "Căn cước", "Số căn cước", "Số định danh", "CCCD/ĐDCN")),
        Column("ethnicity", "Dân tộc", longest=60, width=12),
        Column("phone", "Điện thoại", aliases=("Số điện thoại", "ĐT", "SĐT"), longest=30),
        Column("email", "Thư điện tử", aliases=("Email", "E-mail", "Địa chỉ thư"), longest=254, width=26),
        Column("unit", "Đơn vị", required=True, aliases=("Mã đơn vị", "Đơn vị công tác", "Nơi công tác"), width=30,
               hint="Mã đơn vị, hoặc tên nếu không trùng"),
        Column("post", "Chức vụ", required=True, aliases=("Chức vụ, chức danh", "Chức danh", "Vị trí việc làm"),
               longest=120, width=28),
        Column("is_head", "Là thủ trưởng", Kind.FLAG, aliases=("Thủ trưởng", "Đứng đầu đơn vị"), width=14),
        Column("is_leader", "Là lãnh đạo, quản lý", Kind.FLAG, aliases=("Lãnh đạo", "Quản lý", "Lãnh đạo quản lý")),
        Column("valid_from", "Giữ chức vụ từ ngày", Kind.DATE, aliases=("Từ ngày", "Ngày bổ nhiệm"),
               hint="Ngày/tháng/năm; để trống: từ ngày nhập"),
    ]  # fmt: skip


def people_template(by: Actor, on: date) -> bytes:
    """The file to fill in, with the units whose people the account keeps as a drop-down."""
    units = queries.organisations_on(on)
    if by is not SYSTEM:
        units = units.filter(pk__in=queries.organisations_of(by, on, *policy.PEOPLE_KEEPERS))
    listed = list(units.values_list("code", "name"))
    return exports.template(
        "DANH SÁCH CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC, NGƯỜI LAO ĐỘNG", people_columns(), GUIDE, {"unit": listed}
    )


def plan_people(data: bytes, *, by: Actor, on: date) -> Plan:
    """The dry run: what bringing the file in would do, row by row. Writes nothing."""
    columns = people_columns()
    grid, heading, entries = read_table(data, columns)
    units = UnitFinder.of((str(entry.values.get("unit", "")) for entry in entries), on)
    scope = None if by is SYSTEM else queries.organisations_of(by, on, *policy.PEOPLE_KEEPERS)
    register = Register.of([entry.values for entry in entries], units, scope, on)
    return Plan(grid, heading, tuple(_planned(entry, heading, columns, register) for entry in entries))


def _planned(entry: Entry, heading: Heading, columns: Sequence[Column], register: Register) -> PlannedRow:
    found = Findings.of(entry, heading, columns)
    values = {key: value for key, value in entry.values.items() if value not in {None, ""}}
    target = judge_row(values, found, register)
    changes = changes_of(target, values, register) if target else ()
    outcome = Outcome.CHANGED if changes else Outcome.SAME if target else Outcome.NEW
    return PlannedRow(
        number=entry.number,
        label=str(values.get("full_name", "")),
        outcome=Outcome.ERROR if found.errors else outcome,
        values=values,
        target=target.pk if target else None,
        changes=changes,
        errors=tuple(found.errors),
    )


def import_people(data: bytes, *, file_name: str, under: Organisation, mode: Mode, by: Actor, on: date) -> Plan:
    """Bring the file in, after the same dry run; one transaction, one correlation id, a line for each person."""
    with transaction.atomic(), correlated(uuid.uuid4().hex):
        lock_table(Person)
        plan = plan_people(data, by=by, on=on)
        for row in plan.wanted(mode):
            with naming(row):
                _bring_in(row, by=by, on=on)
        counts = {outcome.value: count for outcome, count in plan.counts().items()}
        note_import(ImportSummary("people", file_name, mode.value, counts), under=under, by=by, on=on)
    return plan


def _bring_in(row: PlannedRow, *, by: Actor, on: date) -> None:
    values = row.values
    unit = Organisation.objects.get(pk=str(values["unit_id"]))
    office = _office(values, on)
    if row.target is None:
        code = str(values.get("code", ""))
        register_person(_facts(values), office, organisation=unit, code=code, by=by, on=on)
        return
    person = Person.objects.get(pk=row.target)
    fields = {change.field for change in row.changes}
    if fields - {"post"}:
        edit_person(person, _facts(values, person), by=by, on=on)
    if "post" in fields:
        appoint(person, office, organisation=unit, by=by, on=on)


def _office(values: Mapping[str, object], on: date) -> OfficeDraft:
    since = values.get("valid_from", on)
    assert isinstance(since, date)
    return OfficeDraft(
        post=str(values["post"]),
        valid_from=since,
        is_head=bool(values.get("is_head")),
        is_leader=bool(values.get("is_leader")),
    )


def _facts(values: Mapping[str, object], person: Person | None = None) -> PersonFacts:
    """The facts of the row; what the row leaves open stays as it is."""

    def text(name: str) -> str:
        return str(values.get(name) or (getattr(person, name) if person else ""))

    birth = values.get("birth_date", person.birth_date if person else None)
    assert birth is None or isinstance(birth, date)
    return PersonFacts(
        full_name=text("full_name"),
        birth_date=birth,
        gender=text("gender") or Person.Gender.UNKNOWN,
        personal_id=text("personal_id"),
        ethnicity=text("ethnicity"),
        phone=text("phone"),
        email=text("email"),
    )
