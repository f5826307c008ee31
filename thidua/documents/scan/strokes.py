"""Finding the rules of a page: long thin runs of ink, across and upright."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np

from thidua.documents.scan.page import Area, Pixels, Stroke

SHORTEST: Final = 70  # pixels at the reading resolution (9 mm); longer than any letter is high or wide
PIECE: Final = 40  # pixels; no stroke of a letter runs straight for so long
GAP: Final = 24  # pixels of a rule that the scanner lost
THICKEST: Final = 14  # pixels; a thicker run is a picture or a black border
SPECK: Final = 3  # pixels of a rule that noise has eaten
WIDEST_LOSS: Final = 120  # pixels of a rule that may be too faint to be found at once
SAME_RULE: Final = 4.0  # pixels between the places of two pieces of one rule
FAINT: Final = 9  # how much darker than beside it a faint rule is, on the mean over a few pixels of its length
MOSTLY: Final = 0.75  # of the gap
SMOOTHED: Final = 9  # pixels of length
HALF: Final = 4  # pixels on both sides of a rule that are taken off with it
WINDOW: Final = 31  # pixels around each for its own threshold
DARKER: Final = 14  # than its surroundings
PARENT: Final = 3  # the place of the outer outline in the family of a hole


@dataclass(frozen=True, slots=True)
class Strokes:
    """All rules of a page."""

    across: tuple[Stroke, ...]
    upright: tuple[Stroke, ...]

    def along(self, cells: Sequence[Area]) -> tuple[Area, ...]:
        """Where those rules lie that border a cell, a little wider than drawn, for taking them off the page.

        No other run of ink is taken off: it may be the feet of letters.
        """
        flat = {edge for cell in cells for edge in (cell.top, cell.bottom)}
        tall = {edge for cell in cells for edge in (cell.left, cell.right)}
        across = (rule for rule in self.across if any(abs(rule.place - edge) <= HALF for edge in flat))
        upright = (rule for rule in self.upright if any(abs(rule.place - edge) <= HALF for edge in tall))
        return (
            *(Area(int(r.low) - 2, int(r.place) - HALF, int(r.high) + 3, int(r.place) + HALF) for r in across),
            *(Area(int(r.place) - HALF, int(r.low) - 2, int(r.place) + HALF, int(r.high) + 3) for r in upright),
        )


def strokes_of(grey: Pixels) -> Strokes:
    """The rules of an upright page."""
    smooth = cv2.blur(grey, (3, 3))
    ink = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, WINDOW, DARKER)
    across = _bridged(_runs(np.asarray(ink, dtype=np.uint8)), grey)
    upright = _bridged(_runs(np.asarray(cv2.transpose(ink), dtype=np.uint8)), np.ascontiguousarray(grey.T))
    return Strokes(tuple(across), tuple(upright))


def _runs(ink: Pixels) -> list[Stroke]:
    """The long flat runs; those of a turned picture are its upright ones."""
    whole = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, SPECK), np.uint8))
    pieces = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((1, PIECE), np.uint8))
    joined = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, np.ones((3, GAP), np.uint8))
    found = []
    for top, left, width, height in sorted(_boxes(np.asarray(joined, dtype=np.uint8))):
        if height <= THICKEST and width >= SHORTEST:
            found.append(Stroke(float(top + height / 2), float(left), float(left + width)))
    return found


def _boxes(ink: Pixels) -> Iterator[tuple[int, int, int, int]]:
    """Top, left, width and height of each connected piece; its outline tells them without a number for each pixel."""
    outlines, family = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    for at, outline in enumerate(outlines):
        if family[0][at][PARENT] < 0:
            left, top, width, height = cv2.boundingRect(outline)
            yield top, left, width, height


def _bridged(runs: list[Stroke], grey: Pixels) -> list[Stroke]:
    """The flat runs with pieces made one between which the page shows a faint rule."""
    bridged: list[Stroke] = []
    for run in sorted(runs, key=lambda run: run.low):
        before = next(
            (
                other
                for other in reversed(bridged)
                if abs(other.place - run.place) <= SAME_RULE and 0 < run.low - other.high <= WIDEST_LOSS
            ),
            None,
        )
        if before is not None and _faint_rule(grey, (before.place + run.place) / 2, before.high, run.low):
            bridged.remove(before)
            bridged.append(Stroke((before.place + run.place) / 2, before.low, run.high))
        else:
            bridged.append(run)
    return bridged


def _faint_rule(grey: Pixels, place: float, low: float, high: float) -> bool:
    """Whether nearly all of a gap is darker at the place of the rule than above and below it."""
    middle, reach = round(place), 10
    strip = grey[max(middle - reach, 0) : middle + reach + 1, int(low) : int(high) + 1]
    if strip.shape[0] < 2 * reach or strip.shape[1] == 0:
        return False
    even = cv2.blur(np.ascontiguousarray(strip), (SMOOTHED, 1)).astype(np.int16)
    centre = even[reach - 3 : reach + 4].min(axis=0)
    beside = np.median(even, axis=0)
    return float(np.mean(beside - centre >= FAINT)) >= MOSTLY
