"""The way of a finding to its closure: answered, sent back, extended, closed, taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.campaigns.queries import speakers_of
from thidua.core import clock
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.saving import save_checked
from thidua.monitoring.logic.inspection_states import FINDING, FollowUpKind
from thidua.monitoring.models import Finding, FollowUp, FollowUpFile
from thidua.monitoring.policy import inspections as policy
from thidua.monitoring.steps.locked_rows import stated, stated_reason, stepped
from thidua.monitoring.steps.pictures import taken_files


@action("finding.answered")
def answer_finding(finding: Finding, text: str, *, files: Sequence[File[bytes]] = (), by: Actor, on: date) -> FollowUp:
    """Report how it was mended, with the files that show it."""
    require(policy.can_answer_finding(by, finding, on))
    fresh = stepped(finding, FINDING, "answer")
    save_checked(fresh, ["state", "version"])
    link = _linked(fresh, FollowUpKind.ANSWER, stated(text, "text", _("Hãy ghi việc đã làm để khắc phục.")), by, on)
    taken = taken_files(files)
    FollowUpFile.objects.bulk_create([FollowUpFile(follow_up=link, file=one.file, name=one.name) for one in taken])
    record(fresh.subject, fresh.code, by=by, changes={"text": link.text, "files": len(taken)})
    return link


@action("finding.returned")
def return_finding(finding: Finding, *, reason: str, by: Actor, on: date) -> FollowUp:
    """Send an answer back: more has to be done."""
    require(policy.can_settle_finding(by, finding, "return", on))
    fresh = stepped(finding, FINDING, "return")
    save_checked(fresh, ["state", "version"])
    link = _linked(fresh, FollowUpKind.RETURN, stated_reason(reason), by, on)
    words = _("Kết luận %(code)s cần khắc phục thêm: %(reason)s") % {"code": fresh.code, "reason": link.text}
    notify(speakers_of([fresh.owner_id], on), "finding.returned", fresh.subject, words)
    record(fresh.subject, fresh.code, by=by, reason=link.text)
    return link


@action("finding.extended")
def extend_finding(finding: Finding, due_on: date, *, reason: str, by: Actor, on: date) -> FollowUp:
    """Give more time; the former day stays in the chain."""
    require(policy.can_settle_finding(by, finding, "extend", on))
    if due_on <= finding.due_on or due_on < on:
        raise Invalid({"due_on": _("Hạn mới phải sau hạn cũ và không trước hôm nay.")})
    fresh = stepped(finding, FINDING, "extend")
    before, fresh.due_on = fresh.due_on, due_on
    save_checked(fresh, ["state", "version", "due_on"])
    link = _linked(fresh, FollowUpKind.EXTEND, stated_reason(reason), by, on, due_on)
    record(fresh.subject, fresh.code, by=by, changes={"due_on": [before, due_on]}, reason=link.text)
    return link


@action("finding.closed")
def close_finding(finding: Finding, *, note: str, by: Actor, on: date) -> FollowUp:
    """Confirm that it was mended."""
    require(policy.can_settle_finding(by, finding, "close", on))
    fresh = stepped(finding, FINDING, "close")
    fresh.closed_on = on
    save_checked(fresh, ["state", "version", "closed_on"])
    link = _linked(fresh, FollowUpKind.CLOSE, stated(note, "reason", _("Hãy ghi căn cứ xác nhận.")), by, on)
    record(fresh.subject, fresh.code, by=by, reason=link.text)
    return link


@action("finding.reopened")
def reopen_finding(finding: Finding, *, reason: str, by: Actor, on: date) -> FollowUp:
    """Take a closed finding up again."""
    require(policy.can_settle_finding(by, finding, "reopen", on))
    fresh = stepped(finding, FINDING, "reopen")
    fresh.closed_on = None
    save_checked(fresh, ["state", "version", "closed_on"])
    link = _linked(fresh, FollowUpKind.REOPEN, stated_reason(reason), by, on)
    record(fresh.subject, fresh.code, by=by, reason=link.text)
    return link


def _linked(
    finding: Finding, kind: FollowUpKind, text: str, by: Actor, on: date, due_on: date | None = None
) -> FollowUp:
    link = FollowUp(
        finding=finding, kind=kind.value, text=text, due_on=due_on, by=by.audit_label[:200], on=on, at=clock.now()
    )
    return save_checked(link)
