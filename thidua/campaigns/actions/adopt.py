"""A reviewed draft becomes a campaign; taking that back while nothing hangs on it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.actions.making.building import build_campaign
from thidua.campaigns.actions.making.steps import advanced, locked
from thidua.campaigns.logic.draft_problems import problems
from thidua.campaigns.logic.gate import Severity
from thidua.campaigns.logic.worksheet import worksheet_from
from thidua.campaigns.models import Allocation, Campaign, Indicator
from thidua.campaigns.policy import can_compose, can_edit_catalogue, can_undo_adoption
from thidua.campaigns.queries import candidates
from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Conflict, Invalid, require
from thidua.core.logic.decision import first_refusal
from thidua.core.saving import save_checked
from thidua.documents.actions.making.steps import advance_intake
from thidua.documents.models import Intake
from thidua.documents.policy import can_adopt


@action("campaign.adopted")
def adopt(intake: Intake, *, version: int, by: Actor, on: date) -> Campaign:
    """Create the campaign with everything the draft holds. All or nothing.

    Raises :class:`Conflict` where somebody saved the draft since ``version``, :class:`Invalid` with every blocking
    problem.
    """
    require(first_refusal(can_adopt(by, intake, on), can_compose(by, intake.organisation, on)))
    locked(intake, version)
    fresh = advance_intake(intake, "adopt")
    draft = worksheet_from(fresh.draft).draft
    if any(target.new_indicator for target in draft.live_targets):
        require(can_edit_catalogue(by, fresh.organisation, on))
    known = {candidate.code: candidate for candidate in candidates(Indicator.objects.filter(retired_on=None))}
    blocking = [p.message_vi for p in problems(draft, known) if p.severity is Severity.BLOCK]
    if blocking:
        raise Invalid({"": " ".join(blocking)})
    built = build_campaign(draft, fresh, on)
    fresh.adopted_as = built.campaign.subject
    save_checked(fresh, ["state", "adopted_as"])
    changes = {"intake": fresh.code, "targets": built.targets, "new_indicators": built.new_indicators}
    record(built.campaign.subject, built.campaign.label, by=by, changes=changes)
    return built.campaign


@action("campaign.adoption_undone")
def undo_adoption(campaign: Campaign, *, by: Actor, on: date) -> Intake:
    """Put the campaign aside and the draft back on the desk, while nothing hangs on the campaign.

    The campaign's row stays, dropped: its code is not given again and its history stays readable.
    """
    require(can_undo_adoption(by, campaign, on))
    assert campaign.intake is not None
    fresh = advanced(campaign, "drop")
    _refuse_hanging(fresh)
    fresh.version += 1
    save_checked(fresh, ["state", "version"])
    back = advance_intake(campaign.intake, "undo")
    back.adopted_as = ""
    save_checked(back, ["state", "adopted_as"])
    record(fresh.subject, fresh.label, by=by, changes={"intake": back.code})
    return back


def _refuse_hanging(campaign: Campaign) -> None:
    if Campaign.objects.filter(answers=campaign).exists():
        raise Conflict(_("Đã có phong trào của đơn vị khác hưởng ứng; không hoàn tác được."))
    if Allocation.objects.filter(target__campaign=campaign).exists():
        raise Conflict(_("Đã phân bổ chỉ tiêu cho đơn vị; hãy bỏ phân bổ trước khi hoàn tác."))
