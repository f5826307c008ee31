"""How long it takes to find somebody by name, without accents, among a million people."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.measuring import Row, benchmark

BUDGET = 50
PEOPLE = 1_000_000
ROOT = Path(__file__).resolve().parent.parent


@benchmark
def person_lookup_1m() -> Iterator[Row]:
    """In a process and a database of its own: the slowest of nine ways to type a name, the first 21 people read."""
    with tempfile.TemporaryDirectory() as data:
        environment = {"THIDUA_DATA": data, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "thidua.settings"}
        run = subprocess.run(
            [sys.executable, "-m", "bench.finding_people", str(PEOPLE)],
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(run.stdout.splitlines()[-1])
    slowest = max(told["times"], key=told["times"].__getitem__)
    note = (
        f"SQLite; slowest of {len(told['times'])}: “{slowest}”, the others "
        f"{sorted(told['times'].values())[-2]:g} ms and less; beside: nobody found by LIKE over all names"
    )
    yield Row("person_lookup_1m", told["times"][slowest], "ms", BUDGET, told["beside"], note)
