"""The second factor of accounts: lines of what owners did to theirs, and its reset by an administrator.

The factor itself is kept by allauth.
"""

from __future__ import annotations

from datetime import date

from allauth.mfa.models import Authenticator
from django.utils.translation import gettext as _

from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.directory import policy, queries
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


@action("account.second_factor_reset")
def reset_second_factor(account: User, *, reason: str, by: Actor, on: date) -> None:
    """Take the second factor off an account whose owner has lost the telephone and the recovery codes.

    Whoever sits in one of its sessions must sign in again, and the owner is told. How the owner proved to be the owner
    is the reason that stands in the ledger.
    """
    require(policy.can_reset_second_factor(by, account, on))
    words = collapse(nfc(reason))
    if not words:
        raise Invalid({"reason": _("Hãy ghi lý do và cách đã xác minh đúng chủ tài khoản.")})
    removed, _kinds = Authenticator.objects.filter(user=account).delete()
    if not removed:
        raise Conflict(_("Tài khoản này không bật xác thực hai lớp."))
    for session in queries.sessions_of(account):
        session.end()
    text = _("Quản trị viên đã tắt xác thực hai lớp của tài khoản Anh/Chị. Hãy bật lại ở trang “Tài khoản”.")
    notify([account], "account.second_factor_reset", account.subject, text)
    record(account.subject, account.audit_label, by=by, changes={"on": on}, reason=words)
