"""Letters: the list, taking one in, its page, and everything done to it. What is not one's own is not there (404)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.core import clock
from thidua.core.badges import Badge
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.core.models import AuditEntry
from thidua.core.queries import history_of
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.listing import Listing, make_listing
from thidua.desk.pages import Crumb, Page, crumb
from thidua.desk.shown.complaints import complaint_badge, kind_badge, step_badge
from thidua.desk.tables.complaints import ComplaintFilters, ComplaintTable, complaint_address
from thidua.desk.views.campaign_access import units_written_for
from thidua.desk.views.intakes import highest
from thidua.desk.views.kept_files import download
from thidua.directory.queries import in_force, organisations_of, organisations_visible_to, people_visible_to
from thidua.monitoring.actions import complaints as actions
from thidua.monitoring.forms import complaints as forms
from thidua.monitoring.forms.movements import WhyForm
from thidua.monitoring.logic.complaint_states import STEPS as PROPOSED
from thidua.monitoring.logic.complaint_states import ComplaintKind, PlannedStep, written_steps
from thidua.monitoring.models import Complaint, ComplaintHandler, ComplaintLook, ComplaintStep
from thidua.monitoring.policy import complaints as policy
from thidua.monitoring.queries import complaints as queries

MOST_SHOWN = 100


def _crumbs(complaint: Complaint | None = None) -> tuple[Crumb, ...]:
    way = (crumb(_("Kiến nghị, tố cáo"), "complaint_list"),)
    return way if complaint is None else (*way, Crumb(complaint.code, complaint_address(complaint)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintsPage(Page):
    """The list."""

    listing: Listing
    may_register: Decision


def complaint_list(request: Request) -> HttpResponse:
    """The letters the reader may know of."""
    on = clock.today()
    rows = queries.complaint_list(request.user, on)
    listing = make_listing(request, ComplaintTable, rows, ComplaintFilters, title=_("Kiến nghị, khiếu nại, tố cáo"))
    page = ComplaintsPage(listing=listing, may_register=policy.can_register_somewhere(request.user, on))
    return listing.workbook or render(request, "desk/complaints/list.html", {"page": page})


def register(request: Request) -> HttpResponse:
    """Take a letter in."""
    on = clock.today()
    require(policy.can_register_somewhere(request.user, on))
    mine = organisations_of(request.user, on, *queries.RECEIVERS)
    receivers = units_written_for(request.user, on, mine).filter(in_force(on))
    form = forms.ComplaintForm(
        posted(request),
        request.FILES or None,
        initial={"received_on": on, "receiver": getattr(highest(receivers, on), "code", None)},
        receivers=receivers,
        leaders=queries.leaders_of_any(receivers, on),
        units=organisations_visible_to(request.user, on).filter(in_force(on)),
        people=people_visible_to(request.user, on).filter(is_active=True),
    )
    made = submitted(
        request,
        form,
        lambda: actions.register_complaint(
            form.facts(),
            receiver=form.cleaned_data["receiver"],
            leader=form.cleaned_data["leader"],
            files=form.cleaned_data["papers"],
            by=request.user,
            on=on,
        ),
    )
    if made is not None:
        return _registered(request, made, on)
    page = FormPage(
        form=form,
        title=_("Vào sổ đơn thư"),
        submit=_("Vào sổ"),
        back=reverse("complaint_list"),
        crumbs=_crumbs(),
        warning=_(
            "Đơn tố cáo: chỉ lãnh đạo được chọn và người được phân công xem được; không trao đổi ngoài hệ thống."
        ),
    )
    return ask(request, page)


def _registered(request: Request, complaint: Complaint, on: date) -> HttpResponse:
    if queries.complaints_visible_to(request.user, on).filter(pk=complaint.pk).exists():
        messages.success(request, _("Đã vào sổ với số %(code)s.") % {"code": complaint.code})
        return redirect(complaint_address(complaint))
    messages.success(
        request,
        _("Đã vào sổ với số %(code)s và chuyển lãnh đạo. Anh/Chị không còn xem được đơn này.")
        % {"code": complaint.code},
    )
    return redirect("complaint_list")


# --- one letter ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step of handling with its badge."""

    row: ComplaintStep
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintPage(Page):
    """One letter. ``looks`` are shown to whoever assigns a denunciation; ``citations`` are the law behind its days."""

    complaint: Complaint
    badge: Badge
    kind: Badge
    handlers: tuple[ComplaintHandler, ...]
    steps: tuple[ShownStep, ...]
    citations: tuple[PlannedStep, ...]
    looks: Iterable[ComplaintLook]
    entries: Iterable[AuditEntry]
    may_assign: Decision
    may_handle: Decision
    endings: tuple[str, ...]


