"""What a signature shows on the page, set by typst: the picture of a signature or a seal, or words in its place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import typst

from thidua.documents.logic.signature_place import Box, Signing

FONTS: Final = Path(__file__).resolve().parent.parent / "fonts"
COLOURS: Final = {Signing.PERSON: "#0b3d91", Signing.BODY: "#c8102e", Signing.APPENDIX: "#000000"}
"""Signatures are blue and seals red (Decree 30/2020, Appendix I, part II, 7–8)."""

_SOURCE: Final = r"""
#let d = json(bytes(sys.inputs.data))
#set page(width: d.width * 1pt, height: d.height * 1pt, margin: 0pt, fill: none)
#set document(title: "", date: none)
#set text(
  font: "Tinos", lang: "vi", hyphenate: false, fill: rgb(d.colour), top-edge: "ascender", bottom-edge: "descender",
)
#set par(leading: 0.3em, spacing: 0.3em)
#if d.picture.len() > 0 {
  image(bytes(d.picture), width: 100%, height: 100%, fit: "contain")
} else if d.framed {
  block(width: 100%, height: 100%, inset: 3pt, stroke: 0.8pt + rgb(d.colour), radius: 2pt,
    align(center + horizon, d.lines.map(line => text(size: d.size * 1pt, line)).join(linebreak())))
} else {
  block(width: 100%, height: 100%, inset: 3pt,
    align(right + top, d.lines.map(line => text(size: d.size * 1pt, line)).join(linebreak())))
}
"""


@dataclass(frozen=True, slots=True)
class Look:
    """What is shown: a PNG, or lines of words where there is none."""

    picture: bytes = b""
    lines: tuple[str, ...] = ()


def words_look(signing: Signing, signer: str, number: str, at: datetime) -> Look:
    """The words in place of a picture; ``at`` is local and aware. An appendix shows its number and the moment."""
    moment = f"{at:%d/%m/%Y %H:%M:%S} {at:%z}"
    if signing is Signing.APPENDIX:
        return Look(lines=(*((f"Số: {number}",) if number else ()), f"Thời gian ký: {moment[:-2]}:{moment[-2:]}"))
    return Look(lines=("Đã ký số", signer, f"{at:%H:%M %d/%m/%Y}"))


def stamp_pdf(signing: Signing, look: Look, box: Box) -> bytes:
    """One page of exactly the size of the box, without ground."""
    data = {
        "width": round(box.width, 2),
        "height": round(box.height, 2),
        "colour": COLOURS[signing],
        "picture": list(look.picture),
        "lines": list(look.lines),
        "framed": signing is not Signing.APPENDIX,
        "size": 10 if signing is Signing.APPENDIX else 9,
    }
    return bytes(
        typst.compile(_SOURCE.encode(), sys_inputs={"data": json.dumps(data)}, font_paths=_fonts(), timestamp=0)
    )


@cache
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
