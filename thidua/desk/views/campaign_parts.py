"""The parts of a draft edited row by row: each row turns into its form where it stands and back again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.campaigns import policy
from thidua.campaigns.actions import parts as acting
from thidua.campaigns.forms import parts as forms
from thidua.campaigns.models import (
    Assignment,
    Campaign,
    CitedDocument,
    Content,
    Movement,
    Occasion,
    RecipientLine,
)
from thidua.campaigns.models.content import Part
from thidua.core import clock
from thidua.core.errors import require
from thidua.desk.asking import posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.views.campaign_access import campaign_crumbs, campaign_url, the_campaign


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of part: its rows, its form, its words, and the tab of the campaign where it is shown."""

    model: type[Part]
    form: type[forms.PartForm]
    rows: str
    title: Any
    one: Any
    tab: str


KINDS: Mapping[str, Kind] = {
    "noi-dung": Kind(
        Content,
        forms.ContentForm,
        "contents",
        gettext_lazy("Nội dung thi đua"),
        gettext_lazy("mục nội dung"),
        "noi-dung",
    ),
    "chuyen-de": Kind(
        Movement,
        forms.MovementForm,
        "movements",
        gettext_lazy("Phong trào chuyên đề"),
        gettext_lazy("phong trào"),
        "chuyen-de",
    ),
    "phan-cong": Kind(
        Assignment,
        forms.AssignmentForm,
        "assignments",
        gettext_lazy("Phân công thực hiện"),
        gettext_lazy("phân công"),
        "phan-cong",
    ),
    "noi-nhan": Kind(
        RecipientLine,
        forms.RecipientLineForm,
        "recipientlines",
        gettext_lazy("Nơi nhận"),
        gettext_lazy("dòng nơi nhận"),
        "phan-cong",
    ),
    "vien-dan": Kind(
        CitedDocument,
        forms.CitedForm,
        "citeddocuments",
        gettext_lazy("Văn bản viện dẫn"),
        gettext_lazy("văn bản"),
        "van-ban",
    ),
    "ky-niem": Kind(
        Occasion, forms.OccasionForm, "occasions", gettext_lazy("Ngày kỷ niệm"), gettext_lazy("ngày kỷ niệm"), "van-ban"
    ),
}
"""By the last piece of the address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsPage(Page):
    """The rows of one kind. ``open_at`` is the position of the row shown as a form.

    ``form`` is that form, or an empty one for a new row; it is sent to ``action``.
    """

    campaign: Campaign
    kind: Kind
    name: str
    rows: tuple[Part, ...]
    form: forms.PartForm
    open_at: int | None
    action: str
    kinds: tuple[tuple[str, Any, bool], ...]


def parts(request: Request, code: str, name: str) -> HttpResponse:
    """All rows of a kind; a POST adds one. ``?sua=<position>`` opens the form of a row."""
    campaign, kind, rows = _opened(request, code, name)
    open_row = next((row for row in rows if str(row.position) == request.GET.get("sua")), None)
    form = kind.form(posted(request), siblings=rows, part=open_row)

    def save() -> Part:
        today = clock.today()
        if open_row is not None:
            return acting.edit_part(open_row, form.values(), by=request.user, on=today)
        return acting.add_part(campaign, kind.model, form.values(), by=request.user, on=today)

    if submitted(request, form, save) is not None:
        if request.htmx:
            return _rows(request, code, name)
        messages.success(request, _("Đã lưu."))
        return redirect("campaign_parts", code, name)
    return _shown(request, campaign, name, rows, form, open_row)


@require_POST
def remove(request: Request, code: str, name: str, position: int) -> HttpResponse:
    """Take one row out of the draft."""
    _campaign, _kind, rows = _opened(request, code, name)
    row = next((row for row in rows if row.position == position), None)
    if row is None:
        raise Http404
    acting.remove_part(row, by=request.user, on=clock.today())
    if request.htmx:
        return _rows(request, code, name)
    messages.success(request, _("Đã bỏ."))
    return redirect("campaign_parts", code, name)


def _opened(request: Request, code: str, name: str) -> tuple[Campaign, Kind, tuple[Part, ...]]:
    if name not in KINDS:
        raise Http404
    campaign = the_campaign(request, code, clock.today())
    require(policy.can_edit(request.user, campaign, clock.today()))
    kind = KINDS[name]
    rows = getattr(campaign, kind.rows).all()
    return campaign, kind, tuple(rows.select_related("under") if kind.model is Content else rows)


def _rows(request: Request, code: str, name: str) -> HttpResponse:
    campaign, kind, rows = _opened(request, code, name)
    return _shown(request, campaign, name, rows, kind.form(siblings=rows), None)


def _shown(
    request: Request,
    campaign: Campaign,
    name: str,
    rows: tuple[Part, ...],
    form: forms.PartForm,
    open_row: Part | None,
) -> HttpResponse:
    here = reverse("campaign_parts", args=[campaign.code, name])
    page = PartsPage(
        campaign=campaign,
        kind=KINDS[name],
        name=name,
        rows=rows,
        form=form,
        open_at=open_row.position if open_row else None,
        action=f"{here}?sua={open_row.position}" if open_row else here,
        kinds=tuple((key, kind.title, key == name) for key, kind in KINDS.items()),
        crumbs=campaign_crumbs(campaign),
    )
    template = "desk/campaigns/_parts.html" if request.htmx else "desk/campaigns/parts.html"
    return render(request, template, {"page": page, "back": campaign_url(campaign, KINDS[name].tab)})
