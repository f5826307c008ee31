"""What happens around every page: a correlation id, the gate, the first password, refusals turned into pages."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import nullcontext

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from thidua.core import audit
from thidua.core.asked_once import asking_once
from thidua.core.errors import ActionRefused, NotAllowed

Handler = Callable[[HttpRequest], HttpResponse]

# Pages that a person sees before signing in. Every other page is closed by default.
OPEN_ROUTES = frozenset({
    "account_login", "account_logout", "mfa_authenticate", "health", "set_language", "locked_out",
    "proof_ask", "proof_key", "proof_by_token", "proof_by_code",
    "public_lookup", "public_holder", "public_data", "public_exemplars", "public_exemplar", "public_picture",
    "public_notices", "public_notice",
})  # fmt: skip
NOTED_EVERY = 60
"""Seconds."""
# Pages that remain usable while the first password has not been changed.
FIRST_PASSWORD_ROUTES = OPEN_ROUTES | {"account_change_password"}


class CorrelationMiddleware:
    """Lines that one request writes share one id; a page that only shows asks once what its reader may do."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        only_shows = request.method in {"GET", "HEAD"}
        with audit.correlated(uuid.uuid4().hex), asking_once() if only_shows else nullcontext():
            return self.get_response(request)


class SessionInUseMiddleware:
    """Notes from where and when a session was last used, for the list of one's own sessions.

    At most once in :data:`NOTED_EVERY` seconds: a note is a write, and with one for each page every reader would wait
    for whoever writes.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.note_and_answer: Handler = UserSessionsMiddleware(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.session.session_key
        if key and request.user.is_authenticated and cache.add(f"session-in-use-{key}", 1, NOTED_EVERY):
            return self.note_and_answer(request)
        return self.get_response(request)


class SignedInMiddleware:
    """Deny by default: who has not signed in sees the sign-in page."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_rest: object) -> HttpResponse | None:
        name = resolve(request.path_info).view_name
        if request.user.is_authenticated or name in OPEN_ROUTES:
            return None
        if request.headers.get("HX-Request"):
            response = HttpResponse(status=401)
            response["HX-Redirect"] = f"{reverse(settings.LOGIN_URL)}?next={request.path}"
            return response
        return redirect_to_login(request.get_full_path())


class FirstPasswordMiddleware:
    """A password that somebody else gave must be changed before anything else."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_rest: object) -> HttpResponse | None:
        user = request.user
        if not user.is_authenticated or not user.must_change_password:
            return None
        if resolve(request.path_info).view_name in FIRST_PASSWORD_ROUTES:
            return None
        return redirect("account_change_password")


class RefusalMiddleware:
    """Turns what an action refused into an answer.

    A refused policy becomes a page that says why (403). What the action could not do, and no form has caught, is said
    on the page the person came from.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotAllowed):
            return render(request, "403.html", {"decision": exception.decision}, status=403)
        if isinstance(exception, ActionRefused):
            messages.error(request, str(exception))
            return redirect(came_from(request))
        return None


def came_from(request: HttpRequest) -> str:
    """The page of this site that the person was on, or the home page."""
    referer = request.headers.get("Referer", "")
    return referer if url_has_allowed_host_and_scheme(referer, {request.get_host()}) else reverse("home")
