"""Dossiers packed for the level above, and what taking a package in would do: new, changed, same, error. Reads only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.commendation.logic.catalogue.awards import AWARDS
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.decisions import competence
from thidua.commendation.logic.onward import Manifest, PackedDossier, PackedPaper, Sender, Subject, packed, sha256_of
from thidua.commendation.logic.terms import MeritKind, SubjectKind
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier, ReceivedDossier
from thidua.core.imports import Outcome
from thidua.core.logic.text import fold
from thidua.directory.models import Appointment, Organisation, Person
from thidua.directory.queries import offices_by_person, organisations_on
from thidua.documents.logic.paper_workflow import PaperState
from thidua.documents.models import Paper
from thidua.documents.printing_papers import paper_pdf

OPEN = (DossierState.SUBMITTED, DossierState.RETURNED)
"""States in which a later package may still change what an earlier one brought."""


def to_hand_up(organisation: Organisation, on: date) -> list[Dossier]:
    """Dossiers laid before the head of the body that only a higher level decides."""
    rows = Dossier.objects.filter(appraiser=organisation, state=DossierState.PROPOSED)
    found = rows.select_related("person", "organisation", "proposer").order_by("award", "code")
    return [row for row in found if not competence(AwardCode(row.award), organisation.kind, on)]


def pack(sender: Organisation, dossiers: Sequence[Dossier], on: date) -> bytes:
    """The package of these dossiers with the issued papers about them."""
    papers: dict[str, list[Paper]] = {}
    about = [row.subject for row in dossiers]
    for paper in Paper.objects.filter(about__in=about, state=PaperState.ISSUED).select_related("pdf").order_by("code"):
        papers.setdefault(paper.about, []).append(paper)
    offices = offices_by_person([row.person for row in dossiers if row.person is not None], on)
    rows, files = [], []
    for dossier in dossiers:
        named = [(paper.abstract, paper_pdf(paper)) for paper in papers.get(dossier.subject, [])]
        files += [data for _title, data in named]
        listed = tuple(PackedPaper(title, sha256_of(data)) for title, data in named)
        rows.append(_packed(dossier, offices.get(dossier.person_id or 0, []), listed))
    return packed(Sender(sender.code, sender.name), on, rows, files)


def _packed(dossier: Dossier, offices: Sequence[Appointment], papers: tuple[PackedPaper, ...]) -> PackedDossier:
    return PackedDossier(
        code=dossier.code,
        award=dossier.award,
        subject_kind=dossier.subject_kind,
        merit=dossier.merit,
        first_year=dossier.first_year,
        year=dossier.year,
        subject=_subject(dossier, offices),
        proposer_code=dossier.proposer.code,
        proposer_name=dossier.proposer.name,
        deed=dossier.deed,
        report=dossier.report,
        simplified=dossier.simplified,
        papers=papers,
    )


def _subject(dossier: Dossier, offices: Sequence[Appointment]) -> Subject:
    if dossier.organisation is not None:
        body = dossier.organisation
        return Subject(body.name, is_person=False, code=body.code, official_code=body.official_code)
    person = dossier.person
    assert person is not None
    office = offices[0] if offices else None
    unit = office.organisation if office else dossier.proposer
    return Subject(
        name=person.full_name,
        is_person=True,
        code=person.code,
        birth_date=person.birth_date,
        gender=person.gender,
        personal_id=person.personal_id,
        ethnicity=person.ethnicity,
        post=office.post if office else "",
        unit_code=unit.code,
        unit_name=unit.name,
    )


# --- taking in -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PlannedDossier:
    """What one packed dossier would become. ``subject`` None is a person who would be entered with ``unit``."""

    packed: PackedDossier
    outcome: Outcome
    proposer: Organisation | None = None
    subject: Person | Organisation | None = None
    unit: Organisation | None = None
    known: ReceivedDossier | None = None
    words: str = ""

    @property
    def award_name(self) -> str:
        known = self.packed.award in set(AwardCode)
        return AWARDS[AwardCode(self.packed.award)].name if known else self.packed.award


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """A dry run of a whole package."""

    manifest: Manifest
    rows: tuple[PlannedDossier, ...]

    def counts(self) -> dict[Outcome, int]:
        """How many dossiers of each outcome."""
        found = Counter(row.outcome for row in self.rows)
        return {outcome: found.get(outcome, 0) for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class _Known:
    """What the database has of the things a package names."""

    units: Mapping[str, Organisation]
    received: Mapping[str, ReceivedDossier]
    people: QuerySet[Person]


def plan_package(manifest: Manifest, on: date) -> PackagePlan:
    """What taking the package in on the day would do. Nothing is written."""
    codes = {code for row in manifest.dossiers for code in (row.proposer_code, row.subject.unit_code, row.subject.code)}
    units = {unit.code: unit for unit in organisations_on(on).filter(code__in=codes)}
    rows = ReceivedDossier.objects.filter(sender_code=manifest.sender.code).select_related("dossier")
    known = _Known(units, {row.source_code: row for row in rows}, Person.objects.filter(is_active=True))
    return PackagePlan(manifest, tuple(_planned(row, known) for row in manifest.dossiers))


def _planned(row: PackedDossier, known: _Known) -> PlannedDossier:
    if words := _unreadable(row):
        return PlannedDossier(row, Outcome.ERROR, words=words)
    proposer = known.units.get(row.proposer_code)
    if proposer is None:
        words = _("Chưa có đơn vị đề nghị “%(name)s” (mã %(code)s); hãy thêm đơn vị rồi nhận lại.")
        return PlannedDossier(row, Outcome.ERROR, words=words % {"name": row.proposer_name, "code": row.proposer_code})
    earlier = known.received.get(row.code)
    if earlier is not None:
        return _again(row, proposer, earlier)
    if not row.subject.is_person:
        return _of_body(row, proposer, known)
    person, words = _person(row.subject, known.people)
    if words:
        return PlannedDossier(row, Outcome.ERROR, words=words)
    unit = known.units.get(row.subject.unit_code, proposer)
    said = "" if person else _("Sẽ thêm cá nhân này vào “%(unit)s”.") % {"unit": unit}
    return PlannedDossier(row, Outcome.NEW, proposer, person, unit, words=said)


def _unreadable(row: PackedDossier) -> str:
    if row.award not in set(AwardCode) or row.merit not in set(MeritKind) or row.subject_kind not in set(SubjectKind):
        return _("Danh hiệu, loại hình hoặc đối tượng không có trong danh mục; hai bên cần dùng cùng phiên bản.")
    if row.year < row.first_year or not row.subject.name.strip():
        return _("Thiếu tên hoặc sai năm thành tích; hãy đề nghị đơn vị gửi sửa hồ sơ.")
    return ""


def _again(row: PackedDossier, proposer: Organisation, earlier: ReceivedDossier) -> PlannedDossier:
    dossier = earlier.dossier
    if earlier.digest == row.digest:
        return PlannedDossier(row, Outcome.SAME, proposer, dossier.of, known=earlier, words=dossier.code)
    if dossier.award != row.award or dossier.state not in OPEN:
        words = _("Hồ sơ %(code)s đang ở bước “%(state)s”; trả lại hồ sơ trước khi nhận bản sửa.")
        said = words % {"code": dossier.code, "state": dossier.get_state_display()}
        return PlannedDossier(row, Outcome.ERROR, known=earlier, words=said)
    return PlannedDossier(row, Outcome.CHANGED, proposer, dossier.of, known=earlier, words=dossier.code)


def _of_body(row: PackedDossier, proposer: Organisation, known: _Known) -> PlannedDossier:
    body = known.units.get(row.subject.code)
    if body is None:
        words = _("Chưa có đơn vị “%(name)s” (mã %(code)s); hãy thêm đơn vị rồi nhận lại.")
        return PlannedDossier(row, Outcome.ERROR, words=words % {"name": row.subject.name, "code": row.subject.code})
    return PlannedDossier(row, Outcome.NEW, proposer, body)


def _person(subject: Subject, people: QuerySet[Person]) -> tuple[Person | None, str]:
    """The person by personal id, else by name and birth; words where several fit."""
    if subject.personal_id:
        found = people.filter(personal_id=subject.personal_id).first()
        if found is not None:
            return found, ""
    rows = people.filter(code=subject.code) if not subject.birth_date else people.filter(birth_date=subject.birth_date)
    alike = [row for row in rows if fold(row.full_name) == fold(subject.name)]
    if len(alike) > 1:
        return None, _("Có nhiều người trùng tên và ngày sinh; hãy đề nghị đơn vị gửi ghi số định danh.")
    return (alike[0] if alike else None), ""
