"""The one interface to background work.

A job kind is registered with :func:`job`; :func:`enqueue` stores a row in the caller's transaction and hands its id to
the runner after commit. The embedded default runs jobs on threads of the serving process; ``THIDUA_JOBS=inline`` runs
them at once. A worker keeps a lease; what a killed process left is taken up again by :func:`take_up_lost`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Protocol

from django.conf import settings
from django.db import close_old_connections, transaction
from django.db.models import Q

from thidua.core import clock
from thidua.core.audit import Actor
from thidua.core.errors import ActionRefused
from thidua.core.models import Job

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 3


class Progress(Protocol):
    """Told by the work how far it is: ``done`` of ``total`` steps and a sentence for the page."""

    def __call__(self, done: int, total: int, message: str = "") -> None: ...


Work = Callable[[Job, Progress], str]
_works: dict[str, Work] = {}


def job(kind: str) -> Callable[[Work], Work]:
    """Register the work of one kind. It takes ids from the row, calls one action and returns a closing sentence."""

    def register(work: Work) -> Work:
        _works[kind] = work
        return work

    return register


class Runner(Protocol):
    """Where jobs run. A larger queue takes its place behind the same method."""

    def submit(self, job_id: int) -> None: ...


class InlineRunner:
    """Runs the job before ``submit`` returns."""

    def submit(self, job_id: int) -> None:
        run(job_id)


class ThreadRunner:
    """Runs jobs on two threads of this process."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=2, thread_name_prefix="job")

    def submit(self, job_id: int) -> None:
        self._pool.submit(self._run, job_id)

    @staticmethod
    def _run(job_id: int) -> None:
        close_old_connections()
        try:
            run(job_id)
        finally:
            close_old_connections()


_runner: Runner | None = None


def runner() -> Runner:
    """The runner that the settings name, made on first use (threads do not survive a fork)."""
    global _runner  # noqa: PLW0603 - one pool a process
    if _runner is None:
        _runner = InlineRunner() if settings.JOBS == "inline" else ThreadRunner()
    return _runner


def enqueue(kind: str, subject: str, *, by: Actor, total: int = 0) -> Job:
    """Ask for work on ``subject``; it starts when the current transaction commits."""
    row = Job.objects.create(kind=kind, subject=subject, requested_by=by.audit_key, total=total, created_at=clock.now())
    transaction.on_commit(lambda: runner().submit(row.pk))
    return row


def run(job_id: int) -> None:
    """Claim the job by a conditional update and run it; whoever comes second leaves it alone."""
    now = clock.now()
    free = Q(state=Job.State.READY) | Q(state=Job.State.RUNNING, lease_until__lt=now)
    row = Job.objects.filter(free, pk=job_id).first()
    if row is None:
        return
    claimed = Job.objects.filter(free, pk=job_id, attempts=row.attempts).update(
        state=Job.State.RUNNING, lease_until=now + LEASE, attempts=row.attempts + 1
    )
    if not claimed:
        return
    row.refresh_from_db()
    try:
        message = _works[row.kind](row, _progress_of(row))
        _finish(row, Job.State.DONE, message)
    except ActionRefused as refusal:
        _finish(row, Job.State.FAILED, str(refusal))
    except Exception:
        log.exception("job %s %s", row.kind, row.subject)
        _finish(row, Job.State.FAILED, "Có lỗi ngoài dự kiến; thử lại, nếu vẫn lỗi hãy báo quản trị viên.")


def _progress_of(row: Job) -> Progress:
    def progress(done: int, total: int, message: str = "") -> None:
        Job.objects.filter(pk=row.pk).update(done=done, total=total, message=message, lease_until=clock.now() + LEASE)

    return progress


def _finish(row: Job, state: Job.State, message: str) -> None:
    Job.objects.filter(pk=row.pk).update(state=state, message=message, lease_until=None, finished_at=clock.now())


def take_up_lost() -> int:
    """Hand waiting jobs and those whose lease ran out to the runner again; give up after three attempts."""
    now = clock.now()
    lost = Job.objects.filter(Q(state=Job.State.READY) | Q(state=Job.State.RUNNING, lease_until__lt=now))
    lost.filter(attempts__gte=MOST_ATTEMPTS).update(
        state=Job.State.FAILED, finished_at=now, message="Đã thử ba lần không xong; hãy làm lại từ đầu."
    )
    ids = list(lost.values_list("pk", flat=True))
    for job_id in ids:
        runner().submit(job_id)
    return len(ids)
