"""Image files, and what is settled before any engine is loaded: whether scans are read here, and how many pages."""

from __future__ import annotations

from thidua.documents.logic.source import Source
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import Limits
from thidua.documents.read.opening import Progress

MEDIA_TYPE = "image"


def read_image(data: bytes, *, name: str, limits: Limits, progress: Progress | None = None) -> Source:
    """Read the pages of a PNG, JPEG or TIFF file. Raises :class:`UnreadableDocument`."""
    del name
    allow_scans(1, limits)
    from thidua.documents.read.scan import read_image_pages  # noqa: PLC0415 - slow import, engines of scans

    return read_image_pages(data, MEDIA_TYPE, limits, progress)


def allow_scans(pages: int, limits: Limits) -> None:
    """Get ready for so many pages that are pictures. Refuse where no scans are read, or not so many pages."""
    if not limits.scan_pages:
        raise UnreadableDocument(
            "Tệp là bản quét (ảnh chụp trang giấy), không có lớp chữ. Hãy đưa tệp vào hệ thống hoặc dùng lệnh thidua "
            "read để đọc bằng nhận dạng chữ.",
            Trouble.SCAN,
        )
    if pages > limits.scan_pages:
        raise UnreadableDocument(
            f"Bản quét có {pages} trang, vượt mức {limits.scan_pages} trang. Hãy tách phần văn bản phát động ra tệp "
            "riêng.",
            Trouble.TOO_LARGE,
        )
    if limits.before_scans is not None:
        limits.before_scans(pages)
