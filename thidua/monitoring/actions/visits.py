"""A visit as it is made: check list, photographs, minutes, findings drafted, conclusions issued."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.core.files.base import File
from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.campaigns.queries import speakers_of
from thidua.core import clock
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.counting import counted
from thidua.core.errors import Invalid, require
from thidua.core.logic.text import collapse, collapse_lines, nfc
from thidua.core.saving import assign, save_checked
from thidua.directory.models import Organisation
from thidua.monitoring.logic.inspection_states import FINDING, VISIT, CheckAnswer, FindingState, Severity, VisitState
from thidua.monitoring.models import CheckItem, Finding, Visit, VisitPhoto
from thidua.monitoring.policy import inspections as policy
from thidua.monitoring.steps.locked_rows import locked_row, stated, stepped
from thidua.monitoring.steps.pictures import taken_files, taken_pictures

MENDER = "mending_unit"
"""How the ledger calls the unit that has to mend: an ``owner`` there is the department that owns an indicator."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was found at one line of the check list."""

    answer: CheckAnswer
    note: str = ""


@dataclass(frozen=True, slots=True)
class VisitRecord:
    """What the group writes down. ``checks`` by position; ``visited_on`` None while the visit goes on.

    ``without`` are ids of photographs to take away.
    """

    visited_on: date | None = None
    place: str = ""
    minutes: str = ""
    checks: Mapping[int, Check] = field(default_factory=dict)
    photos: Sequence[File[bytes]] = ()
    without: Collection[int] = ()
    minutes_file: File[bytes] | None = None


@dataclass(frozen=True, slots=True)
class FindingDraft:
    """A finding as written. ``owner`` has to mend it by ``due_on``; ``owner_text`` names a person or part there."""

    text: str
    severity: Severity
    remedy: str
    owner: Organisation
    due_on: date
    owner_text: str = ""


@action("visit.recorded")
def record_visit(visit: Visit, facts: VisitRecord, *, version: int | None = None, by: Actor, on: date) -> Visit:
    """Save what the group has found so far; with the day it counts as made. Can be saved as often as needed."""
    require(policy.can_conduct(by, visit, on))
    if facts.visited_on is not None and facts.visited_on > on:
        raise Invalid({"visited_on": _("Ngày kiểm tra không thể ở sau hôm nay.")})
    fresh = _begun(visit, facts, version)
    fresh.place, fresh.minutes = collapse_lines(facts.place), collapse_lines(facts.minutes)
    if facts.minutes_file is not None:
        fresh.minutes_file = taken_files([facts.minutes_file], "minutes_file")[0].file
    save_checked(fresh, ["state", "version", "visited_on", "place", "minutes", "minutes_file"])
    _save_checks(fresh, facts.checks)
    photos = _change_photos(fresh, facts)
    answered = CheckItem.objects.filter(visit=fresh).exclude(answer="").count()
    changes = {"visited_on": fresh.visited_on, "checked": answered, "pictures": photos}
    record(fresh.subject, str(fresh), by=by, changes=changes)
    return fresh


def _begun(visit: Visit, facts: VisitRecord, version: int | None) -> Visit:
    if facts.visited_on is None:
        if visit.state == VisitState.VISITED:
            raise Invalid({"visited_on": _("Cuộc kiểm tra đã ghi ngày; hãy giữ hoặc sửa ngày, không bỏ trống.")})
        fresh = locked_row(visit, version)
        fresh.version += 1
        return fresh
    fresh = stepped(visit, VISIT, "hold", version)
    fresh.visited_on = facts.visited_on
    return fresh


def _save_checks(visit: Visit, checks: Mapping[int, Check]) -> None:
    rows = list(CheckItem.objects.filter(visit=visit, position__in=list(checks)))
    for row in rows:
        row.answer, row.note = checks[row.position].answer.value, collapse_lines(checks[row.position].note)
    CheckItem.objects.bulk_update(rows, ["answer", "note"])


