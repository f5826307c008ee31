"""Old honours from Excel: template, dry run, bringing in. A second import corrects and never enters anything twice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.commendation.actions.honour_batches import BroughtRow, bring_in
from thidua.commendation.imports.honour_matching import (
    Identity,
    Register,
    find_person,
    find_unit,
    judge_scope,
)
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import MERITS, MeritKind
from thidua.commendation.models import Honour
from thidua.commendation.steps.honours import HonourFacts
from thidua.core import exports
from thidua.core.audit import Actor, Change
from thidua.core.imports import Findings, Mode, Outcome, Plan, PlannedRow, read_table
from thidua.core.logic.sheet import Column, Entry, Heading, Kind
from thidua.core.logic.text import fold
from thidua.core.saving import lock_table
from thidua.directory.models import Organisation, Person
from thidua.documents.actions.making.storing import file_name_of, stored_file

FIRST_YEAR = 1945
GUIDE = (
    "Mỗi dòng là một thành tích của một người hoặc một tập thể theo một quyết định.",
    "Tập thể: để trống cột “Họ và tên”; tập thể chính là đơn vị ghi ở cột “Đơn vị, tập thể”.",
    "Cá nhân: ghi số định danh, hoặc họ tên, ngày sinh và đơn vị; người đó phải có trong danh sách cá nhân.",
    "Đơn vị cũ đã sáp nhập, đổi tên vẫn ghi theo tên hoặc mã cũ; thành tích đi theo đơn vị mới.",
    "Nhập lại: dòng cùng người, danh hiệu, số và ngày quyết định được cập nhật, không ghi trùng.",
)


def honour_columns() -> list[Column]:
    """The columns of the file."""
    awards = {code.value: award.name for code, award in AWARDS.items()}
    merits = {str(kind.value): words for kind, words in MERITS.items()}
    return [
        Column("full_name", "Họ và tên", aliases=("Họ tên", "Cá nhân"), longest=120, width=26,
               hint="Để trống nếu là tập thể"),
        Column("birth_date", "Ngày sinh", Kind.DATE, aliases=("Ngày tháng năm sinh", "Sinh ngày")),
        Column("personal_id", "Số định danh cá nhân", Kind.DIGITS, longest=12,
               aliases=("CCCD", "Số CCCD", "Căn cước", "Số định danh")),
        Column("unit", "Đơn vị, tập thể", required=True, width=30,
               aliases=("Đơn vị", "Tập thể", "Mã đơn vị", "Đơn vị công tác", "Tên tập thể"), hint="Tên hoặc mã khi đó"),
        Column("post", "Chức vụ khi được khen", aliases=("Chức vụ",), longest=120, width=24),
        Column("award", "Danh hiệu, hình thức", Kind.CHOICE, required=True, choices=awards, width=36,
               aliases=("Danh hiệu", "Hình thức khen thưởng", "Hình thức")),
        Column("merit", "Loại hình khen thưởng", Kind.CHOICE, choices=merits, aliases=("Loại hình",),
               hint="Để trống: công trạng"),
        Column("first_year", "Từ năm", Kind.NUMBER, hint="Để trống nếu chỉ một năm", width=10),
        Column("last_year", "Năm", Kind.NUMBER, required=True, width=10,
               aliases=("Năm khen thưởng", "Đến năm", "Năm thành tích")),
        Column("deed", "Thành tích", longest=500, width=40, aliases=("Nội dung thành tích",)),
        Column("decision_number", "Số quyết định", required=True, longest=60, aliases=("Quyết định số", "Số QĐ")),
        Column("decided_on", "Ngày quyết định", Kind.DATE, required=True, aliases=("Ngày ký", "Ngày QĐ")),
        Column("decided_by", "Cấp quyết định", required=True, longest=200, width=34,
               aliases=("Thẩm quyền", "Người ký quyết định", "Cơ quan quyết định")),
    ]  # fmt: skip


def honours_template() -> bytes:
    """The file to fill in."""
    return exports.template("THÀNH TÍCH ĐÃ ĐƯỢC KHEN THƯỞNG", honour_columns(), GUIDE, {})


def plan_honours(data: bytes, *, by: Actor, on: date) -> Plan:
    """The dry run: what bringing the file in would do, row by row. Writes nothing."""
    return _planned(data, by=by, on=on)[0]


def _planned(data: bytes, *, by: Actor, on: date) -> tuple[Plan, dict[int, BroughtRow]]:
    """The plan, and by number of the row what would be written."""
    columns = honour_columns()
    grid, heading, entries = read_table(data, columns)
    register = Register.of([entry.values for entry in entries], by=by, on=on)
    brought: dict[int, BroughtRow] = {}
    rows = tuple(_planned_row(entry, heading, columns, register, brought) for entry in entries)
    return Plan(grid, heading, rows), brought


def _planned_row(
    entry: Entry, heading: Heading, columns: Sequence[Column], register: Register, brought: dict[int, BroughtRow]
) -> PlannedRow:
    found = Findings.of(entry, heading, columns)
    values = {key: value for key, value in entry.values.items() if value not in {None, ""}}
    row = _judged(values, found, register)
    changes = _changes(row) if row else ()
    outcome = Outcome.NEW if row and row.standing is None else Outcome.CHANGED if changes else Outcome.SAME
    if row is not None and not found.errors:
        brought[entry.number] = row
    return PlannedRow(
        number=entry.number,
        label=str(values.get("full_name") or values.get("unit", "")),
        outcome=Outcome.ERROR if found.errors else outcome,
        values=values,
        target=row.standing.pk if row and row.standing else None,
        changes=changes,
        errors=tuple(found.errors),
    )


def _judged(values: Mapping[str, object], found: Findings, register: Register) -> BroughtRow | None:
    """What the row would write, None where too much of it is wrong; wrong cells are noted."""
    _judge_days(values, found, register.on)
    unit = find_unit(values, found, register)
    if unit is None:
        return None
    by_name = bool(values.get("full_name") or values.get("personal_id"))
    subject: Person | Organisation | None = find_person(values, unit, found, register) if by_name else unit
    if subject is None or found.errors:
        return None
    judge_scope(subject, found, register)
    facts = _facts(values)
    identity: Identity = (
        "person" if by_name else "unit", subject.pk, facts.award.value, fold(facts.decision_number), facts.decided_on
    )  # fmt: skip
    first = register.first_seen.setdefault(identity, found.entry.number)
    if first != found.entry.number:
        found.wrong("decision_number", _("Trùng với dòng %(row)s. Hãy giữ một dòng.") % {"row": first})
    name, place = _names(values, subject, unit)
    return BroughtRow(subject, facts, name, place, register.honours.get(identity))


def _judge_days(values: Mapping[str, object], found: Findings, on: date) -> None:
    decided = values.get("decided_on")
    if isinstance(decided, date) and not date(FIRST_YEAR, 1, 1) <= decided <= on:
        found.wrong("decided_on", _("Ngày quyết định không hợp lý; hãy ghi ngày/tháng/năm, không quá hôm nay."))
    last = values.get("last_year")
    for key in ("first_year", "last_year"):
        year = values.get(key)
        if isinstance(year, Decimal) and not (year == int(year) and FIRST_YEAR <= year <= on.year):
            found.wrong(key, _("Năm không hợp lý; hãy ghi bốn chữ số, không quá năm nay."))
    first = values.get("first_year", last)
    if isinstance(first, Decimal) and isinstance(last, Decimal) and first > last:
        found.wrong("first_year", _("Năm bắt đầu phải không sau năm kết thúc."))


def _facts(values: Mapping[str, object]) -> HonourFacts:
    decided, last = values["decided_on"], values["last_year"]
    first = values.get("first_year", last)
    assert isinstance(decided, date)
    assert isinstance(first, Decimal)
    assert isinstance(last, Decimal)
    return HonourFacts(
        AwardCode(str(values["award"])),
        int(last),
        str(values["decision_number"]),
        decided,
        str(values["decided_by"]),
        MeritKind(str(values.get("merit", MeritKind.MERIT.value))),
        int(first),
        str(values.get("deed", "")),
    )


def _names(values: Mapping[str, object], subject: Person | Organisation, unit: Organisation) -> tuple[str, str]:
    """Name and place as the file tells them: those of the day of the decision."""
    written = str(values["unit"])
    then = str(unit) if written == unit.code else written
    if not isinstance(subject, Person):
        return then, ""
    place = ", ".join(part for part in (str(values.get("post", "")), then) if part)
    return str(values.get("full_name") or subject), place[:300]


def _changes(row: BroughtRow) -> tuple[Change, ...]:
    if row.standing is None:
        return ()
    standing: Honour = row.standing
    return tuple(
        Change(name, getattr(standing, name), value)
        for name, value in row.columns().items()
        if getattr(standing, name) != value
    )


def import_honours(data: bytes, *, file_name: str, under: Organisation, mode: Mode, by: Actor, on: date) -> Plan:
    """Bring the file in, after the same dry run, in one transaction; it can be taken back as a whole."""
    with transaction.atomic():
        lock_table(Honour)
        plan, brought = _planned(data, by=by, on=on)
        rows = [brought[row.number] for row in plan.wanted(mode)]
        upload = ContentFile(data, file_name)
        if rows:
            bring_in(rows, file=stored_file(upload, file_name_of(upload)), name=file_name, under=under, by=by, on=on)
    return plan
