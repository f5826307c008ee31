"""SVG as dots, for files that take no SVG."""

from __future__ import annotations

from typing import Final

from thidua.documents.render.typesetter import compiler

DOTS_AN_INCH: Final = 150


def is_svg(data: bytes) -> bool:
    """Whether a picture is SVG, told by how it begins."""
    return data.lstrip()[:5] in {b"<svg ", b"<?xml"}


def png_from_svg(data: bytes) -> bytes:
    """The picture as PNG at the width of a line of text."""
    made: bytes = compiler("picture.typ").compile(
        format="png", ppi=DOTS_AN_INCH, sys_inputs={"svg": data.decode("utf-8")}
    )
    return made
