"""Opening a ZIP package of unknown origin: its directory is measured before it is read."""

from __future__ import annotations

import io
import zipfile

from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import Limits

CENTRAL_DIRECTORY_ENTRY = 512  # bytes of directory allowed for each member
END_OF_DIRECTORY = 22 + 65_535


def open_package(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """A ZIP file whose directory is of a sane size."""
    directory_bytes = _directory_size(data)
    if directory_bytes > limits.zip_entries * CENTRAL_DIRECTORY_ENTRY:
        raise too_many_members()
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OverflowError, NotImplementedError) as error:
        raise damaged_package() from error
    if len(package.infolist()) > limits.zip_entries:
        raise too_many_members()
    return package


def _directory_size(data: bytes) -> int:
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - END_OF_DIRECTORY))
    return int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0


def damaged_package() -> UnreadableDocument:
    """The refusal for a package that cannot be opened as one."""
    return UnreadableDocument(
        "Tệp bị hỏng hoặc tải lên chưa trọn vẹn nên không mở được. Hãy mở tệp bằng Word, lưu lại thành tệp .docx mới "
        "rồi thử lại.",
        Trouble.DAMAGED,
    )


def too_many_members() -> UnreadableDocument:
    """The refusal for a package that is made to exhaust whoever opens it."""
    return UnreadableDocument(
        "Tệp nén chứa quá nhiều thành phần, có dấu hiệu là bom nén nên không được mở. Hãy xin lại bản gốc từ nơi gửi, "
        "hoặc mở bằng Word rồi lưu lại thành tệp .docx mới.",
        Trouble.ZIP_BOMB,
    )
