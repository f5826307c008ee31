"""How long it takes to write a report of thirty pages, beside DOCX and its conversion by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pypdfium2

from bench.launch_documents import CLAUSES, GROUPS, TALK
from bench.measuring import Row, benchmark, milliseconds
from thidua.documents.logic.decree30 import (
    Align,
    Document,
    Element,
    Heading,
    Kind,
    Level,
    Paragraph,
    Picture,
    Signature,
    Table,
)
from thidua.documents.read.issued import read_issued
from thidua.documents.render.chart import Bars, Series, bar_chart
from thidua.documents.render.docx import render_docx
from thidua.documents.render.pdf import render_pdf

BUDGET = 2000
SECTIONS, TABLE_ROWS = 22, 14
UNITS = ("Chi Lăng", "Quan Sơn", "Chiến Thắng", "Nhân Lý", "Bằng Mạc", "Vạn Linh")
HEAD = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện", "Tỷ lệ")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII",
         "XVIII", "XIX", "XX", "XXI", "XXII")  # fmt: skip


@benchmark
def report_30_pages() -> Iterator[Row]:
    """A report with a table and a chart in every section, from the model to PDF/A bytes."""
    document = _report()
    pdf = render_pdf(document)
    assert read_issued(pdf) == document
    docx_time = milliseconds(lambda: render_docx(document), rounds=3, warm_up=1)
    converted = _libreoffice(render_docx(document))
    note = (
        f"PDF/A of {len(pypdfium2.PdfDocument(pdf))} pages, {len(pdf) // 1024} KB; DOCX alone {docx_time} ms; beside: "
    )
    yield Row(
        "report_30_pages",
        milliseconds(lambda: render_pdf(document), rounds=5, warm_up=1),
        "ms",
        BUDGET,
        None if converted is None else round(docx_time + converted, 1),
        note + ("no LibreOffice here" if converted is None else "DOCX and its conversion by LibreOffice"),
    )


def _report() -> Document:
    body: list[Element] = []
    for index, number in enumerate(ROMAN[:SECTIONS]):
        body.append(Heading(Level.SECTION, number, f"{GROUPS[index % len(GROUPS)]} năm 2026"))
        body += [Paragraph(TALK[0]), *(Paragraph(clause.format(n=10 + index), bullet=True) for clause in CLAUSES)]
        body += [_table(index), Picture("Tỷ lệ hoàn thành theo xã", 90, _chart(index)), Paragraph(TALK[0])]
    return Document(
        kind=Kind.REPORT,
        parent="Ủy ban nhân dân tỉnh Lạng Sơn",
        issuer="Ủy ban nhân dân xã Chi Lăng",
        number=120,
        symbol="BC-UBND",
        place="Chi Lăng",
        day=date(2026, 12, 18),
        abstract="Tổng kết phong trào thi đua năm 2026",
        signatures=(Signature("Chủ tịch", "Hoàng Văn Lực", ("TM. Ủy ban nhân dân",)),),
        body=tuple(body),
        recipients=("Ban Thi đua - Khen thưởng tỉnh", "Lưu: VT"),
    )


def _table(index: int) -> Table:
    rows = tuple(
        (
            str(n),
            f"Tỷ lệ xã đạt chuẩn quốc gia về y tế đợt {n}",
            "%",
            f"{80 + index},{n % 10}",
            f"{70 + n},5",
            "98,2",
        )
        for n in range(1, TABLE_ROWS + 1)
    )
    align = (Align.CENTRE, Align.LEFT, Align.CENTRE, Align.RIGHT, Align.RIGHT, Align.RIGHT)
    return Table(HEAD, rows, (8, 40, 13, 13, 13, 13), align)


def _chart(index: int) -> bytes:
    values = tuple(Decimal(60 + (index * 7 + unit * 11) % 40) for unit in range(len(UNITS)))
    return bar_chart(Bars(UNITS, (Series("Thực hiện", values),)), "%")


def _libreoffice(word: bytes) -> float | None:
    """Milliseconds of a conversion to PDF in a process of its own, as a server does it; None where there is none."""
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.docx"
        path.write_bytes(word)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)]
        return milliseconds(lambda: subprocess.run(command, check=True, capture_output=True), rounds=2, warm_up=1)