def _change_photos(visit: Visit, facts: VisitRecord) -> int:
    standing = VisitPhoto.objects.filter(visit=visit, removed_at=None)
    standing.filter(pk__in=list(facts.without)).update(removed_at=clock.now())
    now = clock.now()
    VisitPhoto.objects.bulk_create(
        [
            VisitPhoto(visit=visit, file=one.file, media_type=one.media_type, added_at=now)
            for one in taken_pictures(facts.photos, "photos")
        ]
    )
    return standing.count()


# --- findings before they are issued ---------------------------------------------------------------------------------


@action("finding.drafted")
def draft_finding(visit: Visit, draft: FindingDraft, *, by: Actor, on: date) -> Finding:
    """Write a finding down; the unit does not see it before the conclusions are issued."""
    require(policy.can_draft_finding(by, visit, on))
    fresh = locked_row(visit)
    last = fresh.findings.aggregate(last=Max("number"))["last"] or 0
    finding = Finding(visit=fresh, number=last + 1, **_finding_values(draft, on))
    save_checked(finding)
    record(finding.subject, finding.code, by=by, changes=_finding_words(finding))
    return finding


@action("finding.edited")
def edit_finding(finding: Finding, draft: FindingDraft, *, version: int | None = None, by: Actor, on: date) -> Finding:
    """Change a drafted finding."""
    require(policy.can_edit_finding(by, finding, on))
    fresh = locked_row(finding, version)
    changes = assign(fresh, _finding_values(draft, on))
    fresh.version += 1
    save_checked(fresh, [*(change.field for change in changes), "version"])
    told = [replace(change, field=MENDER) if change.field == "owner" else change for change in changes]
    record(fresh.subject, fresh.code, by=by, changes=told)
    return fresh


@action("finding.dropped")
def drop_finding(finding: Finding, *, by: Actor, on: date) -> None:
    """Take a drafted finding away; what it said stays in the ledger."""
    require(policy.can_edit_finding(by, finding, on))
    fresh = locked_row(finding)
    record(fresh.subject, fresh.code, by=by, changes=_finding_words(fresh))
    fresh.delete()


def _finding_values(draft: FindingDraft, on: date) -> dict[str, object]:
    if draft.due_on < on:
        raise Invalid({"due_on": _("Hạn khắc phục phải từ hôm nay trở đi.")})
    return {
        "text": stated(draft.text, "text", _("Hãy ghi điều đã phát hiện.")),
        "severity": draft.severity.value,
        "remedy": stated(draft.remedy, "remedy", _("Hãy ghi việc đơn vị phải làm.")),
        "owner": draft.owner,
        "owner_text": collapse(nfc(draft.owner_text)),
        "due_on": draft.due_on,
    }


def _finding_words(finding: Finding) -> dict[str, object]:
    return {
        "text": finding.text,
        "severity": finding.get_severity_display(),
        "remedy": finding.remedy,
        MENDER: finding.owner,
        "due_on": finding.due_on,
    }


@action("visit.concluded")
def issue_conclusions(visit: Visit, *, number: str, by: Actor, on: date) -> Visit:
    """Issue the conclusions: drafted findings are open from now on, the unit sees the visit and is told."""
    require(policy.can_issue_conclusions(by, visit, on))
    fresh = stepped(visit, VISIT, "issue")
    fresh.conclusion_number = stated(number, "number", _("Hãy ghi số của thông báo kết luận."))
    fresh.issued_on = on
    save_checked(fresh, ["state", "version", "conclusion_number", "issued_on"])
    drafts = list(fresh.findings.select_for_update().filter(state=FindingState.DRAFT))
    for finding in drafts:
        finding.state = FINDING.advance(FindingState(finding.state), "issue").value
    Finding.objects.bulk_update(drafts, ["state"])
    _tell_units(fresh, drafts, on)
    record(fresh.subject, str(fresh), by=by, changes={"number": fresh.conclusion_number, "findings": len(drafts)})
    return fresh


def _tell_units(visit: Visit, findings: Sequence[Finding], on: date) -> None:
    units = {visit.organisation_id, *(finding.owner_id for finding in findings)}
    words = counted("Kết luận kiểm tra %(number)s đã ban hành, có %(count)d kết luận cần xem.", len(findings))
    text = words % {"number": visit.conclusion_number, "count": len(findings)}
    notify(speakers_of(units, on), "visit.concluded", visit.subject, text)
