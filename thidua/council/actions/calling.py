"""A meeting before it begins: changed, told to its members, cancelled; papers laid before it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor, Change
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.saving import assign, save_checked
from thidua.council import policy
from thidua.council.actions.meetings import MeetingFacts
from thidua.council.logic.workflow import MeetingState
from thidua.council.models import AgendaItem, Attendance, CouncilMember, Meeting, MeetingPaper
from thidua.council.queries.accounts import accounts_of_members
from thidua.council.steps.items import advanced_meeting
from thidua.documents.actions.making.storing import file_name_of, stored_file

MEETING_FIELDS = ("about", "held_on", "begins_at", "place")


@action("meeting.changed")
def change_meeting(meeting: Meeting, facts: MeetingFacts, *, by: Actor, on: date) -> Meeting:
    """Move a meeting that has not begun to another day, hour or place, or say better what it is for."""
    require(policy.can_run_meeting(by, meeting, on, MeetingState.CALLED))
    fresh = Meeting.objects.select_for_update(of=("self",)).select_related("council").get(pk=meeting.pk)
    changes = assign(fresh, {name: getattr(facts, name) for name in MEETING_FIELDS})
    save_checked(fresh, MEETING_FIELDS)
    record(fresh.subject, str(fresh), by=by, changes=changes)
    return fresh


@action("meeting.members_told")
def tell_members(meeting: Meeting, *, by: Actor, on: date) -> int:
    """Leave the invitation with every member who has an account; how many these are."""
    require(policy.can_run_meeting(by, meeting, on, MeetingState.CALLED))
    members = list(accounts_of_members(meeting.council, meeting.held_on))
    words = {"day": f"{meeting.held_on:%d/%m/%Y}", "about": meeting.about}
    text = _("Mời họp Hội đồng ngày %(day)s: %(about)s") % words
    notify(members, "meeting.members_told", meeting.subject, text, link=f"/hoi-dong/phien/{meeting.code}/")
    record(meeting.subject, str(meeting), by=by, changes={"count": len(members)})
    return len(members)


@action("meeting.cancelled")
def cancel_meeting(meeting: Meeting, *, reason: str, by: Actor, on: date) -> Meeting:
    """Call a meeting off before it began, with the reason."""
    require(policy.can_run_meeting(by, meeting, on, MeetingState.CALLED))
    if not reason.strip():
        raise Invalid({"reason": _("Hãy ghi lý do hủy phiên họp.")})
    fresh = advanced_meeting(meeting, "cancel")
    fresh.end_reason = reason.strip()
    save_checked(fresh, ["state", "end_reason"])
    record(fresh.subject, str(fresh), by=by, reason=fresh.end_reason)
    return fresh


@action("meeting.presence_changed")
def change_presence(meeting: Meeting, member: CouncilMember, *, present: bool, by: Actor, on: date) -> Attendance:
    """Note that a member came late or left early. Votes that have begun keep the presence they began with."""
    require(policy.can_run_meeting(by, meeting, on, MeetingState.IN_SESSION))
    row = Attendance.objects.select_for_update().filter(meeting=meeting, member=member).first()
    if row is None:
        raise Invalid({"": _("Người này không phải thành viên Hội đồng vào ngày họp; hãy tải lại trang.")})
    if row.present == present:
        raise Conflict(_("Vừa có người khác ghi như vậy; hãy tải lại trang."))
    row.present = present
    save_checked(row, ["present"])
    changes = [Change("member", str(member.person), str(member.person)), Change("present", not present, present)]
    record(meeting.subject, str(meeting), by=by, changes=changes)
    return row


@action("meeting.paper_added")
def add_paper(
    meeting: Meeting, upload: File[Any], *, title: str = "", item: AgendaItem | None = None, by: Actor, on: date
) -> MeetingPaper:
    """Lay a file before the meeting, or before those alone who take part in one item."""
    require(policy.can_add_paper(by, meeting, on))
    if item is not None and item.meeting_id != meeting.pk:
        raise Invalid({"item": _("Nội dung không thuộc phiên họp này; hãy tải lại trang.")})
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    name = file_name_of(upload)
    last = meeting.papers.order_by("-number").first()
    paper = MeetingPaper(
        meeting=meeting,
        item=item,
        number=last.number + 1 if last else 1,
        title=title.strip() or name,
        file=stored_file(upload, name),
        name=name,
    )
    save_checked(paper)
    record((item or meeting).subject, paper.title, by=by, changes={"file": name})
    return paper
