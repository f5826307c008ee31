"""What a person chooses for the own screens."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.desk.accounts import remember_language
from thidua.directory.actions.accounts import edit_own_profile


def safe_next(request: HttpRequest, fallback: str = "/") -> str:
    """Where the form wants to go back to, if that is on this site."""
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else fallback


@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Turn the pages to another language, here and at the next sign-in."""
    language = request.POST.get("language", "")
    response = redirect(safe_next(request))
    if language not in dict(settings.LANGUAGES):
        return response
    remember_language(response, language)
    user = request.user
    if user.is_authenticated:
        edit_own_profile(display_name=user.display_name, email=user.email, language=language, by=user, on=clock.today())
    return response
