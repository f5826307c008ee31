"""Fifty processes that ask for numbers of one register at once. Run as a program by the test of the registers.

Prints the numbers that each process was given, one process a line. The database is that of the environment; the body
that numbers is made here, so that nothing is left half done in a transaction of the test.
"""

from __future__ import annotations

import multiprocessing
import sys
from datetime import date
from multiprocessing.queues import SimpleQueue
from multiprocessing.synchronize import Barrier

import django

PROCESSES = 50
EACH = 4
DAY = date(2026, 1, 2)
WAIT = 300.0


def ask(code: str, gate: Barrier, given: SimpleQueue[list[int]]) -> None:
    """Wait until all are ready, then ask again and again."""
    from django.db import connections

    from thidua.core.audit import SYSTEM
    from thidua.directory.models import Organisation
    from thidua.documents.actions.registers import EntryFacts, reserve_number
    from thidua.documents.logic.decree30 import Kind

    connections.close_all()
    given_here: list[int] = []
    issuer = Organisation.objects.get(code=code)
    gate.wait(WAIT)
    facts = EntryFacts(Kind.PLAN, "KH-UBND", "Kế hoạch thi đua", DAY)
    try:
        for _ in range(EACH):
            given_here.append(reserve_number(issuer, facts, by=SYSTEM, on=DAY).number)
    finally:
        given.put(given_here)


def main() -> None:
    django.setup()
    from django.db import connections

    from tests.tables import lay_tables
    from thidua.core.audit import SYSTEM
    from thidua.directory.actions.organisations import OrganisationDraft, OrganisationFacts, create_organisation

    lay_tables()
    draft = OrganisationDraft(sys.argv[1], OrganisationFacts(name="Xã thử đánh số", kind="commune"), date(2020, 1, 1))
    create_organisation(draft, parent=None, by=SYSTEM, on=DAY)
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    gate, given = fork.Barrier(PROCESSES), fork.SimpleQueue()
    workers = [fork.Process(target=ask, args=(sys.argv[1], gate, given)) for _ in range(PROCESSES)]
    for worker in workers:
        worker.start()
    for _worker in workers:
        print(*given.get())
    for worker in workers:
        worker.join()


if __name__ == "__main__":
    main()
