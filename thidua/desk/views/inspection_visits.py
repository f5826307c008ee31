"""A visit on site and what comes of it: the check list, findings, conclusions, answers, closure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.tables.inspections import finding_address, visit_address
from thidua.desk.views.inspections import finding_crumbs, the_finding, the_visit, visit_crumbs
from thidua.directory.queries import in_force, organisations_visible_to
from thidua.monitoring.actions import findings as chain
from thidua.monitoring.actions import visits as actions
from thidua.monitoring.forms.inspections import AnswerForm, ExtendForm, FindingForm, NumberForm, VisitForm
from thidua.monitoring.forms.movements import WhyForm
from thidua.monitoring.models import Finding, Visit
from thidua.monitoring.policy import inspections as policy


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordPage(Page):
    """The check list of a visit as a form for a telephone."""

    visit: Visit
    form: VisitForm


def record(request: Request, code: str) -> HttpResponse:
    """Fill in what was found on site; can be saved half done."""
    on, visit = clock.today(), the_visit(request, code)
    require(policy.can_conduct(request.user, visit, on))
    form = VisitForm(posted(request), request.FILES or None, visit=visit, items=visit.items.all())
    done = submitted(
        request,
        form,
        lambda: actions.record_visit(visit, form.facts(), version=form.cleaned_data["version"], by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(visit_address(visit))
    page = RecordPage(visit=visit, form=form, crumbs=visit_crumbs(visit))
    return render(request, "desk/inspections/record.html", {"page": page})


def conclude(request: Request, code: str) -> HttpResponse:
    """Issue the conclusions under their number."""
    on, visit = clock.today(), the_visit(request, code)
    require(policy.can_issue_conclusions(request.user, visit, on))
    form = NumberForm(posted(request))
    done = submitted(
        request, form, lambda: actions.issue_conclusions(visit, **form.cleaned_data, by=request.user, on=on)
    )
    if done is not None:
        messages.success(request, _("Đã ban hành kết luận; đơn vị nhận được thông báo."))
        return redirect(visit_address(visit))
    page = FormPage(
        form=form,
        title=_("Ban hành kết luận"),
        lead=str(visit),
        warning=_("Từ lúc này đơn vị xem được cuộc kiểm tra và các kết luận; nội dung không sửa được nữa."),
        submit=_("Ban hành"),
        back=visit_address(visit),
        crumbs=visit_crumbs(visit),
    )
    return ask(request, page)


# --- findings before they are issued ---------------------------------------------------------------------------------


def finding_new(request: Request, code: str) -> HttpResponse:
    """Write a finding down."""
    on, visit = clock.today(), the_visit(request, code)
    require(policy.can_draft_finding(request.user, visit, on))
    units = organisations_visible_to(request.user, on).filter(in_force(on))
    form = FindingForm(posted(request), initial={"owner": visit.organisation}, units=units)
    done = submitted(request, form, lambda: actions.draft_finding(visit, form.facts(), by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi kết luận dự thảo; đơn vị chưa xem được."))
        return redirect(visit_address(visit))
    page = FormPage(
        form=form,
        title=_("Thêm kết luận"),
        lead=str(visit),
        submit=_("Ghi kết luận"),
        back=visit_address(visit),
        crumbs=visit_crumbs(visit),
    )
    return ask(request, page)


def finding_edit(request: Request, code: str, number: int) -> HttpResponse:
    """Change a drafted finding."""
    on, finding = clock.today(), the_finding(request, code, number)
    require(policy.can_edit_finding(request.user, finding, on))
    units = organisations_visible_to(request.user, on).filter(in_force(on))
    form = FindingForm(posted(request), initial=FindingForm.initial_of(finding), units=units)
    done = submitted(
        request,
        form,
        lambda: actions.edit_finding(
            finding, form.facts(), version=form.cleaned_data["version"], by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(finding_address(finding))
    page = FormPage(
        form=form,
        title=_("Sửa kết luận"),
        submit=_("Lưu"),
        back=finding_address(finding),
        crumbs=finding_crumbs(finding),
    )
    return ask(request, page)


@require_POST
def finding_drop(request: Request, code: str, number: int) -> HttpResponse:
    """Take a drafted finding away."""
    finding = the_finding(request, code, number)
    actions.drop_finding(finding, by=request.user, on=clock.today())
    messages.success(request, _("Đã bỏ kết luận dự thảo."))
    return redirect(visit_address(finding.visit))


# --- the chain -------------------------------------------------------------------------------------------------------


def answer(request: Request, code: str, number: int) -> HttpResponse:
    """The unit reports how it was mended."""
    on, finding = clock.today(), the_finding(request, code, number)
    require(policy.can_answer_finding(request.user, finding, on))
    form = AnswerForm(posted(request), request.FILES or None)
    done = submitted(
        request,
        form,
        lambda: chain.answer_finding(
            finding, form.cleaned_data["text"], files=form.cleaned_data["papers"], by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, _("Đã gửi báo cáo khắc phục."))
        return redirect(finding_address(finding))
    return ask(request, _chain_page(finding, form, _("Báo cáo khắc phục")))


def _chain_page(finding: Finding, form: Any, title: str) -> FormPage:
    return FormPage(
        form=form,
        title=title,
        lead=finding.text,
        submit=title,
        back=finding_address(finding),
        crumbs=finding_crumbs(finding),
    )


@dataclass(frozen=True, slots=True)
class _Settling:
    """A step of the inspecting side. ``field`` is the name the action gives to the words."""

    step: str
    title: Any
    label: Any
    act: Callable[..., object]
    field: str = "reason"


SETTLING = {
    "tra-lai": _Settling(
        "return", gettext_lazy("Yêu cầu khắc phục thêm"), gettext_lazy("Còn thiếu gì"), chain.return_finding
    ),
    "hoan-thanh": _Settling(
        "close",
        gettext_lazy("Xác nhận hoàn thành"),
        gettext_lazy("Căn cứ xác nhận"),
        chain.close_finding,
        "note",
    ),
    "mo-lai": _Settling("reopen", gettext_lazy("Mở lại kết luận"), gettext_lazy("Lý do"), chain.reopen_finding),
}


def settle(request: Request, code: str, number: int, name: str) -> HttpResponse:
    """Return, close or reopen."""
    on, finding = clock.today(), the_finding(request, code, number)
    if name not in SETTLING:
        raise Http404
    asked = SETTLING[name]
    require(policy.can_settle_finding(request.user, finding, asked.step, on))
    form = WhyForm(posted(request), label=asked.label)

    def act() -> object:
        return asked.act(finding, **{asked.field: form.cleaned_data["reason"]}, by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(finding_address(finding))
    return ask(request, _chain_page(finding, form, str(asked.title)))


def extend(request: Request, code: str, number: int) -> HttpResponse:
    """Give more time."""
    on, finding = clock.today(), the_finding(request, code, number)
    require(policy.can_settle_finding(request.user, finding, "extend", on))
    form = ExtendForm(posted(request))
    done = submitted(request, form, lambda: chain.extend_finding(finding, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã gia hạn."))
        return redirect(finding_address(finding))
    return ask(request, _chain_page(finding, form, _("Gia hạn khắc phục")))
