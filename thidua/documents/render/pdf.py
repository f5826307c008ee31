"""Decree-30 documents as PDF/A-2b, set by typst with the fonts that ship with the project."""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

from thidua.documents.logic.decree30 import Document
from thidua.documents.logic.printing import printed

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"


@functools.cache
def _compiler(template: str) -> Any:
    """One compiler a process and template: the fonts are loaded once."""
    import typst  # noqa: PLC0415 - slow import

    return typst.Compiler(str(HERE / template), font_paths=[str(FONTS)], ignore_system_fonts=True)


def render_pdf(document: Document) -> bytes:
    """The document as PDF/A-2b bytes; same input, same layout on every machine."""
    payload = json.dumps(printed(document), ensure_ascii=False)
    made: bytes = _compiler("decree30.typ").compile(
        format="pdf", sys_inputs={"document": payload}, pdf_standards=["a-2b"]
    )
    return made
