"""Finding the rules of a page: long thin runs of ink, across and upright."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from thidua.documents.scan.page import Area, Pixels, Stroke

SHORTEST: Final = 56  # pixels at the reading resolution (7 mm); longer than any letter is high or wide
PIECE: Final = 40  # pixels; no stroke of a letter runs straight for so long
GAP: Final = 24  # pixels of a rule that the scanner lost
THICKEST: Final = 14  # pixels; a thicker run is a picture or a black border
SPECK: Final = 3  # pixels of a rule that noise has eaten
HALF: Final = 4  # pixels on both sides of a rule that are taken off with it
WINDOW: Final = 31  # pixels around each for its own threshold
DARKER: Final = 18  # than its surroundings


@dataclass(frozen=True, slots=True)
class Strokes:
    """All rules of a page."""

    across: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]

    @property
    def flat_areas(self) -> tuple[Area, ...]:
        """Where the rules across lie, a little wider than drawn, for taking them off the page."""
        return tuple(
            Area(int(s.low) - 2, int(s.place) - HALF, int(s.high) + 3, int(s.place) + HALF) for s in self.across
        )

    @property
    def areas(self) -> tuple[Area, ...]:
        """Where all rules lie."""
        tall = (Area(int(s.place) - HALF, int(s.low) - 2, int(s.place) + HALF, int(s.high) + 3) for s in self.upright)
        return (*self.flat_areas, *tall)


def strokes_of(grey: Pixels) -> Strokes:
    """The rules of an upright page."""
    smooth = cv2.blur(grey, (3, 3))
    ink = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, WINDOW, DARKER)
    upright = _runs(np.ascontiguousarray(ink.T))
    return Strokes(tuple(_runs(np.asarray(ink, dtype=np.uint8))), tuple(upright))


def _runs(ink: Pixels) -> list[Stroke]:
    """The long flat runs; those of a turned picture are its upright ones."""
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, SPECK), np.uint8))
    pieces = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, PIECE), np.uint8))
    joined = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, np.ones((3, GAP), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = []
    for left, top, width, height, _ in boxes[1:count]:
        if height <= THICKEST and width >= SHORTEST:
            found.append(Stroke(float(top + height / 2), float(left), float(left + width)))
    return found
