"""The lines that say what owners did to the second factor of their accounts; the factor itself is kept by allauth."""

from __future__ import annotations

from datetime import date

from thidua.core.actions import action, record
from thidua.core.errors import require
from thidua.directory import policy
from thidua.directory.models import User


@action("account.second_factor_added")
def note_second_factor_added(*, by: User, on: date) -> None:
    """Write down that signing in now asks for a code of the owner's telephone; recovery codes came with it."""
    require(policy.can_edit_own_account(by))
    record(by.subject, by.audit_label, by=by, changes={"on": on})


@action("account.second_factor_removed")
def note_second_factor_removed(*, by: User, on: date) -> None:
    """Write down that the password alone opens the account again; the recovery codes are gone."""
    require(policy.can_edit_own_account(by))
    record(by.subject, by.audit_label, by=by, changes={"on": on})


@action("account.recovery_codes_renewed")
def note_recovery_codes_renewed(*, by: User, on: date) -> None:
    """Write down that a new set of recovery codes took the place of the old one. The codes are never written."""
    require(policy.can_edit_own_account(by))
    record(by.subject, by.audit_label, by=by, changes={"on": on})
