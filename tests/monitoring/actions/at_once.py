"""Run in a process of its own, on a database of its own: two writers at one cell, and an import that is killed.

Prints what came of it as JSON; ``python -m tests.monitoring.actions.at_once``.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    import django

    django.setup()
    from tests.tables import lay_tables

    lay_tables()
    print(json.dumps({"writers": _two_writers(), "killed": _killed_import()}))


def _two_writers() -> dict[str, Any]:
    """Two people save different figures of one cell that both saw empty, and each a cell of their own."""
    from decimal import Decimal

    from tests.monitoring.reporting import DAY, report_of, world
    from tests.monitoring.steps.recomputation import kept, recomputed
    from thidua.monitoring.actions.figures import FigureFacts, save_figures
    from thidua.monitoring.models import Observation

    here = world()
    cast = here.cast
    report = report_of(here.round(), cast.bang_huu, cast.bang_huu_officer)
    together = threading.Barrier(2)
    told: list[str] = []

    def write(user: Any, value: int, own: Any) -> Callable[[], None]:
        def work() -> None:
            from django.db import connection

            from thidua.monitoring.steps.staleness import StaleFigures

            facts = [FigureFacts(here.forest, Decimal(value), version=0)]
            together.wait()
            try:
                save_figures(report, facts, by=user, on=DAY)
            except StaleFigures as refusal:
                told.append(str(refusal.cells["MT-01"].figure.value))
            save_figures(report, [FigureFacts(own, Decimal(value))], by=user, on=DAY)
            connection.close()

        return work

    workers = [
        threading.Thread(target=write(cast.bang_huu_officer, 10, here.jobs)),
        threading.Thread(target=write(cast.bang_huu_head, 20, here.income)),
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    values = Observation.objects.order_by("indicator__code").values_list("indicator__code", "value")
    return {
        "told": told,
        "values": {code: str(value) for code, value in values},
        "sums_hold": kept() == recomputed(),
    }


def _killed_import() -> dict[str, Any]:
    """A process dies while the sums of an import are being written."""
    from django.db import connection

    from tests.monitoring.steps.recomputation import kept, recomputed
    from thidua.core.models import AuditEntry
    from thidua.monitoring.models import ImportBatch, Observation, Revision

    connection.close()
    before = (Observation.objects.count(), Revision.objects.count(), AuditEntry.objects.count(), kept())
    connection.close()
    child = os.fork()
    if child == 0:
        try:
            _import_and_die()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    after = (Observation.objects.count(), Revision.objects.count(), AuditEntry.objects.count(), kept())
    return {
        "by_signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
        "nothing_left": before == after and not ImportBatch.objects.exists(),
        "sums_hold": kept() == recomputed(),
    }


def _import_and_die() -> None:
    from decimal import Decimal

    from django.db import connection

    from tests.monitoring.reporting import DAY
    from thidua.core import clock
    from thidua.core.audit import SYSTEM
    from thidua.documents.models import StoredFile
    from thidua.monitoring.actions.figures import FigureFacts
    from thidua.monitoring.actions.importing import take_in_batch
    from thidua.monitoring.queries.asked import asking_of, indicator_of
    from thidua.monitoring.queries.reports import all_reports

    def die(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if "INTO monitoring_rollup" in sql:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    report = all_reports().get()
    file = StoredFile.objects.create(sha256="0" * 64, name="so.xlsx", size=1, stored_at=clock.now())
    asked = asking_of(report).targets_of(report.organisation_id)
    sums = [indicator_of(target) for target in asked if indicator_of(target).over_units == "sum"]
    with connection.execute_wrapper(die):
        take_in_batch(report, file, [FigureFacts(row, Decimal(77)) for row in sums], by=SYSTEM, on=DAY)


if __name__ == "__main__":
    sys.exit(main())  # type: ignore[func-returns-value]
