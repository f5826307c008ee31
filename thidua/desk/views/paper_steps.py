"""The steps of a paper: laid before the head, signed, numbered, sent, received, given back, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.audit import Actor
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.views.campaign_access import units_below
from thidua.desk.views.papers import paper_crumbs, the_paper
from thidua.directory.models import Organisation
from thidua.documents import policy, queries
from thidua.documents.actions import papers as actions
from thidua.documents.actions.receipts import receive_copy
from thidua.documents.forms.papers import AddresseesForm, IssueForm, ReasonForm, SureForm
from thidua.documents.models import Paper
from thidua.documents.printing_papers import paper_docx, paper_pdf


@dataclass(frozen=True, slots=True)
class _Step:
    """A step as its page asks about it."""

    title: Any
    submit: Any
    done: Any
    may: Callable[[Actor, Paper, date], Decision]
    act: Callable[..., object]
    lead: Any = ""
    danger: bool = False
    with_reason: bool = False


STEPS = {
    "trinh-ky": _Step(
        gettext_lazy("Trình ký"),
        gettext_lazy("Trình ký"),
        gettext_lazy("Đã trình ký."),
        policy.can_submit_paper,
        actions.submit_paper,
        gettext_lazy("Thủ trưởng, lãnh đạo đơn vị nhận được thông báo. Nội dung không sửa được cho đến khi trả lại."),
    ),
    "ky": _Step(
        gettext_lazy("Ký văn bản"),
        gettext_lazy("Ký"),
        gettext_lazy("Đã ghi nhận ký; văn thư sẽ cấp số."),
        policy.can_sign_paper,
        actions.sign_paper,
        gettext_lazy("Sau khi ký, nội dung giữ nguyên; văn thư cấp số và ban hành."),
    ),
    "tra-lai": _Step(
        gettext_lazy("Trả lại để sửa"),
        gettext_lazy("Trả lại"),
        gettext_lazy("Đã trả lại người soạn."),
        policy.can_return_paper,
        actions.return_paper,
        with_reason=True,
    ),
    "thu-hoi": _Step(
        gettext_lazy("Thu hồi văn bản"),
        gettext_lazy("Thu hồi"),
        gettext_lazy("Đã thu hồi văn bản."),
        policy.can_withdraw_paper,
        actions.withdraw_paper,
        gettext_lazy("Số đã cấp không dùng lại; sổ văn bản giữ số này kèm lý do."),
        danger=True,
        with_reason=True,
    ),
}


def step(request: Request, code: str, name: str) -> HttpResponse:
    """Ask once more, then take the step."""
    today = clock.today()
    paper = the_paper(request, code)
    if name not in STEPS:
        raise Http404
    asked = STEPS[name]
    require(asked.may(request.user, paper, today))
    form: forms.Form = (ReasonForm if asked.with_reason else SureForm)(posted(request))
    if submitted(request, form, lambda: asked.act(paper, **form.cleaned_data, by=request.user, on=today)) is not None:
        messages.success(request, str(asked.done))
        return redirect("document_page", code)
    page = FormPage(
        form=form,
        title=str(asked.title),
        submit=str(asked.submit),
        lead=paper.abstract,
        warning=str(asked.lead),
        danger=asked.danger,
        back=reverse("document_page", args=[code]),
        crumbs=paper_crumbs(paper),
    )
    return ask(request, page)


def issue(request: Request, code: str) -> HttpResponse:
    """Give the number, send the paper out, and keep its files."""
    today = clock.today()
    paper = the_paper(request, code)
    require(policy.can_issue_paper(request.user, paper, today))
    entries = queries.reserved_for(paper)
    form = IssueForm(posted(request), entries=entries)
    issued = submitted(
        request, form, lambda: actions.issue_paper(paper, **form.cleaned_data, by=request.user, on=today)
    )
    if issued is not None:
        _keep_print(issued, request, today)
        messages.success(request, _("Đã ban hành, số %(number)s.") % {"number": issued.entry})
        return redirect("document_page", code)
    page = FormPage(
        form=form,
        title=_("Cấp số, ban hành"),
        submit=_("Cấp số và ban hành"),
        lead=paper.abstract,
        warning=_("Văn bản mang ngày %(day)s và được gửi ngay tới các đơn vị nhận.") % {"day": f"{today:%d/%m/%Y}"},
        back=reverse("document_page", args=[code]),
        crumbs=paper_crumbs(paper),
    )
    return ask(request, page)


def _keep_print(paper: Paper, request: Request, on: date) -> None:
    """Outside the transaction of the number, so that nobody waits for a number while pages are set."""
    actions.keep_print(paper, docx=paper_docx(paper), pdf=paper_pdf(paper), by=request.user, on=on)


@require_POST
def keep_print(request: Request, code: str) -> HttpResponse:
    """Make the files of an issued paper where that failed before."""
    today = clock.today()
    paper = the_paper(request, code)
    require(policy.can_print_paper(request.user, paper, today))
    _keep_print(paper, request, today)
    messages.success(request, _("Đã lưu bản in."))
    return redirect("document_page", code)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddresseesPage(Page):
    """The units under the issuer, those that have the paper apart."""

    paper: Paper
    fixed: tuple[Organisation, ...]
    form: AddresseesForm


def addressees(request: Request, code: str) -> HttpResponse:
    """Choose the units that get the paper."""
    today = clock.today()
    paper = the_paper(request, code)
    require(policy.can_address_paper(request.user, paper, today))
    copies = list(queries.copies_of(paper))
    fixed = tuple(copy.organisation for copy in copies if copy.sent_on)
    units = units_below(paper.issuer, request.user, today).exclude(pk__in=[unit.pk for unit in fixed])
    initial = {"units": [copy.organisation.code for copy in copies if not copy.sent_on]}
    form = AddresseesForm(posted(request), initial=initial, units=units)
    done = submitted(
        request,
        form,
        lambda: actions.address_paper(paper, [*fixed, *form.cleaned_data["units"]], by=request.user, on=today),
    )
    if done is not None:
        messages.success(request, _("Đã lưu nơi nhận."))
        return redirect(f"{reverse('document_page', args=[code])}?muc=noi-nhan")
    page = AddresseesPage(paper=paper, fixed=fixed, form=form, crumbs=paper_crumbs(paper))
    return render(request, "desk/papers/addressees.html", {"page": page})


@require_POST
def receive(request: Request, code: str, unit: str) -> HttpResponse:
    """Take the paper in at one of the own units."""
    paper = the_paper(request, code)
    copy = get_object_or_404(queries.copies_of(paper), organisation__code=unit)
    row = receive_copy(copy, by=request.user, on=clock.today())
    messages.success(request, _("Đã nhận và vào sổ, số đến %(number)s.") % {"number": row.number})
    return redirect("incoming_page", row.register.issuer.code, row.register.year, row.number)
