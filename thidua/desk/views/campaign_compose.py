"""A campaign written by hand, begun from last year's, corrected."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thidua.campaigns import policy, queries
from thidua.campaigns.actions import compose
from thidua.campaigns.forms.campaigns import CampaignForm, CopyCampaignForm, NewCampaignForm
from thidua.campaigns.logic.workflow import CampaignState
from thidua.campaigns.models import Campaign
from thidua.campaigns.scope import DRAFTERS
from thidua.core import clock
from thidua.core.errors import require
from thidua.core.logic.decision import ALLOWED, Decision, deny
from thidua.desk.asking import FormPage, ask, posted, submitted
from thidua.desk.http import Request
from thidua.desk.pages import Page
from thidua.desk.views.campaign_access import campaign_crumbs, campaign_url, the_campaign, units_written_for
from thidua.directory.queries import organisations_of


def _writes_somewhere(ids: frozenset[int] | set[int]) -> Decision:
    if ids:
        return ALLOWED
    return deny(_("Chỉ chuyên viên, đầu mối, thủ trưởng hoặc lãnh đạo của một đơn vị mới soạn phong trào."))


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignFormPage(Page):
    """The facts of a campaign on one page."""

    form: CampaignForm
    title: str
    submit: str
    back: str


def new(request: Request) -> HttpResponse:
    """Begin a campaign by hand; targets and contents are added on its page."""
    today = clock.today()
    ids = organisations_of(request.user, today, *DRAFTERS)
    require(_writes_somewhere(ids))
    units = units_written_for(request.user, today, ids)
    form = NewCampaignForm(posted(request), units=units, initial={"year": today.year})
    campaign = submitted(
        request,
        form,
        lambda: compose.create_campaign(form.facts(), issuer=form.cleaned_data["issuer"], by=request.user, on=today),
    )
    if campaign is not None:
        messages.success(request, _("Đã tạo dự thảo %(code)s. Tiếp theo: thêm chỉ tiêu.") % {"code": campaign.code})
        return redirect(campaign_url(campaign, "chi-tieu"))
    page = CampaignFormPage(
        form=form,
        title=_("Soạn phong trào mới"),
        submit=_("Tạo dự thảo"),
        back=campaign_crumbs()[0].url,
        crumbs=campaign_crumbs(),
    )
    return render(request, "desk/campaigns/form.html", {"page": page})


def copy(request: Request) -> HttpResponse:
    """Begin a campaign from one of an earlier year."""
    today = clock.today()
    ids = organisations_of(request.user, today, *DRAFTERS)
    require(_writes_somewhere(ids))
    campaigns = queries.campaigns_visible_to(request.user, today).filter(issuer__in=ids)
    form = CopyCampaignForm(
        posted(request),
        campaigns=campaigns.exclude(state=CampaignState.DROPPED),
        initial={"year": today.year + 1, "source": request.GET.get("tu", "")},
    )

    def begin() -> Campaign:
        data = form.cleaned_data
        return compose.copy_last_year(
            data["source"], year=data["year"], keep_values=data["keep_values"], by=request.user, on=today
        )

    campaign = submitted(request, form, begin)
    if campaign is not None:
        messages.success(request, _("Đã tạo dự thảo %(code)s. Hãy rà soát từng giá trị.") % {"code": campaign.code})
        return redirect(campaign_url(campaign, "chi-tieu"))
    page = FormPage(
        form=form,
        title=_("Tạo từ phong trào năm trước"),
        lead=_("Chép nội dung, phong trào chuyên đề còn thời hạn, phân công, nơi nhận và chỉ tiêu sang dự thảo mới."),
        submit=_("Tạo dự thảo"),
        back=campaign_crumbs()[0].url,
        crumbs=campaign_crumbs(),
    )
    return ask(request, page)


def edit(request: Request, code: str) -> HttpResponse:
    """Correct the facts of a draft. What was typed stays when somebody else saved first."""
    today = clock.today()
    campaign = the_campaign(request, code, today)
    require(policy.can_edit(request.user, campaign, today))
    form = CampaignForm(posted(request), initial=CampaignForm.initial_of(campaign))

    def save() -> Campaign:
        version = form.cleaned_data["version"] or campaign.version
        return compose.edit_campaign(campaign, form.facts(), version=version, by=request.user, on=today)

    if submitted(request, form, save) is not None:
        messages.success(request, _("Đã lưu."))
        return redirect(campaign_url(campaign))
    page = CampaignFormPage(
        form=form,
        title=_("Sửa %(code)s") % {"code": campaign.code},
        submit=_("Lưu"),
        back=campaign_url(campaign),
        crumbs=campaign_crumbs(campaign),
    )
    return render(request, "desk/campaigns/form.html", {"page": page})