def _the_complaint(request: Request, code: str) -> Complaint:
    return get_object_or_404(queries.complaint_page(request.user, clock.today()), code=code)


def complaint_page(request: Request, code: str) -> HttpResponse:
    """One letter; opening a denunciation is noted."""
    on, complaint = clock.today(), _the_complaint(request, code)
    if complaint.is_denunciation:
        actions.look_at(complaint, by=request.user, on=on)
    user = request.user
    sees_looks = complaint.is_denunciation and policy.can_see_looks(user, complaint, on)
    page = ComplaintPage(
        complaint=complaint,
        badge=complaint_badge(complaint, on),
        kind=kind_badge(complaint),
        handlers=tuple(complaint.handlers.all()),
        steps=tuple(ShownStep(step, step_badge(step, on)) for step in complaint.steps.all()),
        citations=tuple(step for step in PROPOSED[ComplaintKind(complaint.kind)] if step.citation),
        looks=queries.looks_of(complaint)[:MOST_SHOWN] if sees_looks else (),
        entries=history_of(complaint.subject)[:MOST_SHOWN],
        may_assign=policy.can_assign(user, complaint, on),
        may_handle=policy.can_handle(user, complaint, on),
        endings=tuple(name for name, one in ENDINGS.items() if policy.can_end(user, complaint, one.step, on)),
        crumbs=_crumbs(),
    )
    return render(request, "desk/complaints/page.html", {"page": page})


def file(request: Request, code: str, number: int) -> FileResponse:
    """A file of a letter; fetching one of a denunciation is noted."""
    on = clock.today()
    found = get_object_or_404(queries.files_visible_to(request.user, on), complaint__code=code, pk=number)
    if found.complaint.is_denunciation:
        actions.look_at(found.complaint, what=found.name, by=request.user, on=on)
    return download(found.file, found.name)


def assign(request: Request, code: str) -> HttpResponse:
    """Name who handles it, and by when."""
    on, complaint = clock.today(), _the_complaint(request, code)
    require(policy.can_assign(request.user, complaint, on))
    standing = [row.user.username for row in complaint.handlers.all() if row.released_on is None]
    waiting = "\n".join(f"{step.days} | {step.title}" for step in complaint.steps.all() if step.done_on is None)
    form = forms.AssignForm(
        posted(request),
        initial={
            "handlers": standing,
            "handling_unit": complaint.handling_unit,
            "steps": waiting or written_steps(ComplaintKind(complaint.kind)),
        },
        people=queries.handlers_for(complaint, on),
        units=None if complaint.is_denunciation else organisations_visible_to(request.user, on).filter(in_force(on)),
    )
    done = submitted(
        request,
        form,
        lambda: actions.assign_complaint(
            complaint,
            handlers=list(form.cleaned_data["handlers"]),
            steps=form.cleaned_data["steps"],
            handling_unit=form.cleaned_data.get("handling_unit"),
            by=request.user,
            on=on,
        ),
    )
    if done is not None:
        messages.success(request, _("Đã phân công; người được giao nhận được thông báo."))
        return redirect(complaint_address(complaint))
    return ask(request, _form_page(complaint, form, _("Phân công giải quyết")))


