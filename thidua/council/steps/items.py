"""What actions on meetings and items share: locked steps, the people of an item, an open decision."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from thidua.core.errors import Conflict as Refused
from thidua.core.errors import Invalid
from thidua.core.events import publish
from thidua.core.logic.workflow import NoSuchStep
from thidua.core.saving import save_checked
from thidua.council.facts import ItemDecided
from thidua.council.logic.record import Counted
from thidua.council.logic.stored_rule import options_from, rule_from
from thidua.council.logic.voting import Presence, Tally, VotingRule, outcome, quorum
from thidua.council.logic.workflow import BOX, ITEM, MEETING, BoxState, ItemState, MeetingState
from thidua.council.models import AgendaItem, BallotBox, CouncilMember, Meeting, OpenVote
from thidua.council.queries import members_on, present_members, recused_from
from thidua.council.steps.boxes import paper_of, result_values


def _late() -> Refused:
    return Refused(_("Vừa có người khác xử lý; hãy tải lại trang."))


def advanced_meeting(meeting: Meeting, step: str) -> Meeting:
    """The locked meeting with the step taken, unsaved."""
    fresh = Meeting.objects.select_for_update().get(pk=meeting.pk)
    try:
        fresh.state = MEETING.advance(MeetingState(fresh.state), step)
    except NoSuchStep as flaw:
        raise _late() from flaw
    return fresh


def advanced_item(item: AgendaItem, step: str) -> AgendaItem:
    """The locked item with the step taken, unsaved."""
    fresh = AgendaItem.objects.select_for_update(of=("self",)).get(pk=item.pk)
    try:
        fresh.state = ITEM.advance(ItemState(fresh.state), step)
    except NoSuchStep as flaw:
        raise _late() from flaw
    return fresh


def advanced_box(box: BallotBox, step: str) -> BallotBox:
    """The locked box with the step taken, unsaved. The lock lets one cast, close or count at a time."""
    fresh = locked_box(box)
    try:
        fresh.state = BOX.advance(BoxState(fresh.state), step)
    except NoSuchStep as flaw:
        raise _late() from flaw
    return fresh


def locked_box(box: BallotBox) -> BallotBox:
    """The box as it is now, locked until the transaction ends."""
    return BallotBox.objects.select_for_update().get(pk=box.pk)


def presence_of(item: AgendaItem) -> tuple[VotingRule, Presence]:
    """The rule of the item and its people as they are now."""
    meeting = item.meeting
    present = {member.pk for member in present_members(meeting)}
    members = members_on(meeting.council, meeting.held_on).count()
    return rule_from(item.rule), Presence(members, len(present), len(present & recused_from(item)))


def voters_of(item: AgendaItem) -> list[CouncilMember]:
    """Members who are present and not recused."""
    recused = recused_from(item)
    return [member for member in present_members(item.meeting) if member.pk not in recused]


def fix_presence(item: AgendaItem) -> Presence:
    """Write the numbers of the vote on the item, unsaved, and give them."""
    _rule, presence = presence_of(item)
    item.members, item.present, item.recused = presence.members, presence.present, presence.recused
    return presence


def decide(item: AgendaItem, votes: Mapping[int, int], on: date) -> None:
    """Judge an open vote, save votes and result, tell the rooms above."""
    voters = {member.pk for member in voters_of(item)}
    options = options_from(item.options)
    if not set(votes) <= voters:
        raise Invalid({"votes": _("Có phiếu của người vắng mặt hoặc không được bỏ phiếu nội dung này.")})
    if any(not 0 <= line < len(options) for line in votes.values()):
        raise Invalid({"votes": _("Có lựa chọn không nằm trong phiếu; hãy chọn lại.")})
    state = quorum(*presence_of(item))
    if not state.reached:
        raise Invalid({"": state.sentence})
    fix_presence(item)
    tally = Tally({option: sum(line == at for line in votes.values()) for at, option in enumerate(options)})
    paper = paper_of(item)
    result = Counted(paper, (), 0, tally, outcome(paper.rule, paper.presence, tally))
    OpenVote.objects.bulk_create(OpenVote(item=item, member_id=pk, option=line) for pk, line in votes.items())
    settle(item, result, on)


def settle(item: AgendaItem, result: Counted, on: date) -> None:
    """Save the result of an item that has reached its end, and tell it."""
    item.result = result_values(result)
    save_checked(item, ["state", "result", "members", "present", "recused"])
    told = ItemDecided(item.about, item.meeting.code, item.round, result.outcome.passed, result.outcome.sentence, on)
    publish(told)
