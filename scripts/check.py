"""Lint, format, types, import contracts, translations, migrations: each with its own line and a closing verdict."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PY = sys.executable
BIN = Path(PY).parent
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lint", (PY, "-m", "ruff", "check", ".")),
    ("format", (PY, "-m", "ruff", "format", "--check", ".")),
    ("types", (PY, "-m", "mypy")),
    ("import contracts", (str(BIN / "lint-imports"),)),
    ("migrations", (PY, "-m", "thidua", "makemigrations", "--check", "--dry-run")),
    ("settings", (PY, "-m", "thidua", "check", "--fail-level", "WARNING")),
    ("translations", (PY, "-m", "pytest", "-q", "tests/desk/test_translations.py")),
)


def main() -> int:
    failed = []
    with tempfile.TemporaryDirectory(prefix="thidua-check-") as data:
        environment = {**os.environ, "THIDUA_DATA": data}
        for title, command in CHECKS:
            done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
            print(f"{'ok    ' if done.returncode == 0 else 'FAILED'} {title}", flush=True)
            if done.returncode:
                failed.append(title)
                print(done.stdout[-6000:], done.stderr[-3000:], flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
