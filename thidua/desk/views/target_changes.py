"""A target written by hand, completed, dropped, adjusted by a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.campaigns import policy, queries
from thidua.campaigns.actions import adjust, targets
from thidua.campaigns.forms.targets import MAIN, AdjustmentForm, BaselineForm, DropTargetForm, TargetForm
from thidua.campaigns.models import Campaign, Target
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.views.campaign_access import campaign_crumbs, campaign_url, target_url, the_campaign, the_target
from thidua.directory.queries import organisations_visible_to


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetFormPage(Page):
    """The form of a target: the main fields, and the rest folded away."""

    form: TargetForm
    main: tuple[forms.BoundField, ...]
    rest: tuple[forms.BoundField, ...]
    rest_open: bool
    title: str
    submit: str
    back: str


def _target_form(request: Request, campaign: Campaign, target: Target | None, on: date) -> TargetForm:
    siblings = queries.live_targets(campaign).order_by("position", "id")
    return TargetForm(
        posted(request),
        initial=TargetForm.initial_of(target) if target else None,
        indicators=queries.active_indicators(request.user, on),
        units=organisations_visible_to(request.user, on),
        siblings=siblings.exclude(pk=target.pk) if target else siblings,
    )


def _form_page(request: Request, form: TargetForm, campaign: Campaign, title: str, back: str) -> HttpResponse:
    visible = form.visible_fields()
    rest = tuple(field for field in visible if field.name not in MAIN)
    page = TargetFormPage(
        form=form,
        main=tuple(field for field in visible if field.name in MAIN),
        rest=rest,
        rest_open=any(field.errors or field.value() for field in rest),
        title=title,
        submit=_("Lưu"),
        back=back,
        crumbs=campaign_crumbs(campaign),
    )
    return render(request, "desk/targets/form.html", {"page": page})


def new(request: Request, code: str) -> HttpResponse:
    """Write a new target into a draft; "Lưu và thêm tiếp" opens an empty form again."""
    today = clock.today()
    campaign = the_campaign(request, code, today)
    require(policy.can_edit(request.user, campaign, today))
    form = _target_form(request, campaign, None, today)
    target = submitted(request, form, lambda: targets.add_target(campaign, form.facts(), by=request.user, on=today))
    if target is not None:
        messages.success(request, _("Đã thêm chỉ tiêu %(code)s.") % {"code": target.code})
        return redirect("target_new", code) if "more" in request.POST else redirect(campaign_url(campaign, "chi-tieu"))
    return _form_page(request, form, campaign, _("Thêm chỉ tiêu"), campaign_url(campaign, "chi-tieu"))


def edit(request: Request, code: str, part: str) -> HttpResponse:
    """Correct a target of a draft."""
    today = clock.today()
    target = the_target(request, code, part, today)
    require(policy.can_edit_target(request.user, target, today))
    form = _target_form(request, target.campaign, target, today)

    def save() -> Target:
        version = form.cleaned_data["version"] or target.version
        return targets.edit_target(target, form.facts(), version=version, by=request.user, on=today)

    if submitted(request, form, save) is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(target_url(target))
    return _form_page(
        request, form, target.campaign, _("Sửa chỉ tiêu %(code)s") % {"code": target.code}, target_url(target)
    )


@dataclass(frozen=True, slots=True)
class Question:
    """A small form about one target: its words, its policy, its action."""

    form: forms.Form
    title: str
    submit: str
    done: str
    may: Callable[..., Decision]
    act: Callable[..., object]
    warning: str = ""
    danger: bool = False


def _ask(request: Request, target: Target, question: Question, on: date) -> HttpResponse:
    require(question.may(request.user, target, on))
    done = submitted(request, question.form, lambda: question.act(by=request.user, on=on))
    if done is not None:
        messages.success(request, question.done)
        return redirect(target_url(target))
    page = FormPage(
        form=question.form,
        title=question.title,
        lead=str(target),
        warning=question.warning,
        submit=question.submit,
        back=target_url(target),
        danger=question.danger,
        crumbs=campaign_crumbs(target.campaign, target),
    )
    return ask(request, page)


def drop(request: Request, code: str, part: str) -> HttpResponse:
    """Leave a target out of a draft."""
    today = clock.today()
    target = the_target(request, code, part, today)
    form = DropTargetForm(posted(request))
    question = Question(
        form,
        _("Bỏ chỉ tiêu"),
        _("Bỏ chỉ tiêu"),
        _("Đã bỏ chỉ tiêu; có thể khôi phục khi còn là dự thảo."),
        policy.can_edit_target,
        lambda **who: targets.drop_target(target, **form.cleaned_data, **who),
        danger=True,
    )
    return _ask(request, target, question, today)


@require_POST
def restore(request: Request, code: str, part: str) -> HttpResponse:
    """Take a dropped target back into its draft."""
    today = clock.today()
    target = the_target(request, code, part, today)
    targets.restore_target(target, by=request.user, on=today)
    messages.success(request, _("Đã khôi phục chỉ tiêu."))
    return redirect(target_url(target))


def baseline(request: Request, code: str, part: str) -> HttpResponse:
    """Enter the figure of the base year, before or after the launch."""
    today = clock.today()
    target = the_target(request, code, part, today)
    initial = {"value": target.baseline, "year": target.baseline_year or target.campaign.year - 1}
    form = BaselineForm(posted(request), initial=initial)
    question = Question(
        form,
        _("Số liệu năm gốc"),
        _("Lưu"),
        _("Đã lưu số liệu năm gốc."),
        policy.can_complete_target,
        lambda **who: targets.set_baseline(target, **form.cleaned_data, **who),
    )
    return _ask(request, target, question, today)


def adjustment(request: Request, code: str, part: str) -> HttpResponse:
    """Change a published target by a document."""
    today = clock.today()
    target = the_target(request, code, part, today)
    initial = {"document_issuer": target.campaign.issuer.name, "effective_on": today}
    form = AdjustmentForm(posted(request), initial=initial)
    question = Question(
        form,
        _("Điều chỉnh chỉ tiêu"),
        _("Ghi điều chỉnh"),
        _("Đã ghi điều chỉnh; giá trị cũ vẫn còn trong lịch sử."),
        policy.can_adjust,
        lambda **who: adjust.adjust_target(target, form.facts(), **who),
    )
    return _ask(request, target, question, today)


def withdraw_adjustment(request: Request, code: str, part: str, order: int) -> HttpResponse:
    """Take back the adjustment entered by mistake; ``order`` counts the adjustments of the target from 1."""
    today = clock.today()
    target = the_target(request, code, part, today)
    rows = list(target.adjustments.all())
    if not 1 <= order <= len(rows):
        raise Http404
    row = rows[order - 1]
    form = DropTargetForm(posted(request))
    question = Question(
        form,
        _("Rút văn bản điều chỉnh"),
        _("Rút"),
        _("Đã rút; chỉ tiêu trở lại giá trị trước đó."),
        policy.can_adjust,
        lambda **who: adjust.withdraw_adjustment(row, **form.cleaned_data, **who),
        warning=str(row),
        danger=True,
    )
    return _ask(request, target, question, today)
