"""The bytes of stored files: written once under their hash, opened again, lent out under a name."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.core.files.base import File
from django.core.files.storage import default_storage

from thidua.documents.models import StoredFile

CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of bytes that were stored."""

    sha256: str
    size: int


def keep_bytes(upload: File[bytes]) -> Kept:
    """Store the bytes under their SHA-256; the same bytes are stored once.

    Runs before the row that names them is saved: bytes without a row do no harm, a row without bytes would.
    """
    digest, size = hashlib.sha256(), 0
    upload.seek(0)
    for chunk in upload.chunks(CHUNK):
        digest.update(chunk)
        size += len(chunk)
    name = digest.hexdigest()
    path = f"{name[:2]}/{name}"
    if not default_storage.exists(path):
        upload.seek(0)
        default_storage.save(path, upload)
    return Kept(name, size)


def open_stored(stored: StoredFile) -> File[bytes]:
    """The stored bytes, open for reading."""
    return default_storage.open(stored.path, "rb")


@contextmanager
def lent(stored: StoredFile, file_name: str) -> Iterator[Path]:
    """A private copy of the file on disk with its own extension, for readers that want a path. Gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        path = Path(folder) / f"document{PurePath(file_name).suffix.lower()}"
        with open_stored(stored) as source, path.open("wb") as copy:
            shutil.copyfileobj(source, copy, CHUNK)
        yield path
