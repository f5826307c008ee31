"""How the screens of progress read their address: the campaign, the unit, and the way figures are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.campaigns.models import Campaign, Target
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.directory.models import Organisation
from thidua.directory.queries import organisations_visible_to
from thidua.monitoring.logic.states import FigureState
from thidua.monitoring.models.labels import FIGURE_STATES
from thidua.monitoring.queries.campaign_year import CampaignYear
from thidua.monitoring.queries.dashboard import watched_campaigns
from thidua.monitoring.queries.progress import Lens
from thidua.monitoring.queries.sums import Reading

STATE_FIELD, READING_FIELD = "tu", "doc"
READINGS = {
    "khi-do": (Reading.THEN, gettext_lazy("Theo tổ chức tại thời điểm báo cáo")),
    "hien-nay": (Reading.NOW, gettext_lazy("Theo tổ chức hiện nay")),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from."""

    code: str
    label: str
    here: bool


def lens_of(request: HttpRequest, on: date) -> Lens:
    """From which state up, and by the units of when; what the address does not say is everything, as then."""
    states = {state.value: state for state in FigureState}
    asked = states.get(request.GET.get(STATE_FIELD, ""), FigureState.REPORTED)
    reading, _words = READINGS.get(request.GET.get(READING_FIELD, ""), READINGS["khi-do"])
    return Lens(on, asked, reading)


def state_choices(lens: Lens) -> tuple[Choice, ...]:
    """From which state up figures count."""
    return tuple(
        Choice(state.value, _("Từ “%(state)s” trở lên") % {"state": FIGURE_STATES[state]}, lens.at_least is state)
        if state is not FigureState.REPORTED
        else Choice("", _("Mọi số liệu đã báo cáo"), lens.at_least is state)
        for state in FigureState
    )


def reading_choices(lens: Lens) -> tuple[Choice, ...]:
    """By the units of when figures are added."""
    return tuple(Choice(code, str(words), lens.reading is reading) for code, (reading, words) in READINGS.items())


def the_watched(request: Request, code: str, on: date) -> Campaign:
    """The campaign of this code, if the reader sees it and it has been launched."""
    return get_object_or_404(watched_campaigns(request.user, on), code=code)


def the_unit(request: Request, code: str, on: date) -> Organisation:
    """The unit of this code, if the reader sees it."""
    return get_object_or_404(organisations_visible_to(request.user, on), code=code)


def target_in(of: CampaignYear, part: str) -> Target | None:
    """The counting target of this number; None where there is none."""
    code = f"{of.campaign.code}/{part}"
    return next((target for target in of.targets if target.code == code), None)


def progress_crumbs(campaign: Campaign | None = None) -> tuple[Crumb, ...]:
    """The way to the dashboard, and to that of one campaign."""
    way: tuple[Crumb, ...] = (crumb(_("Bảng theo dõi"), "dashboard"),)
    if campaign is not None:
        url = way[0].url
        way = (*way, Crumb(campaign.code, f"{url}?phong-trao={campaign.code}"))
    return way
