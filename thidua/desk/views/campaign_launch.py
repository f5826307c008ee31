"""From a draft to a campaign that is out: the gate, number and date, recipients, launch; and its end."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.campaigns import policy
from thidua.campaigns.actions import compose, launch
from thidua.campaigns.forms.campaigns import EndForm, NoReasonForm, NumberForm, PublishForm, RecipientsForm
from thidua.campaigns.launching import gate_items
from thidua.campaigns.logic.gate import GateItem, Severity
from thidua.campaigns.logic.workflow import ParticipationState
from thidua.campaigns.models import Campaign
from thidua.campaigns.queries import board_of
from thidua.core import clock
from thidua.core.counting import counted
from thidua.core.errors import require
from thidua.core.logic.decision import Decision
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.views.campaign_access import campaign_crumbs, campaign_url, the_campaign, units_below
from thidua.directory.models import Organisation

WHERE = {
    "number": "campaign_number",
    "date": "campaign_number",
    "recipients": "campaign_recipients",
    "no_targets": "target_new",
}
"""By code of a finding: the route where it is put right. All else is put right where the campaign is edited."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An item of the gate and the address where it is put right."""

    item: GateItem
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GatePage(Page):
    """What is missing, what to look at again, whom the campaign will go to."""

    campaign: Campaign
    blocking: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    units: tuple[Organisation, ...]
    form: PublishForm
    may_publish: Decision


def gate(request: Request, code: str) -> HttpResponse:
    """The launch gate; a POST sends the campaign out."""
    today = clock.today()
    campaign = the_campaign(request, code, today)
    require(policy.can_edit(request.user, campaign, today))
    form = PublishForm(posted(request))
    sent = submitted(request, form, lambda: launch.publish(campaign, by=request.user, on=today))
    board = board_of(campaign)
    if sent is not None:
        messages.success(
            request,
            counted("Đã phát động. Phong trào được gửi tới %(n)s đơn vị.", len(board.rows)) % {"n": len(board.rows)},
        )
        return redirect("campaign_page", code)
    found = tuple(findings(campaign, gate_items(campaign, today)))
    page = GatePage(
        campaign=campaign,
        blocking=tuple(f for f in found if f.item.severity is Severity.BLOCK),
        warnings=tuple(f for f in found if f.item.severity is Severity.WARN),
        units=tuple(row.organisation for row in board.rows if row.state == ParticipationState.CHOSEN),
        form=form,
        may_publish=policy.can_publish(request.user, campaign, today),
        crumbs=campaign_crumbs(campaign),
    )
    return render(request, "desk/campaigns/gate.html", {"page": page})


def findings(campaign: Campaign, items: Iterable[GateItem]) -> Iterable[Finding]:
    """Each item with where to go. One query for the numbers of the targets."""
    numbers = dict(campaign.targets.values_list("pk", "code"))
    for item in items:
        kind, _colon, key = item.where.partition(":")
        if kind == "target":
            number = numbers[int(key)].rpartition("/")[2]
            yield Finding(item, reverse("target_edit", args=[campaign.code, number]))
        else:
            yield Finding(item, reverse(WHERE.get(item.code, "campaign_edit"), args=[campaign.code]))


def number(request: Request, code: str) -> HttpResponse:
    """Enter number and date once văn thư has given them."""
    today = clock.today()
    campaign = the_campaign(request, code, today)
    require(policy.can_complete(request.user, campaign, today))
    initial = {"number": campaign.number, "signed_on": campaign.signed_on}
    form = NumberForm(posted(request), initial=initial)
    done = submitted(
        request, form, lambda: compose.set_document_number(campaign, **form.cleaned_data, by=request.user, on=today)
    )
    if done is not None:
        messages.success(request, _("Đã ghi số và ngày văn bản."))
        return redirect(campaign_url(done, "van-ban"))
    page = FormPage(
        form=form,
        title=_("Ghi số, ngày văn bản"),
        lead=campaign.title,
        submit=_("Lưu"),
        back=campaign_url(campaign, "van-ban"),
        crumbs=campaign_crumbs(campaign),
    )
    return ask(request, page)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientsPage(Page):
    """Which units the campaign goes to. ``fixed`` are the codes of those that have it already."""

    campaign: Campaign
    form: RecipientsForm
    fixed: tuple[Organisation, ...]


