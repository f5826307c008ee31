"""What stands on the pages of a PDF the system has made: lines of text and drawn strokes, in points.

The text is taken letter by letter in the order of the file, so that blanks at line ends, which tell broken lines from
ended ones, are not lost. ``y`` grows upwards from the foot of the page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

GAP: Final = 0.45  # of the type size; a wider gap without a blank parts two lines on one height
SAME_HEIGHT: Final = 0.5
STILL_FORWARD: Final = 0.5
LINE_END_HYPHENS: Final = frozenset({0x2, 0xFFFE})  # the library's signs for a hyphen at the line end
NO_TEXT: Final = frozenset({0x0, 0xA, 0xD})
FONT_NAME_BYTES: Final = 128


class Look(NamedTuple):
    """The type of some letters."""

    font: str
    size: float
    bold: bool
    italic: bool


class Run(NamedTuple):
    """Letters of one look that follow each other."""

    text: str
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    """Letters on one height that follow each other; ``right`` leaves blanks at the end out."""

    runs: tuple[Run, ...]
    left: float
    right: float
    y: float

    @property
    def text(self) -> str:
        """All letters; a blank at the end means that the line was broken there."""
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """Type size of the first letter."""
        return self.runs[0].look.size

    @property
    def bold(self) -> bool:
        """Whether every letter is bold."""
        return all(run.look.bold for run in self.runs if run.text.strip())

    @property
    def opens_bold(self) -> bool:
        """Whether the first letter is bold."""
        return self.runs[0].look.bold

    @property
    def italic(self) -> bool:
        """Whether every letter is italic."""
        return all(run.look.italic for run in self.runs if run.text.strip())

    @property
    def middle(self) -> float:
        """Half way between both ends."""
        return (self.left + self.right) / 2


class Stroke(NamedTuple):
    """A drawn path: its thickness and its bounds."""

    thickness: float
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True)
class PageMarks:
    """One page."""

    width: float
    height: float
    lines: tuple[Line, ...]
    strokes: tuple[Stroke, ...]


@dataclass(slots=True)
class _Growing:
    """A line while letters are added."""

    left: float
    y: float
    right: float = 0.0
    reach: float = 0.0
    last_blank: bool = False
    texts: list[str] = field(default_factory=list)
    looks: list[Look] = field(default_factory=list)

    def add(self, char: str, look: Look, left: float, right: float) -> None:
        if self.looks and self.looks[-1] == look:
            self.texts[-1] += char
        else:
            self.texts.append(char)
            self.looks.append(look)
        self.last_blank = char == " "
        self.reach = max(right, left)
        if not self.last_blank:
            self.right = self.reach

    def takes(self, x: float, y: float, size: float) -> bool:
        """Whether a letter at this place goes on with the line."""
        if abs(y - self.y) > SAME_HEIGHT or x < self.reach - size:
            return False
        return self.last_blank or x - self.reach <= GAP * size

    def line(self) -> Line:
        return Line(tuple(map(Run, self.texts, self.looks)), self.left, self.right, self.y)


def page_marks(data: bytes) -> list[PageMarks]:
    """Every page of the PDF. Raises ``pypdfium2.PdfiumError`` where the file is none."""
    import pypdfium2  # noqa: PLC0415 - slow import

    document = pypdfium2.PdfDocument(data)
    try:
        return [_one_page(page) for page in document]
    finally:
        document.close()


def _one_page(page: Any) -> PageMarks:
    width, height = page.get_size()
    text_page = page.get_textpage()
    lines = tuple(_lines(text_page.raw, text_page.count_chars()))
    strokes = tuple(_strokes(page.raw))
    text_page.close()
    page.close()
    return PageMarks(width, height, lines, strokes)


def _lines(handle: Any, count: int) -> Iterator[Line]:
    looks = _Looks(handle)
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    growing: _Growing | None = None
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(handle, index)
        if code in NO_TEXT or not pdfium.FPDFText_GetCharOrigin(handle, index, x, y):
            continue
        if pdfium.FPDFText_IsGenerated(handle, index) == 1:
            if growing is not None and growing.texts and not growing.last_blank:
                growing.texts[-1] += " "
            continue
        look = looks.at(index)
        pdfium.FPDFText_GetLooseCharBox(handle, index, box)
        if growing is None or not growing.takes(x.value, y.value, look.size):
            if growing is not None:
                yield growing.line()
            growing = _Growing(x.value, y.value)
        growing.add("-" if code in LINE_END_HYPHENS else chr(code), look, x.value, box.right)
    if growing is not None:
        yield growing.line()


class _Looks:
    """The look of letters, asked for once a text object."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._known: dict[int | None, Look] = {}
        self._name = ctypes.create_string_buffer(FONT_NAME_BYTES)

    def at(self, index: int) -> Look:
        """The look of the letter with this index."""
        key = ctypes.cast(pdfium.FPDFText_GetTextObject(self._handle, index), ctypes.c_void_p).value
        if key not in self._known:
            self._known[key] = self._ask(index)
        return self._known[key]

    def _ask(self, index: int) -> Look:
        flags = ctypes.c_int()
        length = pdfium.FPDFText_GetFontInfo(self._handle, index, self._name, FONT_NAME_BYTES, flags)
        name = self._name.value.decode("utf-8", "replace") if 0 < length <= FONT_NAME_BYTES else ""
        low = name.lower()
        size = round(float(pdfium.FPDFText_GetFontSize(self._handle, index)), 2)
        return Look(name.rpartition("+")[2], size, "bold" in low, "italic" in low)


def _strokes(page: Any) -> Iterator[Stroke]:
    thickness = ctypes.c_float()
    bounds = tuple(ctypes.c_float() for _ in range(4))
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        path = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(path) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
        if not stroke.value or not pdfium.FPDFPageObj_GetBounds(path, *bounds):
            continue
        pdfium.FPDFPageObj_GetStrokeWidth(path, thickness)
        yield Stroke(round(thickness.value, 2), *(bound.value for bound in bounds))


def pdf_keywords(data: bytes) -> str:
    """The keywords among the properties of the PDF."""
    import pypdfium2  # noqa: PLC0415 - slow import

    document = pypdfium2.PdfDocument(data)
    try:
        return str(document.get_metadata_value("Keywords"))
    finally:
        document.close()
