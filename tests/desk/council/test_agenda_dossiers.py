"""Dossiers on their way through the council: chosen onto an agenda, read there, voted on, told to their unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.council.conftest import DAY, seated
from tests.remembering import remembered
from thidua.commendation.actions.dossiers import (
    appraise_dossier,
    draft_dossier,
    receive_dossier,
    send_to_council,
    submit_dossier,
)
from thidua.commendation.actions.record import place_hold
from thidua.commendation.actions.writing import add_paper
from thidua.commendation.logic.catalogue.award import Paper
from thidua.commendation.logic.catalogue.codes import AwardCode
from thidua.commendation.logic.terms import HoldReason
from thidua.commendation.models import Dossier
from thidua.commendation.steps.dossiers import DossierFacts
from thidua.core.queries import notices_of
from thidua.council.actions.councils import Seat, seat_member
from thidua.council.actions.meetings import MeetingFacts, call_meeting, start_meeting, vote_openly
from thidua.council.models import Conflict, CouncilMember, Meeting
from thidua.demo.cast import Cast
from thidua.desk.dossier_work import to_move_on
from thidua.directory.models import Organisation, Person, User

SignIn = Callable[[User], Client]
MERIT = AwardCode.MERIT_DISTRICT


@dataclass
class Called:
    """A council of four, called to a meeting. Its last member is the head of Bằng Hữu, proposed beside the unit."""

    meeting: Meeting
    members: list[CouncilMember]
    users: list[User]
    dossiers: list[Dossier]


def before_council(cast: Cast, subject: Person | Organisation) -> Dossier:
    unit = cast.bang_huu_officer
    row = draft_dossier(subject, DossierFacts(MERIT, 2024, cast.district), proposer=cast.bang_huu, by=unit, on=DAY)
    add_paper(row, Paper.SELECTION_MINUTES, ContentFile(b"a", "bien-ban.txt"), by=unit, on=DAY)
    row = receive_dossier(submit_dossier(row, by=unit, on=DAY), received_on=DAY, by=cast.officer, on=DAY)
    return send_to_council(appraise_dossier(row, by=cast.officer, on=DAY), by=cast.officer, on=DAY)


def make_called(cast: Cast) -> Called:
    council, members, users = seated(cast, 3)
    head, official = cast.bang_huu_head, cast.bang_huu_officer.person
    assert head.person is not None
    assert official is not None
    members.append(seat_member(council, Seat(head.person, "member", date(2024, 1, 1), 3), by=cast.officer, on=DAY))
    meeting = call_meeting(council, MeetingFacts("Xét giấy khen", DAY), by=cast.officer, on=DAY)
    rows = [before_council(cast, subject) for subject in (head.person, cast.bang_huu, official)]
    return Called(meeting, members, [*users, head], rows)


@pytest.fixture
def called(cast: Cast) -> Called:
    return remembered(("dossiers before a council", DAY), lambda: make_called(cast))


def pick(door: Client, called: Called, *rows: Dossier) -> int:
    """Put the dossiers onto the agenda; the status of the answer."""
    address = f"/hoi-dong/phien/{called.meeting.code}/chon-ho-so/"
    return door.post(address, {"ho-so": [row.code for row in rows]}).status_code


def item_at(called: Called, number: int, part: str = "") -> str:
    return f"/hoi-dong/phien/{called.meeting.code}/noi-dung/{number}/{part}"


def test_waiting_dossiers_are_put_onto_the_agenda_with_whom_they_concern(
    cast: Cast, called: Called, as_user: SignIn
) -> None:
    door, address = as_user(cast.officer), f"/hoi-dong/phien/{called.meeting.code}/chon-ho-so/"
    place_hold(called.dossiers[2].of, HoldReason.INSPECTION, note="Mật", since=DAY, by=cast.officer, on=DAY)
    shown = door.get(f"{address}?ho-so={called.dossiers[0].code}").content.decode()
    assert (shown.count('name="ho-so"'), shown.count(" disabled"), shown.count(" checked")) == (3, 1, 1)
    assert "Mật" not in shown
    assert pick(door, called) == 422
    assert pick(door, called, *called.dossiers) == 302
    grounds = set(Conflict.objects.values_list("item__position", "ground", "recuses"))
    assert {(1, "self", True), (1, "own_unit", False), (2, "heads_unit", True)} <= grounds
    assert (1, "heads_unit", True) not in grounds, "who heads the unit of a person only shares it"
    labels = [item.label for item in called.meeting.items.order_by("position")]
    assert sorted(labels) == sorted(f"{row.of} – {row.get_award_display()}" for row in called.dossiers[:2])
    left = door.get(address).content.decode()
    assert left.count('name="ho-so"') == 1
    assert as_user(cast.council_member).get(address).status_code == 404


def test_the_list_costs_the_same_for_one_dossier_and_for_three(cast: Cast, called: Called, as_user: SignIn) -> None:
    door, address = as_user(cast.officer), f"/hoi-dong/phien/{called.meeting.code}/chon-ho-so/"
    counts = []
    for chosen in ((), called.dossiers[:2]):
        pick(door, called, *chosen)
        door.get("/")  # the browser is known, and what was done has been said
        with CaptureQueriesContext(connection) as captured:
            assert door.get(address).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_member_reads_the_dossier_and_its_papers_and_one_who_is_recused_does_not(
    cast: Cast, called: Called, as_user: SignIn
) -> None:
    pick(as_user(cast.officer), called, called.dossiers[0])
    paper = called.dossiers[0].papers.get()
    door = as_user(called.users[1])
    page = door.get(item_at(called, 1, "ho-so/")).content.decode()
    assert ("bien-ban.txt" in page, "Điều 5 Luật 06/2022/QH15" in page) == (True, True)
    assert b"".join(door.get(item_at(called, 1, f"ho-so/giay-to/{paper.pk}/"))) == b"a"
    other = called.dossiers[1].papers.get()
    assert door.get(item_at(called, 1, f"ho-so/giay-to/{other.pk}/")).status_code == 404
    for reader in (called.users[3], cast.stranger):
        door = as_user(reader)
        found = {door.get(item_at(called, 1, part)).status_code for part in ("ho-so/", f"ho-so/giay-to/{paper.pk}/")}
        assert found == {404}


def test_the_result_moves_the_dossiers_and_is_told_to_their_unit(cast: Cast, called: Called, as_user: SignIn) -> None:
    by, (first, second, third) = cast.officer, called.dossiers
    door = as_user(by)
    pick(door, called, second, third)
    assert "Mở nội dung họp" in door.get(f"/khen-thuong/ho-so/{second.code}/").content.decode()
    assert [one.item.title for one in to_move_on(by, DAY)] == ["1 hồ sơ chờ đưa vào chương trình họp Hội đồng"]
    meeting = start_meeting(called.meeting, {member.pk: True for member in called.members}, by=by, on=DAY)
    for item in meeting.items.select_related("meeting__council"):
        line = 0 if item.about == second.subject else 1
        vote_openly(item, {member.pk: line for member in called.members[:3]}, by=by, on=DAY)
    waiting = [one.item.title for one in to_move_on(by, DAY)]
    assert waiting[1:] == ["1 hồ sơ Hội đồng đã thông qua, chờ trình quyết định"]
    told = [notice.text for notice in notices_of(cast.bang_huu_head)]
    assert f"Hội đồng đã thông qua hồ sơ {second.code}." in told
    assert f"Hội đồng không thông qua hồ sơ {third.code}." in told
    answer = door.post("/khen-thuong/chuyen-buoc/trinh/", {"ho-so": [row.code for row in called.dossiers]})
    assert answer.status_code == 302
    states = {row.code: row.state for row in Dossier.objects.all()}
    assert (states[first.code], states[second.code], states[third.code]) == ("in_council", "proposed", "refused")
    assert "Lập quyết định" in door.get(f"/khen-thuong/ho-so/{second.code}/").content.decode()
