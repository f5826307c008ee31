"""Whom a row of old honours means: found by personal id, or by name, birth date and unit, also through mergers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.commendation.models import Honour
from thidua.commendation.queries import KEEPERS
from thidua.core.audit import SYSTEM, Actor
from thidua.core.imports import Findings
from thidua.core.logic.text import fold
from thidua.directory.logic.lineage import Lineage
from thidua.directory.models import Appointment, Organisation, Person, Succession
from thidua.directory.queries import held_over, lineage, people_in_scope

Identity = tuple[str, int, str, str, object]
"""Person or unit with its id, award, number and day of the decision: one decision gives one award once."""


@dataclass(frozen=True, slots=True)
class OldUnits:
    """The units that the texts of one file may mean, those that are no more and former names as well."""

    by_code: Mapping[str, Organisation]
    by_name: Mapping[str, Sequence[Organisation]]

    @classmethod
    def of(cls, texts: Iterable[str]) -> OldUnits:
        """Two queries for a whole file."""
        wanted = {text for text in texts if text}
        by_name: dict[str, dict[int, Organisation]] = defaultdict(dict)
        by_code = {}
        for unit in Organisation.objects.filter(Q(code__in=wanted) | Q(name__in=wanted)):
            by_code[unit.code] = unit
            by_name[unit.name][unit.pk] = unit
        renamed = Succession.objects.filter(kind=Succession.Kind.RENAME, name_before__in=wanted)
        for step in renamed.select_related("source"):
            by_name[step.name_before][step.source_id] = step.source
        return cls(by_code, {name: list(units.values()) for name, units in by_name.items()})

    def meant(self, text: str, day: date) -> list[Organisation]:
        """The unit of this code; or those of this name that lived on the day, or else all that ever bore it."""
        if text in self.by_code:
            return [self.by_code[text]]
        named = self.by_name.get(text, [])
        alive = [unit for unit in named if unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to)]
        return alive or list(named)

    @property
    def all(self) -> list[Organisation]:
        found = {unit.pk: unit for unit in self.by_code.values()}
        found |= {unit.pk: unit for units in self.by_name.values() for unit in units}
        return list(found.values())


@dataclass(slots=True)
class Register:
    """The people and honours that the rows of one file may concern, read in a fixed number of queries."""

    units: OldUnits
    on: date
    scope_units: frozenset[int] | None
    scope_people: frozenset[int] | None
    family: Mapping[int, frozenset[int]]
    by_id: dict[str, Person] = field(default_factory=dict)
    staff: dict[tuple[int, str], dict[int, Person]] = field(default_factory=lambda: defaultdict(dict))
    honours: dict[Identity, Honour] = field(default_factory=dict)
    first_seen: dict[Identity, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, object]], *, by: Actor, on: date) -> Register:
        """Everything the rows may concern."""
        units = OldUnits.of(str(row.get("unit") or "") for row in rows)
        line = lineage()
        family = {unit.pk: _family(line, unit.pk) for unit in units.all}
        ids = {str(row["personal_id"]) for row in rows if row.get("personal_id")}
        names = {fold(str(row.get("full_name") or "")) for row in rows}
        known = {person.pk: person for person in Person.objects.filter(personal_id__in=ids)}
        every = frozenset().union(*family.values()) if family else frozenset()
        posts = [
            (post.organisation_id, post.person)
            for post in Appointment.objects.filter(organisation__in=every).select_related("person")
            if fold(post.person.full_name) in names
        ]
        people = known | {person.pk: person for _unit, person in posts}
        register = cls(units, on, *_scope(by, units.all, people, on), family)
        register.by_id = {person.personal_id: person for person in known.values()}
        for unit, person in posts:
            register.staff[unit, fold(person.full_name)][person.pk] = person
        for honour in Honour.objects.filter(Q(person__in=people) | Q(organisation__in=units.all)):
            register.honours[identity_of(honour)] = honour
        return register

    def in_charge(self, units: list[Organisation]) -> list[Organisation]:
        """Of several units of one name those whose record the account keeps, if there are any."""
        if len(units) < 2 or self.scope_units is None:
            return units
        return [unit for unit in units if unit.pk in self.scope_units] or units

    def namesakes(self, unit: Organisation, name: str) -> list[Person]:
        """Everybody of this name who has worked in the unit, in what it became, or in what it came from."""
        found: dict[int, Person] = {}
        for pk in self.family[unit.pk]:
            found |= self.staff.get((pk, fold(name)), {})
        return list(found.values())


def _family(line: Lineage, pk: int) -> frozenset[int]:
    return frozenset({pk, *line.successors(pk), *line.predecessors(pk)})


def _scope(
    by: Actor, units: list[Organisation], people: Mapping[int, Person], on: date
) -> tuple[frozenset[int] | None, frozenset[int] | None]:
    """Ids of the units and people whose record the account keeps; None for the system, which keeps all."""
    if by is SYSTEM:
        return None, None
    kept = people_in_scope(by, on, *KEEPERS).filter(pk__in=people).values_list("pk", flat=True)
    return held_over(by, units, on, *KEEPERS), frozenset(kept)


def identity_of(honour: Honour) -> Identity:
    """What makes an honour the same as another."""
    holder = ("person", honour.person_id) if honour.person_id else ("unit", honour.organisation_id or 0)
    return (*holder, honour.award, fold(honour.decision_number), honour.decided_on)


def find_unit(values: Mapping[str, object], found: Findings, register: Register) -> Organisation | None:
    """The unit of the row; a wrong cell is noted."""
    text, day = str(values.get("unit") or ""), values.get("decided_on", register.on)
    if not text:
        return None
    assert isinstance(day, date)
    meant = register.in_charge(register.units.meant(text, day))
    if len(meant) > 1:
        codes = ", ".join(unit.code for unit in meant)
        found.wrong(
            "unit", _("Có nhiều đơn vị tên “%(name)s”. Hãy ghi mã: %(codes)s.") % {"name": text, "codes": codes}
        )
    elif not meant:
        found.wrong("unit", _("Không có đơn vị nào, kể cả đơn vị cũ, mang mã hoặc tên này. Hãy xem trang “Danh mục”."))
    return meant[0] if len(meant) == 1 else None


def find_person(values: Mapping[str, object], unit: Organisation, found: Findings, register: Register) -> Person | None:
    """The person of the row; a wrong cell is noted. Nobody is made here: people are brought in first."""
    name, number, birth = (values.get(key) for key in ("full_name", "personal_id", "birth_date"))
    if number:
        person = register.by_id.get(str(number))
        if person is None:
            found.wrong("personal_id", _("Chưa có ai mang số định danh này. Hãy nhập danh sách cá nhân trước."))
        elif fold(person.full_name) != fold(str(name or person.full_name)):
            found.wrong("full_name", _("Số định danh này của người khác tên. Hãy kiểm tra họ tên và số định danh."))
        return person
    alike = [one for one in register.namesakes(unit, str(name)) if not birth or one.birth_date in {None, birth}]
    exact = [one for one in alike if birth and one.birth_date == birth] or alike
    if len(exact) > 1:
        found.wrong("full_name", _("Đơn vị có nhiều người trùng họ tên. Hãy ghi ngày sinh hoặc số định danh."))
    elif not exact:
        found.wrong(
            "full_name", _("Chưa có người này ở đơn vị. Hãy nhập danh sách cá nhân trước, hoặc ghi số định danh.")
        )
    return exact[0] if len(exact) == 1 else None


def judge_scope(subject: Person | Organisation, found: Findings, register: Register) -> None:
    """Only the record in one's own charge is written."""
    kept = register.scope_people if isinstance(subject, Person) else register.scope_units
    if kept is not None and subject.pk not in kept:
        key = "full_name" if isinstance(subject, Person) else "unit"
        found.wrong(key, _("“%(subject)s” ngoài phạm vi Anh/Chị phụ trách.") % {"subject": subject})
