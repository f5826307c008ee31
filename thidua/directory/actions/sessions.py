"""Signing in and ending sign-ins: who used which account, and when, stands in the ledger."""

from __future__ import annotations

from datetime import date

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.directory.models import User


def can_end_session(user: User, owner_id: int) -> Decision:
    """Everybody ends the own sessions and nobody else's."""
    return ALLOWED if user.pk == owner_id else deny(_("Chỉ chủ tài khoản mới kết thúc được phiên đăng nhập của mình."))


@action("session.started")
def start_session(address: str, *, by: User, on: date) -> None:
    """Note that the account was signed in to from a network address."""
    record(by.subject, str(by), by=by, changes={"address": address, "on": on})


@action("session.ended")
def end_session(session: UserSession, *, by: User, on: date) -> None:
    """End one of the own sessions; whoever sits there must sign in again."""
    require(can_end_session(by, session.user_id))
    record(by.subject, str(by), by=by, changes={"address": session.ip, "on": on})
    session.end()


@action("session.others_ended")
def end_other_sessions(current_key: str, *, by: User, on: date) -> int:
    """End every own session but the one with ``current_key``. Returns how many there were."""
    others = [s for s in UserSession.objects.purge_and_list(by) if s.session_key != current_key]
    record(by.subject, str(by), by=by, changes={"count": len(others), "on": on})
    for session in others:
        session.end()
    return len(others)
