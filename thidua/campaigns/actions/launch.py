"""Sending a campaign out: whom it goes to, the launch itself, its end and its recall."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns import policy
from thidua.campaigns.actions.making.answering import give_answer
from thidua.campaigns.actions.making.steps import advanced, locked, save_all
from thidua.campaigns.facts import CampaignPublished, CampaignWithdrawn
from thidua.campaigns.launching import launch_of
from thidua.campaigns.logic.gate import Severity, examine
from thidua.campaigns.logic.workflow import PARTICIPATION, CampaignState, ParticipationState
from thidua.campaigns.models import Campaign, Participation
from thidua.campaigns.queries import speakers_of
from thidua.core.actions import action, notify, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.events import publish as tell
from thidua.core.logic.text import collapse, nfc
from thidua.core.saving import save_checked
from thidua.directory.models import Organisation
from thidua.directory.queries import tree_on


@action("campaign.recipients_chosen")
def choose_recipients(
    campaign: Campaign, organisations: Collection[Organisation], *, by: Actor, on: date
) -> list[Participation]:
    """Say whom a campaign goes to: units under its issuer. A running campaign takes more units, it loses none."""
    require(policy.can_choose_recipients(by, campaign, on))
    fresh = locked(campaign)
    _require_below(fresh, organisations, on)
    rows = {row.organisation_id: row for row in Participation.objects.filter(campaign=fresh)}
    wanted = {organisation.pk for organisation in organisations}
    surplus = [row for pk, row in rows.items() if pk not in wanted]
    if any(row.state != ParticipationState.CHOSEN for row in surplus):
        raise Conflict(_("Phong trào đã gửi tới đơn vị thì không bỏ ra được; hãy giữ các đơn vị đã nhận."))
    Participation.objects.filter(pk__in=[row.pk for row in surplus]).delete()
    running = fresh.state == CampaignState.PUBLISHED
    start = ParticipationState.SENT if running else ParticipationState.CHOSEN
    added = save_all(
        Participation(campaign=fresh, organisation=organisation, state=start, sent_on=on if running else None)
        for organisation in organisations
        if organisation.pk not in rows
    )
    if running:
        _call(fresh, [row.organisation_id for row in added], on)
    changes = {"added": [str(row.organisation) for row in added], "removed": len(surplus)}
    record(fresh.subject, fresh.label, by=by, changes=changes)
    return added


def _require_below(campaign: Campaign, organisations: Collection[Organisation], on: date) -> None:
    below = tree_on(on).subtree(campaign.issuer_id) - {campaign.issuer_id}
    strangers = [str(organisation) for organisation in organisations if organisation.pk not in below]
    if strangers:
        names = ", ".join(strangers)
        raise Invalid({"organisations": _("Không phải đơn vị cấp dưới: %(names)s.") % {"names": names}})


@action("campaign.published")
def publish(campaign: Campaign, *, by: Actor, on: date) -> Campaign:
    """Send the campaign to all its units at once, if the launch gate finds nothing that blocks.

    In one transaction: state, participations, notices to those who speak for the units, and, where the campaign
    answers one of the superior, the answer on the superior's board.
    """
    require(policy.can_publish(by, campaign, on))
    fresh = advanced(campaign, "publish")
    blocking = [item.message_vi for item in examine(launch_of(fresh, on)) if item.severity is Severity.BLOCK]
    if blocking:
        raise Invalid({"": _("Chưa phát động được. %(list)s") % {"list": " ".join(blocking)}})
    fresh.published_on = on
    fresh.version += 1
    save_checked(fresh, ["state", "published_on", "version"])
    chosen = Participation.objects.filter(campaign=fresh, state=ParticipationState.CHOSEN)
    units = list(chosen.values_list("organisation_id", flat=True))
    chosen.update(state=PARTICIPATION.advance(ParticipationState.CHOSEN, "send"), sent_on=on)
    _call(fresh, units, on)
    answered = _answer_parent(fresh)
    tell(CampaignPublished(fresh.pk, on))
    record(fresh.subject, fresh.label, by=by, changes={"units": len(units), "answers": answered})
    return fresh


def _call(campaign: Campaign, organisation_ids: Collection[int], on: date) -> None:
    text = _("%(issuer)s phát động “%(title)s”. Mời đơn vị tiếp nhận.") % {
        "issuer": campaign.issuer,
        "title": campaign.title,
    }
    notify(speakers_of(organisation_ids, on), "campaign.sent", campaign.subject, text)


def _answer_parent(campaign: Campaign) -> str | None:
    """A published campaign that answers its parent shows on the parent's board without a second click."""
    if campaign.answers is None:
        return None
    rows = Participation.objects.select_for_update().filter(campaign=campaign.answers, organisation=campaign.issuer)
    participation = rows.order_by("pk").first()
    if participation is not None and PARTICIPATION.can(ParticipationState(participation.state), "answer"):
        give_answer(participation, campaign)
    return campaign.answers.code


@action("campaign.withdrawn")
def withdraw(campaign: Campaign, *, reason: str, by: Actor, on: date) -> Campaign:
    """Recall a campaign that was sent out. It stays readable, with the reason; nothing is due from it any more."""
    require(policy.can_withdraw(by, campaign, on))
    fresh = advanced(campaign, "withdraw")
    fresh.end_reason = _reason(reason)
    fresh.closed_on = on
    fresh.version += 1
    save_checked(fresh, ["state", "end_reason", "closed_on", "version"])
    reached = Participation.objects.filter(campaign=fresh).exclude(
        state__in=[ParticipationState.CHOSEN, ParticipationState.RECALLED]
    )
    units = list(reached.values_list("organisation_id", flat=True))
    reached.update(state=ParticipationState.RECALLED)
    Participation.objects.filter(answer=fresh).update(state=ParticipationState.ACKNOWLEDGED, answer=None)
    text = _("“%(title)s” đã được thu hồi: %(reason)s") % {"title": fresh.title, "reason": fresh.end_reason}
    notify(speakers_of(units, on), "campaign.withdrawn", fresh.subject, text)
    tell(CampaignWithdrawn(fresh.pk, on))
    record(fresh.subject, fresh.label, by=by, changes={"units": len(units)}, reason=fresh.end_reason)
    return fresh


def _reason(text: str) -> str:
    reason = collapse(nfc(text))
    if not reason:
        raise Invalid({"reason": _("Hãy nêu lý do để các đơn vị được biết.")})
    return reason


@action("campaign.closed")
def close(campaign: Campaign, *, by: Actor, on: date) -> Campaign:
    """End a campaign that is over; its figures stay."""
    require(policy.can_close(by, campaign, on))
    fresh = advanced(campaign, "close")
    if fresh.ends is not None and on <= fresh.ends:
        raise Conflict(
            _("Thời gian thi đua đến hết ngày %(day)s; chỉ kết thúc sau ngày đó.") % {"day": f"{fresh.ends:%d/%m/%Y}"}
        )
    fresh.closed_on = on
    fresh.version += 1
    save_checked(fresh, ["state", "closed_on", "version"])
    record(fresh.subject, fresh.label, by=by)
    return fresh


@action("campaign.reopened")
def reopen(campaign: Campaign, *, reason: str, by: Actor, on: date) -> Campaign:
    """Take a closed campaign up again, with the reason."""
    require(policy.can_reopen(by, campaign, on))
    fresh = advanced(campaign, "reopen")
    fresh.closed_on = None
    fresh.version += 1
    save_checked(fresh, ["state", "closed_on", "version"])
    record(fresh.subject, fresh.label, by=by, reason=_reason(reason))
    return fresh
