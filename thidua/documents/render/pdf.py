"""Decree-30 documents as PDF/A-2b, set by typst with the fonts that ship with the project."""

from __future__ import annotations

import json
import re
from typing import Final

from thidua.documents.logic.decree30 import Document
from thidua.documents.render.pdf_data import as_printed
from thidua.documents.render.typesetter import compiler

NOT_SHOWN: Final = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')


class NotPrintable(Exception):
    """The document holds a character without a shape in the typeface. ``str()`` says in Vietnamese which."""


def render_pdf(document: Document) -> bytes:
    """The document as PDF/A-2b bytes; same input, same layout on every machine. Raises :class:`NotPrintable`."""
    import typst  # noqa: PLC0415 - slow import

    payload = json.dumps(as_printed(document), ensure_ascii=False)
    try:
        made: bytes = compiler("decree30.typ").compile(
            format="pdf", sys_inputs={"document": payload}, pdf_standards=["a-2b"]
        )
    except typst.TypstError as error:
        found = NOT_SHOWN.search(str(error))
        if found is None:
            raise
        message = f"Ký tự “{found['text']}” không có trong phông chữ nên không in được. Hãy thay bằng chữ khác."
        raise NotPrintable(message) from error
    return made
