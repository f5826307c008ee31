"""The ruled lines of a PDF page: strokes, thin boxes and the sides of drawn cells."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from thidua.core.logic.values import frozen
from thidua.documents.read.pdf_calls import kind_of_object, page_object, passed

THIN: Final = 2.5  # points; thicker boxes are areas, not rules
SHORTEST: Final = 4.0  # points; shorter strokes are marks, not rules of a table
WHOLE: Final = frozenset({2, 4, 5})  # segments of a line and of a rectangle, closed or not
PATH: Final = pdfium.FPDF_PAGEOBJ_PATH
PICTURE: Final = pdfium.FPDF_PAGEOBJ_IMAGE
MANY_SEGMENTS: Final = 400  # of one path; more is a drawing


class Box(NamedTuple):
    """A rectangle on the page, in points."""

    left: float
    bottom: float
    right: float
    top: float


@frozen
class Rule:
    """A straight line along an axis: at ``place``, from ``low`` to ``high`` along the other axis."""

    place: float
    low: float
    high: float


@frozen
class Rules:
    """All rules of a page."""

    horizontal: tuple[Rule, ...]
    vertical: tuple[Rule, ...]


class _Matrix(NamedTuple):
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def apply(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f


@dataclass(slots=True)
class ObjectBudget:
    """How many more drawn objects of a document will be looked at."""

    left: int


def page_rules(page: Any, budget: ObjectBudget) -> tuple[Rules, bool]:
    """The rules of a page and whether it shows any picture. Once the budget is spent no more rules are found."""
    horizontal: list[Rule] = []
    vertical: list[Rule] = []
    pictures = False
    count = pdfium.FPDFPage_CountObjects(page.raw)
    count = min(count, budget.left)
    budget.left -= count
    handle = passed(page.raw)
    for index in range(count):
        kind = kind_of_object(page_object(handle, index))
        if kind == PATH:
            for box in _boxes(pdfium.FPDFPage_GetObject(page.raw, index)):
                _sort(box, horizontal, vertical)
        elif kind == PICTURE:
            pictures = True
    return Rules(tuple(horizontal), tuple(vertical)), pictures


def _sort(box: Box, horizontal: list[Rule], vertical: list[Rule]) -> None:
    width, height = box.right - box.left, box.top - box.bottom
    if height <= THIN and width >= SHORTEST:
        horizontal.append(Rule((box.top + box.bottom) / 2, box.left, box.right))
    elif width <= THIN and height >= SHORTEST:
        vertical.append(Rule((box.left + box.right) / 2, box.bottom, box.top))
    elif width >= SHORTEST and height >= SHORTEST:
        horizontal += [Rule(box.top, box.left, box.right), Rule(box.bottom, box.left, box.right)]
        vertical += [Rule(box.left, box.bottom, box.top), Rule(box.right, box.bottom, box.top)]


def _boxes(element: Any) -> Iterator[Box]:
    """The pieces of a path: the whole of a simple one, each stroke of a long one such as a grid drawn in one go."""
    count = pdfium.FPDFPath_CountSegments(element)
    if count in WHOLE:
        whole = _bounds(element)
        if whole:
            yield whole
    elif count <= MANY_SEGMENTS:
        yield from _strokes(element, count)


def _bounds(element: Any) -> Box | None:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not pdfium.FPDFPageObj_GetBounds(element, left, bottom, right, top):
        return None
    return Box(left.value, bottom.value, right.value, top.value)


def _strokes(element: Any, count: int) -> Iterator[Box]:
    """The axis-parallel strokes of a path; a filled thin box shows as two long strokes at almost the same place."""
    raw = pdfium.FS_MATRIX()
    matrix = _Matrix(1, 0, 0, 1, 0, 0)
    if pdfium.FPDFPageObj_GetMatrix(element, raw):
        matrix = _Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f)
    x, y = ctypes.c_float(), ctypes.c_float()
    last: tuple[float, float] | None = None
    first: tuple[float, float] | None = None
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(element, index)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = matrix.apply(x.value, y.value)
        moves = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        if last is not None and not moves:
            yield _between(last, point)
        first = point if moves or first is None else first
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield _between(point, first)
        last = point


def _between(one: tuple[float, float], other: tuple[float, float]) -> Box:
    return Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
