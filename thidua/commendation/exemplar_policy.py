"""Who nominates, verifies, publishes and withdraws exemplars; who says that a unit copies one; and why not."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.commendation.exemplar_queries import NOMINATORS, PUBLISHERS, VERIFIERS
from thidua.commendation.logic.exemplars import EXEMPLAR, ExemplarState
from thidua.commendation.models import Exemplar, Replication
from thidua.commendation.queries import active_holds
from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation, Person, User
from thidua.directory.policy import in_scope
from thidua.directory.queries import organisations_of, people_in_scope

HOLD_CITATION = "Điều 4 Nghị định 152/2025/NĐ-CP"


def can_nominate_somewhere(user: Actor, on: date) -> Decision:
    """Whether there is any unit for which the account nominates."""
    if user is SYSTEM or organisations_of(user, on, *NOMINATORS):
        return ALLOWED
    return deny(_("Chỉ chuyên viên thi đua, thủ trưởng hoặc đầu mối của đơn vị mới đề cử được điển hình."))


def can_nominate(user: Actor, subject: Person | Organisation, nominator: Organisation, on: date) -> Decision:
    """For a unit of one's own; somebody or some unit of one's scope."""
    if not in_scope(user, nominator, on, *NOMINATORS):
        return deny(
            _("Chỉ chuyên viên, thủ trưởng hoặc đầu mối của “%(unit)s” mới đề cử thay đơn vị này.")
            % {"unit": nominator}
        )
    if isinstance(subject, Person):
        own = people_in_scope(user, on, *NOMINATORS).filter(pk=subject.pk).exists()
    else:
        own = in_scope(user, subject, on, *NOMINATORS)
    if own:
        return ALLOWED
    return deny(
        _("“%(subject)s” không thuộc đơn vị Anh/Chị phụ trách. Hãy nhờ đơn vị quản lý đề cử.") % {"subject": subject}
    )


def can_edit(user: Actor, exemplar: Exemplar, on: date) -> Decision:
    """The unit that nominated until it is verified; the officers of the verifying body until it is withdrawn."""
    if exemplar.state == ExemplarState.WITHDRAWN:
        return deny(_("Điển hình này đã rút, không sửa được nữa."))
    if in_scope(user, exemplar.verifier, on, *PUBLISHERS):
        return ALLOWED
    if exemplar.state != ExemplarState.NOMINATED:
        return deny(_("Sau khi xác minh, chỉ “%(unit)s” mới sửa được bài viết.") % {"unit": exemplar.verifier})
    if in_scope(user, exemplar.nominator, on, *NOMINATORS):
        return ALLOWED
    return deny(_("Chỉ đơn vị đề cử “%(unit)s” mới sửa được đề cử này.") % {"unit": exemplar.nominator})


def can_verify(user: Actor, exemplar: Exemplar, on: date) -> Decision:
    """The verifying body, by somebody else than the one who nominated."""
    if not in_scope(user, exemplar.verifier, on, *VERIFIERS):
        return deny(_("Chỉ “%(unit)s” mới xác minh được điển hình này.") % {"unit": exemplar.verifier})
    if isinstance(user, User) and user.pk == exemplar.nominated_by_id:
        return deny(_("Người đề cử không tự xác minh. Hãy nhờ đồng nghiệp hoặc lãnh đạo xác minh."))
    return _step(exemplar, "verify")


def can_publish(user: Actor, exemplar: Exemplar, on: date) -> Decision:
    """Officers and leaders of the verifying body, where nothing stands against the person or unit."""
    if not in_scope(user, exemplar.verifier, on, *PUBLISHERS):
        return deny(_("Chỉ “%(unit)s” mới công bố được điển hình này.") % {"unit": exemplar.verifier})
    return first_refusal(_step(exemplar, "publish"), _not_held(exemplar, on))


def can_withdraw(user: Actor, exemplar: Exemplar, on: date) -> Decision:
    """The verifying body at any time; the nominating unit before it is verified."""
    step = _step(exemplar, "withdraw")
    if in_scope(user, exemplar.verifier, on, *VERIFIERS):
        return step
    if exemplar.state == ExemplarState.NOMINATED and in_scope(user, exemplar.nominator, on, *NOMINATORS):
        return step
    return deny(_("Chỉ “%(unit)s” mới rút được điển hình này.") % {"unit": exemplar.verifier})


def can_copy_somewhere(user: Actor, exemplar: Exemplar, on: date) -> Decision:
    """Whether the exemplar may be copied, by some unit of the account."""
    if exemplar.state != ExemplarState.PUBLISHED:
        return deny(_("Chỉ nhân rộng được điển hình đã công bố."))
    return can_nominate_somewhere(user, on)


def can_copy(user: Actor, exemplar: Exemplar, organisation: Organisation, on: date) -> Decision:
    """Say that a unit of one's own copies a published exemplar."""
    if not in_scope(user, organisation, on, *NOMINATORS):
        return deny(
            _("Chỉ chuyên viên, thủ trưởng hoặc đầu mối của “%(unit)s” mới ghi được việc học tập của đơn vị này.")
            % {"unit": organisation}
        )
    return can_copy_somewhere(user, exemplar, on)


def can_tell_result(user: Actor, copy: Replication, on: date) -> Decision:
    """The unit that copies tells what came of it; it may be told anew."""
    if in_scope(user, copy.organisation, on, *NOMINATORS):
        return ALLOWED
    return deny(_("Chỉ “%(unit)s” mới ghi được kết quả nhân rộng của mình.") % {"unit": copy.organisation})


def _step(exemplar: Exemplar, step: str) -> Decision:
    if EXEMPLAR.can(ExemplarState(exemplar.state), step):
        return ALLOWED
    return deny(
        _("Điển hình đang ở bước “%(state)s”, không làm được việc này.") % {"state": exemplar.get_state_display()}
    )


def _not_held(exemplar: Exemplar, on: date) -> Decision:
    reasons = "; ".join(hold.get_reason_display() for hold in active_holds(exemplar.of, on))
    if not reasons:
        return ALLOWED
    return deny(
        _("Đang tạm dừng xét khen thưởng nên chưa công bố: %(reasons)s. Chờ kết luận rồi làm tiếp.")
        % {"reasons": reasons},
        HOLD_CITATION,
    )
