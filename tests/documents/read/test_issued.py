"""Issued documents read back: the same value from both formats, and what an officer changed in Word."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.documents.render.examples import EXAMPLES
from tests.documents.render.generated import documents
from thidua.documents.logic.decree30 import Document
from thidua.documents.read.issued import read_issued
from thidua.documents.render.docx import render_docx
from thidua.documents.render.pdf import render_pdf

pytestmark = pytest.mark.logic
MODERATE = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@MODERATE
@given(documents())
def test_a_pdf_reads_back_to_the_document_it_was_made_from(document: Document) -> None:
    assert read_issued(render_pdf(document)) == document


@MODERATE
@given(documents())
def test_a_docx_reads_back_to_the_document_it_was_made_from(document: Document) -> None:
    assert read_issued(render_docx(document)) == document


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_kind_reads_back_from_both_formats(name: str) -> None:
    document = EXAMPLES[name]
    assert [read_issued(render_pdf(document)), read_issued(render_docx(document))] == [document, document]
