"""An uploaded file taken into the store. Part of the actions that take files in."""

from __future__ import annotations

from pathlib import PurePath

from django.core.files.base import File
from django.utils.translation import gettext as _

from thidua.core import clock
from thidua.core.errors import Invalid
from thidua.core.logic.text import collapse, nfc
from thidua.documents.files import keep_bytes
from thidua.documents.models import StoredFile
from thidua.documents.read.limits import LIMITS, MEGABYTE


def file_name_of(upload: File[bytes]) -> str:
    """The name as its owner knows it; :class:`Invalid` for a file that is empty or too large, before it is stored."""
    name = collapse(nfc(PurePath(upload.name or "").name))[-255:]
    size = upload.size or 0
    if not name or size == 0:
        raise Invalid({"file": _("Tệp rỗng hoặc không có tên; hãy chọn lại tệp.")})
    if size > LIMITS.file_bytes:
        raise Invalid(
            {
                "file": _("Tệp lớn hơn %(most)d MB; hãy giảm dung lượng hoặc tách tệp.")
                % {"most": LIMITS.file_bytes // MEGABYTE}
            }
        )
    return name


def stored_file(upload: File[bytes], name: str) -> StoredFile:
    """The bytes kept and their row, which may be an old one of the same bytes."""
    kept = keep_bytes(upload)
    row, _created = StoredFile.objects.get_or_create(
        sha256=kept.sha256,
        defaults={
            "name": name,
            "size": kept.size,
            "media_type": getattr(upload, "content_type", "") or "",
            "stored_at": clock.now(),
        },
    )
    return row
