"""What rows of papers say of the documents they hold."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.core.logic.codec import from_json
from thidua.documents.logic.decree30 import Document


def document_of(raw: Mapping[str, object]) -> Document:
    """The document of a stored JSON value; :class:`thidua.core.logic.codec.Malformed` where it is none."""
    return from_json(Document, dict(raw))


def signer_line(document: Document) -> str:
    """Who signs, as the register writes it: ``Nguyễn Văn A (CHỦ TỊCH)``, several with a comma."""
    return ", ".join(f"{s.name} ({s.position})" if s.name else s.position for s in document.signatures)
