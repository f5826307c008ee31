"""A PDF the system has issued, read back by where its lines stand and how they are set.

The geometry of :mod:`thidua.documents.logic.geometry` is the only key: columns of the letterhead, the indent of first
lines, centred lines, type sizes, the thickness of rules. Nothing is hidden in the file for this purpose.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from thidua.documents.logic.body_parts import Picture
from thidua.documents.logic.broken_lines import joined
from thidua.documents.logic.components import LABEL, Component, Role, numbered
from thidua.documents.logic.decree30 import TITLES
from thidua.documents.logic.geometry import CAP_HEIGHT, GEOMETRY, points
from thidua.documents.logic.printing import ADDRESSED, DECIDES, caption_text
from thidua.documents.page_marks import Line, PageMarks, Stroke
from thidua.documents.read.issued_closing import closing
from thidua.documents.read.issued_letterhead import letterhead
from thidua.documents.read.issued_tables import Grid, continues, frames, grids, whole_table

NEAR: Final = 0.7  # points
CENTRE_SLACK: Final = 1.5
BODY: Final = GEOMETRY.sizes.body
SAME_BLOCK: Final = BODY * (CAP_HEIGHT + GEOMETRY.box_line_gap) + GEOMETRY.entry_gap + 2
"""The most that two lines of one centred block lie apart."""

Item: TypeAlias = Line | Grid | Stroke


@dataclass(slots=True)
class Flow:
    """The items of one part, the main part or an appendix, and how far they have been read."""

    width: float
    landscape: bool
    items: list[Item] = field(default_factory=list)
    page_starts: set[int] = field(default_factory=set)
    rules: tuple[Stroke, ...] = ()  # drawn on the first page
    place: int = 0

    @property
    def margin(self) -> float:
        return points(GEOMETRY.left)

    @property
    def indent(self) -> float:
        return points(GEOMETRY.left + GEOMETRY.indent)

    @property
    def middle(self) -> float:
        return (self.margin + self.width - points(GEOMETRY.right)) / 2

    def line(self) -> Line | None:
        """The next item if it is a line."""
        item = self.items[self.place] if self.place < len(self.items) else None
        return item if isinstance(item, Line) else None

    def take(self) -> Line:
        """The next line, which is then behind."""
        item = self.items[self.place]
        assert isinstance(item, Line)
        self.place += 1
        return item

    def centred(self, line: Line | None) -> bool:
        """Whether a line is bold, of the body's size and in the middle of the page."""
        return line is not None and line.bold and line.size == BODY and abs(line.middle - self.middle) < CENTRE_SLACK


def pdf_components(pages: list[PageMarks]) -> Iterator[Component]:
    """Everything on the pages in the order of the paper."""
    flows = list(_flows(pages))
    yield from _main(flows[0])
    for flow in flows[1:]:
        yield from _appendix(flow)


def _flows(pages: list[PageMarks]) -> Iterator[Flow]:
    """The parts: a page without a page number begins one."""
    flow: Flow | None = None
    for page in pages:
        head = page.height - points(GEOMETRY.top)
        numbered_page = any(line.y > head for line in page.lines)
        if flow is None or not numbered_page:
            if flow is not None:
                yield flow
            flow = Flow(page.width, page.width > page.height, rules=page.strokes)
        flow.page_starts.add(len(flow.items))
        flow.items += _items(page, head)
    if flow is not None:
        yield flow


def _items(page: PageMarks, head: float) -> Iterator[Item]:
    """Lines in the order of the file, tables and pictures as wholes between them."""
    pictures = frames(page)
    tables = grids(page, pictures)
    waiting: list[Grid | Stroke] = sorted([*pictures, *tables], key=lambda item: -item.top)
    for line in page.lines:
        if line.y > head or not line.text.strip() or any(p.holds(line.left, line.y) for p in pictures):
            continue
        table = next((table for table in tables if table.holds(line)), None)
        if table is not None:
            table.put(line)
            continue
        while waiting and waiting[0].bottom > line.y:
            yield waiting.pop(0)
        yield line
    yield from waiting


def _main(flow: Flow) -> Iterator[Component]:
    start = flow.place
    while (line := flow.line()) is not None and line.size < BODY:
        flow.take()
    yield from letterhead([item for item in flow.items[start : flow.place] if isinstance(item, Line)])
    yield from _title(flow)
    yield from _addressed(flow)
    deciding: list[str] = []
    while (line := flow.line()) is not None and flow.centred(line) and not _opens_body(line):
        deciding.append(flow.take().text)
    yield Component(Role.DECIDING, joined(deciding))
    while (line := flow.line()) is not None and line.italic:
        yield Component(Role.BASE, _paragraph(flow)[0])
    if (line := flow.line()) is not None and line.text.strip() == DECIDES:
        flow.take()
    yield from _body(flow)
    yield from closing([item for item in flow.items[flow.place :] if isinstance(item, Line)])


