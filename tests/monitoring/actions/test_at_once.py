"""Two people at one cell, and a process that dies in the middle of an import, on a database of their own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from tests.tables import own_database

pytestmark = pytest.mark.timeout(300)  # a database is made and founded first
NAME = "thidua_at_once"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("data")
    address = os.environ.get("DATABASE_URL", "")
    environment = {**os.environ, "THIDUA_DATA": str(folder)}
    with own_database(address, NAME) if address else nullcontext("") as beside:
        yield _told({**environment, "DATABASE_URL": beside})


def _told(environment: dict[str, str]) -> dict[str, Any]:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-m", "tests.monitoring.actions.at_once"]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=280)
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def test_the_second_writer_is_told_the_figure_of_the_first_and_both_keep_their_own_cells(
    outcome: dict[str, Any],
) -> None:
    writers = outcome["writers"]
    [told] = writers["told"]
    assert writers["values"] == {"KT-01": "20", "MT-01": told, "XH-01": "10"}
    assert told in {"10", "20"}
    assert writers["sums_hold"]


def test_an_import_that_is_killed_leaves_nothing(outcome: dict[str, Any]) -> None:
    assert outcome["killed"] == {"by_signal": signal.SIGKILL, "nothing_left": True, "sums_hold": True}
