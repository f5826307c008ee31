"""A package of dossiers for the level above: a ZIP of ``manifest.json`` and papers, each named by its SHA-256.

Written by one installation and read by another; nothing of it is trusted before hashes, names and sizes are checked.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.core.logic.codec import Malformed, from_json, to_json

FORMAT, VERSION = "thidua-ho-so", 1
MANIFEST, PAPERS = "manifest.json", "van-ban/"
MOST_BYTES = 200 * 1024 * 1024
"""All files of a package together, unpacked."""
MOST_DOSSIERS = 5_000
FIXED_TIME = (2000, 1, 1, 0, 0, 0)
"""The stamp of every entry, so that the same dossiers give the same bytes."""


class BadPackage(ValueError):
    """The file is no package or was altered; the message is Vietnamese and says what to do."""


@dataclass(frozen=True, slots=True)
class Sender:
    """The installation's body that handed the dossiers up."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a dossier is about, as far as another installation needs it to find or enter them."""

    name: str
    is_person: bool
    code: str
    official_code: str = ""
    birth_date: date | None = None
    gender: str = ""
    personal_id: str = ""
    ethnicity: str = ""
    post: str = ""
    unit_code: str = ""
    unit_name: str = ""


@dataclass(frozen=True, slots=True)
class PackedPaper:
    """A paper of a dossier: the words people know it by, and the hash its file is named by."""

    title: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PackedDossier:
    """One dossier as it is handed up. ``award``, ``merit`` and ``subject_kind`` are the stable codes."""

    code: str
    award: str
    subject_kind: str
    merit: str
    first_year: int
    year: int
    subject: Subject
    proposer_code: str
    proposer_name: str
    deed: str = ""
    report: str = ""
    simplified: bool = False
    papers: tuple[PackedPaper, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 over everything that is said of it: the same digest, the same dossier."""
        return hashlib.sha256(_bytes(self)).hexdigest()


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in the package."""

    format: str
    version: int
    sender: Sender
    made_on: date
    dossiers: tuple[PackedDossier, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A package that was opened and found whole. ``files`` are the papers by hash."""

    manifest: Manifest
    files: Mapping[str, bytes]


def _bytes(value: object) -> bytes:
    return json.dumps(to_json(value), ensure_ascii=False, sort_keys=True, indent=1).encode()


def sha256_of(data: bytes) -> str:
    """The hash in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def packed(sender: Sender, made_on: date, dossiers: Sequence[PackedDossier], files: Sequence[bytes]) -> bytes:
    """The ZIP. The same dossiers on the same day give the same bytes."""
    manifest = Manifest(FORMAT, VERSION, sender, made_on, tuple(dossiers))
    entries = {MANIFEST: _bytes(manifest)} | {f"{PAPERS}{sha256_of(data)}.pdf": data for data in files}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(entries):
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), entries[name], zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def opened(data: bytes) -> Package:
    """The package in the file; :class:`BadPackage` where it is none, was altered, or is too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                message = "Gói hồ sơ lớn quá mức cho phép; hãy đề nghị đơn vị gửi chia thành nhiều gói."
                raise BadPackage(message)
            entries = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError) as flaw:
        message = "Tệp không phải gói hồ sơ (ZIP) hoặc đã hỏng; hãy tải lại từ đơn vị gửi."
        raise BadPackage(message) from flaw
    manifest = _manifest(entries)
    return Package(manifest, _papers(manifest, entries))


def _manifest(entries: Mapping[str, bytes]) -> Manifest:
    try:
        found = from_json(Manifest, json.loads(entries[MANIFEST]))
    except (KeyError, Malformed, ValueError, RecursionError) as flaw:
        message = "Gói không có bản kê hợp lệ (manifest.json); hãy đề nghị đơn vị gửi lập lại gói."
        raise BadPackage(message) from flaw
    if (found.format, found.version) != (FORMAT, VERSION):
        message = "Gói thuộc định dạng hoặc phiên bản khác; hãy đề nghị đơn vị gửi cập nhật phần mềm."
        raise BadPackage(message)
    if not 0 < len(found.dossiers) <= MOST_DOSSIERS or len({row.code for row in found.dossiers}) != len(found.dossiers):
        message = "Bản kê trống, quá dài hoặc có hồ sơ trùng mã; hãy đề nghị đơn vị gửi lập lại gói."
        raise BadPackage(message)
    return found


def _papers(manifest: Manifest, entries: Mapping[str, bytes]) -> dict[str, bytes]:
    """The papers that the manifest names, each with the hash it is named by."""
    found = {}
    for paper in (paper for dossier in manifest.dossiers for paper in dossier.papers):
        data = entries.get(f"{PAPERS}{paper.sha256}.pdf")
        if data is None or sha256_of(data) != paper.sha256:
            message = f"Văn bản “{paper.title}” bị thiếu hoặc đã bị sửa; hãy đề nghị đơn vị gửi lập lại gói."
            raise BadPackage(message)
        found[paper.sha256] = data
    return found
