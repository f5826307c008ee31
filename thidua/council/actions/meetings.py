"""Meetings: called, filled with items, opened with a quorum, voted in openly, ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from django.utils.translation import gettext as _

from thidua.core.actions import action, record
from thidua.core.audit import Actor
from thidua.core.errors import Invalid, require
from thidua.core.numbering import next_code
from thidua.core.saving import save_checked
from thidua.council import policy
from thidua.council.logic.conflict import NOBODY, RECUSING, Ground, SubjectTies, ties_values
from thidua.council.logic.stored_rule import option_values, rule_from, rule_values
from thidua.council.logic.voting import Option, Presence, VotingRule, options_for, quorum
from thidua.council.logic.voting_rules import GENERAL
from thidua.council.logic.workflow import ItemState, MeetingState
from thidua.council.models import AgendaItem, Attendance, Conflict, Council, Meeting
from thidua.council.queries import member_of, members_on
from thidua.council.steps.items import advanced_item, advanced_meeting, decide


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """When, where and what for."""

    about: str
    held_on: date
    begins_at: time | None = None
    place: str = ""


@action("meeting.called")
def call_meeting(council: Council, facts: MeetingFacts, *, by: Actor, on: date) -> Meeting:
    """Call a meeting of the council."""
    require(policy.can_run(by, council, on))
    meeting = Meeting(
        code=next_code(Meeting, f"PH-{facts.held_on.year}-"),
        council=council,
        held_on=facts.held_on,
        begins_at=facts.begins_at,
        place=facts.place,
        about=facts.about,
    )
    save_checked(meeting)
    record(meeting.subject, str(meeting), by=by, changes={"council": council, "meeting_day": facts.held_on})
    return meeting


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What is to be decided. ``about`` is a subject reference such as ``dossier:HS-2026-001``."""

    about: str
    label: str
    rule: VotingRule
    options: tuple[Option, ...] = field(default_factory=options_for)
    round: int = 1
    ties: SubjectTies = NOBODY


@action("meeting.item_added")
def add_item(meeting: Meeting, facts: ItemFacts, *, by: Actor, on: date) -> AgendaItem:
    """Put an item at the end of the agenda."""
    require(policy.can_run_meeting(by, meeting, on, MeetingState.CALLED, MeetingState.IN_SESSION))
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    if meeting.items.filter(about=facts.about, round=facts.round).exists():
        raise Invalid({"": _("“%(item)s” đã có trong chương trình phiên họp này.") % {"item": facts.label}})
    last = meeting.items.order_by("-position").first()
    item = AgendaItem(
        meeting=meeting,
        position=last.position + 1 if last else 1,
        about=facts.about,
        label=facts.label,
        round=facts.round,
        options=option_values(facts.options),
        rule=rule_values(facts.rule),
        ties=ties_values(facts.ties),
    )
    save_checked(item)
    record(item.subject, item.label, by=by, changes={"about": facts.about, "round": facts.round})
    return item


@action("meeting.item_taken_off")
def take_item_off(item: AgendaItem, *, reason: str, by: Actor, on: date) -> AgendaItem:
    """Take an item off the agenda before it is voted on."""
    require(policy.can_note_conflicts(by, item, on))
    fresh = advanced_item(item, "take_off")
    save_checked(fresh, ["state"])
    record(fresh.subject, fresh.label, by=by, reason=reason)
    return fresh


@action("meeting.conflict_declared")
def declare_conflict(item: AgendaItem, *, note: str, by: Actor, on: date) -> Conflict:
    """Declare the own conflict of interest: the member is shut out of the item."""
    require(policy.can_declare(by, item, on))
    member = member_of(by, item.meeting.council, on)
    assert member is not None
    conflict, _created = Conflict.objects.get_or_create(
        item=item, member=member, ground=Ground.DECLARED.value, defaults={"recuses": True, "note": note}
    )
    record(item.subject, item.label, by=by, changes={"member": member.person})
    return conflict


