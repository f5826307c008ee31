"""Who a row of people means, and what about it is wrong: compared with the register, read once for the whole file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.core.audit import Change
from thidua.core.imports import Findings
from thidua.core.logic.text import fold
from thidua.directory import queries
from thidua.directory.imports.finding import UnitFinder
from thidua.directory.logic.masking import masked
from thidua.directory.models import Appointment, Organisation, Person

FACTS = ("full_name", "birth_date", "gender", "personal_id", "ethnicity", "phone", "email")
EARLIEST_BIRTH = date(1900, 1, 1)


@dataclass(slots=True)
class Register:
    """The people and posts that the rows of one file may concern."""

    units: UnitFinder
    scope: frozenset[int] | None
    on: date
    by_code: dict[str, Person] = field(default_factory=dict)
    by_id: dict[str, Person] = field(default_factory=dict)
    staff: dict[int, list[Appointment]] = field(default_factory=dict)
    posts: dict[int, list[Appointment]] = field(default_factory=dict)
    first_seen: dict[tuple[str, object], int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, rows: Sequence[Mapping[str, object]], units: UnitFinder, scope: frozenset[int] | None, on: date
    ) -> Register:
        """Everything the rows may concern, in two queries."""
        register = cls(units, scope, on)
        named = {unit.pk for row in rows if (unit := units.find(str(row.get("unit") or "")))}
        codes = {str(row["code"]) for row in rows if row.get("code")}
        ids = {str(row["personal_id"]) for row in rows if row.get("personal_id")}
        known = Person.objects.filter(Q(code__in=codes) | Q(personal_id__in=ids))
        for person in known:
            register.by_code[person.code] = person
            if person.personal_id:
                register.by_id[person.personal_id] = person
        concerned = Q(organisation__in=named) | Q(person__in=[person.pk for person in known])
        for post in Appointment.objects.filter(concerned, queries.in_force(on)).select_related("person"):
            register.staff.setdefault(post.organisation_id, []).append(post)
            register.posts.setdefault(post.person_id, []).append(post)
        return register

    def manages(self, unit_id: int) -> bool:
        """Whether the account keeps the people of this unit."""
        return self.scope is None or unit_id in self.scope

    def seen_before(self, kind: str, value: object, number: int) -> int | None:
        """The row of this file that named the same already."""
        first = self.first_seen.setdefault((kind, value), number)
        return first if first != number else None


def judge_row(values: dict[str, object], found: Findings, register: Register) -> Person | None:
    """Who the row means, None for somebody new; wrong cells are noted in ``found``, the unit's id in ``values``."""
    unit = _judge_unit(values, found, register)
    _judge_facts(values, found, register)
    target = _target(values, unit, found, register)
    if target is not None:
        _judge_target(target, found, register)
    if unit is not None:
        _judge_office(values, unit, target, found, register)
    return target


def _judge_unit(values: dict[str, object], found: Findings, register: Register) -> Organisation | None:
    written = str(values.get("unit", ""))
    if not written:
        return None
    unit = register.units.find(written)
    if unit is None:
        found.wrong("unit", register.units.trouble(written))
        return None
    values["unit_id"] = unit.pk
    if not register.manages(unit.pk):
        found.wrong("unit", _("“%(unit)s” ngoài phạm vi Anh/Chị phụ trách.") % {"unit": unit})
    since = values.get("valid_from", register.on)
    if isinstance(since, date) and (since < unit.valid_from or (unit.valid_to and unit.valid_to <= since)):
        found.wrong("valid_from", _("“%(unit)s” không hoạt động vào ngày này.") % {"unit": unit})
    return unit


def _judge_facts(values: Mapping[str, object], found: Findings, register: Register) -> None:
    number = str(values.get("personal_id", ""))
    if number and not (len(number) == 12 and number.isascii() and number.isdecimal()):
        found.wrong("personal_id", _("Số định danh cá nhân gồm đúng 12 chữ số."))
    birth = values.get("birth_date")
    if isinstance(birth, date) and not EARLIEST_BIRTH <= birth <= register.on:
        found.wrong("birth_date", _("Ngày sinh không hợp lý. Hãy ghi ngày/tháng/năm."))
    if email := values.get("email"):
        try:
            validate_email(str(email))
        except ValidationError:
            found.wrong("email", _("Địa chỉ thư điện tử chưa đúng, ví dụ ten@langson.gov.vn."))
    for key in ("code", "personal_id"):
        if values.get(key) and (first := register.seen_before(key, values[key], found.entry.number)):
            found.wrong(key, _("Trùng với dòng %(row)s. Hãy giữ một dòng.") % {"row": first})


