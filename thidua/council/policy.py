"""Who may do what in a council, and why not. Voting is the member's own: no role stands in for it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.council import queries
from thidua.council.logic.workflow import BoxState, ItemState, MeetingState
from thidua.council.models import AgendaItem, BallotBox, Council, CouncilMember, Meeting
from thidua.directory.models import Organisation
from thidua.directory.policy import in_scope
from thidua.documents.policy import can_draft_paper

STEERING = (CouncilMember.Post.CHAIR, CouncilMember.Post.SECRETARY)
"""Posts that run a meeting beside the standing body."""


def can_form_council(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Enter a council that a decision has formed, and change who sits on it."""
    if in_scope(user, organisation, on, *queries.RUNNERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua của “%(unit)s” mới lập và sửa được Hội đồng; hãy nhờ cơ quan thường trực.")
        % {"unit": organisation}
    )


def can_run(user: Actor, council: Council, on: date) -> Decision:
    """Call and run meetings: the standing body, the chair, the secretary."""
    member = queries.member_of(user, council, on)
    if (member is not None and member.post in STEERING) or in_scope(user, council.organisation, on, *queries.RUNNERS):
        return ALLOWED
    return deny(_("Chỉ Chủ tịch, thư ký hoặc cơ quan thường trực của Hội đồng mới điều hành được phiên họp."))


def can_run_meeting(user: Actor, meeting: Meeting, on: date, *states: MeetingState) -> Decision:
    """Run this meeting while it is in one of the states (any where none is named)."""
    return first_refusal(can_run(user, meeting.council, on), _meeting_in(meeting, states))


def can_declare(user: Actor, item: AgendaItem, on: date) -> Decision:
    """Declare the own conflict before the vote begins."""
    if queries.member_of(user, item.meeting.council, on) is None:
        return deny(_("Chỉ thành viên Hội đồng mới khai xung đột lợi ích."))
    return _waiting(item)


def can_review(user: Actor, item: AgendaItem, on: date) -> Decision:
    """Score an item before the vote: a member who is not recused from it."""
    member = queries.member_of(user, item.meeting.council, on)
    if member is None:
        return deny(_("Chỉ thành viên Hội đồng mới cho điểm hồ sơ."))
    if member.pk in queries.recused_from(item):
        return deny(_("Anh/Chị không tham gia xét nội dung này vì có xung đột lợi ích."))
    return first_refusal(_waiting(item), _meeting_in(item.meeting, (MeetingState.CALLED, MeetingState.IN_SESSION)))


def can_note_conflicts(user: Actor, item: AgendaItem, on: date) -> Decision:
    """Write down derived conflicts before the vote begins."""
    return first_refusal(can_run(user, item.meeting.council, on), _waiting(item))


def can_add_paper(user: Actor, meeting: Meeting, on: date) -> Decision:
    """Lay papers before the members until the meeting has ended."""
    return can_run_meeting(user, meeting, on, MeetingState.CALLED, MeetingState.IN_SESSION)


def can_write_paper(user: Actor, meeting: Meeting, on: date, *states: MeetingState) -> Decision:
    """Have invitation, minutes or counting record written: who runs the meeting and drafts papers of its unit."""
    return first_refusal(
        can_run_meeting(user, meeting, on, *states), can_draft_paper(user, meeting.council.organisation, on)
    )


def can_take_key(user: Actor, box: BallotBox) -> Decision:
    """Fetch the own opening code: the named officer alone."""
    if queries.keyholder_of(box, user) is None:
        return deny(_("Anh/Chị không được giao giữ khóa của hòm phiếu này."))
    return _box_in(box, BoxState.PREPARING)


def can_vote(user: Actor, box: BallotBox, on: date) -> Decision:
    """Put the own ballots into the box: a member who was present when it opened, once."""
    member = queries.member_of(user, box.meeting.council, on)
    if member is None:
        return deny(_("Chỉ thành viên Hội đồng mới bỏ phiếu."))
    turnout = queries.turnout_of(box)
    if member.pk not in turnout:
        return deny(_("Anh/Chị không có tên trong danh sách bỏ phiếu; hãy báo thư ký phiên họp."))
    if turnout[member.pk]:
        return deny(_("Anh/Chị đã bỏ phiếu; phiếu đã nằm trong hòm và không bỏ lại được."))
    return _box_in(box, BoxState.OPEN)


def can_run_box(user: Actor, box: BallotBox, on: date, *states: BoxState) -> Decision:
    """Open, close or give up a box: whoever runs the meeting. Opening what is inside is not theirs."""
    return first_refusal(can_run(user, box.meeting.council, on), _box_in(box, *states))


def can_turn_key(user: Actor, box: BallotBox) -> Decision:
    """Hand in the own share to have a closed box opened."""
    holder = queries.keyholder_of(box, user)
    if holder is None:
        return deny(_("Anh/Chị không được giao giữ khóa của hòm phiếu này."))
    if holder.share:
        return deny(_("Anh/Chị đã mở khóa phần của mình; chờ những người giữ khóa khác."))
    return _box_in(box, BoxState.CLOSED)


def _meeting_in(meeting: Meeting, states: tuple[MeetingState, ...]) -> Decision:
    if not states or meeting.state in states:
        return ALLOWED
    return deny(
        _("Phiên họp đang ở trạng thái “%(state)s”, không làm được việc này.") % {"state": meeting.get_state_display()}
    )


def _waiting(item: AgendaItem) -> Decision:
    if item.state == ItemState.WAITING:
        return ALLOWED
    return deny(_("Nội dung “%(item)s” đã bỏ phiếu hoặc đã rút; không thay đổi được nữa.") % {"item": item})


def _box_in(box: BallotBox, *states: BoxState) -> Decision:
    if box.state in states:
        return ALLOWED
    return deny(
        _("Hòm phiếu đang ở trạng thái “%(state)s”, không làm được việc này.") % {"state": box.get_state_display()}
    )
