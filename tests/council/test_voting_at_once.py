"""Concurrency and crash while casting lose and double nothing, on both databases."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.council.voting_at_once import DYING, SIZE
from tests.tables import own_database

ROOT = Path(__file__).resolve().parent.parent.parent
EXPECTED = f"{SIZE} {SIZE}\n{SIZE} {SIZE} {DYING}\n"


def votes_cast(environment: dict[str, str]) -> str:
    run = subprocess.run(
        [sys.executable, "-m", "tests.council.voting_at_once"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "thidua.settings", **environment},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return run.stdout


@pytest.mark.timeout(600)
@pytest.mark.no_database  # beside the one it makes itself
def test_members_who_vote_at_once_from_two_devices_are_counted_once_in_a_file_database(tmp_path: Path) -> None:
    assert votes_cast({"THIDUA_DATA": str(tmp_path), "DATABASE_URL": ""}) == EXPECTED


@pytest.mark.timeout(600)
@pytest.mark.skipif(not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="no PostgreSQL is given")
def test_members_who_vote_at_once_from_two_devices_are_counted_once_in_postgresql(tmp_path: Path) -> None:
    """In a database of its own beside the one that is given, so that no test sees what it leaves."""
    with own_database(os.environ["DATABASE_URL"], f"ballots_{os.getpid()}") as beside:
        assert votes_cast({"THIDUA_DATA": str(tmp_path), "DATABASE_URL": beside}) == EXPECTED
