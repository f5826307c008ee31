"""Dossiers handed up to the level above as a package, and packages of the level below taken in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from thidua.commendation import decision_policy as policy
from thidua.commendation.logic.onward import BadPackage, PackedDossier, opened, sha256_of
from thidua.commendation.logic.workflow import DossierState
from thidua.commendation.models import Dossier, ReceivedDossier, ReceivedPackage
from thidua.commendation.onward_plan import PlannedDossier, pack, plan_package
from thidua.commendation.steps.honours import holder
from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.imports import Outcome
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.directory.actions.people import PersonFacts, register_person
from thidua.directory.models import Organisation, Person
from thidua.directory.steps.offices import OfficeDraft
from thidua.documents.actions.making.storing import stored_file


@action("dossier_package.made")
def make_package(sender: Organisation, dossiers: Sequence[Dossier], *, by: Actor, on: date) -> bytes:
    """Put dossiers together for the level above. The ledger keeps which, and the hash of the file."""
    require(policy.can_hand_up(by, sender, on))
    if not dossiers:
        raise Invalid({"": _("Hãy đánh dấu ít nhất một hồ sơ.")})
    data = pack(sender, dossiers, on)
    codes = ", ".join(row.code for row in dossiers)
    changes = {"dossiers": codes, "count": len(dossiers), "sha256": sha256_of(data)}
    record(sender.subject, str(sender), by=by, changes=changes)
    return data


@action("dossier_package.received")
def receive_package(data: bytes, name: str, *, appraiser: Organisation, by: Actor, on: date) -> ReceivedPackage:
    """Take a package in: new dossiers are submitted to the appraiser, changed ones brought up to date.

    Dossiers with an error are left out; a package in which nothing is new or changed is refused.
    """
    require(policy.can_hand_up(by, appraiser, on))
    try:
        plan = plan_package(opened(data).manifest, on)
    except BadPackage as flaw:
        raise Invalid({"file": str(flaw)}) from flaw
    if plan.manifest.sender.code == appraiser.code:
        raise Invalid({"file": _("Gói do chính cơ quan này lập; gói dành cho cấp trên nhận.")})
    taken = [row for row in plan.rows if row.outcome in {Outcome.NEW, Outcome.CHANGED}]
    if not taken:
        raise Invalid({"file": _("Gói không có hồ sơ mới hoặc thay đổi nào nhận được.")})
    package = ReceivedPackage(
        code=next_code(ReceivedPackage, f"GHS-{on.year}-"),
        appraiser=appraiser,
        sender=plan.manifest.sender.name,
        made_on=plan.manifest.made_on,
        received_on=on,
        file=stored_file(ContentFile(data, name), name),
    )
    save_checked(package)
    for row in taken:
        _take_in(row, package, plan.manifest.sender.code, by=by, on=on)
    counts = plan.counts()
    changes = {"count": counts[Outcome.NEW], "changed": counts[Outcome.CHANGED], "sha256": package.file.sha256}
    record(package.subject, str(package), by=by, changes=changes)
    return package


def _take_in(row: PlannedDossier, package: ReceivedPackage, sender: str, *, by: Actor, on: date) -> None:
    if row.known is not None:
        _bring_up_to_date(row.known, row.packed, package)
        return
    assert row.proposer is not None
    subject = row.subject or _registered(row, by=by, on=on)
    packed = row.packed
    dossier = Dossier(
        **holder(subject),
        code=next_code(Dossier, f"HS-{packed.year}-", digits=4),
        subject_kind=packed.subject_kind,
        award=packed.award,
        merit=packed.merit,
        first_year=packed.first_year,
        year=packed.year,
        deed=packed.deed,
        report=packed.report,
        proposer=row.proposer,
        appraiser=package.appraiser,
        simplified=packed.simplified,
        state=DossierState.SUBMITTED.value,
        submitted_on=on,
        created_at=clock.now(),
    )
    save_checked(dossier)
    save_checked(
        ReceivedDossier(
            package=package, dossier=dossier, sender_code=sender, source_code=packed.code, digest=packed.digest
        )
    )


def _bring_up_to_date(known: ReceivedDossier, packed: PackedDossier, package: ReceivedPackage) -> None:
    """The words and years of a dossier that is still open, as the sender has them now; it is submitted again."""
    dossier = Dossier.objects.select_for_update(of=("self",)).get(pk=known.dossier_id)
    dossier.first_year, dossier.year = packed.first_year, packed.year
    dossier.deed, dossier.report = packed.deed, packed.report
    dossier.state, dossier.returned_fields = DossierState.SUBMITTED.value, {}
    dossier.version += 1
    save_checked(dossier, ["first_year", "year", "deed", "report", "state", "returned_fields", "version"])
    known.package, known.digest = package, packed.digest
    save_checked(known, ["package", "digest"])


def _registered(row: PlannedDossier, *, by: Actor, on: date) -> Person:
    """The person entered with the post the sender names."""
    subject, unit = row.packed.subject, row.unit
    assert unit is not None
    facts = PersonFacts(
        subject.name,
        subject.birth_date,
        subject.gender or Person.Gender.UNKNOWN,
        subject.personal_id,
        subject.ethnicity,
    )
    office = OfficeDraft(subject.post or _("Chưa rõ chức vụ"), on)
    return register_person(facts, office, organisation=unit, by=by, on=on)
