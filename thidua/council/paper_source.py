"""Rows of a meeting made into the value that its papers are written from. Reads only."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.campaigns.logic.papers.source import Body
from thidua.campaigns.logic.papers.wording import COMMITTEES, initials, signature_of
from thidua.campaigns.paper_source import sentence_name
from thidua.council.logic.papers import MeetingSource, MemberFacts, VotedItem
from thidua.council.logic.stored_rule import options_from, rule_from
from thidua.council.logic.voting import BASES, VotingRule
from thidua.council.logic.workflow import BoxState, ItemState
from thidua.council.models import AgendaItem, BallotBox, CouncilMember, Keyholder, Meeting
from thidua.council.queries import members_on
from thidua.council.steps.boxes import closing_from
from thidua.directory.models import Organisation
from thidua.directory.queries import head_of, parent_on

CHAIRS = (CouncilMember.Post.CHAIR, CouncilMember.Post.FIRST_VICE, CouncilMember.Post.VICE)


def meeting_source(meeting: Meeting) -> MeetingSource:
    """The record of a meeting for the builders of its papers. A constant number of queries."""
    council = meeting.council
    members = list(members_on(council, meeting.held_on))
    noted = dict(meeting.attendances.values_list("member_id", "present"))
    notes = dict(meeting.attendances.values_list("member_id", "note"))
    holders = Keyholder.objects.filter(box__meeting=meeting).exclude(box__state=BoxState.VOID)
    names = holders.order_by("user__display_name").values_list("user__display_name", flat=True)
    return MeetingSource(
        body=_body(council.organisation, meeting),
        council=council.name,
        legal_basis=council.legal_basis,
        about=meeting.about,
        held_on=meeting.held_on,
        begins_at=meeting.begins_at,
        place=meeting.place,
        chair=_chair(members, noted),
        secretary=next((str(m.person) for m in members if m.post == CouncilMember.Post.SECRETARY), ""),
        members=tuple(
            MemberFacts(str(m.person), m.get_post_display(), noted.get(m.pk), notes.get(m.pk, "")) for m in members
        ),
        items=tuple(_items(meeting)),
        officers=tuple(dict.fromkeys(names)),
        threshold=max((box.threshold for box in _live_boxes(meeting)), default=0),
    )


def _live_boxes(meeting: Meeting) -> Iterable[BallotBox]:
    return BallotBox.objects.filter(meeting=meeting).exclude(state=BoxState.VOID)


def _chair(members: list[CouncilMember], present: dict[int, bool]) -> str:
    """Who leads: the chair, else the first vice-chair who is there."""
    order = {post: at for at, post in enumerate(CHAIRS)}
    leading = sorted((m for m in members if m.post in order), key=lambda m: order[CouncilMember.Post(m.post)])
    return next((str(m.person) for m in leading if present.get(m.pk, True)), "")


def _body(organisation: Organisation, meeting: Meeting) -> Body:
    """The unit whose council it is, as its papers name it."""
    superior = parent_on(organisation, meeting.held_on)
    committee = organisation.kind in COMMITTEES
    head = head_of(organisation, meeting.held_on)
    near = organisation.short_name if committee else superior.short_name if superior else ""
    return Body(
        name=sentence_name(organisation),
        capitals=sentence_name(organisation).upper(),
        code="UBND" if committee else initials(organisation.name),
        place=near or organisation.name,
        signature=signature_of("", head.full_name if head else "", committee=committee),
        parent=sentence_name(superior).upper() if superior and not committee else "",
        is_committee=committee,
    )


def _items(meeting: Meeting) -> Iterable[VotedItem]:
    rows = meeting.items.exclude(state=ItemState.TAKEN_OFF).select_related("box").order_by("position")
    return [_voted(number, item) for number, item in enumerate(rows, 1)]


def _voted(number: int, item: AgendaItem) -> VotedItem:
    rule, result = rule_from(item.rule), item.result
    counts = zip(options_from(item.options), result["tally"], strict=True) if result else ()
    return VotedItem(
        number=number,
        label=item.label,
        round=item.round,
        state=item.get_state_display(),
        secret=rule.secret,
        rule=_rule_clause(rule),
        entitled=item.present - item.recused,
        cast=result.get("cast", 0),
        votes=tuple((option.choice, option.title, count) for option, count in counts),
        invalid=result.get("invalid", 0),
        sentence=result.get("sentence", ""),
        root=_root(item),
    )


def _rule_clause(rule: VotingRule) -> str:
    least = "trên" if rule.more_than else "từ"
    source = f" ({rule.citation})" if rule.citation else ""
    return f"thông qua khi có {least} {rule.share.numerator}/{rule.share.denominator} {BASES[rule.base]} đồng ý{source}"


def _root(item: AgendaItem) -> str:
    """The seal of the item in the closed box; empty where it was not voted on secretly."""
    if item.box is None or str(item.pk) not in item.box.closing:
        return ""
    return closing_from(item.box.closing).root(item.pk).hex()
