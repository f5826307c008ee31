"""Who may hand the approving or confirming of a unit to another account."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.directory.models import Organisation, Role
from thidua.directory.policy import in_scope
from thidua.monitoring.models import Delegation


def can_delegate(user: Actor, organisation: Organisation, on: date) -> Decision:
    """The head of the unit alone; what was delegated is not delegated on."""
    if in_scope(user, organisation, on, Role.HEAD):
        return ALLOWED
    return deny(_("Chỉ thủ trưởng của “%(unit)s” mới ủy quyền được.") % {"unit": organisation})


def can_end_delegation(user: Actor, delegation: Delegation, on: date) -> Decision:
    """As giving it."""
    return can_delegate(user, delegation.organisation, on)
