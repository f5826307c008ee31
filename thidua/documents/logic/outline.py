"""The outline of an administrative text: lines, their numbering, and what stands under what."""

from __future__ import annotations

from dataclasses import dataclass, field

from thidua.documents.logic.source import Cell


@dataclass(frozen=True, slots=True)
class Line:
    """One logical line: physical lines broken by a page or a scan are joined, page furniture is gone.

    ``[start, end)`` covers the whole line in the source text; ``number`` is its mark as written
    (``I``, ``1.2``, ``a)``, ``-``, ``+``) and ``body`` where the words after the mark begin.
    """

    start: int
    end: int
    number: str | None
    body: int
    depth: int  # 0 outermost; relative to the numbering really used in this document
    page: int | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()  # filled for table rows only


@dataclass(frozen=True, slots=True)
class Node:
    """A line and the lines under it."""

    line: Line
    children: tuple[Node, ...] = field(default=())
