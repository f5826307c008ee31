from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.conf import LazySettings

from thidua.core import jobs
from thidua.core.audit import SYSTEM
from thidua.core.errors import Conflict
from thidua.core.jobs import LEASE, MOST_ATTEMPTS, Progress, enqueue, job, run, take_up_lost
from thidua.core.models import Job
from thidua.core.queries import jobs_of

pytestmark = pytest.mark.django_db
NOON = datetime(2024, 3, 15, 12, tzinfo=UTC)
RUNS: list[str] = []


@job("sample.work")
def work(row: Job, progress: Progress) -> str:
    RUNS.append(row.subject)
    progress(1, 2, "được một nửa")
    seen = Job.objects.get(pk=row.pk)
    assert (seen.done, seen.total, seen.message) == (1, 2, "được một nửa")
    return "Đã xong."


@job("sample.refused")
def refused(row: Job, progress: Progress) -> str:
    raise Conflict("Văn bản đã được nhận trước đó.")


@job("sample.broken")
def broken(row: Job, progress: Progress) -> str:
    raise ZeroDivisionError


@pytest.fixture(autouse=True)
def at_once(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    settings.JOBS = "inline"
    monkeypatch.setattr(jobs, "_runner", None)
    RUNS.clear()
    with time_machine.travel(NOON, tick=False):
        yield


def ready(kind: str = "sample.work") -> Job:
    return enqueue(kind, "intake:1", by=SYSTEM)


def state(row: Job) -> str:
    return Job.objects.get(pk=row.pk).state


def test_a_job_runs_when_its_transaction_commits(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        row = ready()
        assert RUNS == []
    done = Job.objects.get(pk=row.pk)
    assert (RUNS, done.state, done.message, done.attempts) == (["intake:1"], "done", "Đã xong.", 1)
    assert list(jobs_of(SYSTEM)) == [row]


def test_a_job_done_is_not_run_again() -> None:
    row = ready()
    run(row.pk)
    run(row.pk)
    assert RUNS == ["intake:1"]


def test_a_refusal_is_told_in_its_own_words() -> None:
    row = ready("sample.refused")
    run(row.pk)
    row.refresh_from_db()
    assert (row.state, row.message) == ("failed", "Văn bản đã được nhận trước đó.")


def test_an_unexpected_error_is_told_without_its_inside() -> None:
    row = ready("sample.broken")
    run(row.pk)
    row.refresh_from_db()
    assert (row.state, row.message) == (
        "failed",
        "Có lỗi ngoài dự kiến; thử lại, nếu vẫn lỗi hãy báo quản trị viên.",
    )


def kill_worker_of(row: Job, attempts: int = 1) -> None:
    """As a worker leaves it that was killed in the middle."""
    Job.objects.filter(pk=row.pk).update(state="running", attempts=attempts, lease_until=NOON + LEASE)


def test_a_job_under_a_living_lease_is_left_alone() -> None:
    row = ready()
    kill_worker_of(row)
    assert take_up_lost() == 0
    run(row.pk)
    assert (RUNS, state(row)) == ([], "running")


def test_a_killed_workers_job_is_taken_up_when_its_lease_has_run_out() -> None:
    row = ready()
    kill_worker_of(row)
    with time_machine.travel(NOON + LEASE * 2, tick=False):
        assert take_up_lost() == 1
    row.refresh_from_db()
    assert (RUNS, row.state, row.attempts) == (["intake:1"], "done", 2)


def test_a_job_that_was_never_handed_over_is_taken_up() -> None:
    row = ready()
    assert take_up_lost() == 1
    assert state(row) == "done"


def test_a_job_that_killed_three_workers_is_given_up() -> None:
    row = ready()
    kill_worker_of(row, MOST_ATTEMPTS)
    with time_machine.travel(NOON + LEASE * 2, tick=False):
        assert take_up_lost() == 0
    row.refresh_from_db()
    assert (RUNS, row.state, row.message) == ([], "failed", "Đã thử ba lần không xong; hãy làm lại từ đầu.")


def test_work_that_tells_its_progress_keeps_its_lease(monkeypatch: pytest.MonkeyPatch) -> None:
    row = ready()
    kill_worker_of(row)
    later = NOON + LEASE * 0.9
    with time_machine.travel(later, tick=False):
        jobs._progress_of(row)(1, 9, "")
    assert Job.objects.get(pk=row.pk).lease_until == later + LEASE
