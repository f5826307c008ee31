"""Accounts and roles: made, locked, given back; first passwords are shown once and kept nowhere in clear."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, fold, nfc
from thidua.core.saving import save_checked
from thidua.directory import policy
from thidua.directory.models import Grant, Organisation, Person, Role, User
from thidua.directory.queries import not_ended

USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")
EASY = "abcdefghjkmnpqrstuvwxyz23456789"
"""Characters of first passwords: none that are mistaken for one another on paper (l, 1, o, 0, i)."""


@dataclass(frozen=True, slots=True)
class AccountDraft:
    """An account to be made; ``person`` where the human being is registered.

    ``password_hash`` brings a password along that was hashed elsewhere, instead of a first password.
    """

    username: str
    display_name: str
    email: str = ""
    person: Person | None = None
    language: str = "vi"
    password_hash: str = ""


@dataclass(frozen=True, slots=True)
class GrantDraft:
    """A role in a unit, or with all units under it, from a day until before another."""

    role: Role
    organisation: Organisation
    valid_from: date
    valid_to: date | None = None
    subtree: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NewAccount:
    """The account and its first password, which is shown once; empty where a password was brought along."""

    user: User
    first_password: str


def _first_password() -> str:
    return "-".join("".join(secrets.choice(EASY) for _n in range(4)) for _group in range(3))


def _refresh_search(user: User) -> None:
    user.search_key = " ".join(fold(part) for part in (user.display_name, user.username, user.email) if part)[:300]


@action("account.created")
def create_account(draft: AccountDraft, *, grant: GrantDraft | None = None, by: Actor, on: date) -> NewAccount:
    """Make an account, with a first role if given; its random first password must be changed at the first sign-in."""
    require(policy.can_create_account(by, grant.organisation if grant else None, on))
    if grant is not None:
        require(policy.can_grant(by, grant.role, grant.organisation, subtree=grant.subtree, on=on))
    if draft.person is not None:
        require(policy.can_edit_person(by, draft.person, on))
    username = draft.username.strip().lower()
    if not USERNAME.fullmatch(username):
        raise Invalid({"username": _("Tên đăng nhập gồm 3 đến 60 chữ cái không dấu, chữ số, dấu chấm, gạch.")})
    if User.objects.filter(username=username).exists():
        raise Invalid({"username": _("Tên đăng nhập “%(name)s” đã có. Hãy chọn tên khác.") % {"name": username}})
    user = User(username=username, email=draft.email.strip(), person=draft.person, language=draft.language)
    user.display_name = collapse(nfc(draft.display_name)) or username
    user.created_at = clock.now()
    _refresh_search(user)
    password = "" if draft.password_hash else _first_password()
    user.password = draft.password_hash or make_password(password)
    save_checked(user)
    given = _give(user, grant) if grant else None
    record(user.subject, user.audit_label, by=by, changes={"email": user.email, "grant": _shown(given)})
    return NewAccount(user, password)


@action("account.password_reset")
def reset_password(account: User, *, by: Actor, on: date) -> str:
    """Give a new first password, shown once; the old one and all sessions end."""
    require(policy.can_manage_account(by, account, on))
    password = _first_password()
    account.set_password(password)
    account.must_change_password = True
    save_checked(account, ["password", "must_change_password"])
    record(account.subject, account.audit_label, by=by, changes={"must_change_password": True})
    return password


@action("account.deactivated")
def deactivate_account(account: User, *, reason: str, by: Actor, on: date) -> User:
    """Lock an account out. Its roles and its name in the record stay."""
    require(policy.can_deactivate_account(by, account, on))
    if not account.is_active:
        raise Conflict(_("Tài khoản đã bị khóa từ trước."))
    return _set_active(account, by=by, reason=reason, active=False)


@action("account.reactivated")
def reactivate_account(account: User, *, reason: str = "", by: Actor, on: date) -> User:
    """Let a locked account in again."""
    require(policy.can_manage_account(by, account, on))
    if account.is_active:
        raise Conflict(_("Tài khoản đang hoạt động."))
    return _set_active(account, by=by, reason=reason, active=True)


def _set_active(account: User, *, by: Actor, reason: str, active: bool) -> User:
    account.is_active = active
    save_checked(account, ["is_active"])
    record(account.subject, account.audit_label, by=by, changes={"is_active": [not active, active]}, reason=reason)
    return account


@action("account.person_linked")
def link_person(account: User, person: Person | None, *, by: Actor, on: date) -> User:
    """Say which registered person is behind the account."""
    require(policy.can_manage_account(by, account, on))
    if person is not None:
        require(policy.can_edit_person(by, person, on))
    before, account.person = account.person, person
    save_checked(account, ["person"])
    record(account.subject, account.audit_label, by=by, changes={"person": [before, person]})
    return account


@action("account.profile_edited")
def edit_own_profile(*, display_name: str, email: str, language: str, by: User, on: date) -> User:
    """Change the own shown name, address and language of the screens."""
    require(policy.can_edit_own_account(by))
    values = {"display_name": collapse(nfc(display_name)), "email": email.strip(), "language": language}
    if not values["display_name"]:
        raise Invalid({"display_name": _("Hãy ghi tên hiển thị.")})
    if language not in {"vi", "en"}:
        raise Invalid({"language": _("Hãy chọn tiếng Việt hoặc tiếng Anh.")})
    changes = {name: [getattr(by, name), value] for name, value in values.items() if getattr(by, name) != value}
    for name, value in values.items():
        setattr(by, name, value)
    _refresh_search(by)
    save_checked(by, [*values, "search_key"])
    record(by.subject, by.audit_label, by=by, changes={**changes, "on": on})
    return by


@action("account.password_changed")
def confirm_password_change(*, by: User, on: date) -> User:
    """Note that the owner has set a password of the own choice; the first password is done with."""
    require(policy.can_edit_own_account(by))
    first = by.must_change_password
    by.must_change_password = False
    save_checked(by, ["must_change_password"])
    record(by.subject, by.audit_label, by=by, changes={"first_password": first, "on": on})
    return by


@action("role.granted")
def grant_role(account: User, draft: GrantDraft, *, by: Actor, on: date) -> Grant:
    """Give an account a role in a unit, or with all units under it."""
    require(policy.can_grant(by, draft.role, draft.organisation, subtree=draft.subtree, on=on))
    grant = _give(account, draft)
    record(account.subject, account.audit_label, by=by, changes={"grant": _shown(grant)}, reason=draft.reason)
    return grant


def _give(account: User, draft: GrantDraft) -> Grant:
    unit = draft.organisation
    if draft.valid_to is not None and draft.valid_to <= draft.valid_from:
        raise Invalid({"valid_to": _("Ngày kết thúc phải sau ngày bắt đầu.")})
    if unit.valid_to is not None and unit.valid_to <= draft.valid_from:
        raise Invalid({"organisation": _("“%(unit)s” không còn hoạt động.") % {"unit": unit}})
    ends = min((day for day in (draft.valid_to, unit.valid_to) if day is not None), default=None)
    same = Grant.objects.filter(
        not_ended(draft.valid_from), user=account, role=draft.role, organisation=unit, subtree=draft.subtree
    )
    if ends is not None:
        same = same.filter(valid_from__lt=ends)
    if same.exists():
        raise Conflict(_("Tài khoản đã có vai trò này ở “%(unit)s” trong thời gian đó.") % {"unit": unit})
    return save_checked(
        Grant(
            user=account,
            role=draft.role,
            organisation=unit,
            subtree=draft.subtree,
            valid_from=draft.valid_from,
            valid_to=ends,
            reason=draft.reason.strip(),
        )
    )


def _shown(grant: Grant | None) -> dict[str, object] | None:
    if grant is None:
        return None
    return {
        "role": grant.role,
        "organisation": grant.organisation.code,
        "subtree": grant.subtree,
        "valid_from": grant.valid_from,
        "valid_to": grant.valid_to,
    }


@action("role.ended")
def end_grant(grant: Grant, *, ends: date, reason: str = "", by: Actor, on: date) -> Grant:
    """Take a role back: ``ends`` is the first day it no longer holds."""
    require(policy.can_end_grant(by, grant, on))
    if grant.valid_to is not None and grant.valid_to <= ends:
        raise Conflict(_("Vai trò này đã kết thúc trước đó."))
    if ends <= grant.valid_from:
        raise Invalid({"ends": _("Ngày kết thúc phải sau ngày bắt đầu vai trò.")})
    grant.valid_to = ends
    save_checked(grant, ["valid_to"])
    record(grant.user.subject, grant.user.audit_label, by=by, changes={"grant": _shown(grant)}, reason=reason)
    return grant
