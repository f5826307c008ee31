"""Photographs made fit for the public: upright, of a sensible size, without what the camera or telephone wrote along.

A telephone writes place, time and owner into each picture; whoever is shown at home has not agreed to that.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

MOST_PIXELS: Final = 60_000_000
LONG_SIDE: Final = 1600
QUALITY: Final = 85
FORMATS: Final = ("JPEG", "PNG", "WEBP")
MEDIA_TYPE: Final = "image/jpeg"


class NoPhotograph(Exception):
    """What was given is no picture, or larger than any camera makes."""


@dataclass(frozen=True, slots=True)
class Photograph:
    """A JPEG file and its size in pixels. It holds pixels and nothing else."""

    content: bytes
    width: int
    height: int


def cleaned(data: bytes) -> Photograph:
    """The picture drawn anew: turned upright, at most 1600 pixels long, on white. Raises :class:`NoPhotograph`."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - slow import

    with _refusing_what_is_broken(), Image.open(io.BytesIO(data), formats=FORMATS) as image:
        if image.width * image.height > MOST_PIXELS:
            raise NoPhotograph
        image.draft("RGB", (2 * LONG_SIDE, 2 * LONG_SIDE))
        upright = ImageOps.exif_transpose(image).convert("RGBA")
        upright.thumbnail((LONG_SIDE, LONG_SIDE))
        page = Image.new("RGBA", upright.size, "white")
        page.alpha_composite(upright)
        stream = io.BytesIO()
        page.convert("RGB").save(stream, "JPEG", quality=QUALITY, optimize=True, progressive=True)
        return Photograph(stream.getvalue(), *page.size)


@contextmanager
def _refusing_what_is_broken() -> Iterator[None]:
    """Whatever the library says of a broken file is one refusal."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - slow import

    try:
        yield
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as flaw:
        raise NoPhotograph from flaw
