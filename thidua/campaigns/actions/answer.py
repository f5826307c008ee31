"""What a unit does with a campaign that was sent to it: open it, acknowledge it, answer it with its own."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns import policy
from thidua.campaigns.actions.making.answering import give_answer
from thidua.campaigns.logic.workflow import PARTICIPATION, CampaignState, ParticipationState
from thidua.campaigns.models import Campaign, Participation
from thidua.core import clock
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.text import collapse, nfc
from thidua.core.logic.workflow import NoSuchStep
from thidua.core.saving import save_checked
from thidua.directory.models import User


def _advanced(participation: Participation, step: str) -> Participation:
    rows = Participation.objects.select_for_update(of=("self",)).select_related("campaign", "organisation")
    fresh = rows.get(pk=participation.pk)
    try:
        fresh.state = PARTICIPATION.advance(ParticipationState(fresh.state), step)
    except NoSuchStep as flaw:
        raise Conflict(_("Đơn vị vừa trả lời rồi; hãy tải lại trang.")) from flaw
    return fresh


def _label(participation: Participation) -> str:
    return f"{participation.organisation}: {participation.campaign.label}"


@action("participation.seen")
def mark_seen(participation: Participation, *, by: Actor, on: date) -> Participation:
    """Note that somebody who speaks for the unit has opened the campaign, the first time."""
    require(policy.can_see_as_unit(by, participation, on))
    fresh = _advanced(participation, "see")
    fresh.seen_at = clock.now()
    save_checked(fresh, ["state", "seen_at"])
    record(fresh.subject, _label(fresh), by=by)
    return fresh


@action("participation.acknowledged")
def acknowledge(participation: Participation, *, note: str = "", by: Actor, on: date) -> Participation:
    """Confirm for the unit that the campaign was received and will be carried out."""
    require(policy.can_acknowledge(by, participation, on))
    fresh = _advanced(participation, "acknowledge")
    fresh.acknowledged_by = by if isinstance(by, User) else None
    fresh.acknowledged_at = clock.now()
    fresh.note = collapse(nfc(note))
    save_checked(fresh, ["state", "acknowledged_by", "acknowledged_at", "note"])
    record(fresh.subject, _label(fresh), by=by, changes={"note": fresh.note})
    return fresh


@action("participation.answered")
def answer(participation: Participation, own: Campaign, *, by: Actor, on: date) -> Participation:
    """Name the unit's own published campaign as its answer, where it was not tied before it was published."""
    require(policy.can_answer(by, participation, on))
    if own.issuer_id != participation.organisation_id or own.state != CampaignState.PUBLISHED:
        raise Invalid({"answer": _("Hãy chọn một phong trào mà chính đơn vị đã phát động.")})
    fresh = (
        Participation.objects.select_for_update(of=("self",))
        .select_related("campaign", "organisation")
        .get(pk=participation.pk)
    )
    if not PARTICIPATION.can(ParticipationState(fresh.state), "answer"):
        raise Conflict(_("Đơn vị vừa trả lời rồi; hãy tải lại trang."))
    give_answer(fresh, own)
    record(fresh.subject, _label(fresh), by=by, changes={"answer": own.code})
    return fresh
