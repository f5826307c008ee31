"""The command ``thidua``. Imports are late on purpose: ``thidua read`` never loads Django."""

from __future__ import annotations

import gc
import sys

RARELY = 50_000  # new objects between two collections; the modules of a reading stay, and it makes no cycles


def main(argv: list[str] | None = None) -> int:
    """Run one sub-command; everything unknown here goes to Django's own commands."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments[:1] == ["read"]:
        gc.set_threshold(RARELY)
        from thidua.reading_command import main as read

        return read(arguments[1:])
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "thidua.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["thidua", *arguments])
    return 0
