"""A signed PDF that somebody sent, checked in a process of its own with bounded memory and time.

The child is ``python -m thidua.documents.sign.limited FILE ROOTS MOMENT``; it writes the verdict as one line of JSON.
"""

from __future__ import annotations

import json
import logging
import resource
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from thidua.core.logic.codec import from_json, to_json
from thidua.documents.logic.verdict import Verdict

PACKAGE_ROOT: Final = Path(__file__).resolve().parents[3]
MEMORY_BYTES: Final = 1024 * 1024 * 1024
SECONDS: Final = 30


def check_limited(data: bytes, roots: Path, at: datetime) -> Verdict:
    """Like :func:`~thidua.documents.sign.checking.check_signatures`, but a bad file can harm only a child process."""
    with tempfile.NamedTemporaryFile(prefix="thidua-", suffix=".pdf") as file:
        file.write(data)
        file.flush()
        command = (sys.executable, "-m", __spec__.name, file.name, str(roots.resolve()), at.isoformat())
        try:
            child = subprocess.run(  # noqa: S603 - the command is our own module, the names are arguments
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"PYTHONPATH": str(PACKAGE_ROOT), "PYTHONUTF8": "1"},
                cwd="/",
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Verdict(readable=False)
    return verdict_from(json.loads(child.stdout)) if child.returncode == 0 and child.stdout else Verdict(readable=False)


def verdict_from(data: dict[str, Any]) -> Verdict:
    """The verdict of its JSON."""
    return from_json(Verdict, data)


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """The verdict as JSON, to be kept."""
    written: dict[str, Any] = to_json(verdict)
    return written


def _confine() -> None:
    for kind, bound in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (bound, bound))


def main(argv: list[str]) -> int:
    """The child: read what is trusted, confine, check, answer."""
    from thidua.documents.sign.checking import check_signatures, roots_in  # noqa: PLC0415 - slow import, child only

    logging.disable(logging.CRITICAL)
    path, folder, moment = argv
    data, roots = Path(path).read_bytes(), roots_in(Path(folder))
    _confine()
    verdict = check_signatures(data, roots, datetime.fromisoformat(moment))
    sys.stdout.write(json.dumps(verdict_json(verdict)))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
