"""What is done to a meeting: called, changed, told, begun, ended, cancelled; files and papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import Conflict, Invalid, require
from thidua.council import policy, queries
from thidua.council.actions import calling
from thidua.council.actions.meetings import call_meeting, end_meeting, start_meeting
from thidua.council.actions.papers import write_meeting_paper
from thidua.council.forms.meetings import MeetingForm, PaperForm, PresenceForm, ReasonForm
from thidua.council.logic.papers import MeetingForm as Paper
from thidua.council.logic.workflow import MeetingState
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.tables.councils import council_address, meeting_address
from thidua.desk.views.council_meetings import meeting_crumbs, the_meeting
from thidua.desk.views.councils import council_crumbs, the_council

if TYPE_CHECKING:
    from thidua.council.models import Meeting


def call(request: Request, code: str) -> HttpResponse:
    """Call a meeting of a council."""
    on, council = clock.today(), the_council(request, code)
    require(policy.can_run(request.user, council, on))
    form = MeetingForm(posted(request))
    made = submitted(request, form, lambda: call_meeting(council, form.facts(), by=request.user, on=on))
    if made is not None:
        messages.success(request, _("Đã triệu tập phiên họp. Thêm nội dung, tài liệu rồi gửi lời mời."))
        return redirect(meeting_address(made))
    page = FormPage(
        form=form, title=_("Triệu tập phiên họp"), lead=council.name, submit=_("Triệu tập"),
        back=council_address(council), crumbs=council_crumbs(council),
    )  # fmt: skip
    return ask(request, page)


def change(request: Request, code: str) -> HttpResponse:
    """Move a meeting, or say better what it is for."""
    on, meeting = clock.today(), the_meeting(request, code)
    require(policy.can_run_meeting(request.user, meeting, on, MeetingState.CALLED))
    form = MeetingForm(posted(request), initial=MeetingForm.initial_of(meeting))
    done = submitted(request, form, lambda: calling.change_meeting(meeting, form.facts(), by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Đã lưu. Nếu đã gửi lời mời, hãy gửi lại."))
        return redirect(meeting_address(meeting))
    return ask(request, _form_page(meeting, form, _("Sửa phiên họp"), _("Lưu")))


def _form_page(meeting: Meeting, form: MeetingForm | PaperForm | ReasonForm, title: str, submit: str) -> FormPage:
    return FormPage(
        form=form, title=title, lead=str(meeting), submit=submit, back=meeting_address(meeting),
        crumbs=meeting_crumbs(meeting), danger=isinstance(form, ReasonForm),
    )  # fmt: skip


@require_POST
def tell(request: Request, code: str) -> HttpResponse:
    """Send the invitation to the members."""
    meeting = the_meeting(request, code)
    count = calling.tell_members(meeting, by=request.user, on=clock.today())
    messages.success(
        request, counted("Đã gửi lời mời tới %(count)s thành viên có tài khoản.", count) % {"count": count}
    )
    return redirect(meeting_address(meeting))


def cancel(request: Request, code: str) -> HttpResponse:
    """Call a meeting off."""
    on, meeting = clock.today(), the_meeting(request, code)
    require(policy.can_run_meeting(request.user, meeting, on, MeetingState.CALLED))
    form = ReasonForm(posted(request))
    done = submitted(
        request, form, lambda: calling.cancel_meeting(meeting, **form.cleaned_data, by=request.user, on=on)
    )
    if done is not None:
        messages.success(request, _("Đã hủy phiên họp."))
        return redirect(meeting_address(meeting))
    return ask(request, _form_page(meeting, form, _("Hủy phiên họp"), _("Hủy phiên họp")))


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPage(Page):
    """Who is present, before the meeting begins."""

    meeting: Meeting
    form: PresenceForm


def start(request: Request, code: str) -> HttpResponse:
    """Note who is present and open the meeting, if there is a quorum."""
    on, meeting = clock.today(), the_meeting(request, code)
    require(policy.can_run_meeting(request.user, meeting, on, MeetingState.CALLED))
    form = PresenceForm(posted(request), members=queries.members_on(meeting.council, meeting.held_on))
    done = submitted(request, form, lambda: start_meeting(meeting, form.present(), by=request.user, on=on))
    if done is not None:
        messages.success(request, _("Phiên họp đã khai mạc."))
        return redirect(meeting_address(meeting))
    page = StartPage(meeting=meeting, form=form, crumbs=meeting_crumbs(meeting))
    return render(request, "desk/councils/start.html", {"page": page})


@require_POST
def presence(request: Request, code: str, person: str) -> HttpResponse:
    """Note that a member came late (``co-mat``) or left early."""
    on, meeting = clock.today(), the_meeting(request, code)
    member = get_object_or_404(queries.members_on(meeting.council, meeting.held_on), person__code=person)
    here = request.POST.get("trang-thai") == "co-mat"
    try:
        calling.change_presence(meeting, member, present=here, by=request.user, on=on)
        messages.success(request, _("Đã ghi. Những nội dung chưa bỏ phiếu tính theo số người có mặt mới."))
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{meeting_address(meeting)}?muc=co-mat")


@require_POST
def end(request: Request, code: str) -> HttpResponse:
    """End a meeting whose items are all decided."""
    meeting = the_meeting(request, code)
    try:
        end_meeting(meeting, by=request.user, on=clock.today())
        messages.success(request, _("Phiên họp đã kết thúc. Có thể lập biên bản ở mục Tài liệu, văn bản."))
    except (Invalid, Conflict) as refusal:
        messages.error(request, str(refusal))
    return redirect(meeting_address(meeting))


def add_file(request: Request, code: str) -> HttpResponse:
    """Lay a file before the members."""
    on, meeting = clock.today(), the_meeting(request, code)
    require(policy.can_add_paper(request.user, meeting, on))
    items = queries.items_visible_to(request.user, on).filter(meeting=meeting)
    form = PaperForm(posted(request), request.FILES or None, items=items)
    done = submitted(
        request,
        form,
        lambda: calling.add_paper(
            meeting, form.cleaned_data["file"], title=form.cleaned_data["title"], item=form.cleaned_data["item"],
            by=request.user, on=on,
        ),
    )  # fmt: skip
    if done is not None:
        messages.success(request, _("Đã thêm tài liệu “%(title)s”.") % {"title": done.title})
        return redirect(f"{meeting_address(meeting)}?muc=tai-lieu")
    return ask(request, _form_page(meeting, form, _("Thêm tài liệu"), _("Thêm tài liệu")))


@require_POST
def write_paper(request: Request, code: str, form: str) -> HttpResponse:
    """Have invitation, minutes or counting record written from the record."""
    meeting = the_meeting(request, code)
    if form not in set(Paper):
        raise Http404
    paper = write_meeting_paper(meeting, Paper(form), by=request.user, on=clock.today())
    messages.success(request, _("Đã soạn %(code)s từ phiên họp. Hãy đọc lại rồi trình ký.") % {"code": paper.code})
    return redirect("document_page", paper.code)
