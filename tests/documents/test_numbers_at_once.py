"""Fifty processes ask one register for numbers at once: consecutive, none twice, none lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.asking_for_numbers import EACH, PROCESSES
from tests.tables import own_database

ROOT = Path(__file__).resolve().parent.parent.parent


def numbers_given(environment: dict[str, str], issuer: str) -> list[int]:
    """What all processes together were given, in the order of the numbers."""
    run = subprocess.run(
        [sys.executable, "-m", "tests.documents.asking_for_numbers", issuer],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "thidua.settings", **environment},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert run.returncode == 0, run.stderr[-2000:]
    return sorted(int(word) for word in run.stdout.split())


@pytest.mark.timeout(600)
@pytest.mark.no_database  # beside the one it makes itself
def test_fifty_processes_get_consecutive_numbers_from_a_file_database(tmp_path: Path) -> None:
    given = numbers_given({"THIDUA_DATA": str(tmp_path), "DATABASE_URL": ""}, "TEST")
    assert given == list(range(1, PROCESSES * EACH + 1))


@pytest.mark.timeout(600)
@pytest.mark.skipif(not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="no PostgreSQL is given")
def test_fifty_processes_get_consecutive_numbers_from_postgresql(tmp_path: Path) -> None:
    """In a database of its own beside the one that is given, so that no test sees what it leaves."""
    with own_database(os.environ["DATABASE_URL"], f"numbers_{os.getpid()}") as beside:
        given = numbers_given({"THIDUA_DATA": str(tmp_path), "DATABASE_URL": beside}, "TEST")
    assert given == list(range(1, PROCESSES * EACH + 1))
