"""Setting a page upright and straight, by how sharply its lines of text stand out against the white between them."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np

from thidua.documents.scan.page import Pixels, Turn

SMALL_SIDE: Final = 620  # pixels of the short side of the picture that is measured
WIDEST: Final = 6.0  # degrees; more is no skew of a scanner's feeder
COARSE: Final = 0.6
FINE: Final = 0.1
LEVEL: Final = 0.08  # degrees that are not worth a turn
SIDEWAYS: Final = 1.6  # how much sharper the columns must be than the rows


def turn_of(grey: Pixels) -> Turn:
    """The turn that makes lines run across: none or one quarter, and the skew in degrees.

    Whether the page then stands on its head only its words can tell.
    """
    ink = _small_ink(grey)
    lying, skew = _best_skew(ink)
    standing, other = _best_skew(np.asarray(np.rot90(ink), dtype=np.uint8))
    if standing > SIDEWAYS * lying:
        return Turn(1, other)
    return Turn(0, skew)


def turned(picture: Pixels, turn: Turn) -> Pixels:
    """The picture set upright and straight; new corners are white."""
    if turn.quarters % 4:
        picture = np.ascontiguousarray(np.rot90(picture, turn.quarters))
    if abs(turn.skew) < LEVEL:
        return picture
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), turn.skew, 1.0)
    straight = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(255,) * 3
    )
    return np.asarray(straight, dtype=np.uint8)


def _small_ink(grey: Pixels) -> Pixels:
    factor = SMALL_SIDE / min(grey.shape[:2])
    small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA) if factor < 1.0 else grey
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(ink, dtype=np.uint8)


def _best_skew(ink: Pixels) -> tuple[float, float]:
    """The sharpest profile and the skew in degrees that gives it."""
    places = np.argwhere(ink > 0).astype(np.float32)
    if len(places) == 0:
        return 0.0, 0.0
    down, across = places[:, 0], places[:, 1]
    rows = ink.shape[0]

    def sharpness(degrees: float) -> float:
        shifted = down - across * np.float32(np.tan(np.radians(degrees)))
        profile = np.bincount((shifted - shifted.min()).astype(np.int32), minlength=rows)
        return float(np.square(np.diff(profile.astype(np.float64))).sum())

    steps = round(WIDEST / COARSE)
    coarse = max((sharpness(step * COARSE), step * COARSE) for step in range(-steps, steps + 1))
    near = round(COARSE / FINE)
    return max((sharpness(coarse[1] + step * FINE), coarse[1] + step * FINE) for step in range(-near, near + 1))
