"""What is done to dossiers: begun, changed, given papers, taken from step to step, or carried through in a day."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.commendation import dossier_policy, policy
from thidua.commendation.actions.dossiers import draft_dossier
from thidua.commendation.actions.simplified import propose_at_once
from thidua.commendation.actions.writing import add_paper, drop_paper, edit_dossier
from thidua.commendation.dossier_queries import papers_visible_to
from thidua.commendation.forms.dossiers import DossierForm, DraftForm, PaperForm, SimpleForm
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.law.asked_points import asked_points
from thidua.commendation.logic.terms import MeritKind
from thidua.core import clock
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.saying import spoken
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.tables.dossiers import dossier_address
from thidua.desk.views.dossier_access import dossier_crumbs, form_rows, the_dossier, usual_units
from thidua.desk.views.dossier_step_table import STEPS


def new(request: Request) -> HttpResponse:
    """Begin a proposal; ``?ca-nhan=``, ``?don-vi=`` and ``?dot=`` fill in who and in which round."""
    on = clock.today()
    require(dossier_policy.can_propose_somewhere(request.user, on))
    form = DossierForm(posted(request), initial=_start(request), rows=form_rows(request.user, on), on=on)
    made = submitted(
        request,
        form,
        lambda: draft_dossier(
            form.subject, form.facts(), proposer=form.cleaned_data["proposer"], by=request.user, on=on
        ),
    )
    if made is not None:
        messages.success(request, _("Đã lập hồ sơ. Viết báo cáo, thêm giấy tờ rồi gửi."))
        return redirect(dossier_address(made))
    page = FormPage(
        form=form,
        title=_("Lập hồ sơ đề nghị"),
        submit=_("Lập hồ sơ"),
        back=reverse("dossier_list"),
        crumbs=dossier_crumbs(),
    )
    return ask(request, page)


def _start(request: Request) -> dict[str, Any]:
    on = clock.today()
    unit, body = usual_units(request.user, on)
    return {
        "person": request.GET.get("ca-nhan", ""),
        "unit": request.GET.get("don-vi", ""),
        "round": request.GET.get("dot", ""),
        "year": on.year,
        "merit": MeritKind.MERIT.value,
        "proposer": getattr(unit, "code", None),
        "appraiser": getattr(body, "code", None),
    }


def quick(request: Request) -> HttpResponse:
    """The simplified procedure: from nothing to the decision-maker's desk on one page."""
    on = clock.today()
    require(dossier_policy.can_appraise_somewhere(request.user, on))
    unit, _body = usual_units(request.user, on)
    start = {"merit": MeritKind.UNEXPECTED.value, "appraiser": getattr(unit, "code", None)}
    form = SimpleForm(posted(request), initial=start, rows=form_rows(request.user, on), on=on)

    def act() -> object:
        points = asked_points(AwardCode(form.cleaned_data["award"]), on)
        said = dict.fromkeys(points, True)
        return propose_at_once(form.subject, form.facts(on), said, by=request.user, on=on)

    made: Any = submitted(request, form, act)
    if made is not None:
        messages.success(request, _("Đã trình quyết định trong ngày theo thủ tục đơn giản."))
        return redirect(dossier_address(made))
    page = FormPage(
        form=form,
        title=_("Khen thưởng đột xuất"),
        lead=_("Thủ tục đơn giản (Điều 85 Luật 06/2022/QH15): lập, tiếp nhận, thẩm định và trình trong một lần."),
        submit=_("Trình quyết định"),
        back=reverse("dossier_list"),
        crumbs=dossier_crumbs(),
    )
    return ask(request, page)


def edit(request: Request, code: str) -> HttpResponse:
    """Change what the unit may change; remarks stand beside the fields they are about."""
    on, dossier = clock.today(), the_dossier(request, code)
    require(policy.can_edit(request.user, dossier, on))
    form = DraftForm(posted(request), initial=DraftForm.initial_of(dossier))
    for part, words in dossier.returned_fields.items():
        if field := form.fields.get("first_year" if part == "years" else part):
            field.help_text = format_html("<strong>{}</strong>", _("Cần sửa: %(words)s") % {"words": words})
    done = submitted(
        request,
        form,
        lambda: edit_dossier(dossier, form.draft(), version=form.cleaned_data["version"], by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã lưu hồ sơ."))
        return redirect(dossier_address(dossier))
    page = FormPage(
        form=form,
        title=_("Sửa hồ sơ"),
        lead=str(dossier.of),
        submit=_("Lưu"),
        back=dossier_address(dossier),
        crumbs=dossier_crumbs(dossier),
    )
    return ask(request, page)


def paper_new(request: Request, code: str) -> HttpResponse:
    """Put a paper into the dossier; ``?loai=`` names its kind."""
    on, dossier = clock.today(), the_dossier(request, code)
    require(dossier_policy.can_add_papers(request.user, dossier, on))
    form = PaperForm(posted(request), request.FILES or None, initial={"kind": request.GET.get("loai", "")})
    done = submitted(
        request,
        form,
        lambda: add_paper(dossier, form.paper(), form.cleaned_data["file"], by=request.user, on=on),
    )
    if done is not None:
        messages.success(request, _("Đã thêm giấy tờ vào hồ sơ."))
        return redirect(dossier_address(dossier))
    address, way = dossier_address(dossier), dossier_crumbs(dossier)
    return ask(request, FormPage(form=form, title=_("Thêm giấy tờ"), submit=_("Thêm"), back=address, crumbs=way))


@require_POST
def paper_drop(request: Request, number: int) -> HttpResponse:
    """Take a paper out."""
    on = clock.today()
    paper = get_object_or_404(papers_visible_to(request.user, on), pk=number)
    try:
        drop_paper(paper, by=request.user, on=on)
        messages.success(request, _("Đã bỏ giấy tờ khỏi hồ sơ; tệp vẫn được lưu."))
    except (Conflict, Invalid) as refusal:
        messages.error(request, str(refusal))
    return redirect(dossier_address(paper.dossier))


def step(request: Request, code: str, name: str) -> HttpResponse:
    """Take a step of the dossier's way."""
    on, dossier = clock.today(), the_dossier(request, code)
    if name not in STEPS:
        raise Http404
    one = STEPS[name]
    require(one.may(request.user, dossier, on))
    form = one.form(posted(request), dossier, on)
    done = submitted(request, form, lambda: one.act(dossier, form, request.user, on))
    if done is not None:
        messages.success(request, str(one.done))
        return redirect(dossier_address(dossier))
    page = FormPage(
        form=form,
        title=str(one.title),
        lead=str(one.lead) or f"{dossier.of} · {spoken(dossier.get_award_display())}",
        warning=one.warning(dossier),
        submit=str(one.title),
        back=dossier_address(dossier),
        danger=one.danger,
        crumbs=dossier_crumbs(dossier),
    )
    return ask(request, page)
