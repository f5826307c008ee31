"""Uploaded pictures and papers taken into the store. Part of the actions that take them in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.core.errors import Invalid
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.documents.models import StoredFile
from thidua.monitoring.logic.picture_types import HEAD_BYTES, picture_type

MOST_AT_ONCE = 20
"""Files taken in by one sending."""


@dataclass(frozen=True, slots=True)
class TakenPicture:
    """A picture in the store with the media type its content shows."""

    file: StoredFile
    media_type: str


@dataclass(frozen=True, slots=True)
class TakenFile:
    """A file in the store under the name its owner gave it here."""

    file: StoredFile
    name: str


def taken_pictures(uploads: Iterable[File[bytes]], field: str = "pictures") -> list[TakenPicture]:
    """The pictures kept; :class:`Invalid` under ``field`` for a file that is no picture, before any is stored."""
    found = list(uploads)
    _refuse_many(found, field)
    kinds = [_type_of(upload, field) for upload in found]
    return [
        TakenPicture(stored_file(upload, _name(upload, field)), kind) for upload, kind in zip(found, kinds, strict=True)
    ]


def taken_files(uploads: Iterable[File[bytes]], field: str = "papers") -> list[TakenFile]:
    """The files kept, of whatever kind; they are only ever handed out as downloads."""
    found = list(uploads)
    _refuse_many(found, field)
    named = [(upload, _name(upload, field)) for upload in found]
    return [TakenFile(stored_file(upload, name), name) for upload, name in named]


def _refuse_many(uploads: list[File[bytes]], field: str) -> None:
    if len(uploads) > MOST_AT_ONCE:
        raise Invalid(
            {field: _("Mỗi lần gửi nhiều nhất %(most)d tệp; hãy chia làm nhiều lần.") % {"most": MOST_AT_ONCE}}
        )


def _name(upload: File[bytes], field: str) -> str:
    try:
        return file_name_of(upload)
    except Invalid as refusal:
        raise Invalid({field: str(refusal)}) from refusal


def _type_of(upload: File[bytes], field: str) -> str:
    upload.seek(0)
    kind = picture_type(upload.read(HEAD_BYTES))
    upload.seek(0)
    if kind is None:
        raise Invalid(
            {field: _("“%(name)s” không phải ảnh JPEG, PNG hoặc WebP; hãy chọn ảnh khác.") % {"name": upload.name}}
        )
    return kind