def _target(
    values: Mapping[str, object], unit: Organisation | None, found: Findings, register: Register
) -> Person | None:
    by_code = register.by_code.get(str(values.get("code", "")))
    by_id = register.by_id.get(str(values.get("personal_id", "")))
    if by_code and by_id and by_code != by_id:
        found.wrong("personal_id", _("Số định danh này của người khác (mã %(code)s).") % {"code": by_id.code})
    if by_code and by_code.personal_id and values.get("personal_id", by_code.personal_id) != by_code.personal_id:
        found.wrong(
            "personal_id", _("Khác số định danh đang ghi của mã này. Hãy kiểm tra mã, hoặc sửa ở trang cá nhân.")
        )
    target = by_code or by_id
    if target is not None or unit is None:
        return target
    alike = [person for person in _staff_once(register, unit) if _same_person(person, values)]
    if len(alike) > 1:
        found.wrong("full_name", _("Đơn vị có nhiều người trùng họ tên. Hãy ghi mã cá nhân hoặc số định danh."))
    target = alike[0] if len(alike) == 1 else None
    key = (fold(str(values.get("full_name", ""))), values.get("birth_date"), unit.pk)
    if not values.get("personal_id") and (first := register.seen_before("name", key, found.entry.number)):
        found.wrong("full_name", _("Trùng họ tên, ngày sinh và đơn vị với dòng %(row)s.") % {"row": first})
    return target


def _staff_once(register: Register, unit: Organisation) -> list[Person]:
    people: dict[int, Person] = {}
    for post in register.staff.get(unit.pk, []):
        people.setdefault(post.person_id, post.person)
    return list(people.values())


def _same_person(person: Person, values: Mapping[str, object]) -> bool:
    """The same name, and nothing known of the one speaks against the other."""
    if person.full_name.casefold() != str(values.get("full_name", "")).casefold():
        return False
    for name in ("birth_date", "personal_id"):
        known, written = getattr(person, name), values.get(name)
        if known and written and known != written:
            return False
    return not values.get("code") or person.code == values["code"]


def _judge_target(target: Person, found: Findings, register: Register) -> None:
    posts = register.posts.get(target.pk, [])
    if posts and not any(register.manages(post.organisation_id) for post in posts):
        found.wrong("full_name", _("Người này thuộc đơn vị khác quản lý. Hãy nhờ đầu mối của đơn vị đó cập nhật."))
    if first := register.seen_before("person", target.pk, found.entry.number):
        found.wrong("full_name", _("Cùng một người với dòng %(row)s. Hãy giữ một dòng.") % {"row": first})


def _judge_office(
    values: Mapping[str, object], unit: Organisation, target: Person | None, found: Findings, register: Register
) -> None:
    if not values.get("is_head"):
        return
    heads = [post for post in register.staff.get(unit.pk, []) if post.is_head]
    if heads and (target is None or heads[0].person_id != target.pk):
        found.wrong(
            "is_head",
            _("Đơn vị đã có thủ trưởng là “%(person)s”. Hãy bàn giao chức vụ trước.") % {"person": heads[0].person},
        )
    if first := register.seen_before("head", unit.pk, found.entry.number):
        found.wrong("is_head", _("Dòng %(row)s cũng ghi là thủ trưởng của đơn vị này.") % {"row": first})


def changes_of(target: Person, values: Mapping[str, object], register: Register) -> tuple[Change, ...]:
    """What the row would change of a known person; the personal id is shown masked."""
    changes = []
    for name in FACTS:
        before, after = getattr(target, name), values.get(name)
        if after is None or after == before:
            continue
        shown = (masked(str(before)), masked(str(after))) if name == "personal_id" else (before, after)
        changes.append(Change(name, *shown))
    held = defaultdict(set)
    for post in register.posts.get(target.pk, []):
        held[post.organisation_id].add(fold(post.post))
    unit_id, written = values.get("unit_id"), values.get("post")
    if isinstance(unit_id, int) and written and fold(str(written)) not in held[unit_id]:
        changes.append(Change("post", "", written))
    return tuple(changes)
