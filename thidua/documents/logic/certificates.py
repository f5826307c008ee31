"""Certificates of honour: what is printed on them, and where, in millimetres.

A layout is a sheet of paper and the fields placed on it. The same layout serves a full design on blank paper and an
overprint on stock that a printing house has delivered; only the frame differs. Lengths are millimetres from the upper
left corner, letters are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, Final

TENTH: Final = Decimal("0.1")
SMALLEST_LETTERS, LARGEST_LETTERS = Decimal(6), Decimal(72)
FARTHEST_CORRECTION: Final = Decimal(20)
"""Printers feed a few millimetres askew; more is a wrong paper size."""


class CertificateKind(StrEnum):
    """The four forms of a certificate."""

    CITATION = "citation"  # giấy khen
    MERIT = "merit"  # bằng khen
    FLAG = "flag"  # cờ thi đua: the certificate that goes with the flag
    MEDAL = "medal"  # kỷ niệm chương: likewise


class Stock(StrEnum):
    """On what the certificate is printed."""

    BLANK = "blank"
    PREPRINTED = "preprinted"


class CertificateState(StrEnum):
    """Where one certificate stands."""

    DRAFT = "draft"
    VALID = "valid"
    REVOKED = "revoked"


class Align(StrEnum):
    """How the text of a field stands in its width."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Piece(StrEnum):
    """What a field shows."""

    STATE_NAME = "state_name"
    MOTTO = "motto"
    ISSUER = "issuer"
    TITLE = "title"
    HOLDER = "holder"
    UNIT = "unit"
    MERIT = "merit"
    DECISION = "decision"
    PLACE_DATE = "place_date"
    AUTHORITY = "authority"
    SIGNER = "signer"
    CODE = "code"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: upper left corner and width in millimetres, letters in points. A QR is as high as it is wide."""

    piece: Piece
    x: Decimal
    y: Decimal
    width: Decimal
    size: Decimal = Decimal(14)
    align: Align = Align.CENTER
    bold: bool = False
    italic: bool = False
    shown: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet and its fields."""

    width: Decimal
    height: Decimal
    fields: tuple[Field, ...]

    def field(self, piece: Piece) -> Field | None:
        """The field that shows this piece."""
        return next((f for f in self.fields if f.piece is piece), None)

    def shifted(self, dx: Decimal, dy: Decimal) -> Layout:
        """The layout moved to the right and down, against what a printer does to it."""
        return replace(self, fields=tuple(replace(f, x=f.x + dx, y=f.y + dy) for f in self.fields))


class Flaw(StrEnum):
    """Why a field cannot stay where it is."""

    OUTSIDE = "outside"
    TOO_NARROW = "too_narrow"
    LETTERS = "letters"
    TWICE = "twice"


LEAST_WIDTH: Final = Decimal(10)
LEAST_QR: Final = Decimal(22)
"""Below this width a telephone no longer reads the code from a printed sheet."""


def flaws(layout: Layout) -> list[tuple[Piece, Flaw]]:
    """What is wrong with the fields that are shown; empty for a layout that can be printed."""
    found: list[tuple[Piece, Flaw]] = []
    seen: set[Piece] = set()
    for field in layout.fields:
        if field.piece in seen:
            found.append((field.piece, Flaw.TWICE))
        seen.add(field.piece)
        if field.shown:
            found += [(field.piece, flaw) for flaw in _flaws_of(field, layout)]
    return found


def _flaws_of(field: Field, layout: Layout) -> Iterable[Flaw]:
    high = field.width if field.piece is Piece.QR else Decimal(0)
    if min(field.x, field.y) < 0 or field.x + field.width > layout.width or field.y + high > layout.height:
        yield Flaw.OUTSIDE
    if field.width < (LEAST_QR if field.piece is Piece.QR else LEAST_WIDTH):
        yield Flaw.TOO_NARROW
    if not SMALLEST_LETTERS <= field.size <= LARGEST_LETTERS:
        yield Flaw.LETTERS


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one certificate by piece, and the address in its QR."""

    words: Mapping[Piece, str]
    address: str


def layout_json(layout: Layout) -> dict[str, Any]:
    """The layout as JSON; lengths as text, so that no digit changes."""
    return {
        "width": str(layout.width),
        "height": str(layout.height),
        "fields": [
            {
                "piece": f.piece.value,
                "x": str(f.x),
                "y": str(f.y),
                "width": str(f.width),
                "size": str(f.size),
                "align": f.align.value,
                "bold": f.bold,
                "italic": f.italic,
                "shown": f.shown,
            }
            for f in layout.fields
        ],
    }


def layout_from(data: Mapping[str, Any]) -> Layout:
    """The layout that :func:`layout_json` wrote; ``ValueError`` or ``KeyError`` for anything else."""
    return Layout(
        millimetres(data["width"]),
        millimetres(data["height"]),
        tuple(
            Field(
                Piece(f["piece"]),
                millimetres(f["x"]),
                millimetres(f["y"]),
                millimetres(f["width"]),
                millimetres(f["size"]),
                Align(f["align"]),
                bool(f["bold"]),
                bool(f["italic"]),
                bool(f["shown"]),
            )
            for f in data["fields"]
        ),
    )


def millimetres(text: object) -> Decimal:
    """A length, decimal comma or point, to a tenth; ``ValueError`` where it is none."""
    try:
        number = Decimal(str(text).strip().replace(",", "."))
    except InvalidOperation as trouble:
        raise ValueError(text) from trouble
    if not number.is_finite() or abs(number) > 10_000:
        raise ValueError(text)
    return number.quantize(TENTH)
