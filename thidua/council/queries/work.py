"""What waits for a member or an officer: meetings to attend, items to review, ballots to cast, keys."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from thidua.council.logic.workflow import BoxState, ItemState, MeetingState
from thidua.council.models import (
    AgendaItem,
    BallotBox,
    Conflict,
    CouncilMember,
    Keyholder,
    Meeting,
    ReviewNote,
    Turnout,
)
from thidua.directory.models import User
from thidua.directory.queries import in_force


def _own_seats(user: User, on: date) -> QuerySet[CouncilMember]:
    return CouncilMember.objects.filter(in_force(on), person_id=user.person_id or 0)


def meetings_to_attend(user: User, on: date) -> QuerySet[Meeting]:
    """Meetings of the person's councils that are called or go on."""
    seats = _own_seats(user, on).filter(council=OuterRef("council"))
    states = (MeetingState.CALLED, MeetingState.IN_SESSION)
    rows = Meeting.objects.filter(Exists(seats), state__in=states)
    return rows.select_related("council").order_by("held_on", "code")


def meetings_to_review(user: User, on: date) -> QuerySet[Meeting]:
    """Meetings with items that wait for the person's review; ``missing`` counts them."""
    own = ReviewNote.objects.filter(item=OuterRef("pk"), member__person_id=user.person_id or 0)
    shut = Conflict.objects.filter(item=OuterRef("pk"), recuses=True, member__person_id=user.person_id or 0)
    waiting = AgendaItem.objects.filter(~Exists(own), ~Exists(shut), state=ItemState.WAITING)
    rows = meetings_to_attend(user, on).annotate(missing=Count("items", filter=Q(items__in=waiting)))
    return rows.filter(missing__gt=0)


def boxes_to_vote_in(user: User, on: date) -> QuerySet[BallotBox]:
    """Open boxes into which the person may still put a ballot."""
    seats = _own_seats(user, on).values("pk")
    own = Turnout.objects.filter(box=OuterRef("pk"), member__in=seats, has_voted=False)
    return BallotBox.objects.filter(Exists(own), state=BoxState.OPEN).select_related("meeting")


def keys_to_fetch(user: User) -> QuerySet[Keyholder]:
    """Boxes in preparation of which the account has not fetched its code."""
    rows = Keyholder.objects.filter(user=user, public_key=b"", box__state=BoxState.PREPARING)
    return rows.select_related("box__meeting")


def keys_to_turn(user: User) -> QuerySet[Keyholder]:
    """Closed boxes of which the account has not turned its key."""
    rows = Keyholder.objects.filter(user=user, share=b"", box__state=BoxState.CLOSED)
    return rows.select_related("box__meeting")
