"""The text of one Word paragraph: runs, symbols, breaks, fields and old fonts."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from thidua.core.logic.values import frozen
from thidua.documents.logic.encodings import tcvn3_to_unicode, vni_to_unicode
from thidua.documents.read.building import Looks
from thidua.documents.read.word_names import M_NS, MC_NS, child, switch, value, w
from thidua.documents.read.word_package import Element
from thidua.documents.read.word_styles import Style, Styles, with_properties

RUN: Final = w("r")
RUN_PROPERTIES: Final = w("rPr")
TEXT: Final = w("t")
MATH: Final = frozenset({M_NS + "oMath", M_NS + "oMathPara"})
# What only wraps runs. Deleted and moved-away text (w:del, w:moveFrom) is not among them.
WRAPPERS: Final = frozenset(
    map(w, ("hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"))
)
DRAWINGS: Final = frozenset({w("drawing"), w("pict"), w("object"), MC_NS + "AlternateContent"})
FALLBACK: Final = MC_NS + "Fallback"
BOX: Final = w("txbxContent")
BREAKS: Final = {w("tab"): "\t", w("ptab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "-"}
BREAK: Final = w("br")
SYMBOL: Final = w("sym")
RENDERED_PAGE_BREAK: Final = w("lastRenderedPageBreak")
# Signs of the font Symbol that stand in targets; its places are those of Adobe's Symbol encoding.
SYMBOLS: Final = {"B3": "≥", "A3": "≤", "B1": "±", "B0": "°", "B4": "×", "B9": "≠", "BB": "≈", "2D": "−", "B7": "•"}


@frozen
class WordParagraph:
    """A paragraph as read: its text without the automatic number, its looks, and the text boxes anchored in it."""

    text: str
    looks: Looks
    style: Style
    boxes: tuple[Element, ...]
    page_breaks: int


@dataclass(slots=True)
class _Runs:
    pieces: list[tuple[str, str]] = field(default_factory=list)  # font, text
    plain: set[str] = field(default_factory=set)  # kinds of type that not every run has
    boxes: list[Element] = field(default_factory=list)
    page_breaks: int = 0


def read_paragraph(paragraph: Element, styles: Styles) -> WordParagraph:
    """The text of a ``w:p`` element as a reader sees it."""
    properties = child(paragraph, "pPr")
    style = with_properties(styles.paragraph(value(properties, "pStyle")), properties, None)
    runs = _Runs()
    _walk(paragraph, style, runs)
    text = "".join(_converted(font, "".join(piece for _, piece in group)) for font, group in _by_font(runs))
    looks = Looks(bold="b" not in runs.plain, italic="i" not in runs.plain, centred=style.centred)
    return WordParagraph(text, looks, style, tuple(runs.boxes), runs.page_breaks)


def _walk(element: Element, style: Style, runs: _Runs) -> None:
    for node in element:
        tag = node.tag
        if tag == RUN:
            _read_run(node, style, runs)
        elif tag in WRAPPERS:
            _walk(node, style, runs)
        elif tag in MATH:
            runs.pieces.append((style.font, "".join(part.text or "" for part in node.iter(M_NS + "t"))))
        elif tag in DRAWINGS:
            runs.boxes += _boxes(node)


def _read_run(run: Element, style: Style, runs: _Runs) -> None:
    properties = next(run.iterchildren(RUN_PROPERTIES), None)
    if properties is not None:
        if switch(properties, "vanish"):
            return
        style = with_properties(style, None, properties)
    text = "".join(_run_pieces(run, runs))
    if not text:
        return
    runs.pieces.append((style.font, text.upper() if style.capitals else text))
    if not text.isspace():
        runs.plain.update(kind for kind, on in (("b", style.bold), ("i", style.italic)) if not on)


def _run_pieces(run: Element, runs: _Runs) -> list[str]:
    pieces: list[str] = []
    for node in run:
        tag = node.tag
        if tag == TEXT:
            pieces.append(node.text or "")
        elif tag in BREAKS:
            pieces.append(BREAKS[tag])
        elif tag == BREAK:
            pieces.append("\n")
        elif tag == SYMBOL:
            pieces.append(_symbol(node))
        elif tag == RENDERED_PAGE_BREAK:
            runs.page_breaks += 1
        elif tag in DRAWINGS:
            runs.boxes += _boxes(node)
    return pieces


def _symbol(node: Element) -> str:
    code = node.get(w("char"), "").upper()
    if node.get(w("font"), "").startswith("Symbol"):
        return SYMBOLS.get(code[-2:], "")
    return "•"


def _boxes(node: Element) -> list[Element]:
    """The outermost text boxes, each once: the fallback of an alternative repeats the choice for old programs."""
    found: list[Element] = []
    fallbacks: list[Element] = []
    for part in node:
        if part.tag == BOX:
            found.append(part)
        elif part.tag == FALLBACK:
            fallbacks.append(part)
        else:
            found += _boxes(part)
    return found or [box for fallback in fallbacks for box in _boxes(fallback)]


def _by_font(runs: _Runs) -> groupby[str, tuple[str, str]]:
    return groupby(runs.pieces, key=lambda piece: piece[0] if is_old_font(piece[0]) else "")


def is_old_font(font: str) -> bool:
    """Whether a font shows Vietnamese on the places of Western letters: ``.VnTime``, ``VNI-Times``."""
    return font.startswith((".Vn", "VNI-"))


def _converted(font: str, text: str) -> str:
    if font.startswith("VNI-"):
        return vni_to_unicode(text)
    if font.startswith(".Vn"):
        converted = tcvn3_to_unicode(text)
        return converted.upper() if font.endswith("H") else converted
    return text
