"""How large a picture may be, and the one resolution that all pages are read at."""

from __future__ import annotations

from typing import Final

DPI: Final = 200  # measured: as good as 300 for the small model, and faster
MOST_PIXELS: Final = 40_000_000  # of one picture as it comes; A3 at 300 dpi has 17 million
MOST_PAGE_PIXELS: Final = 16_000_000  # of one page as it is read; A3 at 200 dpi has 8 million
A4_LONG_SIDE: Final = 11.69  # inches
SMALLEST_SIDE: Final = 32  # pixels; less is no page


class PictureRefused(Exception):
    """A picture that is damaged or larger than any page; ``too_large`` tells which."""

    def __init__(self, *, too_large: bool) -> None:
        super().__init__("picture too large" if too_large else "picture damaged")
        self.too_large = too_large
