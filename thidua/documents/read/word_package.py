"""The parts of a DOCX package, unpacked within limits and parsed without entities, DTDs or network."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from typing import Final

from lxml import etree

from thidua.documents.read.errors import Trouble, UnreadableDocument
from thidua.documents.read.limits import Limits
from thidua.documents.read.packages import damaged_package, open_package

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements

STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")
PROLOGUE_BYTES: Final = 4096
ENCRYPTED_FLAG: Final = 0x1
MAIN_PART: Final = "word/document.xml"
BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    etree.LxmlError,
)


class WordPackage:
    """Access to the XML parts of one DOCX file.

    Opening checks every member before any is unpacked: declared sizes, ratios, encryption; then the first bytes of all
    XML for declarations of entities. Raises :class:`UnreadableDocument`.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._zip = open_package(data, limits)
        self._names = set(self._zip.namelist())
        for member in self._zip.infolist():
            _check_member(member, limits)
        if sum(member.file_size for member in self._zip.infolist()) > limits.unpacked_bytes:
            raise bomb()
        for name in self._names:
            if name.endswith((".xml", ".rels")):
                self._check_prologue(name)
        self.main = self._main_part()

    def has_macros(self) -> bool:
        """Whether the file carries a VBA project, which is never looked at."""
        return any(name.endswith("vbaProject.bin") for name in self._names)

    def document(self) -> Element:
        """The root of the main part."""
        root = self.part(posixpath.basename(self.main))
        if root is None:
            raise damaged_package()
        return root

    def part(self, name: str) -> Element | None:
        """The root of a part beside the main one, such as ``styles.xml``; None where there is none."""
        path = posixpath.join(posixpath.dirname(self.main), name)
        return self._parse(path) if path in self._names else None

    def _main_part(self) -> str:
        root = self._parse("_rels/.rels") if "_rels/.rels" in self._names else None
        for relation in root if root is not None else ():
            target = relation.get("Target", "").lstrip("/")
            if relation.get("Type", "").endswith("/officeDocument") and target in self._names:
                return target
        return MAIN_PART

    def _check_prologue(self, name: str) -> None:
        try:
            with self._zip.open(name) as stream:
                head = stream.read(PROLOGUE_BYTES).replace(b"\x00", b"")  # UTF-16 shows the same letters
        except BROKEN as error:
            raise damaged_package() from error
        if any(declaration in head for declaration in DECLARATIONS):
            raise entities()

    def _parse(self, path: str) -> Element:
        try:
            with self._zip.open(path) as stream:
                data = stream.read(self._limits.part_bytes + 1)
            if len(data) > self._limits.part_bytes:
                raise bomb()
            parser = etree.XMLParser(
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                huge_tree=False,
                remove_comments=True,
                collect_ids=False,
            )
            root = etree.fromstring(data.replace(STRICT, TRANSITIONAL), parser)
        except BROKEN as error:
            raise damaged_package() from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise entities()
        return root


def _check_member(member: zipfile.ZipInfo, limits: Limits) -> None:
    if member.flag_bits & ENCRYPTED_FLAG:
        raise UnreadableDocument(
            "Tệp nén có đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi đọc lại.", Trouble.ENCRYPTED
        )
    packed = max(member.compress_size, 1)
    if member.file_size > limits.ratio_free_bytes and member.file_size / packed > limits.compression_ratio:
        raise bomb()


def bomb() -> UnreadableDocument:
    """The refusal for a package that unpacks to far more than any document holds."""
    return UnreadableDocument(
        "Tệp bung ra lớn bất thường, có dấu hiệu là bom nén nên không được mở. Hãy xin lại bản gốc từ nơi gửi, hoặc mở "
        "bằng Word rồi lưu lại thành tệp .docx mới.",
        Trouble.ZIP_BOMB,
    )


def entities() -> UnreadableDocument:
    """The refusal for XML that declares entities: no word processor writes such a file."""
    return UnreadableDocument(
        "Tệp có khai báo thực thể XML (DTD), cách thường dùng để lấy trộm dữ liệu, nên không được mở. Hãy xin lại bản "
        "gốc từ nơi gửi, hoặc chép nội dung sang một tệp Word mới.",
        Trouble.EXTERNAL_ENTITY,
    )
