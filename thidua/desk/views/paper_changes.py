"""What is written into a paper: begun from a campaign, edited on the screen, brought back from a word processor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.campaigns import policy as campaign_policy
from thidua.campaigns.actions.papers import write_paper
from thidua.campaigns.logic.papers.catalogue import WITH_FIGURES, PaperForm
from thidua.campaigns.models import Campaign
from thidua.campaigns.queries import campaigns_visible_to
from thidua.campaigns.scope import DRAFTERS
from thidua.core import clock, parcels
from thidua.core.errors import ActionRefused, require
from thidua.core.logic.decision import Decision
from thidua.core.parcels import Parcel
from thidua.desk.answering import attempt
from thidua.desk.asking import posted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.views.papers import paper_crumbs, the_paper
from thidua.directory.queries import organisations_of
from thidua.documents import policy
from thidua.documents.actions import papers as actions
from thidua.documents.bringing_back import Returned, read_back, returned_file
from thidua.documents.forms.papers import BringBackForm, HeadForm, block_forms, blocks_in
from thidua.documents.logic.blocks import UnusableBlock, blocks_of, with_blocks
from thidua.documents.logic.decree30 import Document
from thidua.documents.logic.difference import Difference, difference
from thidua.documents.logic.papers import document_of
from thidua.documents.models import Paper
from thidua.monitoring.queries.outcomes import outcomes_of

FORM_WORDS = {
    PaperForm.LAUNCH: (gettext_lazy("Phát động"), gettext_lazy("Mục đích, chỉ tiêu, nội dung thi đua")),
    PaperForm.PLAN: (gettext_lazy("Kế hoạch"), gettext_lazy("Tổ chức thực hiện phong trào, tiến độ, phân công")),
    PaperForm.CHASING: (gettext_lazy("Công văn đôn đốc"), gettext_lazy("Bảng đơn vị chưa tiếp nhận, chưa hưởng ứng")),
    PaperForm.SUBMISSION: (gettext_lazy("Tờ trình"), gettext_lazy("Trình cấp trên về phong trào")),
    PaperForm.ALLOCATION: (gettext_lazy("Quyết định giao chỉ tiêu"), gettext_lazy("Phụ lục bảng giao từng chỉ tiêu")),
    PaperForm.HALFWAY: (gettext_lazy("Báo cáo sơ kết"), gettext_lazy("Kết quả, biểu đồ, phụ lục chỉ tiêu")),
    PaperForm.FINAL: (gettext_lazy("Báo cáo tổng kết"), gettext_lazy("Kết quả cả năm và phương hướng")),
    PaperForm.FIGURES: (gettext_lazy("Báo cáo số liệu"), gettext_lazy("Bảng số liệu theo lĩnh vực")),
    PaperForm.PLEDGE: (gettext_lazy("Giao ước thi đua"), gettext_lazy("Các đơn vị cùng ký")),
    PaperForm.MINUTES: (gettext_lazy("Biên bản họp"), gettext_lazy("Họp đánh giá phong trào")),
    PaperForm.NOTICE: (gettext_lazy("Thông báo"), gettext_lazy("Tình hình triển khai, điều chỉnh chỉ tiêu")),
    PaperForm.INVITATION: (gettext_lazy("Giấy mời"), gettext_lazy("Hội nghị triển khai phong trào")),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that can be written, and whether the campaign is far enough."""

    form: PaperForm
    name: object
    what: object
    may: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPaperPage(Page):
    """First the campaign is chosen, then the paper."""

    campaigns: tuple[Campaign, ...]
    campaign: Campaign | None
    offers: tuple[Offer, ...]


def new(request: Request) -> HttpResponse:
    """Write a paper from the record of a campaign: ``?phong-trao=`` names it, the POST says which paper."""
    today = clock.today()
    require(policy.can_draft_somewhere(request.user, today))
    own = campaigns_visible_to(request.user, today).filter(issuer__in=organisations_of(request.user, today, *DRAFTERS))
    campaigns = tuple(own.exclude(state="dropped"))
    asked = request.GET.get("phong-trao", "")
    campaign = next((c for c in campaigns if c.code == asked), campaigns[0] if len(campaigns) == 1 else None)
    form = request.POST.get("mau", "")
    if request.method == "POST" and campaign is not None and form in set(PaperForm):
        outcomes = outcomes_of(campaign, today) if PaperForm(form) in WITH_FIGURES else {}
        paper = write_paper(campaign, PaperForm(form), outcomes=outcomes, by=request.user, on=today)
        messages.success(
            request, _("Đã soạn %(kind)s từ số liệu đến hôm nay. Hãy đọc lại rồi sửa.") % {"kind": paper.code}
        )
        return redirect("document_page", paper.code)
    page = NewPaperPage(
        campaigns=campaigns, campaign=campaign, offers=_offers(request, campaign, today), crumbs=paper_crumbs()
    )
    return render(request, "desk/papers/new.html", {"page": page})


