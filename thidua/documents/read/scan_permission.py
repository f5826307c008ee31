"""What is settled before any engine of scans is loaded: whether scans are read here, and how many pages."""

from __future__ import annotations

from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import Limits


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
