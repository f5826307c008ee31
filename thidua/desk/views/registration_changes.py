"""What is written about registration: the call of a year, the rule about titles, a draft corrected, a change."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.award_offers import offers_for
from thidua.desk.http import Request
from thidua.desk.tables.registrations import registration_address, subject_of
from thidua.desk.views.registrations import list_crumb, the_registration
from thidua.directory.models import Organisation
from thidua.directory.queries import grants_of, organisations_of, organisations_on
from thidua.scoring.actions import registrations
from thidua.scoring.forms.registrations import CallForm, ChangeForm, DraftForm, LinesForm, RuleForm
from thidua.scoring.models import Registration
from thidua.scoring.policy import registrations as policy


def _organisers(request: Request) -> QuerySet[Organisation]:
    on = clock.today()
    return organisations_on(on).filter(pk__in=organisations_of(request.user, on, *policy.KEEPERS))


def _home(request: Request) -> Organisation | None:
    """The unit in which the reader keeps registrations, offered first."""
    held = grants_of(request.user, clock.today()).filter(role__in=policy.KEEPERS).first()
    return held.organisation if held else None


def call(request: Request) -> HttpResponse:
    """Ask the units to register for a year."""
    on = clock.today()
    initial = {"organiser": _home(request), "year": on.year + 1}
    form = CallForm(request.POST or None, organisers=_organisers(request), initial=initial)
    done = submitted(
        request, form, lambda: registrations.call_for_registration(**form.cleaned_data, by=request.user, on=on)
    )
    if done is not None:
        messages.success(request, _("Đã mở đợt đăng ký thi đua."))
        return redirect("registration_list")
    title, back = _("Mở đợt đăng ký thi đua"), list_crumb()
    return ask(request, FormPage(form=form, title=title, submit=title, back=back.url, crumbs=(back,)))


def rule(request: Request) -> HttpResponse:
    """Say from which day on registration is a condition for a title, or no longer one."""
    on = clock.today()
    form = RuleForm(
        request.POST or None, organisers=_organisers(request), initial={"organiser": _home(request), "since": on}
    )
    done = submitted(
        request, form, lambda: registrations.set_registration_rule(**form.cleaned_data, by=request.user, on=on)
    )
    if done is not None:
        messages.success(request, _("Đã ghi quy định; áp dụng khi lập danh sách đề nghị từ ngày đã chọn."))
        return redirect("registration_list")
    title, back = _("Quy định về đăng ký thi đua"), list_crumb()
    page = FormPage(
        form=form, title=title, submit=_("Lưu quy định"), back=back.url, crumbs=(back,),
        lead=_("Quy định cũ hết hiệu lực từ ngày quy định mới áp dụng; kết quả đã chốt trước đó không đổi."),
    )  # fmt: skip
    return ask(request, page)


def edit(request: Request, code: str) -> HttpResponse:
    """Correct a draft."""
    on, row = clock.today(), the_registration(request, code)
    require(policy.can_edit_registration(request.user, row, on))
    initial = {**LinesForm.initial_of(row), "version": row.version}
    form = DraftForm(posted(request), initial=initial, offers=offers_for(row, on))

    def act() -> Registration:
        version = form.cleaned_data["version"]
        return registrations.edit_registration(row, form.wanted(), version=version, by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã lưu bản đăng ký."))
        return redirect("registration_page", code)
    return _ask(request, row, form, _("Sửa bản đăng ký"))


def change(request: Request, code: str) -> HttpResponse:
    """Change what was approved; it goes to the head again, both texts stay in the history."""
    on, row = clock.today(), the_registration(request, code)
    require(policy.can_change_registration(request.user, row, on))
    form = ChangeForm(posted(request), initial=LinesForm.initial_of(row), offers=offers_for(row, on))

    def act() -> Registration:
        reason = form.cleaned_data["reason"]
        return registrations.change_registration(row, form.wanted(), reason=reason, by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã gửi thay đổi; thủ trưởng duyệt lại bản đăng ký."))
        return redirect("registration_page", code)
    return _ask(request, row, form, _("Thay đổi đăng ký"), _("Bản cũ và bản mới đều được giữ trong lịch sử."))


def _ask(request: Request, row: Registration, form: LinesForm, title: str, warning: str = "") -> HttpResponse:
    page = FormPage(
        form=form, title=title, submit=_("Lưu"), back=registration_address(row), lead=subject_of(row),
        warning=warning, crumbs=(list_crumb(),),
    )  # fmt: skip
    return ask(request, page)
