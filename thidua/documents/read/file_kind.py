"""What a file really is, told from its content; the name on it is only believed where content says nothing."""

from __future__ import annotations

from enum import StrEnum

from thidua.documents.read.limits import Limits


class FileKind(StrEnum):
    """Kinds of file that are read or that deserve their own advice."""

    TEXT = "text"
    DOCX = "docx"
    PDF = "pdf"
    IMAGE = "image"
    OTHER_IMAGE = "other_image"
    OLD_WORD = "doc"
    OLD_OFFICE = "ole"
    ENCRYPTED_OFFICE = "encrypted"
    WORKBOOK = "xlsx"
    SLIDES = "pptx"
    OPEN_DOCUMENT = "odt"
    RICH_TEXT = "rtf"
    WEB_PAGE = "html"
    XML = "xml"
    ARCHIVE = "archive"
    PROGRAM = "program"
    MEDIA = "media"


MAGIC: tuple[tuple[bytes, FileKind], ...] = (
    (b"\x89PNG\r\n\x1a\n", FileKind.IMAGE),
    (b"\xff\xd8\xff", FileKind.IMAGE),
    (b"II*\x00", FileKind.IMAGE),
    (b"MM\x00*", FileKind.IMAGE),
    (b"GIF87a", FileKind.OTHER_IMAGE),
    (b"GIF89a", FileKind.OTHER_IMAGE),
    (b"{\\rtf", FileKind.RICH_TEXT),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"Rar!\x1a\x07", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"BZh", FileKind.ARCHIVE),
    (b"\xfd7zXZ\x00", FileKind.ARCHIVE),
    (b"ID3", FileKind.MEDIA),
    (b"OggS", FileKind.MEDIA),
)
OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
PDF_MAGIC = b"%PDF-"
PDF_MAGIC_WITHIN = 1024  # bytes of rubbish that viewers tolerate in front of a PDF

OLE_STREAMS: tuple[tuple[str, FileKind], ...] = (
    ("EncryptedPackage", FileKind.ENCRYPTED_OFFICE),
    ("WordDocument", FileKind.OLD_WORD),
)
ZIP_MEMBERS: tuple[tuple[str, FileKind], ...] = (
    ("word/", FileKind.DOCX),
    ("xl/", FileKind.WORKBOOK),
    ("ppt/", FileKind.SLIDES),
    ("content.xml", FileKind.OPEN_DOCUMENT),
)


def kind_of(data: bytes, limits: Limits) -> FileKind:
    """The kind of a file by its first bytes and, for packages, by what is in them.

    Raises ``UnreadableDocument`` for a package that is broken or has far too many members.
    """
    if PDF_MAGIC in data[:PDF_MAGIC_WITHIN]:
        return FileKind.PDF
    if data.startswith(ZIP_MAGIC):
        return _package_kind(data, limits)
    if data.startswith(OLE_MAGIC):
        return _ole_kind(data)
    for magic, kind in MAGIC:
        if data.startswith(magic):
            return kind
    return _binary_kind(data) or _markup_kind(data) or FileKind.TEXT


def _package_kind(data: bytes, limits: Limits) -> FileKind:
    from thidua.documents.read.packages import open_package  # noqa: PLC0415 - slow import, and text needs none of it

    names = open_package(data, limits).namelist()
    for prefix, kind in ZIP_MEMBERS:
        if any(name.startswith(prefix) for name in names):
            return kind
    return FileKind.ARCHIVE


def _ole_kind(data: bytes) -> FileKind:
    for stream, kind in OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return FileKind.OLD_OFFICE


def _binary_kind(data: bytes) -> FileKind | None:
    if data[:2] == b"MZ" and b"\x00" in data[:64]:
        return FileKind.PROGRAM
    if data[:2] == b"BM" and data[6:10] == b"\x00\x00\x00\x00":
        return FileKind.OTHER_IMAGE
    if data[:4] == b"RIFF":
        return FileKind.OTHER_IMAGE if data[8:12] == b"WEBP" else FileKind.MEDIA
    if data[4:8] == b"ftyp":
        return FileKind.OTHER_IMAGE if data[8:12] in {b"heic", b"heix", b"mif1", b"avif"} else FileKind.MEDIA
    return None


def _markup_kind(data: bytes) -> FileKind | None:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return FileKind.WEB_PAGE
    if head.startswith(b"<?xml"):
        return FileKind.WEB_PAGE if b"<html" in head else FileKind.XML
    return None
