"""The measures of a Decree-30 page as the system sets it, within the ranges of the decree (Appendix I, part I).

Lengths in millimetres, sizes in points. Renderers draw by these, the reader finds by them.
"""

from __future__ import annotations

from dataclasses import asdict, field
from typing import Any, Final

from thidua.core.logic.values import frozen

POINTS_A_MM: Final = 72 / 25.4
CAP_HEIGHT: Final = 0.662  # of the type size; a line of text is as high as its capitals
PAPER: Final = (210.0, 297.0)  # A4


@frozen
class Sizes:
    """Type sizes of the boxes."""

    nation: float = 12
    motto: float = 13
    issuer: float = 12
    number: float = 13
    date: float = 13
    letter_abstract: float = 12
    mark: float = 13
    body: float = 14
    cell: float = 12
    smallest_cell: float = 8
    recipients_head: float = 12
    recipient: float = 11
    page_number: float = 13


@frozen
class Strokes:
    """Thickness of what is drawn, one a purpose, in points."""

    frame_of_picture: float = 0.3
    table: float = 0.5
    underline: float = 0.6
    frame_of_mark: float = 0.8


@frozen
class Geometry:
    """One page. The line is what lies between the left and the right margin."""

    top: float = 20
    bottom: float = 20
    left: float = 30
    right: float = 20
    indent: float = 10  # of the first line
    letterhead_left: float = 68  # width of the column of boxes 2 and 3
    closing_left: float = 72  # width of the column of box 9b
    title_share: float = 0.82  # of the line, for the abstract
    underline_share: float = 0.4  # of the longest line above; the decree allows one third to one half
    addressee_indent: float = 25
    hanging: float = 3  # second and later lines of a list item
    signature_gap: float = 24
    signer_inset: float = 3  # on either side of boxes 7a and 7b
    cell_inset: float = 1.5  # on either side of the text of a cell
    line_gap: float = 0.6  # of the type size, between the lines of the body
    box_line_gap: float = 0.5  # likewise, in the letterhead, the title and the closing
    paragraph_gap: float = 6  # points, beyond the line gap
    entry_gap: float = 3  # points beyond the line gap, between lines of the letterhead and the closing
    sizes: Sizes = field(default=Sizes())
    strokes: Strokes = field(default=Strokes())

    def line(self, *, landscape: bool = False) -> float:
        """Width between the margins."""
        return PAPER[1 if landscape else 0] - self.left - self.right

    @property
    def letterhead_right(self) -> float:
        """Width of the column of boxes 1 and 4."""
        return self.line() - self.letterhead_left

    @property
    def closing_right(self) -> float:
        """Width of the column of box 7."""
        return self.line() - self.closing_left


GEOMETRY: Final = Geometry()


def as_data(geometry: Geometry) -> dict[str, Any]:
    """The measures as plain data for a renderer."""
    return asdict(geometry)


def points(millimetres: float) -> float:
    """Millimetres in points."""
    return millimetres * POINTS_A_MM
