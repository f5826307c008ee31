"""Who may do what to campaigns, targets and the catalogue, and why not.

A decision looks at the role and at the state together: the same value greys the button and fills the refusal.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from thidua.campaigns.logic.papers.catalogue import BEFORE_LAUNCH, PaperForm
from thidua.campaigns.logic.workflow import CAMPAIGN, PARTICIPATION, CampaignState, ParticipationState
from thidua.campaigns.models import Campaign, Indicator, Participation, Target
from thidua.campaigns.models.labels import CAMPAIGN_STATES, PARTICIPATION_STATES
from thidua.campaigns.queries import UNIT_ROLES
from thidua.campaigns.scope import DRAFTERS
from thidua.core.audit import Actor
from thidua.core.logic.decision import ALLOWED, Decision, deny, first_refusal
from thidua.directory.models import Organisation, Role
from thidua.directory.policy import in_scope
from thidua.documents.policy import can_undo

LAUNCHERS = (Role.OFFICER, Role.HEAD, Role.LEADER)
"""Who sends a campaign out and takes it back."""
CATALOGUERS = (Role.OFFICER, Role.ADMINISTRATOR)


# --- campaigns -------------------------------------------------------------------------------------------------------


def can_compose(user: Actor, issuer: Organisation, on: date) -> Decision:
    """Begin a campaign of this unit."""
    if in_scope(user, issuer, on, *DRAFTERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên, đầu mối hoặc thủ trưởng của “%(unit)s” mới soạn phong trào của đơn vị này.")
        % {"unit": issuer}
    )


def can_edit(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Change a draft. What is published changes by adjustment only."""
    return first_refusal(can_compose(user, campaign.issuer, on), _in(campaign, CampaignState.DRAFT))


