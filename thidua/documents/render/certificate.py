"""Certificates set as PDF by typst, one page each, and the sheet that shows how far a printer feeds askew."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from thidua.documents.logic.certificates import CertificateKind, Layout, Piece, Stock, Wording
from thidua.documents.render.certificate_frame import COLOURS, frame_svg
from thidua.documents.render.certificate_qr import qr_png
from thidua.documents.render.certificate_source import CALIBRATION, CERTIFICATES

FONTS: Final = Path(__file__).resolve().parent.parent / "fonts"
STANDARD: Final = "a-2b"
"""PDF/A-2b: kept readable for the length of an archive (ISO 19005-2)."""


@dataclass(frozen=True, slots=True)
class Form:
    """What all certificates of a file share. ``day`` is the date the file bears: same data, same bytes."""

    title: str
    kind: CertificateKind
    stock: Stock
    layout: Layout
    day: date


def certificates_pdf(form: Form, wordings: Sequence[Wording]) -> bytes:
    """One PDF/A with a page for each wording, in their order. At least one is needed."""
    blank = form.stock is Stock.BLANK
    data = {
        **_sheet(form),
        "frame": frame_svg(form.layout.width, form.layout.height, form.kind) if blank else "",
        "ink": COLOURS[form.kind].ink if blank else "",
        "qr_words": "Mã QR xác minh",
        "certificates": [_certificate(wording) for wording in wordings],
    }
    return _compiled(CERTIFICATES, data)


def calibration_pdf(form: Form, names: dict[Piece, str], advice: Sequence[str]) -> bytes:
    """A sheet with rulers, four crosses 20 mm from the edges and the outline of every field, to lay over the stock."""
    data = {**_sheet(form), "advice": list(advice)}
    data["fields"] = [{**field, "name": names[Piece(field["piece"])]} for field in data["fields"]]
    return _compiled(CALIBRATION, data)


def _sheet(form: Form) -> dict[str, Any]:
    fields = [
        {
            "piece": f.piece.value,
            "x": str(f.x),
            "y": str(f.y),
            "width": str(f.width),
            "size": str(f.size),
            "align": f.align.value,
            "bold": f.bold,
            "italic": f.italic,
        }
        for f in form.layout.fields
        if f.shown
    ]
    return {
        "title": form.title,
        "day": [form.day.year, form.day.month, form.day.day],
        "width": str(form.layout.width),
        "height": str(form.layout.height),
        "fields": fields,
    }


def _certificate(wording: Wording) -> dict[str, Any]:
    return {
        "words": {piece.value: words for piece, words in wording.words.items()},
        "qr": list(qr_png(wording.address)),
    }


def _compiled(source: str, data: dict[str, Any]) -> bytes:
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    pdf = typst.compile(source.encode(), sys_inputs=inputs, font_paths=_fonts(), pdf_standards=[STANDARD], timestamp=0)
    return bytes(pdf)


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
