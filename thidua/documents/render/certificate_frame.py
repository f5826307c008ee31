"""The ornament of a certificate on blank paper, as one SVG for the whole sheet, in millimetres.

A band of red and gold with running keys, a lotus in each corner, and behind the words the sun and rings of a bronze
drum. It is drawn once for a file, however many certificates the file has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import cos, pi, sin
from typing import Final

from thidua.documents.logic.certificates import CertificateKind

BAND_FROM, BAND_WIDE = 9.0, 8.0
KEY_STEP: Final = 8.0


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a frame; ``paper`` is the ground inside the band."""

    deep: str
    gold: str
    pale: str
    paper: str
    ink: str


RED: Final = Colours("#9c1420", "#c8992f", "#ecd9a4", "#fffcf3", "#b01623")
BLUE: Final = Colours("#153a72", "#c8992f", "#e4dcbc", "#fdfdf8", "#b01623")
COLOURS: Final = {
    CertificateKind.CITATION: RED,
    CertificateKind.MERIT: RED,
    CertificateKind.FLAG: RED,
    CertificateKind.MEDAL: BLUE,
}
"""``ink`` is the colour of the large title."""


@cache
def frame_svg(width: Decimal, height: Decimal, kind: CertificateKind) -> str:
    """The ornament of a sheet of this size."""
    w, h, colours = float(width), float(height), COLOURS[kind]
    parts = [
        _rect(0, 0, w, h, fill="#ffffff"),
        _rect(BAND_FROM, BAND_FROM, w - 2 * BAND_FROM, h - 2 * BAND_FROM, fill=colours.deep),
        *_keys(w, h, colours),
        *_inside(w, h, colours),
        _drum(w / 2, h / 2 + 6, min(w, h) * 0.36, colours),
        *_corners(w, h, colours),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}mm" height="{h}mm" viewBox="0 0 {w} {h}">'
        + "".join(parts)
        + "</svg>"
    )


def _rect(x: float, y: float, w: float, h: float, *, fill: str = "none", line: str = "", thick: float = 0) -> str:
    stroke = f' stroke="{line}" stroke-width="{thick}"' if line else ""
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{w:.2f}" height="{h:.2f}" fill="{fill}"{stroke}/>'


def _inside(w: float, h: float, colours: Colours) -> Iterator[str]:
    inner = BAND_FROM + BAND_WIDE
    yield _rect(inner, inner, w - 2 * inner, h - 2 * inner, fill=colours.paper, line=colours.gold, thick=0.9)
    for off, thick in ((2.2, 0.25), (3.1, 0.6)):
        at = inner + off
        yield _rect(at, at, w - 2 * at, h - 2 * at, line=colours.gold, thick=thick)
    yield _rect(
        BAND_FROM - 1.5, BAND_FROM - 1.5, w - 2 * BAND_FROM + 3, h - 2 * BAND_FROM + 3, line=colours.gold, thick=0.5
    )


def _keys(w: float, h: float, colours: Colours) -> Iterator[str]:
    """A running key along the four sides, as on drums and temple doors."""
    middle = BAND_FROM + BAND_WIDE / 2
    for length, turn in ((w, f"translate(0 {middle})"), (w, f"translate(0 {h - middle}) scale(1 -1)"),
                         (h, f"translate({middle} 0) rotate(90) scale(1 -1)"),
                         (h, f"translate({w - middle} 0) rotate(90)")):  # fmt: skip
        room = length - 2 * (BAND_FROM + BAND_WIDE) - 10
        count = int(room // KEY_STEP)
        start = (length - count * KEY_STEP) / 2
        path = "".join(_key(start + n * KEY_STEP) for n in range(count))
        yield f'<path transform="{turn}" d="{path}" fill="none" stroke="{colours.gold}" stroke-width="0.7"/>'


def _key(x: float) -> str:
    """One turn of the key: a hook that winds inwards, then on to the next."""
    return f"M{x:.2f} 2.2v-4.4h6.2v3.2h-4v-1.3h2M{x:.2f} 2.2h{KEY_STEP}"


def _drum(x: float, y: float, radius: float, colours: Colours) -> str:
    """The sun of fourteen rays and the rings around it, pale, behind the words."""
    rings = "".join(
        f'<circle r="{radius * share:.2f}" fill="none" stroke="{colours.pale}" stroke-width="{thick}"{dashes}/>'
        for share, thick, dashes in (
            (1.0, 0.7, ""),
            (0.96, 0.25, ""),
            (0.91, 3.4, ' stroke-dasharray="1.1 1.3"'),
            (0.86, 0.25, ""),
            (0.72, 0.25, ""),
            (0.67, 3.0, ' stroke-dasharray="0.5 1.5"'),
            (0.62, 0.25, ""),
            (0.50, 0.6, ""),
            (0.47, 0.25, ""),
        )
    )
    birds = "".join(
        f'<path transform="rotate({360 / 16 * n:.1f}) translate(0 {-radius * 0.79:.2f})" d="{_BIRD}" '
        f'fill="{colours.pale}"/>'
        for n in range(16)
    )
    return (
        f'<g transform="translate({x:.2f} {y:.2f})" opacity="0.5">{rings}{birds}'
        f'<path d="{_star(14, radius * 0.43, radius * 0.13)}" fill="{colours.pale}"/></g>'
    )


_BIRD: Final = (
    "M-5.4 0.6Q-2.6 -0.2 -1.2 -0.7L1.4 -3.4Q1.6 -1.6 1.3 -0.6Q3.2 -0.3 5.6 -1.2Q3.4 0.9 1.2 1Q-1.6 1.4 -5.4 0.6Z"
)
"""A long-billed bird in flight, its bill to the left."""


def _star(points: int, outer: float, inner: float) -> str:
    corners = (
        (
            (outer if n % 2 == 0 else inner) * sin(pi * n / points),
            -(outer if n % 2 == 0 else inner) * cos(pi * n / points),
        )
        for n in range(2 * points)
    )
    return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in corners) + "Z"


def _corners(w: float, h: float, colours: Colours) -> Iterator[str]:
    at = BAND_FROM + BAND_WIDE / 2
    for x, y, turn in ((at, at, 135), (w - at, at, 225), (w - at, h - at, 315), (at, h - at, 45)):
        yield f'<g transform="translate({x:.2f} {y:.2f}) rotate({turn})">{_lotus(colours)}</g>'


def _lotus(colours: Colours) -> str:
    """A lotus on a gold ground, opening towards the sheet."""
    petals = "".join(
        f'<path transform="rotate({turn})" d="M0 3.2C-2.3 0.4 -2.1 -3.6 0 -6.6C2.1 -3.6 2.3 0.4 0 3.2Z" '
        f'fill="{colours.paper}" stroke="{colours.deep}" stroke-width="0.35"/>'
        for turn in (-66, 66, -36, 36, 0)
    )
    ground = f'<circle r="7.6" fill="{colours.gold}"/><circle r="6.9" fill="{colours.deep}"/>'
    return f'{ground}<g transform="translate(0 2.2)">{petals}</g>'
