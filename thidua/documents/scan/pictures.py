"""Pictures from files, safely: the size is known before a pixel is unpacked."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import cv2
import numpy as np
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from thidua.documents.scan.bounds import A4_LONG_SIDE, DPI, MOST_PAGE_PIXELS, MOST_PIXELS, SMALLEST_SIDE, PictureRefused
from thidua.documents.scan.page import Pixels

FORMATS: Final = ("PNG", "JPEG", "TIFF")
POINTS: Final = 72.0
CLOSE: Final = 0.15  # a resolution this near to the wanted one is left as it is


def page_count(data: bytes) -> int:
    """How many pages an image file has. Raises :class:`PictureRefused`."""
    with _opened(data) as image:
        return int(getattr(image, "n_frames", 1))


def picture_pages(data: bytes) -> Iterator[Pixels]:
    """The pages of an image file in colour, at the resolution for reading. Raises :class:`PictureRefused`."""
    with _opened(data) as image:
        for frame in ImageSequence.Iterator(image):
            _check(frame.width, frame.height)
            upright = ImageOps.exif_transpose(frame)
            yield at_reading_size(np.asarray(_on_white(upright), dtype=np.uint8)[..., ::-1])


def page_of_pdf(page: Any) -> Pixels:
    """A page of an opened PDF in colour, at the resolution for reading."""
    width, height = page.get_width() / POINTS * DPI, page.get_height() / POINTS * DPI
    scale = DPI / POINTS * min(1.0, (MOST_PAGE_PIXELS / max(width * height, 1.0)) ** 0.5)
    if min(width, height) * scale / DPI * POINTS < SMALLEST_SIDE:
        raise PictureRefused(too_large=False)
    bitmap = page.render(scale=scale, rev_byteorder=False)
    return np.ascontiguousarray(bitmap.to_numpy()[..., :3])


def at_reading_size(picture: Pixels) -> Pixels:
    """The picture scaled so that its long side is that of A4 at the resolution for reading."""
    height, width = picture.shape[:2]
    factor = A4_LONG_SIDE * DPI / max(height, width)
    if abs(factor - 1.0) <= CLOSE:
        return np.ascontiguousarray(picture)
    way = cv2.INTER_AREA if factor < 1.0 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(picture, None, fx=factor, fy=factor, interpolation=way), dtype=np.uint8)


@contextmanager
def _opened(data: bytes) -> Iterator[Image.Image]:
    """An image whose size has been checked; whatever the library says of a broken one is one refusal."""
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _check(image.width, image.height)
            yield image
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise PictureRefused(too_large=isinstance(error, Image.DecompressionBombError)) from error


def _check(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise PictureRefused(too_large=True)
    if min(width, height) < SMALLEST_SIDE:
        raise PictureRefused(too_large=False)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return image.convert("RGB")
