"""Who keeps the calendar of days off."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.directory.models import Organisation, Role
from thidua.directory.policy import in_scope

CALENDAR_KEEPERS = (Role.ADMINISTRATOR, Role.OFFICER)


def can_keep_calendar(user: Actor, organisation: Organisation, on: date) -> Decision:
    """Administrators and emulation officers of the organisation whose working days they are."""
    if in_scope(user, organisation, on, *CALENDAR_KEEPERS):
        return ALLOWED
    return deny(
        _("Chỉ quản trị viên hoặc chuyên viên thi đua của “%(unit)s” mới sửa được lịch nghỉ của đơn vị này.")
        % {"unit": organisation}
    )
