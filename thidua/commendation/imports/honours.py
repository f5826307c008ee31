"""Honours of earlier years from Excel: template, dry run, bringing in. Nobody is entered anew: a row that names
somebody unknown is wrong. People are known by personal id, or by name, birth date and unit; units by code or name."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.commendation.actions.record import enter_honour
from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import MERITS, MeritKind, SubjectKind
from thidua.commendation.models import Honour
from thidua.commendation.queries import KEEPERS
from thidua.commendation.steps.honours import HonourFacts
from thidua.core import exports
from thidua.core.audit import SYSTEM, Actor, correlated
from thidua.core.imports import Findings, Mode, Outcome, Plan, PlannedRow, read_table
from thidua.core.logic.sheet import Column, Entry, Heading, Kind
from thidua.core.logic.text import collapse, fold, nfc
from thidua.directory.imports.finding import UnitFinder, naming
from thidua.directory.models import Appointment, Organisation, Person
from thidua.directory.queries import organisations_of

GUIDE = (
    "Mỗi dòng là một danh hiệu hoặc hình thức của một người hay một tập thể, theo một quyết định.",
    "Khen tập thể: để trống họ tên, ghi tập thể ở cột Đơn vị. Khen cá nhân: ghi đơn vị đang hoặc từng công tác.",
    "Người chưa có trong hệ thống phải được thêm ở mục Cá nhân trước; tệp này không tạo người mới.",
    "Nhập lại: danh hiệu đã ghi (cùng người, cùng quyết định) được giữ nguyên.",
)
FIRST_YEAR = 1945
COLLECTIVES = frozenset({SubjectKind.COLLECTIVE, SubjectKind.COMMUNE, SubjectKind.VILLAGE})


def honour_columns() -> list[Column]:
    """The columns of the file; words are always Vietnamese, as the file is."""
    awards = {code.value: award.name for code, award in AWARDS.items()}
    merits = {merit.value: words for merit, words in ((kind, MERITS[kind]) for kind in MeritKind)}
    return [
        Column("full_name", "Họ và tên", aliases=("Họ tên", "Họ, tên"), longest=120, width=28),
        Column("birth_date", "Ngày sinh", Kind.DATE, aliases=("Ngày tháng năm sinh", "Sinh ngày")),
        Column("personal_id", "Số định danh cá nhân", Kind.DIGITS, longest=12, aliases=("CCCD", "Số CCCD")),
        Column("unit", "Đơn vị", required=True, aliases=("Mã đơn vị", "Tập thể", "Đơn vị công tác"), width=30,
               hint="Mã đơn vị, hoặc tên nếu không trùng"),
        Column("award", "Danh hiệu, hình thức", Kind.CHOICE, required=True, choices=awards, width=34, longest=200,
               aliases=("Danh hiệu", "Hình thức khen thưởng")),
        Column("merit", "Loại hình", Kind.CHOICE, choices=merits, width=16, hint="Để trống: công trạng"),
        Column("first_year", "Từ năm", Kind.NUMBER, width=10, hint="Để trống nếu thành tích một năm"),
        Column("last_year", "Năm thành tích", Kind.NUMBER, required=True, aliases=("Năm", "Đến năm"), width=12),
        Column("decision_number", "Số quyết định", required=True, aliases=("Quyết định số", "Số QĐ"), longest=60),
        Column("decided_on", "Ngày quyết định", Kind.DATE, required=True, aliases=("Ngày ký", "Ngày QĐ")),
        Column("decided_by", "Người quyết định", required=True, aliases=("Cấp khen", "Cơ quan quyết định"), longest=200,
               width=30),
    ]  # fmt: skip


def honours_template() -> bytes:
    """The file to fill in."""
    return exports.template("DANH SÁCH THÀNH TÍCH ĐÃ ĐƯỢC KHEN", honour_columns(), GUIDE, {})


@dataclass(slots=True)
class _Register:
    """The people and units the rows may mean, and the honours they have, read once for the whole file."""

    units: UnitFinder
    scope: frozenset[int] | None
    by_id: dict[str, Person] = field(default_factory=dict)
    by_unit: dict[int, list[Person]] = field(default_factory=lambda: defaultdict(list))
    given: set[tuple[str, int, str, str, date]] = field(default_factory=set)
    seen: dict[object, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, object]], by: Actor, on: date) -> _Register:
        """Four queries, however many rows."""
        units = UnitFinder.of((str(row.get("unit") or "") for row in rows), on)
        register = cls(units, None if by is SYSTEM else organisations_of(by, on, *KEEPERS))
        named = [unit.pk for unit in units.all]
        posts = Appointment.objects.filter(organisation__in=named).select_related("person")
        for post in posts:
            if post.person not in register.by_unit[post.organisation_id]:
                register.by_unit[post.organisation_id].append(post.person)
        ids = {str(row["personal_id"]) for row in rows if row.get("personal_id")}
        register.by_id = {person.personal_id: person for person in Person.objects.filter(personal_id__in=ids)}
        people = {person.pk for those in register.by_unit.values() for person in those}
        people |= {person.pk for person in register.by_id.values()}
        held = Honour.objects.filter(Q(person__in=people) | Q(organisation__in=named)).order_by()
        for row in held.values_list("person_id", "organisation_id", "award", "decision_number", "decided_on"):
            person, unit, award, number, day = row
            register.given.add(("p" if person else "o", person or unit or 0, award, number, day))
        return register


def plan_honours(data: bytes, *, by: Actor, on: date) -> Plan:
    """The dry run: what bringing the file in would do, row by row. Writes nothing."""
    columns = honour_columns()
    grid, heading, entries = read_table(data, columns)
    register = _Register.of([entry.values for entry in entries], by, on)
    return Plan(grid, heading, tuple(_planned(entry, heading, columns, register, on) for entry in entries))


def _planned(entry: Entry, heading: Heading, columns: Sequence[Column], register: _Register, on: date) -> PlannedRow:
    found = Findings.of(entry, heading, columns)
    values = {key: value for key, value in entry.values.items() if value not in {None, ""}}
    subject = _subject(values, found, register)
    _judge(values, subject, found, on)
    same = False
    if subject is not None and not found.errors:
        key = _key(subject, values)
        same = key in register.given
        first = register.seen.setdefault(key, entry.number)
        if first != entry.number:
            found.wrong("decision_number", _("Trùng với dòng %(row)s. Hãy giữ một dòng.") % {"row": first})
        values["subject"] = subject
    return PlannedRow(
        number=entry.number,
        label=str(subject or values.get("full_name", values.get("unit", ""))),
        outcome=Outcome.ERROR if found.errors else Outcome.SAME if same else Outcome.NEW,
        values=values,
        target=subject.pk if subject else None,
        errors=tuple(found.errors),
    )


def _key(subject: Person | Organisation, values: Mapping[str, object]) -> tuple[str, int, str, str, date]:
    day = values["decided_on"]
    assert isinstance(day, date)
    kind = "p" if isinstance(subject, Person) else "o"
    return kind, subject.pk, str(values["award"]), str(values["decision_number"]), day


def _subject(values: Mapping[str, object], found: Findings, register: _Register) -> Person | Organisation | None:
    """Whom the row means; what is wrong is noted."""
    written = str(values.get("unit", ""))
    unit = register.units.find(written) if written else None
    if written and unit is None:
        found.wrong("unit", register.units.trouble(written))
    if unit is None:
        return None
    if register.scope is not None and unit.pk not in register.scope:
        found.wrong("unit", _("“%(unit)s” ngoài phạm vi Anh/Chị phụ trách.") % {"unit": unit})
    if not values.get("full_name") and not values.get("personal_id"):
        return unit
    return _person(values, unit, found, register)


def _person(values: Mapping[str, object], unit: Organisation, found: Findings, register: _Register) -> Person | None:
    number = str(values.get("personal_id", ""))
    if number in register.by_id:
        return register.by_id[number]
    name, birth = fold(collapse(nfc(str(values.get("full_name", ""))))), values.get("birth_date")
    alike = [person for person in register.by_unit[unit.pk] if fold(person.full_name) == name]
    if birth is not None:
        alike = [person for person in alike if person.birth_date in {None, birth}]
    if len(alike) == 1:
        return alike[0]
    words = _("Đơn vị có nhiều người trùng họ tên. Hãy ghi ngày sinh hoặc số định danh.")
    if not alike:
        words = _("Không có người này ở đơn vị. Hãy thêm ở mục Cá nhân trước, hoặc ghi số định danh.")
    found.wrong("full_name", words)
    return None


def _judge(values: Mapping[str, object], subject: Person | Organisation | None, found: Findings, on: date) -> None:
    first, last = _year(values.get("first_year")), _year(values.get("last_year"))
    years = {"first": FIRST_YEAR, "last": on.year}
    if values.get("last_year") is not None and not FIRST_YEAR <= last <= on.year:
        found.wrong("last_year", _("Năm phải là số nguyên từ %(first)s đến %(last)s.") % years)
    if values.get("first_year") is not None and not FIRST_YEAR <= first <= last:
        found.wrong("first_year", _("Năm đầu phải không sau năm cuối của thành tích."))
    day = values.get("decided_on")
    if isinstance(day, date) and day > on:
        found.wrong("decided_on", _("Ngày quyết định không được sau hôm nay."))
    award = values.get("award")
    if award and subject is not None:
        kinds = AWARDS[AwardCode(str(award))].subjects
        if isinstance(subject, Person) and COLLECTIVES.issuperset(kinds):
            found.wrong("award", _("Danh hiệu này chỉ tặng tập thể. Hãy để trống họ tên hoặc chọn danh hiệu khác."))
        if isinstance(subject, Organisation) and set(kinds) == {SubjectKind.INDIVIDUAL}:
            found.wrong("award", _("Danh hiệu này chỉ tặng cá nhân. Hãy ghi họ tên hoặc chọn danh hiệu khác."))


def _year(value: object) -> int:
    return int(value) if isinstance(value, Decimal) and value == int(value) else 0


def import_honours(data: bytes, *, mode: Mode, by: Actor, on: date) -> Plan:
    """Bring the file in, after the same dry run; one transaction, one correlation id, a line for each honour."""
    with transaction.atomic(), correlated(uuid.uuid4().hex):
        plan = plan_honours(data, by=by, on=on)
        for row in plan.wanted(mode):
            subject, day = row.values["subject"], row.values["decided_on"]
            assert isinstance(subject, Person | Organisation)
            assert isinstance(day, date)
            with naming(row):
                enter_honour(subject, _facts(row.values, day), by=by, on=on)
    return plan


def _facts(values: Mapping[str, object], day: date) -> HonourFacts:
    return HonourFacts(
        AwardCode(str(values["award"])),
        _year(values["last_year"]),
        str(values["decision_number"]),
        day,
        str(values["decided_by"]),
        MeritKind(str(values.get("merit") or MeritKind.MERIT.value)),
        _year(values.get("first_year")) or None,
    )
