"""How long it takes to read a launch document, and to start the command that does."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import docx
import pypdfium2

from bench.launch_documents import as_docx, as_pdf, paragraphs
from bench.measuring import Row, benchmark, milliseconds
from thidua.campaigns.logic.reading.reading import read_launch_document
from thidua.documents.read import open_source

ROUNDS, TABLE_ROWS = 4, 20  # ten pages
FIRST_FIGURES = range(10, 70, 10)  # documents that differ in their figures are read in turn, so that none is remembered
READING_BUDGET = 100
START_BUDGET = 300
ROOT = Path(__file__).parents[1]


@benchmark
def ten_pages() -> Iterator[Row]:
    """Ten pages from bytes to a full reading, in a process that has read before."""
    words = [as_docx(ROUNDS, TABLE_ROWS, first) for first in FIRST_FIGURES]
    pdfs = [as_pdf(ROUNDS, TABLE_ROWS, first) for first in FIRST_FIGURES]
    word, pdf = words[0], pdfs[0]
    next_word, next_pdf = cycle(words), cycle(pdfs)
    yield Row(
        "read_docx_10p",
        milliseconds(lambda: _read(next(next_word), "a.docx")),
        "ms",
        READING_BUDGET,
        milliseconds(lambda: _python_docx(word)),
        f"full reading; beside: python-docx, text of the paragraphs only; opening alone {_opening(word)} ms",
    )
    yield Row(
        "read_pdf_10p",
        milliseconds(lambda: _read(next(next_pdf), "a.pdf")),
        "ms",
        READING_BUDGET,
        milliseconds(lambda: _pypdfium2(pdf)),
        f"full reading of {len(pypdfium2.PdfDocument(pdf))} pages; beside: raw text of pypdfium2, without lines, "
        f"columns, tables; opening alone {_opening(pdf)} ms",
    )


@benchmark
def cli_start() -> Iterator[Row]:
    """The command as a person types it, on a small text."""
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.txt"
        small.write_text("\n".join(paragraphs(1)[:12]), encoding="utf-8")
        command = [sys.executable, "-m", "thidua", "read", str(small), "--json"]
        yield Row(
            "cli_start",
            milliseconds(lambda: _run(command, folder), rounds=11),
            "ms",
            START_BUDGET,
            milliseconds(lambda: _run([sys.executable, "-c", "pass"], folder), rounds=11),
            "python -m thidua read small.txt --json; beside: the interpreter doing nothing",
        )


def _read(data: bytes, name: str) -> object:
    return read_launch_document(open_source(data, name=name))


def _opening(data: bytes) -> float:
    return milliseconds(lambda: open_source(data, name="a"))


def _python_docx(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs)


def _pypdfium2(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def _run(command: list[str], folder: str) -> None:
    """As installed: the byte code is kept, here in a *folder* of its own."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = kept | {"PYTHONPYCACHEPREFIX": str(Path(folder) / "bytecode")}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
