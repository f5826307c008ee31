"""What is done to accounts: made, given roles, given a new first password, locked."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.tables.directory import user_address
from thidua.directory import policy, queries
from thidua.directory.actions import accounts
from thidua.directory.actions.second_factor import reset_second_factor
from thidua.directory.forms.accounts import GrantForm, NewAccountForm, PersonLinkForm
from thidua.directory.forms.people import EndForm, ReasonForm
from thidua.directory.models import Role, User


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPasswordPage(Page):
    """The first password of an account, shown this once."""

    account: User
    password: str


def find_account(request: Request, username: str) -> User:
    """The account if the person may see it, else 404."""
    return get_object_or_404(queries.users_visible_to(request.user, clock.today()), username=username)


def _way(account: User) -> tuple[Crumb, ...]:
    return (crumb(_("Tài khoản"), "user_list"), Crumb(str(account), user_address(account)))


def _show_password(request: Request, account: User, password: str) -> HttpResponse:
    page = FirstPasswordPage(account=account, password=password, crumbs=_way(account))
    return render(request, "desk/users/first_password.html", {"page": page})


@never_cache
def create(request: Request) -> HttpResponse:
    """Make an account with its first role; the first password is shown once."""
    today = clock.today()
    require(policy.can_create_accounts_somewhere(request.user, today))
    form = NewAccountForm(
        request.POST or None, initial={"valid_from": today, "role": Role.UNIT_OFFICER}, reader=request.user, on=today
    )
    made = submitted(
        request, form, lambda: accounts.create_account(form.account(), grant=form.grant(), by=request.user, on=today)
    )
    if made is not None:
        return _show_password(request, made.user, made.first_password)
    way = (crumb(_("Tài khoản"), "user_list"),)
    return ask(
        request, FormPage(form=form, title=_("Tạo tài khoản"), submit=_("Tạo tài khoản"), back=way[0].url, crumbs=way)
    )


@never_cache
@require_POST
def reset_password(request: Request, username: str) -> HttpResponse:
    """Give a new first password, shown once."""
    account = find_account(request, username)
    password = accounts.reset_password(account, by=request.user, on=clock.today())
    return _show_password(request, account, password)


def reset_factor(request: Request, username: str) -> HttpResponse:
    """Take the second factor off the account of somebody who cannot sign in any more."""
    today = clock.today()
    account = find_account(request, username)
    require(policy.can_reset_second_factor(request.user, account, today))
    form = ReasonForm(posted(request))

    def act() -> bool:
        reset_second_factor(account, **form.cleaned_data, by=request.user, on=today)
        return True

    if submitted(request, form, act):
        messages.success(request, _("Đã gỡ xác thực hai lớp; chủ tài khoản đăng nhập bằng mật khẩu rồi bật lại."))
        return redirect(user_address(account))
    page = FormPage(
        form=form,
        title=_("Gỡ xác thực hai lớp của “%(account)s”") % {"account": account.username},
        submit=_("Gỡ xác thực hai lớp"),
        back=user_address(account),
        warning=_("Chỉ làm sau khi đã gặp hoặc gọi điện xác minh đúng chủ tài khoản; ghi cách xác minh vào lý do."),
        danger=True,
        crumbs=_way(account),
    )
    return ask(request, page)


def grant(request: Request, username: str) -> HttpResponse:
    """Give the account a role."""
    today = clock.today()
    account = find_account(request, username)
    require(policy.can_grant_somewhere(request.user, today))
    form = GrantForm(
        request.POST or None, initial={"valid_from": today, "role": Role.UNIT_OFFICER}, reader=request.user, on=today
    )
    if (
        submitted(request, form, lambda: accounts.grant_role(account, form.grant(), by=request.user, on=today))
        is not None
    ):
        messages.success(request, _("Đã giao vai trò."))
        return redirect(user_address(account))
    page = FormPage(
        form=form, title=_("Giao vai trò"), submit=_("Giao vai trò"), back=user_address(account), crumbs=_way(account)
    )
    return ask(request, page)


def link(request: Request, username: str) -> HttpResponse:
    """Say which registered person is behind the account."""
    today = clock.today()
    account = find_account(request, username)
    require(policy.can_manage_account(request.user, account, today))
    form = PersonLinkForm(posted(request), initial={"person": account.person}, reader=request.user, on=today)
    linked = submitted(
        request, form, lambda: accounts.link_person(account, form.cleaned_data["person"], by=request.user, on=today)
    )
    if linked is not None:
        messages.success(request, _("Đã ghi cá nhân của tài khoản."))
        return redirect(user_address(account))
    page = FormPage(
        form=form,
        title=_("Gắn tài khoản với cá nhân"),
        submit=_("Lưu"),
        back=user_address(account),
        lead=_("Khi bàn giao chức vụ, vai trò của người giữ chức vụ chuyển theo tài khoản đã gắn."),
        crumbs=_way(account),
    )
    return ask(request, page)


def end_grant(request: Request, username: str, number: int) -> HttpResponse:
    """Take a role back."""
    today = clock.today()
    account = find_account(request, username)
    held = get_object_or_404(queries.all_grants_of(account), pk=number)
    require(policy.can_end_grant(request.user, held, today))
    form = EndForm(request.POST or None, initial={"ends": today})
    if (
        submitted(request, form, lambda: accounts.end_grant(held, **form.cleaned_data, by=request.user, on=today))
        is not None
    ):
        messages.success(request, _("Đã thu vai trò."))
        return redirect(user_address(account))
    words = {"role": held.get_role_display(), "unit": held.organisation}
    page = FormPage(
        form=form,
        title=_("Thu vai trò “%(role)s” tại %(unit)s") % words,
        submit=_("Thu vai trò"),
        back=user_address(account),
        danger=True,
        crumbs=_way(account),
    )
    return ask(request, page)


def deactivate(request: Request, username: str) -> HttpResponse:
    """Lock the account out."""
    today = clock.today()
    account = find_account(request, username)
    require(policy.can_deactivate_account(request.user, account, today))
    form = ReasonForm(request.POST or None)
    if (
        submitted(
            request, form, lambda: accounts.deactivate_account(account, **form.cleaned_data, by=request.user, on=today)
        )
        is not None
    ):
        messages.success(request, _("Đã khóa tài khoản."))
        return redirect(user_address(account))
    title = _("Khóa tài khoản “%(account)s”") % {"account": account.username}
    page = FormPage(
        form=form, title=title, submit=_("Khóa"), back=user_address(account), danger=True, crumbs=_way(account)
    )
    return ask(request, page)


@require_POST
def reactivate(request: Request, username: str) -> HttpResponse:
    """Let a locked account in again."""
    account = find_account(request, username)
    accounts.reactivate_account(account, by=request.user, on=clock.today())
    messages.success(request, _("Đã mở lại tài khoản."))
    return redirect(user_address(account))
