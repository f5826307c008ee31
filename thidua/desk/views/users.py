"""Accounts and their roles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Page, Part, chosen, crumb, tabs_of
from thidua.desk.tables.directory import UserFilters, UserTable, account_badge
from thidua.directory import policy, queries
from thidua.directory.models import Grant, Role, User

PARTS = (
    Part("vai-tro", _("Vai trò"), "shield-check"),
    Part("lich-su", _("Lịch sử"), "history"),
)
OVERSEERS = (Role.ADMINISTRATOR, Role.AUDITOR)


def may_see_accounts(request: Request) -> Decision:
    """The list of accounts is for those who administer or audit some unit."""
    if queries.roles_of(request.user, clock.today()) & set(OVERSEERS):
        return ALLOWED
    return deny(str(_("Chỉ quản trị viên và thanh tra, kiểm toán xem được danh sách tài khoản.")))


def admin_home(request: Request) -> HttpResponse:
    """The administration begins with the accounts, or with what the person may do there."""
    return redirect("user_list" if may_see_accounts(request) else "import_start")


@dataclass(frozen=True, slots=True, kw_only=True)
class UsersPage(Page):
    """The accounts in one's charge."""

    listing: Listing
    may_create: Decision


def user_list(request: Request) -> HttpResponse:
    """Accounts with their roles of today."""
    require(may_see_accounts(request))
    today = clock.today()
    rows = queries.with_roles_on(queries.users_visible_to(request.user, today), today)
    listing = make_listing(request, UserTable, rows, UserFilters, title=str(_("Danh sách tài khoản")))
    page = UsersPage(listing=listing, may_create=policy.can_create_accounts_somewhere(request.user, today))
    return listing.workbook or render(request, "desk/users/list.html", {"page": page})


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A role as the page shows it, and whether the reader may end it."""

    grant: Grant
    role: str
    in_force: bool
    may_end: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class UserPage(Page):
    """One account: its state, its roles, what happened to it."""

    account: User
    badge: Badge
    part: str
    grants: tuple[GrantRow, ...]
    entries: QuerySet[AuditEntry]
    may_manage: Decision
    may_deactivate: Decision
    may_reset_factor: bool


def _grant_rows(reader: User, account: User, on: date) -> tuple[GrantRow, ...]:
    return tuple(
        GrantRow(
            grant,
            str(Role(grant.role).label),
            grant.valid_from <= on and (grant.valid_to is None or grant.valid_to > on),
            policy.can_end_grant(reader, grant, on),
        )
        for grant in queries.all_grants_of(account)
    )


def _may_reset_factor(reader: User, account: User, on: date) -> bool:
    """There is a second factor, and it may be taken off."""
    return bool(queries.authenticators_of(account)) and bool(policy.can_reset_second_factor(reader, account, on))


def user_page(request: Request, username: str) -> HttpResponse:
    """The page of one account; ``?muc=`` chooses the part."""
    today = clock.today()
    account = get_object_or_404(queries.users_visible_to(request.user, today), username=username)
    part = chosen(PARTS, request.GET.get("muc"))
    page = UserPage(
        account=account,
        badge=account_badge(account),
        part=part,
        grants=_grant_rows(request.user, account, today) if part == "vai-tro" else (),
        entries=history_of(account.subject)[:200],
        may_manage=policy.can_manage_account(request.user, account, today),
        may_deactivate=policy.can_deactivate_account(request.user, account, today),
        may_reset_factor=_may_reset_factor(request.user, account, today),
        crumbs=(crumb(_("Tài khoản"), "user_list"),),
        tabs=tabs_of(PARTS, part, "user_page", username),
    )
    return render(request, f"desk/users/{part.replace('-', '_')}.html", {"page": page})