@action("meeting.conflicts_noted")
def note_conflicts(
    item: AgendaItem,
    found: Mapping[int, Sequence[Ground]],
    *,
    by: Actor,
    on: date,
    recusing: frozenset[Ground] = RECUSING,
) -> list[Conflict]:
    """Write down the derived conflicts of the members (by id) in place of those derived before."""
    require(policy.can_note_conflicts(by, item, on))
    item.conflicts.exclude(ground=Ground.DECLARED.value).delete()
    rows = Conflict.objects.bulk_create(
        Conflict(item=item, member_id=member, ground=ground.value, recuses=ground in recusing)
        for member, grounds in found.items()
        for ground in grounds
        if ground is not Ground.DECLARED
    )
    record(item.subject, item.label, by=by, changes={"conflicts": len(rows)})
    return rows


@action("meeting.started")
def start_meeting(meeting: Meeting, present: Mapping[int, bool], *, by: Actor, on: date) -> Meeting:
    """Note who is present (by member id) and open the meeting, if the quorum of its items is there."""
    require(policy.can_run_meeting(by, meeting, on, MeetingState.CALLED))
    fresh = advanced_meeting(meeting, "start")
    members = list(members_on(fresh.council, fresh.held_on))
    unknown = set(present) - {member.pk for member in members}
    if unknown:
        raise Invalid({"present": _("Có người không phải thành viên Hội đồng; hãy tải lại danh sách.")})
    Attendance.objects.filter(meeting=fresh).delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=fresh, member=member, present=present.get(member.pk, False)) for member in members
    )
    rules = [rule_from(item.rule) for item in fresh.items.filter(state=ItemState.WAITING)] or [GENERAL]
    strictest = max(rules, key=lambda rule: rule.quorum)
    state = quorum(strictest, Presence(len(members), sum(present.values())))
    if not state.reached:
        raise Invalid({"present": state.sentence})
    save_checked(fresh, ["state"])
    record(fresh.subject, str(fresh), by=by, changes={"present": sum(present.values()), "members": len(members)})
    return fresh


@action("meeting.voted_openly")
def vote_openly(item: AgendaItem, votes: Mapping[int, int], *, by: Actor, on: date) -> AgendaItem:
    """Write down an open vote: by member id the number of the line on the paper, and decide the item by it."""
    require(policy.can_run_meeting(by, item.meeting, on, MeetingState.IN_SESSION))
    fresh = advanced_item(item, "decide")
    decide(fresh, votes, on)
    record(fresh.subject, fresh.label, by=by, changes={"vote_result": fresh.result["sentence"]})
    return fresh


@action("meeting.vote_repeated")
def repeat_vote(item: AgendaItem, *, reason: str, by: Actor, on: date) -> AgendaItem:
    """Put a decided item to the vote once more, as a new round at the end of the agenda."""
    require(policy.can_run_meeting(by, item.meeting, on, MeetingState.IN_SESSION))
    old = advanced_item(item, "repeat")
    save_checked(old, ["state"])
    last = AgendaItem.objects.filter(meeting=old.meeting).order_by("-position").first()
    assert last is not None
    fresh = AgendaItem(
        meeting=old.meeting,
        position=last.position + 1,
        about=old.about,
        label=old.label,
        round=old.round + 1,
        options=old.options,
        rule=old.rule,
        ties=old.ties,
    )
    save_checked(fresh)
    Conflict.objects.bulk_create(
        Conflict(item=fresh, member_id=c.member_id, ground=c.ground, recuses=c.recuses, note=c.note)
        for c in old.conflicts.all()
    )
    record(fresh.subject, fresh.label, by=by, changes={"round": fresh.round}, reason=reason)
    return fresh


@action("meeting.ended")
def end_meeting(meeting: Meeting, *, by: Actor, on: date) -> Meeting:
    """End a meeting whose items are all decided or taken off."""
    require(policy.can_run_meeting(by, meeting, on, MeetingState.IN_SESSION))
    fresh = advanced_meeting(meeting, "end")
    open_items = fresh.items.filter(state__in=[ItemState.WAITING, ItemState.VOTING])
    if names := ", ".join(item.label for item in open_items):
        raise Invalid(
            {
                "": _("Còn nội dung chưa có kết quả: %(names)s. Hãy bỏ phiếu hoặc rút khỏi chương trình.")
                % {"names": names}
            }
        )
    save_checked(fresh, ["state"])
    record(fresh.subject, str(fresh), by=by)
    return fresh
