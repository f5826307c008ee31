"""Who takes letters in, assigns, handles, answers and ends them. The refusals never say what a letter is about."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation, Role, User
from thidua.directory.policy import in_scope
from thidua.directory.queries import grants_of
from thidua.monitoring.logic.complaint_states import COMPLAINT, ComplaintState
from thidua.monitoring.models import Complaint, ComplaintHandler
from thidua.monitoring.models.complaint_labels import COMPLAINT_STATES
from thidua.monitoring.queries.complaints import RECEIVERS, complaints_visible_to

DECIDERS = (Role.OFFICER, Role.LEADER, Role.HEAD)
"""Who assigns and ends letters that are not denunciations."""
UNIT_SPEAKERS = (Role.HEAD, Role.UNIT_OFFICER)


def can_register_somewhere(user: Actor, on: date) -> Decision:
    """Whether there is any unit for which the account takes letters in."""
    if grants_of(user, on).filter(role__in=RECEIVERS).exists():
        return ALLOWED
    return deny(_("Anh/Chị không tiếp nhận đơn thư của đơn vị nào. Hãy chuyển đơn cho đầu mối của đơn vị."))


def can_register(user: Actor, receiver: Organisation, on: date) -> Decision:
    """Take a letter in for a unit."""
    if in_scope(user, receiver, on, *RECEIVERS):
        return ALLOWED
    return deny(_("Anh/Chị không tiếp nhận đơn thư của “%(unit)s”; hãy chọn đơn vị của mình.") % {"unit": receiver})


def can_assign(user: Actor, complaint: Complaint, on: date) -> Decision:
    """Name handlers and steps: of a denunciation the leader alone."""
    return first_refusal(_known(user, complaint, on), _decides(user, complaint, on), _step(complaint, "assign"))


def can_handle(user: Actor, complaint: Complaint, on: date) -> Decision:
    """Take steps, add files, answer: named handlers; of others also the handling unit and those who assign."""
    known = first_refusal(_known(user, complaint, on), _step(complaint, "answer"))
    if not known:
        return known
    if _is_handler(user, complaint) or _decides(user, complaint, on):
        return ALLOWED
    unit = complaint.handling_unit
    if unit is not None and not complaint.is_denunciation and in_scope(user, unit, on, *UNIT_SPEAKERS):
        return ALLOWED
    return deny(_("Chỉ người được phân công mới xử lý đơn %(code)s.") % {"code": complaint.code})


def can_end(user: Actor, complaint: Complaint, step: str, on: date) -> Decision:
    """Close, decline, take up again: as assigning."""
    return first_refusal(_known(user, complaint, on), _decides(user, complaint, on), _step(complaint, step))


def can_look(user: Actor, complaint: Complaint, on: date) -> Decision:
    """Open it: whoever may know of it."""
    return _known(user, complaint, on)


def can_see_looks(user: Actor, complaint: Complaint, on: date) -> Decision:
    """Read who has looked: whoever assigns it."""
    return first_refusal(_known(user, complaint, on), _decides(user, complaint, on))


def _known(user: Actor, complaint: Complaint, on: date) -> Decision:
    if complaints_visible_to(user, on).filter(pk=complaint.pk).exists():
        return ALLOWED
    return deny(_("Không có đơn này trong phạm vi của Anh/Chị."))


def _decides(user: Actor, complaint: Complaint, on: date) -> Decision:
    if isinstance(user, User) and complaint.leader_id == user.pk:
        return ALLOWED
    if not complaint.is_denunciation and in_scope(user, complaint.receiver, on, *DECIDERS):
        return ALLOWED
    return deny(_("Chỉ lãnh đạo phụ trách đơn %(code)s mới làm được bước này.") % {"code": complaint.code})


def _is_handler(user: Actor, complaint: Complaint) -> bool:
    key = user.pk if isinstance(user, User) else None
    return ComplaintHandler.objects.filter(complaint=complaint, user=key, released_on=None).exists()


def _step(complaint: Complaint, step: str) -> Decision:
    state = ComplaintState(complaint.state)
    if COMPLAINT.can(state, step):
        return ALLOWED
    return deny(
        _("Đơn %(code)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"code": complaint.code, "state": COMPLAINT_STATES[state]}
    )
