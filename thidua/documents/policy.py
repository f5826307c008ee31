"""Who may put documents in, look them over, adopt or drop them."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import SYSTEM, Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation
from thidua.directory.policy import in_scope
from thidua.documents.logic.intake import INTAKE, IntakeState
from thidua.documents.models import INTAKE_STATES, Intake
from thidua.documents.queries import KEEPERS


def can_upload(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Those who work with the papers of the unit."""
    if in_scope(user, organisation, on, *KEEPERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên, đầu mối hoặc thủ trưởng của “%(unit)s” mới đưa văn bản vào đây.") % {"unit": organisation}
    )


def can_review(user: Actor, intake: Intake, on: date) -> Decision:
    """Correct the reading while it waits."""
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "adopt"))


def can_adopt(user: Actor, intake: Intake, on: date) -> Decision:
    """Whoever may correct the reading may adopt it."""
    return can_review(user, intake, on)


def can_undo(user: Actor, intake: Intake, on: date) -> Decision:
    """Take an adoption back; whether something hangs on it the action looks up."""
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "undo"))


def can_reread(user: Actor, intake: Intake, on: date) -> Decision:
    """Have the file read again, which begins the review anew."""
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "reread"))


def can_drop(user: Actor, intake: Intake, on: date) -> Decision:
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "drop"))


def can_restore(user: Actor, intake: Intake, on: date) -> Decision:
    return first_refusal(can_upload(user, intake.organisation, on), _in_state(intake, "restore"))


def can_keep_reading(user: Actor, intake: Intake, on: date) -> Decision:
    """Only the machine's own worker hands in what it read."""
    if user is not SYSTEM:
        return deny(_("Kết quả đọc do hệ thống tự ghi; hãy chờ đọc xong."))
    return _in_state(intake, "keep")


def _in_state(intake: Intake, step: str) -> Decision:
    state = IntakeState(intake.state)
    if INTAKE.can(state, step):
        return ALLOWED
    return deny(
        _("Văn bản đang ở trạng thái “%(state)s” nên không làm bước này được; hãy tải lại trang.")
        % {"state": INTAKE_STATES[state]}
    )