def _offers(request: Request, campaign: Campaign | None, on: date) -> tuple[Offer, ...]:
    if campaign is None:
        return ()
    return tuple(
        Offer(form, *words, campaign_policy.can_write_paper(request.user, campaign, form, on))
        for form, words in FORM_WORDS.items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPaperPage(Page):
    """The head of the paper and the blocks of its body."""

    paper: Paper
    form: HeadForm
    blocks: Any


def edit(request: Request, code: str) -> HttpResponse:
    """Change the text of a draft."""
    today = clock.today()
    paper = the_paper(request, code)
    require(policy.can_edit_paper(request.user, paper, today))
    document = document_of(paper.raw)
    form = HeadForm(posted(request), initial=HeadForm.initial_of(document, paper.version))
    blocks = block_forms(posted(request), blocks_of(document))
    if request.method == "POST" and form.is_valid() and blocks.is_valid():
        changed = _edited(document, form, blocks)
        data = form.cleaned_data
        saved = changed and attempt(
            form,
            lambda: actions.edit_paper(
                paper, changed, version=data["version"], note=data["note"], by=request.user, on=today
            ),
        )
        if saved:
            messages.success(request, _("Đã lưu bản mới; bản cũ vẫn còn ở mục Phiên bản."))
            return redirect("document_page", code)
    page = EditPaperPage(paper=paper, form=form, blocks=blocks, crumbs=paper_crumbs(paper))
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/papers/edit.html", {"page": page}, status=status)


def _edited(document: Document, form: HeadForm, blocks: Any) -> Document | None:
    """The document as typed; None where it cannot be printed, with the reason on the form."""
    try:
        return with_blocks(form.applied(document), blocks_in(blocks))
    except UnusableBlock as flaw:
        shown = blocks_in(blocks)[flaw.index]
        said = _("Phần %(number)d (“%(text)s”) chưa đúng: kiểm tra loại, số thứ tự và nội dung.")
        form.add_error(None, said % {"number": flaw.index + 1, "text": shown.text[:40]})
    except ValueError:
        form.add_error(None, _("Thiếu thành phần bắt buộc theo thể thức: trích yếu, ký hiệu, địa danh hoặc người ký."))
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class BringBackPage(Page):
    """A file that was brought back: what it changes, before it is taken."""

    paper: Paper
    form: BringBackForm
    token: str
    changes: tuple[Difference, ...]
    file_name: str


def bring_back(request: Request, code: str) -> HttpResponse:
    """Upload the edited DOCX and see the difference; nothing is taken yet."""
    today = clock.today()
    paper = the_paper(request, code)
    require(policy.can_edit_paper(request.user, paper, today))
    form = BringBackForm(posted(request), request.FILES or None)
    token, name = "", ""
    changes: tuple[Difference, ...] = ()
    if request.method == "POST" and form.is_valid():
        upload = form.upload()
        returned = attempt(form, lambda: read_back(upload))
        if returned is not None:
            token = parcels.hold(Parcel(returned.name, returned.content), request.user)
            changes, name = difference(document_of(paper.raw), returned.fitted(document_of(paper.raw))), returned.name
    page = BringBackPage(
        paper=paper, form=form, token=token, changes=changes, file_name=name, crumbs=paper_crumbs(paper)
    )
    return render(request, "desk/papers/bring_back.html", {"page": page}, status=422 if form.errors else 200)


@require_POST
def accept(request: Request, code: str, token: str) -> HttpResponse:
    """Take the text of the file that was looked at."""
    today = clock.today()
    paper = the_paper(request, code)
    require(policy.can_edit_paper(request.user, paper, today))
    parcel = parcels.opened(token, request.user)
    if parcel is None:
        messages.error(request, _("Tệp đã hết hạn giữ tạm; hãy tải lên lại."))
        return redirect("document_bring_back", code)
    try:
        returned = read_back(returned_file(parcel.content, parcel.name))
        _take(paper, returned, int(request.POST.get("version", "0") or 0), request, today)
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("document_bring_back", code)
    parcels.throw_away(token, request.user)
    messages.success(request, _("Đã nhận bản sửa; bản cũ vẫn còn ở mục Phiên bản."))
    return redirect(f"{reverse('document_page', args=[code])}?muc=phien-ban")


def _take(paper: Paper, returned: Returned, version: int, request: Request, on: date) -> None:
    document = returned.fitted(document_of(paper.raw))
    upload = returned_file(returned.content, returned.name)
    actions.bring_back(paper, document, upload, version=version, by=request.user, on=on)