def _form_page(complaint: Complaint, form: Any, title: str, *, danger: bool = False) -> FormPage:
    return FormPage(
        form=form,
        title=title,
        lead=complaint.code,
        submit=title,
        back=complaint_address(complaint),
        danger=danger,
        crumbs=_crumbs(complaint),
    )


def step(request: Request, code: str, position: int) -> HttpResponse:
    """Write down what came of a step."""
    on, complaint = clock.today(), _the_complaint(request, code)
    row = get_object_or_404(complaint.steps.all(), position=position)
    require(policy.can_handle(request.user, complaint, on))
    form = forms.StepForm(posted(request), request.FILES or None)
    done = submitted(
        request,
        form,
        lambda: actions.finish_step(
            row, result=form.cleaned_data["result"], files=form.cleaned_data["papers"], by=request.user, on=on
        ),
    )
    if done is not None:
        messages.success(request, _("Đã ghi kết quả bước %(number)s.") % {"number": position})
        return redirect(complaint_address(complaint))
    return ask(request, _form_page(complaint, form, _("Ghi kết quả: %(step)s") % {"step": row.title}))


def add_files(request: Request, code: str) -> HttpResponse:
    """Add files found while handling it."""
    on, complaint = clock.today(), _the_complaint(request, code)
    require(policy.can_handle(request.user, complaint, on))
    form = forms.FilesForm(posted(request), request.FILES or None)
    done = submitted(
        request, form, lambda: actions.add_files(complaint, form.cleaned_data["papers"], by=request.user, on=on)
    )
    if done is not None:
        messages.success(request, _("Đã thêm tệp."))
        return redirect(complaint_address(complaint))
    return ask(request, _form_page(complaint, form, _("Thêm tệp")))


def reply(request: Request, code: str) -> HttpResponse:
    """Write the answer down."""
    on, complaint = clock.today(), _the_complaint(request, code)
    require(policy.can_handle(request.user, complaint, on))
    form = forms.ReplyForm(posted(request), request.FILES or None)
    done = submitted(
        request,
        form,
        lambda: actions.answer_complaint(
            complaint,
            answer=form.cleaned_data["answer"],
            number=form.cleaned_data["number"],
            files=form.cleaned_data["papers"],
            by=request.user,
            on=on,
        ),
    )
    if done is not None:
        messages.success(request, _("Đã ghi nội dung trả lời."))
        return redirect(complaint_address(complaint))
    return ask(request, _form_page(complaint, form, _("Trả lời đơn")))


@dataclass(frozen=True, slots=True)
class _Ending:
    """A step that ends a letter or takes it up again. ``field`` is the name the action gives to the words."""

    step: str
    title: Any
    label: Any
    act: Callable[..., Complaint]
    field: str = "reason"
    danger: bool = False


ENDINGS = {
    "ket-thuc": _Ending(
        "close", gettext_lazy("Kết thúc đơn"), gettext_lazy("Kết quả cuối cùng"), actions.close_complaint, "note"
    ),
    "khong-thu-ly": _Ending(
        "decline", gettext_lazy("Không thụ lý"), gettext_lazy("Lý do"), actions.decline_complaint, danger=True
    ),
    "mo-lai": _Ending("reopen", gettext_lazy("Mở lại đơn"), gettext_lazy("Lý do"), actions.reopen_complaint),
}


def end(request: Request, code: str, name: str) -> HttpResponse:
    """Close, decline, or take up again."""
    on, complaint = clock.today(), _the_complaint(request, code)
    if name not in ENDINGS:
        raise Http404
    asked = ENDINGS[name]
    require(policy.can_end(request.user, complaint, asked.step, on))
    form = WhyForm(posted(request), label=asked.label)

    def act() -> Complaint:
        return asked.act(complaint, **{asked.field: form.cleaned_data["reason"]}, by=request.user, on=on)

    if submitted(request, form, act) is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(complaint_address(complaint))
    return ask(request, _form_page(complaint, form, str(asked.title), danger=asked.danger))
