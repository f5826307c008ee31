"""Signing in and ending sign-ins: who used which account, and when, stands in the ledger."""

from __future__ import annotations

from datetime import date

from allauth.usersessions.models import UserSession

from thidua.core.actions import action, record
from thidua.core.errors import require
from thidua.directory import policy, queries
from thidua.directory.models import User


@action("session.started")
def start_session(address: str, *, by: User, on: date) -> None:
    """Note that the account was signed in to from a network address."""
    require(policy.can_edit_own_account(by))
    record(by.subject, str(by), by=by, changes={"address": address, "on": on})


@action("session.ended")
def end_session(session: UserSession, *, by: User, on: date) -> None:
    """End one of the own sessions; whoever sits there must sign in again."""
    require(policy.can_end_session(by, session.user_id))
    record(by.subject, str(by), by=by, changes={"address": session.ip, "on": on})
    session.end()


@action("session.others_ended")
def end_other_sessions(current_key: str, *, by: User, on: date) -> int:
    """End every own session but the one with ``current_key``. Returns how many there were."""
    require(policy.can_edit_own_account(by))
    others = [session for session in queries.sessions_of(by) if session.session_key != current_key]
    record(by.subject, str(by), by=by, changes={"count": len(others), "on": on})
    for session in others:
        session.end()
    return len(others)
