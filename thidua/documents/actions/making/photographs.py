"""Uploaded photographs taken into the store, cleaned of what the camera wrote along. Part of actions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from thidua.core.errors import Invalid
from thidua.documents.actions.making.storing import file_name_of, stored_file
from thidua.documents.models import StoredFile
from thidua.documents.read.photographs import MEDIA_TYPE, NoPhotograph, cleaned


@dataclass(frozen=True, slots=True)
class KeptPhotograph:
    """A photograph in the store and its size in pixels."""

    file: StoredFile
    media_type: str
    width: int
    height: int


def kept_photograph(upload: File[bytes], field: str) -> KeptPhotograph:
    """The cleaned photograph in the store; the file as it came is not kept. :class:`Invalid` under ``field``."""
    try:
        name = file_name_of(upload)
        upload.seek(0)
        made = cleaned(upload.read())
    except Invalid as refusal:
        raise Invalid({field: str(refusal)}) from refusal
    except NoPhotograph as refusal:
        words = _("“%(name)s” không phải ảnh JPEG, PNG hoặc WebP đọc được; hãy chọn ảnh khác.")
        raise Invalid({field: words % {"name": upload.name}}) from refusal
    stored = stored_file(ContentFile(made.content), f"{PurePath(name).stem}.jpg")
    return KeptPhotograph(stored, MEDIA_TYPE, made.width, made.height)
