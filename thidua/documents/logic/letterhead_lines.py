"""Where the letterhead of a document ends: the lines up to its title."""

from __future__ import annotations

from collections.abc import Sequence

from thidua.documents.logic.lines import LogicalLine


def letterhead_length(text: str, lines: Sequence[LogicalLine]) -> int:
    """How many of the first lines belong to the letterhead, title included."""
    return 0
