"""The one door for files: size first, then what the file really is, then the reader for that kind."""

from __future__ import annotations

import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Final, Protocol, cast

from thidua.documents.logic.source import Source
from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.file_kind import FileKind, kind_of
from thidua.documents.read.limits import LIMITS, MEGABYTE, Limits

Progress = Callable[[int, int], None]
"""Called after each page with its number and the number of pages."""


class Reader(Protocol):
    """Turns the bytes of one kind of file into a :class:`Source`, or raises :class:`UnreadableDocument`."""

    def __call__(self, data: bytes, *, name: str, limits: Limits, progress: Progress | None) -> Source: ...


# Readers are named, not imported: reading a text file must not load the XML and PDF libraries.
READERS: Final[dict[FileKind, str]] = {
    FileKind.TEXT: "thidua.documents.read.plain_text:read_plain_text",
    FileKind.DOCX: "thidua.documents.read.word:read_word",
    FileKind.PDF: "thidua.documents.read.pdf:read_pdf",
    FileKind.IMAGE: "thidua.documents.read.pictures:read_image",
}


def open_source(
    path_or_bytes: Path | str | bytes,
    *,
    name: str,
    limits: Limits = LIMITS,
    progress: Progress | None = None,
) -> Source:
    """Read a DOCX, PDF, PNG, JPEG, TIFF, TXT or MD file, whatever its extension says.

    Pictures of pages are read only where ``limits.scan_pages`` allows, which the limited process does
    (:mod:`~thidua.documents.read.limited`); elsewhere they are refused with :attr:`Trouble.SCAN`.
    ``name`` is the file name as the user knows it. Nothing inside the file is run, and nothing it points at is fetched.
    Raises :class:`UnreadableDocument` for everything that cannot be read, and nothing else.
    """
    data = path_or_bytes if isinstance(path_or_bytes, bytes) else _bytes_of(Path(path_or_bytes), limits)
    if len(data) > limits.file_bytes:
        raise _too_large(len(data), limits)
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableDocument("Tệp rỗng, không có nội dung. Hãy kiểm tra lại tệp rồi chọn lại.", Trouble.EMPTY)
    kind = kind_of(data, limits)
    if kind not in READERS:
        from thidua.documents.read.advice import refusal  # noqa: PLC0415 - slow import, and seldom needed

        raise refusal(kind)
    source = _read(kind, data, name, limits, progress)
    if not source.blocks:
        raise UnreadableDocument(
            "Tệp mở được nhưng không có chữ nào để đọc. Hãy kiểm tra lại nội dung tệp.", Trouble.EMPTY
        )
    return source


def _read(kind: FileKind, data: bytes, name: str, limits: Limits, progress: Progress | None) -> Source:
    try:
        return _reader(kind)(data, name=name, limits=limits, progress=progress)
    except ModuleNotFoundError as missing:
        raise UnreadableDocument(
            f"Máy chủ chưa cài phần đọc bản quét (thiếu {missing.name}). Hãy báo quản trị viên chạy lại make setup, "
            "hoặc dùng tệp DOCX hay PDF có chữ.",
            Trouble.UNSUPPORTED,
        ) from missing


def _reader(kind: FileKind) -> Reader:
    module, _, function = READERS[kind].partition(":")
    return cast(Reader, getattr(import_module(module), function))


def _bytes_of(path: Path, limits: Limits) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableDocument(
                f"“{path}” là thư mục, không phải tệp. Hãy chỉ rõ tệp văn bản cần đọc.", Trouble.MISSING
            )
        if status.st_size > limits.file_bytes:
            raise _too_large(status.st_size, limits)
        with path.open("rb") as stream:
            return stream.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        raise UnreadableDocument(
            f"Không tìm thấy tệp “{path}”. Hãy kiểm tra lại tên và thư mục.", Trouble.MISSING
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableDocument(f"Không mở được tệp “{path}”. Hãy kiểm tra quyền đọc tệp.", Trouble.MISSING) from error


def _too_large(size: int, limits: Limits) -> UnreadableDocument:
    return UnreadableDocument(
        f"Tệp nặng {size / MEGABYTE:.0f} MB, vượt mức {limits.file_bytes // MEGABYTE} MB cho phép. Hãy bỏ bớt ảnh "
        "trong văn bản (trong Word: Nén ảnh) hoặc tách phụ lục thành tệp riêng.",
        Trouble.TOO_LARGE,
    )
