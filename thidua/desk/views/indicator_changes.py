"""The catalogue kept: indicators added, corrected, retired, taken back."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.campaigns import policy, queries
from thidua.campaigns.actions import catalogue
from thidua.campaigns.forms.indicators import IndicatorForm, NewIndicatorForm, RetireForm
from thidua.campaigns.models import Indicator
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, deny
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.desk.views.campaign_access import units_written_for
from thidua.directory.queries import organisations_of, organisations_visible_to


def _crumbs(indicator: Indicator | None = None) -> tuple[Crumb, ...]:
    way = (crumb(_("Phong trào"), "campaign_list"), crumb(_("Danh mục chỉ tiêu"), "indicator_list"))
    return (*way, crumb(indicator.code, "indicator_page", indicator.code)) if indicator else way


def _the_indicator(request: Request, code: str, on: date) -> Indicator:
    indicator = get_object_or_404(queries.indicators_visible_to(request.user, on), code=code)
    require(policy.can_edit_indicator(request.user, indicator, on))
    return indicator


def new(request: Request) -> HttpResponse:
    """Enter an indicator into the catalogue of an organisation the person keeps it for."""
    today = clock.today()
    ids = organisations_of(request.user, today, *policy.CATALOGUERS)
    refusal = _("Chỉ chuyên viên thi đua hoặc quản trị viên mới thêm chỉ tiêu vào danh mục.")
    require(ALLOWED if ids else deny(refusal))
    form = NewIndicatorForm(
        posted(request),
        units=organisations_visible_to(request.user, today),
        keepers=units_written_for(request.user, today, ids),
    )

    def add() -> Indicator:
        data = form.cleaned_data
        return catalogue.add_indicator(
            form.facts(), keeper=data["keeper"], code=data["code"], by=request.user, on=today
        )

    indicator = submitted(request, form, add)
    if indicator is not None:
        messages.success(request, _("Đã thêm chỉ tiêu %(code)s.") % {"code": indicator.code})
        return redirect("indicator_page", indicator.code)
    page = FormPage(
        form=form, title=_("Thêm chỉ tiêu"), submit=_("Thêm"), back=reverse("indicator_list"), crumbs=_crumbs()
    )
    return ask(request, page)


def edit(request: Request, code: str) -> HttpResponse:
    """Correct an indicator; what it measures stays while targets use it."""
    today = clock.today()
    indicator = _the_indicator(request, code, today)
    form = IndicatorForm(
        posted(request),
        initial=IndicatorForm.initial_of(indicator),
        units=organisations_visible_to(request.user, today),
    )

    def save() -> Indicator:
        version = form.cleaned_data["version"] or indicator.version
        return catalogue.edit_indicator(indicator, form.facts(), version=version, by=request.user, on=today)

    if submitted(request, form, save) is not None:
        messages.success(request, _("Đã lưu."))
        return redirect("indicator_page", code)
    page = FormPage(
        form=form,
        title=_("Sửa chỉ tiêu %(code)s") % {"code": code},
        submit=_("Lưu"),
        back=reverse("indicator_page", args=[code]),
        crumbs=_crumbs(indicator),
    )
    return ask(request, page)


def retire(request: Request, code: str) -> HttpResponse:
    """Offer it for new targets no more."""
    today = clock.today()
    indicator = _the_indicator(request, code, today)
    form = RetireForm(posted(request))
    done = submitted(
        request, form, lambda: catalogue.retire_indicator(indicator, **form.cleaned_data, by=request.user, on=today)
    )
    if done is not None:
        messages.success(request, _("Chỉ tiêu đã ngừng dùng cho phong trào mới."))
        return redirect("indicator_page", code)
    page = FormPage(
        form=form,
        title=_("Ngừng dùng chỉ tiêu"),
        lead=str(indicator),
        warning=_("Phong trào cũ vẫn giữ chỉ tiêu này; chỉ không chọn được cho chỉ tiêu mới."),
        submit=_("Ngừng dùng"),
        back=reverse("indicator_page", args=[code]),
        danger=True,
        crumbs=_crumbs(indicator),
    )
    return ask(request, page)


@require_POST
def reinstate(request: Request, code: str) -> HttpResponse:
    """Offer a retired indicator again."""
    today = clock.today()
    indicator = _the_indicator(request, code, today)
    catalogue.reinstate_indicator(indicator, by=request.user, on=today)
    messages.success(request, _("Chỉ tiêu được dùng lại."))
    return redirect("indicator_page", code)
