"""Renew requirements/*.lock: every version pinned, every file hashed, no index address written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = ROOT / ".venv" / "bin" / "uv"
FLAGS = ("--generate-hashes", "--no-emit-index-url", "--no-header", "--python-version", "3.11", "-q")


def lock(source: str, target: str, *extra: str) -> None:
    command = [str(UV), "pip", "compile", source, *extra, *FLAGS, "-o", f"requirements/{target}.lock"]
    subprocess.run(command, cwd=ROOT, check=True)


def main() -> int:
    lock("pyproject.toml", "base", "--extra", "scans")
    lock("pyproject.toml", "dev", "--extra", "scans", "--extra", "dev", "-c", "requirements/base.lock")
    lock("requirements/uv.in", "uv")
    return 0


if __name__ == "__main__":
    sys.exit(main())
