"""What is taken off a page before it is read: red ink, rules, and, only where a page reads badly, noise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from thidua.documents.scan.page import Area, Pixels

WHITE: Final = 255
RED: Final = 26  # how much brighter red is than green and blue in stamp ink, after the camera and its compression
STAMP_SHARE: Final = 0.0004  # of the page; less red than this is no stamp
INK: Final = 120  # darker than this in red light too is print under the stamp, and stays
PAPER_KERNEL: Final = 41  # pixels; larger than any letter
MOST_NOISE: Final = 3  # pixels of the median


def without_red(colour: Pixels) -> Pixels:
    """The page in grey with the ink of red stamps gone and the print under them kept.

    Seen in red light alone, red ink is as bright as paper and black ink as black as ever.
    """
    grey = np.asarray(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
    blue, green, red = cv2.split(colour)
    excess = cv2.subtract(red, cv2.max(blue, green))
    stamped = cv2.threshold(excess, RED, WHITE, cv2.THRESH_BINARY)[1]
    if cv2.countNonZero(stamped) < STAMP_SHARE * grey.size:
        return grey
    near = cv2.dilate(stamped, np.ones((5, 5), np.uint8))
    left, top, width, height = cv2.boundingRect(near)
    stamp = np.s_[top : top + height, left : left + width]
    grey[stamp] = _bleached(grey[stamp], np.asarray(red[stamp]), np.asarray(excess[stamp]), near[stamp] > 0)
    return grey


def _bleached(grey: Pixels, red: Pixels, excess: Pixels, near: NDArray[np.bool_]) -> Pixels:
    bright = np.where(red > INK, WHITE, red)
    return np.where(near & (excess > RED // 3), bright, np.where(near, np.maximum(grey, red), grey)).astype(np.uint8)


def denoised(grey: Pixels) -> Pixels:
    """Even paper and smooth strokes. Makes a good scan worse, so only for one that reads badly."""
    calm = cv2.medianBlur(grey, MOST_NOISE)
    small = cv2.resize(calm, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), PAPER_KERNEL // 4 * 2 + 1)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(calm, paper, scale=float(WHITE))
    return np.asarray(cv2.GaussianBlur(even, (3, 3), 0.8), dtype=np.uint8)


def whitened(grey: Pixels, areas: Iterable[Area]) -> Pixels:
    """A copy of the page with the areas made white."""
    page = grey.copy()
    for area in areas:
        area.of(page)[:] = WHITE
    return page
