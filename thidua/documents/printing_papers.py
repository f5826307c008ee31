"""The files of a paper: those that were kept when it was issued, or made from its text as it stands."""

from __future__ import annotations

from functools import lru_cache

from django.core.files.base import ContentFile

from thidua.documents.certificate_queries import signed_prints_of
from thidua.documents.files import open_stored
from thidua.documents.logic.decree30 import Document
from thidua.documents.logic.papers import document_of
from thidua.documents.models import Paper, StoredFile
from thidua.documents.render.docx import render_docx
from thidua.documents.render.pdf import render_pdf


@lru_cache(maxsize=16)
def pdf_of(document: Document) -> bytes:
    """The PDF of a text; the same text is set once while people look at its pages."""
    return render_pdf(document)


def paper_pdf(paper: Paper) -> bytes:
    """The PDF of a paper."""
    if paper.pdf is not None:
        return _stored(paper.pdf)
    return pdf_of(document_of(paper.raw))


def paper_print(paper: Paper) -> ContentFile[bytes]:
    """The file that the next signature goes on: the last signed print, else the PDF."""
    last = signed_prints_of(paper).first()
    if last:
        return ContentFile(_stored(last.file), last.file_name)
    return ContentFile(paper_pdf(paper), f"{paper.code}.pdf")


def paper_docx(paper: Paper) -> bytes:
    """The DOCX of a paper."""
    if paper.docx is not None:
        return _stored(paper.docx)
    return render_docx(document_of(paper.raw))


def _stored(row: StoredFile) -> bytes:
    with open_stored(row) as file:
        content: bytes = file.read()
        return content
