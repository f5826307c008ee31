"""Pages of a PDF as PNG pictures: what the browser shows where the content policy lets no PDF in."""

from __future__ import annotations

import struct
import zlib
from functools import lru_cache
from threading import Lock

SCALE = 1.5  # 108 dots an inch: sharp at the width of the sheet on the screen
_PDFIUM = Lock()
"""PDFium is not made for threads; one page is drawn at a time."""


def page_count(pdf: bytes) -> int:
    """How many pages the file has."""
    import pypdfium2  # noqa: PLC0415 - slow import

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


@lru_cache(maxsize=32)
def page_picture(pdf: bytes, number: int) -> bytes:
    """Page ``number`` (from 1) as PNG; :class:`IndexError` where there is none."""
    import pypdfium2  # noqa: PLC0415 - slow import

    with _PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            if not 1 <= number <= len(document):
                message = f"no page {number}"
                raise IndexError(message)
            bitmap = document[number - 1].render(scale=SCALE, grayscale=False, rev_byteorder=True, prefer_bgrx=False)
            return png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        finally:
            document.close()


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Rows of RGB pixels, each ``stride`` bytes long, as a PNG file (ISO/IEC 15948)."""
    rows = b"".join(b"\0" + pixels[at * stride : at * stride + width * 3] for at in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, content) for name, content in parts)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + check
