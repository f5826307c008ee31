"""People: registered with their first post, corrected, withdrawn. Personal ids never reach the ledger in clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.collation import name_sort_key
from thidua.core.logic.text import collapse, fold, nfc
from thidua.core.saving import assign, lock_table, save_checked
from thidua.directory import policy, queries
from thidua.directory.logic.masking import masked
from thidua.directory.models import Organisation, Person, User
from thidua.directory.steps.naming import keep_keys
from thidua.directory.steps.offices import OfficeDraft, add_office

PRIVATE = frozenset({"personal_id", "birth_date", "phone", "email", "ethnicity"})
"""Fields whose values are not written into the ledger."""
EARLIEST_BIRTH = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What is written of a person. ``personal_id`` is the 12-digit số định danh cá nhân, or empty."""

    full_name: str
    birth_date: date | None = None
    gender: str = Person.Gender.UNKNOWN
    personal_id: str = ""
    ethnicity: str = ""
    phone: str = ""
    email: str = ""


def _clean(facts: PersonFacts, on: date) -> dict[str, object]:
    values: dict[str, object] = {
        name: collapse(nfc(value)) if isinstance(value, str) else value for name, value in asdict(facts).items()
    }
    faults = {}
    if not values["full_name"]:
        faults["full_name"] = _("Hãy ghi họ và tên.")
    number = str(values["personal_id"])
    if number and not (len(number) == 12 and number.isascii() and number.isdecimal()):
        faults["personal_id"] = _("Số định danh cá nhân gồm đúng 12 chữ số.")
    if facts.birth_date is not None and not EARLIEST_BIRTH <= facts.birth_date <= on:
        faults["birth_date"] = _("Ngày sinh không hợp lý. Hãy ghi theo dạng ngày/tháng/năm.")
    if faults:
        raise Invalid(faults)
    return values


def _put(row: Person, facts: PersonFacts, on: date) -> list[str]:
    values = _clean(facts, on)
    number = values["personal_id"]
    if number and Person.objects.exclude(pk=row.pk).filter(personal_id=number).exists():
        raise Invalid(
            {"personal_id": _("Số định danh này đã có trong hệ thống. Hãy tìm người đó và sửa thay vì nhập mới.")}
        )
    return _fill(row, values)


def _fill(row: Person, values: dict[str, object]) -> list[str]:
    """Set what differs, with the keys by which people are found and ordered; the names of the changed fields."""
    name = str(values["full_name"])
    values["search_key"] = f"{fold(name)} {fold(row.code)}"[:200]
    values["sort_key"] = name_sort_key(name)[:400]
    return [change.field for change in assign(row, values)]


def _for_ledger(values: Mapping[str, object]) -> dict[str, object]:
    """Facts of a person as the ledger may keep them: ids masked, other private fields only named."""
    kept: dict[str, object] = {}
    for name, value in values.items():
        if name == "personal_id":
            kept[name] = masked(str(value or ""))
        else:
            kept[name] = ("•••" if value else "") if name in PRIVATE else value
    return kept


def _next_code() -> str:
    lock_table(Person)
    last = Person.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    number = last + 1
    while Person.objects.filter(code=f"CN{number:06d}").exists():
        number += 1
    return f"CN{number:06d}"


@action("person.registered")
def register_person(
    facts: PersonFacts, office: OfficeDraft, *, organisation: Organisation, code: str = "", by: Actor, on: date
) -> Person:
    """Enter a person with the post held in a unit; the code is given by the system unless one is known."""
    require(policy.can_keep_people_of(by, organisation, on))
    row = Person(code=collapse(code) or _next_code())
    if Person.objects.filter(code=row.code).exists():
        raise Invalid({"code": _("Mã “%(code)s” đã có người khác dùng.") % {"code": row.code}})
    _put(row, facts, on)
    save_checked(row)
    keep_keys(row)
    add_office(row, organisation, office)
    record(
        row.subject,
        row.full_name,
        by=by,
        changes={**_for_ledger(asdict(facts)), "organisation": organisation.code, "post": office.post},
    )
    return row


@action("person.residents_registered")
def register_residents(
    listed: Sequence[PersonFacts], *, organisation: Organisation, by: Actor, on: date
) -> list[Person]:
    """Enter people of a place who hold no post: heads of households, citizens who are to be commended.

    One line of the ledger tells how many and under which codes; nothing private goes into it.
    """
    require(policy.can_keep_people_of(by, organisation, on))
    first = int(_next_code().removeprefix("CN")) if listed else 0
    rows = []
    for number, facts in enumerate(listed, start=first):
        row = Person(code=f"CN{number:06d}")
        _fill(row, _clean(facts, on))
        rows.append(row)
    _require_new_ids([row.personal_id for row in rows if row.personal_id])
    Person.objects.bulk_create(rows)
    codes = f"{rows[0].code} – {rows[-1].code}" if rows else ""
    record(organisation.subject, organisation.name, by=by, changes={"count": len(rows), "codes": codes})
    return rows


def _require_new_ids(numbers: list[str]) -> None:
    if len(set(numbers)) != len(numbers) or Person.objects.filter(personal_id__in=numbers).exists():
        raise Invalid({"personal_id": _("Có số định danh đã có người dùng hoặc ghi hai lần. Hãy kiểm tra lại tệp.")})


@action("person.edited")
def edit_person(person: Person, facts: PersonFacts, *, by: Actor, on: date) -> Person:
    """Correct what is written of a person."""
    require(policy.can_edit_person(by, person, on))
    before = {name: getattr(person, name) for name in asdict(facts)}
    changed = _put(person, facts, on)
    save_checked(person, changed)
    if "search_key" in changed:
        keep_keys(person)
    shown = [name for name in changed if name in before]
    old, new = _for_ledger({n: before[n] for n in shown}), _for_ledger({n: getattr(person, n) for n in shown})
    record(person.subject, person.full_name, by=by, changes={name: [old[name], new[name]] for name in shown})
    return person


@action("person.withdrawn")
def withdraw_person(person: Person, *, reason: str, by: Actor, on: date) -> Person:
    """Take a person off the lists (entered twice, left the area); the record and its history stay."""
    require(policy.can_edit_person(by, person, on))
    if not person.is_active:
        raise Conflict(_("Người này đã được đưa ra khỏi danh sách."))
    if queries.offices_of(person, on).exists():
        raise Conflict(_("Người này còn giữ chức vụ. Hãy kết thúc chức vụ trước."))
    if User.objects.filter(person=person, is_active=True).exists():
        raise Conflict(_("Người này còn tài khoản đang dùng. Hãy khóa tài khoản trước."))
    person.is_active = False
    save_checked(person, ["is_active"])
    record(person.subject, person.full_name, by=by, changes={"is_active": [True, False]}, reason=reason)
    return person


@action("person.restored")
def restore_person(person: Person, *, by: Actor, on: date) -> Person:
    """Put a withdrawn person back on the lists."""
    require(policy.can_edit_person(by, person, on))
    if person.is_active:
        raise Conflict(_("Người này đang có trong danh sách."))
    person.is_active = True
    save_checked(person, ["is_active"])
    record(person.subject, person.full_name, by=by, changes={"is_active": [False, True]})
    return person
