"""How allauth and axes are joined to the house: no self sign-up, first passwords, lockout in Vietnamese."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thidua.core import clock
from thidua.directory.actions.accounts import confirm_password_change
from thidua.directory.actions.sessions import start_session
from thidua.directory.models import User


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are given by an administrator; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")

    def set_password(self, user: User, password: str) -> None:
        """Store a password of the owner's own choice; with it the first password is done with."""
        with transaction.atomic():
            super().set_password(user, password)
            confirm_password_change(by=user, on=clock.today())

    def post_login(self, request: HttpRequest, user: User, **rest: Any) -> HttpResponse:
        """Write the sign-in down and turn the pages to the language the person chose before."""
        answer: HttpResponse = super().post_login(request, user, **rest)
        start_session(self.get_client_ip(request), by=user, on=clock.today())
        remember_language(answer, user.language)
        return answer


def remember_language(response: HttpResponse, language: str) -> None:
    """Keep the language of the pages in this browser."""
    response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=31_536_000, samesite="Lax")


def locked_out(request: HttpRequest, *_credentials: Any, **_more: Any) -> HttpResponse:
    """The page after too many wrong passwords."""
    return render(request, "account/locked.html", status=429)
