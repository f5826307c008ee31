"""Twenty-five members who vote at once, each from two devices, while some processes die in the middle. A program.

Prints, for each of the two items, how many envelopes lie in the box, and how many members are marked as having voted,
how many of the attempts were accepted, and how many processes died. The database is that of the environment.
"""

from __future__ import annotations

import multiprocessing
import os
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier
from uuid import UUID

import django

SIZE = 25
DEVICES = 2
DYING = 10
WAIT = 300.0
DIED = 70


def vote(box_id: UUID, at: int, sealed: dict[UUID, bytes], gate: Barrier, told: SimpleQueue[int]) -> None:
    """Wait until all are ready, then cast; tell 1 where it was accepted, else 0."""
    from django.db import connections

    from tests.council.conftest import DAY
    from thidua.core.errors import ActionRefused
    from thidua.council.actions.ballots import cast_ballot
    from thidua.council.models import BallotBox
    from thidua.directory.models import User

    connections.close_all()
    box, user = BallotBox.objects.get(pk=box_id), User.objects.get(username=f"uyvien{at:02d}")
    gate.wait(WAIT)
    try:
        cast_ballot(box, sealed, by=user, on=DAY)
        told.put(1)
    except ActionRefused:
        told.put(0)


def die(box_id: UUID, at: int, sealed: dict[UUID, bytes]) -> None:
    """Cast, and lose power after everything is written and before it is committed."""
    from django.db import connections

    from tests.council.conftest import DAY
    from thidua.council.actions import ballots
    from thidua.council.models import BallotBox
    from thidua.directory.models import User

    connections.close_all()
    box, user = BallotBox.objects.get(pk=box_id), User.objects.get(username=f"uyvien{at:02d}")
    ballots.record = lambda *_args, **_rest: os._exit(DIED)  # type: ignore[assignment]
    ballots.cast_ballot(box, sealed, by=user, on=DAY)


def main() -> None:
    django.setup()
    from django.db import connections

    from tests.council.conftest import DAY, make_room
    from tests.tables import lay_tables
    from thidua.council.models import Envelope, Turnout
    from thidua.demo.cast import district

    lay_tables()
    room = make_room(district(DAY), SIZE)
    box = room.box()
    envelopes = [[room.envelopes(box, at, at % 2) for at in range(SIZE)] for _ in range(DEVICES + 1)]
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    dying = [fork.Process(target=die, args=(box.pk, at, envelopes[DEVICES][at])) for at in range(DYING)]
    for process in dying:
        process.start()
    for process in dying:
        process.join()
    gate, told = fork.Barrier(SIZE * DEVICES), fork.SimpleQueue()
    voting = [
        fork.Process(target=vote, args=(box.pk, at, envelopes[device][at], gate, told))
        for device in range(DEVICES)
        for at in range(SIZE)
    ]
    for process in voting:
        process.start()
    accepted = sum(told.get() for _process in voting)
    for process in voting:
        process.join()
    print(*(Envelope.objects.filter(item=item.pk).count() for item in room.items))
    print(Turnout.objects.filter(has_voted=True).count(), accepted, sum(p.exitcode == DIED for p in dying))


if __name__ == "__main__":
    main()
