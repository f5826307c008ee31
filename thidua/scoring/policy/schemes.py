"""Who may write, publish and retire scoring schemes, and why not."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation, Role
from thidua.directory.policy import in_scope
from thidua.scoring.logic.workflow import SCHEME, SchemeState
from thidua.scoring.models import Scheme
from thidua.scoring.models.labels import SCHEME_STATES

WRITERS = (Role.OFFICER,)
PUBLISHERS = (Role.OFFICER, Role.LEADER)


def can_write_schemes(user: Actor, organiser: Organisation, on: date) -> Decision:
    """Emulation officers of the unit that organises the clusters."""
    if in_scope(user, organiser, on, *WRITERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua của “%(unit)s” mới soạn bảng điểm. Hãy gửi góp ý cho chuyên viên phụ trách.")
        % {"unit": organiser}
    )


def can_edit_scheme(user: Actor, scheme: Scheme, on: date) -> Decision:
    """Change a draft. What is published changes by taking it back, what is in use never."""
    if scheme.state == SchemeState.DRAFT:
        return can_write_schemes(user, scheme.organiser, on)
    return deny(
        _("Bảng điểm %(code)s đang ở trạng thái “%(state)s” nên không sửa được. Hãy chép thành bảng mới để sửa.")
        % {"code": scheme.code, "state": SCHEME_STATES[SchemeState(scheme.state)]}
    )


def can_publish_scheme(user: Actor, scheme: Scheme, on: date) -> Decision:
    """Let rounds judge by it. What the check finds the action looks up."""
    return first_refusal(_publishes(user, scheme, on), _step(scheme, "publish"))


def can_reopen_scheme(user: Actor, scheme: Scheme, on: date) -> Decision:
    """Take a published scheme back to be corrected while no round uses it."""
    return first_refusal(_publishes(user, scheme, on), _step(scheme, "reopen"))


def can_retire_scheme(user: Actor, scheme: Scheme, on: date) -> Decision:
    """Offer it for new rounds no more; rounds that judge by it go on."""
    return first_refusal(_publishes(user, scheme, on), _step(scheme, "retire"))


def can_copy_scheme(user: Actor, scheme: Scheme, organiser: Organisation, on: date) -> Decision:
    """Begin a draft with somebody's scheme."""
    return can_write_schemes(user, organiser, on)


def _publishes(user: Actor, scheme: Scheme, on: date) -> Decision:
    if in_scope(user, scheme.organiser, on, *PUBLISHERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua hoặc lãnh đạo của “%(unit)s” mới ban hành, thu hồi bảng điểm.")
        % {"unit": scheme.organiser}
    )


def _step(scheme: Scheme, step: str) -> Decision:
    state = SchemeState(scheme.state)
    if SCHEME.can(state, step):
        return ALLOWED
    return deny(
        _("Bảng điểm %(code)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"code": scheme.code, "state": SCHEME_STATES[state]}
    )
