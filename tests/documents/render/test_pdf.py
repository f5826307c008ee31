"""Issued PDF: archival marks, embedded fonts, page numbers, and letters no font has."""

from __future__ import annotations

import re
from dataclasses import replace

import pypdfium2.raw as pdfium
import pytest
from pypdfium2 import PdfDocument

from tests.documents.render.examples import EXAMPLES, LAUNCH, LETTER, PLAN
from thidua.documents.logic.decree30 import Paragraph
from thidua.documents.render.pdf import NotPrintable, render_pdf

pytestmark = pytest.mark.logic


def fonts(pdf: bytes) -> set[tuple[bool, int]]:
    """Whether each font used is embedded, and how its name begins."""
    found = set()
    for page in PdfDocument(pdf):
        for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
            element = pdfium.FPDFPage_GetObject(page.raw, index)
            if pdfium.FPDFPageObj_GetType(element) == pdfium.FPDF_PAGEOBJ_TEXT:
                found.add(pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(element)))
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_is_marked_as_pdf_a_2b_with_an_output_intent_and_embedded_fonts(name: str) -> None:
    pdf = render_pdf(EXAMPLES[name])
    marks = re.findall(rb"<pdfaid:(part|conformance)>(\w+)<", pdf)
    assert (sorted(marks), pdf.count(b"/OutputIntents"), pdf.count(b"/S/GTS_PDFA1"), fonts(pdf)) == (
        [(b"conformance", b"B"), (b"part", b"2")],
        1,
        1,
        {1},
    )


def test_the_file_names_its_title_and_issuer() -> None:
    properties = PdfDocument(render_pdf(PLAN)).get_metadata_dict()
    assert (properties["Title"], properties["Author"], properties["Keywords"]) == (
        PLAN.title,
        "ỦY BAN NHÂN DÂN XÃ CHI LĂNG",
        "campaign=CL-2026",
    )


def test_the_same_document_has_the_same_pages() -> None:
    assert PdfDocument(render_pdf(LAUNCH)).get_version() == 17
    assert len(PdfDocument(render_pdf(LAUNCH))) == len(PdfDocument(render_pdf(LAUNCH)))


def test_a_letter_that_no_font_has_is_named() -> None:
    with pytest.raises(NotPrintable) as refusal:
        render_pdf(replace(LETTER, body=(Paragraph("Thi đua 😀"),)))
    assert str(refusal.value) == ("Ký tự “😀” không có trong phông chữ nên không in được. Hãy thay bằng chữ khác.")
