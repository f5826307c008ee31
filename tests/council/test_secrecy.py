"""No path leads from a voter to a vote: in tables, ledger, logs, the order of rows or the published record.

The reasoning behind each test stands in docs/threat-model-ballot.md.
"""

from __future__ import annotations

import base64
import json
import logging
import random
from collections.abc import Iterator
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.test import Client

from tests.council.conftest import DAY, Room, make_room
from thidua.core.models import AuditEntry
from thidua.council.actions.ballots import cast_ballot, close_box
from thidua.council.logic.slips import Slip, code_of, fingerprint
from thidua.council.models import BallotBox, Envelope, Turnout
from thidua.council.queries import ballot_items
from thidua.council.sealing import new_tracker, seal_slip
from thidua.demo.cast import Cast

Votes = dict[int, dict[UUID, tuple[Slip, bytes]]]
"""By voter, by item: the slip and its envelope."""


def prepared(room: Room, box: BallotBox, dice: random.Random) -> Votes:
    """A vote of everybody on everything, as the devices of the voters hold it."""
    votes: Votes = {}
    for at, member in enumerate(room.members):
        votes[at] = {}
        for item in ballot_items(box, member):
            slip = Slip(dice.randrange(5), new_tracker())
            votes[at][item.pk] = (slip, seal_slip(bytes(box.public_key), box.pk, item.pk, slip))
    return votes


def cast_all(room: Room, box: BallotBox, votes: Votes, order: list[int]) -> None:
    for at in order:
        cast_ballot(box, {item: envelope for item, (_, envelope) in votes[at].items()}, by=room.users[at], on=DAY)


def rows() -> Iterator[tuple[str, str]]:
    """Every row of every table as text, with the name of its table; bytes in hexadecimal digits."""
    for model in apps.get_models():
        for values in model._default_manager.values_list():
            cells = (bytes(v).hex() if isinstance(v, bytes | memoryview) else str(v) for v in values)
            yield model.__name__, "|".join(cells)


def traces(slip: Slip, envelope: bytes) -> tuple[str, ...]:
    """Whatever would show one vote."""
    return slip.tracker.hex(), code_of(slip.tracker), envelope.hex(), fingerprint(envelope).hex()


@pytest.mark.parametrize("size", [5, 12, 25])
def test_no_row_that_names_a_voter_shows_a_vote(cast: Cast, size: int) -> None:
    dice = random.Random(size)
    room = make_room(cast, size)
    box = room.box()
    votes = prepared(room, box, dice)
    order = dice.sample(range(size), size)
    cast_all(room, box, votes, order)
    marks = [mark for by_item in votes.values() for vote in by_item.values() for mark in traces(*vote)]
    assert {table for table, text in rows() if any(mark in text for mark in marks)} == {"Envelope"}
    box = close_box(box, by=cast.officer, on=DAY)
    assert {table for table, text in rows() if any(mark in text for mark in marks)} == {"Envelope", "BallotBox"}
    room.turn(box, 0)
    room.turn(box, 1)
    left = [text for _, text in rows() if any(mark in text for mark in marks)]
    names = [word for user in room.users for word in (user.username, user.display_name)]
    assert [name for name in names if any(name in text for text in left)] == []
    assert len(left) == 1


@pytest.mark.parametrize("size", [5, 25])
def test_the_ledger_says_that_somebody_voted_and_nothing_else(cast: Cast, size: int) -> None:
    room = make_room(cast, size)
    box = room.box()
    cast_all(room, box, prepared(room, box, random.Random(1)), list(range(size)))
    lines = AuditEntry.objects.filter(code="ballot.cast").order_by("subject")
    assert lines.count() == size
    alike = lines.values_list("subject", "subject_label", "changes", "reason", "correlation").distinct()
    assert [tuple(line) for line in alike] == [(box.subject, room.meeting.about, {}, "", "")]


def test_two_orders_of_casting_leave_the_same_closed_box(cast: Cast) -> None:
    room = make_room(cast, 7)
    box = room.box()
    votes = prepared(room, box, random.Random(2))
    cast_all(room, box, votes, [0, 1, 2, 3, 4, 5, 6])
    first = close_box(box, by=cast.officer, on=DAY).closing
    Envelope.objects.all().delete()
    Turnout.objects.update(has_voted=False)
    BallotBox.objects.update(state="open", closing={})
    cast_all(room, BallotBox.objects.get(pk=box.pk), votes, [6, 3, 0, 5, 1, 4, 2])
    assert close_box(box, by=cast.officer, on=DAY).closing == first


