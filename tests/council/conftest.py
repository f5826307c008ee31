"""The council of the small district: a chair, members, a secretary, and officers who keep the keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from tests.remembering import the_district
from thidua.core.audit import SYSTEM
from thidua.council.actions.ballots import cast_ballot, open_box, prepare_box, take_key, turn_key
from thidua.council.actions.councils import CouncilFacts, Seat, form_council, seat_member
from thidua.council.actions.meetings import ItemFacts, MeetingFacts, add_item, call_meeting, start_meeting
from thidua.council.logic.slips import Slip
from thidua.council.logic.voting import VotingRule, options_for
from thidua.council.models import AgendaItem, BallotBox, Council, CouncilMember, Meeting
from thidua.council.queries import ballot_items
from thidua.council.sealing import new_tracker, seal_slip
from thidua.demo.cast import Cast
from thidua.directory.models import Person, User

DAY = date(2024, 12, 10)
RULE = VotingRule(Fraction(8, 10), citation="Quy chế Hội đồng")


@pytest.fixture(autouse=True)
def standing_still(settings: object) -> None:
    settings.FIXED_TODAY = DAY  # type: ignore[attr-defined]


@pytest.fixture
def cast(db: None) -> Cast:
    return the_district(DAY)


@dataclass
class Room:
    """A meeting in session and everybody in it. ``codes`` are what the key officers wrote down."""

    cast: Cast
    council: Council
    members: list[CouncilMember]
    users: list[User]
    meeting: Meeting
    items: list[AgendaItem]
    codes: dict[str, str] = field(default_factory=dict)

    @property
    def officers(self) -> list[User]:
        return self.users[:3]

    def box(self) -> BallotBox:
        """A box over all items, prepared, keys taken, open; two of three officers open it."""
        by = self.cast.officer
        box = prepare_box(self.meeting, self.items, self.officers, threshold=2, by=by, on=DAY)
        self.codes = {officer.username: take_key(box, by=officer, on=DAY) for officer in self.officers}
        return open_box(box, by=by, on=DAY)

    def envelopes(self, box: BallotBox, voter: int, line: int) -> dict[UUID, bytes]:
        """The voter's slips, all on the same line, sealed as the voter's device does."""
        items = ballot_items(box, self.members[voter])
        return {item.pk: seal_slip(bytes(box.public_key), box.pk, item.pk, Slip(line, new_tracker())) for item in items}

    def vote(self, box: BallotBox, voter: int, line: int) -> dict[UUID, bytes]:
        sealed = self.envelopes(box, voter, line)
        cast_ballot(box, sealed, by=self.users[voter], on=DAY)
        return sealed

    def turn(self, box: BallotBox, officer: int) -> BallotBox:
        user = self.officers[officer]
        return turn_key(box, self.codes[user.username], by=user, on=DAY)


def _member(council: Council, at: int) -> tuple[CouncilMember, User]:
    person = Person.objects.create(code=f"UV-{at:02d}", full_name=f"Ủy viên {at:02d}", search_key="", sort_key="")
    noon = datetime(2024, 1, 1, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    user = User.objects.create(
        username=f"uyvien{at:02d}",
        display_name=person.full_name,
        person=person,
        created_at=noon,
        must_change_password=False,
    )
    post = CouncilMember.Post.CHAIR if at == 0 else CouncilMember.Post.MEMBER
    seat = Seat(person, post, date(2024, 1, 1), at)
    return seat_member(council, seat, by=SYSTEM, on=DAY), user


def seated(cast: Cast, size: int) -> tuple[Council, list[CouncilMember], list[User]]:
    """A council of so many members, the first of whom is the chair."""
    facts = CouncilFacts("Hội đồng TĐKT huyện Chi Lăng", "QĐ 12/QĐ-UBND ngày 02/01/2024", date(2024, 1, 1))
    council = form_council(facts, organisation=cast.district, by=cast.officer, on=DAY)
    seats = [_member(council, at) for at in range(size)]
    return council, [member for member, _ in seats], [user for _, user in seats]


def make_room(cast: Cast, size: int, items: int = 2, absent: int = 0) -> Room:
    council, members, users = seated(cast, size)
    meeting = call_meeting(council, MeetingFacts("Xét CSTĐ cấp tỉnh", DAY), by=cast.officer, on=DAY)
    for at in range(1, items + 1):
        facts = ItemFacts(f"dossier:HS-{at}", f"Hồ sơ {at}", RULE, options_for(["Giấy khen"]))
        add_item(meeting, facts, by=cast.officer, on=DAY)
    present = {member.pk: at < size - absent for at, member in enumerate(members)}
    meeting = start_meeting(meeting, present, by=cast.officer, on=DAY)
    added = list(meeting.items.select_related("meeting__council"))
    return Room(cast, council, members, users, meeting, added)


@pytest.fixture
def room(cast: Cast) -> Room:
    """Nine members, all present, two items."""
    return make_room(cast, 9)
