"""What the styles of a DOCX file say about paragraphs: type, place, numbering, font."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.read.word_names import child, number, switch, value, w
from thidua.documents.read.word_package import Element

MAX_INHERITANCE: Final = 20
NO_BORDER: Final = frozenset({"nil", "none"})


@frozen
class Style:
    """The properties of a style with all it inherits. ``numbering`` is (numId, level)."""

    bold: bool = False
    italic: bool = False
    capitals: bool = False
    centred: bool = False
    font: str = ""
    numbering: tuple[str, int] | None = None
    borders: bool = False


def with_properties(style: Style, paragraph: Element | None, run: Element | None) -> Style:
    """A style as changed by direct paragraph and run properties."""
    if paragraph is not None:
        alignment = value(paragraph, "jc")
        if alignment is not None:
            style = replace(style, centred=alignment == "center")
        numbering = child(paragraph, "numPr")
        if numbering is not None:
            style = replace(style, numbering=_numbering(numbering, style))
    return _with_run(style, run) if run is not None else style


def _with_run(style: Style, run: Element) -> Style:
    bold, italic = switch(run, "b"), switch(run, "i")
    capitals = switch(run, "caps")
    fonts = child(run, "rFonts")
    font = (fonts.get(w("ascii")) or fonts.get(w("hAnsi")) or "") if fonts is not None else ""
    return Style(
        bold=style.bold if bold is None else bold,
        italic=style.italic if italic is None else italic,
        capitals=style.capitals if capitals is None else capitals,
        centred=style.centred,
        font=font or style.font,
        numbering=style.numbering,
        borders=style.borders,
    )


def _numbering(properties: Element, style: Style) -> tuple[str, int] | None:
    inherited = style.numbering or ("0", 0)
    num_id = value(properties, "numId") or inherited[0]
    level = number(value(properties, "ilvl"), inherited[1], high=8)
    return None if num_id == "0" else (num_id, level)


def has_borders(properties: Element | None) -> bool | None:
    """Whether table properties draw any rule; None where they do not speak of rules."""
    borders = child(properties, "tblBorders")
    if borders is None:
        return None
    return any(side.get(w("val"), "none") not in NO_BORDER for side in borders)


class Styles:
    """The styles part, resolved on demand."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._resolved: dict[str, Style] = {}
        self._default_id = ""
        self._defaults = Style()
        if root is not None:
            self._collect(root)

    def paragraph(self, style_id: str | None) -> Style:
        """The style of a paragraph; the default style where it names none."""
        return self.named(style_id or self._default_id)

    def named(self, style_id: str) -> Style:
        """A style by its id, with the document defaults for an unknown one."""
        if style_id not in self._resolved:
            self._resolved[style_id] = self._resolve(style_id)
        return self._resolved[style_id]

    def _collect(self, root: Element) -> None:
        defaults = child(child(child(root, "docDefaults"), "rPrDefault"), "rPr")
        self._defaults = with_properties(Style(), None, defaults)
        for element in root.iterfind(w("style")):
            style_id = element.get(w("styleId"), "")
            self._elements[style_id] = element
            if element.get(w("type")) == "paragraph" and element.get(w("default")) in {"1", "true"}:
                self._default_id = style_id

    def _resolve(self, style_id: str) -> Style:
        chain: list[Element] = []
        current: str | None = style_id
        while current in self._elements and len(chain) < MAX_INHERITANCE:
            element = self._elements[current]
            chain.append(element)
            current = value(element, "basedOn")
        style = self._defaults
        for element in reversed(chain):
            style = with_properties(style, child(element, "pPr"), child(element, "rPr"))
            borders = has_borders(child(element, "tblPr"))
            style = style if borders is None else replace(style, borders=borders)
        return style