def _title(flow: Flow) -> Iterator[Component]:
    """The type name and, above the rule under it, the abstract."""
    line = flow.line()
    if line is None or not flow.centred(line) or line.text.strip() not in TITLES.values():
        return
    yield Component(Role.TYPE, flow.take().text)
    thickness = GEOMETRY.strokes.underline
    under = [s.top for s in flow.rules if s.thickness == thickness and abs(_middle(s) - flow.middle) < CENTRE_SLACK]
    abstract: list[str] = []
    while under and (line := flow.line()) is not None and line.y > min(under):
        abstract.append(flow.take().text)
    yield Component(Role.ABSTRACT, joined(abstract))


def _addressed(flow: Flow) -> Iterator[Component]:
    line = flow.line()
    if line is None or not line.text.startswith(ADDRESSED) or line.left < flow.indent + NEAR:
        return
    start = line.left
    entries: list[list[str]] = []
    several = line.text.strip() == ADDRESSED
    while (line := flow.line()) is not None and not line.bold and not line.italic and line.left > flow.indent + NEAR:
        if not entries or (several and abs(line.left - start) < NEAR):
            entries.append([])
        entries[-1].append(flow.take().text)
    yield Component(Role.ADDRESSED, joined(entries[0]))
    for entry in entries[1:]:
        yield Component(Role.ADDRESSEE, joined(entry))


def _appendix(flow: Flow) -> Iterator[Component]:
    label: list[str] = []
    title: list[str] = []
    while (line := flow.line()) is not None and line.bold:
        (title if label else label).append(flow.take().text)
    while (line := flow.line()) is not None and line.italic:
        flow.take()
    yield Component(Role.APPENDIX, joined(label), landscape=flow.landscape)
    yield Component(Role.APPENDIX_TITLE, joined(title))
    yield from _body(flow)


def _body(flow: Flow) -> Iterator[Component]:
    """Everything up to the closing or the end of the part."""
    while flow.place < len(flow.items):
        item = flow.items[flow.place]
        if isinstance(item, Grid):
            yield Component(Role.ELEMENT, element=whole_table(_pieces(flow)))
        elif isinstance(item, Stroke):
            yield Component(Role.ELEMENT, element=_picture(flow, item))
        elif flow.centred(item) and LABEL.fullmatch(item.text.strip()):
            yield from _label(flow)
        elif abs(item.left - flow.indent) > NEAR or item.size != BODY:
            return
        else:
            start = flow.place
            text, role = _paragraph(flow)
            if role is not Role.BODY and numbered(text, titled=True) is None:
                flow.place = start  # a signer whose name happens to begin at the indent
                return
            yield Component(role, text)


def _paragraph(flow: Flow) -> tuple[str, Role]:
    """An indented line and those at the margin that go on with it."""
    lines = [flow.take()]
    while (line := flow.line()) is not None and abs(line.left - flow.margin) < NEAR and line.size == BODY:
        lines.append(flow.take())
    role = Role.BODY
    if lines[0].opens_bold:
        role = Role.TITLED if all(line.bold for line in lines) else Role.RUN_IN
    return joined(line.text.strip(" ") for line in lines), role


def _label(flow: Flow) -> Iterator[Component]:
    last = flow.take()
    yield Component(Role.LABEL, last.text)
    title: list[str] = []
    while (line := flow.line()) is not None and flow.centred(line) and 0 < last.y - line.y < SAME_BLOCK:
        last = flow.take()
        title.append(last.text.strip(" "))
    yield Component(Role.LABEL_TITLE, joined(title))


def _pieces(flow: Flow) -> list[Grid]:
    """A table and what of it stands on the following pages."""
    pieces: list[Grid] = []
    while flow.place < len(flow.items) and isinstance(item := flow.items[flow.place], Grid):
        if pieces and (flow.place not in flow.page_starts or not continues(item, pieces[0])):
            break
        pieces.append(item)
        flow.place += 1
    return pieces


def _picture(flow: Flow, frame: Stroke) -> Picture:
    flow.place += 1
    caption: list[str] = []
    while (line := flow.line()) is not None and line.italic and line.size == BODY:
        caption.append(flow.take().text.strip(" "))
    line_width = flow.width - points(GEOMETRY.left + GEOMETRY.right)
    return Picture(caption_text(joined(caption)), round(100 * frame.width / line_width))


def _opens_body(line: Line) -> bool:
    return line.text.strip() == DECIDES or LABEL.fullmatch(line.text.strip()) is not None


def _middle(stroke: Stroke) -> float:
    return (stroke.left + stroke.right) / 2