def recipients(request: Request, code: str) -> HttpResponse:
    """Choose the units under the issuer; a running campaign is sent to added ones at once."""
    today = clock.today()
    campaign = the_campaign(request, code, today)
    require(policy.can_choose_recipients(request.user, campaign, today))
    rows = board_of(campaign).rows
    fixed = tuple(row.organisation for row in rows if row.state != ParticipationState.CHOSEN)
    units = units_below(campaign.issuer, request.user, today).exclude(pk__in=[unit.pk for unit in fixed])
    chosen = [row.organisation.code for row in rows if row.state == ParticipationState.CHOSEN]
    form = RecipientsForm(posted(request), units=units, initial={"units": chosen})

    def choose() -> int:
        wanted = [*fixed, *form.cleaned_data["units"]]
        return len(launch.choose_recipients(campaign, wanted, by=request.user, on=today))

    added = submitted(request, form, choose)
    if added is not None:
        messages.success(request, _("Đã lưu danh sách đơn vị nhận."))
        return redirect(campaign_url(campaign, "huong-ung"))
    page = RecipientsPage(campaign=campaign, form=form, fixed=fixed, crumbs=campaign_crumbs(campaign))
    return render(request, "desk/campaigns/recipients.html", {"page": page})


@dataclass(frozen=True, slots=True)
class Ending:
    """A step that ends, recalls, reopens or puts aside: its words, its form, its action."""

    title: Any
    warning: Any
    submit: Any
    done: Any
    form: type[forms.Form]
    may: Callable[..., Decision]
    act: Callable[..., Campaign]
    danger: bool = True


ENDINGS: dict[str, Ending] = {
    "thu-hoi": Ending(
        gettext_lazy("Thu hồi phong trào"),
        gettext_lazy(
            "Các đơn vị đã nhận sẽ được báo thu hồi kèm lý do. Phong trào đã thu hồi không phát động lại được."
        ),
        gettext_lazy("Thu hồi"),
        gettext_lazy("Đã thu hồi phong trào và báo tới các đơn vị."),
        EndForm,
        policy.can_withdraw,
        launch.withdraw,
    ),
    "ket-thuc": Ending(
        gettext_lazy("Kết thúc phong trào"),
        gettext_lazy("Sau khi kết thúc, phong trào chỉ còn để tra cứu; có thể mở lại nếu kết thúc nhầm."),
        gettext_lazy("Kết thúc"),
        gettext_lazy("Đã kết thúc phong trào."),
        NoReasonForm,
        policy.can_close,
        launch.close,
        danger=False,
    ),
    "mo-lai": Ending(
        gettext_lazy("Mở lại phong trào"),
        gettext_lazy("Phong trào trở lại trạng thái đang thực hiện."),
        gettext_lazy("Mở lại"),
        gettext_lazy("Đã mở lại phong trào."),
        EndForm,
        policy.can_reopen,
        launch.reopen,
        danger=False,
    ),
    "bo": Ending(
        gettext_lazy("Bỏ dự thảo"),
        gettext_lazy("Dự thảo được cất đi và có thể khôi phục."),
        gettext_lazy("Bỏ dự thảo"),
        gettext_lazy("Đã bỏ dự thảo."),
        EndForm,
        policy.can_drop,
        compose.drop_campaign,
    ),
    "khoi-phuc": Ending(
        gettext_lazy("Khôi phục dự thảo"),
        gettext_lazy("Dự thảo trở lại như trước khi bỏ."),
        gettext_lazy("Khôi phục"),
        gettext_lazy("Đã khôi phục dự thảo."),
        NoReasonForm,
        policy.can_restore,
        compose.restore_campaign,
        danger=False,
    ),
}
"""By the last piece of the address."""


def end(request: Request, code: str, step: str) -> HttpResponse:
    """Ask once more, with the reason where one is due, then take the step."""
    today = clock.today()
    campaign = the_campaign(request, code, today)
    if step not in ENDINGS:
        raise Http404
    ending = ENDINGS[step]
    require(ending.may(request.user, campaign, today))
    form = ending.form(posted(request))
    if submitted(request, form, lambda: _take(ending, campaign, form, request, today)):
        messages.success(request, str(ending.done))
        return redirect("campaign_page", code)
    page = FormPage(
        form=form,
        title=str(ending.title),
        lead=str(campaign),
        warning=str(ending.warning),
        submit=str(ending.submit),
        back=campaign_url(campaign),
        danger=ending.danger,
        crumbs=campaign_crumbs(campaign),
    )
    return ask(request, page)


def _take(ending: Ending, campaign: Campaign, form: forms.Form, request: Request, on: date) -> Campaign:
    return ending.act(campaign, **form.cleaned_data, by=request.user, on=on)
