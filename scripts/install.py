"""Make .venv and install the pinned, hashed requirements into it.

Only the standard library is used: on a bare machine there is nothing else. ``uv`` installs
several times faster than pip, so it is fetched first (pinned and hashed like the rest); where
it cannot be had, pip does the same work.
"""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
MARKERS = {"base": [".ready"], "dev": [".ready", ".dev"]}


def run(*command: object) -> int:
    return subprocess.run([str(part) for part in command], cwd=ROOT, check=False).returncode


def main(kind: str) -> int:
    if sys.version_info < (3, 11):
        print("Thi Đua cần Python 3.11 trở lên / needs Python 3.11 or later.", file=sys.stderr)
        return 1
    lock = ROOT / "requirements" / f"{kind}.lock"
    if not PYTHON.exists():
        print("==> tạo môi trường .venv / creating .venv", flush=True)
        venv.create(VENV, with_pip=True)
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "-q", "install")
    print(f"==> cài đặt {lock.name} / installing {lock.name}", flush=True)
    have_uv = run(*pip, "--require-hashes", "-r", ROOT / "requirements" / "uv.lock") == 0
    failed = True
    if have_uv:
        failed = run(VENV / "bin" / "uv", "pip", "install", "-q", "-p", PYTHON, "--require-hashes", "-r", lock) != 0
    if failed:
        failed = run(*pip, "--require-hashes", "-r", lock) != 0
    if failed:
        return 1
    if run(*pip, "--no-deps", "--no-build-isolation", "-e", ROOT):
        return 1
    for marker in MARKERS[kind]:
        (VENV / marker).touch()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "base"))
