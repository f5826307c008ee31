"""The outline of an administrative text: lines, their numbering, and what stands under what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

from thidua.core.logic.values import frozen
from thidua.documents.logic.letterhead_lines import HeadLine, head_lines
from thidua.documents.logic.lines import LogicalLine, logical_lines
from thidua.documents.logic.marks import BULLETS, STRONG, MarkKind
from thidua.documents.logic.passage import Passage, Span, passage
from thidua.documents.logic.source import Cell, Source
from thidua.documents.logic.zones import Zone, zones_of


@frozen
class Line:
    """One logical line: physical lines broken by a page or a scan are joined, page furniture is gone.

    ``[start, end)`` covers the whole line in the source text, whatever stands between its ``pieces`` included;
    ``number`` is its mark as written (``I``, ``1.2``, ``a)``, ``-``, ``+``) and ``body`` where the words after the
    mark begin.
    """

    start: int
    end: int
    number: str | None
    body: int
    depth: int  # 0 outermost; relative to the numbering really used in this document
    page: int | None = None
    table: int | None = None
    cells: tuple[Cell, ...] = ()  # filled for table rows only
    pieces: tuple[Span, ...] = ()
    kind: MarkKind | None = None
    zone: Zone = Zone.BODY
    bold: bool = False
    header: bool = False  # a row the file marks as table head

    @property
    def pieces_of_body(self) -> tuple[Span, ...]:
        """The pieces without the mark."""
        return tuple((max(start, self.body), end) for start, end in self.pieces if end > self.body)


@frozen
class Node:
    """A line and the lines under it."""

    line: Line
    children: tuple[Node, ...] = field(default=())

    def walk(self) -> Iterator[Line]:
        """This line and all below it, in reading order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node.line
            stack.extend(reversed(node.children))


@frozen
class Outline:
    """All lines of a document in reading order, and the tree of those in its body and appendices."""

    source: Source
    lines: tuple[Line, ...]
    roots: tuple[Node, ...]
    head: tuple[HeadLine, ...] = ()
    _wholes: dict[int, Passage] = field(default_factory=dict, compare=False, repr=False)  # by the start of the line
    _words: dict[int, Passage] = field(default_factory=dict, compare=False, repr=False)
    _cells: dict[Span, Passage] = field(default_factory=dict, compare=False, repr=False)

    def in_zone(self, *zones: Zone) -> tuple[Line, ...]:
        """The lines of the given parts of the document."""
        return tuple(line for line in self.lines if line.zone in zones)

    def whole(self, line: Line) -> Passage:
        """The words of a line with its mark."""
        found = self._wholes.get(line.start)
        if found is None:
            found = self._wholes[line.start] = passage(self.source.text, line.pieces)
        return found

    def words(self, line: Line) -> Passage:
        """The words of a line without its mark."""
        found = self._words.get(line.start)
        if found is None:
            found = self._words[line.start] = passage(self.source.text, line.pieces_of_body)
        return found

    def cell(self, cell: Cell) -> Passage:
        """The words of one table cell."""
        span = (cell.start, cell.end)
        found = self._cells.get(span)
        if found is None:
            found = self._cells[span] = passage(self.source.text, (span,))
        return found


def read_outline(source: Source) -> Outline:
    """Lines, numbering and zones of a document; never fails, whatever the text."""
    logical = logical_lines(source)
    head = head_lines(source.text, logical)
    zones = zones_of(source.text, logical, _stretch(head))
    lines = tuple(_numbered(logical, zones))
    tree = [line for line in lines if line.zone in (Zone.BODY, Zone.APPENDIX)]
    return Outline(source, lines, _tree(tree), tuple(head))


def _stretch(head: Sequence[HeadLine]) -> Span:
    """From the first to the last character of the letterhead."""
    return (head[0].words.offsets[0], head[-1].words.offsets[-1] + 1) if head else (0, 0)


def _numbered(logical: Sequence[LogicalLine], zones: Sequence[Zone]) -> Iterator[Line]:
    stack: list[MarkKind] = []
    zone_before = Zone.LETTERHEAD
    for line, zone in zip(logical, zones, strict=True):
        mark = line.mark if zone in (Zone.BODY, Zone.APPENDIX) else None
        if zone is not zone_before:
            stack, zone_before = [], zone
        if mark:
            stack = _push(stack, mark.kind)
            depth = len(stack) - 1
        else:
            while stack and stack[-1] in BULLETS and not line.cells:
                stack = stack[:-1]
            depth = len(stack)
        yield Line(
            start=line.start,
            end=line.end,
            number=line.mark.number if line.mark else None,
            body=line.start + line.mark.length if line.mark else line.start,
            depth=depth,
            page=line.page,
            table=line.table,
            cells=line.cells,
            pieces=line.pieces,
            kind=line.mark.kind if line.mark else None,
            zone=zone,
            bold=line.bold,
            header=line.header,
        )


def _push(stack: Sequence[MarkKind], kind: MarkKind) -> list[MarkKind]:
    """The marks above a new line of *kind*, and the new one.

    A kind already open is continued. Phần to Điều always stand above plain numbers, numbers above bullets; among
    letters, numbers and bullets themselves the document's own nesting counts.
    """
    if kind in stack:
        return [*stack[: stack.index(kind)], kind]
    if kind in STRONG:
        above = [open_kind for open_kind in stack if open_kind < kind]
    elif kind in BULLETS:
        above = list(stack)
    elif kind in (MarkKind.UPPER, MarkKind.ROMAN):
        above = [open_kind for open_kind in stack if open_kind in (*STRONG, MarkKind.UPPER, MarkKind.ROMAN)]
    elif MarkKind.DECIMAL <= kind <= MarkKind.DECIMAL_4:
        above = [open_kind for open_kind in stack if open_kind < kind]
    else:
        above = [open_kind for open_kind in stack if open_kind not in BULLETS]
    return [*above, kind]


def _tree(lines: Sequence[Line]) -> tuple[Node, ...]:
    """Nest by depth; a deeper line belongs to the nearest shallower one before it."""
    open_nodes: list[tuple[Line | None, list[Node]]] = [(None, [])]
    for line in lines:
        while len(open_nodes) > 1 and _depth(open_nodes[-1][0]) >= line.depth:
            _close(open_nodes)
        open_nodes.append((line, []))
    while len(open_nodes) > 1:
        _close(open_nodes)
    return tuple(open_nodes[0][1])


def _depth(line: Line | None) -> int:
    return -1 if line is None else line.depth


def _close(open_nodes: list[tuple[Line | None, list[Node]]]) -> None:
    line, children = open_nodes.pop()
    if line is not None:
        open_nodes[-1][1].append(Node(line, tuple(children)))


def walk(nodes: Iterable[Node]) -> Iterator[Node]:
    """All nodes of a tree in reading order."""
    stack = list(nodes)[::-1]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))
