"""Lines of printed text joined to one: the renderer breaks lines at blanks alone."""

from __future__ import annotations

from collections.abc import Iterable


def joined(lines: Iterable[str]) -> str:
    """The lines as one, with a blank where each was broken."""
    return " ".join(lines)
