"""Makes the demonstration's documents again: ``python -m thidua.demo.make_documents``."""

from __future__ import annotations

from pathlib import Path

from thidua.demo.docx_maker import docx_of
from thidua.demo.launch_text import DATA, FLAWED, SIGNED
from thidua.demo.pdf_maker import pdf_of


def make(folder: Path) -> list[Path]:
    """Write both variants as DOCX and PDF into ``folder``; the paths written."""
    written = []
    for text in (SIGNED, FLAWED):
        for ending, content in (("docx", docx_of(text)), ("pdf", pdf_of(text))):
            path = folder / f"{text.name}.{ending}"
            path.write_bytes(content)
            written.append(path)
    return written


if __name__ == "__main__":
    make(DATA)
