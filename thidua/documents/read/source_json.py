"""A source as JSON and back, for handing it from one process to another."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from thidua.documents.logic.source import Block, BlockKind, Cell, ScannedPage, ScannedWord, Source


def to_json(source: Source) -> str:
    """One line of JSON holding the whole source."""
    return json.dumps(asdict(source), ensure_ascii=False, separators=(",", ":"))


def from_json(text: str) -> Source:
    """The inverse of :func:`to_json`. Raises ``ValueError``, ``KeyError`` or ``TypeError`` for anything else."""
    fields: dict[str, Any] = json.loads(text)
    fields["blocks"] = tuple(_block(block) for block in fields["blocks"])
    fields["notes"] = tuple(fields["notes"])
    fields["words"] = tuple(ScannedWord(**word) for word in fields["words"])
    fields["scanned"] = tuple(ScannedPage(**page) for page in fields["scanned"])
    return Source(**fields)


def _block(fields: dict[str, Any]) -> Block:
    fields["kind"] = BlockKind(fields["kind"])
    fields["cells"] = tuple(Cell(**cell) for cell in fields["cells"])
    return Block(**fields)
