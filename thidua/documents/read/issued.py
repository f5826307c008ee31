"""Documents the system has issued, read back into the value they were made from: ``read_issued(render(d)) == d``.

DOCX is read by the styles of its paragraphs and stands editing in Word; PDF by places and type. What cannot be had
back is not compared: the dots of pictures.
"""

from __future__ import annotations

from typing import Final

from thidua.documents.logic.components import assemble
from thidua.documents.logic.decree30 import Document
from thidua.documents.page_marks import page_marks, pdf_keywords
from thidua.documents.read.issued_docx import docx_components, docx_keywords
from thidua.documents.read.issued_pdf import pdf_components
from thidua.documents.read.limits import LIMITS
from thidua.documents.read.word_package import WordPackage

PDF_OPENS: Final = b"%PDF-"


def read_issued(data: bytes) -> Document:
    """The document in a DOCX or PDF file made here, a DOCX also after editing.

    Raises :class:`thidua.documents.logic.components.NotIssuedHere` where the layout is another, and
    :class:`thidua.documents.read.errors.UnreadableDocument` where the file cannot be opened.
    """
    if data.startswith(PDF_OPENS):
        return assemble(pdf_components(page_marks(data)), _meta(pdf_keywords(data)))
    package = WordPackage(data, LIMITS)
    return assemble(docx_components(package, data), _meta(docx_keywords(data)))


def _meta(keywords: str) -> tuple[tuple[str, str], ...]:
    """File properties as the renderers write them: ``name=value, name=value``."""
    pairs = (keyword.partition("=") for keyword in keywords.split(",") if "=" in keyword)
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)
