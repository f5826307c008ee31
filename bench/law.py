"""How long it takes to judge ten thousand people by the law, from their records in a database to the answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.measuring import Row, benchmark

BUDGET = 5
PEOPLE = 10_000
ROOT = Path(__file__).resolve().parent.parent


@benchmark
def eligibility_10000() -> Iterator[Row]:
    """In a process and a database of its own: ten years of ratings, honours and initiatives of every person."""
    with tempfile.TemporaryDirectory() as data:
        environment = {"THIDUA_DATA": data, "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "thidua.settings"}
        run = subprocess.run(
            [sys.executable, "-m", "bench.judging_people", str(PEOPLE)],
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            text=True,
            check=True,
        )
    told = json.loads(run.stdout.splitlines()[-1])
    note = (
        f"one award, records read from SQLite ({told['queries']} queries) and judged; {told['busy']} s of processor; "
        f"{told['yes']} clear yes; "
        f"seven awards at once {told['seven']} s; beside: reading the records alone"
    )
    yield Row("eligibility_10000", told["judged"], "s", BUDGET, told["read"], note)
