"""A list of proposals from Excel: template, dry run, bringing in. Each row becomes a dossier of the proposing unit.

A household is proposed under its head, who need not hold any post. Somebody is known by personal id, or by name and
birth date among those the unit has proposed before; a second import of the same file changes nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from thidua.commendation.actions.writing import Wanted, draft_many
from thidua.commendation.dossier_queries import taken_for
from thidua.commendation.logic.catalogue.award import Authority
from thidua.commendation.logic.catalogue.awards import AWARDS, award_choices
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import SUBJECTS, SubjectKind
from thidua.commendation.models import Dossier
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.core import exports
from thidua.core.audit import Actor, correlated
from thidua.core.errors import Invalid
from thidua.core.imports import Findings, Mode, Outcome, Plan, PlannedRow, read_table
from thidua.core.logic.sheet import Column, Entry, Heading, Kind
from thidua.core.logic.text import collapse, fold, nfc
from thidua.directory.actions.people import PersonFacts, register_residents
from thidua.directory.models import Organisation, Person
from thidua.directory.queries import tree_on

GUIDE = (
    "Mỗi dòng là một hộ gia đình (ghi tên chủ hộ) hoặc một cá nhân được đề nghị. Không đổi tên các cột.",
    "Nhập lại: người đã có hồ sơ cho cùng danh hiệu và năm được giữ nguyên, không lập hồ sơ thứ hai.",
    "Số định danh cá nhân gồm 12 chữ số; có số này thì hệ thống nhận đúng người dù trùng họ tên.",
    "Hồ sơ lập xong ở bước “Đang lập”; kiểm tra rồi gửi cơ quan thẩm định.",
)
KINDS = (SubjectKind.HOUSEHOLD, SubjectKind.INDIVIDUAL)
FIRST_YEAR = 1945


def proposal_columns(on: date) -> list[Column]:
    """The columns of the file; words are always Vietnamese, as the file is."""
    kinds = {kind.value: SUBJECTS[kind] for kind in KINDS}
    awards = dict(award_choices(on))
    return [
        Column("full_name", "Họ và tên", required=True, longest=120, width=28,
               aliases=("Họ tên", "Chủ hộ", "Họ tên chủ hộ", "Họ và tên chủ hộ")),
        Column("birth_date", "Ngày sinh", Kind.DATE, aliases=("Ngày tháng năm sinh", "Sinh ngày")),
        Column("personal_id", "Số định danh cá nhân", Kind.DIGITS, longest=12,
               aliases=("CCCD", "Số CCCD", "Số định danh")),
        Column("hamlet", "Thôn, tổ dân phố", aliases=("Thôn", "Tổ dân phố", "Địa chỉ"), longest=200, width=24),
        Column("kind", "Đối tượng", Kind.CHOICE, choices=kinds, width=16, hint="Để trống: hộ gia đình"),
        Column("award", "Danh hiệu, hình thức", Kind.CHOICE, required=True, choices=awards, width=34,
               aliases=("Danh hiệu", "Hình thức khen thưởng"), longest=200),
        Column("year", "Năm", Kind.NUMBER, required=True, aliases=("Năm thành tích", "Năm xét"), width=10),
        Column("merit_words", "Tóm tắt thành tích", longest=4000, width=50,
               aliases=("Thành tích", "Thành tích tóm tắt")),
    ]  # fmt: skip


def proposals_template(on: date) -> bytes:
    """The file to fill in."""
    return exports.template("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", proposal_columns(on), GUIDE, {})


@dataclass(slots=True)
class _Known:
    """People the rows may mean and what they have already, read once for the whole file."""

    by_id: dict[str, Person] = field(default_factory=dict)
    by_name: dict[tuple[str, date | None], list[Person]] = field(default_factory=dict)
    dossiers: dict[tuple[int, str, int], str] = field(default_factory=dict)
    honours: dict[tuple[int, str, int], str] = field(default_factory=dict)
    seen: dict[object, int] = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, object]], under: Organisation) -> _Known:
        """Two queries, and two more for each award and year that the file names."""
        known = cls()
        ids = {str(row["personal_id"]) for row in rows if row.get("personal_id")}
        before = Dossier.objects.filter(proposer=under, person__isnull=False).values("person_id")
        for person in Person.objects.filter(Q(personal_id__in=ids) | Q(pk__in=before)):
            if person.personal_id:
                known.by_id[person.personal_id] = person
            known.by_name.setdefault((fold(person.full_name), person.birth_date), []).append(person)
        people = {person.pk for those in known.by_name.values() for person in those}
        for award, year in {(str(row.get("award")), _year(row)) for row in rows if row.get("award") and _year(row)}:
            dossiers, honours = taken_for(AwardCode(award), year)
            for pk, code in dossiers.filter(person__in=people).order_by().values_list("person_id", "code"):
                known.dossiers[pk, award, year] = code
            for pk, number in honours.filter(person__in=people).order_by().values_list("person_id", "decision_number"):
                known.honours[pk, award, year] = number
        return known

    def find(self, values: Mapping[str, object]) -> Person | None:
        """The person meant, or None for somebody new."""
        number = str(values.get("personal_id", ""))
        if number:
            return self.by_id.get(number)
        named = self.by_name.get(_name_key(values), [])
        return named[0] if len(named) == 1 else None


def _name_key(values: Mapping[str, object]) -> tuple[str, date | None]:
    birth = values.get("birth_date")
    return fold(collapse(nfc(str(values.get("full_name", ""))))), birth if isinstance(birth, date) else None


def _year(values: Mapping[str, object]) -> int:
    year = values.get("year")
    return int(year) if isinstance(year, Decimal) and year == int(year) else 0


def plan_proposals(data: bytes, *, under: Organisation, by: Actor, on: date) -> Plan:
    """The dry run: what bringing the file in would do, row by row. Writes nothing."""
    columns = proposal_columns(on)
    grid, heading, entries = read_table(data, columns)
    known = _Known.of([entry.values for entry in entries], under)
    return Plan(grid, heading, tuple(_planned(entry, heading, columns, known, on) for entry in entries))


def _planned(entry: Entry, heading: Heading, columns: Sequence[Column], known: _Known, on: date) -> PlannedRow:
    found = Findings.of(entry, heading, columns)
    values = {key: value for key, value in entry.values.items() if value not in {None, ""}}
    _judge_row(values, found, known, on)
    person = known.find(values)
    key = (person.pk, str(values.get("award")), _year(values)) if person else None
    if key in known.honours:
        found.wrong("full_name", _("Đã được tặng theo quyết định %(number)s.") % {"number": known.honours[key]})
    return PlannedRow(
        number=entry.number,
        label=str(values.get("full_name", "")),
        outcome=Outcome.ERROR if found.errors else Outcome.SAME if key in known.dossiers else Outcome.NEW,
        values=values,
        target=person.pk if person else None,
        errors=tuple(found.errors),
    )


def _judge_row(values: Mapping[str, object], found: Findings, known: _Known, on: date) -> None:
    number = str(values.get("personal_id", ""))
    if number and len(number) != 12:
        found.wrong("personal_id", _("Số định danh cá nhân gồm đúng 12 chữ số."))
    if values.get("year") is not None and not FIRST_YEAR <= _year(values) <= on.year:
        found.wrong(
            "year", _("Năm phải là số nguyên từ %(first)s đến %(last)s.") % {"first": FIRST_YEAR, "last": on.year}
        )
    birth = values.get("birth_date")
    if isinstance(birth, date) and birth > on:
        found.wrong("birth_date", _("Ngày sinh không hợp lý. Hãy ghi ngày/tháng/năm."))
    kind = SubjectKind(str(values.get("kind") or SubjectKind.HOUSEHOLD.value))
    award = values.get("award")
    if award and kind not in AWARDS[AwardCode(str(award))].subjects:
        words = {"award": AWARDS[AwardCode(str(award))].name, "kind": SUBJECTS[kind]}
        found.wrong("award", _("“%(award)s” không dành cho %(kind)s. Hãy chọn danh hiệu khác.") % words)
    who: object = number or (*_name_key(values), fold(str(values.get("hamlet", ""))))
    first = known.seen.setdefault((who, award, _year(values)), found.entry.number)
    if first != found.entry.number:
        found.wrong("full_name", _("Trùng với dòng %(row)s. Hãy giữ một dòng.") % {"row": first})


@dataclass(frozen=True, slots=True)
class _Bodies:
    """Who appraises: the commune itself what its chair decides, the body above it everything else."""

    own: Organisation
    above: Organisation
    on: date

    @classmethod
    def of(cls, under: Organisation, on: date) -> _Bodies:
        above = next(iter(tree_on(on).ancestors(under.pk)), under.pk)
        return cls(under, Organisation.objects.get(pk=above), on)

    def appraiser(self, award: AwardCode) -> Organisation:
        return self.own if Authority.COMMUNE_CHAIR in AWARDS[award].deciders(self.on) else self.above


def import_proposals(data: bytes, *, file_name: str, under: Organisation, mode: Mode, by: Actor, on: date) -> Plan:
    """Bring the file in, after the same dry run: one transaction, one correlation id, one line for the whole list."""
    with transaction.atomic(), correlated(uuid.uuid4().hex):
        plan = plan_proposals(data, under=under, by=by, on=on)
        bodies = _Bodies.of(under, on)
        rows = plan.wanted(mode)
        people = _people(rows, under, by=by, on=on)
        lines = [Wanted(people[row.number], _facts(row.values, bodies)) for row in rows]
        if lines:
            _refuse(draft_many(lines, source=file_name, proposer=under, by=by, on=on).refused)
    return plan


def _refuse(refused: Sequence[tuple[Person | Organisation, str]]) -> None:
    """Nothing is brought in where a row turns out wrong that the dry run had let through."""
    if refused:
        subject, reason = refused[0]
        raise Invalid({"": _("%(subject)s: %(reason)s") % {"subject": subject, "reason": reason}})


def _people(rows: Sequence[PlannedRow], under: Organisation, *, by: Actor, on: date) -> dict[int, Person]:
    """Whom each row proposes, by number of the row; those not known yet are entered."""
    known = Person.objects.in_bulk([row.target for row in rows if row.target is not None])
    strangers = [row for row in rows if row.target is None]
    entered = register_residents([_person(row) for row in strangers], organisation=under, by=by, on=on)
    found = {row.number: known[row.target] for row in rows if row.target is not None}
    return found | {row.number: person for row, person in zip(strangers, entered, strict=True)}


def _person(row: PlannedRow) -> PersonFacts:
    birth = row.values.get("birth_date")
    return PersonFacts(
        str(row.values["full_name"]),
        birth if isinstance(birth, date) else None,
        personal_id=str(row.values.get("personal_id", "")),
    )


def _facts(values: Mapping[str, object], bodies: _Bodies) -> DossierFacts:
    award = AwardCode(str(values["award"]))
    place = str(values.get("hamlet", ""))
    words = str(values.get("merit_words", ""))
    return DossierFacts(
        award,
        _year(values),
        bodies.appraiser(award),
        report="\n\n".join(part for part in (place, words) if part),
        subject_kind=SubjectKind(str(values.get("kind") or SubjectKind.HOUSEHOLD.value)),
    )
