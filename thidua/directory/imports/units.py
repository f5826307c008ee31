"""Units from Excel: template, dry run, bringing in. Rows are known by their code; a second import corrects."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.core import exports
from thidua.core.audit import SYSTEM, Actor, Change, correlated
from thidua.core.imports import Findings, Mode, Outcome, Plan, PlannedRow, read_table
from thidua.core.logic.sheet import Column, Entry, Heading, Kind
from thidua.core.saving import lock_table
from thidua.directory import policy, queries
from thidua.directory.actions.importing import ImportSummary, note_import
from thidua.directory.actions.organisations import (
    OrganisationDraft,
    OrganisationFacts,
    create_organisation,
    edit_organisation,
)
from thidua.directory.actions.placements import place_organisation
from thidua.directory.imports.finding import UnitFinder, naming
from thidua.directory.models import Organisation, Placement
from thidua.directory.steps.placing import heirs_at_end

FACTS = ("name", "kind", "short_name", "official_code", "address")
GUIDE = (
    "Mỗi dòng là một đơn vị. Không đổi tên các cột; thứ tự cột tùy ý.",
    "Mã đơn vị là khóa: nhập lại cùng mã sẽ cập nhật, không tạo trùng.",
    "Cấp trên ghi bằng mã; có thể là đơn vị ở dòng khác trong cùng tệp. Để trống: trực thuộc đơn vị đang chọn.",
    "Ô để trống khi cập nhật nghĩa là giữ nguyên giá trị đang có.",
)


def unit_columns() -> list[Column]:
    """The columns of the file; words are always Vietnamese, as the file is."""
    with override("vi"):
        kinds = {value: str(words) for value, words in Organisation.Kind.choices}
    return [
        Column("code", "Mã đơn vị", required=True, aliases=("Mã", "Mã ĐV"), longest=40, width=16),
        Column("name", "Tên đơn vị", required=True, aliases=("Đơn vị", "Tên"), width=36),
        Column("kind", "Loại đơn vị", Kind.CHOICE, required=True, aliases=("Loại", "Loại hình"), choices=kinds),
        Column("parent", "Mã đơn vị cấp trên", aliases=("Cấp trên", "Mã cấp trên", "Đơn vị cấp trên"), longest=40),
        Column("short_name", "Tên viết tắt", aliases=("Viết tắt",), longest=100),
        Column("official_code", "Mã hành chính", aliases=("Mã ĐVHC", "Mã xã"), longest=10,
               hint="Mã theo QĐ 19/2025/QĐ-TTg (hoặc QĐ 124/2004/QĐ-TTg với đơn vị cũ)"),
        Column("address", "Địa chỉ", aliases=("Trụ sở",), width=36),
        Column("valid_from", "Hoạt động từ ngày", Kind.DATE, aliases=("Từ ngày", "Ngày thành lập"),
               hint="Ngày/tháng/năm; để trống: từ 01/01 năm nay"),
    ]  # fmt: skip


def units_template(under: Organisation) -> bytes:
    """The file to fill in for the units under ``under``."""
    listed = [(under.code, under.name)]
    return exports.template(
        f"DANH SÁCH ĐƠN VỊ TRỰC THUỘC {under.name.upper()}", unit_columns(), GUIDE, {"parent": listed}
    )


@dataclass(slots=True)
class _Judge:
    """What the rows are compared with, read once."""

    under: Organisation
    on: date
    units: UnitFinder
    parents: Mapping[int, Organisation]
    heirs: Mapping[int, Organisation]
    scope: frozenset[int] | None
    in_file: set[str]
    first_seen: dict[str, int] = field(default_factory=dict)

    def allows(self, unit: Organisation) -> bool:
        return self.scope is None or unit.pk in self.scope

    def is_over(self, unit: Organisation) -> bool:
        """Whether the unit is no more on the day; one that ends later still lives."""
        return unit.valid_to is not None and unit.valid_to <= self.on

    def leaves_nobody(self, unit: Organisation) -> bool:
        """Whether the unit ends without one heir that takes over what stands under it."""
        return unit.valid_to is not None and unit.pk not in self.heirs


def plan_units(data: bytes, *, under: Organisation, by: Actor, on: date) -> Plan:
    """The dry run: what bringing the file in would do, row by row. Writes nothing."""
    columns = unit_columns()
    grid, heading, entries = read_table(data, columns)
    codes = {str(entry.values.get("code", "")) for entry in entries}
    units = UnitFinder.of(codes | {str(entry.values.get("parent", "")) for entry in entries}, on)
    known = [unit for code, unit in units.by_code.items() if code in codes]
    judge = _Judge(
        under=under,
        on=on,
        units=units,
        parents=queries.parents_on(known, on),
        heirs=heirs_at_end([under, *units.all]),
        scope=None if by is SYSTEM else queries.organisations_of(by, on, *policy.KEEPERS),
        in_file=codes,
    )
    rows = [_planned(entry, heading, columns, judge) for entry in entries]
    return Plan(grid, heading, tuple(_without_rings(rows, heading, columns)))


def _planned(entry: Entry, heading: Heading, columns: Sequence[Column], judge: _Judge) -> PlannedRow:
    found = Findings.of(entry, heading, columns)
    values = {key: value for key, value in entry.values.items() if value not in {None, ""}}
    code = str(values.get("code", ""))
    target = judge.units.by_code.get(code)
    _judge_code(code, target, entry, found, judge)
    parent = _judge_parent(values, target, found, judge)
    if target is None:
        _judge_birth(values, parent, found, judge)
    changes = _changes(target, values, judge) if target else ()
    outcome = Outcome.CHANGED if changes else Outcome.SAME if target else Outcome.NEW
    return PlannedRow(
        number=entry.number,
        label=str(values.get("name", code)),
        outcome=Outcome.ERROR if found.errors else outcome,
        values=values,
        target=target.pk if target else None,
        changes=changes,
        errors=tuple(found.errors),
    )


def _judge_code(code: str, target: Organisation | None, entry: Entry, found: Findings, judge: _Judge) -> None:
    first = judge.first_seen.setdefault(code, entry.number)
    if code and first != entry.number:
        found.wrong("code", _("Trùng mã với dòng %(row)s. Hãy giữ một dòng.") % {"row": first})
    if target and judge.is_over(target):
        found.wrong("code", _("Mã này thuộc đơn vị đã kết thúc hoạt động. Hãy dùng mã khác."))
    elif target and not judge.allows(target):
        found.wrong("code", _("Đơn vị này ngoài phạm vi Anh/Chị phụ trách. Hãy bỏ dòng này."))


def _judge_parent(
    values: dict[str, object], target: Organisation | None, found: Findings, judge: _Judge
) -> Organisation | None:
    """The superior that stands in the register already; its code takes the place of what was written."""
    written = str(values.get("parent", ""))
    if written in judge.in_file and written not in judge.units.by_code:
        if written == values.get("code"):
            found.wrong("parent", _("Đơn vị không thể là cấp trên của chính mình."))
        return None
    unit = judge.units.find(written) if written else judge.under
    if unit is None:
        found.wrong("parent", judge.units.trouble(written))
        return None
    if written:
        values["parent"] = unit.code
    stays = target is not None and judge.parents.get(target.pk) == unit
    if judge.is_over(unit) or (judge.leaves_nobody(unit) and not stays and (written or target is None)):
        found.wrong("parent", _("“%(unit)s” không còn hoạt động. Hãy chọn cấp trên khác.") % {"unit": unit})
    elif not judge.allows(unit) and (written or target is None):
        found.wrong("parent", _("“%(unit)s” ngoài phạm vi Anh/Chị phụ trách.") % {"unit": unit})
    elif unit == target:
        found.wrong("parent", _("Đơn vị không thể là cấp trên của chính mình."))
    return unit


def _judge_birth(values: dict[str, object], parent: Organisation | None, found: Findings, judge: _Judge) -> None:
    earliest = (parent or judge.under).valid_from
    born = values.setdefault("valid_from", max(earliest, date(judge.on.year, 1, 1)))
    assert isinstance(born, date)
    if parent is not None and born < earliest:
        found.wrong(
            "valid_from",
            _("Sớm hơn ngày “%(unit)s” bắt đầu hoạt động (%(day)s).")
            % {"unit": parent, "day": earliest.strftime("%d/%m/%Y")},
        )
    elif parent is not None and parent.valid_to is not None and parent.valid_to <= born:
        found.wrong(
            "valid_from",
            _("“%(unit)s” chỉ hoạt động đến trước %(day)s. Hãy ghi đơn vị kế thừa làm cấp trên.")
            % {"unit": parent, "day": parent.valid_to.strftime("%d/%m/%Y")},
        )


def _changes(target: Organisation, values: Mapping[str, object], judge: _Judge) -> tuple[Change, ...]:
    changes = [
        Change(name, getattr(target, name), values[name])
        for name in FACTS
        if name in values and getattr(target, name) != values[name]
    ]
    standing = judge.parents.get(target.pk)
    parent = values.get("parent")
    if parent and parent != (standing.code if standing else None):
        changes.append(Change("parent", standing.code if standing else None, parent))
    return tuple(changes)


def _without_rings(rows: Sequence[PlannedRow], heading: Heading, columns: Sequence[Column]) -> list[PlannedRow]:
    """Rows whose superiors in the file lead back to themselves, or to a wrong row, are wrong too."""
    by_code = {str(row.values.get("code", "")): row for row in rows}
    judged = []
    for row in rows:
        problem = "" if row.errors else _trouble_above(row, by_code)
        if problem:
            found = Findings.of(Entry(row.number, row.values, ()), heading, columns)
            found.wrong("parent", problem)
            row = PlannedRow(
                row.number, row.label, Outcome.ERROR, row.values, row.target, row.changes, tuple(found.errors)
            )
        judged.append(row)
    return judged


def _trouble_above(row: PlannedRow, by_code: Mapping[str, PlannedRow]) -> str:
    seen = {row.number}
    here = by_code.get(str(row.values.get("parent", "")))
    while here is not None:
        if here.number in seen:
            return _("Các dòng là cấp trên của nhau theo vòng tròn. Hãy sửa mã cấp trên.")
        if here.errors and here.target is None:
            return _("Đơn vị cấp trên ở dòng %(row)s bị lỗi. Hãy sửa dòng đó trước.") % {"row": here.number}
        seen.add(here.number)
        here = by_code.get(str(here.values.get("parent", "")))
    return ""


def import_units(data: bytes, *, file_name: str, under: Organisation, mode: Mode, by: Actor, on: date) -> Plan:
    """Bring the file in, after the same dry run; one transaction, one correlation id, a line for each unit."""
    with transaction.atomic(), correlated(uuid.uuid4().hex):
        lock_table(Placement)
        plan = plan_units(data, under=under, by=by, on=on)
        for row in _parents_first(plan.wanted(mode)):
            with naming(row):
                _bring_in(row, under=under, by=by, on=on)
        counts = {outcome.value: count for outcome, count in plan.counts().items()}
        note_import(ImportSummary("units", file_name, mode.value, counts), under=under, by=by, on=on)
    return plan


def _parents_first(rows: Sequence[PlannedRow]) -> list[PlannedRow]:
    by_code = {str(row.values["code"]): row for row in rows}
    ordered: dict[int, PlannedRow] = {}

    def add(row: PlannedRow) -> None:
        above = by_code.get(str(row.values.get("parent", "")))
        if above is not None and above.number not in ordered:
            add(above)
        ordered.setdefault(row.number, row)

    for row in rows:
        add(row)
    return list(ordered.values())


def _bring_in(row: PlannedRow, *, under: Organisation, by: Actor, on: date) -> None:
    values = row.values
    if row.target is None:
        facts = OrganisationFacts(**{name: str(values.get(name, "")) for name in FACTS})
        parent = Organisation.objects.get(code=values["parent"]) if "parent" in values else under
        born = values["valid_from"]
        assert isinstance(born, date)
        create_organisation(OrganisationDraft(str(values["code"]), facts, born), parent=parent, by=by, on=on)
        return
    unit = Organisation.objects.get(pk=row.target)
    fields = {change.field for change in row.changes}
    if fields - {"parent"}:
        facts = OrganisationFacts(**{name: str(values.get(name, getattr(unit, name))) for name in FACTS})
        edit_organisation(unit, facts, by=by, on=on)
    if "parent" in fields:
        place_organisation(unit, parent=Organisation.objects.get(code=values["parent"]), since=on, by=by, on=on)
