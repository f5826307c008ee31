"""Named reads of the council: who sits on it, which meetings and items somebody may see, who may vote on what."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from thidua.core.audit import SYSTEM, Actor
from thidua.council.logic.slips import fingerprint
from thidua.council.logic.workflow import BoxState, ItemState, MeetingState
from thidua.council.models import (
    AgendaItem,
    BallotBox,
    Conflict,
    Council,
    CouncilMember,
    Envelope,
    Keyholder,
    Meeting,
    MeetingPaper,
    Turnout,
)
from thidua.directory.models import Role, User
from thidua.directory.queries import in_force, organisations_of

RUNNERS = (Role.OFFICER, Role.ADMINISTRATOR)
"""Who forms councils and runs their meetings as their standing body."""
READERS = (*RUNNERS, Role.LEADER, Role.AUDITOR)


def members_on(council: Council, on: date) -> QuerySet[CouncilMember]:
    """The members of the day in their order."""
    return CouncilMember.objects.filter(in_force(on), council=council).select_related("person")


def former_members(council: Council, on: date) -> QuerySet[CouncilMember]:
    """Who has left by the day, the latest first."""
    return (
        CouncilMember.objects.filter(council=council, valid_to__lte=on).select_related("person").order_by("-valid_to")
    )


def member_of(user: Actor, council: Council, on: date) -> CouncilMember | None:
    """The membership of the account's person on the day, or None."""
    if not isinstance(user, User) or user.person_id is None:
        return None
    return members_on(council, on).filter(person_id=user.person_id).first()


def councils_visible_to(user: Actor, on: date) -> QuerySet[Council]:
    """The councils of the units in one's scope, and those one sits on."""
    if user is SYSTEM:
        return Council.objects.select_related("organisation")
    scope = organisations_of(user, on, *READERS)
    sits = CouncilMember.objects.filter(in_force(on), council=OuterRef("pk"), person_id=_person(user))
    return Council.objects.filter(Q(organisation_id__in=scope) | Exists(sits)).select_related("organisation")


def meetings_visible_to(user: Actor, on: date) -> QuerySet[Meeting]:
    """The meetings of the councils one sees."""
    rows = Meeting.objects.filter(council__in=councils_visible_to(user, on))
    return rows.select_related("council__organisation")


def items_visible_to(user: Actor, on: date) -> QuerySet[AgendaItem]:
    """Items of the meetings one sees, without those one is recused from: their papers stay shut."""
    seen = AgendaItem.objects.filter(meeting__in=meetings_visible_to(user, on))
    return _open_to(user, seen.select_related("meeting__council__organisation"))


def items_of(meeting: Meeting, user: Actor) -> QuerySet[AgendaItem]:
    """The items of a meeting that the reader is known to see, without those the reader is recused from."""
    return _open_to(user, AgendaItem.objects.filter(meeting=meeting)).order_by("position")


def _open_to(user: Actor, items: QuerySet[AgendaItem]) -> QuerySet[AgendaItem]:
    recused = Conflict.objects.filter(item=OuterRef("pk"), recuses=True, member__person_id=_person(user))
    return items if user is SYSTEM else items.exclude(Exists(recused))


def boxes_visible_to(user: Actor, on: date) -> QuerySet[BallotBox]:
    """The ballot boxes of the meetings one sees, and those one keeps a key of."""
    keeps = Keyholder.objects.filter(box=OuterRef("pk"), user=user if isinstance(user, User) else None)
    seen = Q(meeting__in=meetings_visible_to(user, on)) | Exists(keeps)
    return BallotBox.objects.filter(seen).select_related("meeting__council__organisation")


def papers_visible_to(user: Actor, on: date) -> QuerySet[MeetingPaper]:
    """Papers of the meetings one sees, without those of items one is recused from."""
    whole = Q(item=None, meeting__in=meetings_visible_to(user, on))
    rows = MeetingPaper.objects.filter(whole | Q(item__in=items_visible_to(user, on)))
    return rows.select_related("meeting__council", "item", "file").order_by("meeting", "number")


def items_about(about: str) -> QuerySet[AgendaItem]:
    """Every item that was put on an agenda for the subject reference, the latest first."""
    return AgendaItem.objects.filter(about=about).select_related("meeting").order_by("-meeting__held_on", "-round")


