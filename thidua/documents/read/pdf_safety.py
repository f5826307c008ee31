"""Looking for active content in a PDF before it is opened: scripts and actions that start programs.

The library that reads the text has no script engine, so nothing would run. But a document that carries scripts is no
ordinary administrative document, and its owner should know.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import Any, Final

import pypdfium2.raw as pdfium

from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import MEGABYTE, Limits

STREAM: Final = re.compile(rb"stream(?<!endstream)\r?\n")
END_OF_STREAM: Final = b"endstream"
OBJECT_STREAM: Final = re.compile(rb"/Type\s*/ObjStm\b")
DICTIONARY_BYTES: Final = 2048  # in front of a stream, where its dictionary is
ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
ACTIVE: Final = re.compile(rb"/(?:JavaScript|JS|Launch|RichMedia)(?![A-Za-z0-9])")
UNPACKED_BYTES: Final = 64 * MEGABYTE  # of all object streams together


def check_safe(data: bytes, limits: Limits) -> None:
    """Refuse a PDF with scripts, also where they hide in compressed object streams or behind escaped names.

    Raises :class:`UnreadableDocument` (active content, or too large where the streams unpack without end).
    """
    del limits
    if any(ACTIVE.search(_unescaped(piece)) for piece in _object_texts(data)):
        raise UnreadableDocument(
            "Tệp PDF có mã lệnh (JavaScript hoặc lệnh mở chương trình) nên không được mở, để giữ an toàn cho máy của "
            "đơn vị. Hãy mở tệp trong trình xem PDF đáng tin cậy, in lại ra PDF mới (Print to PDF) rồi đọc tệp mới đó.",
            Trouble.ACTIVE_CONTENT,
        )


def has_attachments(document: Any) -> bool:
    """Whether other files are attached."""
    return int(pdfium.FPDFDoc_GetAttachmentCount(document.raw)) > 0


def _unescaped(piece: bytes) -> bytes:
    return ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), piece) if b"#" in piece else piece


def _object_texts(data: bytes) -> Iterator[bytes]:
    """The parts of the file that hold objects: all outside of streams, and the unpacked object streams."""
    position = 0
    left = UNPACKED_BYTES
    while found := STREAM.search(data, position):
        yield data[position : found.start()]
        end = data.find(END_OF_STREAM, found.end())
        end = len(data) if end < 0 else end
        if OBJECT_STREAM.search(data, max(position, found.start() - DICTIONARY_BYTES), found.start()):
            unpacked = _unpacked(data[found.end() : end], left)
            left -= len(unpacked)
            yield unpacked
        position = end
    yield data[position:]


def _unpacked(packed: bytes, most: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, max(most, 1))
    except zlib.error:
        return b""
    if unpacker.unconsumed_tail:
        raise UnreadableDocument(
            "Tệp PDF bung ra lớn bất thường nên không được mở. Hãy in lại ra PDF mới rồi đọc tệp mới đó.",
            Trouble.ZIP_BOMB,
        )
    return text
