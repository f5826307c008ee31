"""Who writes the rules that figures must satisfy."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.models import Indicator
from thidua.campaigns.policy import can_edit_indicator
from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.directory.models import Role
from thidua.directory.policy import in_scope

OWNERS = (Role.HEAD, Role.UNIT_OFFICER)
"""Who writes rules for the department that owns an indicator."""


def can_write_rule(user: Actor, indicator: Indicator, on: date) -> Decision:
    """Who keeps the catalogue, and the department that answers for the indicator."""
    if can_edit_indicator(user, indicator, on):
        return ALLOWED
    if indicator.owner is not None and in_scope(user, indicator.owner, on, *OWNERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua của “%(keeper)s” hoặc cơ quan chủ trì mới đặt quy tắc cho chỉ tiêu %(code)s.")
        % {"keeper": indicator.keeper, "code": indicator.code}
    )
