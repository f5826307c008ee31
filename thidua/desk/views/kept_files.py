"""Handing out what was uploaded: pictures are shown, everything else is only ever a download."""

from __future__ import annotations

from django.http import FileResponse

from thidua.documents.files import open_stored
from thidua.documents.models import StoredFile

NOT_KEPT = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}


def shown_picture(file: StoredFile, media_type: str) -> FileResponse:
    """A picture whose content was looked at when it came in."""
    return FileResponse(open_stored(file), content_type=media_type, headers={"X-Content-Type-Options": "nosniff"})


def download(file: StoredFile, name: str) -> FileResponse:
    """Any other file, under its name, never opened by the browser and never kept by it."""
    return FileResponse(
        open_stored(file), as_attachment=True, filename=name, content_type="application/octet-stream", headers=NOT_KEPT
    )
