"""A DOCX that was taken away, edited and brought back: read with care, and fitted to the paper it came from."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from thidua.core.errors import Invalid
from thidua.documents.logic.components import NotIssuedHere
from thidua.documents.logic.decree30 import Appendix, Document, Element, Picture
from thidua.documents.read.errors import UnreadableDocument
from thidua.documents.read.limited import read_issued_limited
from thidua.documents.read.limits import LIMITS

DOCX_OPENS = b"PK"


@dataclass(frozen=True, slots=True)
class Returned:
    """What the file says. Number, day and file properties are not taken from it."""

    document: Document
    content: bytes
    name: str

    def fitted(self, paper: Document) -> Document:
        """The text for this paper: pictures get their drawings back, by caption; number, day and marks stay."""
        drawings = {e.caption: e for e in _pictures(paper)}
        return replace(
            self.document,
            number=paper.number,
            day=paper.day,
            meta=paper.meta,
            body=tuple(_with_drawing(e, drawings) for e in self.document.body),
            appendices=tuple(_with_drawings(a, drawings) for a in self.document.appendices),
        )


def _pictures(document: Document) -> list[Picture]:
    parts = (document.body, *(appendix.body for appendix in document.appendices))
    return [element for part in parts for element in part if isinstance(element, Picture)]


def _with_drawings(appendix: Appendix, drawings: dict[str, Picture]) -> Appendix:
    return replace(appendix, body=tuple(_with_drawing(e, drawings) for e in appendix.body))


def _with_drawing(element: Element, drawings: dict[str, Picture]) -> Element:
    if isinstance(element, Picture) and element.caption in drawings:
        return replace(element, data=drawings[element.caption].data)
    return element


def read_back(upload: File[bytes]) -> Returned:
    """Read the file; :class:`Invalid` says in Vietnamese what is wrong with it."""
    if (upload.size or 0) > LIMITS.file_bytes:
        raise Invalid({"file": _("Tệp quá lớn; hãy kiểm tra lại.")})
    upload.seek(0)
    content = upload.read()
    if not content.startswith(DOCX_OPENS):
        raise Invalid({"file": _("Hãy chọn tệp DOCX đã tải về từ văn bản này.")})
    try:
        document = _read(content)
    except NotIssuedHere as flaw:
        raise Invalid({"file": str(flaw)}) from flaw
    except UnreadableDocument as flaw:
        raise Invalid({"file": flaw.message_vi}) from flaw
    return Returned(document, content, upload.name or "")


def _read(content: bytes) -> Document:
    with tempfile.TemporaryDirectory(prefix="thidua-returned-") as folder:
        path = Path(folder) / "returned.docx"
        path.write_bytes(content)
        return read_issued_limited(path)


def returned_file(content: bytes, name: str) -> File[bytes]:
    """The bytes as a file again."""
    return ContentFile(content, name)
