"""What others say of a dossier: opinions asked and given, public notices, letters about them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.commendation import dossier_policy as policy
from thidua.commendation import dossier_queries as queries
from thidua.commendation.actions import opinions as actions
from thidua.commendation.forms import opinions as forms
from thidua.commendation.models import Dossier, NoticeFeedback, Opinion
from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.logic.saying import spoken
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page, crumb
from thidua.desk.shown.dossiers import opinion_badge
from thidua.desk.tables.dossiers import dossier_address
from thidua.desk.views.dossier_access import dossier_crumbs, the_dossier
from thidua.directory.queries import children_on, in_force, organisations_visible_to
from thidua.monitoring.queries.calendar import calendar_of

USUAL_DAYS = 5
"""Working days that are offered for an answer."""


def _part(dossier: Dossier) -> str:
    return f"{dossier_address(dossier)}?muc=lay-y-kien"


def opinions_new(request: Request, code: str) -> HttpResponse:
    """Ask other bodies."""
    on, dossier = clock.today(), the_dossier(request, code)
    require(policy.can_ask(request.user, dossier, on))
    below = children_on(dossier.appraiser, on).values("pk")
    bodies = (
        organisations_visible_to(request.user, on).filter(in_force(on), pk__in=below).exclude(pk=dossier.proposer_id)
    )
    words = {"subject": dossier.of, "award": spoken(dossier.get_award_display()), "year": dossier.year}
    start = {
        "due_on": calendar_of(dossier.appraiser, on).add(on, USUAL_DAYS),
        "question": _("Đề nghị cho ý kiến về việc khen thưởng %(subject)s: %(award)s năm %(year)s.") % words,
    }
    form = forms.AskForm(posted(request), initial=start, bodies=bodies)
    done = submitted(request, form, lambda: actions.ask_opinions(dossier, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã gửi lấy ý kiến; các đơn vị nhận được thông báo."))
        return redirect(_part(dossier))
    back, way = _part(dossier), dossier_crumbs(dossier)
    return ask(request, FormPage(form=form, title=_("Lấy ý kiến"), submit=_("Gửi lấy ý kiến"), back=back, crumbs=way))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionPage(Page):
    """What a body is asked: the proposal in words, without its papers, and the answer."""

    opinion: Opinion
    dossier: Dossier
    badge: Badge
    form: forms.OpinionForm
    may_give: Decision


def opinion_page(request: Request, number: int) -> HttpResponse:
    """The question to a body and its answer."""
    on = clock.today()
    opinion = get_object_or_404(queries.opinions_visible_to(request.user, on), pk=number)
    form = forms.OpinionForm(posted(request), initial={"stance": opinion.stance, "text": opinion.text})
    done = submitted(
        request,
        form,
        lambda: actions.give_opinion(
            opinion,
            Opinion.Stance(form.cleaned_data["stance"]),
            text=form.cleaned_data["text"],
            by=request.user,
            on=on,
        ),
    )
    if done is not None:
        messages.success(request, _("Đã gửi ý kiến. Sửa được đến hết hạn trả lời."))
        return redirect("opinion_page", number)
    page = OpinionPage(
        opinion=opinion,
        dossier=opinion.round.dossier,
        badge=opinion_badge(opinion, on, opinion.round.due_on),
        form=form,
        may_give=policy.can_give_opinion(request.user, opinion, on),
        crumbs=(crumb(_("Hồ sơ khen thưởng"), "dossier_list"),),
    )
    return render(request, "desk/dossiers/opinion.html", {"page": page})


def notice_new(request: Request, code: str) -> HttpResponse:
    """Show a dossier to the public."""
    on, dossier = clock.today(), the_dossier(request, code)
    require(policy.can_ask(request.user, dossier, on))
    form = forms.NoticeForm(posted(request), initial={"posted_on": on})
    done = submitted(request, form, lambda: actions.post_notice(dossier, **form.cleaned_data, by=request.user, on=on))
    if done is not None:
        words = _("Đã ghi công khai đến hết ngày %(day)s.") % {"day": f"{done.until:%d/%m/%Y}"}
        messages.success(request, words)
        return redirect(_part(dossier))
    page = FormPage(
        form=form,
        title=_("Công khai lấy ý kiến"),
        lead=_("Công khai %(days)s ngày, kể cả ngày đầu; trong thời gian này chưa trình quyết định.")
        % {"days": queries.notice_days(dossier, on)},
        submit=_("Ghi công khai"),
        back=_part(dossier),
        crumbs=dossier_crumbs(dossier),
    )
    return ask(request, page)


def feedback_new(request: Request, code: str, number: int) -> HttpResponse:
    """Take a letter about a notice in."""
    on, dossier = clock.today(), the_dossier(request, code)
    notice = get_object_or_404(dossier.notices.select_related("dossier__appraiser"), pk=number)
    require(policy.can_ask(request.user, dossier, on))
    form = forms.FeedbackForm(posted(request), initial={"received_on": on})
    done = submitted(request, form, lambda: actions.take_feedback(notice, form.facts(), by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi góp ý; chỉ cơ quan thẩm định xem được."))
        return redirect(_part(dossier))
    back, way = _part(dossier), dossier_crumbs(dossier)
    warning = _("Nội dung và người góp ý chỉ hiện với cơ quan thẩm định; không ghi vào nhật ký.")
    page = FormPage(form=form, title=_("Ghi góp ý"), submit=_("Ghi góp ý"), back=back, crumbs=way, warning=warning)
    return ask(request, page)


def feedback_settle(request: Request, number: int) -> HttpResponse:
    """Write down what a letter came to."""
    on = clock.today()
    feedback = get_object_or_404(queries.feedback_visible_to(request.user, on), pk=number)
    require(policy.can_settle(request.user, feedback, on))
    form = forms.SettleForm(posted(request))
    done = submitted(
        request,
        form,
        lambda: actions.settle_feedback(
            feedback,
            NoticeFeedback.Outcome(form.cleaned_data["outcome"]),
            finding=form.cleaned_data["finding"],
            by=request.user,
            on=on,
        ),
    )
    dossier = feedback.notice.dossier
    if done is not None:
        messages.success(request, _("Đã kết luận góp ý."))
        return redirect(_part(dossier))
    page = FormPage(
        form=form,
        title=_("Kết luận góp ý"),
        lead=feedback.text,
        submit=_("Kết luận"),
        back=reverse("dossier_page", args=[dossier.code]),
        crumbs=dossier_crumbs(dossier),
    )
    return ask(request, page)
