"""A DOCX the system has issued, read back by the styles of its paragraphs, also after editing in Word.

Paragraphs in a style of their own role keep it; whatever was added in another style is running text, so that nothing
an officer wrote is lost. Deleted text of tracked changes is left out, inserted text is taken.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final

from lxml import etree

from thidua.documents.logic import style_names as names
from thidua.documents.logic.body_parts import Align, Picture, Table, clean, percentages
from thidua.documents.logic.components import ROLE_OF_SIGNERS, Component, Role
from thidua.documents.logic.printing import caption_text
from thidua.documents.read.errors import UnreadableDocument
from thidua.documents.read.limits import LIMITS
from thidua.documents.read.packages import open_package
from thidua.documents.read.word_names import number, value
from thidua.documents.read.word_numbering import Numbering
from thidua.documents.read.word_package import BROKEN, WordPackage

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DC: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
PACKAGE: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
JUSTIFICATION: Final = {"center": Align.CENTRE, "right": Align.RIGHT, "end": Align.RIGHT}
BLANKS: Final = frozenset({f"{W}tab", f"{W}br", f"{W}cr"})
LEFT_OUT: Final = frozenset({f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr", f"{W}rPr", f"{W}drawing"})


def docx_components(package: WordPackage, data: bytes) -> Iterator[Component]:
    """Everything in the file in the order of the paper."""
    body = package.document().find(f"{W}body")
    yield from _Reader(package, data).blocks(body if body is not None else package.document())


def docx_keywords(data: bytes) -> str:
    """The keywords among the properties of the file."""
    try:
        root = etree.fromstring(open_package(data, LIMITS).read("docProps/core.xml"), _parser())
    except (*BROKEN, UnreadableDocument):
        return ""
    return root.findtext(f"{DC}keywords") or ""


class _Reader:
    """Walks the body of one file."""

    def __init__(self, package: WordPackage, data: bytes) -> None:
        self._package, self._data = package, data
        self._styles = _style_names(package.part("styles.xml"))
        self._numbering = Numbering(package.part("numbering.xml"))
        self._landscape = iter(_landscapes(package.document()))
        self._pictures: list[tuple[int, bytes]] = []
        next(self._landscape, None)

    def blocks(self, parent: Element) -> Iterator[Component]:
        """Paragraphs and tables directly in an element, content controls opened."""
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
            elif child.tag == f"{W}tbl":
                yield from self._table(child)
            elif child.tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                yield from self.blocks(content if content is not None else child)

    def _paragraph(self, paragraph: Element) -> Iterator[Component]:
        self._pictures += self._drawn(paragraph)
        style, text = self._style(paragraph), self._mark(paragraph) + _text(paragraph)
        if style == names.CAPTION and self._pictures:
            width, data = self._pictures.pop(0)
            yield Component(Role.ELEMENT, element=Picture(caption_text(text) or "Hình", width, data))
        elif style == names.RULE:
            return
        else:
            role = names.ROLES.get(style, Role.BODY)
            landscape = role is Role.APPENDIX and next(self._landscape, False)
            yield Component(role, text, landscape=landscape)

    def _table(self, table: Element) -> Iterator[Component]:
        """A layout grid gives the lines in its cells, any other table is one of the body."""
        rows = [row.findall(f"{W}tc") for row in table.iterfind(f"{W}tr")]
        roles = {names.ROLES.get(self._style(p)) for row in rows for cell in row for p in cell.iterfind(f"{W}p")}
        if roles & ROLE_OF_SIGNERS:
            yield from self._signers(rows)
        elif roles - {None, Role.BODY}:
            for row in rows:
                for cell in row:
                    yield from self.blocks(cell)
        elif rows:
            yield Component(Role.ELEMENT, element=_ruled(table, rows))

    def _signers(self, rows: list[list[Element]]) -> Iterator[Component]:
        """Offices stand in one row and names in the next: each column is read downwards."""
        for upper in range(0, len(rows), 2):
            pair = rows[upper : upper + 2]
            for column in range(max(map(len, pair))):
                for row in pair:
                    if column < len(row):
                        yield from self.blocks(row[column])

    def _mark(self, paragraph: Element) -> str:
        """The number that Word counts in front of the paragraph."""
        listed = paragraph.find(f"{W}pPr/{W}numPr")
        if listed is None:
            return ""
        mark = self._numbering.mark(value(listed, "numId") or "", number(value(listed, "ilvl"), 0, high=8))
        return f"{mark} " if mark else ""

    def _style(self, paragraph: Element) -> str:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return self._styles.get(style.get(f"{W}val", ""), "") if style is not None else ""

    def _drawn(self, paragraph: Element) -> Iterator[tuple[int, bytes]]:
        for drawing in paragraph.iter(f"{DRAWN}inline", f"{DRAWN}anchor"):
            properties, blip = drawing.find(f"{DRAWN}docPr"), drawing.find(f".//{A}blip")
            noted = properties.get("title", "").removesuffix("%") if properties is not None else ""
            reference = blip.get(f"{R}embed", "") if blip is not None else ""
            yield int(noted) if noted.isdecimal() else 100, self._bytes(reference)

    def _bytes(self, reference: str) -> bytes:
        """The file behind a picture; empty where it is missing or larger than a part may be."""
        relations = self._package.part(f"_rels/{posixpath.basename(self._package.main)}.rels")
        for relation in relations if relations is not None else ():
            if relation.get("Id") == reference:
                path = posixpath.join(posixpath.dirname(self._package.main), relation.get("Target", ""))
                try:
                    with open_package(self._data, LIMITS).open(posixpath.normpath(path)) as stream:
                        return stream.read(LIMITS.part_bytes)
                except BROKEN:
                    return b""
        return b""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _style_names(styles: Element | None) -> dict[str, str]:
    """What the styles are called, by the id that paragraphs refer to."""
    found: dict[str, str] = {}
    for style in styles.iterfind(f"{W}style") if styles is not None else ():
        name = style.find(f"{W}name")
        found[style.get(f"{W}styleId", "")] = name.get(f"{W}val", "") if name is not None else ""
    return found


def _landscapes(root: Element) -> Iterator[bool]:
    """For each section in turn whether it lies on its side."""
    for section in root.iter(f"{W}sectPr"):
        size = section.find(f"{W}pgSz")
        yield size is not None and size.get(f"{W}orient") == "landscape"


def _text(element: Element) -> str:
    """The visible text in an element; breaks and tabulators are blanks."""
    parts: list[str] = []
    for child in element:
        if child.tag in LEFT_OUT:
            continue
        if child.tag == f"{W}t":
            parts.append(child.text or "")
        elif child.tag in BLANKS:
            parts.append(" ")
        elif child.tag == f"{W}noBreakHyphen":
            parts.append("-")
        else:
            parts.append(_text(child))
    return "".join(parts)


def _ruled(table: Element, rows: list[list[Element]]) -> Table:
    """A table of the body; joined cells show their text once, short rows are filled up."""
    spread = [[text for cell in row for text in _spread(cell)] for row in rows]
    count = max(map(len, spread))
    header, *others = (tuple(row + [""] * (count - len(row))) for row in spread)
    widths = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    usable = len(widths) == count and sum(widths) > 0
    align = [_side(rows[1:], column) for column in range(count)]
    return Table(header, tuple(others), percentages(widths if usable else [1] * count), tuple(align))


def _spread(cell: Element) -> list[str]:
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    width = int(span.get(f"{W}val", "1")) if span is not None else 1
    return [clean(" ".join(_text(p) for p in cell.iterfind(f"{W}p"))), *[""] * (width - 1)]


def _side(rows: list[list[Element]], column: int) -> Align:
    """The side of the first cell that shows text."""
    for row in rows:
        if column < len(row) and _text(row[column]).strip():
            side = row[column].find(f"{W}p/{W}pPr/{W}jc")
            return JUSTIFICATION.get(side.get(f"{W}val", ""), Align.LEFT) if side is not None else Align.LEFT
    return Align.LEFT
