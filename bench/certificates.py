"""How long a batch of certificates takes from its words to the files for the printer."""

from __future__ import annotations

import base64
import io
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import docx
import segno
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from bench.measuring import Row, benchmark
from thidua.documents.logic.certificate_layouts import starting_layout
from thidua.documents.logic.certificates import CertificateKind, Piece, Stock, Wording
from thidua.documents.render.certificate import Form, certificates_pdf

COUNT, IN_A_FILE = 1000, 250
SAMPLE = 20
"""Certificates converted by LibreOffice; the time is multiplied up."""
BUDGET = 10
MERIT = "Đã có thành tích xuất sắc trong phong trào thi đua “Cả nước chung sức xây dựng nông thôn mới” năm 2024"


@benchmark
def certificates_1000() -> Iterator[Row]:
    """One process: words, QR and PDF/A. Beside: the same words through python-docx and LibreOffice, where it is."""
    wordings = [_wording(number) for number in range(1, COUNT + 1)]
    form = Form("Giấy khen", CertificateKind.CITATION, Stock.BLANK, starting_layout(Stock.BLANK), date(2024, 12, 20))
    start, worked = time.perf_counter(), time.process_time()
    files = [certificates_pdf(form, wordings[n : n + IN_A_FILE]) for n in range(0, COUNT, IN_A_FILE)]
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    beside = _through_office(wordings[:SAMPLE])
    note = (
        f"PDF/A-2b in {len(files)} files, {sum(map(len, files)) // 1024} KB, one process, {worked:.1f} s of processor"
    )
    if beside is not None:
        note += f"; beside: python-docx and LibreOffice, {SAMPLE} certificates multiplied up"
    yield Row("certificates_1000", round(seconds, 2), "s", BUDGET, beside, note)


def _wording(number: int) -> Wording:
    token = base64.urlsafe_b64encode(random.Random(number).randbytes(185)).decode().rstrip("=")
    words = {
        Piece.STATE_NAME: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        Piece.MOTTO: "Độc lập - Tự do - Hạnh phúc",
        Piece.ISSUER: "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN SÔNG MÂY\nTẶNG",
        Piece.TITLE: "GIẤY KHEN",
        Piece.HOLDER: f"Bà Nguyễn Thị Hương Giang {number}",
        Piece.UNIT: "Công chức Văn phòng - Thống kê, Ủy ban nhân dân xã Bằng Hữu",
        Piece.MERIT: MERIT,
        Piece.DECISION: f"Quyết định số 245/QĐ-UBND\nngày 20 tháng 12 năm 2024\nSố thứ tự trong danh sách: {number}",
        Piece.PLACE_DATE: "Sông Mây, ngày 20 tháng 12 năm 2024",
        Piece.AUTHORITY: "CHỦ TỊCH",
        Piece.SIGNER: "Nguyễn Văn An",
        Piece.CODE: "Mã xác minh: 7F3K-9QXM-2T8",
    }
    return Wording(words, f"https://thidua.example.gov.vn/xac-minh/k/{token}")


def _through_office(wordings: list[Wording]) -> float | None:
    office = shutil.which("soffice")
    if office is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        path = Path(folder) / "certificates.docx"
        path.write_bytes(_as_docx(wordings))
        command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", folder, str(path)], check=True, capture_output=True, timeout=240)
        return round((time.perf_counter() - start) * COUNT / len(wordings), 1)


def _as_docx(wordings: list[Wording]) -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)
    for number, wording in enumerate(wordings):
        if number:
            document.add_page_break()
        for piece, words in wording.words.items():
            paragraph = document.add_paragraph(words)
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.runs[0].font.size = Pt(30 if piece is Piece.TITLE else 14)
        picture = io.BytesIO()
        segno.make(wording.address, error="m", micro=False, mask=0).save(picture, kind="png", scale=4)
        picture.seek(0)
        document.add_picture(picture, width=Mm(30))
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
