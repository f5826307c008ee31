"""What a person chooses for the own screens."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.desk.accounts import remember_language
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.directory.actions.accounts import edit_own_profile
from thidua.directory.forms.accounts import ProfileForm


def profile(request: Request) -> HttpResponse:
    """The own name, address and language, as the account shows them."""
    user, today = request.user, clock.today()
    form = ProfileForm(posted(request), initial={name: getattr(user, name) for name in ProfileForm.base_fields})
    if submitted(request, form, lambda: edit_own_profile(**form.cleaned_data, by=user, on=today)) is not None:
        messages.success(request, _("Đã lưu hồ sơ tài khoản."))
        answer = redirect("own_profile")
        remember_language(answer, user.language)
        return answer
    lead = _("Tên đăng nhập: %(username)s. Vai trò do quản trị viên giao.") % {"username": user.username}
    page = FormPage(form=form, title=_("Hồ sơ tài khoản"), submit=_("Lưu"), back=reverse("home"), lead=lead)
    return ask(request, page)


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
