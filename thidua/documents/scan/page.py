"""What is seen on one page. Lengths are pixels of the upright, straightened page; y grows downwards from its top."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Pixels: TypeAlias = NDArray[np.uint8]
"""A grey picture (height, width) or a coloured one (height, width, 3) in the order blue, green, red."""


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle ``[left, right) x [top, bottom)``."""

    left: int
    top: int
    right: int
    bottom: int

    def of(self, picture: Pixels) -> Pixels:
        """The part of the picture inside."""
        return picture[max(self.top, 0) : self.bottom, max(self.left, 0) : self.right]

    def grown(self, by: int) -> Area:
        """The rectangle with so much more on every side; its left and top may become negative."""
        return Area(self.left - by, self.top - by, self.right + by, self.bottom + by)


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word as the engine read it. ``baseline`` is the y of its line, ``size`` the type size, both of the whole line.

    ``confidence`` is 0 to 100 as the engine gives it. ``sure`` is False for a number that two engines read differently
    or that only one could read.
    """

    text: str
    area: Area
    baseline: float
    size: float
    confidence: int
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight rule: at ``place``, from ``low`` to ``high`` along the other axis."""

    place: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page as it came was set upright: quarter turns counter-clockwise first, then degrees of skew undone."""

    quarters: int = 0
    skew: float = 0.0