def test_closing_gives_every_row_a_fresh_key_and_a_place_by_that_key(cast: Cast) -> None:
    room = make_room(cast, 25)
    box = room.box()
    cast_all(room, box, prepared(room, box, random.Random(3)), list(range(25)))
    before = [set(kind.objects.values_list("pk", flat=True)) for kind in (Turnout, Envelope)]
    close_box(box, by=cast.officer, on=DAY)
    for kind, old in zip((Turnout, Envelope), before, strict=True):
        keys = list(kind.objects.values_list("pk", flat=True))
        assert (len(keys), old & set(keys)) == (len(old), set())
        assert _in_stored_order(kind) == sorted(keys)


def _in_stored_order(kind: type[models.Model]) -> list[UUID]:
    """The keys in the order in which the rows lie in the file."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {kind._meta.db_table} ORDER BY {place}")
        return [UUID(str(row[0])) for row in cursor.fetchall()]


def test_the_two_stores_have_nothing_that_joins_or_orders_them() -> None:
    for kind in (Turnout, Envelope):
        for field in kind._meta.get_fields():
            assert isinstance(
                field, models.UUIDField | models.BigIntegerField | models.BooleanField | models.BinaryField
            )
            assert not isinstance(field, models.ForeignKey | models.AutoField | models.DateField)
        assert isinstance(kind._meta.pk, models.UUIDField)
    shared = {f.name for f in Turnout._meta.get_fields()} & {f.name for f in Envelope._meta.get_fields()}
    assert shared == {"id"}


def test_envelopes_of_one_item_are_equally_long(room: Room) -> None:
    box = room.box()
    cast_all(room, box, prepared(room, box, random.Random(4)), list(range(9)))
    assert {len(bytes(content)) for content in Envelope.objects.values_list("content", flat=True)} == {76}


def test_no_log_line_speaks_of_a_ballot(room: Room, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    box = room.box()
    votes = prepared(room, box, random.Random(5))
    cast_all(room, box, votes, list(range(9)))
    box = close_box(box, by=room.cast.officer, on=DAY)
    room.turn(box, 0)
    room.turn(box, 1)
    assert caplog.messages == []


def test_voting_over_the_screens_leaves_no_trace_in_address_log_session_or_answer(
    room: Room, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    box = room.box()
    votes = prepared(room, box, random.Random(7))
    base = f"/hoi-dong/hom-phieu/{box.pk}/bo-phieu/"
    answers = []
    for at, user in enumerate(room.users):
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        sent = {str(item): base64.b64encode(envelope).decode() for item, (_, envelope) in votes[at].items()}
        for part in ("", "trong-hom/", "gui/", "trong-hom/", "gui/"):
            body = json.dumps({"envelopes": sent})
            answer = client.post(base + part, body, content_type="application/json") if part else client.get(base)
            answers.append((answer.request["PATH_INFO"], answer.request["QUERY_STRING"], answer.content.decode()))
    marks = {mark for by_item in votes.values() for vote in by_item.values() for mark in traces(*vote)}
    marks |= {base64.b64encode(envelope).decode() for by_item in votes.values() for _, envelope in by_item.values()}
    sessions = [str(row.get_decoded()) for row in Session.objects.all()]
    said = [*caplog.messages, *sessions, *("|".join(answer) for answer in answers)]
    assert [text for text in said if any(mark in text for mark in marks)] == []
    assert {query for _, query, _ in answers} == {""}
    assert len({content for path, _, content in answers if path.endswith("gui/")}) == 2
    assert Envelope.objects.count() == 18


def test_the_published_record_is_sorted_by_what_is_random(room: Room) -> None:
    box = room.box()
    cast_all(room, box, prepared(room, box, random.Random(6)), list(range(9)))
    box = close_box(box, by=room.cast.officer, on=DAY)
    room.turn(box, 0)
    for item in room.turn(box, 1).record["items"]:
        assert item["envelopes"] == sorted(item["envelopes"])
        assert [s["tracker"] for s in item["slips"]] == sorted(s["tracker"] for s in item["slips"])
        assert len(item["slips"]) == len(item["envelopes"]) == 9