def standing_abouts(abouts: Collection[str]) -> set[str]:
    """Those of the subject references that stand on the agenda of a meeting which is called or in session."""
    gone = (ItemState.TAKEN_OFF, ItemState.REPEATED)
    open_states = (MeetingState.CALLED, MeetingState.IN_SESSION)
    rows = AgendaItem.objects.filter(about__in=abouts, meeting__state__in=open_states).exclude(state__in=gone)
    return set(rows.values_list("about", flat=True))


def meetings_taking_items(user: Actor, on: date) -> QuerySet[Meeting]:
    """Meetings that are called or in session, whose agenda may still grow."""
    open_states = (MeetingState.CALLED, MeetingState.IN_SESSION)
    return meetings_visible_to(user, on).filter(state__in=open_states).order_by("held_on", "code")


def with_sizes(rows: QuerySet[Council], on: date) -> QuerySet[Council]:
    """Councils with the number of their members of the day and of their meetings."""
    members = CouncilMember.objects.filter(in_force(on), council=OuterRef("pk")).order_by()
    meetings = Meeting.objects.filter(council=OuterRef("pk")).order_by()
    counted = {
        "member_count": members.values("council").annotate(n=Count("pk")).values("n"),
        "meeting_count": meetings.values("council").annotate(n=Count("pk")).values("n"),
    }
    return rows.annotate(**{name: Coalesce(Subquery(part), 0) for name, part in counted.items()})


def with_progress(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Meetings with how many items they have and how many of them are decided."""
    live = ~Q(items__state__in=[ItemState.TAKEN_OFF, ItemState.REPEATED])
    return rows.annotate(
        item_count=Count("items", filter=live), decided_count=Count("items", filter=Q(items__state=ItemState.DECIDED))
    )


def present_members(meeting: Meeting) -> QuerySet[CouncilMember]:
    """The members whose presence was noted."""
    return CouncilMember.objects.filter(
        pk__in=meeting.attendances.filter(present=True).values("member_id")
    ).select_related("person")


def recused_from(item: AgendaItem) -> set[int]:
    """Ids of the members who neither see nor vote on the item."""
    return set(item.conflicts.filter(recuses=True).values_list("member_id", flat=True))


def is_recused_in(meeting: Meeting, user: Actor) -> bool:
    """Whether the reader is shut out of any item of the meeting."""
    rows = Conflict.objects.filter(item__meeting=meeting, recuses=True, member__person_id=_person(user))
    return rows.exists()


def ballot_items(box: BallotBox, member: CouncilMember) -> list[AgendaItem]:
    """The items of the box on which the member votes, in the order of the agenda. One query."""
    recused = Conflict.objects.filter(item=OuterRef("pk"), recuses=True, member=member)
    return list(box.items.exclude(Exists(recused)).order_by("position"))


def turnout_of(box: BallotBox) -> dict[int, bool]:
    """Who may vote in the box, and whether they have, by member id."""
    return dict(Turnout.objects.filter(box=box.pk).values_list("member", "has_voted"))


def has_voted(box: BallotBox, member: CouncilMember) -> bool:
    return Turnout.objects.filter(box=box.pk, member=member.pk, has_voted=True).exists()


def is_in_box(box: BallotBox, item: UUID, envelope: bytes) -> bool:
    """Whether the envelope lies in the box: for a voter who lost the answer and asks again.

    While votes come in the envelopes are asked, afterwards the published fingerprints.
    """
    if box.state == BoxState.OPEN:
        return Envelope.objects.filter(item=item, content=envelope).exists()
    return fingerprint(envelope).hex() in box.closing.get(str(item), [])


def all_in_box(box: BallotBox, envelopes: Mapping[UUID, bytes]) -> bool:
    """Whether every one of the envelopes lies in the box, as :func:`is_in_box` asks for one. At most one query."""
    if box.state != BoxState.OPEN:
        return all(is_in_box(box, item, envelope) for item, envelope in envelopes.items())
    found = Envelope.objects.filter(item__in=envelopes, content__in=list(envelopes.values()))
    inside = {(item, bytes(content)) for item, content in found.values_list("item", "content")}
    return bool(envelopes) and inside == set(envelopes.items())


def keyholder_of(box: BallotBox, user: Actor) -> Keyholder | None:
    """The account's part of the key, or None."""
    return box.keyholders.filter(user=user).first() if isinstance(user, User) else None


def _person(user: Actor) -> int:
    """The id of the person behind the account; 0, which nobody has, where there is none."""
    return (user.person_id or 0) if isinstance(user, User) else 0
