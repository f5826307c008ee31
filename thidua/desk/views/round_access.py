"""How the views get hold of a round: what the reader does not see is not there (404)."""

from __future__ import annotations

from datetime import date

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from thidua.core.logic.saying import spoken
from thidua.desk.http import Request
from thidua.desk.pages import Crumb, crumb
from thidua.monitoring.models import Round
from thidua.monitoring.queries.rounds import rounds_visible_to


def the_round(request: Request, code: str, period: str, on: date) -> Round:
    """The round of a campaign for a period, if the reader sees it."""
    return get_object_or_404(rounds_visible_to(request.user, on), campaign__code=code, period=period)


def round_crumbs(row: Round | None = None) -> tuple[Crumb, ...]:
    """The way to the list and to one round."""
    way: tuple[Crumb, ...] = (crumb(_("Kỳ báo cáo"), "round_list"),)
    if row is not None:
        way = (
            *way,
            crumb(f"{row.campaign.code} · {spoken(row.span.name_vi)}", "round_page", row.campaign.code, row.period),
        )
    return way
