"""Publishing honours: a whole decision, a file of old honours, a single one; particulars shown again."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.commendation import decision_policy as policy
from thidua.commendation.actions import publishing as actions
from thidua.commendation.forms.dossiers import NothingForm
from thidua.commendation.forms.publicity import WithholdingForm
from thidua.commendation.policy import can_keep_record
from thidua.core import clock
from thidua.core.errors import Conflict, require
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import crumb
from thidua.desk.views.decisions import decision_crumbs, the_decision
from thidua.desk.views.honour_batches import the_batch
from thidua.desk.views.honours import honour_crumbs, the_honour
from thidua.desk.views.merit_entries import merit_address
from thidua.directory.queries import people_visible_to


def _told(request: Request, act: Callable[[], object], words: str) -> None:
    """Do it and say so, or say why not."""
    try:
        act()
        messages.success(request, words)
    except Conflict as refusal:
        messages.error(request, str(refusal))


@require_POST
def decision_publish(request: Request, code: str) -> HttpResponse:
    """Publish what a decision gave."""
    on, decision = clock.today(), the_decision(request, code)
    words = _("Đã công khai; ai cũng tra cứu được các thành tích của quyết định này.")
    _told(request, lambda: actions.publish_decision(decision, by=request.user, on=on), words)
    return redirect("decision_page", code)


def decision_withhold(request: Request, code: str) -> HttpResponse:
    """Keep what a decision gave from the public, with the reason."""
    on, decision = clock.today(), the_decision(request, code)
    require(policy.can_publish_decision(request.user, decision, on))
    form = WithholdingForm(posted(request))
    done = submitted(request, form, lambda: actions.withhold_decision(decision, form.why(), by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi lý do; các thành tích này không hiện ở trang tra cứu công khai."))
        return redirect("decision_page", code)
    way = decision_crumbs(decision)
    return ask(request, _withholding(form, str(decision), way[-1].url, crumbs=way))


def _withholding(form: WithholdingForm, lead: str, back: str, **rest: object) -> FormPage:
    title = _("Không công khai kết quả khen thưởng")
    submit = _("Không công khai")
    return FormPage(form=form, title=title, lead=lead, submit=submit, back=back, danger=True, **rest)  # type: ignore[arg-type]


def batch_publish(request: Request, code: str) -> HttpResponse:
    """Publish what a file of old honours brought, after a last look."""
    on, batch = clock.today(), the_batch(request, code)
    require(can_keep_record(request.user, batch.organisation, on))
    form = NothingForm(posted(request))
    if submitted(request, form, lambda: actions.publish_batch(batch, by=request.user, on=on)) is not None:
        messages.success(request, _("Đã công khai thành tích của lần nhập này."))
        return redirect("honour_batch_list")
    way = crumb(_("Các lần nhập thành tích"), "honour_batch_list")
    page = FormPage(
        form=form,
        title=_("Công khai thành tích của lần nhập"),
        lead=str(batch),
        warning=_("Chỉ công khai khi các quyết định trong tệp đã được công bố; trường hợp phải giữ kín thì ghi trước."),
        submit=_("Công khai"),
        back=way.url,
        crumbs=(way,),
    )
    return ask(request, page)


@require_POST
def honour_publish(request: Request, code: str) -> HttpResponse:
    """Publish one honour."""
    on, honour = clock.today(), the_honour(request, code)
    words = _("Đã công khai; ai cũng tra cứu được thành tích này.")
    _told(request, lambda: actions.publish_honour(honour, by=request.user, on=on), words)
    return redirect("honour_page", code)


def honour_withhold(request: Request, code: str) -> HttpResponse:
    """Keep one honour from the public, with the reason."""
    on, honour = clock.today(), the_honour(request, code)
    require(policy.can_publish_honour(request.user, honour, on))
    form = WithholdingForm(posted(request))
    done = submitted(request, form, lambda: actions.withhold_honour(honour, form.why(), by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã ghi lý do; thành tích này không hiện ở trang tra cứu công khai."))
        return redirect("honour_page", code)
    way = honour_crumbs(honour)
    return ask(request, _withholding(form, str(honour), way[-1].url, crumbs=way))


@require_POST
def particulars_show(request: Request, code: str) -> HttpResponse:
    """Show post, unit and deed of a person to the public again."""
    on = clock.today()
    person = get_object_or_404(people_visible_to(request.user, on), code=code)
    words = _("Trang tra cứu công khai hiện lại chức vụ, nơi công tác.")
    _told(request, lambda: actions.show_particulars(person, by=request.user, on=on), words)
    return redirect(merit_address(person))