def can_complete(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Fill in what may come late (number, date, baseline, owner): while it is a draft or under way."""
    states = (CampaignState.DRAFT, CampaignState.PUBLISHED)
    return first_refusal(can_compose(user, campaign.issuer, on), _in(campaign, *states))


def can_publish(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Send a draft out. What the launch gate finds the action looks up."""
    return first_refusal(_launches(user, campaign, on), _step(campaign, "publish"))


def can_withdraw(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Recall a campaign that was sent out."""
    return first_refusal(_launches(user, campaign, on), _step(campaign, "withdraw"))


def can_close(user: Actor, campaign: Campaign, on: date) -> Decision:
    """End a campaign that is over."""
    return first_refusal(_launches(user, campaign, on), _step(campaign, "close"))


def can_reopen(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Take a campaign up again that was closed too early."""
    return first_refusal(_launches(user, campaign, on), _step(campaign, "reopen"))


def can_drop(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Put a draft aside."""
    return first_refusal(can_compose(user, campaign.issuer, on), _step(campaign, "drop"))


def can_restore(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Take a dropped draft back."""
    return first_refusal(can_compose(user, campaign.issuer, on), _step(campaign, "restore"))


def can_undo_adoption(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Take an adoption back while the campaign is a draft; what hangs on it the action looks up."""
    if campaign.intake is None:
        return deny(_("Phong trào này không tạo từ văn bản đọc vào; hãy bỏ dự thảo thay vì hoàn tác."))
    return first_refusal(can_drop(user, campaign, on), can_undo(user, campaign.intake, on))


def can_write_paper(user: Actor, campaign: Campaign, form: PaperForm, on: date) -> Decision:
    """Write a paper about a campaign of one's unit; before the launch only those that do not speak of its units."""
    if form in BEFORE_LAUNCH and campaign.state == CampaignState.DRAFT:
        return can_compose(user, campaign.issuer, on)
    under_way = _in(campaign, CampaignState.PUBLISHED, CampaignState.CLOSED)
    return first_refusal(can_compose(user, campaign.issuer, on), under_way)


def can_write_papers(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Write any paper at all about it."""
    return can_write_paper(user, campaign, PaperForm.PLAN, on)


def can_choose_recipients(user: Actor, campaign: Campaign, on: date) -> Decision:
    """Say whom a draft will go to, or send a running campaign to more units."""
    if campaign.state == CampaignState.PUBLISHED:
        return _launches(user, campaign, on)
    return can_edit(user, campaign, on)


def _launches(user: Actor, campaign: Campaign, on: date) -> Decision:
    if in_scope(user, campaign.issuer, on, *LAUNCHERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua, thủ trưởng hoặc lãnh đạo của “%(unit)s” mới làm được bước này.")
        % {"unit": campaign.issuer}
    )


def _in(campaign: Campaign, *states: CampaignState) -> Decision:
    if campaign.state in states:
        return ALLOWED
    return _wrong_state(campaign)


def _step(campaign: Campaign, step: str) -> Decision:
    if CAMPAIGN.can(CampaignState(campaign.state), step):
        return ALLOWED
    return _wrong_state(campaign)


def _wrong_state(campaign: Campaign) -> Decision:
    return deny(
        _("Phong trào %(code)s đang ở trạng thái “%(state)s” nên không làm bước này được.")
        % {"code": campaign.code, "state": CAMPAIGN_STATES[CampaignState(campaign.state)]}
    )


# --- targets ---------------------------------------------------------------------------------------------------------


def can_edit_target(user: Actor, target: Target, on: date) -> Decision:
    """As its campaign: while it is a draft."""
    return can_edit(user, target.campaign, on)


def can_complete_target(user: Actor, target: Target, on: date) -> Decision:
    """Baseline and owner may come after the launch."""
    return can_complete(user, target.campaign, on)


def can_edit_together(user: Actor, targets: Sequence[Target], on: date) -> Decision:
    """Change several targets of one draft at once."""
    return first_refusal(_together(targets), *(can_edit(user, campaign, on) for campaign in _campaigns(targets)))


def can_complete_together(user: Actor, targets: Sequence[Target], on: date) -> Decision:
    """Fill in for several targets of one campaign what may come late."""
    return first_refusal(_together(targets), *(can_complete(user, campaign, on) for campaign in _campaigns(targets)))


def _campaigns(targets: Sequence[Target]) -> list[Campaign]:
    return list({target.campaign_id: target.campaign for target in targets}.values())


def _together(targets: Sequence[Target]) -> Decision:
    if len(_campaigns(targets)) == 1:
        return ALLOWED
    return deny(_("Hãy chọn ít nhất một chỉ tiêu, tất cả của cùng một phong trào."))


def can_adjust(user: Actor, target: Target, on: date) -> Decision:
    """Change a published target by a document."""
    published = _in(target.campaign, CampaignState.PUBLISHED)
    return first_refusal(_launches(user, target.campaign, on), published, _live(target))


def can_allocate(user: Actor, target: Target, on: date) -> Decision:
    """Share a target out among the units, before or after the launch."""
    return first_refusal(can_complete(user, target.campaign, on), _live(target))


def _live(target: Target) -> Decision:
    if target.dropped_on is None and target.duplicate_of_id is None:
        return ALLOWED
    return deny(_("Chỉ tiêu %(code)s đã bị bỏ hoặc chỉ là nhắc lại; hãy chọn chỉ tiêu gốc.") % {"code": target.code})


# --- participation ---------------------------------------------------------------------------------------------------


def can_see_as_unit(user: Actor, participation: Participation, on: date) -> Decision:
    """Leave the mark that the unit has opened it."""
    return first_refusal(_speaks(user, participation, on), _reaches(participation, "see"))


def can_acknowledge(user: Actor, participation: Participation, on: date) -> Decision:
    """Head or reporting officer of the unit that received it."""
    return first_refusal(_speaks(user, participation, on), _reaches(participation, "acknowledge"))


def can_answer(user: Actor, participation: Participation, on: date) -> Decision:
    """Answer with a campaign of the unit's own."""
    return first_refusal(_speaks(user, participation, on), _reaches(participation, "answer"))


def _speaks(user: Actor, participation: Participation, on: date) -> Decision:
    if in_scope(user, participation.organisation, on, *UNIT_ROLES):
        return ALLOWED
    return deny(
        _("Chỉ thủ trưởng hoặc đầu mối của “%(unit)s” mới trả lời thay cho đơn vị.")
        % {"unit": participation.organisation}
    )


def _reaches(participation: Participation, step: str) -> Decision:
    state = ParticipationState(participation.state)
    if participation.campaign.state == CampaignState.PUBLISHED and PARTICIPATION.can(state, step):
        return ALLOWED
    if participation.campaign.state != CampaignState.PUBLISHED:
        return _wrong_state(participation.campaign)
    return deny(
        _("Đơn vị đang ở bước “%(state)s” nên không cần làm bước này.") % {"state": PARTICIPATION_STATES[state]}
    )


# --- catalogue -------------------------------------------------------------------------------------------------------


def can_edit_catalogue(user: Actor, keeper: Organisation, on: date) -> Decision:
    """Emulation officers and administrators of the organisation that keeps the catalogue."""
    if in_scope(user, keeper, on, *CATALOGUERS):
        return ALLOWED
    return deny(
        _("Chỉ chuyên viên thi đua hoặc quản trị viên của “%(unit)s” mới sửa danh mục chỉ tiêu.") % {"unit": keeper}
    )


def can_edit_indicator(user: Actor, indicator: Indicator, on: date) -> Decision:
    return can_edit_catalogue(user, indicator.keeper, on)
