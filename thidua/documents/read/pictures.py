"""Image files: a page each, read by the engines of scans."""

from __future__ import annotations

from thidua.documents.logic.source import Source
from thidua.documents.read.limits import Limits
from thidua.documents.read.opening import Progress
from thidua.documents.read.scan_permission import allow_scans

MEDIA_TYPE = "image"


def read_image(data: bytes, *, name: str, limits: Limits, progress: Progress | None = None) -> Source:
    """Read the pages of a PNG, JPEG or TIFF file. Raises :class:`UnreadableDocument`."""
    del name
    allow_scans(1, limits)
    from thidua.documents.read.scan import read_image_pages  # noqa: PLC0415 - slow import, engines of scans

    return read_image_pages(data, MEDIA_TYPE, limits, progress)
